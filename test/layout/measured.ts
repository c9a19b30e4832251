import { readFile } from 'node:fs/promises'
import path from 'node:path'

/** A rectangle in the page, pixels. */
interface Rectangle {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** What stands on one card as a browser drew it; `measure.js` takes these measures. */
export interface Measured {
  readonly card: Rectangle
  /** What holds more than it has room for; pixels. */
  readonly boxes: readonly MeasuredBox[]
  readonly texts: readonly MeasuredText[]
  /** Each menu’s longest choice: how many pixels it needs, and how many there are. */
  readonly menus: readonly { readonly says: string; readonly needs: number; readonly has: number }[]
  /** What can be pressed, or written in. */
  readonly targets: readonly (Rectangle & { readonly what: string; readonly isButton: boolean })[]
}

interface MeasuredBox {
  readonly what: string
  readonly tooWide: number
  readonly tooHigh: number
  /** It ends in an ellipsis where it is cut off. */
  readonly hasEllipsis: boolean
}

interface MeasuredText {
  readonly says: string
  readonly lines: readonly Rectangle[]
  /** As CSS writes it: `rgb(36, 36, 36)`. */
  readonly colour: string
  /** Of what it stands in, from the inside out; what is transparent lets the next one through. */
  readonly backgrounds: readonly string[]
  readonly size: number
  readonly weight: number
}

/** The script that takes the measures. */
export function measuring(): Promise<string> {
  return readFile(path.join(__dirname, 'measure.js'), 'utf8')
}

/** How high what a finger presses is at least, and how far from the next: pixels. */
const finger = { height: 44, apart: 8 } as const
/** A pixel that rounding makes is not seen. */
const rounding = 1

/**
 * What does not fit, in sentences: what is cut off, and what stands outside the card. Pure.
 * @param mayEnd whether an ellipsis may stand for the rest: a button with an endless name has one line all the same
 */
export function whatDoesNotFit({ card, boxes, texts }: Measured, mayEnd = false): readonly string[] {
  return [
    ...boxes
      .filter(({ tooWide, hasEllipsis }) => tooWide > rounding && !(mayEnd && hasEllipsis))
      .map(({ what, tooWide }) => `${what} is ${tooWide} px wider than its room`),
    ...boxes
      .filter(({ tooHigh }) => tooHigh > rounding)
      .map(({ what, tooHigh }) => `${what} is ${tooHigh} px higher than its room`),
    ...texts
      .filter(({ lines }) => lines.some(({ left, right }) => left < card.left || right > card.right))
      .map(({ says }) => `“${says}” stands outside the card`),
  ]
}

/** What is cut off of a menu’s choices, in sentences. Pure. */
export function whatMenusCutOff({ menus }: Measured): readonly string[] {
  return menus
    .filter(({ needs, has }) => needs > has)
    .map(({ says, needs, has }) => `The choice “${says}” is ${Math.ceil(needs - has)} px longer than its menu`)
}

/** What a finger misses, in sentences: what is too low, and buttons that stand too close together. Pure. */
export function whatAFingerMisses({ targets }: Measured): readonly string[] {
  const buttons = targets.filter(({ isButton }) => isButton)
  return [
    ...targets
      .filter(({ top, bottom }) => bottom - top < finger.height - rounding)
      .map(({ what, top, bottom }) => `${what} is ${Math.round(bottom - top)} px high`),
    ...buttons.flatMap((one, index) =>
      buttons
        .slice(index + 1)
        .filter((other) => distance(one, other) < finger.apart - rounding)
        .map((other) => `${one.what} is ${Math.round(distance(one, other))} px from ${other.what}`),
    ),
  ]
}

function distance(one: Rectangle, other: Rectangle): number {
  const across = Math.max(one.left - other.right, other.left - one.right)
  const down = Math.max(one.top - other.bottom, other.top - one.bottom)
  return Math.max(across, down)
}

/**
 * What is too pale to read, in sentences. Pure. By WCAG 2.2, 1.4.3: 4.5 to 1, and 3 to 1 for a text of 24 px, or of 18.66 px
 * when it is bold.
 */
export function whatIsTooPale({ texts }: Measured): readonly string[] {
  const pale = texts.flatMap(({ says, colour, backgrounds, size, weight }) => {
    const isLarge = size >= 24 || (size >= 18.66 && weight >= 700)
    const under = painted(backgrounds)
    const ratio = contrast(over(colourOf(colour), under), under)
    return ratio < (isLarge ? 3 : 4.5)
      ? [`“${says}” has ${ratio.toFixed(2)} to 1: ${colour} on ${under.join(' ')}`]
      : []
  })
  return [...new Set(pale)]
}

type Colour = readonly [red: number, green: number, blue: number, opacity: number]

function colourOf(css: string): Colour {
  const [red = 0, green = 0, blue = 0, opacity = 1] = (css.match(/[\d.]+/g) ?? []).map(Number)
  return [red, green, blue, opacity]
}

/** The colour that is seen where these lie over one another, the first on top, on white paper. */
function painted(layers: readonly string[]): Colour {
  return layers.map(colourOf).reduceRight<Colour>((under, layer) => over(layer, under), [255, 255, 255, 1])
}

function over([red, green, blue, opacity]: Colour, [underRed, underGreen, underBlue]: Colour): Colour {
  const mixed = (upper: number, lower: number) => Math.round(upper * opacity + lower * (1 - opacity))
  return [mixed(red, underRed), mixed(green, underGreen), mixed(blue, underBlue), 1]
}

/** The contrast of two colours by WCAG 2.2: from 1 to 21. */
function contrast(one: Colour, other: Colour): number {
  const [lighter, darker] = [luminance(one), luminance(other)].toSorted((some, more) => more - some) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance([red, green, blue]: Colour): number {
  const linear = (part: number) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4)
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}
