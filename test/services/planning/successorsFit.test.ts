import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { catalogueFor } from '../../../dialogs/catalogue'
import { stepsToPutBack } from '../../../services/cases/engine/putBack'
import { isClosed } from '../../../services/cases/journal/case'
import { peopleIn, readStandings, receiversIn, type Standing, type Standings } from '../../../services/facts/people'
import { whyUnfit } from '../../../services/planning/successorsFit'
import { settings } from './situations'
import { caseOf } from '../cases/journal/builders'
import { history, play } from '../cases/journal/histories'
import { evaAsPerson, petra, reader } from '../steps/builders'

const anyStanding = fc.constantFrom<Standing>('able', 'leaving', 'blocked', 'guest', 'gone')
const anyPerson = fc.record({
  id: fc.uuid(),
  displayName: fc.string(),
  userPrincipalName: fc.string(),
  mail: fc.constant(undefined),
})
const catalogue = catalogueFor([])

describe('Whether people can take something over (promise 17)', () => {
  it('is decided by how it stands with each that is named, wherever in a decision that is', () => {
    fc.assert(
      fc.property(fc.array(anyPerson), fc.array(anyStanding), (people, found) => {
        const standings: Standings = Object.fromEntries(people.map(({ id }, index) => [id, found[index] ?? 'able']))
        const decision = { choice: 'x', deep: people.map((person) => ({ person })) }

        const unfit = people.filter(({ id }) => standings[id] !== 'able')

        assert.equal(whyUnfit(decision, standings).length, unfit.length)
        assert.deepEqual(
          peopleIn(decision).map(({ id }) => id),
          people.map(({ id }) => id),
        )
      }),
      settings,
    )
  })

  it('is not asked of whom something is taken from, whoever that is', () => {
    fc.assert(
      fc.property(anyPerson, anyPerson, anyStanding, (from, successor, standing) => {
        const standings: Standings = { [from.id]: 'gone', [successor.id]: standing }

        assert.deepEqual(whyUnfit({ choice: 'end', from }, standings), [])
        assert.deepEqual(
          receiversIn({ deep: [{ from }, { successor }] }).map(({ id }) => id),
          [successor.id],
        )
        assert.equal(whyUnfit({ from, successor }, standings).length, standing === 'able' ? 0 : 1)
      }),
      settings,
    )
  })

  it('is said of each in both languages, by name', () => {
    for (const standing of ['leaving', 'blocked', 'guest', 'gone'] as const) {
      const [why] = whyUnfit({ successor: evaAsPerson() }, { [evaAsPerson().id]: standing })

      assert.ok(why !== undefined)
      for (const say of [catalogue.en, catalogue.nl]) assert.match(say(why), /Eva Willems.*(Choose|Kies)/)
    }
  })

  it('is read from the directory and from the open cases, and asks nobody about nobody', async () => {
    const user = (more: { readonly id: string; readonly accountEnabled?: boolean; readonly userType?: string }) => ({
      accountEnabled: true,
      ...more,
    })
    const { from, graph } = reader({
      graph: Object.fromEntries(
        [
          user({ id: 'able' }),
          user({ id: 'leaving' }),
          user({ id: 'blocked', accountEnabled: false }),
          user({ id: 'guest', userType: 'Guest' }),
        ].map((one) => [`/users/${one.id}`, one]),
      ),
    })
    const leaving = async (ids: readonly string[]) => new Set(ids.filter((id) => id === 'leaving'))
    const all: readonly Standing[] = ['able', 'leaving', 'blocked', 'guest', 'gone']

    assert.deepEqual(
      await readStandings({ ...from, leaving }, [...all, 'able']),
      Object.fromEntries(all.map((one) => [one, one])),
    )
    const { callCount } = graph.find
    assert.deepEqual(await readStandings(from, []), {})
    assert.equal(graph.find.callCount, callCount)
  })
})

describe('A case in which somebody was to get something, or did, who is leaving by now', () => {
  const standings: Standings = { [evaAsPerson().id]: 'leaving', [petra.id]: 'leaving' }

  it('asks about it again at any moment, once, and then hands them nothing that waits, runs next, or was done', () => {
    let asked = 0
    fc.assert(
      fc.property(history, (one) => {
        for (const { after, events } of play(one)) {
          const again = stepsToPutBack(after, standings)
          asked += again.length
          const now = again.length === 0 ? after : caseOf(...events, ...again)

          assert.deepEqual(stepsToPutBack(now, standings), [])
          if (isClosed(now)) continue
          const open = now.steps.filter(({ status }) =>
            ['waitingApproval', 'approved', 'task', 'done'].includes(status),
          )
          for (const { decision, ordered } of open)
            assert.ok(ordered !== undefined || whyUnfit(decision, standings).length === 0)
        }
      }),
      { ...settings, numRuns: 60 },
    )
    assert.ok(asked > 100, `${asked} were asked again`)
  })
})
