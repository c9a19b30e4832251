import { batchPlanTexts } from '../../cards/conversation/batchPlanTexts'
import type { Message, Translator } from '../../cards/texts'
import { momentTexts } from '../../cards/conversation/momentTexts'
import { isWhenOpen, scheduleOf } from '../../services/batches/batchMoment'
import type { Batch, BatchMember } from '../../services/batches/batchState'
import { momentWritten } from '../../services/moments/written'
import { standingOf, whyNoPlan, type MemberStanding } from '../views/batchPlan'
import type { MemberPlan } from './memberPlan'
import { tableOf } from './table'

const say = batchPlanTexts.say

const standsTexts = {
  waiting: 'standsWaiting',
  planning: 'standsPlanning',
  planned: 'standsPlanned',
  noPlan: 'standsNoPlan',
  asks: 'standsAsks',
  sent: 'standsSent',
  completed: 'standsCompleted',
  ended: 'standsEnded',
  leftOut: 'standsLeftOut',
} as const satisfies Record<MemberStanding, string>

/** Everybody of a batch and what their plans come to, in a table to take away: {@link tableOf}. Pure. */
export function reportOf(batch: Batch, plans: ReadonlyMap<string, MemberPlan>, translate: Translator): string {
  const head = [
    'columnName',
    'columnAddress',
    'columnLine',
    'columnStands',
    'columnWhy',
    'columnMoment',
    'columnSuccessor',
    'columnFinal',
    'columnLicences',
    'columnTasks',
  ] as const
  const rows = batch.members.map((member): readonly string[] => {
    const plan = member.caseId === undefined ? undefined : plans.get(member.caseId)
    const about = translate.about(member.displayName)
    const whys: readonly Message[] = [member.leftOut, whyNoPlan(member, plans)].filter((why) => why !== undefined)
    const isCounted = plan !== undefined && member.leftOut === undefined
    return [
      plan?.name ?? member.displayName,
      plan?.address ?? '',
      member.line === undefined ? '' : String(member.line),
      about(say(standsTexts[standingOf(member, plans)])),
      whys.map((why) => about(why)).join(' '),
      isCounted ? whenFor(batch, member, plan, about) : '',
      isCounted ? (plan.successor ?? '') : '',
      isCounted ? plan.finals.map(({ title }) => about(title)).join(', ') : '',
      isCounted ? String(plan.licences) : '',
      isCounted ? String(plan.tasks) : '',
    ]
  })
  return tableOf([head.map((key) => translate(say(key))), ...rows])
}

/** When one of them is offboarded, in the words of the cards; as chosen for all where their own case does not say it yet. */
function whenFor(batch: Batch, member: BatchMember, { moment }: MemberPlan, about: Translator): string {
  const schedule = scheduleOf(batch, member)
  const forAll = schedule === undefined || moment.byHand || schedule.rest === 'now' ? undefined : schedule.rest
  const when = batch.submitted === undefined ? (forAll ?? moment.chosen) : moment.chosen
  if (when !== undefined) return about(momentWritten(when))
  return about(isWhenOpen(batch) ? say('momentOpen') : momentTexts.say('now'))
}
