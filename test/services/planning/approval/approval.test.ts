import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { catalogueFor } from '../../../../dialogs/catalogue'
import { accountsOfCase, whyNotApprover } from '../../../../services/planning/approval/approver'
import { isApproved } from '../../../../services/planning/approval/binding'
import { needsApproval } from '../../../../services/planning/approval/needed'
import { approvableTogether, waitingForApproval } from '../../../../services/planning/approval/waiting'
import { calledNow, renamingsOf } from '../../../../services/model/renamed'
import type { Operation } from '../../../../services/model/operation'
import { caseOf, ilse, leaver, opening, petra, tom, type Said } from '../../cases/journal/builders'

const english = catalogueFor([]).en
const operation: Operation = { via: 'graph', method: 'POST', path: '/a', explain: { key: 'a' } }
const alternative: Operation = { ...operation, path: '/b' }
const takenOver: Said = {
  kind: 'takenOver',
  from: ilse,
  requester: tom,
  account: { id: tom.id, userPrincipalName: 'tom@contoso.com', mail: undefined, employeeId: '7' },
  language: 'en',
  why: { key: 'dialog.lostGroup', values: { before: ilse.displayName } },
}
const theCase = caseOf(opening({}), takenOver)
const people = { ilse, leaver, petra, tom }

/** The words of the refusal, empty for those who may. */
const whyNot = (actor: Parameters<typeof whyNotApprover>[1], policy: Parameters<typeof whyNotApprover>[2]) => {
  const why = whyNotApprover(theCase, actor, policy)
  return why === undefined ? '' : english(why)
}

describe('An approval is needed', () => {
  it('where the policy asks for one, for a destructive step that would send something, and nowhere else', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('second-person', 'any-approver', 'none'),
        fc.boolean(),
        fc.constantFrom([], [operation], [operation, alternative]),
        (policy, destructive, operations) => {
          const needed = needsApproval(policy, { destructive }, operations)

          assert.equal(needed, policy !== 'none' && destructive && operations.length > 0)
        },
      ),
    )
  })
})

describe('The approver', () => {
  it('is anybody but the requester, who was one, and the leaver', () => {
    assert.equal(whyNot(petra, 'second-person'), '')
    assert.match(whyNot(tom, 'second-person'), /You asked for this offboarding yourself/)
    assert.match(whyNot(ilse, 'second-person'), /This was your offboarding before/)
    assert.match(whyNot(leaver, 'second-person'), /This is about you/)
  })

  it('is never the leaver, under any policy and by any account', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('second-person', 'any-approver', 'none'),
        fc.constantFrom(...Object.values(people)),
        fc.constantFrom<readonly string[] | undefined>(undefined, [leaver.id], [leaver.id, petra.id]),
        (policy, actor, alsoIs) => {
          const isLeaver = actor.id === leaver.id || alsoIs?.includes(leaver.id) === true

          if (isLeaver) assert.notEqual(whyNotApprover(theCase, { ...actor, alsoIs }, policy), undefined)
        },
      ),
    )
  })

  it('is nobody whose case it ever was, however many had it, and is told whose other account it is', () => {
    const account = undefined
    const of = {
      ...theCase,
      requester: { ...petra, account },
      earlierRequesters: [ilse, tom].map((one) => ({ ...one, account })),
    }

    for (const earlier of [ilse, tom]) {
      const why = whyNotApprover(of, earlier, 'second-person')
      assert.match(why === undefined ? '' : english(why), /This was your offboarding before/)
    }
    assert.match(whyNot({ ...petra, alsoIs: [leaver.id] }, 'any-approver'), /belong to one person.*This is about/)
  })

  it('is no other account of a requester, of now or before, where a second person is asked for', () => {
    for (const requester of [tom, ilse]) {
      const other = { ...petra, alsoIs: [requester.id] }

      assert.match(whyNot(other, 'second-person'), new RegExp(`that of ${requester.displayName} belong to one person`))
      assert.equal(whyNot(other, 'any-approver'), '')
    }
  })

  it('is held against everybody of the case whom the journal knows, with what tells another account of theirs', () => {
    const accounts = accountsOfCase(theCase)

    assert.deepEqual(
      accounts.map(({ id }) => id),
      [leaver.id, tom.id, ilse.id],
    )
    assert.equal(accounts[1]?.employeeId, '7')
  })
})

describe('What was approved', () => {
  it('is what was planned, and what takes the place of a part that Microsoft refuses', () => {
    const planned = {
      stepId: 'mailbox',
      decision: {},
      facts: {},
      operations: [{ ...operation, otherwise: [alternative] }],
      needsApproval: true,
    }

    assert.equal(isApproved([operation], { planned }, []), true)
    assert.equal(isApproved([alternative], { planned }, []), true)
    assert.equal(isApproved([{ ...operation, path: '/c' }], { planned }, []), false)
    assert.equal(isApproved([operation], { planned: undefined }, []), false)
  })

  it('is what names the same person as they are called by now, an instruction or a request, and nothing in another domain', () => {
    const { employee } = theCase
    const renamed = calledNow(employee, { ...employee, userPrincipalName: 'new@contoso.com' })
    const byHand = (upn: string): Operation => ({
      via: 'person',
      explain: { key: 'task' },
      instruction: { key: 'doIt', values: { upn } },
    })
    const sent = (upn: string): Operation => ({ ...operation, body: { upn } })
    const operations = [byHand(employee.userPrincipalName), sent(employee.userPrincipalName)]
    const step = { planned: { stepId: 'mailbox', decision: {}, facts: {}, operations, needsApproval: true } }

    assert.equal(isApproved([byHand('new@contoso.com')], step, renamingsOf(renamed)), true)
    assert.equal(isApproved([byHand('new@contoso.com')], step, []), false)
    assert.equal(isApproved([byHand('other@contoso.com')], step, renamingsOf(renamed)), false)
    assert.equal(isApproved([sent('new@contoso.com')], step, renamingsOf(renamed)), true)
    assert.equal(isApproved([sent('new@contoso.com')], step, []), false)
    assert.equal(isApproved([sent('other@contoso.com')], step, renamingsOf(renamed)), false)
    const elsewhere = calledNow(employee, { ...employee, userPrincipalName: 'new@fabrikam.com' })
    assert.equal(isApproved([sent('new@fabrikam.com')], step, renamingsOf(elsewhere)), false)
  })

  it('stays what was approved also by the names of then, after a new name', () => {
    const { employee } = theCase
    const renamed = calledNow(employee, { ...employee, userPrincipalName: 'new@contoso.com' })
    const operations: readonly Operation[] = [{ ...operation, body: { upn: employee.userPrincipalName } }]
    const planned = { stepId: 'mailbox', decision: {}, facts: {}, operations, needsApproval: true }

    assert.equal(isApproved(operations, { planned }, renamingsOf(renamed)), true)
  })
})

describe('The steps that wait for an approval', () => {
  const step = (status: string, revision: number) => ({ status, revision })
  const togetherRevision = 5

  it('are approved together while they are as they were planned', () => {
    const [planned, changed, running] = [step('waitingApproval', 5), step('waitingApproval', 9), step('running', 5)]
    const some = { steps: [planned, changed, running], togetherRevision }

    assert.deepEqual(waitingForApproval(some), [planned, changed])
    assert.deepEqual(approvableTogether(some), [planned])
  })
})
