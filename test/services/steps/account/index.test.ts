import { strict as assert } from 'node:assert'
import { steps, stepOf } from '../../../../services/steps'
import { followed } from '../../../../services/steps/order'
import { account, type AccountFacts } from '../../../../services/steps/account'
import { context, envelope, evaAsPerson, inWords, jan, people, reader, request } from '../builders'

const deletion = { choice: 'delete' } as const
const keep = { choice: 'keep' } as const

function facts(overrides: Partial<AccountFacts> = {}): AccountFacts {
  const where = { today: '2026-11-23', timeZone: 'Europe/Amsterdam' }
  return { deleted: false, accountEnabled: false, synced: false, mailboxInUse: false, ...where, ...overrides }
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
      assert.match(inWords(parsed.problem), /account stays/)
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

  const there = { [`/users/${jan().id}`]: { accountEnabled: false, deletedDateTime: null } }

  it('reads the account, and the day on which it does', async () => {
    const { from } = reader({ graph: there })

    const { today, ...found } = await account.read(from, jan())

    const { today: _then, ...expected } = facts()
    assert.deepEqual(found, expected)
    assert.match(today, /^\d{4}-\d\d-\d\d$/)
  })

  for (const [what, mailbox, inUse] of [
    ['a mailbox of its own', { RecipientTypeDetails: 'UserMailbox' }, false],
    ['a shared mailbox', { RecipientTypeDetails: 'SharedMailbox' }, true],
    [
      'a mailbox that forwards',
      { RecipientTypeDetails: 'UserMailbox', ForwardingSmtpAddress: 'smtp:x@y.example' },
      true,
    ],
  ] as const)
    it(`reads that ${what} ${inUse ? 'needs' : 'does not need'} the account`, async () => {
      const { from } = reader({ graph: there, exchange: { 'Get-Mailbox': [mailbox] } })

      assert.equal((await account.read(from, jan())).mailboxInUse, inUse)
    })

  it('leaves it to a person when the mailbox is in use by the time', () => {
    const [task, ...more] = account.plan(jan(), facts({ mailboxInUse: true }), deletion, facts())

    assert.ok(task?.via === 'person')
    assert.match(inWords(task.instruction), /was not when the deletion was decided/)
    assert.deepEqual(more, [])
  })

  describe('on the way back', () => {
    const back = (now: Partial<AccountFacts>, before = facts()) =>
      account.restore(jan(), facts({ deleted: true, ...now }), before, deletion)

    it('restores the account, and leaves an address to whoever has it by now', () => {
      const [part, ...more] = back({ restorable: true })

      assert.deepEqual(
        [part?.id, part?.stands, part?.operations.map(request), more],
        [
          'account',
          'asMade',
          [
            {
              via: 'graph',
              method: 'POST',
              path: `/directory/deletedItems/${jan().id}/restore`,
              body: { autoReconcileProxyConflict: true },
            },
          ],
          [],
        ],
      )
    })

    it('has nothing to do where the account is there, was gone before, or was to be kept', () => {
      assert.deepEqual(back({ deleted: false }), [])
      assert.deepEqual(back({}, facts({ deleted: true })), [])
      assert.deepEqual(account.restore(jan(), facts({ deleted: true }), facts(), keep), [])
    })

    it('gives it up where it is not among the deleted users any more', () => {
      const [part] = back({ restorable: false })

      assert.equal(part?.stands, 'lost')
      assert.match(inWords(part?.why), /cannot be restored any more.*Make a new one/)
    })

    it('has a person choose another sign-in name where somebody has it by now', () => {
      const [task] = back({ restorable: true, nameTakenBy: 'Jan de Vries-Smit' })[0]?.operations ?? []

      assert.ok(task?.via === 'person')
      assert.match(inWords(task.instruction), /jan\.devries@contoso\.com belongs to Jan de Vries-Smit by now/)
    })

    it('is a task in Active Directory for an account from there', () => {
      const [task] = back({}, facts({ synced: true }))[0]?.operations ?? []

      assert.ok(task?.via === 'person')
      assert.match(inWords(task.instruction), /Restore-ADObject/)
    })

    it('reads of a deleted account whether it can be restored, and who has its name by now', async () => {
      const deleted = { [`/directory/deletedItems/${jan().id}`]: { id: jan().id } }
      const taken = {
        [`/users/${jan().userPrincipalName}?$select=id,displayName`]: { id: 'new', displayName: 'Jan Smit' },
      }
      const read = async (graph: Readonly<Record<string, unknown>>) => {
        const { restorable, nameTakenBy } = await account.read(reader({ graph }).from, jan())
        return [restorable, nameTakenBy]
      }

      assert.deepEqual(await read(deleted), [true, undefined])
      assert.deepEqual(await read({ ...deleted, ...taken }), [true, 'Jan Smit'])
      assert.deepEqual(await read({}), [false, undefined])
    })
  })

  it('remembers the last day on which the account can be restored', () => {
    const { reminders } = account.aftermath(facts({ deleted: true }), deletion, '2026-11-23T10:00:00.000Z')

    assert.deepEqual(
      reminders.map(({ at }) => at),
      ['2026-12-23T10:00:00.000Z'],
    )
  })

  it('does not ask when the account must stay, and says why', () => {
    for (const needed of mustStay) {
      assert.equal(account.applies(facts(), needed), false)
      assert.match(inWords(account.notAsked?.(facts(), needed)), /account stays/)
    }
  })

  it('asks when it may go, and when an answer stands that cannot stay so', () => {
    const [shared = context()] = mustStay
    const decided = context({ ...shared, decisions: { ...shared.decisions, account: deletion } })

    assert.equal(account.applies(facts(), context()), true)
    assert.equal(account.notAsked?.(facts(), context()), undefined)
    assert.equal(account.applies(facts(), decided), true)
  })

  it('says nothing about an account that is gone', () => {
    assert.equal(account.applies(facts({ deleted: true }), context()), false)
    assert.equal(account.notAsked?.(facts({ deleted: true }), mustStay[0] ?? context()), undefined)
  })

  it('waits for the beginning of the chosen day where the organisation is', () => {
    const parsed = account.parse({ choice: 'later', date: '2026-12-24' }, facts(), people(), context())

    assert.ok(parsed.ok)
    assert.equal(account.notBefore?.(parsed.value), '2026-12-23T23:00:00.000Z')
    assert.equal(inWords(account.describe(parsed.value)), 'Delete the account on December 24, 2026')
    assert.equal(account.notBefore?.(deletion), undefined)
  })

  it('takes a day from today to a year from now, and no other', () => {
    const parse = (date: string) => account.parse({ choice: 'later', date }, facts(), people(), context())

    for (const good of ['2026-11-23', '2026-12-24', '2027-11-23']) assert.equal(parse(good).ok, true, good)
    for (const bad of ['', '2026-11-22', '2027-11-24', '2026-02-30', 'tomorrow'])
      assert.equal(parse(bad).ok, false, bad)
  })

  it('offers a day on its card only where the account may go', () => {
    const offered = (around: Parameters<typeof account.ask>[3]) =>
      JSON.stringify(account.ask(envelope('account', { looksAt: 'later' }), facts(), keep, around)).includes(
        'Input.Date',
      )

    assert.equal(offered(context()), true)
    assert.equal(offered(mustStay[0] ?? context()), false)
  })

  it('comes after everything else', () => {
    const earlier = steps.filter((step) => step !== stepOf('account')).map(({ id }) => id)

    assert.deepEqual([...account.after, ...followed(account, steps)].sort(), earlier.sort())
  })

  it('goes nowhere before the block, the mailbox, the calls and the licences succeeded', () => {
    for (const id of ['contain', 'mailbox', 'calls', 'licences']) assert.ok(account.after.includes(id), id)
  })

  it('answers a missing or forged choice with a problem in words', () => {
    for (const input of [{ choice: '' }, { choice: 'purge' }]) {
      assert.equal(account.parse(input, facts(), people(), context()).ok, false)
    }
  })
})
