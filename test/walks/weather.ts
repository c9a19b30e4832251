import type { PersonSeed } from '../../sandbox/seeds/people'
import type { CaseEvent } from '../../services/cases/journal/entry'
import type { Colleague } from '../support/teams'
import { command, type Believed, type Command, type Model } from './command'
import { ilse, petra } from './walk'

const whenever = ({ cases }: Model): boolean => cases.size > 0

/** What Teams, Microsoft, the clock and the machine do. */
export const weather: readonly Command[] = [
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
  command('the bot is killed and starts again', whenever, async (_model, { office }) => office.killAndStartAgain()),
]

/** The machine dies between the entry that closes a case and the first card that says so. */
export function killsAtTheEnd(who: PersonSeed): readonly Command[] {
  const kill = (words: string, from: readonly Believed[], presser: Colleague, verb: string, last: CaseEvent['kind']) =>
    command(
      words,
      ({ cases }) => from.some((one) => one === cases.get(who)),
      async ({ cases }, walk) => {
        const killed = walk.killAt(who, last)
        const isPressed = await walk.press(presser, who, verb)
        await killed()
        if (walk.has(who, 'cancelled')) cases.set(who, 'cancelled')
        else if (isPressed && verb === 'approve') cases.set(who, 'approved')
      },
    )
  const name = who.displayName
  return [
    kill(`Petra approves, and the bot is killed as ${name}’s case completes`, ['sent'], petra, 'approve', 'completed'),
    kill(
      `the bot is killed as ${name}’s case is cancelled`,
      ['answered', 'sent', 'approved'],
      ilse,
      'cancel',
      'cancelled',
    ),
  ]
}
