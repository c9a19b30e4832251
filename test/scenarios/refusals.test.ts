import { strict as assert } from 'node:assert'
import { skus } from '../../sandbox/tenant/products'
import { groups } from '../../sandbox/seeds/groups'
import { numbers } from '../../sandbox/seeds/numbers'
import { people } from '../../sandbox/seeds/people'
import type { LicenceAssignment, Tenant, User } from '../../sandbox/tenant/state'
import type { Answer } from '../support/conversation'
import { submitAndApprove } from '../support/conversation'
import { TroubledOffice, type Where } from './refusalsSupport'

const jan = people.janDeVries
const eva = people.evaWillems

/** Something that another administrator does while a request of the bot is on its way, and what comes of it. */
interface Trouble {
  readonly title: string
  readonly step: string
  readonly at: Where
  readonly change: (tenant: Tenant) => void
  readonly answers?: readonly Answer[]
  /** The step whose other requests must be approved now, and what the card says of them. */
  readonly asksAgain?: { readonly title: string; readonly says: string }
  /** The step that has something to do only since then, and is offered as one more decision. */
  readonly offers?: string
  /** What the person reads in the summary. */
  readonly says: RegExp
  /** What the journal says of each request of the step. */
  readonly outcomes: readonly string[]
  readonly problem?: string
  /** How often the wire carried it; once when left out. */
  readonly times?: number
}

const assign: Where = { method: 'POST', path: '/assignLicense' }
const leaveGroup: Where = { method: 'DELETE', path: `/groups/${groups.licensing.id}/members/.*/\\$ref` }
const unassign: Where = { method: 'POST', path: '/unassignNumber' }
const giveNumber: Where = { method: 'POST', path: '/assignNumber' }
const block: Where = { method: 'PATCH', path: `/users/${jan.id}$` }
const deletion: Where = { method: 'DELETE', path: `/users/${jan.id}$` }
const mastered = 'onPremisesMastered 400 Request_BadRequest'
const done = /Everything below was read back/

const troubles: readonly Trouble[] = [
  {
    title: 'a licence that comes from a group by now',
    step: 'licences',
    at: assign,
    change: (tenant) =>
      relicense(tenant, (licences) =>
        licences.map((one) => (one.skuId === skus.visio.skuId ? { ...one, group: groups.licensing.id } : one)),
      ),
    asksAgain: { title: 'Licences', says: 'Take away: Microsoft 365 E5\n' },
    says: done,
    outcomes: ['licenceInherited 400 Request_BadRequest', 'accepted', 'accepted'],
    times: 2,
  },
  {
    title: 'a licence that another one depends on by now',
    step: 'licences',
    at: assign,
    change: (tenant) =>
      relicense(tenant, (licences) => [
        ...licences.filter(({ group }) => group === undefined),
        { skuId: skus.phone.skuId, disabledPlans: [], group: undefined },
      ]),
    says: /Licences:\*\*[^\n]*Microsoft Teams Phone Standard cannot work without[^\n]*depends on the service plan/,
    outcomes: ['licenceDependency 400 Request_BadRequest', 'accepted'],
    problem: 'licences.refusedDependency',
  },
  {
    title: 'licences that somebody took away already',
    step: 'licences',
    at: assign,
    change: (tenant) => relicense(tenant, (licences) => licences.filter(({ group }) => group !== undefined)),
    says: done,
    outcomes: ['alreadySo', 'accepted'],
  },
  {
    title: 'a group that the leaver is no longer in',
    step: 'licences',
    at: leaveGroup,
    change: (tenant) => {
      const group = licensingGroup(tenant)
      group.members = group.members.filter((id) => id !== jan.id)
      relicense(tenant, (licences) => licences.filter(({ group: by }) => by === undefined))
    },
    says: done,
    outcomes: ['accepted', 'alreadySo'],
  },
  {
    title: 'a group whose members follow a rule by now',
    step: 'licences',
    at: leaveGroup,
    change: (tenant) => regroup(tenant, { membershipRule: '(user.department -eq "Sales")' }),
    says: /Licences:\*\*[^\n]*did not allow it[^\n]*Insufficient privileges to complete the operation/,
    outcomes: ['accepted', 'forbidden 403 Authorization_RequestDenied'],
    problem: 'problem.forbidden',
  },
  {
    title: 'a group that is mastered in Active Directory by now',
    step: 'licences',
    at: leaveGroup,
    change: (tenant) => regroup(tenant, { synced: true }),
    says: /Licences:\*\*[^\n]*your own Active Directory[^\n]*on-premises mastered Directory Sync objects/,
    outcomes: ['accepted', 'onPremisesMastered 400 Request_BadRequest'],
    problem: 'problem.onPremisesMastered',
  },
  {
    title: 'a mail-enabled security group, which Exchange alone changes',
    step: 'licences',
    at: leaveGroup,
    change: (tenant) => regroup(tenant, { kind: 'mailEnabledSecurity' }),
    asksAgain: { title: 'Licences', says: 'Remove-DistributionGroupMember' },
    says: done,
    outcomes: ['accepted', 'badRequest 400 Request_BadRequest', 'accepted'],
  },
  {
    title: 'a mailbox that is not there any more',
    step: 'mailbox',
    at: { cmdlet: 'Set-Mailbox' },
    change: (tenant) => {
      const mailbox = tenant.mailboxes.get(jan.id)
      assert.ok(mailbox !== undefined)
      mailbox.softDeleted = true
    },
    says: /Mailbox:\*\*[^\n]*could not find what had to be changed[^\n]*couldn't be found on/,
    outcomes: ['notFound 404 ManagementObjectNotFoundException'],
    problem: 'problem.notFound',
  },
  {
    title: 'a number that somebody released already',
    step: 'calls',
    at: unassign,
    change: (tenant) => hold(tenant, numbers.janDeVries.telephoneNumber, null),
    says: /Phone and calls:\*\*[^\n]*refused the change as it stands[^\n]*is not assigned/,
    outcomes: ['badRequest 202'],
    problem: 'problem.badRequest',
  },
  {
    title: 'a number that the tenant gave back to its operator',
    step: 'calls',
    at: unassign,
    change: (tenant) =>
      void tenant.numbers.splice(
        tenant.numbers.findIndex(({ holder }) => holder === jan.id),
        1,
      ),
    says: /Phone and calls:\*\*[^\n]*could not find what had to be changed/,
    outcomes: ['notFound 404 NotFound'],
    problem: 'problem.notFound',
  },
  {
    title: 'a successor who was given another number meanwhile',
    step: 'calls',
    at: giveNumber,
    change: (tenant) => hold(tenant, numbers.free.telephoneNumber, eva.id),
    answers: [{ question: 'Phone of', inputs: { choice: 'give', successor: eva.id } }],
    says: /Phone and calls:\*\*[^\n]*already has a telephone number/,
    outcomes: ['accepted', 'badRequest 202'],
    problem: 'problem.badRequest',
  },
  {
    title: 'an account that was deleted while it was being blocked',
    step: 'contain',
    at: block,
    change: (tenant) => void (userIn(tenant).deletedAt = new Date().toISOString()),
    says: /Sign out everywhere:\*\*[^\n]*could not find what had to be changed/,
    outcomes: ['notFound 404 Request_ResourceNotFound'],
    problem: 'problem.notFound',
  },
  {
    title: 'an account that became mastered in Active Directory while it was being blocked',
    step: 'contain',
    at: block,
    change: (tenant) => void (userIn(tenant).properties.onPremisesSyncEnabled = true),
    // Active Directory is to say of the mailbox, too, that it is shared: nobody approved that.
    asksAgain: { title: 'Mailbox', says: 'have Active Directory say that the mailbox is shared' },
    offers: 'Active Directory',
    says: /Sign out everywhere:\*\*[^\n]*your own Active Directory[^\n]*on-premises mastered Directory Sync objects/,
    // Read again it is an account of Active Directory: no password is tried any more, and the sessions are ended.
    outcomes: [mastered, mastered, 'accepted'],
    problem: 'problem.onPremisesMastered',
    times: 2,
  },
  {
    title: 'an account that somebody deleted already',
    step: 'account',
    at: deletion,
    change: (tenant) => void (userIn(tenant).deletedAt = new Date().toISOString()),
    answers: [
      { question: 'Mailbox of', inputs: { choice: 'leave' } },
      { question: 'Account of', inputs: { choice: 'delete' } },
    ],
    says: done,
    outcomes: ['alreadySo'],
  },
]

describe('what Microsoft refuses because the tenant changed meanwhile', () => {
  for (const { title, step, at, change, answers, asksAgain, offers, says, outcomes, problem, times = 1 } of troubles) {
    const heard = problem === undefined ? 'is understood' : 'is told and journalled'
    it(`${title}: ${asksAgain === undefined ? heard : 'something else is asked for'}`, async () => {
      const troubled = await TroubledOffice.open()
      try {
        await troubled.offboardWhile(jan.userPrincipalName, at, () => change(troubled.tenant), answers)
        if (asksAgain !== undefined) await troubled.approveAgain(asksAgain.title, asksAgain.says)
        if (offers !== undefined) await troubled.approveFound(offers)

        assert.match(await troubled.summary(), says)
        const journal = await troubled.journal(step)
        assert.deepEqual(journal.outcomes, outcomes)
        assert.equal(journal.problem, problem)
        assert.equal(await troubled.timesSent(at), times)
      } finally {
        await troubled.office.close()
      }
    })
  }
})

/** What Microsoft answers to one request, in words that others have met. */
interface Wording {
  readonly title: string
  readonly step: string
  readonly at: Where
  readonly status: number
  readonly body: object
  /** How many requests are answered so; one when left out. */
  readonly count?: number
  /** The work is done all the same. */
  readonly afterWork?: true
  readonly says: RegExp
  readonly outcomes: readonly string[]
  readonly problem?: string
  readonly times: number
}

const weak = graphError(
  'Request_BadRequest',
  'The specified password does not comply with password complexity requirements. Please provide a different password.',
)

const wordings: readonly Wording[] = [
  {
    title: 'a licence that comes from a group, which no read shows yet',
    step: 'licences',
    at: assign,
    status: 400,
    body: graphError(
      'Request_BadRequest',
      'User license is inherited from a group membership and it cannot be removed directly from the user.',
    ),
    says: /Licences:\*\*[^\n]*The licence comes from a group[^\n]*inherited from a group membership and it cannot be removed directly/,
    outcomes: ['licenceInherited 400 Request_BadRequest', 'accepted'],
    problem: 'problem.licenceInherited',
    times: 1,
  },
  {
    title: 'a mail-enabled security group, which no read shows yet',
    step: 'licences',
    at: leaveGroup,
    status: 400,
    body: graphError('Request_BadRequest', 'Cannot Update a mail-enabled security groups and or distribution list.'),
    says: /Licences:\*\*[^\n]*refused the change as it stands[^\n]*mail-enabled security groups/,
    outcomes: ['accepted', 'badRequest 400 Request_BadRequest'],
    problem: 'problem.badRequest',
    times: 1,
  },
  {
    title: 'membership that is managed automatically, in its other words',
    step: 'licences',
    at: leaveGroup,
    status: 400,
    body: graphError(
      'DynamicGroupMembershipChangeDeniedException',
      'Membership for this group is managed automatically.',
    ),
    says: /Licences:\*\*[^\n]*did not allow it[^\n]*managed automatically/,
    outcomes: ['accepted', 'forbidden 400 DynamicGroupMembershipChangeDeniedException'],
    problem: 'problem.forbidden',
    times: 1,
  },
  {
    title: 'a group of Exchange, in its older words',
    step: 'licences',
    at: leaveGroup,
    status: 400,
    body: graphError(
      'Request_BadRequest',
      'Unable to update the specified properties for objects that have originated within an external service.',
    ),
    says: /Licences:\*\*[^\n]*refused the change as it stands[^\n]*external service/,
    outcomes: ['accepted', 'badRequest 400 Request_BadRequest'],
    problem: 'problem.badRequest',
    times: 1,
  },
  {
    title: 'somebody who is not a member, in its other words, is understood',
    step: 'licences',
    at: leaveGroup,
    status: 400,
    afterWork: true,
    body: graphError(
      'Request_BadRequest',
      "One or more removed object references do not exist for the following modified properties: 'members'.",
    ),
    says: done,
    outcomes: ['accepted', 'alreadySo'],
    times: 1,
  },
  {
    title: 'a property of a privileged account that cannot be set: the parts go one by one, and are done',
    step: 'contain',
    at: block,
    status: 400,
    body: graphError('Request_BadRequest', "Property 'isSipEnabled' is read-only and cannot be set."),
    says: done,
    outcomes: ['badRequest 400 Request_BadRequest', 'accepted', 'accepted', 'accepted'],
    times: 3,
  },
  {
    title: 'a password that is too weak: everything else is done, and the password is said to be missing',
    step: 'contain',
    at: block,
    status: 400,
    body: weak,
    count: 2,
    says: /Sign out everywhere:\*\*[^\n]*refused the change as it stands[^\n]*password complexity/,
    outcomes: ['badRequest 400 Request_BadRequest', 'badRequest 400 Request_BadRequest', 'accepted', 'accepted'],
    problem: 'problem.badRequest',
    times: 3,
  },
  {
    title: 'two changes at the same moment: it is sent again',
    step: 'contain',
    at: block,
    status: 409,
    body: graphError('Directory_ConcurrencyViolation', 'The directory was changed by another request. Please retry.'),
    says: done,
    outcomes: ['accepted', 'accepted'],
    times: 2,
  },
  {
    title: 'a token that is no longer good: a new one is fetched and it is sent again',
    step: 'contain',
    at: block,
    status: 401,
    body: graphError('InvalidAuthenticationToken', 'Lifetime validation failed, the token is expired.'),
    says: done,
    outcomes: ['accepted', 'accepted'],
    times: 2,
  },
  {
    title: 'an Exchange role that the bot lacks',
    step: 'mailbox',
    at: { cmdlet: 'Set-Mailbox' },
    status: 403,
    body: exchangeError(
      'Microsoft.Exchange.Configuration.Authorization.CmdletAccessDeniedException',
      "The operation isn't supported in this scenario.",
    ),
    says: /Mailbox:\*\*[^\n]*did not allow it[^\n]*isn't supported in this scenario/,
    outcomes: ['forbidden 403 CmdletAccessDeniedException'],
    problem: 'problem.forbidden',
    times: 1,
  },
  {
    title: 'a mailbox that is mastered in Active Directory',
    step: 'mailbox',
    at: { cmdlet: 'Set-Mailbox' },
    status: 400,
    body: exchangeError(
      'Microsoft.Exchange.Configuration.DualWrite.LocStrings.UnableToWriteToAadException',
      'Unable to update the specified properties for on-premises mastered Directory Sync objects.',
    ),
    says: /Mailbox:\*\*[^\n]*your own Active Directory/,
    outcomes: ['onPremisesMastered 400 UnableToWriteToAadException'],
    problem: 'problem.onPremisesMastered',
    times: 1,
  },
]

describe('what Microsoft refuses in words of its own', () => {
  for (const { title, step, at, says, outcomes, problem, times, ...answer } of wordings)
    it(title, async () => {
      const troubled = await TroubledOffice.open()
      try {
        await troubled.offboardAnswered(jan.userPrincipalName, at, answer)

        assert.match(await troubled.summary(), says)
        const journal = await troubled.journal(step)
        assert.deepEqual(journal.outcomes, outcomes)
        assert.equal(journal.problem, problem)
        assert.doesNotMatch(journal.text, /"password":"/, 'no password is in the journal')
        assert.equal(await troubled.timesSent(at), times)
      } finally {
        await troubled.office.close()
      }
    })

  it('an administrator: every part is tried once, and the card names both causes', async () => {
    const troubled = await TroubledOffice.open()
    try {
      // Without the roles, or the groups, it would be tried again.
      const stay = ['Administrator roles of Daniel Meijer', 'Groups and teams of Daniel Meijer'].map((question) => ({
        question,
        inputs: { choice: 'leave' },
      }))
      await submitAndApprove(troubled.office, await troubled.plan(people.danielMeijer.userPrincipalName, stay))

      assert.match(
        await troubled.summary(),
        /Sign out everywhere:\*\*[^\n]*lacks a permission or this account has an administrator role[^\n]*Insufficient privileges/,
      )
      const denied = 'forbidden 403 Authorization_RequestDenied'
      const journal = await troubled.journal('contain')
      assert.deepEqual(journal.outcomes, [denied, denied, denied, denied])
      assert.equal(journal.problem, 'problem.forbidden')
      assert.equal(await troubled.timesSent({ method: 'PATCH', path: `/users/${people.danielMeijer.id}$` }), 3)
    } finally {
      await troubled.office.close()
    }
  })
})

function userIn(tenant: Tenant): User {
  const user = tenant.users.get(jan.id)
  assert.ok(user !== undefined)
  return user
}

function relicense(
  tenant: Tenant,
  change: (licences: readonly LicenceAssignment[]) => readonly LicenceAssignment[],
): void {
  const user = userIn(tenant)
  user.licences = change(user.licences)
}

function licensingGroup(tenant: Tenant) {
  const group = tenant.groups.get(groups.licensing.id)
  assert.ok(group !== undefined)
  return group
}

function regroup(tenant: Tenant, change: object): void {
  tenant.groups.set(groups.licensing.id, { ...licensingGroup(tenant), ...change })
}

function hold(tenant: Tenant, telephoneNumber: string, holder: string | null): void {
  const number = tenant.numbers.find((one) => one.telephoneNumber === telephoneNumber)
  assert.ok(number !== undefined)
  number.holder = holder
}

function graphError(code: string, message: string): object {
  return { error: { code, message, innerError: { 'request-id': 'a', 'client-request-id': 'b' } } }
}

function exchangeError(type: string, text: string): object {
  const message = 'Error executing cmdlet'
  return {
    error: { code: 'BadRequest', message, details: [{ code: 'Client|Context', message: `Ex1|${type}|${text}` }] },
  }
}
