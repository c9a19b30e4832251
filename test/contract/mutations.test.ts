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
  // Only what a tenant's own policy asks for.
  'POST roleAssignmentScheduleRequests: justification taken away',
  'POST roleEligibilityScheduleRequests: justification taken away',
  // A copy beside its original, or by its own name.
  'POST items: parentReference taken away',
  'POST items: name taken away',
  'PATCH mailboxSettings: automaticRepliesSetting taken away',
  'PATCH mailboxSettings: automaticRepliesSetting/status taken away',
  'PATCH mailboxSettings: automaticRepliesSetting/externalAudience taken away',
  'PATCH mailboxSettings: automaticRepliesSetting/internalReplyMessage taken away',
  'PATCH mailboxSettings: automaticRepliesSetting/externalReplyMessage taken away',
  // Of eDiscovery only names, and the type and address of a source, cannot be left out.
  'POST ediscoveryCases: description taken away',
  'POST searches: contentQuery taken away',
  'POST additionalSources: includedSources taken away',
  'POST exportResult: exportCriteria taken away',
  'POST exportResult: exportFormat taken away',
  // Without its switch the cmdlet cancels nothing, and says nothing.
  'Remove-CalendarEvents: CancelOrganizedMeetings taken away',
  'Remove-CalendarEvents: Confirm taken away',
  // A mail goes out without a subject and to a bare address; a copy stays in Sent Items by itself (user-sendmail).
  'POST sendMail: message/subject taken away',
  'POST sendMail: message/toRecipients/*/emailAddress/name taken away',
  'POST sendMail: saveToSentItems taken away',
  // Each setting of a mailbox stands by itself; a call that names none changes nothing, and Exchange only warns.
  'Set-Mailbox: Type taken away',
  'Set-Mailbox: ForwardingAddress taken away',
  'Set-Mailbox: ForwardingSmtpAddress taken away',
  'Set-Mailbox: HiddenFromAddressListsEnabled taken away',
  'Disable-InboxRule: Confirm taken away',
  'Disable-InboxRule: Force taken away',
  'Enable-InboxRule: Confirm taken away',
  'Enable-InboxRule: Force taken away',
  'Set-Mailbox: DeliverToMailboxAndForward taken away',
  'Set-Mailbox: LitigationHoldEnabled taken away',
  'Set-Mailbox: LitigationHoldDuration taken away',
  // Seven days in place of no end: as good a request as any.
  'Set-Mailbox: LitigationHoldDuration is a number',
  // Both are false by themselves.
  'POST wipe: keepEnrollmentData taken away',
  'POST wipe: keepUserData taken away',
  // It is taken, and is a wipe of all that is on the phone: what requests/devices.json holds is what guards against it.
  'Clear-MobileDevice: AccountOnly taken away',
  'Clear-MobileDevice: Cancel taken away',
  'Clear-MobileDevice: Confirm taken away',
  // Each way into a mailbox stands by itself, and SMTP may be closed, open, or as the organisation has it.
  'Set-CASMailbox: ActiveSyncBlockedDeviceIDs taken away',
  'Set-CASMailbox: ActiveSyncEnabled taken away',
  'Set-CASMailbox: EwsEnabled taken away',
  'Set-CASMailbox: ImapEnabled taken away',
  'Set-CASMailbox: MAPIEnabled taken away',
  'Set-CASMailbox: MacOutlookEnabled taken away',
  'Set-CASMailbox: OWAEnabled taken away',
  'Set-CASMailbox: OWAforDevicesEnabled taken away',
  'Set-CASMailbox: OneWinNativeOutlookEnabled taken away',
  'Set-CASMailbox: OutlookMobileEnabled taken away',
  'Set-CASMailbox: PopEnabled taken away',
  'Set-CASMailbox: SmtpClientAuthenticationDisabled is a truth value',
  'Set-CASMailbox: SmtpClientAuthenticationDisabled taken away',
  'Set-CASMailbox: UniversalOutlookEnabled taken away',
  'Add-MailboxPermission: AutoMapping taken away',
  'Add-MailboxPermission: InheritanceType taken away',
  'Add-MailboxPermission: Confirm taken away',
  'Remove-MailboxPermission: InheritanceType taken away',
  'Remove-MailboxPermission: Confirm taken away',
  // Who may send on behalf stays as it is when nobody is named.
  'Set-Mailbox: GrantSendOnBehalfTo taken away',
  'Set-Mailbox: GrantSendOnBehalfTo/add taken away',
  'Set-Mailbox: GrantSendOnBehalfTo/remove taken away',
  'Add-RecipientPermission: Confirm taken away',
  'Remove-RecipientPermission: Confirm taken away',
  'Add-DistributionGroupMember: Confirm taken away',
  'Remove-DistributionGroupMember: Confirm taken away',
  // Owners that are not named stay as they are.
  'Set-DistributionGroup: ManagedBy taken away',
  'Set-DistributionGroup: ManagedBy/add taken away',
  'Set-DistributionGroup: ManagedBy/remove taken away',
  // A call that names no agents leaves them as they are.
  'Set-CsCallQueue: Users taken away',
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
