import { unescaped } from './markup'
import { embeddedLines, evidencePage, type PageSettings } from './page'
import { verifyLines, type Verdict } from './verify'

/** What came of checking a page: its lines, and whether its text is what they say. */
export type PageVerdict =
  | { readonly kind: 'broken'; readonly revision: number; readonly problem: string }
  /** `text`: as this version renders it; or not to be compared, since another version wrote it. */
  | {
      readonly kind: 'whole'
      readonly verdict: Verdict & { readonly ok: true }
      readonly text: 'same' | 'otherVersion'
    }

/**
 * Checks a page that `evidencePage` wrote: the journal inside it, and that the visible text is what this version renders
 * from it. Pure.
 * @param settingsFor in which words the page says it was written; undefined for a language that nobody speaks
 */
export function verifyPage(
  page: string,
  version: string,
  settingsFor: (
    written: Pick<PageSettings, 'timeZone' | 'cloud'> & { readonly language: string },
  ) => PageSettings | undefined,
): PageVerdict {
  const inside = embeddedLines(page)
  if (inside === undefined)
    return broken(0, 'There is no journal in this page: it was taken out, or the page is cut off.')
  const lines = unescaped(inside)
  const verdict = verifyLines(lines)
  if (!verdict.ok) return broken(verdict.revision, verdict.problem)
  const written = writtenAs(page)
  if (written === undefined) return broken(0, 'The head of this page was changed: it does not say how it was written.')
  const settings = settingsFor(written)
  if (written.version !== version || settings === undefined) return { kind: 'whole', verdict, text: 'otherVersion' }
  if (evidencePage(lines, verdict, settings) === page) return { kind: 'whole', verdict, text: 'same' }
  return broken(
    0,
    'The journal inside is whole, but the text of the page is not what it says: somebody changed the text. Write the page anew from its lines.',
  )
}

function writtenAs(page: string) {
  const [, language, timeZone, cloud, version] =
    /<html\s+lang="([^"]*)"\s+data-time-zone="([^"]*)"\s+data-cloud="([^"]*)"\s+data-version="([^"]*)"/.exec(page) ?? []
  if (language === undefined || timeZone === undefined || cloud === undefined || version === undefined) return undefined
  return { language, timeZone: unescaped(timeZone), cloud: unescaped(cloud), version: unescaped(version) }
}

function broken(revision: number, problem: string): PageVerdict {
  return { kind: 'broken', revision, problem }
}
