import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { groups, staysBecause, type GroupsDecision, type GroupsFacts } from '../../../../services/steps/groups'
import type { GroupMembership } from '../../../../services/facts/membership'
import { checkCard } from '../../../support/cardChecker'
import { sizeOf } from '../../../../cards/fit'
import { context, envelope, inWords, jan, people, reader, request } from '../builders'
import { membership } from './sample'

const root = 'https://graph.microsoft.com/v1.0'
const id = (number: number): string => `c0ffee00-0000-4000-8000-${String(number).padStart(12, '0')}`
const sales = membership(id(1), 'Afdeling Sales')
const team = membership(id(2), 'Project Atlas', { kind: 'microsoft365', hasTeam: true })
const list = membership(id(3), 'Nieuwsbrief', { kind: 'distribution' })
const readers = membership(id(4), 'Directieagenda', { kind: 'mailEnabledSecurity' })
const dynamic = membership(id(5), 'Heel Contoso', { dynamic: true })
const synced = membership(id(6), 'AD Printers', { synced: true })
const licensing = membership(id(7), 'Licentie E3', { licences: ['05e9a617-0261-4cee-bb44-138d3ef5d965'] })
const powerful = membership(id(8), 'Beheer Helpdesk', { roleAssignable: true })

const facts = (...memberships: readonly GroupMembership[]): GroupsFacts => ({ memberships, root })
const remove = (count: number, ...keep: readonly string[]): GroupsDecision => ({ choice: 'remove', keep, count })
const leave: GroupsDecision = { choice: 'leave' }
const byGraph = (group: GroupMembership) => ({
  via: 'graph',
  method: 'DELETE',
  path: `/groups/${group.id}/members/${jan().id}/$ref`,
})
const byExchange = (cmdlet: string, group: GroupMembership) => ({
  via: 'exchange',
  cmdlet,
  parameters: { Identity: group.id, Member: jan().id, BypassSecurityGroupManagerCheck: true, Confirm: false },
})
const anyMembership = fc.record({
  id: fc.uuid(),
  name: fc.string({ minLength: 1 }),
  kind: fc.constantFrom(
    'microsoft365' as const,
    'security' as const,
    'mailEnabledSecurity' as const,
    'distribution' as const,
  ),
  hasTeam: fc.boolean(),
  dynamic: fc.boolean(),
  synced: fc.boolean(),
  roleAssignable: fc.boolean(),
  licences: fc.constantFrom([], ['05e9a617-0261-4cee-bb44-138d3ef5d965']),
})
const anyFacts = fc.uniqueArray(anyMembership, { selector: (one) => one.id }).map((all) => facts(...all))

describe('The step for the groups', () => {
  describe('what it sends', () => {
    it('goes to Graph for groups and teams, and to Exchange for mailing lists and mail-enabled security groups', () => {
      const plan = groups.plan(jan(), facts(sales, team, list, readers), remove(4), facts())

      assert.deepEqual(plan.map(request), [
        byGraph(sales),
        byGraph(team),
        byExchange('Remove-DistributionGroupMember', list),
        byExchange('Remove-DistributionGroupMember', readers),
      ])
    })

    it('says of a group that gives administrator rights that it does', () => {
      const plan = groups.plan(jan(), facts(powerful, team, list, readers), remove(4), facts())

      assert.deepEqual(
        plan.map(({ explain }) => inWords(explain)),
        [
          'Take the leaver out of the group Beheer Helpdesk, which can give administrator rights',
          'Take the leaver out of the team Project Atlas',
          'Take the leaver off the mailing list Nieuwsbrief',
          'Take the leaver out of the group Directieagenda',
        ],
      )
    })

    it('leaves alone what a rule, Active Directory or a licence decides, and what was chosen to be kept', () => {
      const plan = groups.plan(jan(), facts(sales, dynamic, synced, licensing, team), remove(1, team.id), facts())

      assert.deepEqual(plan.map(request), [byGraph(sales)])
    })

    it('is never a request without /$ref, which would delete the person', () => {
      fc.assert(
        fc.property(anyFacts, (found) => {
          const decision = groups.suggest(found, context())

          const plan = groups.plan(jan(), found, decision, found)

          for (const operation of plan)
            if (operation.via === 'graph') assert.match(operation.path, /^\/groups\/[^/]+\/members\/[^/]+\/\$ref$/)
        }),
      )
    })

    it('goes on with the other groups when one is refused', () => {
      const plan = groups.plan(jan(), facts(sales, team, list), remove(3), facts())

      assert.ok(plan.every(({ whenRefused }) => whenRefused === 'continue'))
    })
  })

  describe('when it is done', () => {
    it('is in no group any more but those that stay', () => {
      const left = facts(dynamic, synced, licensing, team)

      assert.equal(groups.isDone(left, remove(1, team.id), facts(sales)), true)
      assert.equal(groups.isDone(facts(sales, dynamic), remove(1), facts(sales)), false)
    })

    it('is done exactly when there is nothing left to send', () => {
      fc.assert(
        fc.property(anyFacts, fc.boolean(), (found, stay) => {
          const decision = stay ? leave : groups.suggest(found, context())

          const plan = groups.plan(jan(), found, decision, found)

          assert.equal(groups.isDone(found, decision, found), plan.length === 0)
        }),
      )
    })
  })

  describe('on the way back', () => {
    const gone = facts(dynamic)
    const back = (now: GroupsFacts, before: GroupsFacts, decision = remove(3)) =>
      groups.restore(jan(), now, before, decision)

    it('puts the leaver into each group by itself: mailing lists by Exchange, the others by Graph', () => {
      const [inSales, inTeam, onList, ...more] = back(gone, facts(sales, team, list, dynamic))

      for (const [part, group] of [
        [inSales, sales],
        [inTeam, team],
      ] as const)
        assert.deepEqual(part?.operations.map(request), [
          {
            via: 'graph',
            method: 'POST',
            path: `/groups/${group.id}/members/$ref`,
            body: { '@odata.id': `${root}/users/${jan().id}` },
          },
        ])
      assert.deepEqual(onList?.operations.map(request), [byExchange('Add-DistributionGroupMember', list)])
      assert.deepEqual(more, [])
    })

    it('leaves alone where the leaver is again, was kept, or is decided by a rule', () => {
      const parts = back(facts(sales, dynamic), facts(sales, team, list, dynamic), remove(2, list.id))

      assert.deepEqual(
        parts.map(({ id: part }) => part),
        [team.id],
      )
    })

    it('gives a group that can hold roles back only to whoever is chosen for it', () => {
      const powerful = membership(id(30), 'Beheer', { roleAssignable: true })

      const parts = back(gone, facts(sales, powerful))

      assert.deepEqual(
        parts.map(({ onlyIfChosen }) => onlyIfChosen),
        [undefined, true],
      )
    })

    it('is a task in a unit whose groups only its own administrators change', () => {
      const [part] = back(gone, facts(membership(id(31), 'Loonadministratie', { restricted: true })))

      const [task] = part?.operations ?? []
      assert.ok(task?.via === 'person')
      assert.match(
        inWords(task.instruction),
        /Loonadministratie is in a restricted management unit.*add jan\.devries@contoso\.com to the group/s,
      )
    })
  })

  describe('what it suggests and takes for an answer', () => {
    const answer = (input: Record<string, string>, ...memberships: readonly GroupMembership[]) =>
      groups.parse(input, facts(...memberships), people(), context())

    it('is to leave all groups that can be left', () => {
      assert.deepEqual(groups.suggest(facts(sales, team, dynamic), context()), remove(2))
    })

    it('is not asked where nothing can be left', () => {
      assert.equal(groups.applies(facts(dynamic, synced, licensing), context()), false)
      assert.equal(groups.applies(facts(dynamic, sales), context()), true)
    })

    it('are the groups to stay in; to stay in all is to leave everything as it is', () => {
      const some = answer({ choice: 'remove', keep: `${sales.id},${sales.id}` }, sales, team)
      const all = answer({ choice: 'remove', keep: `${sales.id},${team.id}` }, sales, team)

      assert.deepEqual(some, { ok: true, value: remove(1, sales.id) })
      assert.deepEqual(all, { ok: true, value: leave })
    })

    it('are refused in words when a group was made up, is not to be decided here, or nothing was chosen', () => {
      const refusals = [
        answer({ choice: 'remove', keep: 'forged' }, sales),
        answer({ choice: 'remove', keep: dynamic.id }, sales, dynamic),
        answer({ keep: sales.id }, sales),
      ].map((parsed) => (parsed.ok ? 'accepted' : inWords(parsed.problem)))

      assert.deepEqual(refusals, [
        'One of the ticked groups is not one that can be chosen. Choose again.',
        'One of the ticked groups is not one that can be chosen. Choose again.',
        'Choose one of the options.',
      ])
    })

    it('never make it throw, whatever the card sends', () => {
      fc.assert(
        fc.property(fc.dictionary(fc.string(), fc.string()), fc.string(), fc.string(), (rest, choice, keep) => {
          assert.equal(typeof answer({ ...rest, choice, keep }, sales, list).ok, 'boolean')
        }),
      )
    })
  })

  describe('what it tells', () => {
    const told = (...memberships: readonly GroupMembership[]) =>
      groups.findings(facts(...memberships)).map(({ tone, message }) => `${tone}: ${inWords(message)}`)

    it('is how many groups and teams, which give rights, and which the bot cannot change', () => {
      assert.deepEqual(told(sales, team, powerful, dynamic, synced, licensing), [
        'warning: Through Beheer Helpdesk the leaver can have administrator rights.',
        'fact: Member of 6 groups, of which 1 team.',
        'fact: A rule or Active Directory decides who is in Heel Contoso and AD Printers: the bot cannot take the leaver out.',
      ])
      assert.deepEqual(told(), [])
    })

    it('is on the card why some groups are not decided there', () => {
      const card = JSON.stringify(
        groups.ask(envelope('groups'), facts(sales, dynamic, synced, licensing, powerful), remove(2), context()),
      )

      assert.match(card, /question about licences decides: Licentie E3/)
      assert.match(card, /follow a rule[^"]*Heel Contoso/)
      assert.match(card, /managed in Active Directory[^"]*AD Printers/)
      assert.match(card, /Leaving Beheer Helpdesk takes administrator rights away/)
    })

    it('has no list to tick in where none can be left here', () => {
      const card = groups.ask(envelope('groups'), facts(dynamic, synced, licensing), remove(0), context())

      assert.deepEqual(checkCard(card), [])
      assert.doesNotMatch(JSON.stringify(card), /Stay in these groups/)
    })

    for (const [kind, name, left] of [
      ['short', 'Groep', '780'],
      ['long', '組'.repeat(120), '840'],
    ] as const)
      it(`fits on a card with hundreds of groups of ${kind} names, and says how many are not shown`, () => {
        const many = Array.from({ length: 900 }, (_, number) => membership(id(1000 + number), `${number} ${name}`))

        const card = groups.ask(envelope('groups'), facts(...many), remove(900), context())

        const unlisted = /([0-9,]+) more groups do not fit on this card and are left too/.exec(JSON.stringify(card))
        assert.ok(sizeOf(card) < 25_000, `${sizeOf(card)} bytes`)
        assert.equal(unlisted?.[1], left)
      })
  })

  describe('what it reads', () => {
    const graphGroup = { '@odata.type': '#microsoft.graph.group', displayName: 'Team', groupTypes: ['Unified'] }
    const path = `/users/${jan().id}/memberOf`

    it('is the direct memberships by name, without directory roles', async () => {
      const role = { '@odata.type': '#microsoft.graph.directoryRole', id: id(9), displayName: 'User Administrator' }
      const { from } = reader({
        graph: {
          [path]: [
            role,
            { ...graphGroup, id: id(2), displayName: 'Zeilen', resourceProvisioningOptions: ['Team'] },
            { '@odata.type': '#microsoft.graph.group', id: id(1), displayName: 'Alles', mailEnabled: true },
          ],
        },
      })

      const { memberships } = await groups.read(from, jan())

      assert.deepEqual(memberships, [
        membership(id(1), 'Alles', { kind: 'distribution' }),
        membership(id(2), 'Zeilen', { kind: 'microsoft365', hasTeam: true }),
      ])
    })
  })

  it('tells why a group stays by what weighs most', () => {
    const both = membership(id(1), 'x', { synced: true, dynamic: true, licences: ['sku'] })

    assert.equal(staysBecause(both), 'synced')
    assert.equal(staysBecause({ ...both, synced: false }), 'dynamic')
    assert.equal(staysBecause({ ...both, synced: false, dynamic: false }), 'licences')
  })
})
