import { strict as assert } from 'node:assert'
import { reports, type ReportsFacts } from '../../../../services/steps/reports'
import { context, envelope, eva, evaAsPerson, inWords, jan, people, petra, reader } from '../builders'

const link = 'https://entra.microsoft.com/#view/Microsoft_AAD_UsersAndTenants/UserManagementMenuBlade/~/AllUsers'
const nobody: ReportsFacts = { count: 0, names: [], link }
const two: ReportsFacts = { count: 2, names: ['Robin Tulp', 'Sanne Smit'], link }
const task = { choice: 'task', successor: evaAsPerson() } as const

describe('The step for direct reports', () => {
  it('reads who reports to the leaver, by name', async () => {
    const { from, graph } = reader({
      graph: {
        [`/users/${jan().id}/directReports`]: [
          { id: '2', displayName: 'Sanne Smit' },
          { id: '1', displayName: 'Robin Tulp' },
        ],
      },
    })

    assert.deepEqual(await reports.read(from, jan()), { ...two, ids: ['1', '2'] })
    assert.equal(graph.list.callCount, 1)
  })

  it('keeps the first twenty names and the count of all', async () => {
    const many = Array.from({ length: 25 }, (_, index) => ({ id: String(index), displayName: `P${index + 10}` }))
    const { from } = reader({ graph: { [`/users/${jan().id}/directReports`]: many } })

    const facts = await reports.read(from, jan())

    assert.equal(facts.count, 25)
    assert.equal(facts.names.length, 20)
    assert.equal(facts.ids?.length, 25)
    const [operation] = reports.plan(jan(), facts, task, facts)
    assert.ok(operation?.via === 'person')
    assert.match(inWords(operation.instruction), /P29, and 5 more\./)
  })

  it('asks nothing and says nothing when nobody reports to the leaver', () => {
    assert.equal(reports.applies(nobody, context()), false)
    assert.deepEqual(reports.findings(nobody), [])
    assert.deepEqual(reports.plan(jan(), nobody, task, two), [])
  })

  it('suggests the leaver’s own manager, and nobody where that one cannot take over', () => {
    const blocked = jan({ manager: { ...petra, available: false } })

    assert.deepEqual(reports.suggest(two, context()), { choice: 'task', successor: petra })
    assert.deepEqual(reports.suggest(two, context({ employee: blocked })), { choice: 'task' })
  })

  it('tells a person whom to make the manager of whom, and where', () => {
    const [operation] = reports.plan(jan(), two, task, two)

    assert.ok(operation?.via === 'person')
    assert.match(inWords(operation.instruction), /Make Eva Willems the manager of Robin Tulp and Sanne Smit\./)
    assert.equal(operation.link, link)
  })

  it('is done when nobody reports to the leaver any more', () => {
    assert.equal(reports.isDone(two, task, two), false)
    assert.equal(reports.isDone(nobody, task, two), true)
  })

  it('refuses as new manager the leaver, somebody unknown and somebody blocked, and accepts nobody', () => {
    const parse = (successor: string, found = people(eva())) =>
      reports.parse({ choice: 'task', successor }, two, found, context())
    const blocked = people(eva({ accountEnabled: false }))

    for (const answer of [parse(jan().id), parse('forged'), parse(eva().id, blocked)]) assert.equal(answer.ok, false)
    assert.deepEqual(parse(''), { ok: true, value: { choice: 'task' } })
    assert.equal(reports.parse({ choice: 'delete' }, two, people(), context()).ok, false)
  })

  it('shows the names on its card, with the manager filled in', () => {
    const card = JSON.stringify(reports.ask(envelope('reports'), two, reports.suggest(two, context()), context()))

    assert.match(card, /Robin Tulp and Sanne Smit/)
    assert.match(card, /Suggested: Petra de Boer/)
  })

  describe('on the way back', () => {
    const before: ReportsFacts = { ...two, ids: ['robin', 'sanne'] }
    const back = (now: ReportsFacts, was = before) => reports.restore(jan(), now, was, task)

    it('asks of each who does not report to the leaver again, since the new manager may be right', () => {
      const [part, ...more] = back({ count: 1, names: ['Sanne Smit'], ids: ['sanne'], link })

      assert.deepEqual([part?.id, part?.stands, part?.onlyIfChosen, more], ['robin', 'asMade', true, []])
      const [operation] = part?.operations ?? []
      assert.ok(operation?.via === 'person')
      assert.match(
        inWords(operation.instruction),
        /^Open Robin Tulp \(object id robin\).*take jan\.devries@contoso\.com/,
      )
      assert.deepEqual(back(before), [])
      assert.deepEqual(reports.restore(jan(), nobody, before, { choice: 'leave' }), [])
    })

    it('is one task for all where a journal has names alone', () => {
      const [part, ...more] = back(nobody, two)

      assert.deepEqual([part?.stands, part?.onlyIfChosen, more], ['byHand', true, []])
      const [operation] = part?.operations ?? []
      assert.ok(operation?.via === 'person')
      assert.match(inWords(operation.instruction), /the manager of Robin Tulp and Sanne Smit again/)
    })
  })
})
