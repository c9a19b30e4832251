import { strict as assert } from 'node:assert'
import { account, type AccountFacts } from '../../../services/steps/account'
import { context, envelope, evaAsPerson, inWords, jan, people, reader, request } from './builders'

const deletion = { choice: 'delete' } as const
const keep = { choice: 'keep' } as const

function facts(overrides: Partial<AccountFacts> = {}): AccountFacts {
  return { deleted: false, accountEnabled: false, synced: false, ...overrides }
}
const successor = evaAsPerson()
const mustStay = [
  context({ decisions: { mailbox: { choice: 'share', successor } } }),
  context({ decisions: { mailbox: { choice: 'forward', successor, keepCopy: true } } }),
  context({ decisions: { calls: { choice: 'forward', successor } } }),
  context({ facts: { mailbox: { exists: true, kind: 'SharedMailbox' } } }),
  context({ facts: { mailbox: { exists: true, kind: 'UserMailbox', forwardingTo: 'x@y.example' } } }),
]

describe('The step for the account', () => {
  it('suggests to keep the account', () => {
    assert.deepEqual(account.suggest(facts(), context()), keep)
  })

  it('deletes the account itself, and nothing else', () => {
    const plan = account.plan(jan(), facts(), deletion, facts())

    assert.deepEqual(plan.map(request), [{ via: 'graph', method: 'DELETE', path: `/users/${jan().id}` }])
  })

  it('neither offers nor accepts a deletion while the mailbox or the calls need the account', () => {
    for (const needed of mustStay) {
      const card = JSON.stringify(account.ask(envelope('account'), facts(), keep, needed))
      const parsed = account.parse({ choice: 'delete' }, facts(), people(), needed)

      assert.equal(card.includes('"value":"delete"'), false)
      assert.ok(!parsed.ok)
      assert.match(inWords(parsed.problem), /cannot be deleted/)
    }
  })

  it('accepts a deletion when the mailbox is left and the number released', () => {
    const free = context({
      facts: { mailbox: { exists: true, kind: 'UserMailbox' } },
      decisions: { mailbox: { choice: 'leave' }, calls: { choice: 'release' } },
    })

    assert.deepEqual(account.parse({ choice: 'delete' }, facts(), people(), free), { ok: true, value: deletion })
  })

  it('hands the deletion of a synced account to a person', () => {
    const [task] = account.plan(jan(), facts({ synced: true }), deletion, facts({ synced: true }))

    assert.ok(task?.via === 'person')
    assert.match(inWords(task.instruction), /Remove-ADUser/)
  })

  it('is done when the account is no longer found, and then sends nothing', async () => {
    const gone = await account.read(reader({}).from, jan())

    assert.equal(account.isDone(gone, deletion, facts()), true)
    assert.equal(account.isDone(facts(), deletion, facts()), false)
    assert.deepEqual(account.plan(jan(), gone, deletion, facts()), [])
  })

  it('reads the account', async () => {
    const { from } = reader({ graph: { [`/users/${jan().id}`]: { accountEnabled: false, deletedDateTime: null } } })

    assert.deepEqual(await account.read(from, jan()), facts())
  })

  it('restores the account on undo', () => {
    assert.deepEqual(account.undo(jan(), facts(), deletion).map(request), [
      {
        via: 'graph',
        method: 'POST',
        path: `/directory/deletedItems/${jan().id}/restore`,
        body: { autoReconcileProxyConflict: true },
      },
    ])
  })

  it('remembers the last day on which the account can be restored', () => {
    const { reminders } = account.aftermath(facts({ deleted: true }), deletion, '2026-11-23T10:00:00.000Z')

    assert.deepEqual(
      reminders.map(({ at }) => at),
      ['2026-12-23T10:00:00.000Z'],
    )
  })

  it('comes after everything else', () => {
    assert.deepEqual(account.after, ['contain', 'mailbox', 'calls', 'licences'])
  })

  it('answers a missing or forged choice with a problem in words', () => {
    for (const input of [{ choice: '' }, { choice: 'purge' }]) {
      assert.equal(account.parse(input, facts(), people(), context()).ok, false)
    }
  })
})
