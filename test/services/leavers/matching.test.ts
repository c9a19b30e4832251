import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import {
  countsOf,
  meantBy,
  outcomesOf,
  type Account,
  type Found,
  type Meant,
  type Standing,
} from '../../../services/leavers/matching'
import type { Said } from '../../../services/leavers/said'

const jan: Account = {
  id: 'jan',
  displayName: 'Jan de Vries',
  userPrincipalName: 'jan.devries@contoso.com',
  mail: 'jan@contoso.com',
  employeeId: '1006',
  isGuest: false,
}
const eva: Account = {
  ...jan,
  id: 'eva',
  displayName: 'Eva Willems',
  userPrincipalName: 'eva@contoso.com',
  mail: undefined,
  employeeId: '1003',
}
const none: Said = {
  line: 2,
  sheet: undefined,
  called: '',
  numbers: [],
  addresses: [],
  accounts: [],
  objectIds: [],
  names: [],
  days: [],
  isHidden: false,
  doubt: undefined,
}
const found = (...accounts: readonly Account[]): Found => ({ accounts, isAll: true, deletedAt: undefined })
const kindOf = (said: Partial<Said>, by: Found) => meantBy({ ...none, ...said }, by).kind

describe('Whom a row means', () => {
  it('is the one whom number, address and name all fit', () => {
    const said = {
      numbers: ['01006'],
      addresses: ['JAN@contoso.com'],
      accounts: ['jan.devries'],
      names: ['Vries Jan de'],
    }

    assert.equal(kindOf(said, found(jan)), 'one')
    for (const [what, wrong] of [
      ['number', { numbers: ['1003'] }],
      ['address', { addresses: ['eva@contoso.com'] }],
      ['account', { accounts: ['eva'] }],
      ['objectId', { objectIds: ['eva'] }],
      ['name', { names: ['Eva Willems'] }],
    ] as const)
      assert.deepEqual(meantBy({ ...none, ...said, ...wrong }, found(jan)), {
        kind: 'differs',
        account: jan,
        what: [what],
      })
  })

  it('is nobody for certain where each of its keys leads to somebody else', () => {
    assert.equal(kindOf({ numbers: ['1006'], addresses: ['eva@contoso.com'] }, found(jan, eva)), 'differs')
  })

  it('is one by a name alone only where the row has no more, and nobody else is called that', () => {
    const unnumbered = { ...jan, employeeId: undefined }

    assert.equal(kindOf({ names: ['Jan de Vries'] }, found(jan)), 'one')
    assert.equal(kindOf({ names: ['Jan de Vries'] }, found(jan, { ...eva, displayName: 'Vries, Jan de' })), 'several')
    assert.equal(kindOf({ names: ['Jan de Vries'] }, { ...found(jan), isAll: false }), 'several')
    assert.equal(kindOf({ names: ['Jan'] }, found(jan)), 'differs')
    assert.equal(kindOf({ names: ['Jan de Vries'], numbers: ['7'] }, found(unnumbered)), 'unknownNumber')
    assert.equal(
      kindOf({ names: ['Jan de Vries'], numbers: ['7'], addresses: ['jan@contoso.com'] }, found(unnumbered)),
      'one',
    )
  })

  it('is nobody where there is nobody, or nothing stands there', () => {
    assert.deepEqual(meantBy({ ...none, names: ['Piet'] }, { ...found(), deletedAt: '2026-11-01T00:00:00Z' }), {
      kind: 'nobody',
      deletedAt: '2026-11-01T00:00:00Z',
    })
    assert.equal(kindOf({}, found()), 'unnamed')
  })

  it('always fits, whatever rows and accounts there are: whoever is meant contradicts nothing of the row', () => {
    const pick = (...from: readonly string[]) => fc.subarray([...from], { maxLength: 1 })
    const account = fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      displayName: fc.constantFrom('Jan de Vries', 'Eva Willems'),
      userPrincipalName: fc.constantFrom('jan@x.nl', 'eva@x.nl'),
      mail: fc.constantFrom('jan@x.nl', undefined),
      employeeId: fc.constantFrom('1', '2', undefined),
      isGuest: fc.boolean(),
    })
    const row = fc.record({
      numbers: pick('1', '2'),
      addresses: pick('jan@x.nl', 'eva@x.nl'),
      names: pick('Jan de Vries', 'Eva Willems'),
    })
    fc.assert(
      fc.property(row, fc.array(account, { maxLength: 4 }), (keys, accounts) => {
        const meant = meantBy({ ...none, ...keys }, found(...accounts))
        if (meant.kind !== 'one') return
        const { employeeId, userPrincipalName, mail, displayName } = meant.account
        assert.ok(keys.numbers.every((number) => employeeId === undefined || number === employeeId))
        assert.ok(keys.addresses.every((address) => [userPrincipalName, mail].includes(address)))
        assert.ok(keys.names.every((name) => name === displayName))
        assert.equal(accounts.filter(({ id }) => id === meant.account.id).length > 0, true)
      }),
    )
  })
})

describe('What becomes of the rows', () => {
  const free = (): Standing => ({ kind: 'free' })
  const one = (account: Account): Meant => ({ kind: 'one', account })
  const day = (text: string) => ({ column: 'Uit dienst', text, read: { kind: 'day', day: text } }) as const
  const kinds = (rows: Parameters<typeof outcomesOf>[0], standing: () => Standing = free) =>
    outcomesOf(rows, standing).map(({ outcome }) =>
      'why' in outcome && typeof outcome.why === 'object' && 'kind' in outcome.why
        ? `${outcome.kind} ${outcome.why.kind}`
        : outcome.kind,
    )

  it('is that somebody who stands there twice counts once, and with two days is asked about', () => {
    const first = { said: { ...none, days: [day('2026-12-31')] }, meant: one(jan) }
    const other = { said: { ...none, line: 9, days: [day('2027-01-31')] }, meant: one(jan) }

    assert.deepEqual(kinds([first, first, { said: none, meant: one(eva) }]), ['taken', 'refused twice', 'taken'])
    assert.deepEqual(kinds([first, other]), ['asked otherDay', 'asked otherDay'])
  })

  it('is a question where the row is hidden, has no day among others, or a day that is none', () => {
    const either = {
      column: 'x',
      text: '01/02/2027',
      read: { kind: 'either', days: ['2027-02-01', '2027-01-02'] },
    } as const

    assert.deepEqual(kinds([{ said: { ...none, isHidden: true }, meant: one(jan) }]), ['asked hidden'])
    assert.deepEqual(kinds([{ said: { ...none, doubt: 'noDay' }, meant: one(jan) }]), ['asked noDay'])
    assert.deepEqual(kinds([{ said: { ...none, days: [either] }, meant: one(jan) }]), ['asked day'])
    assert.deepEqual(kinds([{ said: none, meant: one({ ...jan, isGuest: true }) }]), ['asked guest'])
  })

  it('is what “/offboard” would answer, where it would not begin', () => {
    const row = [{ said: { ...none, isHidden: true }, meant: one(jan) }]

    assert.deepEqual(
      kinds(row, () => ({ kind: 'refused', why: { key: 'x' } })),
      ['refused told'],
    )
    assert.deepEqual(
      kinds([{ said: none, meant: one(jan) }], () => ({ kind: 'asked', why: { key: 'x' } })),
      ['asked told'],
    )
  })

  it('adds up, whatever stands there: each row has one outcome, and nobody is taken twice', () => {
    const meant: fc.Arbitrary<Meant> = fc.oneof(
      fc.constantFrom(jan, eva).map(one),
      fc.constantFrom<Meant>(
        { kind: 'unnamed' },
        { kind: 'nobody', deletedAt: undefined },
        { kind: 'several', count: 2 },
        { kind: 'unknownNumber', account: jan },
        { kind: 'differs', account: jan, what: ['name'] },
      ),
    )
    const said = fc
      .record({
        line: fc.integer({ min: 2, max: 500 }),
        isHidden: fc.boolean(),
        doubt: fc.constantFrom(undefined, 'noDay' as const, 'everybody' as const),
        days: fc.subarray([day('2026-12-31'), day('2027-01-31')], { maxLength: 1 }),
      })
      .map((some) => ({ ...none, ...some }))
    const standing = fc.constantFrom<Standing>(
      { kind: 'free' },
      { kind: 'refused', why: { key: 'x' } },
      { kind: 'asked', why: { key: 'x' } },
    )
    fc.assert(
      fc.property(fc.array(fc.record({ said, meant })), standing, (rows, stands) => {
        const outcomes = outcomesOf(rows, () => stands)
        const { taken, asked, refused, nobody } = countsOf(outcomes)
        const ids = outcomes.flatMap(({ outcome }) => (outcome.kind === 'taken' ? [outcome.account.id] : []))

        assert.equal(taken + asked + refused + nobody, rows.length)
        assert.deepEqual(
          outcomes.map((row) => row.said),
          rows.map((row) => row.said),
        )
        assert.equal(new Set(ids).size, ids.length)
      }),
    )
  })
})
