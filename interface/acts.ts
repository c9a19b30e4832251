import { readFile } from 'node:fs/promises'
import type { DialogTools } from '../dialogs/dialogTools'
import { requestBatch, requestCase, type Named, type Requested, type WhyNot } from '../dialogs/requested'
import type { OffboardingCase } from '../services/cases/journal/case'
import type { Program } from './programToken'
import type { OnceByKey } from './onceByKey'
import { batchView, caseView, type BatchView, type CaseView } from './views'

/** What a program asks to be begun. */
export interface StartCase {
  readonly requester: Named
  readonly employee: Named
  readonly at?: string | undefined
}

export interface StartBatch {
  readonly requester: Named
  readonly name: string
  readonly employees: readonly Named[]
}

/** Which page of the cases. */
export interface Listing {
  readonly state: 'open' | 'closed'
  readonly employee?: string | undefined
  readonly olderThan?: string | undefined
  readonly limit: number
}

export interface CaseList {
  readonly cases: readonly CaseView[]
  /** What `olderThan` is for the page behind this one. */
  readonly next?: string
}

/** Evidence as it was written just now. */
export interface EvidenceView {
  readonly content: string
  readonly entries: number
  readonly fingerprint: string
}

export type Started<View> =
  | { readonly kind: 'started'; readonly view: View }
  | { readonly kind: 'otherRequest' }
  | { readonly kind: 'refused'; readonly refusal: Extract<Requested, { ok: false }> }

export type { WhyNot }

/**
 * All that a program can do, whichever way it speaks: read, and prepare what a person decides. Nothing here decides or
 * approves. What a program may is for the door to say. All throw JournalFault.
 */
export interface Acts {
  startCase(program: Program, key: string, asked: StartCase): Promise<Started<CaseView>>
  startBatch(program: Program, key: string, asked: StartBatch): Promise<Started<BatchView>>
  readCase(caseId: string): Promise<CaseView | undefined>
  readBatch(batchId: string): Promise<BatchView | undefined>
  listCases(listing: Listing): Promise<CaseList>
  /** Throws when the journal is not whole. */
  readEvidence(program: Program, caseId: string, how: 'lines' | 'page'): Promise<EvidenceView | undefined>
}

export function createActs(tools: DialogTools, once: OnceByKey): Acts {
  const { journal, store } = tools
  const read = async (caseId: string) => {
    const theCase = await journal.load(caseId)
    return theCase === undefined ? undefined : caseView(theCase)
  }
  const readBatch = async (batchId: string) => {
    const batch = await tools.batchJournal.load(batchId)
    return batch === undefined ? undefined : batchView(batch)
  }
  return {
    async startCase(program, key, { requester, employee, at }) {
      const { timeZone } = tools.gateways.settings
      const moment = at === undefined ? undefined : { at: new Date(at).toISOString(), timeZone }
      const asked = { program: actorOf(program), requester, employee, at: moment }
      const done = await once.run(program.id, key, { case: { requester, employee, at } }, (id) =>
        requestCase(tools, id, asked),
      )
      return startedOf(done, read)
    },
    async startBatch(program, key, { requester, name, employees }) {
      const asked = { program: actorOf(program), requester, name, employees }
      const done = await once.run(program.id, key, { batch: { requester, name, employees } }, (id) =>
        requestBatch(tools, id, asked),
      )
      return startedOf(done, readBatch)
    },
    readCase: read,
    readBatch,
    async listCases({ state, employee, olderThan, limit }) {
      if (employee !== undefined) {
        const caseId = await (state === 'open' ? store.unfinishedOf(employee) : store.closedOf(employee))
        return { cases: await viewsOf(caseId === undefined ? [] : [caseId]) }
      }
      const { caseIds, hasOlder } = await store.page(state, { olderThan }, limit)
      const next = caseIds.at(-1)
      return { cases: await viewsOf(caseIds), ...(hasOlder && next !== undefined ? { next } : {}) }
    },
    async readEvidence(program, caseId, how) {
      const theCase = await journal.load(caseId)
      if (theCase === undefined) return undefined
      await tools.refusals.flush(caseId)
      const { html, lines, entries, fingerprint } = await tools.writeEvidence(caseId)
      const content = await readFile(how === 'page' ? html : lines, 'utf8')
      tools.log.info({ caseId, entries, fingerprint, actor: program.id }, 'Evidence was fetched')
      await journal.record(caseId, actorOf(program), (now) =>
        hasJustFetched(now, program) ? [] : [{ kind: 'evidenceWritten', entries, fingerprint }],
      )
      return { content, entries, fingerprint }
    },
  }

  async function viewsOf(caseIds: readonly string[]): Promise<readonly CaseView[]> {
    const views: CaseView[] = []
    // One after the other: a page may have many, and nobody waits for it in Teams.
    for (const caseId of caseIds) views.push(...listOf(await read(caseId)))
    return views
  }
}

function actorOf({ id, displayName }: Program) {
  return { id, displayName }
}

function listOf<View>(view: View | undefined): readonly View[] {
  return view === undefined ? [] : [view]
}

/** A program that looks every minute does not fill the journal: what it fetches again is what the journal says it has. */
function hasJustFetched({ evidence, revision }: OffboardingCase, program: Program): boolean {
  return evidence !== undefined && evidence.revision === revision && evidence.by.id === program.id
}

async function startedOf<View>(
  done: { readonly id: string; readonly result: Requested } | undefined,
  read: (id: string) => Promise<View | undefined>,
): Promise<Started<View>> {
  if (done === undefined) return { kind: 'otherRequest' }
  const { id, result } = done
  if (!result.ok) return { kind: 'refused', refusal: result }
  const view = await read(id)
  if (view === undefined) throw new Error(`What was begun as ${id} is not there`)
  return { kind: 'started', view }
}
