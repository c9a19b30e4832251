import { people, type PersonSeed } from '../../sandbox/seeds/people'
import { ilse, petra, waitFor, type Office } from '../support/office'
import { actionsOf, textOf, type Colleague, type Message } from '../support/teams'

/** How long somebody looks at a screen before trying again, milliseconds. */
const patience = 2_500
/** How often, before giving up on the bot. */
const mostTries = 25

/** Does something again and again until it shows: what a person does whom the bot told that Microsoft did not answer. */
async function insist(
  office: Office,
  what: string,
  act: () => Promise<unknown>,
  look: () => Message | undefined,
): Promise<Message> {
  const problems = () => office.teams.inChatOf(ilse).filter(({ card }) => /Reference for support/.test(textOf(card)))
  for (let tries = 1; ; tries += 1) {
    const before = problems().length
    await act()
    const until = Date.now() + patience
    const over = () => problems().length > before || Date.now() > until
    const found = await waitFor(what, () => look() ?? (over() ? 'nothing' : undefined))
    if (found !== 'nothing') return found
    if (tries === mostTries) throw new Error(`After ${tries} tries there is still no ${what}:\n${newestOf(office)}`)
  }
}

function newest(messages: readonly Message[], says: RegExp, button?: RegExp): Message | undefined {
  return messages.findLast(
    ({ card }) =>
      card !== undefined &&
      says.test(textOf(card)) &&
      (button === undefined || actionsOf(card).some(({ title }) => button.test(title))),
  )
}

/** Ilse offboards somebody by the suggestions, and tries again whatever fails; the plan that she gets. */
export async function stubbornPlan(office: Office, address: string): Promise<Message> {
  const chat = () => office.teams.inChatOf(ilse)
  const offboard = () => office.teams.say(ilse, `/offboard ${address}`)
  await insist(office, 'question', offboard, () => newest(chat(), /Decisions about/, /Make the plan/))
  const answer = async (): Promise<void> => {
    const question = newest(chat(), /Decisions about/, /Make the plan/)
    if (question === undefined) await offboard()
    else await office.teams.press(ilse, question, /Make the plan/)
  }
  return insist(office, 'plan', answer, () => newest(chat(), /The plan for/, /Send for approval/))
}

/**
 * Ilse sends the plan, and Petra approves all of it. What can be read only after the plan was made makes another one, or asks
 * first: the newest counts.
 */
export async function stubbornApproval(office: Office): Promise<void> {
  const chat = () => office.teams.inChatOf(ilse)
  const approvable = () => newest(office.teams.inChannel(), /is leaving/, /Approve all/)
  const send = async (): Promise<void> => {
    const plan = newest(chat(), /The plan for/, /Send for approval/)
    const page = newest(chat(), /Decisions about/, /Make the plan/)
    const question = newest(chat(), /\nSave\n/, /^Save$/)
    if (plan !== undefined) await office.teams.press(ilse, plan, /Send for approval/)
    else if (page !== undefined) await office.teams.press(ilse, page, /Make the plan/)
    else if (question !== undefined) await office.teams.press(ilse, question, /^Save$/)
  }
  const approve = async (): Promise<void> => {
    const theCase = approvable()
    if (theCase !== undefined) await office.teams.press(petra, theCase, /Approve all/)
  }
  const theCase = await insist(office, 'case to approve', send, approvable)
  await insist(office, 'approved case', approve, () => (approvable() === undefined ? theCase : undefined))
}

/**
 * Ilse does the tasks and answers the questions as they come, Petra approves what follows from those and has every failed step tried again, until Ilse has a summary that says that
 * all was read back; its text.
 */
export async function stubbornFinish(office: Office, leaver: PersonSeed, giveUpAfter: number): Promise<string> {
  const until = Date.now() + giveUpAfter
  for (let again = 0; ;) {
    const summary = newest(office.teams.inChatOf(ilse), /Everything below was read back/)
    if (summary !== undefined) return textOf(summary.card)
    if (Date.now() > until)
      throw new Error(`The case did not complete, tried again ${again} times:\n${newestOf(office)}`)
    const failed = withButton(office.teams.inChannel(), 'Try again')
    again += await pressAll(office, petra, failed, 'Try again')
    await answerLate(office)
    const tasks = withButton(office.teams.inChatOf(ilse), taskDone)
    for (const task of tasks) await doByHand(office, leaver, textOf(task.card))
    await pressAll(office, ilse, tasks, taskDone)
    await new Promise((resolve) => setTimeout(resolve, failed.length + tasks.length > 0 ? 500 : 50))
  }
}

/** What could not be read when the plan was made is asked later, and waits for an approval of its own. */
async function answerLate(office: Office): Promise<void> {
  const question = newest(office.teams.inChatOf(ilse), /\nSave\n/, /^Save$/)
  if (question !== undefined) await office.teams.press(ilse, question, /^Save$/)
  await pressAll(office, petra, withButton(office.teams.inChannel(), 'Approve'), 'Approve')
}

const taskDone = 'I have done this'

/** What Ilse's newest cards say, for whoever wants to know what the case waits for. */
function newestOf(office: Office): string {
  return office.teams
    .inChatOf(ilse)
    .slice(-3)
    .map(({ card }) => textOf(card))
    .join('\n---\n')
}

function withButton(messages: readonly Message[], title: string): readonly Message[] {
  return messages.filter(({ card }) => card !== undefined && actionsOf(card).some((one) => one.title === title))
}

/** How many were pressed: the engine may have been faster than whoever presses. */
async function pressAll(
  office: Office,
  colleague: Colleague,
  messages: readonly Message[],
  title: string,
): Promise<number> {
  let pressed = 0
  for (const message of messages) {
    if (withButton([message], title).length === 0) continue
    await office.teams.press(colleague, message, title)
    pressed += 1
  }
  return pressed
}

/** What Ilse does in the tenant, by what a task's card asks of her. */
async function doByHand(office: Office, { id }: PersonSeed, task: string): Promise<void> {
  // Signing out is by hand only for somebody from Active Directory.
  if (/To do by hand: (Sign out everywhere|Active Directory)/.test(task)) {
    await office.control('change-active-directory', { id, change: 'disable' })
    await office.control('change-active-directory', { id, change: 'leaveGroups' })
  }
  // Only where it was asked for: what could not be read when the plan was made may be decided otherwise.
  if (task.includes('-Type Shared')) await office.control('change-active-directory', { id, change: 'shareMailbox' })
  if (task.includes('To do by hand: Direct reports'))
    await office.control('replace-manager', { id, manager: people.willemVanLeeuwen.id })
  if (task.includes('To do by hand: Sign-in methods')) await office.control('forget-sign-in-methods', { id })
  if (task.includes('To do by hand: Access to applications')) await office.control('take-applications', { id })
}
