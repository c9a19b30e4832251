import type { Card } from '../../cards/card'
import {
  batchPlanCard,
  type BatchButton,
  type BatchPlanCard,
  type BatchSection,
  type MatterForAll,
  type NamedReason,
} from '../../cards/conversation/batchPlan'
import { batchPlanTexts } from '../../cards/conversation/batchPlanTexts'
import type { Message } from '../../cards/texts'
import { casesOf, waitingMembers, type Batch, type BatchMember } from '../../services/batches/batchState'
import { exceptionRules } from '../batches/decideMember'
import type { MatterOfMember, MemberPlan, PlanStanding } from '../batches/memberPlan'
import { pageInput, type Offer } from '../onPage'
import { sayIn } from '../says'
import { momentAsOrdered } from '../batches/memberMoment'
import { draftWhenLines, whenLines, whenOfferForAll, type TimedMember } from './batchWhen'
import type { CaseSettings } from '../settings'

export const batchPlanKey = 'batchPlan'
/** What stands for a choice that nobody made for all: an input without a value is none. */
export const asSuggested = 'suggested'
export const eachManager = 'manager'
export const nobody = 'nobody'

/** The id of the input of an exception by rule. */
export function ruleInput(name: string): string {
  return `rule-${name}`
}

const say = batchPlanTexts.say
type Plans = ReadonlyMap<string, MemberPlan>
type Settings = Pick<CaseSettings, 'catalogue' | 'policy' | 'timeZone'>

/** So many names in a sentence, and in the choice of one of them. */
const mostNames = 5
const mostPeople = 20

/** Where somebody of a batch stands, each in one place. */
export type MemberStanding = PlanStanding | 'waiting' | 'leftOut'

/** How many stand where: they add up to all, whatever becomes of them. Pure. */
export function planCounts(batch: Batch, plans: Plans): Readonly<Record<MemberStanding, number>> {
  const counts: Record<MemberStanding, number> = {
    waiting: 0,
    planning: 0,
    planned: 0,
    noPlan: 0,
    asks: 0,
    sent: 0,
    completed: 0,
    ended: 0,
    leftOut: 0,
  }
  for (const member of batch.members) counts[standingOf(member, plans)] += 1
  return counts
}

/** Pure. */
export function standingOf({ caseId, leftOut }: BatchMember, plans: Plans): MemberStanding {
  if (leftOut !== undefined) return 'leftOut'
  const plan = caseId === undefined ? undefined : plans.get(caseId)
  return plan?.standing ?? 'waiting'
}

/** The card of a batch in the chat of whoever asked for it, as it should stand. Pure. */
export function batchPlanCardOf(batch: Batch, plans: Plans, settings: Settings): Card {
  const { batchId, decisionRevision: revision, name, members } = batch
  const base = { say: sayIn(batch.language, settings), batchId, revision, name, count: members.length }
  return batchPlanCard({ ...base, ...contentOf(batch, plans, settings) })
}

type Content = Pick<
  BatchPlanCard,
  'lines' | 'successor' | 'matters' | 'sections' | 'buttons' | 'people' | 'canLeaveOut' | 'when'
>

function contentOf(batch: Batch, plans: Plans, settings: Settings): Content {
  const nothing = { successor: undefined, matters: [], people: undefined, canLeaveOut: true, when: undefined }
  const leftOut = leftOutSection(batch)
  switch (batch.phase) {
    case 'reading': {
      const all = batch.members.length
      const done = all - waitingMembers(batch).length
      return { ...nothing, lines: [say('reading', { done, all })], sections: [leftOut], buttons: [giveUp] }
    }
    case 'deciding':
      return batch.plansAsked === undefined
        ? { ...nothing, ...decidingContent(batch, plans, leftOut) }
        : reportContent(batch, plans, settings, leftOut)
    case 'submitted':
    case 'ended':
      return { ...nothing, ...sentContent(batch, plans, settings), canLeaveOut: false, sections: [leftOut] }
  }
}

const giveUp: BatchButton = { title: say('giveUp'), verb: 'batchStop' }

function decidingContent(batch: Batch, plans: Plans, leftOut: BatchSection): Omit<Content, 'canLeaveOut' | 'when'> {
  return {
    lines: [say('deciding'), ...draftWhenLines(batch, timedOf(batch, plans))],
    successor: successorChoice(batch),
    matters: [...mattersForAll(batch, [...plans.values()]), ...exceptionsForAll(batch, [...plans.values()])],
    sections: [leftOut],
    buttons: [{ title: say('make'), verb: 'batchPlan', style: 'positive' }, giveUp],
    people: peopleOf(plans),
  }
}

function successorChoice({ decisions: { successor } }: Batch): Content['successor'] {
  const own = [
    { title: say('manager'), value: eachManager },
    { title: say('nobody'), value: nobody },
  ]
  if (successor === undefined) return { chosen: eachManager, choices: own }
  if (successor === null) return { chosen: nobody, choices: own }
  return { chosen: successor.id, choices: [...own, { title: successor.displayName, value: successor.id }] }
}

/** What the cards of all whom a step concerns offer, each once. */
export function offersOf(matters: readonly MatterOfMember[]): readonly Offer[] {
  const offers = new Map<string, string>()
  for (const { offers: own } of matters)
    for (const { value, title } of own) if (!offers.has(value)) offers.set(value, title)
  return [...offers].map(([value, title]) => ({ value, title }))
}

/** What matters for all who are open to what is decided together, by step. Pure. */
export function mattersByStep(plans: Iterable<MemberPlan>): ReadonlyMap<string, readonly MatterOfMember[]> {
  const steps = new Map<string, readonly MatterOfMember[]>()
  for (const { matters, byHand } of plans)
    for (const matter of byHand ? [] : matters)
      if (matter.offers.length > 0) steps.set(matter.stepId, [...(steps.get(matter.stepId) ?? []), matter])
  return steps
}

function mattersForAll({ decisions }: Batch, plans: readonly MemberPlan[]): readonly MatterForAll[] {
  return [...mattersByStep(plans)].map(([stepId, matters]) => ({
    input: pageInput(stepId),
    label: say('matterOf', { title: matters[0]?.title ?? '', count: matters.length }),
    chosen: decisions.choices[stepId] ?? asSuggested,
    choices: choicesWith(matters, decisions.choices[stepId] === undefined),
  }))
}

/** What is offered, and what it comes to as suggested for each: what is suggested most comes first. */
function choicesWith(matters: readonly MatterOfMember[], isSuggested: boolean): MatterForAll['choices'] {
  const offers = offersOf(matters)
  const most = offers
    .map(({ title, value }) => ({ title, count: matters.filter(({ chosen }) => chosen === value).length }))
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => other.count - one.count)
    .map((one) => say('mostChosen', one))
  const suggested = isSuggested && most.length > 0 ? say('asSuggestedWith', { most }) : say('asSuggested')
  return [{ title: suggested, value: asSuggested }, ...offers]
}

function exceptionsForAll({ decisions }: Batch, plans: readonly MemberPlan[]): readonly MatterForAll[] {
  return exceptionRules.flatMap(({ name, stepId }) => {
    const concerned = plans.filter(({ rules, byHand }) => rules.includes(name) && !byHand)
    const matters = concerned.flatMap((plan) => plan.matters.filter((one) => one.stepId === stepId))
    if (matters.length === 0) return []
    return [
      {
        input: ruleInput(name),
        label: say('largeMailbox', { count: concerned.length }),
        chosen: decisions.exceptions[name] ?? asSuggested,
        choices: choicesWith(matters, decisions.exceptions[name] === undefined),
      },
    ]
  })
}

function reportContent(batch: Batch, plans: Plans, settings: Settings, leftOut: BatchSection): Content {
  const counts = planCounts(batch, plans)
  const all = [...plans.values()]
  const ready = all.filter(({ standing }) => standing === 'planned')
  const isMaking = counts.planning > 0
  const sends: BatchButton = {
    title: say(settings.policy === 'none' ? 'start' : 'send', { count: ready.length }),
    verb: 'batchSend',
    style: 'positive',
  }
  const timed = timedOf(batch, plans)
  return {
    lines: [
      isMaking
        ? say('planning', { done: casesOf(batch).length - counts.planning, all: casesOf(batch).length })
        : say('report', { count: ready.length }),
      ...draftWhenLines(batch, timed),
    ],
    successor: undefined,
    matters: [],
    sections: [finalsSection(ready), besidesSection(all, ready), noPlanSection(batch, plans), leftOut],
    buttons: [
      ...(isMaking || ready.length === 0 ? [] : [sends]),
      { title: say('change'), verb: 'batchChange' },
      ...(isMaking ? [] : [{ title: say('file'), verb: 'batchReport' }]),
      giveUp,
    ],
    people: isMaking ? undefined : peopleOf(plans),
    canLeaveOut: true,
    when: whenOfferForAll(batch, timed, settings),
  }
}

function finalsSection(ready: readonly MemberPlan[]): BatchSection {
  const lines = new Map<string, { readonly title: Message; readonly count: number; readonly things: number }>()
  const add = (key: string, title: Message, more: number): void => {
    const { count, things } = lines.get(key) ?? { count: 0, things: 0 }
    lines.set(key, { title, count: count + 1, things: things + more })
  }
  for (const { finals } of ready)
    for (const { stepId, title, devices } of finals) {
      if (devices === undefined) add(stepId, title, 0)
      for (const action of deviceActions) if (devices?.[action] !== undefined) add(action, say(action), devices[action])
    }
  return {
    title: say('finals'),
    lines: [...lines.values()].map((line) => say(line.things > 0 ? 'finalDevices' : 'finalLine', line)),
  }
}

/** What is done with a device that cannot be undone, the worst first. */
const deviceActions = ['wipe', 'retire', 'clear'] as const

function besidesSection(all: readonly MemberPlan[], ready: readonly MemberPlan[]): BatchSection {
  const sum = (of: (plan: MemberPlan) => number) => ready.reduce((total, plan) => total + of(plan), 0)
  const ownerless = ready.filter(({ successor }) => successor === undefined)
  const unread = all.filter((plan) => plan.unread.length > 0)
  const byHand = all.filter((plan) => plan.byHand)
  const [licences, tasks] = [sum((plan) => plan.licences), sum((plan) => plan.tasks)]
  return {
    title: undefined,
    lines: [
      ...(ownerless.length === 0 ? [] : [say('noOwner', { people: namesOf(ownerless) })]),
      ...(unread.length === 0 ? [] : [say('unread', { people: namesOf(unread) })]),
      ...(byHand.length === 0 ? [] : [say('byHand', { people: namesOf(byHand) })]),
      ...(licences === 0 ? [] : [say('licences', { count: licences })]),
      ...(tasks === 0 ? [] : [say('tasks', { count: tasks })]),
    ],
  }
}

function namesOf(plans: readonly MemberPlan[]): readonly Message[] {
  const shown = plans.slice(0, mostNames).map(({ name }) => say('name', { name }))
  const count = plans.length - shown.length
  return count > 0 ? [...shown, say('moreNames', { count })] : shown
}

function noPlanSection({ members }: Batch, plans: Plans): BatchSection {
  const without = members.flatMap((member): readonly NamedReason[] => {
    const why = whyNoPlan(member, plans)
    return why === undefined ? [] : [{ name: member.displayName, line: member.line, why }]
  })
  return { title: say('noPlan', { count: without.length }), lines: without }
}

/** Why there is no plan of somebody that could be sent; undefined where there is one, or it is being made. Pure. */
export function whyNoPlan({ caseId, leftOut }: BatchMember, plans: Plans): Message | undefined {
  const plan = caseId === undefined || leftOut !== undefined ? undefined : plans.get(caseId)
  if (plan?.standing === 'asks') return say('asks')
  return plan?.standing === 'noPlan' ? (plan.reasons[0] ?? say('asks')) : undefined
}

function leftOutSection({ members }: Batch): BatchSection {
  const out = members.flatMap(({ displayName: name, line, leftOut: why }): readonly NamedReason[] =>
    why === undefined ? [] : [{ name, line, why }],
  )
  return { title: say('leftOut', { count: out.length }), lines: out }
}

function sentContent(
  batch: Batch,
  plans: Plans,
  settings: Settings,
): Pick<Content, 'lines' | 'buttons' | 'people' | 'when'> {
  const { submitted, paused, stopped, ended } = batch
  const { completed, ended: early, ...open } = planCounts(batch, plans)
  const timed = timedOf(batch, plans)
  // Of whom something is asked is said on a line of its own.
  const asked = timed.filter(({ moment }) => moment?.asked !== undefined).length
  const others = timed.flatMap(({ moment }) => (moment === undefined || moment.asked !== undefined ? [] : [moment]))
  const toApprove = others.filter((moment) => moment.waiting > 0).length
  const waiting = others.filter((moment) => moment.waiting === 0 && moment.waits).length
  const isHere = toApprove + waiting + asked
  const underWay = open.sent + open.planned + open.planning + open.noPlan + open.asks + open.waiting - isHere
  const isOver = ended !== undefined || stopped !== undefined
  const at = (said: { readonly by: { readonly displayName: string }; readonly at: string }) => ({
    name: said.by.displayName,
    at: said.at,
  })
  if (submitted === undefined)
    return {
      lines: [...(stopped === undefined ? [] : [say('stopped', at(stopped))]), say('overNone')],
      buttons: [],
      people: undefined,
      when: undefined,
    }
  return {
    lines: [
      say('sent', { at: submitted.at, count: casesOf(batch).length }),
      ...(isOver ? [] : whenLines(batch, timed)),
      ...(isOver || toApprove === 0 ? [] : [say('toApprove', { count: toApprove })]),
      ...(isOver || waiting === 0 ? [] : [say('toCome', { count: waiting })]),
      ...(isHere > 0 && completed + early + underWay === 0
        ? []
        : [say('progress', { completed, ended: early, open: underWay })]),
      ...(stopped === undefined ? [] : [say('stopped', at(stopped))]),
      ...(paused === undefined || isOver ? [] : [say('paused', at(paused))]),
      ...(ended === undefined ? [] : [say('over')]),
    ],
    buttons: isOver
      ? []
      : [
          paused === undefined
            ? { title: say('pause'), verb: 'batchPause' }
            : { title: say('resume'), verb: 'batchResume', style: 'positive' },
          { title: say('stop'), verb: 'batchStop', style: 'destructive' },
        ],
    people: isOver ? undefined : peopleOf(plans),
    when: whenOfferForAll(batch, timed, settings),
  }
}

/** Who is in it, and when each of them is offboarded; what was chosen for all counts, also where it is still carried out. Pure. */
export function timedOf(batch: Batch, plans: Plans): readonly TimedMember[] {
  return batch.members.flatMap((member) => {
    const { caseId, displayName, leftOut } = member
    const plan = caseId === undefined ? undefined : plans.get(caseId)
    if (leftOut !== undefined) return []
    return [{ name: plan?.name ?? displayName, moment: plan && momentAsOrdered(batch, member, plan.moment) }]
  })
}

function peopleOf(plans: Plans): Content['people'] {
  return [...plans.values()].slice(0, mostPeople).map(({ employeeId: id, name }) => ({ id, name }))
}
