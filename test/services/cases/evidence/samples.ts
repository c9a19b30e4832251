import { catalogueFor } from '../../../../dialogs/catalogue'
import type { Language } from '../../../../cards/texts'
import { jsonLines } from '../../../../services/cases/evidence/jsonLines'
import { evidencePage, type PageSettings } from '../../../../services/cases/evidence/page'
import { verifyLines } from '../../../../services/cases/evidence/verify'
import type { Entry } from '../../../../services/cases/journal/entry'
import type { SealedEntry } from '../../../../services/cases/journal/seal'
import { steps } from '../../../../services/steps'
import { caseId } from '../journal/builders'
import { sealAll } from '../journal/sealing'

const catalogue = catalogueFor(steps, 'Europe/Amsterdam')

export function pageSettings(language: Language, version = 'this version'): PageSettings {
  return { say: catalogue[language], steps, timeZone: 'Europe/Amsterdam', cloud: 'worldwide', version }
}

export function pageOf(entries: readonly Entry[], language: Language = 'en'): string {
  return pageOfSealed(sealAll(entries), language)
}

export function pageOfSealed(entries: readonly SealedEntry[], language: Language = 'en', version?: string): string {
  const lines = jsonLines(caseId, entries)
  const verdict = verifyLines(lines)
  if (!verdict.ok) throw new Error(verdict.problem)
  return evidencePage(lines, verdict, pageSettings(language, version))
}

/** What a reader sees of a page: no markup, no style, no journal. */
export function textIn(page: string): string {
  return page
    .slice(page.indexOf('<body>'), page.indexOf('<template'))
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
}
