import { evidenceTexts } from '../../../cards/evidence/evidenceTexts'
import { stepStatusTexts, type StepLineStatus } from '../../../cards/channel/stepStatus'
import { isRemoved } from '../journal/seal'
import type { AnyStep } from '../../steps/step'
import { html, type Markup } from './markup'
import { isHandedOver, who } from './timeline'
import type { Actor, StepLook } from '../journal/entry'
import type { Told } from './told'
import type { Words } from './words'

const say = evidenceTexts.say

/** The facts on top: who left, who asked, who approved, when, and how it ended. Pure. */
export function overview(entries: readonly Told[], fingerprint: string, words: Words): Markup {
  const [opening] = entries
  if (opening === undefined) return html``
  const row = (key: Parameters<typeof say>[0], value: Markup | string | number) =>
    html`<dt>${words.say(say(key))}</dt>
      <dd>${value}</dd> `
  const closing = sinceTakenUp(entries).findLast(
    ({ event }) => event.kind === 'completed' || event.kind === 'cancelled',
  )
  const rejecters = people(entries, 'rejected', words)
  const successors = laterRequesters(entries, words)
  return html`<dl>
      ${row('employee', employeeOf(opening, words))}${row('requester', person(opening, words))}${
        successors === undefined ? undefined : row('laterRequesters', successors)
      }${row('approvers', people(entries, 'approved', words) ?? words.say(say('nobody')))}${
        rejecters === undefined ? undefined : row('rejecters', rejecters)
      }${row('opened', words.moment(opening.at))}${closing === undefined ? undefined : row('closed', words.moment(closing.at))}${row('outcome', words.say(say(outcomeOf(entries))))}${row('case', opening.caseId)}${row('entries', entries.length)}${row('fingerprint', html`<code>${fingerprint}</code><br /><small>${words.say(say('fingerprintWhat'))}</small>`)}
    </dl>
    ${removedNotice(entries, words)}`
}

/** Each step that was decided about: what was chosen, who approved it and when, and what came of it. Pure. */
export function stepsTable(entries: readonly Told[], steps: readonly AnyStep[], words: Words): Markup {
  const decisions = entries.at(-1)?.decisions ?? new Map<string, unknown>()
  const order = [...new Set([...steps.map(({ id }) => id), ...decisions.keys()])].filter((id) => decisions.has(id))
  const rows = order.map((stepId) => {
    const decision = decisions.get(stepId)
    return html`<tr>
      <th scope="row">${words.step(stepId)}</th>
      <td>${words.decision(stepId, decision)}</td>
      <td>${approvalOf(entries, stepId, words)}</td>
      <td>${resultOf(entries, stepId, decision, words)}</td>
    </tr> `
  })
  const head = (['step', 'decision', 'approval', 'result'] as const).map(
    (key) => html`<th scope="col">${words.say(say(key))}</th>`,
  )
  return html`<table>
    <thead>
      <tr>
        ${head}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`
}

/** What happened since a case was last taken up again; all of it where it never was. */
function sinceTakenUp(entries: readonly Told[]): readonly Told[] {
  return entries.slice(entries.findLastIndex(({ event }) => event.kind === 'takenUpAgain') + 1)
}

function outcomeOf(
  entries: readonly Told[],
): 'outcomeCompleted' | 'outcomeCancelled' | 'outcomeSettled' | 'outcomeOpen' {
  const kinds = sinceTakenUp(entries).map(({ event }) => event.kind)
  if (kinds.includes('completed')) return 'outcomeCompleted'
  if (kinds.includes('cancelled')) return 'outcomeCancelled'
  const goesOn = (kind: string) =>
    ['stepStarted', 'ruleLifted', 'retried', 'taskConfirmed', 'passReadBack'].includes(kind)
  return kinds.lastIndexOf('settled') > kinds.findLastIndex(goesOn) ? 'outcomeSettled' : 'outcomeOpen'
}

function removedNotice(entries: readonly Told[], words: Words): Markup | undefined {
  const removal = entries.find(({ event }) => event.kind === 'personalDataRemoved')
  if (removal?.event.kind !== 'personalDataRemoved') return undefined
  return html`<p class="notice">${words.say(say('removedNotice', { days: removal.event.days }))}</p> `
}

function employeeOf({ event }: Told, words: Words): Markup | string {
  if (event.kind !== 'opened' || isRemoved(event.employee)) return words.removed
  const { displayName, userPrincipalName, jobTitle, department, id } = event.employee
  const job = [jobTitle, department].filter((part) => part !== undefined && part !== null).join(', ')
  return html`<bdi>${displayName}</bdi> (leaver)<br /><bdi>${userPrincipalName}</bdi
    >${job === '' ? undefined : html`<br /><bdi>${job}</bdi>`}<br /><code>${id}</code>`
}

function person(entry: Told, words: Words): Markup {
  const id = isRemoved(entry.by) ? undefined : html`<br /><code>${entry.by.id}</code>`
  return html`<bdi>${words.value(entry.by.displayName ?? words.removed)}</bdi> (${entry.as})${id}`
}

/** Everybody who did this, once; undefined when nobody did. */
function people(entries: readonly Told[], kind: 'approved' | 'rejected', words: Words): Markup | undefined {
  const did = entries.filter(({ event }) => event.kind === kind)
  const once = did.filter(({ as }, index) => did.findIndex((other) => other.as === as) === index)
  if (once.length === 0) return undefined
  return html`${once.map((entry, index) => html`${index === 0 ? undefined : html`<br />`}${person(entry, words)}`)}`
}

/** Everybody whose offboarding it became, in order: who took it over, and to whom it was handed over. */
function laterRequesters(entries: readonly Told[], words: Words): Markup | undefined {
  const became = entries.flatMap((entry) => {
    if (entry.event.kind !== 'takenOver') return []
    return [isHandedOver(entry.event) ? colleague(entry.event.requester, words) : person(entry, words)]
  })
  if (became.length === 0) return undefined
  return html`${became.map((one, index) => html`${index === 0 ? undefined : html`<br />`}${one}`)}`
}

function colleague({ id, displayName }: Readonly<Partial<Actor>>, words: Words): Markup {
  const known = id === undefined ? undefined : html`<br /><code>${id}</code>`
  return html`<bdi>${words.value(displayName ?? words.removed)}</bdi>${known}`
}

function approvalOf(entries: readonly Told[], stepId: string, words: Words): Markup | string {
  const decided = entries.findLast(
    ({ event }) =>
      (event.kind === 'approved' && event.stepIds.includes(stepId)) ||
      (event.kind === 'rejected' && event.stepId === stepId) ||
      // What was approved before that counts no more.
      ((event.kind === 'planChanged' || event.kind === 'foundSince') && event.step.stepId === stepId) ||
      (event.kind === 'approvalTakenBack' && event.stepId === stepId),
  )
  if (decided === undefined || (decided.event.kind !== 'approved' && decided.event.kind !== 'rejected'))
    return words.say(say('noApproval'))
  return html`${who(decided, words)}<br />${words.moment(decided.at)}`
}

const statuses: Readonly<Record<string, StepLineStatus>> = {
  approved: 'approved',
  rejected: 'rejected',
  stepStarted: 'running',
  taskOpened: 'task',
  stepTried: 'tried',
  taskConfirmed: 'verifying',
  passReadBack: 'verifying',
  stepVerified: 'done',
  stepFailed: 'failed',
  retried: 'running',
  planChanged: 'waitingApproval',
  foundSince: 'waitingApproval',
  approvalTakenBack: 'waitingApproval',
}

function statusOf(event: Told['event']): StepLineStatus {
  if (event.kind === 'rejected' && event.asItIs === true) return 'skipped'
  return statuses[event.kind] ?? 'running'
}

function resultOf(entries: readonly Told[], stepId: string, decision: unknown, words: Words): Markup | string {
  const last = lastOf(entries, stepId)
  if (last === undefined) return words.changesNothing(stepId, decision) ? words.say(say('leftAsItIs')) : '–'
  const lost = last.event.kind === 'stepVerified' ? lostIn(entries, stepId) : undefined
  if (lost !== undefined) return html`${words.say(stepStatusTexts.say('failed'))}<br />${words.moment(lost.at)}`
  const isAccepted = last.event.kind === 'stepVerified' && words.isUnreadable(stepId)
  const status = words.say(stepStatusTexts.say(isAccepted ? 'accepted' : statusOf(last.event)))
  if (last.event.kind !== 'stepVerified') return html`${status}<br />${words.moment(last.at)}`
  return html`${status}<br />${words.verified(stepId, last.event.facts, decision)}<br />${words.moment(last.at)}`
}

/**
 * What came of a step last. What was new and is left as it is changes nothing about what was done; and what the look before
 * the summary did not find so any more is not done.
 */
function lastOf(entries: readonly Told[], stepId: string): Told | undefined {
  const own = entries.filter(({ event }) => statuses[event.kind] !== undefined && stepIdsOf(event).includes(stepId))
  const isDeclined = own.at(-1)?.event.kind === 'rejected' && own.at(-2)?.event.kind === 'foundSince'
  return isDeclined ? own.at(-3) : own.at(-1)
}

/** Why the newest look before a summary found a step no longer so; undefined when it did not, or it was done again since. */
function lostIn(entries: readonly Told[], stepId: string): Told | undefined {
  const since = entries.slice(
    entries.findLastIndex(({ event }) => event.kind === 'retried' && event.stepId === stepId) + 1,
  )
  const look = since.findLast(({ event }) => event.kind === 'lookedAtLast' && looksAt(event, stepId).length > 0)
  return look !== undefined && looksAt(look.event, stepId).some(({ problem }) => problem !== undefined)
    ? look
    : undefined
}

function looksAt(event: Told['event'], stepId: string): readonly StepLook[] {
  return event.kind === 'lookedAtLast' ? event.looks.filter((look) => look.stepId === stepId) : []
}

function stepIdsOf(event: Told['event']): readonly string[] {
  if (event.kind === 'approved') return event.stepIds
  if (event.kind === 'planChanged' || event.kind === 'foundSince' || event.kind === 'ordered')
    return [event.step.stepId]
  return 'stepId' in event && event.stepId !== undefined ? [event.stepId] : []
}
