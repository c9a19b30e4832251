import type { Card } from '../../cards/card'
import { batchCard, type BatchCard, type BatchStepLine } from '../../cards/channel/batch'
import { saidOf, type StateCount } from '../../cards/channel/batchParts'
import { batchStepCard } from '../../cards/channel/batchStep'
import { receiptTexts } from '../../cards/channel/receiptTexts'
import { stepStatusTexts, type StepLineStatus } from '../../cards/channel/stepStatus'
import type { Message } from '../../cards/texts'
import type { Batch } from '../../services/batches/batchState'
import { consequences, type Consequence } from '../../services/model/consequence'
import { askedOn, askedTogether, isFinal, type AskedOfMember, type MemberInView } from '../batches/batchMembers'
import { isTrouble, standings, type DigestOfStep } from '../batches/memberDigest'
import { sayToChannel } from '../says'
import type { CaseSettings } from '../settings'
import { ownReceiptOf } from './asked'
import { whenLines, type TimedMember } from './batchWhen'

/** How it stands with all of a batch, as far as the channel sees it. */
export interface BatchInView {
  readonly batch: Batch
  readonly members: readonly MemberInView[]
}

/** A step of one member. */
interface StepOfMember {
  readonly member: MemberInView
  readonly step: DigestOfStep
}

const over: readonly StepLineStatus[] = ['done', 'tried', 'accepted', 'confirmed', 'skipped', 'ended']

/** The card on top of the thread of a batch. Pure. */
export function batchCardOf({ batch, members }: BatchInView, settings: CaseSettings): Card {
  const say = sayToChannel(settings)
  const asked = askedOn(members, undefined)
  const all = stepsOfMembers(members)
  return batchCard({
    say,
    batchId: batch.batchId,
    revision: batch.decisionRevision,
    name: batch.name,
    requesterName: batch.requester.displayName,
    ...statusOf({ batch, members }),
    counts: countsOf(members),
    moments: whenLines(batch, members.map(timedAs)),
    steps: linesOf(all, settings),
    attention: all
      .filter(({ step }) => isTrouble(step.status))
      .map(({ member, step }) => ({
        name: member.name,
        title: step.title,
        text: saidOf(say, member.name, step.detail ?? stepStatusTexts.say(step.status)),
      })),
    byItself: members.flatMap(({ name, digest }) => {
      const titles = (digest?.steps ?? []).filter(isByItself).map(({ title }) => title)
      return titles.length === 0 ? [] : [{ name, titles }]
    }),
    asked: askedTogether(asked),
    receipts: receiptsOf(asked, settings),
    policy: settings.policy,
    sandbox: settings.sandbox,
  })
}

/** The same with when they are offboarded. Pure. */
export function timedAs({ name, digest }: MemberInView): TimedMember {
  return { name, moment: digest?.moment }
}

/** Ids of the steps that have a card of their own in the thread: they cannot be undone, for somebody. Pure. */
export function stepsWithCard(
  { batch, members }: BatchInView,
  { steps }: Pick<CaseSettings, 'steps'>,
): readonly string[] {
  const asked = new Set(
    stepsOfMembers(members).flatMap(({ step }) => (isFinal(step) && step.needsApproval ? [step.stepId] : [])),
  )
  return steps.map(({ id }) => id).filter((id) => asked.has(id) || batch.shown[batchStepKey(id)] !== undefined)
}

/** The names of the cards of a batch, as its journal notes where each stands. */
export const batchKey = 'batch'
export function batchStepKey(stepId: string): string {
  return `batchStep:${stepId}`
}

/** One step that cannot be undone, for all whom it concerns. Pure. */
export function batchStepCardOf({ batch, members }: BatchInView, settings: CaseSettings, stepId: string): Card {
  const say = sayToChannel(settings)
  const asked = askedOn(members, stepId)
  const concerned = stepsOfMembers(members).filter(({ step }) => step.stepId === stepId && isFinal(step))
  const inOrder = concerned.toSorted(
    (one, other) => Number(isTrouble(other.step.status)) - Number(isTrouble(one.step.status)),
  )
  const title = settings.steps.find(({ id }) => id === stepId)?.title
  return batchStepCard({
    say,
    batchId: batch.batchId,
    revision: batch.decisionRevision,
    stepId,
    title: title ?? stepStatusTexts.say('skipped'),
    name: batch.name,
    requesterName: batch.requester.displayName,
    people: inOrder.map(({ member, step }) => ({ name: member.name, choice: saidOf(say, member.name, step.choice) })),
    things: stepId === 'devices' ? concerned.reduce((sum, { step }) => sum + step.things, 0) : undefined,
    states: statesOf(concerned),
    moments: whenLines(
      batch,
      concerned.flatMap(({ member, step }) => (over.includes(step.status) ? [] : [timedAs(member)])),
    ),
    asked: askedTogether(asked),
    receipts: receiptsOf(asked, settings),
    policy: settings.policy,
    isFinished: concerned.every(({ step }) => over.includes(step.status)),
  })
}

/** How many of a batch stand where: they add up to all. Pure. */
export function countsOf(members: readonly MemberInView[]): BatchCard['counts'] {
  return standings.map((standing) => ({
    standing,
    count: members.filter((member) => member.standing === standing).length,
  }))
}

function statusOf({ batch, members }: BatchInView): Pick<BatchCard, 'status' | 'by'> {
  const stands = (...wanted: readonly MemberInView['standing'][]) =>
    members.some(({ standing }) => wanted.includes(standing))
  const { stopped, paused } = batch
  const said = (by: { readonly by: { readonly displayName: string }; readonly at: string }) => ({
    name: by.by.displayName,
    at: by.at,
  })
  if (stopped !== undefined) return { status: 'stopped', by: said(stopped) }
  if (paused !== undefined) return { status: 'paused', by: said(paused) }
  if (stands('waiting')) return { status: 'awaitingApproval' }
  if (stands('running', 'opening', 'deciding')) return { status: 'running' }
  if (members.some(({ standing, digest }) => standing === 'scheduled' && digest?.moment.rest !== undefined))
    return { status: 'timed' }
  return { status: stands('trouble', 'task', 'paused', 'scheduled') ? 'resting' : 'finished' }
}

function stepsOfMembers(members: readonly MemberInView[]): readonly StepOfMember[] {
  return members.flatMap((member) => (member.digest?.steps ?? []).map((step) => ({ member, step })))
}

function isByItself({ status, isTogether }: DigestOfStep): boolean {
  return status === 'waitingApproval' && !isTogether
}

/** A line for each step and what it comes to: for one it may be undone, for another not. */
function linesOf(all: readonly StepOfMember[], { steps }: CaseSettings): readonly BatchStepLine[] {
  return steps.flatMap(({ id }) =>
    consequences.flatMap((consequence) => {
      const own = all.filter(({ step }) => step.stepId === id && step.consequence === consequence && isToTell(step))
      const [first] = own
      return first === undefined ? [] : [lineOf(first.step, consequence, own)]
    }),
  )
}

/** What stays as it is was no work, and is nobody’s to read. */
function isToTell({ status }: DigestOfStep): boolean {
  return status !== 'skipped'
}

function lineOf(
  { stepId, title }: DigestOfStep,
  consequence: Consequence,
  own: readonly StepOfMember[],
): BatchStepLine {
  return {
    stepId,
    title,
    consequence,
    people: own.length,
    states: statesOf(own),
    receivers: receiversOf(own),
    hasOwnCard: consequence === 'cannotBeUndone' && own.some(({ step }) => step.needsApproval),
    isFinished: own.every(({ step }) => over.includes(step.status)),
  }
}

/** In the order in which they come about; each person counts once. */
function statesOf(own: readonly StepOfMember[]): readonly StateCount[] {
  const counts = new Map<StepLineStatus, number>()
  for (const { step } of own) counts.set(step.status, (counts.get(step.status) ?? 0) + 1)
  return [...counts].map(([status, count]) => ({ status, count })).toSorted((one, other) => rank(one) - rank(other))
}

const attentionFirst: readonly StepLineStatus[] = ['failed', 'held', 'blocked', 'askedAgain', 'rejected', 'stopped']

function rank({ status }: StateCount): number {
  return attentionFirst.includes(status) ? 0 : over.includes(status) ? 2 : 1
}

function receiversOf(own: readonly StepOfMember[]): BatchStepLine['receivers'] {
  const counts = new Map<string, { readonly name: string; readonly count: number }>()
  for (const { step } of own) {
    const to = step.handsOver?.to
    if (to !== undefined) counts.set(to.id, { name: to.displayName, count: (counts.get(to.id)?.count ?? 0) + 1 })
  }
  return [...counts.values()].toSorted((one, other) => other.count - one.count)
}

/** Who gets something by what one press approves, and what is asked of an approver who is that person. Pure. */
function receiptsOf(asked: readonly AskedOfMember[], settings: CaseSettings): readonly Message[] {
  const received = new Map<string, { readonly name: string; readonly titles: Map<string, Message> }>()
  for (const { steps } of asked)
    for (const { stepId, title, handsOver } of steps) {
      if (handsOver === undefined) continue
      const known = received.get(handsOver.to.id) ?? { name: handsOver.to.displayName, titles: new Map() }
      received.set(handsOver.to.id, { ...known, titles: known.titles.set(stepId, title) })
    }
  return [...received.values()].flatMap(({ name, titles }) => [
    receiptTexts.say('together', { name, steps: [...titles.values()] }),
    ownReceiptOf(name, settings),
  ])
}
