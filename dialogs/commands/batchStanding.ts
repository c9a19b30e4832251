import type { Card } from '../../cards/card'
import { statusTexts } from '../../cards/conversation/statusTexts'
import { togetherTexts } from '../../cards/conversation/togetherTexts'
import type { DialogTools } from '../dialogTools'
import type { Turn } from '../turn'
import { batchPlanCardOf } from '../views/batchPlan'
import { answerCard } from './answer'
import { cardForPlace } from './elsewhere'
import { readKnown } from './knownCases'
import { refused, withMore } from './listed'
import { lineAbout } from './status'
import { waitsFor } from './waitsFor'

/**
 * How it stands with many who leave together, for whoever pressed on their line: their requester gets the card of all as it
 * stands now, anybody else a few of those whom they may be told of. Throws RemoteError and JournalFault.
 */
export async function batchStanding(tools: DialogTools, turn: Turn, batchId: string): Promise<Card> {
  const { batchJournal, batchWork, settings } = tools
  const batch = await batchJournal.load(batchId)
  const known = await readKnown(tools, turn, batchId)
  if (!known.admitted.ok) return answerCard(tools, turn, refused(known.admitted))
  const card =
    batch?.requester.id === turn.actor.id && known.isOperator
      ? batchPlanCardOf(batch, await batchWork.plansOf(batch), settings)
      : answerCard(tools, turn, {
          tone: 'info',
          title:
            batch === undefined || known.cases.length === 0
              ? statusTexts.say('unknownTitle')
              : togetherTexts.say('of', { name: batch.name }),
          text:
            known.cases.length === 0
              ? togetherTexts.say('nothing')
              : togetherTexts.say('someOf', { count: known.cases.length }),
          lines: withMore(
            known.cases.toSorted(
              (one, other) =>
                Number(waitsFor(other.theCase, other.asks, settings).length > 0) -
                Number(waitsFor(one.theCase, one.asks, settings).length > 0),
            ),
            (one) => lineAbout(one, settings),
          ),
        })
  return (await cardForPlace(tools, turn, { card, isPrivate: true })) ?? card
}
