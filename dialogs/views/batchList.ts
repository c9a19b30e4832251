import type { Card } from '../../cards/card'
import { batchListCard, type BatchRow } from '../../cards/channel/batchList'
import { saidOf } from '../../cards/channel/batchParts'
import { batchTexts } from '../../cards/channel/batchTexts'
import { stepStatusTexts } from '../../cards/channel/stepStatus'
import type { Message, Translator } from '../../cards/texts'
import { askedOn, askedTogether, isFinal, type MemberInView } from '../batches/batchMembers'
import { isTrouble, standings } from '../batches/memberDigest'
import type { CaseSettings } from '../settings'
import type { BatchInView } from './batch'

/** Which list somebody looks at, and where in it. */
export interface ListLooked {
  readonly stepId: string | undefined
  /** From which card it was opened, where that is the summary. */
  readonly card: string | undefined
  readonly from: number
  readonly ticked: readonly number[]
  /** Where approvers read along: who looks there may look at each person, and approve. */
  readonly isInChannel: boolean
}

/** As many as are read without losing one’s place. */
const perPage = 10

/** A page of everybody in a batch, or of those whom one step concerns: first where somebody has to look, then what waits. Pure. */
export function batchListOf(
  { batch, members }: BatchInView,
  settings: CaseSettings,
  say: Translator,
  { stepId, card, from: wanted, ticked, isInChannel }: ListLooked,
): Card {
  const asked = isInChannel ? askedOn(members, stepId) : []
  const waiting = new Set(asked.map(({ number }) => number))
  const listed = inOrder(members, stepId)
  const last = Math.max(0, Math.floor((listed.length - 1) / perPage) * perPage)
  const from = Math.min(last, Math.max(0, Math.floor(wanted / perPage) * perPage))
  const together = askedTogether(asked)
  return batchListCard({
    say,
    batchId: batch.batchId,
    revision: batch.decisionRevision,
    name: batch.name,
    stepId,
    title: settings.steps.find(({ id }) => id === stepId)?.title,
    card,
    rows: listed.slice(from, from + perPage).map((member) => {
      const row = rowOf(say, member, stepId, waiting)
      return isInChannel ? row : { ...row, hasDetails: false }
    }),
    from,
    count: listed.length,
    perPage,
    asks: together === undefined ? undefined : { hash: together.hash, isFinal: stepId !== undefined },
    ticked: ticked.filter((number) => waiting.has(number)),
  })
}

function inOrder(members: readonly MemberInView[], stepId: string | undefined): readonly MemberInView[] {
  const concerned = members.filter(
    ({ digest }) =>
      stepId === undefined || digest?.steps.some((step) => step.stepId === stepId && isFinal(step)) === true,
  )
  return standings.flatMap((standing) => concerned.filter((member) => member.standing === standing))
}

function rowOf(
  say: Translator,
  member: MemberInView,
  stepId: string | undefined,
  waiting: ReadonlySet<number>,
): BatchRow {
  const { number, name, standing, digest, leftOut } = member
  const step = digest?.steps.find((one) => one.stepId === stepId)
  const trouble = (digest?.steps ?? []).filter(({ status }) => isTrouble(status))
  const more: readonly Message[] =
    leftOut === undefined
      ? (step === undefined ? trouble : [step]).map(({ title, status, detail }) =>
          batchTexts.say('line', { title, what: saidOf(say, name, detail ?? stepStatusTexts.say(status)) }),
        )
      : [leftOut]
  return {
    number,
    name,
    text: step === undefined ? batchTexts.say(standsText[standing]) : saidOf(say, name, step.choice),
    more,
    hasDetails: digest !== undefined,
    waits: waiting.has(number),
  }
}

/** Where somebody of a batch stands, by the text that says it. */
export const standsText = {
  trouble: 'standsTrouble',
  waiting: 'standsWaiting',
  paused: 'standsPaused',
  running: 'standsRunning',
  task: 'standsTask',
  scheduled: 'standsScheduled',
  deciding: 'standsDeciding',
  opening: 'standsOpening',
  done: 'standsDone',
  ended: 'standsEnded',
  leftOut: 'standsLeftOut',
} as const satisfies Readonly<Record<MemberInView['standing'], string>>
