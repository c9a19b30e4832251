import { strict as assert } from 'node:assert'
import { contain, type ContainFacts } from '../../../../services/steps/contain'
import { context, envelope, inWords, jan, people, reader, request } from '../builders'

const block = { choice: 'block' } as const
const leave = { choice: 'leave' } as const
const path = `/users/${jan().id}`
const passwordProfile = { password: { $generate: 'password' }, forceChangePasswordNextSignIn: true }
const passwordAndBlock = { via: 'graph', method: 'PATCH', path, body: { accountEnabled: false, passwordProfile } }
const passwordAlone = { via: 'graph', method: 'PATCH', path, body: { passwordProfile } }
const blockAlone = { via: 'graph', method: 'PATCH', path, body: { accountEnabled: false } }
const revoke = { via: 'graph', method: 'POST', path: `${path}/revokeSignInSessions` }

function facts(overrides: Partial<ContainFacts> = {}): ContainFacts {
  return { accountEnabled: true, synced: false, sessionsValidFrom: '2026-01-05T08:00:00Z', ...overrides }
}
const ended = { sessionsValidFrom: '2026-11-23T09:00:00Z' }

describe('The step that signs out', () => {
  it('replaces the password and blocks in one request, then ends all sessions', () => {
    const plan = contain.plan(jan(), facts(), block, facts())

    assert.deepEqual(plan.map(request), [passwordAndBlock, revoke])
  })

  it('sends the password and the block apart when Microsoft refuses them together', () => {
    const [first] = contain.plan(jan(), facts(), block, facts())

    assert.deepEqual(first?.otherwise?.map(request), [passwordAlone, blockAlone])
  })

  it('lets no refused part stop the others', () => {
    const plan = contain.plan(jan(), facts(), block, facts())
    const parts = plan.flatMap((operation) => [operation, ...(operation.otherwise ?? [])])

    assert.deepEqual([...new Set(parts.map(({ whenRefused }) => whenRefused))], ['continue'])
  })

  it('still replaces the password of an account that was blocked before', () => {
    const blocked = facts({ accountEnabled: false })

    assert.deepEqual(contain.plan(jan(), blocked, block, blocked).map(request), [passwordAlone, revoke])
  })

  it('only ends the sessions once its own block shows', () => {
    const plan = contain.plan(jan(), facts({ accountEnabled: false }), block, facts())

    assert.deepEqual(plan.map(request), [revoke])
  })

  it('is done when the block and the end of the sessions are both read back', () => {
    assert.equal(contain.isDone(facts(), block, facts()), false)
    assert.equal(contain.isDone(facts({ accountEnabled: false }), block, facts()), false)
    assert.equal(contain.isDone(facts(ended), block, facts()), false)
    assert.equal(contain.isDone(facts({ accountEnabled: false, ...ended }), block, facts()), true)
  })

  it('asks nothing more of Microsoft once it is done', () => {
    assert.deepEqual(contain.plan(jan(), facts({ accountEnabled: false, ...ended }), block, facts()), [])
  })

  it('tries to block a synced account here, never sets its password here, and hands Active Directory to a person', () => {
    const synced = facts({ synced: true })

    const plan = contain.plan(jan(), synced, block, synced)

    assert.deepEqual(plan.slice(0, 2).map(request), [blockAlone, revoke])
    assert.equal(plan[2]?.via, 'person')
    assert.equal(JSON.stringify(plan).includes('$generate'), false)
  })

  it('tells the person exactly what to run in Active Directory', () => {
    const synced = facts({ synced: true })

    const task = contain.plan(jan(), synced, block, synced).find(({ via }) => via === 'person')

    assert.ok(task?.via === 'person')
    const instruction = inWords(task.instruction)
    assert.match(instruction, /Get-ADUser -LDAPFilter "\(userPrincipalName=jan\.devries@contoso\.com\)"/)
    assert.match(instruction, /Disable-ADAccount/)
    assert.match(instruction, /Set-ADAccountPassword/)
    assert.match(instruction, /Start-ADSyncSyncCycle -PolicyType Delta/)
  })

  it('changes nothing when the account is left', () => {
    assert.deepEqual(contain.plan(jan(), facts(), leave, facts()), [])
    assert.equal(contain.changesNothing(leave), true)
  })

  describe('on the way back', () => {
    const back = (before = facts(), now = { ...before, accountEnabled: false }) =>
      contain.restore(jan(), now, before, block)

    it('allows sign-in again, and says that the old password is gone', () => {
      const [part, ...more] = back()

      assert.deepEqual([part?.id, part?.stands, more], ['block', 'asMade', []])
      const [allow, ...others] = part?.operations ?? []
      assert.deepEqual(request(allow), { via: 'graph', method: 'PATCH', path, body: { accountEnabled: true } })
      assert.match(inWords(allow?.explain), /old password cannot come back/)
      assert.deepEqual(others, [])
    })

    it('keeps a block that was there before, and has nothing to do where sign-in is allowed already', () => {
      assert.deepEqual(back(facts({ accountEnabled: false })), [])
      assert.deepEqual(back(facts(), facts(ended)), [])
      assert.deepEqual(contain.restore(jan(), facts({ accountEnabled: false }), facts(), leave), [])
    })

    it('is a task in Active Directory for an account from there', () => {
      const parts = back(facts({ synced: true }))

      assert.deepEqual(
        parts.map(({ operations }) => operations.map(({ via }) => via)),
        [['person']],
      )
    })
  })

  const restriction = {
    units: ['Directie'],
    administrators: ['Tom Visser'],
    tries: false,
    link: 'https://entra.example',
  }

  it('is a task for those who may, where a restricted unit protects the account, and so is its way back', () => {
    const restricted = facts({ restriction })
    const [task, ...more] = contain.plan(jan(), restricted, block, restricted)

    assert.ok(task?.via === 'person')
    assert.match(inWords(task.instruction), /That is now: Tom Visser\.[^]*block sign-in and revoke the sessions/)
    assert.match(inWords(task.instruction, 'nl'), /Dat is nu: Tom Visser\./)
    const [back] = contain.restore(jan(), { ...restricted, accountEnabled: false }, restricted, block)
    assert.deepEqual([more, back?.operations.map(({ via }) => via)], [[], ['person']])
    assert.match(inWords(contain.findings(restricted)[0]?.message), /unit Directie protects this account/)
  })

  it('says that nobody has a role over the unit yet', () => {
    const restricted = facts({ restriction: { ...restriction, administrators: [] } })

    assert.match(inWords(contain.findings(restricted)[0]?.message), /may change it: nobody yet\./)
  })

  it('is sent as ever where an application has a role over the unit', () => {
    const open = facts({ restriction: { ...restriction, tries: true } })

    assert.deepEqual(contain.plan(jan(), open, block, open).map(request), [passwordAndBlock, revoke])
    assert.deepEqual(contain.findings(open), [])
  })

  it('says what was read back and when sessions ended, in the tenant’s time', () => {
    const verified = contain.verified(facts({ accountEnabled: false, ...ended }), block)

    assert.match(inWords(verified), /Nov 23, 2026 10:00/)
    assert.match(inWords(verified, 'nl'), /23 nov 2026 10:00/)
  })

  it('says when the password was replaced only where Microsoft 365 shows it', () => {
    const said = (passwordChangedAt?: string) =>
      inWords(
        contain.verified(
          facts({ accountEnabled: false, ...ended, ...(passwordChangedAt === undefined ? {} : { passwordChangedAt }) }),
          block,
        ),
      )

    assert.match(said('2026-11-23T08:59:30Z'), /The password was replaced at 9:59/)
    for (const notShown of [undefined, '2026-11-23T08:57:59Z', '2026-01-05T08:00:00Z'])
      assert.match(said(notShown), /accepted a new password, and does not show/)
  })

  it('is done though Microsoft 365 does not show that the password was replaced', () => {
    const after = facts({ accountEnabled: false, ...ended, passwordChangedAt: '2026-01-05T08:00:00Z' })

    assert.equal(contain.isDone(after, block, facts({ passwordChangedAt: '2026-01-05T08:00:00Z' })), true)
  })

  it('reads the account in one request', async () => {
    const { from, graph } = reader({
      graph: { [path]: { accountEnabled: true, onPremisesSyncEnabled: null, signInSessionsValidFromDateTime: null } },
    })

    assert.deepEqual(await contain.read(from, jan()), facts({ sessionsValidFrom: undefined }))
    assert.equal(graph.get.callCount, 1)
  })

  it('answers a missing or forged choice with a problem in words', () => {
    for (const choice of ['', 'wipe']) {
      const parsed = contain.parse({ choice }, facts(), people(), context())

      assert.equal(parsed.ok, false)
    }
    assert.equal(contain.parse({}, facts(), people(), context()).ok, false)
  })

  it('warns on the card that a synced account has to be disabled in Active Directory too', () => {
    const card = JSON.stringify(contain.ask(envelope('contain'), facts({ synced: true }), block, context()))

    assert.match(card, /the next synchronisation undoes the block/)
  })
})
