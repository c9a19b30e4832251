import { strict as assert } from 'node:assert'
import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { people } from '../../sandbox/seeds/people'
import { approvalsChannel, tenantId } from '../../sandbox/tenant/organization'
import { attachmentOf, putFile } from '../support/lists'
import { portVariables } from '../support/ports'
import { Program } from '../support/process'
import {
  actAs,
  browserOrSkip,
  openChannel,
  openPersonalChat,
  openPlayground,
  pickPerson,
  press,
  screenshot,
  shown,
} from './support/playground'

const { ilseSmit: ilse, petraDeBoer: petra } = people
const { janDeVries: jan, evaWillems: eva, hansPostma: hans, karinMulder: karin } = people
const { lisaVanDijk: lisa, janJansen, janWillemBakker: janWillem, bramHendriks: bram } = people
const { saskiaDeGroot: saskia, maartenKok: maarten, fleurPeters: fleur, ahmedYildiz: ahmed } = people
const twelve = [jan, eva, lisa, janJansen, janWillem, bram, saskia, maarten, fleur, ahmed, karin, hans]

describe('many who leave together, in a browser', function () {
  this.timeout(400_000)
  let browser: Browser
  let program: Program | undefined

  before(async function () {
    browser = await browserOrSkip(this)
  })
  afterEach(async () => program?.clean())
  after(async () => browser?.close())

  it('go from a list of twelve, one of them left out, over a moment that is changed, to one summary', async () => {
    const ports = await portVariables()
    program = await Program.start(['npm', 'start'], ports)
    await program.said(/Open {2}http/)
    const page = await openPlayground(browser, `http://127.0.0.1:${ports.PLAYGROUND_PORT}`)
    let count = 0
    const picture = async (name: string) => screenshot(page, `batch-${String((count += 1)).padStart(2, '0')}-${name}`)
    await openPersonalChat(page)
    await sendList(ports)
    await shown(page, /Offboard these/)
    await picture('list')
    await press(page, 'Offboard these 11 together')
    const decide = await shown(page, /Choose once for all of them/)
    await picture('decide')
    await press(decide, 'Make the plans')
    await shown(page, /Ready to send: 11/)
    await picture('report')
    await leaveOut(page, eva.displayName)
    await shown(page, /Ready to send: 10/)
    // An update of the card folds up what is opened on it.
    await page.waitForTimeout(4_000)

    await press(page, /^When/)
    await chooseMoment(page)
    await picture('when')
    await press(page, 'Keep this moment')
    await shown(page, /Carried out on/)
    await press(page, 'Send 10 for approval')
    await shown(page, /Sent on/)
    await picture('sent')
    await openChannel(page, approvalsChannel.name)
    await shown(page, /10 colleagues are leaving together[^]*Carried out on/)
    await picture('channel')
    await actAs(page, petra.id)
    await approveRest(page)
    await shown(page, /Approved, waits for the moment/)
    await picture('approved')

    await openPersonalChat(page)
    await picture('waits')
    await actAs(page, ilse.id)
    await press(page, 'Another moment')
    await (
      await shown(page, /Sent on/)
    )
      .getByLabel(/At once/)
      .first()
      .check()
    await press(page, 'Keep this moment')
    await picture('sooner')
    await openChannel(page, approvalsChannel.name)
    await actAs(page, petra.id)
    await approveRest(page)
    await picture('running')
    for (let steps = 4; steps > 0; steps -= 1) {
      await press(page, 'Approve')
      await press(page, /^Approve for |^Approve, but/)
      await page.waitForTimeout(2_000)
    }
    await picture('steps')
    const summary = await shown(page, /6 of 10 colleagues: not finished/, 120_000)
    await picture('summary')
    assert.match(await summary.innerText(), /1 can still sign in: Lisa van Dijk[^]*Willem van Leeuwen: mailbox/)
    await openPersonalChat(page)
    await shown(page, /6 of 10 colleagues: not finished/)
    await picture('chat')
    const [first] = await signIns(ports, [jan])
    assert.equal(first, false)
    assert.deepEqual(
      await signIns(ports, [eva, lisa]),
      [true, true],
      'whom was left out, and whom another directory decides about',
    )
  })

  type Ports = Awaited<ReturnType<typeof portVariables>>

  /** Whether they can sign in, as the tenant says. */
  async function signIns(ports: Ports, leavers: readonly { readonly id: string }[]): Promise<readonly unknown[]> {
    return Promise.all(
      leavers.map(async ({ id }) => {
        const url = `http://127.0.0.1:${ports.SANDBOX_PORT}/v1.0/users/${id}?$select=accountEnabled`
        const answer = await fetch(url, { headers: { authorization: 'Bearer anybody' } })
        return ((await answer.json()) as { readonly accountEnabled: boolean }).accountEnabled
      }),
    )
  }

  async function approveRest(page: Page): Promise<void> {
    await press(page, 'Approve all of the rest')
    await press(page, 'Approve, but for those ticked')
  }

  /** Five o’clock on the fifteenth of the next month. */
  async function chooseMoment(page: Page): Promise<void> {
    const card = await shown(page, /Ready to send/)
    await card
      .getByLabel(/Another moment/)
      .first()
      .check()
    await card.getByPlaceholder('Select a date...').first().click()
    const calendar = page.getByRole('dialog')
    await calendar.getByRole('button', { name: /next month/i }).click()
    await calendar.getByRole('button', { name: /^15,/ }).first().click()
    await card.getByPlaceholder('Select a time...').first().click()
    await page
      .getByRole('option')
      .filter({ hasText: /^(5:00 PM|17:00)/ })
      .first()
      .click()
  }

  async function leaveOut(page: Page, name: string): Promise<void> {
    const card = await shown(page, /Ready to send/)
    await pickPerson(card, name)
    await press(card, 'Leave out')
  }

  /** The Playground sends no files: as Teams tells the bot of one in Ilse’s chat. */
  async function sendList(ports: Ports): Promise<void> {
    const rows = twelve.map(({ displayName, userPrincipalName }) => `${displayName};${userPrincipalName}`)
    const sandbox = { sandbox: { url: `http://127.0.0.1:${ports.SANDBOX_PORT}` } }
    const address = await putFile(sandbox, 'leavers.csv', ['Naam;E-mail', ...rows].join('\n'))
    const answer = await fetch(`http://127.0.0.1:${ports.PORT}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        type: 'message',
        id: randomUUID(),
        channelId: 'msteams',
        serviceUrl: `http://127.0.0.1:${ports.PLAYGROUND_PORT}/_connector`,
        from: { id: ilse.id, name: ilse.displayName, aadObjectId: ilse.id },
        recipient: { id: 'offboarding-bot', name: 'Offboarding' },
        conversation: { id: `a:${ilse.id}`, conversationType: 'personal', tenantId },
        channelData: { tenant: { id: tenantId } },
        text: '',
        attachments: [attachmentOf('leavers.csv', address)],
      }),
    })
    assert.ok(answer.ok, `${answer.status}`)
  }
})
