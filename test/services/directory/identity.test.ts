import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { isSamePerson, likenessOf, type Identity } from '../../../services/directory/identity'
import { settings } from '../planning/situations'

const address = fc.constantFrom(
  '',
  ' ',
  'jan@contoso.com',
  'JAN@contoso.com ',
  'adm.jan@contoso.com',
  'jan@home.example',
)
const some = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
const anybody: fc.Arbitrary<Identity> = fc.record({
  id: fc.constantFrom('one', 'two', 'three', 'four'),
  userPrincipalName: address,
  mail: some(address),
  employeeId: some(fc.constantFrom('', ' ', '1001', ' 1001', 'E-7', 'e-7', '1002')),
  otherMails: some(fc.array(address, { maxLength: 3 })),
})
const jan: Identity = {
  id: 'jan',
  userPrincipalName: 'jan@contoso.com',
  mail: 'jan.de.vries@contoso.com',
  employeeId: '1006',
  otherMails: ['jan@home.example'],
}
const stranger: Identity = { id: 'other', userPrincipalName: 'other@contoso.com', mail: undefined }

describe('Two accounts belong to one person', () => {
  const same: Readonly<Record<string, Partial<Identity>>> = {
    'they are one account': { id: 'JAN' },
    'they have the same employee id': { employeeId: ' 1006 ' },
    'they have the same employee id in other letters': { employeeId: '1006' },
    'they have an alternate mail in common': { otherMails: ['x@y.example', 'Jan@Home.example'] },
    'an alternate mail of one is the mail of the other': { otherMails: ['JAN.de.Vries@contoso.com'] },
    'an alternate mail of one is the name of the other': { otherMails: ['jan@contoso.com'] },
    'the mail of one is an alternate mail of the other': { mail: 'jan@home.example' },
    'the name of one is an alternate mail of the other': { userPrincipalName: 'JAN@home.example' },
  }
  for (const [why, changes] of Object.entries(same))
    it(`when ${why}`, () => {
      assert.equal(isSamePerson(jan, { ...stranger, ...changes }), true)
    })

  const different: Readonly<Record<string, Partial<Identity>>> = {
    'nothing is alike': {},
    'neither has an employee id': { employeeId: undefined },
    'both are empty': { employeeId: ' ', mail: '', otherMails: ['', ' '] },
    'a mail is the same, but no alternate one': { mail: 'jan.de.vries@contoso.com' },
  }
  for (const [why, changes] of Object.entries(different))
    it(`but not when ${why}`, () => {
      const nameless = { ...jan, employeeId: changes.employeeId === undefined ? undefined : '', otherMails: [''] }

      assert.equal(isSamePerson(nameless, { ...stranger, ...changes }), false)
    })

  it('whichever is held against the other', () => {
    fc.assert(
      fc.property(anybody, anybody, (one, other) => {
        assert.equal(isSamePerson(one, other), isSamePerson(other, one))
      }),
      settings,
    )
  })

  it('each with itself', () => {
    fc.assert(
      fc.property(anybody, (one) => assert.equal(isSamePerson(one, { ...one }), true)),
      settings,
    )
  })

  it('only by something that both have', () => {
    const words = ({ id, userPrincipalName, mail, employeeId, otherMails = [] }: Identity) =>
      [id, userPrincipalName, mail, employeeId, ...(otherMails ?? [])]
        .map((word) => (word ?? '').trim().toLowerCase())
        .filter((word) => word !== '')
    fc.assert(
      fc.property(anybody, anybody, (one, other) => {
        if (isSamePerson(one, other)) assert.ok(words(one).some((word) => words(other).includes(word)))
      }),
      settings,
    )
  })
})

describe('Two accounts are alike', () => {
  const named = { ...jan, displayName: 'Jan de Vries' }
  const other = { ...stranger, displayName: 'Zoë Bakker' }

  it('by the most certain thing that there is', () => {
    const address = { ...other, otherMails: ['JAN@home.example'], displayName: 'jan de vries' }

    assert.equal(likenessOf(named, { ...address, employeeId: ' 1006' }), 'employeeId')
    assert.equal(likenessOf(named, address), 'address')
    assert.equal(likenessOf(named, { ...other, displayName: ' JAN de Vries' }), 'name')
    assert.equal(likenessOf({ ...named, displayName: 'Zoe\u0308 Bakker' }, other), 'name')
    assert.equal(likenessOf(named, other), undefined)
    assert.equal(likenessOf(named, { ...named, id: 'JAN' }), undefined)
  })

  it('for certain or probably just where they belong to one person', () => {
    const namedAnybody = fc.tuple(anybody, fc.constantFrom('Jan', 'jan ', 'Eva')).map(([one, displayName]) => ({
      ...one,
      displayName,
    }))
    fc.assert(
      fc.property(namedAnybody, namedAnybody, (one, two) => {
        const likeness = likenessOf(one, two)
        assert.equal(likeness, likenessOf(two, one))
        if (one.id !== two.id) assert.equal(likeness === 'employeeId' || likeness === 'address', isSamePerson(one, two))
      }),
      settings,
    )
  })
})
