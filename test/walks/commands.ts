import * as fc from 'fast-check'
import { groups } from '../../sandbox/seeds/groups'
import { people, type PersonSeed } from '../../sandbox/seeds/people'
import type { Effect } from '../support/processOffice'
import type { Colleague } from '../support/teams'
import { ilse, leavers, pause, petra, type Walk } from './walk'

/** What people believe of a leaver’s case, by what they did. */
type Believed = 'asked' | 'answered' | 'sent' | 'approved' | 'cancelled'

/** The walk as people see it: small on purpose, the promises say the rest. */
export interface Model {
  readonly cases: Map<PersonSeed, Believed>
}

type Command = fc.AsyncCommand<Model, Walk>

/** One thing that people or the world do, with the words it goes by. */
function command(
  words: string,
  check: (model: Model) => boolean,
  run: (model: Model, walk: Walk) => Promise<unknown>,
): Command {
  return {
    check,
    async run(model, walk) {
      walk.story.push(words)
      await run(model, walk)
    },
    toString: () => words,
  }
}

/** What people do next about somebody who leaves: by what they did last, which button, and what they believe then. */
const next: Readonly<
  Record<Exclude<Believed, 'approved' | 'cancelled'>, readonly [string, RegExp, Believed, Colleague]>
> = {
  asked: ['decide', /suggestions/, 'answered', ilse],
  answered: ['submit', /./, 'sent', ilse],
  sent: ['approve', /./, 'approved', petra],
}

function goOn(who: PersonSeed): Command {
  return command(
    `the next thing is done about ${who.displayName}`,
    ({ cases }) => !['approved', 'cancelled'].includes(cases.get(who) ?? 'none'),
    async ({ cases }, walk) => {
      const believed = cases.get(who)
      if (believed === undefined) {
        walk.story.push(`   Ilse types /offboard ${who.userPrincipalName}`)
        await walk.office.teams.say(ilse, `/offboard ${who.userPrincipalName}`)
        // Microsoft 365 may be away, and then there is no case.
        if (await walk.isAsked(who)) cases.set(who, 'asked')
      } else if (believed !== 'approved' && believed !== 'cancelled') {
        const [verb, wanted, then, colleague] = next[believed]
        if (await walk.press(colleague, who, verb, wanted)) cases.set(who, then)
      }
    },
  )
}

function cancel(who: PersonSeed): Command {
  return command(
    `${who.displayName}’s case is cancelled`,
    ({ cases }) => cases.has(who) && cases.get(who) !== 'cancelled',
    async ({ cases }, walk) => {
      if (await walk.press(ilse, who, 'cancel')) cases.set(who, 'cancelled')
    },
  )
}

const removesExchange = (who: PersonSeed) => (effect: Effect) =>
  effect.what === 'POST /users/{id}/assignLicense' &&
  effect.target === who.id &&
  (effect.detail?.['addLicenses'] as readonly unknown[]).length === 0 &&
  JSON.stringify(effect.detail).includes(exchangePlan2(who))

/** Their licence that carries Exchange Online Plan 2. */
function exchangePlan2({ licences = [] }: PersonSeed): string {
  const carries = licences.find(({ plans }) =>
    plans.some(({ servicePlanName }) => servicePlanName === 'EXCHANGE_S_ENTERPRISE'),
  )
  return carries?.skuId ?? 'none'
}

const handsTo = (who: PersonSeed) => (effect: Effect) =>
  !effect.what.startsWith('DELETE') &&
  !(effect.target === who.id && !/owners\/\$ref|invite/.test(effect.what)) &&
  [who.id, who.userPrincipalName].some((known) => JSON.stringify(effect).includes(known))

/** What another administrator does meanwhile, and what must not follow. */
function changesAbout(who: PersonSeed): readonly Command[] {
  const name = who.displayName
  const change = (words: string, what: Parameters<Walk['change']>[0], body: object, breaks: (one: Effect) => boolean) =>
    command(
      words,
      ({ cases }) => cases.has(who),
      async (_model, walk) => {
        if (!(await walk.change(what, { id: who.id, ...body }))) return
        walk.forbidden.push({ why: words, after: (await walk.office.effects()).length, breaks })
      },
    )
  return [
    change(`${name} is put on litigation hold`, 'put-on-hold', { by: 'litigation' }, removesExchange(who)),
    change(`${name}’s mailbox grows to 60 GB`, 'fill-mailbox', { gigabytes: 60 }, removesExchange(who)),
    change(`${name} gets an archive`, 'switch-archive-on', {}, removesExchange(who)),
    change(
      `${name} becomes Global Administrator`,
      'give-role',
      { role: 'globalAdministrator' },
      ({ target }) => target === who.id,
    ),
  ]
}

/** What makes an end untrue when it is told from memory. */
function undone(who: PersonSeed): readonly Command[] {
  const change = (words: string, what: Parameters<Walk['change']>[0], body: object) =>
    command(
      words,
      ({ cases }) => cases.get(who) === 'approved',
      async (_model, walk) => {
        if (walk.summaryOf(who) === undefined) await walk.change(what, { id: who.id, ...body })
      },
    )
  return [
    change(`somebody lets ${who.displayName} sign in again`, 'enable-account', {}),
    change(`somebody puts ${who.displayName} into a group`, 'add-member', { group: groups.sales.id }),
  ]
}

function successorChanges(who: PersonSeed): readonly Command[] {
  const unfit = (words: string, what: 'delete-person' | 'block-account') =>
    command(
      words,
      ({ cases }) => cases.size > 0 && !cases.has(who),
      async (_model, walk) => {
        if (!(await walk.change(what, { id: who.id }))) return
        walk.forbidden.push({ why: words, after: (await walk.office.effects()).length, breaks: handsTo(who) })
      },
    )
  return [
    unfit(`${who.displayName} is deleted by somebody else`, 'delete-person'),
    unfit(`${who.displayName} is blocked by somebody else`, 'block-account'),
  ]
}

const whenever = ({ cases }: Model): boolean => cases.size > 0

/** What Teams, Microsoft, the clock and the machine do. */
const weather: readonly Command[] = [
  ...[403, 404, 429, 500].map((status) =>
    command(`Teams answers ${status} three times`, whenever, async (_model, { office }) => {
      office.teams.failures = [status, status, status]
    }),
  ),
  command('the newest card in the channel is deleted', whenever, async (_model, { office }) => {
    const newest = office.teams.inChannel().at(-1)
    if (newest !== undefined) office.teams.messages.splice(office.teams.messages.indexOf(newest), 1)
  }),
  command('Microsoft 365 is away', whenever, async (_model, { office }) => {
    await office.control('faults', { path: '.', status: 503, count: 40 })
  }),
  command('licences cannot be written', whenever, async (_model, { office }) => {
    await office.control('faults', { path: 'assignLicense', status: 503, count: 10 })
  }),
  ...[-2, 3, 4_000].map((days) =>
    command(`the machine’s clock is ${days} days off`, whenever, async (_model, walk) => {
      walk.setClock(days * 24 * 60 * 60_000)
    }),
  ),
  command(
    'the bot is killed as soon as it closes a case',
    ({ cases }) => [...cases.values()].includes('approved'),
    async (_model, { office }) => {
      const isClosed = () => office.journal().some(({ kind }) => kind === 'settled' || kind === 'completed')
      for (const until = Date.now() + 3_000; Date.now() < until && !isClosed();) await pause(2)
      await office.killAndStartAgain()
    },
  ),
  command('the bot is killed and starts again', whenever, async (_model, { office }) => office.killAndStartAgain()),
]

/** Random walks: what people do comes often enough to get somewhere. */
export function walks(length: number): fc.Arbitrary<Iterable<Command>> {
  const often = Array.from({ length: 12 }, () => leavers.map(goOn)).flat()
  const changes = [
    ...leavers.flatMap(changesAbout),
    ...leavers.flatMap(undone),
    ...leavers.flatMap(undone),
    ...[people.bramHendriks, people.willemVanLeeuwen].flatMap(successorChanges),
  ]
  return fc.commands(
    [...often, ...leavers.map(cancel), ...changes, ...weather].map((one) => fc.constant(one)),
    { maxCommands: length, size: 'max' },
  )
}
