import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import type { Operation } from '../../../../services/model/operation'
import { ownership, type OwnershipDecision, type OwnershipFacts } from '../../../../services/steps/ownership'
import type { OwnedGroup } from '../../../../services/steps/ownership/reading'
import type { RuleInput } from '../../../../services/steps/rule'
import { context, envelope, eva, evaAsPerson, inWords, jan, people, petra, refusalsOf, request } from '../builders'
import { decided, owned } from './sample'

const root = 'https://graph.microsoft.com/v1.0'
const id = (number: number): string => `c0ffee00-0000-4000-8000-${String(number).padStart(12, '0')}`
const team = owned(id(1), 'Project Atlas', { hasTeam: true, others: 0 })
const shared = owned(id(2), 'Afdeling Sales')
const committee = owned(id(3), 'Inkoopcommissie', { others: 0, idle: 1 })
const list = owned(id(4), 'Nieuwsbrief', { place: 'exchange', others: 0 })
const sharedList = owned(id(5), 'Directieagenda', { place: 'exchange' })
const directory = owned(id(6), 'AD Printers', { place: 'activeDirectory', others: 0 })

const facts = (...all: readonly OwnedGroup[]): OwnershipFacts => ({ owned: all, successorOwns: [], root })
const handOver = (count: number): OwnershipDecision => ({ choice: 'handOver', successor: evaAsPerson(), count })
const release = (count: number, ...groups: readonly OwnedGroup[]): OwnershipDecision => ({
  choice: 'release',
  count,
  ...(groups.length === 0 ? {} : { groups: groups.map(decided) }),
})
const leave: OwnershipDecision = { choice: 'leave' }

const add = (group: OwnedGroup, person: { readonly id: string }) => ({
  via: 'graph',
  method: 'POST',
  path: `/groups/${group.id}/owners/$ref`,
  body: { '@odata.id': `${root}/users/${person.id}` },
})
const take = (group: OwnedGroup, person: { readonly id: string }) => ({
  via: 'graph',
  method: 'DELETE',
  path: `/groups/${group.id}/owners/${person.id}/$ref`,
})
const managers = (group: OwnedGroup, change: object) => ({
  via: 'exchange',
  cmdlet: 'Set-DistributionGroup',
  parameters: {
    Identity: group.id,
    ManagedBy: { '@odata.type': '#Exchange.GenericHashTable', ...change },
    BypassSecurityGroupManagerCheck: true,
  },
})
const planned = (found: OwnershipFacts, decision: OwnershipDecision, before = found): readonly Operation[] =>
  ownership.plan(jan(), found, decision, before)

const input = (found: OwnershipFacts, decision: OwnershipDecision): RuleInput => ({
  ...context({ facts: { ownership: found }, decisions: { ownership: decision } }),
  requesterId: 'ilse-id',
  protection: { allowedAdministrators: [], breakGlass: [] },
})

const anyOwned = fc.record({
  id: fc.uuid(),
  name: fc.string({ minLength: 1 }),
  place: fc.constantFrom('entra' as const, 'exchange' as const, 'activeDirectory' as const),
  hasTeam: fc.boolean(),
  others: fc.nat(2),
  idle: fc.nat(1),
})
const anyFacts = fc.uniqueArray(anyOwned, { selector: (one) => one.id }).map((all) => facts(...all))

describe('The step for the groups that somebody owns', () => {
  describe('when it hands over', () => {
    it('makes the successor owner before the leaver goes, where nobody else could go on', () => {
      assert.deepEqual(planned(facts(team), handOver(1)).map(request), [add(team, eva()), take(team, jan())])
    })

    it('only takes the leaver away where somebody else could go on', () => {
      assert.deepEqual(planned(facts(shared), handOver(0)).map(request), [take(shared, jan())])
    })

    it('replaces the owner of a mailing list in one request, so that it is never without', () => {
      const plan = planned(facts(list, sharedList), handOver(1)).map(request)

      assert.deepEqual(plan, [
        managers(sharedList, { remove: jan().id }),
        managers(list, { add: eva().id, remove: jan().id }),
      ])
    })

    it('brings the successor first after all, when Microsoft takes the leaver for the last owner', () => {
      const [operation] = planned(facts(shared), handOver(0))

      assert.deepEqual(operation?.otherwise?.map(request), [add(shared, eva()), take(shared, jan())])
    })

    it('stops where only a blocked owner would be left when the successor is refused, and leaves that for last', () => {
      const plan = planned(facts(committee, team, shared), handOver(2))

      assert.deepEqual(plan.map(request), [
        take(shared, jan()),
        add(team, eva()),
        take(team, jan()),
        add(committee, eva()),
        take(committee, jan()),
      ])
      assert.deepEqual(
        plan.map(({ whenRefused }) => whenRefused),
        ['retry', 'continue', 'retry', 'stop', 'retry'],
      )
    })

    it('brings the successor where the leaver is gone already and nobody came', () => {
      const plan = planned(facts(), handOver(2), facts(team, list, shared)).map(request)

      assert.deepEqual(plan, [add(team, eva()), managers(list, { add: eva().id })])
    })

    it('gives a colleague a group in a restricted management unit as a task, who comes first and who goes, and takes it back so', () => {
      const protectedTeam = { ...team, restricted: true } as const
      const said = (operations: readonly Operation[]) =>
        operations.map((one) => (one.via === 'person' ? inWords(one.instruction) : one.via)).join('\n')

      assert.match(said(planned(facts(protectedTeam), handOver(1))), /First add eva\.willems[^.]*\S+ Take jan\.devries/)
      assert.doesNotMatch(said(planned(facts({ ...shared, restricted: true }), handOver(0))), /First add|graph/)
      assert.match(said(planned(facts(), handOver(1), facts(protectedTeam))), /First add eva\.willems\S+ I look/)
      const now = { ...facts(), successorOwns: [protectedTeam.id] }
      const parts = ownership.restore(jan(), now, facts(protectedTeam), handOver(1))
      assert.match(said(parts.flatMap(({ operations }) => operations)), /First add jan\.devries[^]*Take eva/)
    })

    it('gives a colleague the groups of Active Directory as a task', () => {
      const [task, ...others] = planned(facts(directory), handOver(1))

      assert.ok(task?.via === 'person')
      assert.match(inWords(task.instruction), /AD Printers.*Managed By, replace Jan de Vries with Eva Willems/s)
      assert.deepEqual(others, [])
    })

    it('is done when the leaver owns nothing any more, and the successor what nobody else did', () => {
      const before = facts(team, list, shared)
      const done = { ...facts(), successorOwns: [team.id, list.id] }

      assert.equal(ownership.isDone(done, handOver(2), before), true)
      assert.equal(ownership.isDone({ ...done, successorOwns: [team.id] }, handOver(2), before), false)
      assert.equal(ownership.isDone({ ...done, owned: [shared] }, handOver(2), before), false)
    })
  })

  describe('when it only gives up', () => {
    it('stays owner where nobody else could go on', () => {
      const plan = planned(facts(team, shared, committee, list, sharedList, directory), release(2)).map(request)

      assert.deepEqual(plan, [take(shared, jan()), managers(sharedList, { remove: jan().id })])
    })

    it('is done when the leaver is owner only there', () => {
      assert.equal(ownership.isDone(facts(team, directory), release(1), facts(team, shared)), true)
      assert.equal(ownership.isDone(facts(team, shared), release(1), facts(team, shared)), false)
    })

    it('is not done, nor to be done, where the other owner it was decided by is gone meanwhile', () => {
      const decision = release(2, shared, committee)
      const alone = { ...facts({ ...shared, others: 0 }), bare: [decided(committee)] }

      assert.deepEqual(planned(alone, decision), [])
      assert.equal(ownership.isDone(alone, decision, facts(shared, committee)), false)
      const refused = refusalsOf(ownership, input(alone, decision)).map((why) => inWords(why))
      assert.match(refused.join(), /nobody now who can sign in and stays: Afdeling Sales and Inkoopcommissie\./)
      assert.deepEqual(ownership.whyNotVisible?.(alone, decision, alone)?.key, 'ownership.deserted')
      assert.deepEqual(refusalsOf(ownership, input(facts(shared), release(1, shared))), [])
    })

    it('leaves no group behind that it was decided to give up: not done, or somebody owns it who can go on', () => {
      fc.assert(
        fc.property(anyFacts, fc.func(fc.nat(1)), (found, left) => {
          const decision = ownership.suggest(found, context({ employee: jan({ manager: undefined }) }))
          const after = facts(...found.owned.map((group) => ({ ...group, others: left(group.id) })))

          const covered = after.owned.every(
            ({ id: group, others }) =>
              others > 0 || decision.choice !== 'release' || decision.groups?.every((one) => one.id !== group),
          )
          const refused = refusalsOf(ownership, input(after, decision)).length > 0
          assert.equal(refused, !covered)
          if (!covered) assert.equal(ownership.isDone(after, decision, found), false)
        }),
      )
    })
  })

  describe('on the way back', () => {
    const before = facts(team, shared, list, sharedList, directory)
    const made: OwnershipFacts = { ...facts(), successorOwns: [team.id, list.id] }
    const back = (now = made, decision = handOver(3), found = before) => ownership.restore(jan(), now, found, decision)
    const partOf = (all: ReturnType<typeof back>, id: string) => all.find((part) => part.id === id)

    it('makes the leaver owner again, group by group, and touches no other owner', () => {
      const parts = back().filter(({ onlyIfChosen }) => onlyIfChosen !== true)

      assert.deepEqual(
        parts.slice(0, 4).map(({ id, operations }) => [id, ...operations.map(request)]),
        [
          [team.id, add(team, jan())],
          [shared.id, add(shared, jan())],
          [list.id, managers(list, { add: jan().id })],
          [sharedList.id, managers(sharedList, { add: jan().id })],
        ],
      )
    })

    it('is a task for a group of Active Directory', () => {
      const [task] = partOf(back(), directory.id)?.operations ?? []

      assert.ok(task?.via === 'person')
      assert.match(
        inWords(task.instruction),
        /the group AD Printers\. On the tab Managed By, choose Jan de Vries again/,
      )
    })

    it('leaves the successor co-owner unless somebody chooses otherwise, and then lets the leaver come first', () => {
      const [inTeam, onList] = [`${team.id}/successor`, `${list.id}/successor`].map((id) => partOf(back(), id))

      assert.deepEqual(
        [inTeam, onList].map((part) => part?.onlyIfChosen),
        [true, true],
      )
      assert.deepEqual(
        [inTeam, onList].map((part) => part?.operations.map(request)),
        [[{ ...take(team, eva()), waits: true }], [{ ...managers(list, { remove: eva().id }), waits: true }]],
      )
      const again = partOf(back({ ...made, owned: [team] }), `${team.id}/successor`)
      assert.deepEqual(again?.operations.map(request), [take(team, eva())])
    })

    it('lets the successor alone where that one was owner already', () => {
      const parts = back(made, handOver(1), { ...facts(list), successorOwns: [list.id] })

      assert.deepEqual(
        parts.map(({ id }) => id),
        [list.id],
      )
    })

    it('asks where the successor is not owner any more, since somebody changed the owners', () => {
      const part = partOf(back({ ...made, successorOwns: [list.id] }), team.id)

      assert.deepEqual([part?.stands, part?.operations.map(request)], ['changedSince', [add(team, jan())]])
      assert.match(inWords(part?.why), /changed the owners of Project Atlas since: Eva Willems is not one of them/)
    })

    it('makes somebody owner of what gives administrator roles only where that is chosen', () => {
      const [part] = back(facts(), release(1), facts({ ...shared, roleAssignable: true }))

      assert.deepEqual([part?.stands, part?.onlyIfChosen], ['asMade', true])
    })

    it('is only of what was given up, where nobody came instead', () => {
      const parts = back(facts(team), release(2), facts(team, shared, sharedList, directory))

      assert.deepEqual(
        parts.map(({ id }) => id),
        [shared.id, sharedList.id],
      )
    })

    it('never takes anybody away but the successor, and nobody where the leaver owns the group', () => {
      fc.assert(
        fc.property(anyFacts, anyFacts, fc.func(fc.boolean()), (found, other, owns) => {
          const all = [...found.owned, ...other.owned]
          const successorOwns = all.flatMap(({ id: group }) => (owns(group) ? [group] : []))
          const now = { ...facts(...all.filter(({ id: group }) => owns(`leaver ${group}`))), successorOwns }

          for (const part of back(now, handOver(1), found)) {
            const sent = JSON.stringify(part.operations)
            const takes = /"DELETE"|"remove"/.test(sent)
            assert.equal(takes, part.id.endsWith('/successor'))
            if (takes) assert.ok(sent.includes(eva().id) && part.onlyIfChosen === true)
            else assert.ok(now.owned.every((one) => one.id !== part.id))
          }
        }),
      )
    })
  })

  describe('the promise that no group loses its last owner', () => {
    it('holds for any groups and any decision: the successor comes before the leaver goes', () => {
      fc.assert(
        fc.property(anyFacts, fc.constantFrom('handOver', 'release', 'leave'), (found, choice) => {
          const decision = choice === 'handOver' ? handOver(1) : choice === 'release' ? release(1) : leave

          const plan = planned(found, decision)

          for (const group of found.owned) assert.ok(staysOwned(group, plan), `${group.name} is without an owner`)
        }),
      )
    })

    it('holds when any request is refused: what stops the step comes before what would harm', () => {
      fc.assert(
        fc.property(anyFacts, fc.nat(), (found, refusal) => {
          const plan = planned(found, handOver(1))

          const done = carriedOut(plan, refusal)

          for (const group of found.owned) assert.ok(staysOwned(group, done), `${group.name} is without an owner`)
        }),
      )
    })
  })

  describe('what it suggests', () => {
    it('is to hand over to the manager where somebody has to come', () => {
      assert.deepEqual(ownership.suggest(facts(team, shared), context()), {
        choice: 'handOver',
        successor: petra,
        count: 1,
      })
    })

    it('is to hand over to whoever took something over on an earlier card', () => {
      const decisions = { mailbox: { choice: 'share', successor: evaAsPerson() } }

      assert.deepEqual(ownership.suggest(facts(team), context({ decisions })), handOver(1))
    })

    it('is nobody who could not be an owner: a guest, or for a mailing list somebody without an address', () => {
      const guest = { ...evaAsPerson(), userPrincipalName: 'eva_fabrikam.com#EXT#@contoso.onmicrosoft.com' }
      const bare = { ...evaAsPerson(), mail: undefined }

      const suggestions = [
        ownership.suggest(facts(team), context({ decisions: { mailbox: { successor: guest } } })),
        ownership.suggest(facts(list), context({ decisions: { mailbox: { successor: bare } } })),
        ownership.suggest(facts(team), context({ decisions: { mailbox: { successor: bare } } })),
      ]

      const names = suggestions.map((one) => (one.choice === 'handOver' ? one.successor.displayName : one.choice))
      assert.deepEqual(names, ['Petra de Boer', 'Petra de Boer', 'Eva Willems'])
    })

    it('is to give up what others own too, when nobody is known to come', () => {
      const alone = context({ employee: jan({ manager: undefined }) })

      assert.deepEqual(ownership.suggest(facts(team, shared), alone), release(1, shared))
      assert.deepEqual(ownership.suggest(facts(team), alone), leave)
    })

    it('is not asked of somebody who owns nothing', () => {
      assert.equal(ownership.applies(facts(), context()), false)
      assert.equal(ownership.applies(facts(shared), context()), true)
    })
  })

  describe('the answers it takes', () => {
    const answer = (input: Record<string, string>, found: OwnershipFacts, chosen = eva()) =>
      ownership.parse(input, found, people(chosen), context())

    it('are a successor where one is needed, and none where not', () => {
      assert.deepEqual(answer({ choice: 'handOver', successor: eva().id }, facts(team)), {
        ok: true,
        value: handOver(1),
      })
      assert.deepEqual(answer({ choice: 'release' }, facts(team, shared)), { ok: true, value: release(1, shared) })
      assert.deepEqual(answer({ choice: 'release' }, facts(team)), { ok: true, value: leave })
    })

    it('are refused in words', () => {
      const guest = eva({ userPrincipalName: 'eva_fabrikam.com#EXT#@contoso.onmicrosoft.com' })
      const refusals = [
        answer({}, facts(team)),
        answer({ choice: 'handOver', successor: eva().id }, facts(shared)),
        answer({ choice: 'handOver' }, facts(team)),
        answer({ choice: 'handOver', successor: eva().id }, facts(team), eva({ accountEnabled: false })),
        answer({ choice: 'handOver', successor: eva().id }, facts(team), guest),
        answer({ choice: 'handOver', successor: eva().id }, facts(list), eva({ mail: undefined })),
      ].map((parsed) => (parsed.ok ? 'accepted' : inWords(parsed.problem)))

      assert.deepEqual(refusals, [
        'Choose one of the options.',
        'Choose one of the options.',
        'Choose a successor: this choice needs somebody who takes over.',
        'Eva Willems cannot sign in. Choose a successor with an active account.',
        'Eva Willems is a guest of another organisation. Choose somebody of your own.',
        'Eva Willems has no mail address, which the owner of a mailing list needs. Choose somebody else.',
      ])
    })

    it('never make it throw, whatever the card sends', () => {
      fc.assert(
        fc.property(fc.dictionary(fc.string(), fc.string()), fc.string(), fc.string(), (rest, choice, successor) => {
          assert.equal(typeof answer({ ...rest, choice, successor }, facts(team, list)).ok, 'boolean')
        }),
      )
    })
  })

  describe('what it tells', () => {
    it('is which groups would lose their last owner, as a warning', () => {
      const told = ownership.findings(facts(team, shared)).map(({ tone, message }) => `${tone}: ${inWords(message)}`)

      assert.deepEqual(told, [
        'warning: This group would lose its last owner: Project Atlas.',
        'fact: Owner of 2 groups.',
      ])
      assert.deepEqual(ownership.findings(facts()), [])
    })

    it('is on the card only what would change something, and asks for a successor only where one is needed', () => {
      const cardOf = (...all: readonly OwnedGroup[]): string =>
        JSON.stringify(ownership.ask(envelope('ownership', { looksAt: 'handOver' }), facts(...all), leave, context()))

      assert.match(cardOf(team, shared), /"handOver".*"release".*"leave".*"successor"/)
      assert.doesNotMatch(cardOf(team), /"value":"release"/)
      assert.doesNotMatch(cardOf(shared), /"value":"handOver"\}|"id":"successor"/)
    })

    it('is on the card what Exchange does not say, and what a colleague gets as a task', () => {
      const card = JSON.stringify(ownership.ask(envelope('ownership'), facts(sharedList, directory), leave, context()))

      assert.match(card, /other owners of Directieagenda can still sign in/)
      assert.match(card, /AD Printers: managed in Active Directory/)
    })
  })
})

/** Requests that were carried out when one of them is refused. */
function carriedOut(plan: readonly Operation[], refusal: number): readonly Operation[] {
  const refused = plan.length === 0 ? 0 : refusal % plan.length
  const stops = (plan[refused]?.whenRefused ?? 'stop') === 'stop'
  return plan.filter((_, index) => index < refused || (!stops && index > refused))
}

/** Somebody who could go on owns it all along, or Microsoft itself holds on to its very last owner. */
function staysOwned({ id: group, place, others, idle }: OwnedGroup, plan: readonly Operation[]): boolean {
  const sent = plan.filter((operation) => JSON.stringify(request(operation)).includes(group))
  const comes = sent.findIndex((operation) => JSON.stringify(request(operation)).includes(eva().id))
  const goes = sent.findIndex((operation) => /"DELETE"|"remove"/.test(JSON.stringify(request(operation))))
  const heldByMicrosoft = place === 'entra' && others === 0 && idle === 0 && comes === -1
  return goes === -1 || others > 0 || heldByMicrosoft || (comes !== -1 && comes <= goes)
}
