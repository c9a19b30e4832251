import { strict as assert } from 'node:assert'
import { setTimeout as pass } from 'node:timers/promises'
import { people } from '../../sandbox/seeds/people'
import { describeWithPostgres, startPostgres, type PostgresServer } from '../support/postgres'
import { until } from '../support/process'
import { actionsOf, textOf, type Message } from '../support/teams'
import { isChange, ReplicaOffice, type Replica } from './replicaOffice'
import { assertDoneOnce, struckBy } from './trial'

const { ilseSmit: ilse } = people

const aMinute = 60_000
/** Within so long another bot goes on, milliseconds: the leases end after ten seconds, and a busy machine takes some more. */
const seconds = 20_000

/** What became of a case while one of two bots was without its database. */
interface Trial {
  /** Milliseconds until the other bot made a change. */
  readonly wentOnAfter: number
  /** Milliseconds until all of it was done. */
  readonly completedAfter: number
  /** What the one that was cut off answered to a press. */
  readonly pressed: string
  /** What it sent in the chat of whoever typed. */
  readonly typed: string
  /** Milliseconds from the mending until it was well. */
  readonly wellAfter: number
  /** What it says after that of the case that was done elsewhere. */
  readonly asked: string
  readonly office: ReplicaOffice
}

const ways: Readonly<Record<string, (replica: Replica) => void>> = {
  'whose connections all end': ({ database }) => database.cut(),
  'whose connections say nothing any more': ({ database }) => database.swallow(),
}

describeWithPostgres('One of two bots that is without the database for a minute', function () {
  let server: PostgresServer
  let undisturbed: readonly string[]
  const open: ReplicaOffice[] = []
  const trials = new Map<string, Promise<Trial>>()

  before(async () => {
    server = await startPostgres()
    const office = await newOffice()
    await office.approve(await office.submitted())
    await office.completed()
    undisturbed = await office.effects()
    // All at once: most of their time is waiting.
    for (const [way, cut] of Object.entries(ways)) {
      const trial = newOffice().then((own) => aMinuteApart(own, cut))
      trial.catch(() => undefined)
      trials.set(way, trial)
    }
  })
  after(async () => {
    await Promise.allSettled(trials.values())
    await Promise.all(open.map((office) => office.close()))
    await server.remove()
  })
  const newOffice = async (): Promise<ReplicaOffice> => {
    const office = await ReplicaOffice.open(server)
    open.push(office)
    return office
  }

  for (const way of Object.keys(ways))
    it(`leaves its case to the other, says so, and comes back by itself: one ${way}`, async () => {
      const trial = (await trials.get(way)) ?? assert.fail()

      assert.ok(trial.wentOnAfter < seconds, `went on after ${trial.wentOnAfter} ms`)
      assert.ok(trial.completedAfter < aMinute, `completed after ${trial.completedAfter} ms`)
      assert.match(trial.pressed, /cannot record anything at the moment|Your press has arrived/)
      assert.match(trial.typed, /cannot record anything at the moment/)
      assert.ok(trial.wellAfter < seconds, `well after ${trial.wellAfter} ms`)
      assert.match(trial.asked, /Nothing that you asked for runs/)
      await assertDoneOnce(trial.office, undisturbed, 1, isAnswer)
    })
})

async function aMinuteApart(office: ReplicaOffice, cut: (replica: Replica) => void): Promise<Trial> {
  let cutAt = 0
  const struck = await struckBy(office, 4, 'after', (replica) => {
    cutAt = performance.now()
    cut(replica)
  })
  const other = office.replicas.find((replica) => replica !== struck) ?? assert.fail()
  const since = (): number => Math.round(performance.now() - cutAt)
  let wentOnAfter: number | undefined
  other.tenant.before = (request) => {
    if (isChange(request)) wentOnAfter ??= since()
  }
  await office.completed(seconds + 30_000)
  const completedAfter = since()

  office.sendTo(struck)
  const summary = await office.card(ilse, /Jan de Vries: completed/)
  const [button = assert.fail()] = actionsOf(summary.card ?? assert.fail())
  const pressed = textOf(await office.teams.pressAction(ilse, summary, button))
  await office.teams.say(ilse, 'status')
  const typed = await until('an answer', () => answerIn(office, /cannot record anything at the moment/))
  await pass(Math.max(0, aMinute - since()))
  struck.database.mend()
  const mendedAt = performance.now()
  await until('the bot that is well again', async () => {
    const answer = await fetch(`${struck.url}/health`)
    return answer.status === 200 ? true : undefined
  })
  const wellAfter = Math.round(performance.now() - mendedAt)
  await office.teams.say(ilse, 'status')
  const asked = await until('what it says', () => answerIn(office, /What runs/))
  return { wentOnAfter: wentOnAfter ?? Infinity, completedAfter, pressed, typed, wellAfter, asked, office }
}

function answerIn(office: ReplicaOffice, says: RegExp): string | undefined {
  const found = office.teams.inChatOf(ilse).findLast((message) => isAnswer(message) && says.test(textOf(message.card)))
  return found === undefined ? undefined : textOf(found.card)
}

/** What is no card of a case. */
function isAnswer({ card }: Message): boolean {
  return /cannot record anything|What runs/.test(textOf(card))
}
