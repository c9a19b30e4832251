import type { Card } from '../../cards/card'
import { overviewCard, type OverviewRow } from '../../cards/conversation/overview'
import { statusTexts } from '../../cards/conversation/statusTexts'
import type { OffboardingCase } from '../../services/cases/journal/case'
import { wayOf } from '../../services/cases/journal/takesBack'
import type { CasePage, Listed, PlaceInList } from '../../services/cases/store/caseStore'
import type { DialogTools } from '../dialogTools'
import { forEachCase } from '../openCases'
import type { CaseSettings } from '../settings'
import type { Turn } from '../turn'
import { standingLines } from '../views/standing'
import { answerCard } from './answer'
import { isKeptFrom } from './knownCases'
import { refused, saidOf } from './listed'
import { readerOf } from './standings'

/** Which page of all offboardings somebody wants to see. */
export interface PageAsked extends PlaceInList {
  readonly listed: Listed
}

/** As many as a phone shows without much scrolling. */
const casesOnPage = 5

/**
 * A page of all offboardings, for operators: of thousands no more is read than stands on it. Throws JournalFault.
 */
export async function overview(tools: DialogTools, turn: Turn, asked: PageAsked): Promise<Card> {
  const { access, store, journal, settings } = tools
  const admitted = await access.operator(turn.actor)
  if (!admitted.ok) return answerCard(tools, turn, refused(admitted))
  const page = await store.page(asked.listed, asked, casesOnPage)
  const cases: OffboardingCase[] = []
  await forEachCase(tools, page.caseIds, async (caseId) => {
    const theCase = await journal.load(caseId)
    if (theCase !== undefined && !(await isKeptFrom(tools, theCase, turn.actor, { isOperator: true })))
      cases.push(theCase)
  })
  return overviewOf(turn, asked.listed, page, cases, settings)
}

/** Pure. */
function overviewOf(
  { actor, language }: Turn,
  listed: Listed,
  { caseIds, hasNewer, hasOlder }: CasePage,
  cases: readonly OffboardingCase[],
  settings: CaseSettings,
): Card {
  return overviewCard({
    say: settings.catalogue[language],
    listed,
    rows: cases.map((theCase) => rowOf(theCase, actor, settings)),
    newerThan: hasNewer ? caseIds[0] : undefined,
    olderThan: hasOlder ? caseIds.at(-1) : undefined,
  })
}

/** What comes first is what is asked, or what became of it. */
function rowOf(theCase: OffboardingCase, actor: Turn['actor'], settings: CaseSettings): OverviewRow {
  const { employee, requester, openedAt: at } = theCase
  const [how = statusTexts.say('underWay')] = standingLines(theCase, settings, readerOf(theCase, actor))
  return {
    personId: employee.id,
    name: employee.displayName,
    way: wayOf(theCase.takesBack),
    requester: requester.displayName,
    at,
    how: saidOf(theCase, how),
  }
}
