import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from 'mocha'
import { chromium, type Browser, type Locator, type Page } from 'playwright-core'

export const chromiumPath = '/usr/bin/chromium'

/** How long something is waited for that takes a moment, on a machine that has other things to do as well; milliseconds. */
const patience = 40_000

const quietly = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update']
const alone = ['--disable-sync', '--no-first-run']

/** The two widths that cards are looked at, in CSS pixels: a laptop, and a phone held upright. */
export const viewports = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const
export type Viewport = keyof typeof viewports

/** The Playground is 600 pixels wide at least, its cards 446; Teams on a phone gives a card the width that is left. */
const phoneStyle = `
  :has(.ac-adaptiveCard, [data-lexical-editor]) { min-width: 0 !important; max-width: 100% !important }
  :has(> * .ac-preview-panel) { margin-right: 0 !important }
  .ac-preview-panel, .ac-adaptiveCard { box-sizing: border-box; width: 290px !important }
  [role='toolbar'] { display: none !important }`

/** A browser without a window. The caller closes it. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath, args: [...quietly, ...alone] })
}

/** The same for tests: they are skipped, loudly, on a machine without Chromium, and fail where REQUIRE_CHROMIUM is 1. */
export async function browserOrSkip(tests: Context): Promise<Browser> {
  if (existsSync(chromiumPath)) return launchBrowser()
  if (process.env['REQUIRE_CHROMIUM'] === '1') throw new Error(`There is no Chromium at ${chromiumPath}`)
  const sentence = `SKIPPED: there is no Chromium at ${chromiumPath}, so nothing was tried in a browser.`
  const line = '*'.repeat(sentence.length + 4)
  console.warn(`\n${line}\n* ${sentence} *\n${line}\n`)
  return tests.skip()
}

/**
 * Opens the Playground in a page of its own that can reach this machine only, in the personal chat. A page shows what
 * is posted from now on: what was posted earlier is not loaded again, so open a page before the bot speaks, and never
 * reload it.
 */
export async function openPlayground(browser: Browser, url: string, viewport: Viewport = 'desktop'): Promise<Page> {
  const page = await browser.newPage({ viewport: viewports[viewport] })
  page.setDefaultTimeout(patience)
  await page.route(isOutside, (route) => route.abort())
  await page.goto(url)
  await compose(page).waitFor()
  await page.getByRole('button', { name: 'Hide log panel' }).click()
  if (viewport === 'phone') await page.addStyleTag({ content: phoneStyle })
  return page
}

/**
 * From now on everything pressed on this page comes from another person of the tenant, as the Playground's own page
 * can only be its current user. The page goes on showing the current user's name in its corner.
 * @param personId directory id of one of the Playground's people
 */
export async function actAs(page: Page, personId: string): Promise<void> {
  await page.route(/\/_conversation\/v1\/(invoke|submit)$/, async (route) => {
    const sent = route.request().postDataJSON() as object
    await route.continue({ postData: JSON.stringify({ ...sent, from: { id: personId } }) })
  })
}

/** Opens a channel by its name. */
export async function openChannel(page: Page, name: string): Promise<void> {
  await open(page, name)
  await page.getByRole('button', { name: 'Post', exact: true }).waitFor()
}

/** Opens the current user's own chat with the bot. */
export async function openPersonalChat(page: Page): Promise<void> {
  await open(page, 'Personal Chat')
  await page.getByRole('button', { name: 'Send Message' }).waitFor()
}

/** Opens the personal chat and says something to the bot there, as the current user. */
export async function sendInPersonalChat(page: Page, text: string): Promise<void> {
  await openPersonalChat(page)
  await compose(page).fill(text)
  await page.keyboard.press('Enter')
}

/** Starts a post in a channel that mentions the bot: without a mention the bot hears nothing, as in Teams. */
export async function mentionInChannel(page: Page, channel: string, text: string): Promise<void> {
  await openChannel(page, channel)
  await compose(page).click()
  await page.keyboard.type('@Offboarding')
  await page.getByRole('menuitem', { name: 'Offboarding' }).click()
  await page.keyboard.type(` ${text}`)
  await page.getByRole('button', { name: 'Post', exact: true }).click()
}

/** The newest Adaptive Card of the personal chat. In a channel that is the last reply of the oldest thread: use {@link cardWith}. */
export function lastCard(page: Page): Locator {
  return page.locator('.ac-adaptiveCard').last()
}

/** The last card that shows this text. */
export function cardWith(page: Page, text: string | RegExp): Locator {
  return page.locator('.ac-adaptiveCard').filter({ hasText: text }).last()
}

/**
 * The last card that shows this text, once it is there.
 * @param longest milliseconds
 */
export async function shown(page: Page, says: RegExp, longest = patience): Promise<Locator> {
  const card = cardWith(page, says)
  await card.waitFor({ timeout: longest })
  return card
}

/** Presses the last enabled button of this name, on the page or within one card. */
export async function press(within: Page | Locator, buttonName: string | RegExp): Promise<void> {
  const named = within.getByRole('button', { name: buttonName, disabled: false, exact: true })
  await named.filter({ visible: true }).last().click()
}

/**
 * Presses until nothing waits: once to be asked and once to answer, and again where the card was updated in between, which
 * folds its question up.
 */
export async function approveAll(page: Page, button: RegExp): Promise<void> {
  const waiting = page.getByRole('button', { name: button, disabled: false }).filter({ visible: true })
  await waiting.first().waitFor()
  for (let presses = 0; presses < 8 && (await waiting.count()) > 0; presses += 1) {
    await waiting.last().click()
    await page.waitForTimeout(2_000)
  }
}

/** Types into the last input with this label. */
export async function fill(within: Page | Locator, label: string | RegExp, value: string): Promise<void> {
  await within.getByLabel(label).last().fill(value)
}

/** Chooses an option of a list of round buttons, or ticks a box, by its own text. */
export async function choose(within: Page | Locator, option: string | RegExp): Promise<void> {
  await within.getByLabel(option).last().check()
}

/**
 * Picks somebody in a card's people picker. The Playground's pickers do not carry their label, so they are counted; they
 * find a person by the beginning of one word of the name, never by two words.
 * @param position 0 for the first picker of the card
 */
export async function pickPerson(card: Locator, displayName: string, position = 0): Promise<void> {
  await card.getByRole('combobox', { name: 'People Picker' }).nth(position).click()
  await card.page().keyboard.type(displayName.split(' ').at(-1)!)
  await card.page().getByRole('option', { name: displayName }).first().click()
}

/** Saves a picture of a page or a card as `./screenshots/<name>.png`. */
export async function screenshot(of: Page | Locator, name: string): Promise<void> {
  await mkdir('screenshots', { recursive: true })
  await of.screenshot({ path: join('screenshots', `${name}.png`) })
}

async function open(page: Page, name: string): Promise<void> {
  // On a narrow screen the list of chats waits outside the picture, where a mouse cannot reach it.
  await page.getByRole('treeitem', { name }).dispatchEvent('click')
}

/** Where a new message is typed; in a channel the first editor is for a new post, the others for replies. */
function compose(page: Page): Locator {
  return page.locator('[data-lexical-editor="true"]').first()
}

function isOutside({ protocol, hostname }: URL): boolean {
  return protocol.startsWith('http') && hostname !== '127.0.0.1' && hostname !== 'localhost'
}
