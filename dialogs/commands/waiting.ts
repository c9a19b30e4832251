import type { Button, Link } from '../../cards/conversation/message'
import { typedTexts } from '../../cards/conversation/typedTexts'
import { waitingTexts } from '../../cards/conversation/waitingTexts'
import type { CaseSettings } from '../settings'
import { threadOf } from '../threadOf'
import type { Answer } from './answer'
import type { KnownCases } from './knownCases'
import { inTurn, lineOf, mostShown, refused, withMore } from './listed'
import { inBatches, isTogether, lineTogether, sizeOf, wayTogether, type Item } from './together'
import { howManyWait, waitsFor } from './waitsFor'

const say = waitingTexts.say

/** What waits for somebody, a line for each offboarding, with the way there. Pure. */
export function waitingOf(known: KnownCases, settings: CaseSettings): Answer {
  const { admitted, cases } = known
  if (!admitted.ok) return refused(admitted)
  const asked = cases.filter(({ theCase, asks }) => waitsFor(theCase, asks, settings).length > 0)
  if (asked.length === 0) return { tone: 'info', title: say('title'), text: say('none') }
  const listed = inBatches(asked, known)
  const ways = listed.slice(0, mostShown).map((item) => wayTo(item, settings))
  return {
    tone: 'info',
    title: say('title'),
    text: inTurn(howManyWait(asked)),
    lines: withMore(
      listed,
      (item) =>
        isTogether(item)
          ? lineTogether(item, settings)
          : lineOf(item.theCase, inTurn(waitsFor(item.theCase, item.asks, settings))),
      mostShown,
      sizeOf,
    ),
    buttons: ways.flatMap(({ button }) => button ?? []),
    links: ways.flatMap(({ link }) => link ?? []),
  }
}

function wayTo(item: Item, settings: CaseSettings): { readonly link?: Link; readonly button?: Button } {
  if (isTogether(item)) return wayTogether(item, settings)
  const { theCase, asks } = item
  const url = asks.asApprover ? threadOf(theCase, settings) : undefined
  if (url === undefined) return {}
  return { link: { title: typedTexts.say('threadOf', { name: theCase.employee.displayName }), url } }
}
