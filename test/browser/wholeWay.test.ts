import { strict as assert } from 'node:assert'
import { mkdir, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { approvalsChannel } from '../../sandbox/tenant/organization'
import { people } from '../../sandbox/seeds/people'
import { portVariables } from '../support/ports'
import { Program } from '../support/process'
import {
  actAs,
  approveAll,
  browserOrSkip,
  cardWith,
  choose,
  openChannel,
  openPersonalChat,
  openPlayground,
  pickPerson,
  press,
  screenshot,
  sendInPersonalChat,
  shown,
  viewports,
  type Viewport,
} from './support/playground'

const { janDeVries: jan, evaWillems: eva, petraDeBoer: petra, ilseSmit: ilse } = people

describe('the whole way in a browser', function () {
  this.timeout(240_000)
  let browser: Browser | undefined
  let program: Program | undefined
  let ports: Awaited<ReturnType<typeof portVariables>>

  before(async function () {
    browser = await browserOrSkip(this)
    await removeEarlierPictures()
  })
  afterEach(async () => program?.clean())
  after(async () => browser?.close())

  const open = async (viewport: Viewport, variables: Readonly<Record<string, string>> = {}): Promise<Page> => {
    assert.ok(browser !== undefined, 'the browser has started')
    ports = await portVariables()
    program = await Program.start(['npm', 'start'], { ...ports, ...variables })
    await program.said(/Open {2}http/)
    return openPlayground(browser, `http://127.0.0.1:${ports.PLAYGROUND_PORT}`, viewport)
  }

  it('offboards Jan from one page, with Eva taking over, and the tenant shows what the summary says', async () => {
    const page = await open('desktop')
    const album = albumOf(page, 'desktop')
    const began = Date.now()

    const decisions = await chooseJan(page, album)
    await album(cardWith(page, /Everything I found/), 'person')
    await pickPerson(decisions, eva.displayName)
    await album(decisions, 'page')
    await press(decisions, /^More/)
    const opened = await shown(page, /Back/)
    // The chat forgets what a press answered when its window changes its size.
    await album(page, 'devices')
    await press(opened, /^Back/)
    const back = await shown(page, /Make the plan/)
    await press(back, /Make the plan/)
    const plan = await shown(page, /Send for approval/)
    await album(plan, 'plan')
    await press(plan, /Send for approval/)
    await shown(page, /The plan was sent to the approvals channel/)
    await album(page, 'sent')
    await approveAsPetra(page, album, { one: 'Meetings' })
    const summary = await summaryOf(page, album)

    console.log(`      from typing to the summary: ${((Date.now() - began) / 1000).toFixed(1)} s`)
    await assertOffboarded(summary)
    assert.match(summary, /Eva Willems/)
    const [permission] = await cmdlet('Get-MailboxPermission', { Identity: jan.id, User: eva.userPrincipalName })
    assert.deepEqual(permission?.['AccessRights'], ['FullAccess'])
  })

  it('offboards Jan on a phone by the suggestions, and brings him back from the summary', async () => {
    const page = await open('phone')
    const album = albumOf(page, 'phone')
    const began = Date.now()

    const first = await chooseJan(page, album)
    await album(first, 'page')
    await press(first, /Make the plan/)
    const plan = await shown(page, /Send for approval/)
    await album(plan, 'plan')
    await press(plan, /Send for approval/)
    await shown(page, /The plan was sent to the approvals channel/)
    await album(page, 'sent')
    await approveAsPetra(page, album, {})
    const summary = await summaryOf(page, album)

    console.log(`      from typing to the summary: ${((Date.now() - began) / 1000).toFixed(1)} s`)
    await assertOffboarded(summary)

    await takeBack(page, album)
    const back = await graph(`/users/${jan.id}?$select=accountEnabled,assignedLicenses`)
    assert.equal(back['accountEnabled'], true)
    assert.equal((back['assignedLicenses'] as readonly unknown[]).length, 3)
    assert.equal((await cmdlet('Get-Mailbox', { Identity: jan.id }))[0]?.['RecipientTypeDetails'], 'UserMailbox')
  })

  it('offboards Jan in Dutch, by the suggestions, and nothing but names stays English', async () => {
    const page = await openInDutch()
    const album = albumOf(page, 'phone-nl')

    await press(await shown(page, /Jan-Willem/), /Kies Jan de Vries/)
    const decisions = await shown(page, /Plan maken/)
    await album(decisions, 'page')
    await press(decisions, /Plan maken/)
    const plan = await shown(page, /Ter goedkeuring sturen/)
    await album(plan, 'plan')
    await press(plan, /Ter goedkeuring sturen/)
    await shown(page, /Het plan is naar het goedkeuringskanaal gestuurd/)
    await openChannel(page, approvalsChannel.name)
    await album(await shown(page, /Alle \d+ goedkeuren/), 'case')
    await actAs(page, petra.id)
    await approveAll(page, /^Alle \d+ goedkeuren$/)
    await shown(page, /Alles hieronder is nagelezen/, 90_000)
    await openPersonalChat(page)
    const summary = await shown(page, /Alles hieronder is nagelezen/)
    await album(summary, 'summary')

    const said = await summary.innerText()
    assert.match(said, /Jan de Vries: afgerond/)
    assert.match(said, /Jan de Vries kan niet aanmelden, sinds/)
    assert.match(said, /Wie heeft nu wat\s+Petra de Boer/)
    assert.doesNotMatch(said, /\b(the|was|cannot|read back|who)\b/i)
    const user = await graph(`/users/${jan.id}?$select=accountEnabled`)
    assert.equal(user['accountEnabled'], false)
  })

  it('offboards Jan in Dutch, with two decisions changed and one step rejected, and nothing but names stays English', async () => {
    const page = await openInDutch()
    const album = albumOf(page, 'phone-nl-changed')
    const began = Date.now()

    await press(await shown(page, /Jan-Willem/), /Kies Jan de Vries/)
    const decisions = await shown(page, /Plan maken/)
    await assertDutch(page)
    // One on the step’s own card, opened from the page: the second line is that of the meetings.
    await decisions.getByRole('button', { name: /^Meer/ }).nth(1).click()
    const meetings = await shown(page, /Vergaderingen van Jan de Vries/)
    await press(meetings, 'Waarom?')
    await assertDutch(page)
    await album(meetings, 'meetings')
    await choose(meetings, 'Laten staan')
    await press(meetings, 'Opslaan')
    const saved = await shown(page, /Gekozen: De vergaderingen blijven staan/)
    await assertDutch(page)
    await album(saved, 'page')
    await press(saved, /Plan maken/)
    // And one from the plan.
    const proposed = await shown(page, /Ter goedkeuring sturen/)
    await proposed.getByRole('button', { name: 'Wijzigen' }).nth(1).click()
    const calls = await shown(page, /Terug naar het plan/)
    await assertDutch(page)
    await choose(calls, 'Het nummer aan de opvolger geven')
    await press(calls, 'Opslaan')
    // To whom is asked only then.
    const asksMore = await shown(page, /Deze keuze vraagt nog iets/)
    await assertDutch(page)
    await album(asksMore, 'calls')
    await press(asksMore, 'Opslaan')
    await shown(page, /Nummer geven aan Petra de Boer[^]*Ter goedkeuring sturen/)
    const plan = await shown(page, /Ter goedkeuring sturen/)
    await assertDutch(page)
    await album(plan, 'plan')
    await press(plan, /Ter goedkeuring sturen/)
    await shown(page, /Het plan is naar het goedkeuringskanaal gestuurd/)
    await assertDutch(page)

    await openChannel(page, approvalsChannel.name)
    await album(await shown(page, /Alle \d+ goedkeuren/), 'case')
    await assertDutch(page)
    await actAs(page, petra.id)
    const devices = cardWith(page, /aangevraagd door[^]*Apparaten en telefoons[^]*Afwijzen/)
    await press(devices, 'Afwijzen')
    await devices.getByRole('textbox').last().fill('Die laptop heeft Eva al')
    await press(devices, 'Deze stap afwijzen')
    await shown(page, /Afgewezen door Petra de Boer[^]*Die laptop heeft Eva al/)
    await assertDutch(page)

    await openPersonalChat(page)
    await actAs(page, ilse.id)
    const rejected = await shown(page, /Petra de Boer heeft “Apparaten en telefoons”/)
    await album(rejected, 'rejected')
    await press(rejected, 'Zo laten')
    await shown(page, /Je hebt het zo gelaten/)
    await assertDutch(page)

    await openChannel(page, approvalsChannel.name)
    await actAs(page, petra.id)
    await approveAll(page, /^(Alle \d+|Beide) goedkeuren$/)
    await shown(page, /Al het andere is gedaan/, 90_000)
    await assertDutch(page)
    await openPersonalChat(page)
    const summary = await shown(page, /Al het andere is gedaan/)
    await press(summary, 'Details')
    await album(summary, 'summary')
    await assertDutch(page)

    console.log(`      from choosing to the summary: ${((Date.now() - began) / 1000).toFixed(1)} s`)
    const said = await summary.innerText()
    assert.match(said, /Jan de Vries: klaar, behalve Apparaten en telefoons/)
    assert.match(said, /Petra de Boer heeft besloten van niet: Die laptop heeft Eva al/)
    assert.match(said, /Jan de Vries kan niet aanmelden, sinds/)
    assert.match(said, /Petra de Boer:?[^\n]* telefoonnummer/)
    assert.match(said, /De vergaderingen blijven staan/)
    const numbers = await graph(
      `/admin/teams/telephoneNumberManagement/numberAssignments?$filter=assignmentTargetId eq '${petra.id}'`,
    )
    assert.equal((numbers['value'] as readonly unknown[]).length, 1)
    const user = await graph(`/users/${jan.id}?$select=accountEnabled`)
    assert.equal(user['accountEnabled'], false)
  })

  /** The chat of Ilse with a bot that speaks Dutch in the channel, too, once she asked in Dutch for Jan. */
  const openInDutch = async (): Promise<Page> => {
    const page = await open('phone', { CHANNEL_LANGUAGE: 'nl' })
    // The Playground says en-US of everybody, so the language is chosen by the person’s own word.
    await sendInPersonalChat(page, 'Nederlands')
    await shown(page, /Vanaf nu Nederlands/)
    await sendInPersonalChat(page, '/uitdienst Jan')
    return page
  }

  /** Reads the tenant as any client would, and holds the summary against it. */
  const assertOffboarded = async (summary: string): Promise<void> => {
    const user = await graph(`/users/${jan.id}?$select=accountEnabled,assignedLicenses`)
    const numbers = await graph(
      `/admin/teams/telephoneNumberManagement/numberAssignments?$filter=assignmentTargetId eq '${jan.id}'`,
    )
    const [mailbox] = await cmdlet('Get-Mailbox', { Identity: jan.id })
    assert.match(summary, /Jan de Vries: completed/)
    assert.match(summary, /Sign-in is blocked/)
    assert.equal(user['accountEnabled'], false)
    assert.match(summary, /shared mailbox/)
    assert.equal(mailbox?.['RecipientTypeDetails'], 'SharedMailbox')
    assert.match(summary, /licences/i)
    assert.deepEqual(user['assignedLicenses'], [])
    assert.deepEqual(numbers['value'], [])
  }
  const graph = async (pathAndQuery: string): Promise<Record<string, unknown>> => {
    const headers = { authorization: 'Bearer anybody' }
    const response = await fetch(`http://127.0.0.1:${ports.SANDBOX_PORT}/v1.0${pathAndQuery}`, { headers })
    return (await response.json()) as Record<string, unknown>
  }
  const cmdlet = async (name: string, parameters: object): Promise<readonly Record<string, unknown>[]> => {
    const response = await fetch(`http://127.0.0.1:${ports.SANDBOX_PORT}/_sandbox/cmdlets`, {
      method: 'POST',
      body: JSON.stringify({ id: 1, cmdlet: name, parameters }),
    })
    return ((await response.json()) as { readonly value?: readonly Record<string, unknown>[] }).value ?? []
  }
})

/** Those of a run with other steps would stand between the new ones. */
async function removeEarlierPictures(): Promise<void> {
  await mkdir('screenshots', { recursive: true })
  for (const name of await readdir('screenshots'))
    if (/^(desktop|phone|phone-nl|phone-nl-changed)-\d.*\.png$/.test(name)) await rm(path.join('screenshots', name))
}

/** What has English words of its own: products, devices and groups. */
const englishNames = /Outlook for iOS and Android|Microsoft 365 Apps for \w+/g
/** Words of which each English sentence has one, and no Dutch one. */
const english =
  /\b(?:the|and|for|from|with|not|cannot|who|you|your|this|that|will|has|been|they|it|are|step|steps|approval|approve|reject)\b/i

/** Nothing that stands on any card before somebody is English but names. */
async function assertDutch(page: Page): Promise<void> {
  const cards = await page.locator('.ac-adaptiveCard').allInnerTexts()
  assert.ok(cards.length > 0)
  // The greeting came before anybody chose a language.
  const since = cards.filter((said) => !said.includes('I help when a colleague leaves'))
  for (const said of since) assert.doesNotMatch(said.replaceAll(englishNames, ''), english)
}

/** Saves numbered pictures of one run, so that they stand in the order in which a person sees them. */
type Album = (of: Page | Locator, name: string) => Promise<void>

/** @param name what the pictures are called by; the first word is how wide the window is */
function albumOf(page: Page, name: Viewport | 'phone-nl' | 'phone-nl-changed'): Album {
  const viewport: Viewport = name === 'desktop' ? name : 'phone'
  let count = 0
  return async (of, what) => {
    count += 1
    const file = `${name}-${String(count).padStart(2, '0')}-${what}`
    if (of === page) return screenshot(of, file)
    // The Playground's own toolbar covers the top of a card that is taller than the window.
    await page.setViewportSize({ ...viewports[viewport], height: 3_000 })
    await screenshot(of, file)
    await page.setViewportSize(viewports[viewport])
  }
}

/** From the first word to the page of decisions. */
async function chooseJan(page: Page, album: Album): Promise<Locator> {
  await sendInPersonalChat(page, '/offboard Jan')
  const choice = await shown(page, /Jan-Willem/)
  await album(choice, 'choose')
  await press(choice, /Jan de Vries/)
  return shown(page, /Make the plan/)
}

/** From the summary in Ilse’s chat to the end of the return, with Petra’s approval. */
async function takeBack(page: Page, album: Album): Promise<void> {
  await actAs(page, ilse.id)
  const offered = await shown(page, /Jan de Vries: completed[^]*Take back/)
  await press(offered, 'Take back…')
  await album(offered, 'take-back')
  await press(offered, 'Look at it first')
  const question = await shown(page, /Take Jan de Vries back\?/)
  await album(question, 'back-question')
  await press(question, /^Yes, Jan de Vries comes back/)
  const decisions = await shown(page, /What comes back for Jan de Vries[^]*Make the plan/)
  await album(decisions, 'back-page')
  await press(decisions, /Make the plan/)
  const plan = await shown(page, /The return of Jan de Vries[^]*Send for approval/)
  await album(plan, 'back-plan')
  await press(plan, /Send for approval/)
  await openChannel(page, approvalsChannel.name)
  await album(await shown(page, /Jan de Vries is coming back[^]*Approve all/), 'back-case')
  await actAs(page, petra.id)
  await approveAll(page, /^Approve all \d+$/)
  await openPersonalChat(page)
  await actAs(page, ilse.id)
  const wayIn = await shown(page, /To do by hand: A way in[^]*I have done this/, 60_000)
  await album(wayIn, 'back-way-in')
  await press(wayIn, 'I have done this')
  const devices = await shown(page, /To do by hand: Devices and phones[^]*I have done this/)
  await press(devices, 'I have done this')
  await album(await shown(page, /Jan de Vries is back/, 60_000), 'back-summary')
}

/** In the channel, as Petra: one step that cannot be undone by its own card if asked, then all that still wait. */
async function approveAsPetra(page: Page, album: Album, { one }: { readonly one?: string }): Promise<void> {
  await openChannel(page, approvalsChannel.name)
  const theCase = await shown(page, /Approve all/)
  await album(page, 'channel')
  await album(theCase, 'case')
  await actAs(page, petra.id)
  if (one !== undefined) {
    const step = cardWith(page, new RegExp(`requested by[^]*${one}[^]*Reject`))
    await album(step, 'step')
    // Once to be asked, and once to answer.
    for (const _ of [1, 2]) await press(step, 'Approve')
    await shown(page, /Approved by Petra de Boer/)
  }
  await approveAll(page, /^Approve all \d+$/)
  // The pretend tenant takes its time with devices and mailboxes.
  await shown(page, /was read back/, 90_000)
  await album(page, 'channel-done')
}

async function summaryOf(page: Page, album: Album): Promise<string> {
  await openPersonalChat(page)
  const summary = await shown(page, /was read back/)
  await album(page, 'chat')
  await album(summary, 'summary')
  await press(summary, 'Details')
  await album(summary, 'summary-details')
  return summary.innerText()
}
