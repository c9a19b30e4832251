import * as fc from 'fast-check'
import { people, type PersonSeed } from '../../sandbox/seeds/people'
import type { Colleague } from '../support/teams'
import { command, type Believed, type Command, type Model } from './command'
import { changesAbout, changesMeanwhile, successorChanges } from './changes'
import { ilse, leavers, petra } from './walk'
import { killsAtTheEnd, weather } from './weather'

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
        walk.tell(`   Ilse types /offboard ${who.userPrincipalName}`)
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

const canBeCancelled =
  (who: PersonSeed) =>
  ({ cases }: Model): boolean =>
    cases.has(who) && cases.get(who) !== 'cancelled'

function cancel(who: PersonSeed): Command {
  return command(`${who.displayName}’s case is cancelled`, canBeCancelled(who), async ({ cases }, walk) => {
    await walk.press(ilse, who, 'cancel')
    if (walk.has(who, 'cancelled')) cases.set(who, 'cancelled')
  })
}

/** Every button that ends a case may be pressed at any moment, also from what stands in the channel. */
function stop(who: PersonSeed): Command {
  return command(
    `Petra stops ${who.displayName}’s case`,
    ({ cases }) => cases.get(who) === 'approved',
    async ({ cases }, walk) => {
      await walk.press(petra, who, 'cancel')
      if (walk.has(who, 'cancelled')) cases.set(who, 'cancelled')
    },
  )
}

/** Random walks of so many things, of which those are left out that cannot happen then; what people do comes often enough to get somewhere. */
export function walks(length: number): fc.Arbitrary<readonly Command[]> {
  const often = Array.from({ length: 14 }, () => leavers.map(goOn)).flat()
  const ends = leavers.flatMap((who) => [...changesMeanwhile(who), ...killsAtTheEnd(who)])
  const changes = [
    ...leavers.flatMap(changesAbout),
    ...[people.bramHendriks, people.willemVanLeeuwen].flatMap(successorChanges),
  ]
  const all = [...often, ...ends, ...ends, ...leavers.map(cancel), ...leavers.map(stop), ...changes, ...weather]
  return fc.array(fc.constantFrom(...all), { minLength: length, maxLength: length })
}
