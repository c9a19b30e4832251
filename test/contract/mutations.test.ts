import { strict as assert } from 'node:assert'
import { numbers } from '../../sandbox/seeds/numbers'
import { people } from '../../sandbox/seeds/people'
import { cmdletMistake } from '../../services/remote/cmdlets/check'
import { fillInPassword } from '../../services/remote/graph/password'
import type {
  ExchangeOperation,
  GraphOperation,
  JsonObject,
  Operation,
  TeamsOperation,
} from '../../services/model/operation'
import { startTrial, type Trial } from '../sandbox/support'
import { eva, jan } from '../services/steps/builders'
import { fromRoomIfAny } from '../services/steps/rooms'
import type { Sample } from '../services/steps/sample'
import { samples } from '../services/steps/samples'
import { stepsUnderTest } from '../services/steps/underTest'
import { requestViolations } from './graphContract'
import { mutationsOf } from './mutation'
import { heldRequestsOf, requestsOf } from './requests'

type Sent = GraphOperation | ExchangeOperation | TeamsOperation

/** The spoilt requests of a step that Microsoft takes all the same, as its room has them: most steps have none. */
function takenOf(stepId: string): readonly string[] {
  return fromRoomIfAny<readonly string[]>(stepId, 'taken', 'taken') ?? []
}

/** Of so many requests of one kind in a story, each is tried. */
const mostTried = 20

describe('a request of a step with one field spoilt', () => {
  let trial: Trial
  const accepted = new Map(stepsUnderTest.map(({ id }) => [id, new Set<string>()]))
  before(async () => {
    trial = await startTrial()
  })
  after(() => trial.sandbox.stop())

  for (const step of stepsUnderTest)
    for (const [number, { before, after: done, decision, input, given = [] }] of (samples[step.id] ?? []).entries())
      it(`is refused by the contract or by the tenant (${step.id}, story ${number + 1}: ${input['choice'] ?? 'choose'})`, async () => {
        const plan = inTenant(step.plan(jan(), before, decision, before))
        const back = inTenant(step.restore(jan(), done, before, decision).flatMap(({ operations }) => operations))
        const all = [...plan, ...back]
        const stillTaken = new Set<string>()
        // Of hundreds of groups one is tried: the others differ by their ids alone.
        const tried = new Set<string>()
        const isOneMore = (operation: Sent): boolean => {
          const form = nameOf(operation)
          const many = all.filter((other) => nameOf(other) === form).length > mostTried
          const isTried = tried.has(form)
          tried.add(form)
          return many && isTried
        }

        for (const [index, operation] of all.entries()) {
          const earlier = all.slice(0, index)
          const body = bodyOf(operation)
          if (body === undefined || isOneMore(operation)) continue
          assert.equal(
            await isTaken(trial, given, earlier, operation),
            true,
            `${nameOf(operation)} as planned is taken`,
          )
          for (const { what, body: spoilt } of mutationsOf(body))
            if (await isTaken(trial, given, earlier, withBody(operation, spoilt)))
              stillTaken.add(`${nameOf(operation)}: ${what.replaceAll(/\b\d+\b/g, '*')}`)
        }

        for (const what of stillTaken) accepted.get(step.id)?.add(what)
        assert.deepEqual(
          [...stillTaken]
            .filter((what) => !takenOf(step.id).includes(what))
            .map((what) => `${what}: test/services/steps/${step.id}/taken.ts does not say so`),
          [],
        )
      })

  for (const step of stepsUnderTest)
    it(`is not what ${step.id}/requests.json holds, so that it turns a test red even where it is taken`, () => {
      const stories = requestsOf(step)
      const held = heldRequestsOf(step.id)?.map(({ plan, back }) => ({ plan, back })) ?? []

      for (const [number, { plan, back }] of stories.entries())
        for (const { what, body } of mutationsOf({ plan, back })) assert.notDeepEqual(body, held[number], what)
    })

  it('is taken only where the room of its step says so in taken.ts, and each of these is', () => {
    for (const [stepId, what] of accepted) assert.deepEqual([...what].sort(), [...takenOf(stepId)].sort(), stepId)
  })
})

/** Whether neither the contract nor the tenant refuses a request, after others were done in a tenant that was given something. */
async function isTaken(
  trial: Trial,
  given: NonNullable<Sample['given']>,
  done: readonly Sent[],
  operation: Sent,
): Promise<boolean> {
  if (mistakeOf(operation) !== undefined) return false
  await trial.control('POST', 'reset')
  for (const [name, body] of given) await trial.control('POST', name, body)
  const named = new Map<string, string>()
  for (const earlier of done) await send(trial, earlier, named)
  return send(trial, operation, named)
}

function mistakeOf(operation: Sent): string | undefined {
  if (operation.via !== 'graph') return cmdletMistake(operation.via, operation.cmdlet, operation.parameters)
  const [violation] = requestViolations({
    method: operation.method,
    path: `/v1.0${operation.path}`,
    requestHeaders: { 'content-type': 'application/json' },
    requestBody: operation.body === undefined ? '' : JSON.stringify(operation.body),
    status: 0,
    answerHeaders: {},
    answerBody: undefined,
    fault: false,
  })
  return violation?.problem
}

/** A path with the ids of what was made before in the place of their names. */
function filled(path: string, named: ReadonlyMap<string, string>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => named.get(name) ?? '')
}

/** True when the tenant did it. `named` gets the id of what it made. */
async function send(trial: Trial, operation: Sent, named: Map<string, string>): Promise<boolean> {
  if (operation.via === 'graph') {
    const { method, path, body, names } = operation
    const { status, body: made } = await trial.graph(method, filled(path, named), body === undefined ? {} : { body })
    if (names !== undefined && status < 300) named.set(names, String(made['id']))
    return status < 300
  }
  return String((await trial.cmdlet(operation.cmdlet, operation.parameters)).body['ok']) === 'true'
}

/**
 * What is sent by a machine, what stands in for a refused part included, about people that the tenant has. Partner Center
 * takes no resource that a story made up: `test/sandbox/partner/partner.test.ts` spoils a real one.
 */
function inTenant(operations: readonly Operation[]): readonly Sent[] {
  return operations
    .flatMap((operation) => [operation, ...(operation.otherwise ?? [])])
    .flatMap((operation) => (operation.via === 'person' || operation.via === 'partner' ? [] : [operation]))
    .map(
      (operation) =>
        JSON.parse(
          JSON.stringify(operation)
            // Only one of them has administrator roles and inbox rules to lose.
            .replaceAll(
              jan().id,
              (/ScheduleRequests|InboxRule/.test(JSON.stringify(operation)) ? people.danielMeijer : people.janDeVries)
                .id,
            )
            .replaceAll(eva().id, people.evaWillems.id)
            .replaceAll('+31205550112', numbers.janDeVries.telephoneNumber),
        ) as Sent,
    )
    .map((operation) =>
      bodyOf(operation) === undefined ? operation : withBody(operation, fillInPassword(bodyOf(operation)!)),
    )
}

function bodyOf(operation: Sent): JsonObject | undefined {
  return operation.via === 'graph' ? operation.body : operation.parameters
}

function withBody(operation: Sent, body: JsonObject): Sent {
  return operation.via === 'graph' ? { ...operation, body } : { ...operation, parameters: body }
}

function nameOf(operation: Sent): string {
  if (operation.via !== 'graph') return operation.cmdlet
  const words = operation.path.split('/').filter((part) => /^[a-z]+$/i.test(part))
  return `${operation.method} ${words.at(-1) ?? ''}`
}
