import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import type { Message } from '../../../services/model/message'
import type { Employee } from '../../../services/model/people'
import { peopleNamed, type Standing, type Standings } from '../../../services/facts/people'
import { globalAdministratorRole } from '../../../services/facts/roleNames'
import { rulesBetweenSteps, rulesFor } from '../../../services/planning/ruleList'
import { waysBack } from '../../../services/returning'
import { steps } from '../../../services/steps'
import { employeeItself, type Rule, type RuleInput } from '../../../services/steps/rule'
import { groups } from '../../../sandbox/seeds/groups'
import { decidedAbout, employee, found, settings } from './situations'
import { evaAsPerson, jan, petra } from '../steps/builders'
import { ordinary, parts } from '../steps/onedrive/sample'
import { samples } from '../steps/samples'

type ById = Readonly<Record<string, unknown>>

const rules = rulesFor(steps)
const around = { requesterId: 'ilse-id', protection: { allowedAdministrators: [], breakGlass: [] } }
const ids = [...steps.map(({ id }) => id), peopleNamed]
const many = { ...settings, numRuns: 500 }

/** Somebody ordinary, or one of those that promise 8 is about. */
const anybody: fc.Arbitrary<Employee> = fc.oneof(
  { weight: 4, arbitrary: employee },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      jan({ id: 'ilse-id' }),
      jan({ globalAdministrator: true }),
      jan({ userPrincipalName: 'break-glass@contoso.com' }),
      jan({ adminRoles: ['Directory Synchronization Accounts'] }),
      jan({ manager: { ...petra, available: false } }),
    ),
  },
)

/** What the samples of the steps do not have, and rules look at. */
const oddFacts: Readonly<Record<string, readonly unknown[]>> = {
  roles: [
    {
      active: [],
      eligible: [{ id: 'e', roleDefinitionId: globalAdministratorRole, name: 'R', scope: '/' }],
      groups: [],
      link: '',
    },
  ],
  ownership: [
    {
      owned: [],
      successorOwns: [],
      root: '',
      bare: [{ id: groups.sales.id, name: 'Afdeling Sales', place: 'entra' }],
    },
  ],
  onedrive: [
    { ...ordinary, copies: { to: evaAsPerson().id, destination: undefined, parts, tooMany: false } },
    { ...ordinary, copies: { to: petra.id, destination: undefined, parts: [], tooMany: true } },
  ],
}

/** How it may stand with those whom the samples name. */
const standings: fc.Arbitrary<Standings | undefined> = fc.option(
  fc.dictionary(
    fc.constantFrom(evaAsPerson().id, petra.id),
    fc.constantFrom<Standing>('able', 'leaving', 'blocked', 'guest', 'gone'),
  ),
  { nil: undefined },
)

/** Facts of all steps, each as some sample has it or not read at all; those of five steps are anything. */
const anyFacts: fc.Arbitrary<ById> = fc
  .tuple(
    found,
    oneOfEach((id) => [
      ...(samples[id] ?? []).flatMap(({ before, after }): readonly unknown[] => [before, after]),
      ...(oddFacts[id] ?? []),
    ]),
    standings,
  )
  .map(([told, others, people]) => ({ ...others, ...told, [peopleNamed]: people }))

/** Seats of licences that {@link found} has. */
const oddDecisions: Readonly<Record<string, readonly unknown[]>> = {
  seats: [0, 1, 2].map((index) => ({
    choice: 'giveBack',
    seats: [{ skuId: `5c000000-0000-4000-8000-00000000000${index}`, name: `Licence ${index}` }],
  })),
  'auto-reply': [{ choice: 'reply', audience: 'all', internal: 'Gone', external: 'Gone', writeTo: evaAsPerson() }],
}

const anyDecisions: fc.Arbitrary<ById> = fc
  .tuple(
    found.chain(decidedAbout),
    oneOfEach((id) => [...(samples[id] ?? []).map(({ decision }): unknown => decision), ...(oddDecisions[id] ?? [])]),
    fc.subarray(ids),
  )
  .map(([told, others, open]) => without({ ...others, ...told }, open))

/** Cases in which decisions and facts may be about different things, as when facts changed since. */
const situation: fc.Arbitrary<RuleInput> = fc
  .record({ employee: anybody, facts: anyFacts, decisions: anyDecisions, letters: fc.boolean() })
  .map(({ letters, ...about }) => {
    const input: RuleInput = {
      ...about,
      requesterId: 'ilse-id',
      protection: { allowedAdministrators: [], breakGlass: ['break-glass@contoso.com'] },
    }
    return letters ? withLetters(input) : input
  })

/** With the notice that fits what else was decided, as the journal gives it back. */
function withLetters(input: RuleInput): RuleInput {
  const notice = steps.find(({ id }) => id === 'notice')
  const suggested: unknown = notice?.suggest({ sender: 'receptie@contoso.com', language: 'en', accepted: [] }, input)
  return { ...input, decisions: { ...input.decisions, notice: JSON.parse(JSON.stringify(suggested)) as unknown } }
}

/** Pairs of cases, to look for two that a fact tells apart. */
const pairs = fc.sample(fc.tuple(situation, situation), { ...settings, numRuns: 3_000 })

for (const rule of rules)
  describe(`The rule ${rule.id}`, () => {
    it('says the same whatever becomes of facts that it does not name', () => {
      fc.assert(
        fc.property(situation, situation, fc.subarray(ids), (input, other, unread) => {
          const unused = ids.filter((id) => !rule.uses.includes(id))
          const changed = pick(other.facts, unused)
          const facts = { ...without({ ...input.facts, ...changed }, unread), ...pick(input.facts, rule.uses) }
          const who = rule.uses.includes(employeeItself) ? input.employee : other.employee

          assert.deepEqual(verdict(rule, { ...input, facts, employee: who }), verdict(rule, input))
        }),
        many,
      )
    })

    for (const used of rule.uses)
      it(`does look at what it names: ${used}`, () => {
        const differs = pairs.some(([input, other]) => {
          const changed =
            used === employeeItself
              ? { ...input, employee: other.employee }
              : { ...input, facts: { ...input.facts, [used]: other.facts[used] } }
          return JSON.stringify(verdict(rule, changed)) !== JSON.stringify(verdict(rule, input))
        })

        assert.ok(differs)
      })

    it('refuses nothing where nothing is to be done in the steps that it guards', () => {
      if (rule.guards === 'everyStep') return
      const guarded = rule.guards

      fc.assert(
        fc.property(situation, (input) => {
          const decisions = without(input.decisions, guarded)

          assert.deepEqual(rule.refuse?.({ ...input, decisions }) ?? [], [])
        }),
        settings,
      )
    })

    it('guards something when it can refuse, and nothing when it only advises', () => {
      assert.equal(rule.guards.length > 0, rule.refuse !== undefined)
      assert.ok(rule.refuse !== undefined || rule.advise !== undefined)
    })
  })

describe('The rules', () => {
  it('have names of their own, and name steps that there are', () => {
    assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length)
    const named = rules.flatMap(({ uses, guards }) => [...uses, ...(guards === 'everyStep' ? [] : guards)])
    assert.deepEqual(
      named.filter((id) => id !== employeeItself && !ids.includes(id)),
      [],
    )
    assert.ok(!ids.includes(employeeItself))
    assert.ok(steps.every(({ id }) => id !== peopleNamed))
  })

  it('keep the promises that plans can break', () => {
    const kept = new Set(rules.flatMap(({ promise }) => promise ?? []))

    assert.deepEqual(kept, new Set([3, 4, 5, 6, 7, 8, 17]))
  })

  it('between steps are these, each with its promise', () => {
    assert.deepEqual(
      rulesBetweenSteps.map(({ id, promise }) => [id, promise]),
      [
        ['protection', 8],
        ['accountInUse', 3],
        ['licencesOfMailbox', 4],
        ['licencesOfCalls', 5],
        ['lastOwner', 7],
        ['numberFreed', undefined],
        ['oneDriveGoes', undefined],
      ],
    )
  })

  it('about whoever is to get something stand for each step that asks for people, and stop that step alone', () => {
    const asking = steps.filter(({ people, namesPeople }) => people.length > 0 || namesPeople === true)
    const fitting = rulesFor(steps).filter(({ id }) => id.startsWith('successorsFit:'))
    const standing = { [peopleNamed]: { [evaAsPerson().id]: 'blocked' } }

    assert.deepEqual(
      fitting.map(({ id, promise, uses, guards, decideAgain }) => ({ id, promise, uses, guards, decideAgain })),
      asking.map(({ id }) => ({
        id: `successorsFit:${id}`,
        promise: 17,
        uses: [peopleNamed],
        guards: [id],
        decideAgain: true,
      })),
    )
    for (const rule of fitting) {
      const [stepId = ''] = rule.guards
      const input = {
        ...around,
        employee: jan(),
        facts: standing,
        decisions: { [stepId]: { successor: evaAsPerson() } },
      }
      assert.deepEqual(
        rule.refuse?.(input).map(({ key }) => key),
        ['planner.handedTo'],
      )
    }
  })

  it('about licences and numbers say nothing where nobody looked', () => {
    const number = (numberType: string) => ({ number: { telephoneNumber: '+31', numberType, locationId: undefined } })
    const phone = { skuId: 'p', name: 'Phone', direct: true, groups: [], size: 1, hasPhone: true }
    const said = (facts: ById) =>
      rulesBetweenSteps.flatMap((rule) => {
        const input = {
          ...around,
          employee: jan(),
          facts,
          decisions: { licences: { remove: ['p'] }, calls: { choice: 'leave' } },
        }
        return verdict(rule, input)
          .flat()
          .map(({ key }) => key)
      })

    assert.deepEqual(said({}), [])
    assert.deepEqual(said({ calls: number('callingPlan') }), [])
    assert.deepEqual(said({ calls: number('callingPlan'), licences: { assigned: [phone] } }), ['planner.freesNumber'])
    assert.deepEqual(said({ calls: number('directRouting'), licences: { assigned: [phone] } }), [
      'planner.licenceNeededForNumber',
    ])
  })

  it('that a step has of its own are asked only in a case with that step', () => {
    const own = rules.filter((rule) => !rulesFor([]).includes(rule))

    assert.deepEqual(
      own.map(({ id }) => id).sort(),
      steps
        .flatMap(({ id, people, namesPeople, rules: ownRules = [] }) => [
          ...ownRules.map((rule) => rule.id),
          ...(people.length > 0 || namesPeople === true ? [`successorsFit:${id}`] : []),
        ])
        .sort(),
    )
    assert.ok(own.length > 0)
  })
})

function verdict(rule: Rule, input: RuleInput): readonly (readonly Message[])[] {
  return [rule.refuse?.(input) ?? [], rule.advise?.(input) ?? []]
}

function oneOfEach(values: (id: string) => readonly unknown[]): fc.Arbitrary<ById> {
  return fc.record(Object.fromEntries(ids.map((id) => [id, fc.constantFrom(undefined, ...values(id))])))
}

function pick(all: ById, wanted: readonly string[]): ById {
  return Object.fromEntries(Object.entries(all).filter(([id]) => wanted.includes(id)))
}

function without(all: ById, left: readonly string[]): ById {
  return Object.fromEntries(Object.entries(all).filter(([id]) => !left.includes(id)))
}

describe('The rules of a case', () => {
  const back = waysBack(steps)
  const idsOf = (some: readonly Rule[]): readonly string[] => some.map(({ id }) => id)

  it('are none where it only takes back: they protect from being taken away', () => {
    assert.deepEqual(rulesFor(back), [])
  })

  it('are all of them where something is taken away, whatever comes back beside it', () => {
    assert.deepEqual(idsOf(rulesFor([...steps, ...back])), idsOf(rules))
    assert.deepEqual(idsOf(rulesFor([])), idsOf(rulesBetweenSteps))
  })
})
