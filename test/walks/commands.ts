import * as fc from 'fast-check'
import { people, type PersonSeed } from '../../sandbox/seeds/people'
import { command, type Believed, type Command, type Model } from './command'
import { changesAbout, changesMeanwhile, successorChanges } from './changes'
import { assertNothingStarted } from './promises'
import { ilse, leavers, petra } from './walk'
import { killAsCancelled, killAsCompleted, weather } from './weather'

/** What Ilse does next about somebody who leaves: by what she did last, which button, and what she believes then. */
const next: Readonly<Record<'asked' | 'answered', readonly [string, RegExp, Believed]>> = {
  asked: ['decide', /^(Make the plan|Save)$/, 'answered'],
  answered: ['submit', /./, 'sent'],
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
      } else if (believed === 'sent') {
        if (await walk.approve(who)) cases.set(who, 'approved')
      } else if (believed !== 'approved' && believed !== 'cancelled') {
        const [verb, wanted, then] = next[believed]
        if (await walk.press(ilse, who, verb, wanted)) cases.set(who, then)
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

/** Anybody who may work with the bot stops what runs. */
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

/** Somebody presses a button where it stands, if it does. */
function pressed(
  words: string,
  who: PersonSeed,
  by: typeof ilse,
  verb: string,
  believed: readonly Believed[] = ['sent', 'approved'],
): Command {
  return command(
    `${words} ${who.displayName}’s case`,
    ({ cases }) => believed.includes(cases.get(who) ?? 'asked'),
    async (_model, walk) => walk.press(by, who, verb),
  )
}

/** Up to that moment nothing has started. */
function resumed(who: PersonSeed, by: typeof ilse): Command {
  return command(
    `${by.displayName} resumes ${who.displayName}’s case`,
    (model) => model.cases.has(who),
    async (_model, walk) => {
      await assertNothingStarted(walk, who)
      if (!walk.has(who, 'paused')) return
      walk.paused.delete(who)
      await walk.press(by, who, 'resume')
    },
  )
}

/** What people do who change their mind: nothing of it is an end, and all of it is sometimes refused. */
function changesOfMind(who: PersonSeed): readonly Command[] {
  return [
    pressed('Petra takes an approval back in', who, petra, 'unapprove'),
    pressed('Ilse pauses', who, ilse, 'pause'),
    pressed('Petra pauses', who, petra, 'pause'),
    resumed(who, ilse),
    resumed(who, petra),
    pressed('Ilse changes a decision in', who, ilse, 'change'),
  ]
}

/** One step is approved, and the others wait. */
function approveOne(who: PersonSeed): Command {
  return command(
    `Petra approves one step of ${who.displayName}’s case`,
    ({ cases }) => cases.get(who) === 'sent',
    async (_model, walk) => walk.press(petra, who, 'approve', /^Approve$/),
  )
}

/** Random walks of so many things, of which those are left out that cannot happen then; what people do comes often enough to get somewhere. */
export function walks(length: number): fc.Arbitrary<readonly Command[]> {
  const often = Array.from({ length: 14 }, () => leavers.map(goOn)).flat()
  const ends = leavers.flatMap((who) => [...changesMeanwhile(who), killAsCompleted(who)])
  const changes = [
    ...leavers.flatMap(changesAbout),
    ...[people.bramHendriks, people.willemVanLeeuwen].flatMap(successorChanges),
  ]
  const presses = leavers.flatMap((who) => [
    cancel(who),
    killAsCancelled(who),
    stop(who),
    approveOne(who),
    ...changesOfMind(who),
  ])
  const all = [...often, ...ends, ...ends, ...presses, ...changes, ...weather]
  return fc.array(fc.constantFrom(...all), { minLength: length, maxLength: length })
}
