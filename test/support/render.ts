import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import type { Card } from '../../cards/card'

export interface NamedCard {
  readonly name: string
  readonly card: Card
}

export interface RenderOptions {
  /** Pixels: 420 is a phone, 900 a desktop. */
  readonly width?: 420 | 900
  readonly dark?: boolean
  /** With all that is hidden behind toggles shown. */
  readonly expanded?: boolean
  /** Pixels of the picture for one of the card: 1 unless told otherwise. */
  readonly scale?: 1 | 2
}

/**
 * Draws cards as PNG files `<folder>/<name>.png` with the Adaptive Cards SDK and a host configuration that looks like
 * Teams. Needs Chromium at /usr/bin/chromium; nothing is fetched from a network.
 */
export async function renderCards(
  cards: readonly NamedCard[],
  folder: string,
  options: RenderOptions = {},
): Promise<void> {
  const { width = 420, dark = false, expanded = false, scale = 1 } = options
  await mkdir(folder, { recursive: true })
  const browser = await startChromium()
  try {
    const page = await browser.newPage({ viewport: { width, height: 600 }, deviceScaleFactor: scale })
    await page.setContent(await pageSource(dark))
    for (const { name, card } of cards) {
      await page.evaluate(`draw(${JSON.stringify(expanded ? withoutHiding(card) : card)})`)
      await page.locator('#card').screenshot({ path: join(folder, `${name}.png`) })
    }
  } finally {
    await browser.close()
  }
}

/** The Chromium of this machine, kept off the network. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
}

function withoutHiding(card: Card): Card {
  return JSON.parse(JSON.stringify(card).replaceAll('"isVisible":false', '"isVisible":true')) as Card
}

async function pageSource(dark: boolean): Promise<string> {
  const [cards, markdown, style] = await Promise.all([
    readFile(require.resolve('adaptivecards/dist/adaptivecards.min.js'), 'utf8'),
    readFile(join(process.cwd(), 'node_modules/markdown-it/dist/browser/markdown-it.umd.min.js'), 'utf8'),
    readFile(require.resolve('adaptivecards/dist/adaptivecards.css'), 'utf8'),
  ])
  const script = (source: string): string => `<script>${source.replaceAll('</script', '<\\/script')}</script>`
  return `<!doctype html><meta charset="utf-8"><style>${style}${pageStyle(dark)}</style><div id="card"></div>
    ${script(markdown)}${script(cards)}${script(drawing(dark))}`
}

function pageStyle(dark: boolean): string {
  const [background, card, text, line, field] = dark
    ? ['#1f1f1f', '#292929', '#ffffff', '#525252', '#1f1f1f']
    : ['#f5f5f5', '#ffffff', '#242424', '#d1d1d1', '#ffffff']
  return `
    body { margin: 0; background: ${background}; font-family: 'Segoe UI', 'Liberation Sans', sans-serif; font-size: 14px }
    #card { padding: 10px; background: ${background} }
    .ac-adaptiveCard { border: 1px solid ${line}; border-radius: 6px; overflow: hidden; background: ${card} }
    .ac-textBlock p { margin: 0 }
    .ac-textBlock code { font-family: monospace }
    .ac-pushButton { border: 1px solid ${line}; border-radius: 4px; background: ${field}; color: ${text}; padding: 5px 12px;
      font-weight: 600; font-family: inherit; text-align: center; white-space: normal }
    .style-positive { background: #5b5fc7; border-color: #5b5fc7; color: #fff }
    .style-destructive { color: ${dark ? '#e37d80' : '#c4314b'} }
    .ac-input { box-sizing: border-box; width: 100%; padding: 6px; border: 1px solid ${line}; border-radius: 4px;
      background: ${field}; color: ${text}; font-family: inherit }
    .ac-input .ac-input { border: 0; padding: 0 }`
}

/** Colours of Teams' light and dark theme, as far as they are published. */
function drawing(dark: boolean): string {
  const colors = dark
    ? {
        default: '#ffffff',
        accent: '#9ea2ff',
        good: '#92c353',
        warning: '#f8d22a',
        attention: '#f9526b',
        subtle: '#adadad',
      }
    : {
        default: '#242424',
        accent: '#5b5fc7',
        good: '#237b4b',
        warning: '#835c00',
        attention: '#c4314b',
        subtle: '#616161',
      }
  const backgrounds = dark
    ? {
        default: '#292929',
        emphasis: '#1f1f1f',
        good: '#0d2e0d',
        attention: '#3e1f25',
        warning: '#463100',
        accent: '#2f2f4a',
      }
    : {
        default: '#ffffff',
        emphasis: '#f5f5f5',
        good: '#e7f2da',
        attention: '#fcf4f6',
        warning: '#fbf6d9',
        accent: '#e8ebfa',
      }
  const foreground = Object.fromEntries(
    ['default', 'accent', 'good', 'warning', 'attention', 'light', 'dark'].map((name) => {
      const color = colors[name as keyof typeof colors] ?? colors.default
      return [name, { default: color, subtle: name === 'default' ? colors.subtle : color }]
    }),
  )
  const containerStyles = Object.fromEntries(
    Object.entries(backgrounds).map(([name, backgroundColor]) => [
      name,
      { backgroundColor, foregroundColors: foreground },
    ]),
  )
  const hostConfig = {
    fontTypes: {
      default: { fontFamily: "'Segoe UI', 'Liberation Sans', sans-serif" },
      monospace: { fontFamily: 'monospace' },
    },
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 24, large: 24, extraLarge: 32 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: dark ? '#525252' : '#e0e0e0' },
    supportsInteractivity: true,
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      showCard: { actionMode: 'inline', inlineTopMargin: 16 },
    },
    factSet: { title: { weight: 'bolder', wrap: true, maxWidth: 150 }, value: { wrap: true }, spacing: 16 },
    containerStyles,
  }
  return `
    const markdown = window.markdownit()
    AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
      result.outputHtml = markdown.render(text)
      result.didProcess = true
    }
    const hostConfig = new AdaptiveCards.HostConfig(${JSON.stringify(hostConfig)})
    function draw(source) {
      const card = new AdaptiveCards.AdaptiveCard()
      card.hostConfig = hostConfig
      card.parse(source)
      document.getElementById('card').replaceChildren(card.render())
    }`
}
