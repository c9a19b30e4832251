import { strict as assert } from 'node:assert'
import { groups } from '../../sandbox/seeds/groups'
import type { PersonSeed } from '../../sandbox/seeds/people'
import { actionsOf, textOf, type Message } from '../support/teams'
import type { Model } from './commands'
import { leavers, pause, petra, type Walk } from './walk'

/** How long the bot has, in calm weather, to come to where a person is asked or the case is over; milliseconds. */
const longest = 40_000

/** Nothing was done that a rule forbids, and nothing after a card said that nothing more would be (promises 13 and 14). */
export async function assertNothingForbidden(walk: Walk): Promise<void> {
  const effects = await walk.office.effects()
  for (const { why, after, breaks } of walk.forbidden)
    assert.deepEqual(
      effects
        .slice(after)
        .filter(breaks)
        .map((effect) => JSON.stringify(effect)),
      [],
      `after ${why}`,
    )
  for (const [said, { who, effects: before }] of walk.closed)
    assert.deepEqual((await walk.about(who)).slice(before), [], `after a card said: ${said}`)
}

/** The world calms down, people press what they are asked to, and every case comes to an end or to a person (promise 15). */
export async function assertNobodyIsForgotten(walk: Walk, model: Model): Promise<void> {
  const { office } = walk
  await fetch(`${office.tenantGate.url}/_sandbox/faults`, { method: 'DELETE' })
  office.teams.failures = []
  walk.setClock(0)
  const waiting = new Set(leavers.filter((who) => model.cases.has(who) && model.cases.get(who) !== 'cancelled'))
  const until = Date.now() + longest
  while (waiting.size > 0 && Date.now() < until) {
    for (const who of waiting) {
      const asked = buttonsOf(walk, who)
      if (isOver(walk, who)) waiting.delete(who)
      else if (
        model.cases.get(who) === 'answered' ? asked.includes('submit') || asked.includes('decide') : asked.length > 0
      )
        waiting.delete(who)
    }
    await pause(200)
  }
  assert.deepEqual(
    [...waiting].map((who) => [
      who.displayName,
      model.cases.get(who),
      walk.standing(who).map(({ card }) => textOf(card)),
    ]),
    [],
    'every case is over, or asks somebody',
  )
}

/** What is approved and can go on does, and what is said at the end is so (promises 9, 14). */
export async function assertTheEndIsTrue(walk: Walk, model: Model): Promise<void> {
  for (const who of leavers.filter((one) => model.cases.get(one) === 'approved')) {
    for (const verb of ['approve', 'retry']) while (await pressOnce(walk, who, verb)) await pause(500)
    await walk.settled()
    const summary = walk.summaryOf(who)
    if (summary === undefined || !/: completed/.test(textOf(summary.card))) continue
    const { accountEnabled } = (await walk.office.graph(`/users/${who.id}?$select=accountEnabled`)) as {
      readonly accountEnabled?: boolean
    }
    assert.notEqual(accountEnabled, true, `${who.displayName} is offboarded, says the summary, and can sign in`)
    const { value = [] } = (await walk.office.graph(
      `/users/${who.id}/memberOf?$select=id,displayName,membershipRule`,
    )) as {
      readonly value?: readonly { readonly displayName: string; readonly membershipRule?: string | null }[]
    }
    const given = value.map(({ displayName }) => displayName).filter((one) => one === groups.sales.displayName)
    assert.deepEqual(given, [], `${who.displayName} is offboarded, says the summary, and is in a group`)
    assert.deepEqual(
      walk.standing(who).flatMap(({ card }) => verbsOf(card).filter((verb) => verb !== 'evidence')),
      [],
      'no card of a case that is over has a button that does something',
    )
  }
}

async function pressOnce(walk: Walk, who: PersonSeed, verb: string): Promise<boolean> {
  if (!buttonsOf(walk, who).includes(verb)) return false
  return walk.press(petra, who, verb)
}

function isOver(walk: Walk, who: PersonSeed): boolean {
  return (
    walk.summaryOf(who) !== undefined || walk.standing(who).some(({ card }) => /cancelled|closed/i.test(textOf(card)))
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

function verbsOf(card: Message['card']): readonly string[] {
  return card === undefined ? [] : actionsOf(card).map(({ verb }) => verb)
}
