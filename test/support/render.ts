import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import type { Card } from '../../cards/card'

export interface NamedCard {
  readonly name: string
  readonly card: Card
}

export type Theme = 'light' | 'dark' | 'contrast'

/** How a client shows cards. */
export interface Look {
  readonly theme?: Theme
  /** How many times as large the texts are as usual. */
  readonly textSize?: 1 | 2
  /** On a phone: what is pressed is as high as a finger, and a button has one line, cut off where it does not fit. */
  readonly finger?: boolean
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
    await page.setContent(await pageSource({ theme: dark ? 'dark' : 'light' }))
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

/** A card with all shown that it folds away until a button is pressed. Pure. */
export function withoutHiding(card: Card): Card {
  return JSON.parse(JSON.stringify(card).replaceAll('"isVisible":false', '"isVisible":true')) as Card
}

/**
 * A page with the Adaptive Cards SDK and a host configuration that looks like Teams. Its `draw` shows one card, its `drawAll`
 * several one under the other, each below what is said about it. Nothing is fetched from a network.
 */
export async function pageSource({ theme = 'light', textSize = 1, finger = false }: Look = {}): Promise<string> {
  const [cards, markdown, style] = await Promise.all([
    readFile(require.resolve('adaptivecards/dist/adaptivecards.min.js'), 'utf8'),
    readFile(join(process.cwd(), 'node_modules/markdown-it/dist/browser/markdown-it.umd.min.js'), 'utf8'),
    readFile(require.resolve('adaptivecards/dist/adaptivecards.css'), 'utf8'),
  ])
  const script = (source: string): string => `<script>${source.replaceAll('</script', '<\\/script')}</script>`
  return `<!doctype html><meta charset="utf-8"><style>${style}${pageStyle(theme, textSize)}${finger ? fingerStyle(textSize) : ''}</style><div id="card"></div>
    ${script(markdown)}${script(cards)}${script(drawing(theme, textSize))}`
}

function pageStyle(theme: Theme, textSize: number): string {
  const { background, card, field, text, line, destructive } = pageColours[theme]
  return `
    body { margin: 0; background: ${background}; font-family: 'Segoe UI', 'Liberation Sans', sans-serif;
      font-size: ${14 * textSize}px }
    #card { padding: 10px; background: ${background} }
    .says { margin: 14px 0 4px; font-size: 12px; color: ${text} }
    .ac-adaptiveCard { word-break: break-word; border: 1px solid ${line}; border-radius: 6px; overflow: hidden; background: ${card} }
    .ac-textBlock p { margin: 0 }
    .ac-textBlock code { font-family: monospace }
    .ac-pushButton { border: 1px solid ${line}; border-radius: 4px; background: ${field}; color: ${text};
      padding: 5px 12px; font-weight: 600; font-family: inherit; font-size: ${14 * textSize}px; text-align: center;
      white-space: normal }
    .ac-pushButton.expandable::after { font-family: inherit; content: ' ▾' }
    .style-positive { background: #5b5fc7; border-color: #5b5fc7; color: #fff }
    .style-destructive { color: ${destructive} }
    .ac-input { box-sizing: border-box; width: 100%; padding: 6px; border: 1px solid ${line}; border-radius: 4px;
      background: ${field}; color: ${text}; font-family: inherit; font-size: ${14 * textSize}px }
    .ac-input .ac-input { border: 0; padding: 0 }`
}

/** Teams cuts a button's title off after one line; whoever set a phone to large texts has it in as many as it needs. */
function fingerStyle(textSize: number): string {
  return `
    .ac-pushButton { min-height: 44px }
    .ac-pushButton div { white-space: ${textSize === 1 ? 'nowrap' : 'normal'} !important }
    .ac-input:is(input, select, textarea), .ac-input input:is([type=radio], [type=checkbox]) + label,
    :has(> input:is([type=radio], [type=checkbox])) { min-height: 44px }`
}

const pageColours = {
  light: {
    background: '#f5f5f5',
    card: '#ffffff',
    field: '#ffffff',
    text: '#242424',
    line: '#d1d1d1',
    destructive: '#c4314b',
  },
  dark: {
    background: '#1f1f1f',
    card: '#292929',
    field: '#1f1f1f',
    text: '#ffffff',
    line: '#525252',
    destructive: '#e37d80',
  },
  contrast: {
    background: '#000000',
    card: '#000000',
    field: '#000000',
    text: '#ffffff',
    line: '#ffffff',
    destructive: '#ffff01',
  },
} as const satisfies Record<Theme, object>

/** Colours of Teams' themes, as far as they are published. */
const foregrounds = {
  light: {
    default: '#242424',
    accent: '#5b5fc7',
    good: '#237b4b',
    warning: '#835c00',
    attention: '#c4314b',
    subtle: '#616161',
  },
  dark: {
    default: '#ffffff',
    accent: '#9ea2ff',
    good: '#92c353',
    warning: '#f8d22a',
    attention: '#f75e75',
    subtle: '#adadad',
  },
  contrast: {
    default: '#ffffff',
    accent: '#1aebff',
    good: '#3ff23f',
    warning: '#ffff01',
    attention: '#ffff01',
    subtle: '#ffffff',
  },
} as const satisfies Record<Theme, object>

const backgrounds = {
  light: {
    default: '#ffffff',
    emphasis: '#f5f5f5',
    good: '#e7f2da',
    attention: '#fcf4f6',
    warning: '#fbf6d9',
    accent: '#e8ebfa',
  },
  dark: {
    default: '#292929',
    emphasis: '#1f1f1f',
    good: '#0d2e0d',
    attention: '#3e1f25',
    warning: '#463100',
    accent: '#2f2f4a',
  },
  contrast: {
    default: '#000000',
    emphasis: '#000000',
    good: '#000000',
    attention: '#000000',
    warning: '#000000',
    accent: '#000000',
  },
} as const satisfies Record<Theme, object>

function hostConfigFor(theme: Theme, textSize: number): object {
  const { subtle, ...colours } = foregrounds[theme]
  const foreground = Object.fromEntries(
    Object.entries({ ...colours, light: colours.default, dark: colours.default }).map(([name, colour]) => [
      name,
      { default: colour, subtle: name === 'default' ? subtle : colour },
    ]),
  )
  const times = (sizes: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(sizes).map(([name, pixels]) => [name, pixels * textSize]))
  return {
    fontTypes: {
      default: { fontFamily: "'Segoe UI', 'Liberation Sans', sans-serif" },
      monospace: { fontFamily: 'monospace' },
    },
    fontSizes: times({ small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 }),
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    lineHeights: times({ small: 16, default: 20, medium: 24, large: 24, extraLarge: 32 }),
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: pageColours[theme].line },
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
    containerStyles: Object.fromEntries(
      Object.entries(backgrounds[theme]).map(([name, backgroundColor]) => [
        name,
        { backgroundColor, foregroundColors: foreground },
      ]),
    ),
  }
}

function drawing(theme: Theme, textSize: number): string {
  return `
    const markdown = window.markdownit()
    AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
      result.outputHtml = markdown.render(text)
      result.didProcess = true
    }
    const hostConfig = new AdaptiveCards.HostConfig(${JSON.stringify(hostConfigFor(theme, textSize))})
    function drawn(source) {
      const card = new AdaptiveCards.AdaptiveCard()
      card.hostConfig = hostConfig
      card.parse(source)
      return card.render()
    }
    function draw(source) {
      document.getElementById('card').replaceChildren(drawn(source))
    }
    function drawAll(cards) {
      document.getElementById('card').replaceChildren(
        ...cards.flatMap(({ says, card }) => {
          const line = document.createElement('div')
          line.className = 'says'
          line.textContent = says
          // The choices of two cards have the same names: each of them is one only in a form of its own.
          const form = document.createElement('form')
          form.append(drawn(card))
          return [line, form]
        }),
      )
    }`
}
