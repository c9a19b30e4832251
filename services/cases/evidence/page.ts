import { evidenceTexts } from '../../../cards/evidence/evidenceTexts'
import type { Translator } from '../../../cards/texts'
import type { AnyStep } from '../../steps/step'
import { html, Markup, escaped } from './markup'
import { overview, stepsTable } from './overview'
import { pageStyle } from './pageStyle'
import { timeline } from './timeline'
import { isRemoved } from '../journal/seal'
import { wayOf } from '../journal/takesBack'
import { toldOf, type Told } from './told'
import type { Whole } from './verify'
import { wordsFor } from './words'

/** In which words a page is written. */
export interface PageSettings {
  readonly say: Translator
  readonly steps: readonly AnyStep[]
  /** IANA name: the catalogue's. */
  readonly timeZone: string
  /** The cloud's name, which decides which steps are tasks. */
  readonly cloud: string
  /** Which version of the texts and of this page: two that differ may render differently. */
  readonly version: string
}

/**
 * A journal as a page for people, with its lines inside. The same journal and settings always make the same bytes, so
 * that whoever checks a page can see that its text is what its lines say. Needs nothing from outside, no script. Pure.
 * @param lines the JSON Lines that were found whole
 */
export function evidencePage(lines: string, { entries, fingerprint }: Whole, settings: PageSettings): string {
  const { steps, timeZone, cloud, version } = settings
  const told = toldOf(entries)
  const say = aboutLeaver(settings.say, told)
  const words = wordsFor(say, steps)
  const text = evidenceTexts.say
  const page = html`<!doctype html>
    <html lang="${say.language}" data-time-zone="${timeZone}" data-cloud="${cloud}" data-version="${version}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>${say(text('title'))} ${told[0]?.caseId}</title>
        <style>
          ${new Markup(pageStyle)}
        </style>
      </head>
      <body>
        <main>
          <h1>${say(text('title'))}</h1>
          ${overview(told, fingerprint, words)}
          <h2>${say(text('stepsTitle'))}</h2>
          ${stepsTable(told, steps, words)}
          <h2>${say(text('timeline'))}</h2>
          ${timeline(told, words)}
          <h2>${say(text('check'))}</h2>
          <p>${say(text('checkHow'))}</p>
        </main>
        ${new Markup(`${begin}${escaped(lines)}${end}`)}
      </body>
    </html>`
  return page.source
}

const begin = '<template id="journal">'
const end = '</template>'

/** The escaped lines in a page, or undefined when it has none. */
export function embeddedLines(page: string): string | undefined {
  const from = page.lastIndexOf(begin)
  const to = page.indexOf(end, from)
  return from < 0 || to < 0 ? undefined : page.slice(from + begin.length, to)
}

/** By the name that the leaver had when the case was opened, as the facts on top have it, unless that was removed. */
function aboutLeaver(say: Translator, [opening]: readonly Told[]): Translator {
  return opening?.event.kind !== 'opened' || isRemoved(opening.event.employee)
    ? say
    : say.about(opening.event.employee.displayName, wayOf(opening.event.takesBack))
}
