import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { describeWithPostgres, startPostgres, type PostgresServer } from '../support/postgres'
import { until } from '../support/process'
import type { Arrival } from '../support/teams'
import { ReplicaOffice, type Replica } from './replicaOffice'

const { ilseSmit: ilse, janDeVries: jan, evaWillems: eva } = people
/** Seconds for which a service asks to be left alone. */
const told = 4
/** Milliseconds by which a timer of Node may be early. */
const early = 2

interface Throttled {
  readonly what: string
  readonly request: object
  /** What the service is asked by. */
  readonly path: RegExp
}

const throttled: readonly Throttled[] = [
  {
    what: 'the directory',
    request: { method: 'GET', path: String.raw`^/v1\.0/users(\?|/[^/?]+\?)` },
    path: /^\/v1\.0\//,
  },
  { what: 'Exchange', request: { cmdlet: 'Get-Mailbox', path: '^/adminapi/' }, path: /^\/adminapi\// },
  { what: 'a module of PowerShell', request: { path: '^/_sandbox/cmdlets' }, path: /^\/_sandbox\/cmdlets/ },
]

describeWithPostgres('What one of two bots is told to leave alone', function () {
  let server: PostgresServer
  let office: ReplicaOffice
  let one: Replica
  let other: Replica
  before(async () => {
    server = await startPostgres()
    office = await ReplicaOffice.open(server)
    const [first, second] = office.replicas
    one = first ?? assert.fail()
    other = second ?? assert.fail()
  })
  after(async () => {
    await office.close()
    await server.remove()
  })
  afterEach(() => {
    for (const { tenant } of office.replicas) tenant.open()
  })

  for (const { what, request, path } of throttled)
    it(`the other does not ask either, until it is over: ${what}`, async () => {
      let refusedAt: number | undefined
      one.tenant.answered = (_passing, answer) => {
        if (/told to answer 429/.test(answer)) refusedAt ??= performance.now()
      }
      await office.fault({ ...request, status: 429, retryAfter: told, count: 1 })
      office.sendTo(one)
      await office.teams.say(ilse, `/check ${jan.userPrincipalName}`)
      const from = await until('the refusal', () => refusedAt)
      const asked: number[] = []
      other.tenant.before = (passing) => {
        if (path.test(passing.path)) asked.push(performance.now() - from)
      }

      office.sendTo(other)
      await office.teams.say(ilse, `/check ${eva.userPrincipalName}`)

      const first = await until('what the other asks', () => asked[0])
      assert.ok(first >= told * 1_000 - early, `asked after ${Math.round(first)} ms`)
      await office.card(ilse, new RegExp(eva.displayName))
      await office.card(ilse, new RegExp(jan.displayName))
      office.teams.messages.length = 0
    })

  it('the other does not write there either, until it is over: a chat in Teams', async () => {
    const isChat = (thread: string): boolean => thread === office.teams.chatOf(ilse)
    let refusedAt: number | undefined
    const fits = ({ thread, at }: Arrival): boolean => {
      if (!isChat(thread)) return false
      refusedAt = at
      return true
    }
    office.teams.refuse({ fits, status: 429, code: 'TooManyRequests', retryAfter: told, count: 1 })
    office.sendTo(one)
    await office.teams.say(ilse, 'help')
    const from = await until('the refusal', () => refusedAt)
    const written: number[] = []
    office.teams.refuse({ fits: ({ thread, at }) => isChat(thread) && written.push(at - from) < 0, status: 500 })

    office.sendTo(other)
    await office.teams.say(ilse, 'help')

    await until('both answers', () => written[1])
    assert.ok(Math.min(...written) >= told * 1_000 - early, `written after ${Math.round(written[0] ?? 0)} ms`)
  })
})
