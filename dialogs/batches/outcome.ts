import { batchTexts } from '../../cards/channel/batchTexts'
import { batchPlanTexts } from '../../cards/conversation/batchPlanTexts'
import type { Message, Translator } from '../../cards/texts'
import type { BatchInView } from '../views/batch'
import { standsText } from '../views/batchList'
import type { MemberInView } from './batchMembers'
import { tableOf } from './table'

const say = batchTexts.say

/** Everybody of a batch and how it ended for them, in a table to take away: {@link tableOf}. Pure. */
export function outcomeOf({ batch, members }: BatchInView, translate: Translator): string {
  const head: readonly Message[] = [
    batchPlanTexts.say('columnName'),
    batchPlanTexts.say('columnLine'),
    batchPlanTexts.say('columnStands'),
    batchPlanTexts.say('columnWhy'),
    say('columnSignIn'),
    say('columnNotDone'),
    say('columnHas'),
    say('columnLeft'),
  ]
  const rows = members.map((member, index) => {
    const line = batch.members[index]?.line
    return [member.name, line === undefined ? '' : String(line), ...cellsOf(member, translate.about(member.name))]
  })
  return tableOf([head.map((one) => translate(one)), ...rows])
}

function cellsOf({ standing, leftOut, digest }: MemberInView, about: Translator): readonly string[] {
  const summary = digest?.summary
  const open = (summary?.open ?? []).map(({ title, why, who }) => {
    const said = { title, text: why }
    return about(who === undefined ? say('cellOpen', said) : say('cellOpenWho', { ...said, who }))
  })
  const has = (summary?.handed ?? []).flatMap(({ to, what }) =>
    what.map((text) => about(say('cellOf', { who: to, text }))),
  )
  const left = [...(summary?.tasks ?? []), ...(summary?.left ?? [])].map(({ who, line }) =>
    about(say('cellOf', { who, text: line })),
  )
  return [
    about(say(standsText[standing])),
    leftOut === undefined ? '' : about(leftOut),
    summary === undefined ? '' : about(say(summary.canSignIn ? 'canSignIn' : 'cannotSignIn')),
    open.join('; '),
    has.join('; '),
    left.join('; '),
  ]
}
