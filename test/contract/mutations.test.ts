import { strict as assert } from 'node:assert'
import { numbers, people } from '../../sandbox/people'
import { cmdletMistake } from '../../services/cmdlets/check'
import { materialise } from '../../services/graph/password'
import type { ExchangeOperation, GraphOperation, JsonObject, Operation, TeamsOperation } from '../../services/operation'
import { steps } from '../../services/steps'
import { startTrial, type Trial } from '../sandbox/support'
import { eva, jan } from '../services/steps/builders'
import { samples } from '../services/steps/samples'
import { requestViolations } from './graphContract'
import { mutationsOf } from './mutation'
import { heldRequestsOf, requestsOf } from './requests'

type Sent = GraphOperation | ExchangeOperation | TeamsOperation

/** Spoilt requests that Microsoft takes all the same: only by the requests that are held is it seen that they are spoilt. */
const taken: readonly string[] = [
  // PATCH changes what is named, whatever else is not.
  'PATCH users: accountEnabled taken away',
  'PATCH users: passwordProfile taken away',
  'PATCH users: passwordProfile/forceChangePasswordNextSignIn taken away',
  // Optional, and `primary` by itself.
  'POST assignNumber: assignmentCategory taken away',
  'POST assignNumber: locationId taken away',
  'POST assignLicense: addLicenses/*/disabledPlans taken away',
  'POST restore: autoReconcileProxyConflict taken away',
  // Each setting of a mailbox stands by itself; a call that names none changes nothing, and Exchange only warns.
  'Set-Mailbox: Type taken away',
  'Set-Mailbox: ForwardingAddress taken away',
  'Set-Mailbox: ForwardingSmtpAddress taken away',
  'Set-Mailbox: DeliverToMailboxAndForward taken away',
  'Add-MailboxPermission: AutoMapping taken away',
  'Add-MailboxPermission: InheritanceType taken away',
  'Add-MailboxPermission: Confirm taken away',
  'Remove-MailboxPermission: InheritanceType taken away',
  'Remove-MailboxPermission: Confirm taken away',
  // Voicemail is what it goes to by itself.
  'Set-CsUserCallingSettings: UnansweredTargetType taken away',
]

describe('a request of a step with one field spoilt', () => {
  let trial: Trial
  const accepted = new Set<string>()
  before(async () => {
    trial = await startTrial()
  })
  after(() => trial.sandbox.stop())

  for (const step of steps)
    for (const [number, { before, decision, input }] of (samples[step.id] ?? []).entries())
      it(`is refused by the contract or by the tenant (${step.id}, story ${number + 1}: ${input['choice'] ?? 'choose'})`, async () => {
        const plan = inTenant(step.plan(jan(), before, decision, before))
        const undo = inTenant(step.undo(jan(), before, decision))
        const all = [...plan, ...undo]
        const stillTaken = new Set<string>()

        for (const [index, operation] of all.entries()) {
          const done = all.slice(0, index)
          const body = bodyOf(operation)
          if (body === undefined) continue
          assert.equal(await isTaken(trial, done, operation), true, `${nameOf(operation)} as planned is taken`)
          for (const { what, body: spoilt } of mutationsOf(body))
            if (await isTaken(trial, done, withBody(operation, spoilt)))
              stillTaken.add(`${nameOf(operation)}: ${what.replaceAll(/\b\d+\b/g, '*')}`)
        }

        for (const what of stillTaken) accepted.add(what)
        assert.deepEqual(
          [...stillTaken].filter((what) => !taken.includes(what)),
          [],
        )
      })

  for (const step of steps)
    it(`is not what requests/${step.id}.json holds, so that it turns a test red even where it is taken`, () => {
      const stories = requestsOf(step)
      const held = heldRequestsOf(step.id)?.map(({ plan, undo }) => ({ plan, undo })) ?? []

      for (const [number, { plan, undo }] of stories.entries())
        for (const { what, body } of mutationsOf({ plan, undo })) assert.notDeepEqual(body, held[number], what)
    })

  it('is taken only where it is said here, and each of these is', () => {
    assert.deepEqual([...accepted].sort(), [...taken].sort())
  })
})

/** Whether neither the contract nor the tenant refuses a request, after others were done. */
async function isTaken(trial: Trial, done: readonly Sent[], operation: Sent): Promise<boolean> {
  if (mistakeOf(operation) !== undefined) return false
  await trial.control('POST', 'reset')
  for (const earlier of done) await send(trial, earlier)
  return send(trial, operation)
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

/** True when the tenant did it. */
async function send(trial: Trial, operation: Sent): Promise<boolean> {
  if (operation.via === 'graph') {
    const { method, path, body } = operation
    return (await trial.graph(method, path, body === undefined ? {} : { body })).status < 300
  }
  return String((await trial.cmdlet(operation.cmdlet, operation.parameters)).body['ok']) === 'true'
}

/** What is sent by a machine, what stands in for a refused part included, about people that the tenant has. */
function inTenant(operations: readonly Operation[]): readonly Sent[] {
  return operations
    .flatMap((operation) => [operation, ...(operation.otherwise ?? [])])
    .flatMap((operation) => (operation.via === 'person' ? [] : [operation]))
    .map(
      (operation) =>
        JSON.parse(
          JSON.stringify(operation)
            .replaceAll(jan().id, people.janDeVries.id)
            .replaceAll(eva().id, people.evaWillems.id)
            .replaceAll('+31205550112', numbers.janDeVries.telephoneNumber),
        ) as Sent,
    )
    .map((operation) =>
      bodyOf(operation) === undefined ? operation : withBody(operation, materialise(bodyOf(operation)!)),
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
