import { sayOf } from '../../../cards/conversation/decision'
import { holdTexts } from '../../../cards/steps/hold/card'
import type { GraphOperation, JsonObject, Operation, PersonOperation } from '../../model/operation'
import type { Employee } from '../../model/people'
import type { RemoteProblem } from '../../remote/reader'
import type { Message } from '../../model/message'

/** The requests that make an export, in order: each but the first needs the id of one before it. */
const parts = ['case', 'search', 'source', 'export'] as const
export type ExportPart = (typeof parts)[number]

/** How far the export by eDiscovery is, from what Microsoft accepted: no read shows it. */
export interface ExportJob {
  /** What was accepted, and of the export itself: what ended. */
  readonly accepted: readonly ExportPart[]
  /** Microsoft says that only a part of the mailbox was exported. */
  readonly partly: boolean
}

const say = sayOf(holdTexts)
const cases = '/security/cases/ediscoveryCases'
const search = `${cases}/{case}/searches/{search}`
/** Last words of the paths by which an operation is known again. */
const endings: Readonly<Record<ExportPart, string>> = {
  case: '/ediscoveryCases',
  search: '/searches',
  source: '/additionalSources',
  export: '/exportResult',
}

/**
 * What is left to do of an export of the mailbox to PST files by eDiscovery: a case, a search in it with the mailbox as its
 * only source, the job that exports what it finds, and somebody to download the package, who has to wait for the job. Source:
 * learn, security-ediscoverysearch-exportresult, and Microsoft Graph throttling limits, which name 5 requests a minute.
 *
 * Not verified, so made to be safe either way:
 * - Microsoft's permission data say that eDiscovery.Read.All is least even for a POST, its page of the API that it takes
 *   ReadWrite.All. The step asks for the latter, which holds the former; with less, one of these is refused and said to be.
 * - The page of exportResult speaks of an *estimated* search. Whether statistics must have been run first is not said; a
 *   refusal for it is told in words (`whyExportRefused`), and what was accepted by then is not sent again.
 * - An empty query is taken for everything. `partiallyIndexed` takes in what Microsoft could not index, which a search
 *   without conditions might leave out, and both locations take it in wherever it is. No additional options: the mailbox, and
 *   nothing that lies elsewhere.
 * - Whether two cases may have the same name; a refusal for it is told in words.
 *
 * There is nothing to take back: the case, the search and the package are only a copy, for a person to delete in Purview.
 */
export function exportOperations(employee: Employee, job: ExportJob | undefined, link: string | undefined) {
  if (isExported(job)) return []
  const left = parts.filter((part) => job?.accepted.includes(part) !== true)
  return [...left.map((part) => operationFor(part, employee)), download(employee, link)]
}

/** Whether the job ended with something to download. */
export function isExported(job: ExportJob | undefined): boolean {
  return job?.accepted.includes('export') === true
}

/** How far the export is by what was accepted; undefined when nothing of it was. */
export function exportJobIn(accepted: readonly Operation[], partly: readonly Operation[]): ExportJob | undefined {
  const found = parts.filter((part) => accepted.some((operation) => partOf(operation) === part))
  const inPart = partly.some((operation) => partOf(operation) === 'export')
  return found.length === 0 ? undefined : { accepted: found, partly: inPart }
}

/** Which request of an export an operation is; undefined for any other. */
export function partOf(operation: Operation): ExportPart | undefined {
  if (operation.via !== 'graph' || !operation.path.startsWith(cases)) return undefined
  const { path } = operation
  return parts.find((part) => path.endsWith(endings[part]))
}

/**
 * Why the export was refused, or the job failed, and what to do then. Undefined for what is no refusal of eDiscovery's own.
 * An app that is in none of Purview's role groups is refused with 403, and in the field with 401, too (issues of Graph's
 * documentation and SDKs), although its token is good.
 */
export function whyExportRefused({ system, kind, text }: RemoteProblem): Message | undefined {
  if (system !== 'graph' || kind === 'throttled' || kind === 'unavailable' || kind === 'unexpected') return undefined
  if (kind === 'forbidden' || kind === 'unauthenticated') return say('refusedRights', { text })
  if (kind === 'conflict') return say('refusedName', { text })
  return say(/estimat|statistic/i.test(text) ? 'refusedStatistics' : 'refusedExport', { text })
}

/** Where to look whether a request was done whose answer was lost. */
export function whyExportPerhapsSent(operation: Operation): Message {
  return say('perhapsExported', { what: operation.explain })
}

function operationFor(part: ExportPart, employee: Employee): GraphOperation {
  const upn = signInNameAtOpening(employee)
  const name = caseNameOf(employee)
  switch (part) {
    case 'case':
      return {
        ...posting(cases, { displayName: name, description: 'Made by the offboarding bot' }),
        names: 'case',
        explain: say('explainCase', { name }),
      }
    case 'search':
      return {
        ...posting(`${cases}/{case}/searches`, { displayName: upn, contentQuery: '' }),
        names: 'search',
        explain: say('explainSearch'),
      }
    case 'source':
      return {
        ...posting(`${search}/additionalSources`, {
          '@odata.type': 'microsoft.graph.security.userSource',
          email: employee.mail ?? employee.userPrincipalName,
          includedSources: 'mailbox',
        }),
        explain: say('explainSource', { upn }),
      }
    case 'export':
      return {
        ...posting(`${search}/exportResult`, {
          displayName: upn,
          exportCriteria: 'searchHits,partiallyIndexed',
          exportLocation: 'responsiveLocations,nonresponsiveLocations',
          additionalOptions: 'none',
          exportFormat: 'pst',
        }),
        explain: say('explainJob'),
      }
  }
}

function posting(path: string, body: JsonObject) {
  // Nothing that this bot may read finds a case, a search or an export again.
  return { via: 'graph', method: 'POST', path, body, unreadable: true, irreversible: true } as const
}

/** Downloading takes a permission of its own in Purview, for people. It waits: there is nothing to download before the job ended. */
function download(employee: Employee, link: string | undefined): PersonOperation {
  const name = caseNameOf(employee)
  return {
    via: 'person',
    explain: say('explainDownload', { name }),
    instruction: say('instructDownload', { name, upn: employee.userPrincipalName }),
    waits: true,
    ...(link === undefined ? {} : { link }),
  }
}

/**
 * By the sign-in name, since others may have the same name: by that of the opening, so that it stays the same one when the
 * leaver is renamed meanwhile.
 */
function caseNameOf(employee: Employee): string {
  return `Offboarding ${signInNameAtOpening(employee)}`
}

function signInNameAtOpening({ userPrincipalName, formerNames: [first] = [] }: Employee): string {
  return first?.userPrincipalName ?? userPrincipalName
}
