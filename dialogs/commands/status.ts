import type { Button, Link } from '../../cards/conversation/message'
import { standingTexts } from '../../cards/conversation/standingTexts'
import { statusTexts } from '../../cards/conversation/statusTexts'
import { typedTexts } from '../../cards/conversation/typedTexts'
import type { Message } from '../../cards/texts'
import type { OffboardingCase } from '../../services/cases/journal/case'
import { isTouched } from '../../services/cases/journal/standing'
import { waitingForApproval } from '../../services/planning/approval/waiting'
import type { CaseSettings } from '../settings'
import { stepsOf } from '../stepsOfCase'
import { threadOf } from '../threadOf'
import { whatGoesOn, type Reader } from '../views/standing'
import { pausedLines } from '../views/steering'
import type { Answer } from './answer'
import { comesBack, type KnownCase, type KnownCases } from './knownCases'
import { inTurn, lineOf, refused, saidOf, withMore } from './listed'
import { inBatches, isTogether, lineTogether, sizeOf, wayTogether, type Item } from './together'
import { howManyWait, waitsFor } from './waitsFor'
import { asking } from './words'

const say = statusTexts.say
/** With a button for each, one is left for the list of all. */
const mostListed = 5

/**
 * What runs, as far as it is somebody's business: first what waits for them, then what they asked for, then what their
 * colleagues did; a line for each, with what comes next, and the way to its card. Pure.
 */
export function statusOf(known: KnownCases, settings: CaseSettings): Answer {
  const { admitted, isOperator, cases } = known
  if (!admitted.ok) return refused(admitted)
  const all = cases.filter(isOwn)
  const returns = all.filter(comesBack).length
  const own = all.length - returns
  const waiting = cases.filter(({ theCase, asks }) => waitsFor(theCase, asks, settings).length > 0)
  const rest = cases.filter((one) => !waiting.includes(one))
  const inOrder = [...waiting, ...rest.filter(isOwn), ...rest.filter((one) => !isOwn(one))]
  const listed = inBatches(inOrder, known)
  if (listed.length === 0)
    return { tone: 'info', title: say('title'), text: say('none'), next: typedTexts.say('typeName') }
  const counted = [
    ...howManyWait(waiting),
    ...(own > 0 ? [say('mine', { count: own })] : []),
    ...(returns > 0 ? [say('mineReturns', { count: returns })] : []),
  ]
  return {
    tone: 'info',
    title: say('title'),
    text: counted.length === 0 ? say('onlyOthers') : inTurn(counted),
    lines: withMore(listed, (one) => lineOfItem(one, settings), mostListed, sizeOf),
    ...waysTo(listed.slice(0, mostListed), isOperator, settings),
  }
}

function isOwn({ asks }: KnownCase): boolean {
  return asks.asRequester
}

function lineOfItem(item: Item, settings: CaseSettings): Message {
  return isTogether(item) ? lineTogether(item, settings) : lineAbout(item, settings)
}

/** A line about one case, as somebody may be told of it. Pure. */
export function lineAbout({ theCase, asks }: KnownCase, settings: CaseSettings): Message {
  if (asks.asRequester) return lineOf(theCase, inTurn(howItStands(theCase, settings, 'requester')))
  const asked = waitsFor(theCase, asks, settings)
  const how = inTurn(asked.length > 0 ? asked : howItStands(theCase, settings, 'colleague'))
  const { employee, requester } = theCase
  return saidOf(theCase, say('lineOf', { name: employee.displayName, requester: requester.displayName, how }))
}

/** To its thread, where a case has one that can be linked to; else a button that says more. To all of them for operators. */
function waysTo(
  listed: readonly Item[],
  isOperator: boolean,
  settings: CaseSettings,
): Pick<Answer, 'buttons' | 'links'> {
  const links: Link[] = []
  const buttons: Button[] = []
  for (const item of listed) {
    if (isTogether(item)) {
      const way = wayTogether(item, settings)
      if ('link' in way) links.push(way.link)
      else buttons.push(way.button)
      continue
    }
    const { theCase } = item
    const url = threadOf(theCase, settings)
    if (url === undefined) buttons.push(askAbout(theCase))
    else links.push({ title: typedTexts.say('threadOf', { name: theCase.employee.displayName }), url })
  }
  return { buttons: isOperator ? [...buttons, asking('overview')] : buttons, links }
}

/** Asks how it stands with the leaver of a case. Pure. */
export function askAbout({ employee: { id, displayName: name } }: OffboardingCase): Button {
  return { title: say('ask', { name }), verb: 'ask', carries: { command: 'status', person: id } }
}

/** What is asked of whom, and what goes on. Pure. */
export function howItStands(theCase: OffboardingCase, settings: CaseSettings, reader: Reader): readonly Message[] {
  const approvals = waitingForApproval(theCase).length
  const tasks = stepsOf(theCase, settings).filter(({ state }) => state.status === 'task')
  const paused = pausedLines(theCase)
  const goesOn = paused.length > 0 ? undefined : whatGoesOn(theCase, settings, reader)
  return [
    ...paused,
    ...(approvals > 0 ? [typedTexts.say('waitsForApprovers', { count: approvals })] : []),
    ...(tasks.length > 0
      ? [
          typedTexts.say('waitsForHands', {
            count: tasks.length,
            steps: tasks.map(({ definition }) => definition.title),
          }),
        ]
      : []),
    ...(goesOn === undefined ? [] : [goesOn]),
    ...(isTouched(theCase) ? [] : [standingTexts.say('untouched')]),
  ]
}
