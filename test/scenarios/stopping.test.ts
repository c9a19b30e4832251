import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { ProcessOffice } from '../support/processOffice'
import { until } from '../support/process'
import type { Message } from '../support/teams'

const { ilseSmit: ilse, petraDeBoer: petra, janDeVries: jan } = people
/** How long a platform waits before it ends a process by force, milliseconds. */
const byForce = 30_000
/** Until a signal has been heard, and what was being written down is on its way, milliseconds. */
const soon = 500

describe('a bot that is asked to stop in the middle of a case', function () {
  this.timeout(180_000)
  let office: ProcessOffice
  beforeEach(async () => {
    office = await ProcessOffice.open()
  })
  afterEach(() => office.close())

  for (const [when, place] of [
    ['before the first change', 1],
    ['in the middle of the changes', 6],
    ['among the last changes', 12],
  ] as const)
    it(`${when} ends what is on its way, begins nothing more, and the next start does the rest, nothing twice`, async () => {
      const theCase = await submitted(office)
      let changes = 0
      let askedAt = 0
      let late = 0
      office.tenantGate.before = async ({ method, path }) => {
        if (method === 'GET' || path.includes('$batch') || path.includes('/token')) return
        // A cmdlet that was on its way may have waited for its turn at a mailbox: of Graph nothing waits here.
        if (askedAt > 0 && path.startsWith('/v1.0') && performance.now() - askedAt > soon) late += 1
        changes += 1
        if (changes !== place) return
        office.signal('SIGTERM')
        askedAt = performance.now()
        // Long enough for whatever would be begun besides.
        await new Promise((resolve) => setTimeout(resolve, 3 * soon))
      }
      await office.teams.press(petra, theCase, /Approve all/)
      await until('the moment to stop', () => (askedAt > 0 ? true : undefined))

      const { code } = await office.ended()
      const took = performance.now() - askedAt
      office.tenantGate.open()
      const before = (await office.effects()).length
      await office.startAgain()
      await office.journalled('completed')

      assert.equal(code, 0)
      assert.ok(took < byForce / 3, `it took ${took} ms`)
      assert.equal(late, 0, 'nothing is begun any more')
      assert.ok((await office.effects()).length > before, 'something was left for the next start')
      assert.deepEqual(repeated(await office.effects()), [])
    })

  for (const [what, hang, says] of [
    ['request hangs', () => office.control('faults', { path: 'revokeSignInSessions', hang: 90_000 }), undefined],
    [
      'cards are taken by nobody',
      async () => void (office.teamsGate.before = () => new Promise(() => undefined)),
      /Something under way did not end\. It is left as the journal has it/,
    ],
  ] as const)
    it(`whose ${what} has ended before a platform ends it by force, and does everything once`, async () => {
      const theCase = await submitted(office)
      await hang()
      await office.teams.press(petra, theCase, /Approve all/)
      await office.journalled('operationSent')
      const askedAt = performance.now()
      office.signal('SIGTERM')

      const { code } = await office.ended()
      const took = performance.now() - askedAt
      const said = office.said
      office.teamsGate.open()
      await office.startAgain()
      await office.journalled('completed')

      assert.equal(code, 0)
      assert.ok(took < byForce, `it took ${took} ms`)
      if (says !== undefined) assert.match(said, says)
      assert.deepEqual(repeated(await office.effects()), [])
    })
})

async function submitted(office: ProcessOffice): Promise<Message> {
  await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)
  await office.teams.press(ilse, await office.cardFor(ilse, /Decisions about/), 'Make the plan')
  await office.teams.press(ilse, await office.cardFor(ilse, /The plan for/), 'Send for approval')
  return office.cardInChannel(/Approve all/)
}

function repeated(effects: readonly object[]): readonly string[] {
  const names = effects.map((effect) => JSON.stringify(effect))
  return names.filter((name, index) => names.indexOf(name) !== index)
}
