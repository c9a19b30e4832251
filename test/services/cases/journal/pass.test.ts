import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { passAfter, seenPass, type PassOfStep } from '../../../../services/cases/journal/pass'

const by = { id: 'ilse', displayName: 'Ilse Smit' }
const at = '2026-11-30T08:00:00.000Z'
const stepId = 'back-way-in'
const operation = { via: 'graph', method: 'POST', path: '/users/jan', explain: { key: 'x' } } as const

const requests = ['one', 'two', 'three'] as const
const request = fc.constantFrom(...requests)
const event = fc.oneof(
  request.map((clientRequestId) => ({ kind: 'passAsked', stepId, operation, clientRequestId }) as const),
  fc.record({ clientRequestId: request, seen: fc.boolean() }).map(
    ({ clientRequestId, seen }) =>
      ({
        kind: 'passMade',
        stepId,
        clientRequestId,
        id: `pass ${clientRequestId}`,
        validFrom: at,
        lifetimeInMinutes: 60,
        isUsableOnce: true,
        ...(seen ? { seen: true as const } : {}),
      }) as const,
  ),
  request.map(
    (clientRequestId) =>
      ({
        kind: 'passRefused',
        stepId,
        clientRequestId,
        problem: { kind: 'badRequest', system: 'graph', text: 'no' },
      }) as const,
  ),
  request.map((clientRequestId) => ({ kind: 'passReadBack', stepId, id: `pass ${clientRequestId}` }) as const),
)

describe('The pass of a task', () => {
  it('is the one that was asked for last, whatever is heard of others and in whatever order', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 20 }), (events) => {
        let pass: PassOfStep | undefined
        let asked: string | undefined
        for (const one of events) {
          pass = passAfter(pass, one, { by, at })
          if (one.kind === 'passAsked') asked = one.clientRequestId
          assert.equal(pass?.clientRequestId, asked)
          const made = seenPass(pass)
          if (made !== undefined) assert.equal(made.id, `pass ${asked}`)
          if (one.kind === 'passAsked') assert.equal(pass?.outcome, undefined, 'nothing is heard of it yet')
        }
      }),
    )
  })

  it('lasts from its beginning for as long as Microsoft says', () => {
    const asked = passAfter(undefined, { kind: 'passAsked', stepId, operation, clientRequestId: 'one' }, { by, at })
    const made = passAfter(
      asked,
      {
        kind: 'passMade',
        stepId,
        clientRequestId: 'one',
        id: '1',
        validFrom: at,
        lifetimeInMinutes: 90,
        isUsableOnce: false,
        seen: true,
      },
      { by, at },
    )
    assert.equal(seenPass(made)?.validUntil, '2026-11-30T09:30:00.000Z')
  })

  it('keeps who was shown the one that was read back while another one is asked for', () => {
    const events = [
      { kind: 'passAsked', stepId, operation, clientRequestId: 'one' },
      {
        kind: 'passMade',
        stepId,
        clientRequestId: 'one',
        id: '1',
        validFrom: at,
        lifetimeInMinutes: 90,
        isUsableOnce: false,
        seen: true,
      },
      { kind: 'passReadBack', stepId, id: '1' },
      { kind: 'passAsked', stepId, operation, clientRequestId: 'two' },
    ] as const
    const pass = events.reduce<PassOfStep | undefined>((now, one) => passAfter(now, one, { by, at }), undefined)
    assert.deepEqual([pass?.readBack, pass?.outcome], [{ by, at }, undefined])
  })
})
