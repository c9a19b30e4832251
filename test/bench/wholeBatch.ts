import { people } from '../../sandbox/seeds/people'
import { attachmentOf, putFile } from '../support/lists'
import { actionsOf, textOf, type Arrival, type Message } from '../support/teams'
import type { Leaver } from './colleagues'
import type { BenchOffice, Moment } from './office'

const { ilseSmit: ilse, petraDeBoer: petra } = people

/** When what happened in one whole batch, everything left as it is suggested and approved at once. */
export interface BatchTimes {
  /** The file was sent. */
  readonly sent: Moment
  /** It stood on a card whom the file names. */
  readonly understood: Moment
  /** All cases were open. */
  readonly opened: Moment
  readonly planned: Moment
  /** All that waits was on one card. */
  readonly asked: Moment
  readonly summary: Moment
}

/** Whether a card is that of one step which cannot be undone, for all whom it concerns. */
export function isStepOfBatch({ card }: Pick<Arrival, 'card'>): boolean {
  return wordsOf(card).startsWith('Offboarding of several')
}

/**
 * Ilse sends a file of leavers, takes every suggestion and sends the plans; Petra approves all that waits as soon as all of it
 * does, and what comes to wait after that.
 * @param patience milliseconds for each of them
 * @param look done each time that something came to stand in Teams after the approval
 */
export async function wholeBatch(
  office: BenchOffice,
  leavers: readonly Leaver[],
  patience: number,
  look: () => void,
): Promise<BatchTimes> {
  const { teams } = office
  // As cards write it.
  const count = leavers.length.toLocaleString('en-US')
  const sent = performance.now()
  const arrived = async (what: string, since: Moment, says: RegExp): Promise<Arrival> =>
    office.arrived(what, since, ({ card }) => says.test(wordsOf(card)), patience)
  const pressIn = async (messages: () => readonly Message[], title: RegExp): Promise<void> => {
    const found = messages().findLast(({ card }) => titlesOf(card).some((one) => title.test(one)))
    if (found === undefined) throw new Error(`The card with ${String(title)} is gone already`)
    await teams.press(found.conversationId === teams.chatOf(ilse) ? ilse : petra, found, title)
  }
  const hers = () => teams.inChatOf(ilse)

  const rows = leavers.map(({ displayName, userPrincipalName }) => `${displayName};${userPrincipalName}`)
  const attachments = [attachmentOf(name, await putFile(office, name, ['Naam;E-mail', ...rows].join('\n')))]
  await teams.send({ ...teams.activityOf(ilse, {}), type: 'message', text: '', attachments })
  const understood = await arrived('whom the file names', sent, new RegExp(`Offboard these ${count} together`))
  await pressIn(hers, /^Offboard these/)
  const opened = await arrived('all cases', understood.at, /Choose once for all of them/)
  await pressIn(hers, /^Make the plans$/)
  const planned = await arrived('all plans', opened.at, new RegExp(`Ready to send: ${count}\\b`))
  await pressIn(hers, /^Send/)
  const everybody = new RegExp(`of ${count} colleagues\\. What cannot be undone`)
  const asked = await arrived('the card to approve', planned.at, everybody)

  const pressed = new Set<unknown>()
  const isSummary = ({ card, how }: Arrival): boolean =>
    how !== 'update' && /colleagues: (completed|not finished)/.test(wordsOf(card))
  for (;;) {
    for (const message of teams.inChannel())
      for (const action of approvalsOn(message)) {
        if (pressed.has(action.data['hash'])) continue
        pressed.add(action.data['hash'])
        await teams.pressAction(petra, message, action)
      }
    look()
    const { arrivals } = teams
    const since = arrivals.at(-1)?.at ?? asked.at
    const summary = arrivals.find((one) => one.at >= asked.at && isSummary(one))
    if (summary !== undefined)
      return {
        sent,
        understood: understood.at,
        opened: opened.at,
        planned: planned.at,
        asked: asked.at,
        summary: summary.at,
      }
    await office.arrived('what comes of the batch', since, (one) => one.at > since, patience)
  }
}

/** As it is called for the bot. */
const name = 'leavers.csv'

function approvalsOn({ card }: Message) {
  return card === undefined ? [] : actionsOf(card).filter(({ verb }) => verb === 'batchApprove')
}

function titlesOf(card: Message['card']): readonly string[] {
  return card === undefined ? [] : actionsOf(card).map(({ title }) => title)
}

const words = new WeakMap<object, string>()

/** Of each card once, since each that comes is looked at again and again. */
function wordsOf(card: Message['card']): string {
  if (card === undefined) return ''
  const known = words.get(card) ?? textOf(card)
  words.set(card, known)
  return known
}
