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
    if (tries === mostTries) throw new Error(`After ${tries} tries there is still no ${what}`)
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
  await insist(office, 'question', offboard, () => newest(chat(), /Question \d of/, /suggestions/))
  const answer = async (): Promise<void> => {
    const question = newest(chat(), /Question \d of/, /suggestions/)
    if (question === undefined) await offboard()
    else await office.teams.press(ilse, question, /suggestions/)
  }
  return insist(office, 'plan', answer, () => newest(chat(), /The plan for/, /Send for approval/))
}

/** Ilse sends the plan, and Petra approves all of it. */
export async function stubbornApproval(office: Office, plan: Message): Promise<void> {
  const approvable = () => newest(office.teams.inChannel(), /is leaving/, /Approve all/)
  const pressIfThere = (colleague: Colleague, message: Message | undefined, title: RegExp) =>
    message !== undefined && actionsOf(message.card ?? { type: 'AdaptiveCard' }).some((one) => title.test(one.title))
      ? office.teams.press(colleague, message, title)
      : undefined
  const theCase = await insist(
    office,
    'case to approve',
    async () => pressIfThere(ilse, plan, /Send for approval/),
    approvable,
  )
  await insist(
    office,
    'approved case',
    async () => pressIfThere(petra, approvable(), /Approve all/),
    () => (approvable() === undefined ? theCase : undefined),
  )
}

/** Petra has every failed step tried again, until Ilse has a summary that says that all was read back; its text. */
export async function stubbornFinish(office: Office, giveUpAfter: number): Promise<string> {
  const until = Date.now() + giveUpAfter
  for (let again = 0; ;) {
    const summary = newest(office.teams.inChatOf(ilse), /Everything below was read back/)
    if (summary !== undefined) return textOf(summary.card)
    if (Date.now() > until) throw new Error(`The case did not complete, tried again ${again} times`)
    const failed = office.teams
      .inChannel()
      .filter(({ card }) => card !== undefined && actionsOf(card).some(({ title }) => title === 'Try again'))
    for (const message of failed) {
      // The engine may have been faster than this loop.
      if (!actionsOf(message.card ?? { type: 'AdaptiveCard' }).some(({ title }) => title === 'Try again')) continue
      await office.teams.press(petra, message, 'Try again')
      again += 1
    }
    await new Promise((resolve) => setTimeout(resolve, failed.length > 0 ? 500 : 50))
  }
}
