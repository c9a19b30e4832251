import { entriesOf, eventsOf } from './journal'
import { openStep, planFor, submitAndApprove, type Answer } from './conversation'
import { ilse, petra, waitFor, type Effect, type Office } from './office'
import { textOf, type Colleague, type Message } from './teams'

/** Ilse offboards somebody, Petra approves, and it is done as far as these words say. */
export async function leave(
  office: Office,
  address: string,
  says: RegExp,
  answers: readonly Answer[] = [],
): Promise<Message> {
  await submitAndApprove(office, await planFor(office, address, answers))
  return office.cardFor(ilse, says)
}

/** Somebody asks for a leaver to come back, and confirms it; the page of what comes back. */
export async function askBack(office: Office, name: string, colleague: Colleague = ilse): Promise<Message> {
  await office.teams.say(colleague, `/restore ${name}`)
  await office.teams.press(colleague, await office.cardFor(colleague, /Take .* back\?/), /^Yes, /)
  return office.cardFor(colleague, /What comes back for /)
}

/** What a step is to give back besides, or instead: ids of parts, with commas. */
export interface Ticked {
  readonly chosen?: string
  readonly without?: string
}

/** What one step of a return asks, before anything is ticked on its card; and the page as it stands after what is ticked. */
export async function tick(
  office: Office,
  page: Message,
  stepId: string,
  ticked: Ticked,
): Promise<{ readonly asked: string; readonly page: Message }> {
  const opened = await openStep(office, page, `back-${stepId}`)
  const asked = textOf(opened.card)
  const card = await office.teams.press(ilse, opened, 'Save', { choice: 'back', ...ticked })
  return { asked, page: { ...page, card } }
}

/** The plan of a return, once all is decided on its page. */
export async function planOfReturn(office: Office, page: Message, colleague: Colleague = ilse): Promise<Message> {
  await office.teams.press(colleague, page, 'Make the plan')
  return office.cardFor(colleague, /The return of /)
}

/** Sends the plan of a return, and has it approved. */
export async function sendReturn(
  office: Office,
  plan: Message,
  { by = ilse, approver = petra }: { readonly by?: Colleague; readonly approver?: Colleague } = {},
): Promise<void> {
  await office.teams.press(by, plan, /Send for approval/)
  await office.teams.press(approver, await office.cardInChannel(/waits? for an approval/), /^Approve/)
}

/** The way back from end to end, with nothing ticked. */
export async function bringBack(office: Office, name: string): Promise<void> {
  await sendReturn(office, await planOfReturn(office, await askBack(office, name)))
}

/** What was sent since there were so many effects. */
export async function sentSince(office: Office, count: number): Promise<readonly string[]> {
  return (await office.effects()).slice(count).map(({ what }: Effect) => what)
}

/** Waits until so many of them are completed: a summary may say so a moment before. */
export async function completed(office: Office, count: number): Promise<void> {
  await waitFor(`${count} completed offboardings and returns`, async () => {
    const all = [...(await entriesOf(office)).values()]
    return all.filter((entries) => eventsOf(entries, 'completed').length > 0).length >= count ? true : undefined
  })
}

/** How many offboardings and returns there are in the journal. */
export async function casesIn(office: Office): Promise<number> {
  return (await entriesOf(office)).size
}
