import { strict as assert } from 'node:assert'
import { randomInt } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import * as fc from 'fast-check'
import pLimit from 'p-limit'
import { teamsLimits } from '../../bot/limits'
import { people } from '../../sandbox/seeds/people'
import { planFor, submit } from '../support/conversation'
import { ConnectorDouble } from '../support/connector'
import { ilse, noor, Office } from '../support/office'
import { abuse } from './mutations'
import { assertNothingUnauthorised } from './truth'

/** `npm run test:abuse` sends many more, of a new seed each time; `ABUSE_SEED=7` sends the same again. */
const { ABUSE_SEED: given, ABUSE_COUNT: count } = process.env
const isLong = process.env['npm_lifecycle_event'] === 'test:abuse'
const seed = given === undefined ? (isLong ? randomInt(1_000_000) : 7) : Number(given)
const total = Number(count ?? (isLong ? 12_000 : 300))
const batch = Math.min(500, Math.ceil(total / 6))
/** Far above what Teams waits; a bot that takes longer hangs. Milliseconds. */
const patience = 30_000

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

describe(`abuse of seed ${seed}`, function () {
  this.timeout(20 * 60_000)

  it(`of a sandbox (${total} requests) gets no answer but a deliberate one, and no effect but an approved one`, async () => {
    const office = await Office.open({ configuration: { signOutNow: 'with-approval', policy: 'second-person' } })
    try {
      await play(office, () => ({}))
    } finally {
      await office.close()
    }
  })

  it(`of a real tenant’s bot (${total} requests) gets no further with a token than without`, async () => {
    const connector = await ConnectorDouble.start()
    const limits = { ...teamsLimits, turns: 1_000_000, waiting: 100, refusals: 1_000_000 }
    const office = await Office.open({ connector, configuration: { limits, policy: 'second-person' } })
    const headers: readonly (() => Record<string, string>)[] = [
      () => ({ authorization: `Bearer ${connector.token()}` }),
      () => ({ authorization: `Bearer ${connector.token()}` }),
      () => ({ authorization: `Bearer ${connector.token({ claims: { aud: 'x' } })}` }),
      () => ({ authorization: `Bearer ${connector.token({ header: { kid: '__proto__' } })}` }),
      () => ({}),
    ]
    try {
      await play(office, (index) => headers[index % headers.length]?.() ?? {})
    } finally {
      await office.close()
      await connector.stop()
    }
  })
})

/** Throws everything at a bot that is in the middle of a case, and looks at what came of it. */
async function play(office: Office, headersOf: (index: number) => Record<string, string>): Promise<void> {
  const real: object[] = []
  office.teams.observe = (activity) => void (typeof activity === 'object' && activity !== null && real.push(activity))
  const plan = await planFor(office, people.janDeVries.userPrincipalName)
  const theCase = await submit(office, plan)
  await office.teams.press(noor, theCase, /Approve/)
  await office.teams.say(ilse, '/offboard Bram')
  office.teams.observe = undefined

  const statuses = new Map<number, number>()
  const heaps: number[] = []
  const fewAtOnce = pLimit(8)
  for (let from = 0; from < total; from += batch) {
    const bodies = fc.sample(abuse(real), { seed: seed + from, numRuns: Math.min(batch, total - from) })
    await Promise.all(
      bodies.map((body, index) =>
        fewAtOnce(() => sendOne(office, body, headersOf(from + index), statuses, seed + from)),
      ),
    )
    assert.deepEqual(slips(office), [], `ABUSE_SEED=${seed}, batch ${seed + from}`)
    forget(office)
    collectGarbage()
    heaps.push(process.memoryUsage().heapUsed)
  }
  tell(statuses, heaps)
  // What was approved in between runs on; what is read of the journal must not be older than what is read of the tenant.
  await office.stopBot()

  await assertNothingUnauthorised(office)
  assertFlat(heaps)
  await office.startBot()
  await office.teams.say(ilse, '/help')
  await office.cardFor(ilse, /offboard/)
}

async function sendOne(
  office: Office,
  body: string,
  headers: Record<string, string>,
  statuses: Map<number, number>,
  batchSeed: number,
): Promise<void> {
  const story = () => `Play it again with ABUSE_SEED=${seed} (batch ${batchSeed}): ${body.slice(0, 2_000)}`
  const answer = await office.teams.send(body, headers, AbortSignal.timeout(patience)).catch((error: unknown) => {
    throw new Error(`No answer: ${String(error)}\n${story()}`, { cause: error })
  })
  const text = await answer.text()
  statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
  // 501 is the Bot Framework's word for an invoke of another kind.
  if (answer.status >= 500 && answer.status !== 501)
    throw new Error(`Answered ${answer.status}: ${text}\n${story()}\n${worst(office)}`)
  assert.doesNotMatch(text, /node_modules|\bat \/|TypeError|ZodError/, story())
  if (answer.status >= 400) assert.equal(text, '', story())
}

/** Errors that show that the bot believed something of what it was sent. */
function slips(office: Office): readonly string[] {
  return office.log.filter((line) =>
    /"type":"(TypeError|RangeError|SyntaxError|ReferenceError|ZodError|SqliteError)"/.test(line),
  )
}

/** What the doubles would remember. */
function forget(office: Office): void {
  office.log.splice(0)
  office.teams.messages.splice(0)
}

function worst(office: Office): string {
  return office.log
    .filter((line) => /"level":(50|60)/.test(line))
    .slice(-3)
    .join('\n')
}

function tell(statuses: ReadonlyMap<number, number>, heaps: readonly number[]): void {
  const answers = [...statuses].map(([status, times]) => `${times} times ${status}`)
  const megabytes = heaps.map((heap) => (heap / 1_048_576).toFixed(0))
  console.log(`      answers ${answers.join(', ')}; heap ${megabytes.join(' ')} MB`)
}

/** The first third is warming up: caches fill, code is compiled. */
function assertFlat(heaps: readonly number[]): void {
  const third = Math.floor(heaps.length / 3)
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const ratio = mean(heaps.slice(-third)) / mean(heaps.slice(0, third))
  assert.ok(ratio < 1.25, `the heap grew by a factor of ${ratio.toFixed(2)}`)
}
