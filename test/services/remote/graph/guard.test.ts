import { strict as assert } from 'node:assert'
import { refuseDeletingPeople, refusePlaceholders } from '../../../../services/remote/graph/guard'

describe('the guard against deleting people', () => {
  for (const path of [
    '/groups/g/members/u',
    '/groups/g/owners/u',
    '/groups/g/members/u/',
    '/groups/g/members/u?x=1',
    '/groups/g/m%65mbers/u',
    "/groups('g')/members('u')",
    '/directoryRoles/r/members/u',
    '/applications/a/owners/u',
    '/users/u/manager',
  ])
    it(`refuses DELETE ${path}`, () => {
      assert.throws(() => refuseDeletingPeople({ method: 'DELETE', path }), /would delete the person/)
    })

  for (const path of [
    '/groups/g/members/u/$ref',
    '/groups/g/owners/u/$ref',
    '/users/u/manager/$ref',
    '/teams/t/members/m',
    '/users/u',
    '/users/u/authentication/phoneMethods/p',
  ])
    it(`lets DELETE ${path} through`, () => {
      assert.doesNotThrow(() => refuseDeletingPeople({ method: 'DELETE', path }))
    })
})

describe('the guard against placeholders', () => {
  for (const path of ['/security/cases/ediscoveryCases/{case}/searches', '/a/{', '/a/}'])
    it(`refuses POST ${path}`, () => {
      assert.throws(() => refusePlaceholders({ method: 'POST', path }), /it is not sent/)
    })

  it('lets encoded braces through: they belong to an id', () => {
    assert.doesNotThrow(() => refusePlaceholders({ method: 'POST', path: '/a/%7Bcase%7D' }))
  })
})
