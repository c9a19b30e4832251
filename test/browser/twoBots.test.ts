import { strict as assert } from 'node:assert'
import type { Browser } from 'playwright-core'
import { playgroundPath } from '../../bot/configuration'
import { startPlayground } from '../../sandbox/playground'
import { playgroundTenant } from '../../sandbox/playground/tenant'
import { startSandbox } from '../../sandbox/server'
import { people } from '../../sandbox/seeds/people'
import { approvalsChannel } from '../../sandbox/tenant/organization'
import { livelyDelays } from '../../sandbox/tenant/state/delays'
import { Balancer } from '../replicas/balancer'
import { isChange, replicaOf, type Replica } from '../replicas/replicaOffice'
import { newFolder } from '../support/folder'
import { reservedPort } from '../support/ports'
import { describeWithPostgres, sharedPostgres } from '../support/postgres'
import {
  actAs,
  approveAll,
  browserOrSkip,
  openChannel,
  openPersonalChat,
  openPlayground,
  press,
  screenshot,
  sendInPersonalChat,
  shown,
} from './support/playground'

const { petraDeBoer: petra, janDeVries: jan } = people

describeWithPostgres('two bots behind one Playground', () => {
  let browser: Browser
  const opened: (() => Promise<unknown> | void)[] = []

  before(async function () {
    browser = await browserOrSkip(this)
  })
  afterEach(async () => {
    for (const close of opened.toReversed()) await close()
  })
  after(async () => browser?.close())

  it('lose nothing that a person sees when one of them is killed in the middle of a case', async () => {
    const [sandbox, server] = await Promise.all([startSandbox({ delays: livelyDelays }), sharedPostgres()])
    opened.push(() => sandbox.stop())
    const database = await server.newDatabase()
    const port = await reservedPort()
    const teams = { serviceUrl: `http://127.0.0.1:${port}${playgroundPath}` }
    const bots = await Promise.all([1, 2].map(() => replicaOf(teams, sandbox, database)))
    opened.push(() => Promise.all(bots.map((bot) => bot.close())))
    await Promise.all(bots.map((bot) => bot.start()))
    const balancer = await Balancer.before(() => bots.flatMap(({ url }) => url ?? []))
    opened.push(() => balancer.close())
    const playground = await startPlayground({
      port,
      botEndpoint: `${balancer.url}/api/messages`,
      folder: await newFolder('offboarding-playground-'),
      tenant: playgroundTenant(sandbox),
    })
    opened.push(() => playground.stop())
    const page = await openPlayground(browser, playground.url)

    await sendInPersonalChat(page, '/offboard Jan')
    await press(await shown(page, /Jan-Willem/), /Jan de Vries/)
    await press(await shown(page, /Make the plan/), /Make the plan/)
    await press(await shown(page, /Send for approval/), /Send for approval/)
    await shown(page, /The plan was sent to the approvals channel/)
    await openChannel(page, approvalsChannel.name)
    await shown(page, /Approve all/)
    await actAs(page, petra.id)
    const killed = killedAt(6, bots)
    await approveAll(page, /^Approve all \d+$/)
    await killed
    await screenshot(page, 'two-bots-01-killed')
    await shown(page, /was read back/, 90_000)
    await screenshot(page, 'two-bots-02-channel-done')
    await openPersonalChat(page)
    const summary = await shown(page, /was read back/)
    await screenshot(page, 'two-bots-03-chat')

    assert.match(await summary.innerText(), /Jan de Vries: completed/)
    assert.equal(bots.filter(({ url }) => url !== undefined).length, 1, 'one of the two is gone')
    const user = await fetch(`${sandbox.url}/v1.0/users/${jan.id}?$select=accountEnabled`, {
      headers: { authorization: 'Bearer anybody' },
    })
    assert.equal(((await user.json()) as { readonly accountEnabled: boolean }).accountEnabled, false)
  }).timeout(240_000)
})

/** Kills the bot that makes one change of the tenant, counted from 1, once it is made and before the bot heard of it. */
function killedAt(change: number, bots: readonly Replica[]): Promise<void> {
  let changes = 0
  return new Promise((resolve, reject) => {
    for (const bot of bots)
      bot.tenant.after = (request) => {
        if (!isChange(request) || (changes += 1) !== change) return
        return bot.kill().then(resolve, reject)
      }
  })
}
