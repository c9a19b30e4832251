import { strict as assert } from 'node:assert'
import type { PersonSeed } from '../../sandbox/seeds/people'
import { actionsOf, textOf, type Message } from '../support/teams'
import type { Model } from './command'
import { leavers, pause, petra, type Walk } from './walk'

/** How long the bot has, in calm weather, to come to where a person is asked or the case is over; milliseconds. */
const longest = 40_000

/** Nothing was done that a rule forbids, and nothing after a card said that nothing more would be (promises 13 and 14). */
export async function assertNothingForbidden(walk: Walk): Promise<void> {
  const effects = await walk.office.effects()
  walk.counted.promises += walk.forbidden.length + walk.closed.size
  for (const { why, after, breaks } of walk.forbidden)
    assert.deepEqual(
      effects
        .slice(after)
        .filter(breaks)
        .map((effect) => JSON.stringify(effect)),
      [],
      `after ${why}`,
    )
  for (const who of walk.paused.keys()) await assertNothingStarted(walk, who)
  for (const [said, { who, effects: before }] of walk.closed)
    assert.deepEqual((await walk.about(who)).slice(before), [], `after a card said: ${said}`)
}

/** Nothing was done since a card said that nothing starts. Asked for the last time before somebody resumes the case. */
export async function assertNothingStarted(walk: Walk, who: PersonSeed): Promise<void> {
  const before = walk.paused.get(who)
  if (before === undefined) return
  walk.counted.promises += 1
  assert.deepEqual((await walk.about(who)).slice(before), [], `while ${who.displayName}’s case was paused`)
}

/** The world calms down, and every case comes to an end or to a person who is asked (promise 15). */
export async function assertNobodyIsForgotten(walk: Walk, model: Model): Promise<void> {
  const { office } = walk
  await fetch(`${office.tenantGate.url}/_sandbox/faults`, { method: 'DELETE' })
  office.teams.failures = []
  walk.setClock(0)
  const waiting = new Set(leavers.filter((who) => model.cases.has(who) && model.cases.get(who) !== 'cancelled'))
  walk.counted.promises += waiting.size
  const until = Date.now() + longest
  while (waiting.size > 0 && Date.now() < until) {
    for (const who of waiting) if (isOver(walk, who) || isAsked(walk, who)) waiting.delete(who)
    await pause(200)
  }
  const forgotten = [...waiting].map((who) => `${who.displayName}, ${model.cases.get(who)}:\n${cardsAbout(walk, who)}`)
  assert.equal(forgotten.join('\n\n'), '', 'every case is over, or asks somebody')
}

/** What goes a case on, or tells a person why it does not. */
const asking = ['decide', 'submit', 'approve', 'retry', 'confirm', 'resume']

function isAsked(walk: Walk, who: PersonSeed): boolean {
  if (buttonsOf(walk, who).some((verb) => asking.includes(verb))) return true
  return walk.standing(who).some(({ card }) => /There is no plan yet, because\s*\S|cannot be made\b/.test(textOf(card)))
}

/** What is approved and can go on does, and what is said at the end is so (promises 9, 14). */
export async function assertTheEndIsTrue(walk: Walk, model: Model): Promise<void> {
  await assertNothingUntrue(walk)
  for (const who of leavers.filter((one) => model.cases.get(one) === 'approved')) {
    await assertNothingStarted(walk, who)
    walk.paused.delete(who)
    for (const verb of ['resume', 'approve', 'retry'])
      for (let pressed = 0; pressed < mostPresses && (await pressOnce(walk, who, verb)); pressed += 1) await pause(500)
    await walk.settled()
  }
  await assertNothingUntrue(walk)
  for (const who of leavers) await assertNothingToPress(walk, who)
}

/** How often somebody tries again before they leave it, and how many steps have a button of their own. */
const mostPresses = 6

async function assertNothingUntrue(walk: Walk): Promise<void> {
  for (const { who, why, says, since, isSo } of walk.untrue) {
    walk.counted.promises += 1
    const said = walk
      .summariesOf(who)
      .slice(since)
      .map(({ card }) => textOf(card))
      .filter((text) => says.test(text))
    if (said.length > 0) assert.ok(!(await isSo()), `after somebody ${why}, and it is still so:\n${said.join('\n')}`)
  }
}

/** No card of a case that is over has a button that does something in it: the way back is a case of its own. */
async function assertNothingToPress(walk: Walk, who: PersonSeed): Promise<void> {
  if (!walk.has(who, 'completed', 'cancelled')) return
  walk.counted.promises += 1
  const caseId = walk.caseIdOf(who)
  const liveOn = ({ card }: Message) =>
    (card === undefined ? [] : actionsOf(card))
      .filter(({ data, verb }) => data['caseId'] === caseId && verb !== 'evidence' && verb !== 'ask')
      .map(({ title }) => title)
  const live = () => walk.standing(who).filter((message) => liveOn(message).length > 0)
  // A card that was posted, and not written down before a kill, is one that the bot does not know of: one at most each time.
  const copies = () => live().filter((message) => !walk.knows(who, message))
  const isClean = () => live().length === copies().length && copies().length <= walk.office.kills
  for (const until = Date.now() + patience; Date.now() < until && !isClean();) await pause(100)
  assert.ok(
    isClean(),
    `${who.displayName}’s case is over, and its cards have live buttons: ${live().flatMap(liveOn).join(', ')}; ${copies().length} unknown after ${walk.office.kills} kills`,
  )
}

/** How long the bot has to update its cards, milliseconds. */
const patience = 60_000

async function pressOnce(walk: Walk, who: PersonSeed, verb: string): Promise<boolean> {
  if (!buttonsOf(walk, who).includes(verb)) return false
  return walk.press(petra, who, verb)
}

function isOver(walk: Walk, who: PersonSeed): boolean {
  return (
    walk.summaryOf(who) !== undefined ||
    walk
      .standing(who)
      .some(({ card }) =>
        /(cancelled|withdrew|stopped|closed) this offboarding|offboarding (was )?(cancelled|closed)/i.test(
          textOf(card),
        ),
      )
  )
}

function buttonsOf(walk: Walk, who: PersonSeed): readonly string[] {
  const caseId = walk.caseIdOf(who)
  return walk
    .standing(who)
    .flatMap(({ card }) => (card === undefined ? [] : actionsOf(card)))
    .filter(({ data }) => data['caseId'] === caseId)
    .map(({ verb }) => verb)
}

/** The last words of every card, for whoever looks what somebody was told. */
function cardsAbout(walk: Walk, who: PersonSeed): string {
  return walk
    .standing(who)
    .map(({ card }) => textOf(card).split('\n'))
    .map((lines) => `  ${[...lines.slice(0, 3), '…', ...lines.slice(-3)].join(' | ')}`)
    .join('\n')
}
