import { strict as assert } from 'node:assert'
import { ordinarySettings } from '../settings'
import { signInMethods, type SignInMethodsFacts } from '../../../../services/steps/sign-in-methods'
import { context, inWords, jan, people, reader, request } from '../builders'
import { authenticator, none, phone, token } from './sample'

const remove = { choice: 'remove' } as const
const { id } = jan()
const usual: SignInMethodsFacts = { ...none, methods: [phone, authenticator] }

const method = (type: string, methodId: string) => ({ '@odata.type': `#microsoft.graph.${type}`, id: methodId })
const readAs = (found: readonly object[], cloud: 'global' | 'usGov' = 'global') => {
  const { from } = reader({ graph: { [`/users/${id}/authentication/methods`]: found } })
  const settings = { ...ordinarySettings, cloud }
  return signInMethods.read({ ...from, settings }, jan())
}

describe('The step for sign-in methods', () => {
  it('deletes each method by the path of its own type, and tries a refused one again after the others', () => {
    const plan = signInMethods.plan(jan(), usual, remove, usual)

    assert.deepEqual(plan.map(request), [
      { via: 'graph', method: 'DELETE', path: `/users/${id}/authentication/phoneMethods/${phone.id}` },
      {
        via: 'graph',
        method: 'DELETE',
        path: `/users/${id}/authentication/microsoftAuthenticatorMethods/${authenticator.id}`,
      },
    ])
    assert.ok(plan.every(({ whenRefused }) => whenRefused === 'retry'))
  })

  it('hands what v1.0 cannot delete to a person, after the rest', () => {
    const facts = { ...none, methods: [token, phone] }

    const plan = signInMethods.plan(jan(), facts, remove, facts)

    assert.deepEqual(
      plan.map(({ via }) => via),
      ['graph', 'person'],
    )
    const [, task] = plan
    assert.ok(task?.via === 'person')
    assert.match(inWords(task.instruction), /Open jan\.devries@contoso\.com .*code generator \(hardware token\)/)
    assert.equal(task.link, none.link)
  })

  it('is done when nothing is registered any more', () => {
    assert.equal(signInMethods.isDone(none, remove, usual), true)
    assert.equal(signInMethods.isDone({ ...none, methods: [token] }, remove, usual), false)
  })

  it('cannot be taken back: whoever returns registers anew', () => {
    const [part, ...more] = signInMethods.restore(jan(), none, usual, remove)

    assert.deepEqual([part?.stands, part?.operations, more], ['lost', [], []])
    assert.match(inWords(part?.why), /Nobody can put these back: .*registers anew, once somebody made sure who it is/)
    assert.deepEqual(signInMethods.restore(jan(), usual, usual, remove), [])
    assert.deepEqual(signInMethods.restore(jan(), none, usual, { choice: 'leave' }), [])
  })

  it('changes nothing when it is to leave them', () => {
    const leave = { choice: 'leave' } as const

    assert.deepEqual(signInMethods.plan(jan(), usual, leave, usual), [])
    assert.equal(signInMethods.isDone(usual, leave, usual), true)
  })

  it('asks only where something is registered, and takes no other answer than its own', () => {
    assert.equal(signInMethods.applies(none, context()), false)
    assert.equal(signInMethods.applies(usual, context()), true)
    assert.equal(signInMethods.parse({}, usual, people(), context()).ok, false)
  })

  it('counts several of a kind', () => {
    const [finding] = signInMethods.findings({ ...none, methods: [phone, phone, authenticator] })

    assert.equal(inWords(finding?.message), 'Registered to sign in with: phone number (2) and Microsoft Authenticator.')
  })

  describe('what it reads', () => {
    it('is everything but the password, with what is likely the default one last', async () => {
      const found = await readAs([
        method('passwordAuthenticationMethod', 'password'),
        method('microsoftAuthenticatorAuthenticationMethod', authenticator.id),
        method('phoneAuthenticationMethod', phone.id),
        method('fido2AuthenticationMethod', '-2_G/R=='),
      ])

      const key = { id: '-2_G/R==', kind: 'fido2', path: '/authentication/fido2Methods/-2_G%2FR%3D%3D' }
      assert.deepEqual(found, { ...none, methods: [key, phone, authenticator] })
    })

    it('knows what only a person can delete: types of beta, and those that Microsoft adds later', async () => {
      const { methods } = await readAs([
        method('hardwareOathAuthenticationMethod', 'a'),
        method('qrCodePinAuthenticationMethod', 'b'),
        method('brainwaveAuthenticationMethod', 'c'),
        { id: 'd' },
      ])

      assert.deepEqual(methods, [
        { id: 'a', kind: 'hardwareOath', path: undefined },
        { id: 'b', kind: 'qrCodePin', path: undefined },
        { id: 'c', kind: 'other', path: undefined },
        { id: 'd', kind: 'other', path: undefined },
      ])
    })

    for (const [cloud, path] of [
      ['global', '/authentication/externalAuthenticationMethods/e'],
      ['usGov', undefined],
    ] as const)
      it(`leaves external methods to ${path === undefined ? 'a person' : 'Graph'} in the cloud ${cloud}`, async () => {
        const { methods } = await readAs([method('externalAuthenticationMethod', 'e')], cloud)

        assert.deepEqual(methods, [{ id: 'e', kind: 'external', path }])
      })
  })
})
