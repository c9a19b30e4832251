/** The names of a case's cards, as the journal notes where each one stands. What they are is decided here and nowhere else. */
export const personKey = 'person'
export const caseKey = 'case'
export const requesterSummaryKey = 'summary:requester'
export const channelSummaryKey = 'summary:channel'
/** Says in the channel that the requester's own chat is lost. */
export const unreachedKey = 'unreached'

export function stepKey(stepId: string): string {
  return `step:${stepId}`
}

export function taskKey(stepId: string): string {
  return `task:${stepId}`
}

/** Each reminder of a task is its card once more, at the bottom of the chat, by the revision of its entry. */
export function taskReminderKey(stepId: string, revision: number): string {
  return `task:${stepId}:${revision}`
}

/** How it stands with the pass of a task: it is answered in a dialog to whoever presses, and stands nowhere. */
export function passKey(stepId: string): string {
  return `pass:${stepId}`
}

/** What the requester is asked when a moment has come, or is told when it is near, by the revision of its entry. */
export function momentKey(revision: number): string {
  return `moment:${revision}`
}

/** The reminder of a moment in the thread of the case, by the revision of its entry. */
export function channelMomentKey(revision: number): string {
  return `channelMoment:${revision}`
}

/** Each call of the approvers is a message of its own, by the revision of its entry. */
export function callKey(revision: number): string {
  return `call:${revision}`
}

/** The same call where whoever comes next reads it, in a channel of their own. */
export function escalationKey(revision: number): string {
  return `escalation:${revision}`
}

/** Each rejection is told to the requester on a card of its own, by the revision of its entry. */
export function rejectionKey(stepId: string, revision: number): string {
  return `rejection:${stepId}:${revision}`
}

/** A question that is asked anew stands at the bottom of the chat, as a new card: it has the revision of its asking. */
export function questionKey(stepId: string, askedRevision: number): string {
  return `decision:${stepId}:${askedRevision}`
}

/** The keys of all askings of one question begin with this. */
export function questionKeys(stepId: string): string {
  return `decision:${stepId}:`
}

/** The page of decisions; what is asked later stands at the bottom of the chat, on a page of its own. */
export function pageKey(askedRevision: number): string {
  return `page:${askedRevision}`
}

/** A step’s own card in the place of the page or the plan that it was opened from. */
export function openedKey(stepId: string, from: string): string {
  return `opened:${stepId}:${from}`
}

/** The key of the card from which a step’s own was opened, as a button carries it; undefined when it is none. */
export function openedFrom(from: string | undefined): string | undefined {
  return from !== undefined && /^(page:\d{1,9}|plan:(none:)?\d{1,9})$/.test(from) ? from : undefined
}

/** Each plan has a card of its own, by the revision of its entry. */
export function planKey(planRevision: number): string {
  return `plan:${planRevision}`
}

/** The card that says why there is no plan, by the revision of the last answer. */
export function noPlanKey(revision: number): string {
  return `plan:none:${revision}`
}

/** What kind of card a key names, which step's it is where there are several, and what else the key holds. */
export function partsOfKey(key: string): {
  readonly kind: string
  readonly of: string
  readonly rest: string
} {
  const [kind = '', of = '', ...rest] = key.split(':')
  return { kind, of, rest: rest.join(':') }
}

/** What is theirs now, in a successor’s own chat: by number, since a key stays when what is personal was removed. */
export function successorKey(number: number): string {
  return `successor:${number}`
}

/** The number of the successor in whose chat a card stands; undefined for any other card. */
export function successorOf(key: string): number | undefined {
  const number = /^successor:(\d+)$/.exec(key)?.[1]
  return number === undefined ? undefined : Number(number)
}

/** With the requester: what a successor is to be told, whom Teams does not let the bot write to. */
export function handOnKey(number: number): string {
  return `handOn:${number}`
}

/** A reminder of a date, in the chat of its requester or successor, by the revision of its entry. */
export function dateKey(revision: number, whose: 'requester' | 'successor'): string {
  return `${whose === 'requester' ? 'date' : 'successorDate'}:${revision}`
}

/** The revision of the reminder that stands in a successor’s chat; undefined for any other card. */
export function successorReminderOf(key: string): number | undefined {
  const { kind, of } = partsOfKey(key)
  return kind === 'successorDate' ? Number(of) : undefined
}

/** Whether a card stands in the chat of somebody who took something over, whoever has the case. */
export function standsWithSuccessor(key: string): boolean {
  return successorOf(key) !== undefined || successorReminderOf(key) !== undefined
}

/** Whether a card stands in the approvals channel, or in that of whoever is called next; every other one stands in somebody’s own chat. */
export function standsInChannel(key: string): boolean {
  const { kind } = partsOfKey(key)
  const kinds = [caseKey, 'step', 'call', 'escalation', 'channelMoment', unreachedKey]
  return kinds.includes(kind) || key === channelSummaryKey
}

/** What stood in the chat of an earlier requester keeps its place under a key of its own. */
export function earlierRequesterKey(number: number, key: string): string {
  return `former:${number}:${key}`
}

/** The number of the earlier requester in whose chat a card stands, or undefined for a card of today's. */
export function earlierRequesterOf(key: string): number | undefined {
  const number = /^former:(\d+):/.exec(key)?.[1]
  return number === undefined ? undefined : Number(number)
}

/** A page of what is sent, for the whole plan or one step: it is answered to whoever asks, and stands nowhere. */
export function requestsKey(audience: 'requester' | 'channel', stepId: string | undefined, page: number): string {
  return `requests:${stepId ?? ''}:${audience}:${page}`
}

/** What the key of such a page says; undefined for any other. */
export function partsOfRequestsKey(
  key: string,
): { readonly stepId: string | undefined; readonly audience: string; readonly page: number } | undefined {
  const [, stepId = '', audience = '', page = ''] = /^requests:([^:]*):([^:]*):(\d+)$/.exec(key) ?? []
  return page === '' ? undefined : { stepId: stepId === '' ? undefined : stepId, audience, page: Number(page) }
}
