import { strict as assert } from 'node:assert'
import { renameSync } from 'node:fs'
import path from 'node:path'
import { groups } from '../../sandbox/seeds/groups'
import { people } from '../../sandbox/seeds/people'
import { ProcessOffice } from '../support/processOffice'
import { until } from '../support/process'

describe('whoever watches over a bot', function () {
  this.timeout(90_000)
  let office: ProcessOffice
  beforeEach(async () => {
    office = await ProcessOffice.open()
  })
  afterEach(() => office.close())

  it('hears that it is alive and ready, in one word', async () => {
    for (const question of ['/live', '/ready'] as const)
      assert.deepEqual(await office.health(question), { status: 200, body: { status: 'ok' } })
  })

  it('hears that it is alive and not ready while its tenant does not answer, without a name, and when it does again', async () => {
    office.tenantGate.before = () => new Promise(() => undefined)
    const asked = performance.now()

    const ready = await office.health('/ready')
    const took = performance.now() - asked
    const live = await office.health('/live')
    office.tenantGate.open()
    await until('a bot that is ready', async () => ((await office.health('/ready')).status === 200 ? true : undefined))

    assert.equal(live.status, 200)
    assert.equal(ready.status, 503)
    assert.equal(ready.body['status'], 'not ready')
    assert.match(
      JSON.stringify(ready.body),
      /"name":"tenant","state":"cannot reach","sentence":"Microsoft 365 does not/,
    )
    assertNamesNobody(ready.body, office)
    assert.ok(took < 5_000, `a probe waited for ${took} ms`)
    await until('the log', () => (/cannot be reached.*can be reached again/s.test(office.said) ? true : undefined))
  })

  it('hears that it is not ready while its journal cannot be written, without a name, and still alive', async () => {
    const journal = path.join(office.dataFolder, 'offboarding.db')
    renameSync(journal, `${journal}.elsewhere`)

    const ready = await office.health('/ready')
    const live = await office.health('/live')
    renameSync(`${journal}.elsewhere`, journal)
    await until('a bot that is ready', async () => ((await office.health('/ready')).status === 200 ? true : undefined))

    assert.equal(live.status, 200)
    assert.equal(ready.status, 503)
    assert.match(JSON.stringify(ready.body), /"name":"journal","state":"cannot record"/)
    assertNamesNobody(ready.body, office)
  })

  it('asks Microsoft 365 once however often it asks', async () => {
    let questions = 0
    office.tenantGate.before = ({ path: where }) => {
      if (where.includes(groups.operators.id)) questions += 1
    }

    const answers = await Promise.all(Array.from({ length: 20 }, () => office.health('/ready')))
    await office.health('/ready')

    assert.ok(answers.every(({ status }) => status === 200))
    assert.ok(questions <= 1, `it was asked ${questions} times`)
  })
})

/** Anybody may ask. */
function assertNamesNobody(body: object, { dataFolder, tenantGate }: ProcessOffice): void {
  const said = JSON.stringify(body)
  for (const secret of [dataFolder, tenantGate.url, groups.operators.id, people.ilseSmit.id, 'contoso'])
    assert.ok(!said.toLowerCase().includes(secret.toLowerCase()), said)
}
