import type { PersonSeed } from '../../sandbox/seeds/people'
import { command, type Command, type Model } from './command'
import { ilse } from './walk'

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

/** The machine dies between the entry that completes a case and the first card that says so. */
export function killAsCompleted(who: PersonSeed): Command {
  return command(
    `Petra approves, and the bot is killed as ${who.displayName}’s case completes`,
    ({ cases }) => cases.get(who) === 'sent',
    async ({ cases }, walk) => {
      const killed = walk.killAt(who, 'completed')
      if (await walk.approve(who)) cases.set(who, 'approved')
      await killed()
    },
  )
}

/** The same of a case that Ilse ends. */
export function killAsCancelled(who: PersonSeed): Command {
  return command(
    `the bot is killed as ${who.displayName}’s case is cancelled`,
    ({ cases }) => ['answered', 'sent', 'approved'].includes(cases.get(who) ?? 'none'),
    async ({ cases }, walk) => {
      const killed = walk.killAt(who, 'cancelled')
      await walk.press(ilse, who, 'cancel')
      await killed()
      if (walk.has(who, 'cancelled')) cases.set(who, 'cancelled')
    },
  )
}
