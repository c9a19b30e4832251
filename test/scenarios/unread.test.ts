import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { people } from '../../sandbox/seeds/people'
import { submit, submitAndApprove, stepCardOf } from '../support/conversation'
import { ilse, Office, petra, waitFor } from '../support/office'
import { actionsOf, textOf, type Message } from '../support/teams'

const jan = people.janDeVries
const daniel = people.danielMeijer
const successor = people.karinMulder

const refused = { status: 403, body: { error: { code: 'ErrorAccessDenied', message: 'Not in this test.' } } }
const signedOut = ['PATCH /users/{id}', 'POST /users/{id}/revokeSignInSessions']

interface Read {
  readonly cmdlet?: string
  /** A regular expression. */
  readonly path?: string
}

describe('What cannot be read', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open()
  })
  afterEach(() => office.close())

  const parts: Readonly<Record<string, { readonly read: Read; readonly says: RegExp }>> = {
    'an inbox rule': { read: { cmdlet: 'Get-InboxRule' }, says: /Could not be read: Inbox rules\. I go on trying/ },
    'a sign-in method': {
      read: { path: '/authentication/methods' },
      says: /Could not be read: Sign-in methods\. I go on/,
    },
    'a role that may be activated': {
      read: { path: 'roleEligibilityScheduleInstances' },
      says: /Could not be read: Administrator roles\. I go on/,
    },
    'the manager': {
      read: { path: '/manager(\\?|$)' },
      says: /about the account could not be read: the manager\.[^]*Not in this test/,
    },
    'job and department': {
      read: { path: 'jobTitle.*otherMails' },
      says: /about the account could not be read: job, department and other addresses\./,
    },
    'the assignments of roles': {
      read: { path: 'roleAssignments' },
      says: /about the account could not be read: how its administrator roles are assigned\./,
    },
    'the last sign-in': { read: { path: 'signInActivity' }, says: /Last sign-in\nnot known/ },
    'all of Exchange': {
      read: { path: 'InvokeCommand' },
      says: /Could not be read: [^.]*Mailbox[^.]*Inbox rules[^.]*\. I go on[^]*Not in this test/,
    },
  }
  for (const [what, { read, says }] of Object.entries(parts))
    it(`closes nothing else: without ${what}, the person card names it, and signing out works`, async () => {
      await makeUnreadable(office, [read])

      assert.match(await signOutNow(office), says)
    })

  it('is named in Dutch to whoever speaks that', async () => {
    await makeUnreadable(office, [{ cmdlet: 'Get-InboxRule' }])

    await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`, { locale: 'nl-NL' })

    await office.cardFor(ilse, /Niet te lezen: Regels in Postvak IN\. Ik blijf het vanzelf proberen/)
  })
})

describe('Whatever cannot be read', () => {
  it('somebody is signed out all the same', async () => {
    const reads = await readsAboutJan()
    assert.ok(reads.length > 20, 'the reads of all steps are there')
    await fc.assert(
      fc.asyncProperty(fc.subarray([...reads], { minLength: 1 }), async (unreadable) => {
        const office = await Office.open()
        try {
          await makeUnreadable(office, unreadable)
          await signOutNow(office)
        } finally {
          await office.close()
        }
      }),
      { numRuns: 6 },
    )
  })
})

describe('A step that could not be read', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open({ configuration: { policy: 'second-person' } })
  })
  afterEach(() => office.close())

  it('is left out of the plan in words, and follows by itself with a question and an approval of its own', async () => {
    await makeUnreadable(office, [{ cmdlet: 'Get-InboxRule' }])
    const plan = await planOf(daniel.userPrincipalName)
    assert.match(textOf(plan.card), /Not in this plan, because Microsoft 365 could not be read about it: Inbox rules/)
    await submitAndApprove(office, plan)
    const summary = await office.cardFor(ilse, /not finished/i)
    assert.match(textOf(summary.card), /Inbox rules[^]*did not allow it[^]*Not in this test/)
    assert.match(textOf((await office.cardInChannel(/is leaving/)).card), /Inbox rules/)

    await makeReadable()

    const question = await office.cardFor(ilse, /Inbox rules[^]*\nSave\n/)
    await office.teams.press(ilse, question, 'Save')
    const card = await stepCardOf(office, 'Inbox rules', /Waiting for approval/)
    assert.deepEqual(await switchedOff(), [], 'nothing is done before it is approved')
    await office.teams.press(petra, card, 'Approve')
    await office.cardFor(ilse, /✓[^]*rules are switched off/)
    assert.equal((await switchedOff()).length, 2)
  })

  it('is asked about before the plan, when it can be read by then', async () => {
    await makeUnreadable(office, [{ cmdlet: 'Get-InboxRule' }])
    await planOf(daniel.userPrincipalName)

    await makeReadable()

    const question = await office.cardFor(ilse, /Decisions about[^]*Make the plan[^]*\n\*\*Inbox rules/)
    await office.teams.press(ilse, question, 'Make the plan')
    const plan = await planNow()
    assert.doesNotMatch(textOf(plan.card), /could not be read/)
    assert.match(textOf(plan.card), /Inbox rules/)
  })

  it('is what hands something to people who could not be looked at, and follows by itself as it was decided', async () => {
    await office.teams.say(ilse, `/offboard ${daniel.userPrincipalName}`)
    const question = await office.cardFor(ilse, /Decisions about/)
    await office.control('faults', { path: `/users/${successor.id}[?]`, status: 503, count: 10_000 })
    await office.teams.press(ilse, question, 'Make the plan')
    const plan = await planNow()
    assert.match(textOf(plan.card), /depends on what could not be read \(who takes over\): [^.]*Mailbox/)
    await submit(office, plan)

    await makeReadable()

    const card = await stepCardOf(office, 'Mailbox', /Waiting for approval/)
    await office.teams.press(petra, card, 'Approve')
    await stepCardOf(office, 'Mailbox', /Done, and read back/)
  })

  it('keeps what a rule cannot judge without it out of the plan, and nothing else', async () => {
    await makeUnreadable(office, [{ cmdlet: 'Get-MailboxStatistics' }])

    const plan = await planOf(daniel.userPrincipalName)

    assert.match(
      textOf(plan.card),
      /Not in this plan either, because whether it may be done depends on what could not be read \(Mailbox[^)]*\): [^.]*Licences/,
    )
    await submit(office, plan)
    await office.teams.press(petra, await office.cardInChannel(/Approve all/), /Approve all/)
    await stepCardOf(office, 'Sign out everywhere', /Done, and read back/)
    await office.cardFor(ilse, /not finished/i)
    const done = (await office.effects()).map(({ what }) => what)
    assert.ok(!done.some((what) => /assignLicense|Type/.test(what)), done.join('\n'))
  })

  async function planOf(address: string): Promise<Message> {
    await office.teams.say(ilse, `/offboard ${address}`)
    await office.teams.press(ilse, await office.cardFor(ilse, /Decisions about/), 'Make the plan')
    return planNow()
  }

  function planNow(): Promise<Message> {
    return waitFor('a plan that can be sent', () =>
      office.teams
        .inChatOf(ilse)
        .findLast(
          ({ card }) =>
            card !== undefined && actionsOf(card).some(({ title }) => /Send for approval/.test(title ?? '')),
        ),
    )
  }

  async function makeReadable(): Promise<void> {
    await fetch(`${office.sandbox.url}/_sandbox/faults`, { method: 'DELETE' })
  }

  async function switchedOff() {
    return (await office.effects()).filter(({ what }) => what === 'Disable-InboxRule')
  }
})

async function makeUnreadable(office: Office, reads: readonly Read[]): Promise<void> {
  await office.control(
    'faults',
    reads.map((read) => ({
      ...(read.cmdlet === undefined ? { method: 'GET' } : {}),
      ...read,
      ...anyMethod(read),
      count: 1_000,
      ...refused,
    })),
  )
}

/** Cmdlets travel by POST. */
function anyMethod({ path }: Read): object {
  return path === 'InvokeCommand' ? { method: 'POST' } : {}
}

/** Offboards Jan up to being signed out; what the person card said. */
async function signOutNow(office: Office): Promise<string> {
  await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)
  const person = await office.cardFor(ilse, /What I found/)
  await office.teams.press(ilse, person, /^Sign out .* now$/)
  await office.cardInChannel(/Done, and read back[^]*Sign out everywhere/)
  assert.deepEqual(
    (await office.effects()).map(({ what }) => what),
    signedOut,
  )
  const { body } = await office.graph(`/users/${jan.id}?$select=accountEnabled`)
  assert.equal(body['accountEnabled'], false)
  return textOf(person.card)
}

interface LoggedRequest {
  readonly path: string
  readonly cmdlet?: string
}

/** What is read about Jan, but for the account itself and the groups of those who may use the bot. */
async function readsAboutJan(): Promise<readonly Read[]> {
  const office = await Office.open()
  try {
    const requests = async () => {
      const answer = await fetch(`${office.sandbox.url}/_sandbox/requests`)
      return ((await answer.json()) as { readonly requests: readonly LoggedRequest[] }).requests
    }
    await office.teams.say(ilse, '/offboard')
    const before = (await requests()).length
    await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)
    await office.cardFor(ilse, /What I found/)
    const since = (await requests()).slice(before)
    const cmdlets = new Set(since.flatMap(({ cmdlet }) => cmdlet ?? []))
    const paths = new Set(
      since
        .filter(({ cmdlet }) => cmdlet === undefined)
        .map(({ path }) => path.replace(/^\/v1\.0/, '').replace(/\?.*/, '')),
    )
    return [
      ...[...cmdlets].map((cmdlet) => ({ cmdlet })),
      ...[...paths].filter((path) => !isOfAccount.test(path)).map((path) => ({ path: `${escaped(path)}(\\?|$)` })),
    ]
  } finally {
    await office.close()
  }
}

const isOfAccount =
  /^\/(\$batch|users|users\/[^/]+|users\/[^/]+\/transitiveMemberOf|groups\/[^/]+\/transitiveMembers.*|_sandbox.*|adminapi.*)$/

function escaped(path: string): string {
  return path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
