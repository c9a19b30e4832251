import { strict as assert } from 'node:assert'
import { catalogueFor } from '../../dialogs/catalogue'
import { createAccess, type Admission } from '../../dialogs/access'
import type { Identity } from '../../services/directory/identity'
import type { Account, Membership } from '../../services/directory/groupMembers'
import { RemoteError, type RemoteProblemKind } from '../../services/remote/reader'
import { ilse, petra } from '../services/cases/journal/builders'

const groups = { operators: 'operators-id', approvers: 'approvers-id' }
const say = catalogueFor([]).en

function account(overrides: Partial<Account> = {}): Account {
  const userPrincipalName = 'ilse.smit@contoso.com'
  return { id: ilse.id, userPrincipalName, mail: userPrincipalName, enabled: true, own: true, ...overrides }
}

const nobody = new RemoteError({ kind: 'notFound', system: 'graph', text: 'Made up' })

/** A directory that knows these accounts, each in all of these groups. */
function directory(memberOf: readonly string[], ...accounts: readonly Account[]): Membership {
  const accountOf = async (id: string) => {
    const found = accounts.find((one) => one.id === id)
    if (found === undefined) throw nobody
    return found
  }
  return {
    accountOf,
    isMember: async (id, group) => memberOf.includes(group) && (await accountOf(id)).id === id,
    membersOf: async () => accounts,
  }
}

const access = (...memberOf: readonly string[]) => createAccess(directory(memberOf, account()), groups)

function failing(error: Error) {
  const fail = async () => {
    throw error
  }
  return createAccess({ isMember: fail, accountOf: fail, membersOf: fail }, groups)
}
const broken = (kind: RemoteProblemKind) => failing(new RemoteError({ kind, system: 'graph', text: 'Made up' }))

const whyNot = (admitted: Admission) => (admitted.ok ? '' : say(admitted.why))

describe('Who may do something', () => {
  it('is decided by the group that it is for (promise 11)', async () => {
    const [operator, approver] = [access(groups.operators), access(groups.approvers)]

    assert.equal((await operator.operator(ilse)).ok, true)
    assert.equal((await approver.approver(ilse)).ok, true)
    assert.match(whyNot(await operator.approver(ilse)), /Ilse Smit, only members of the approvers group/)
    assert.match(whyNot(await approver.operator(ilse)), /Only members of the operators group/)
  })

  it('is a member of either group where both may', async () => {
    assert.equal((await access(groups.approvers).either(ilse)).ok, true)
    assert.equal((await access(groups.operators).either(ilse)).ok, true)
    assert.equal((await access().either(ilse)).ok, false)
  })

  it('is nobody while Graph cannot say, and that is what is said', async () => {
    for (const kind of ['unavailable', 'throttled', 'forbidden', 'unknown'] as const) {
      const admitted = await broken(kind).operator(ilse)

      assert.match(whyNot(admitted), /does nothing rather than guess/)
      assert.ok(!admitted.ok && admitted.barrier === 'busy')
    }
  })

  it('is not somebody whom Graph does not know', async () => {
    assert.match(whyNot(await broken('notFound').operator(ilse)), /Only members of the operators group/)
  })

  it('is never a guest, whatever group they are in', async () => {
    for (const right of ['operator', 'approver', 'either'] as const) {
      const guest = createAccess(directory(Object.values(groups), account({ own: false })), groups)

      assert.match(whyNot(await guest[right](ilse)), /Guests cannot use this bot/)
    }
  })

  it('is nobody whose account is blocked', async () => {
    const blocked = createAccess(directory(Object.values(groups), account({ enabled: false })), groups)

    assert.match(whyNot(await blocked.either(ilse)), /shows your account as blocked/)
  })

  it('is not decided by a mistake of ours', async () => {
    await assert.rejects(failing(new TypeError('A mistake')).operator(ilse), TypeError)
  })
})

describe('Who is the same person as somebody in a case', () => {
  const second: Identity = {
    id: petra.id,
    userPrincipalName: 'adm.ilse@contoso.com',
    mail: undefined,
    employeeId: '1001',
  }
  const without: Identity = { ...second, employeeId: undefined }
  const shown = account({ id: petra.id, userPrincipalName: 'adm.ilse@contoso.com', mail: undefined })
  const own = account({ employeeId: '1001' })

  it('is told by what the journal remembers of them, when the directory does not know them any more', async () => {
    const known = createAccess(directory([], own), groups)

    assert.deepEqual(await known.sameAs(ilse, [second, { ...without, id: 'tom-id' }]), [petra.id])
  })

  it('is told by what the directory shows now, though the journal does not', async () => {
    const known = createAccess(directory([], own, { ...shown, employeeId: '1001' }), groups)

    assert.deepEqual(await known.sameAs(ilse, [without]), [petra.id])
  })

  it('is told by what the journal remembers, though the directory does not show it any more', async () => {
    const known = createAccess(directory([], own, shown), groups)

    assert.deepEqual(await known.sameAs(ilse, [second]), [petra.id])
  })

  it('is not known while Graph cannot say', async () => {
    assert.equal(await broken('unavailable').sameAs(ilse, [second]), undefined)
  })
})

describe('Who can go on in the groups of somebody', () => {
  const leaver: Identity = { ...account(), employeeId: '1001' }

  it('is everybody else whose account works, but no guest and no other account of theirs', async () => {
    const members = [
      account(),
      account({ id: 'a', enabled: false, userPrincipalName: 'a@contoso.com', mail: undefined }),
      account({ id: 'b', own: false, userPrincipalName: 'b@contoso.com', mail: undefined }),
      account({ id: 'c', employeeId: '1001', userPrincipalName: 'c@contoso.com', mail: undefined }),
      account({ id: 'd', userPrincipalName: 'd@contoso.com', mail: undefined }),
    ]

    const others = await createAccess(directory([groups.approvers], ...members), groups).othersWith(leaver)

    assert.deepEqual(
      others.map(({ group, others: some }) => [group, some.map(({ id }) => id)]),
      [['approvers', ['d']]],
    )
  })

  it('is nobody’s business when they are in none', async () => {
    assert.deepEqual(await access().othersWith(leaver), [])
    assert.deepEqual(await createAccess(directory([groups.operators]), groups).othersWith(leaver), [])
  })
})
