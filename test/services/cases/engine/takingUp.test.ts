import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { heldFrom, stillLeading, takingUp, type Unfit } from '../../../../services/cases/engine/takingUp'
import { isClosed, type OffboardingCase } from '../../../../services/cases/journal/case'
import type { CaseEvent } from '../../../../services/cases/journal/entry'
import { peopleIn } from '../../../../services/facts/people'
import type { Person } from '../../../../services/model/people'
import { steps } from '../../../../services/steps'
import { toHtml } from '../../../../services/steps/auto-reply/message'
import { evaAsPerson } from '../../steps/builders'
import { settings } from '../../planning/situations'
import { caseOf, opening } from '../journal/builders'

const eva = evaAsPerson()
const tom: Person = {
  id: 'tom',
  displayName: 'Tom Visser',
  userPrincipalName: 'tom@contoso.com',
  mail: 'tom@contoso.com',
}
const number = { telephoneNumber: '+31205550112', numberType: 'callingPlan' }

/** What a step did for somebody, and what is read of it while it is so and once somebody changed it. */
interface Handed {
  readonly decision: unknown
  readonly so: object
  readonly changed: object
}

const handing: Readonly<Record<string, (to: Person) => Handed>> = {
  mailbox: (successor) => {
    const mailbox = { exists: true, kind: 'SharedMailbox', sizeInBytes: 1, archive: false, hold: false }
    const so = { ...mailbox, fullAccess: [successor.userPrincipalName] }
    return { decision: { choice: 'share', successor }, so, changed: { ...mailbox, fullAccess: [] } }
  },
  'auto-reply': (successor) => {
    const decision = { choice: 'reply', audience: 'none', internal: `Write to ${successor.displayName}.`, external: '' }
    const so = { exists: true, status: 'alwaysEnabled', audience: 'none', internal: toHtml(decision.internal) }
    return { decision, so, changed: { ...so, status: 'disabled' } }
  },
  onedrive: (successor) => {
    const so = { exists: true, itemCount: 3, usedBytes: 5, shared: true }
    return { decision: { choice: 'access', successor }, so, changed: { ...so, shared: false } }
  },
  calls: (successor) => {
    const so = { number, licensed: true, forwardingTo: successor.id, unanswered: false, successorNumbers: [] }
    return { decision: { choice: 'forward', successor }, so, changed: { ...so, forwardingTo: undefined } }
  },
}
const ownHanding: typeof handing = {
  ownership: (successor) => {
    const so = { owned: [], successorOwns: [], root: '' }
    return { decision: { choice: 'handOver', successor, count: 1 }, so, changed: so }
  },
  reports: (successor) => {
    const so = { count: 0, names: [], link: '' }
    return { decision: { choice: 'task', successor }, so, changed: so }
  },
}
const all = { ...handing, ...ownHanding }
const ids = Object.keys(all)

interface World {
  readonly to: Readonly<Record<string, 'eva' | 'tom' | undefined>>
  readonly isSo: Readonly<Record<string, boolean>>
  readonly unfit: Unfit
}
const perStep = <Value>(value: fc.Arbitrary<Value>) => fc.record(Object.fromEntries(ids.map((id) => [id, value])))
const anyWorld: fc.Arbitrary<World> = fc.record({
  // A reply sends people to whoever took the mailbox over: a decision about it names nobody by id.
  to: perStep(fc.constantFrom('eva', 'eva', 'tom', undefined)).map((to) => ({ ...to, 'auto-reply': to['mailbox'] })),
  isSo: perStep(fc.boolean()),
  unfit: fc.record({ standing: fc.constantFrom('leaving', 'blocked', 'guest', 'gone'), ownCase: fc.boolean() }),
})

function handedIn({ to }: Pick<World, 'to'>): ReadonlyMap<string, Handed> {
  const people = { eva, tom }
  return new Map(
    ids.flatMap((id) => {
      const who = to[id]
      const handed = who === undefined ? undefined : all[id]?.(people[who])
      return handed === undefined ? [] : [[id, handed] as const]
    }),
  )
}

function completedCase(world: Pick<World, 'to'>): readonly CaseEvent[] {
  const handed = [...handedIn(world)]
  return [
    opening(Object.fromEntries(handed.map(([id, { so }]) => [id, so]))),
    ...handed.map(([stepId, { decision }]): CaseEvent => ({ kind: 'decided', stepId, decision })),
    ...handed.map(([stepId, { so }]): CaseEvent => ({ kind: 'stepVerified', stepId, facts: so })),
    { kind: 'completed' },
  ]
}

function takenUp(theCase: OffboardingCase, world: World): readonly CaseEvent[] {
  const held = heldFrom(theCase, eva.id, steps)
  if (held === undefined) return []
  const handed = [...handedIn(world)]
  const facts = Object.fromEntries(handed.map(([id, { so, changed }]) => [id, world.isSo[id] === true ? so : changed]))
  return takingUp(theCase, held, stillLeading(theCase, held, world.unfit, facts), world.unfit, facts)
}

describe('A completed case by which somebody has something who can have it no more', () => {
  it('is asked about once, of each step that still leads to them and of no other; for the rest it answers no more', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const { to, isSo, unfit } = world
        const events = completedCase(world)
        const taken = takenUp(caseOf(...events), world)
        const evas = ids.filter((id) => to[id] === 'eva')
        const asked = evas.filter((id) => id in handing && (isSo[id] === true || unfit.standing === 'gone'))
        const isOrphaned = evas.some((id) => id in ownHanding) && !unfit.ownCase

        assert.equal(taken.length > 0, asked.length > 0 || isOrphaned)
        if (taken.length === 0) return
        const now = caseOf(...events, ...taken)
        assert.equal(isClosed(now), false)
        assert.deepEqual(
          now.steps
            .filter(({ status }) => status === 'undecided')
            .map(({ stepId }) => stepId)
            .sort(),
          [...asked].sort(),
        )
        const done = now.steps.filter(({ status }) => status === 'done')
        assert.ok(
          done.every(
            ({ stepId, decision }) => to[stepId] === 'tom' && peopleIn(decision).every(({ id }) => id === 'tom'),
          ),
        )
        assert.deepEqual(takenUp(now, world), [])
        assert.deepEqual(takenUp(caseOf(...events, ...taken, { kind: 'completed' }), world), [])
      }),
      settings,
    )
  })

  it('is not touched while it is open, nor when somebody ended it before it was complete', () => {
    fc.assert(
      fc.property(anyWorld, fc.constantFrom<'settled' | 'cancelled'>('settled', 'cancelled'), (world, kind) => {
        const events = completedCase(world).slice(0, -1)
        assert.deepEqual(takenUp(caseOf(...events, { kind }), world), [])
      }),
      settings,
    )
  })
})
