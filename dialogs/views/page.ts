import type { Card } from '../../cards/card'
import { pageCard, pageDoneCard, type NoManager, type PageLine } from '../../cards/conversation/page'
import type { Message } from '../../cards/texts'
import { partsOfKey } from '../../services/cases/journal/cardKeys'
import { isBeingDecided, type OffboardingCase } from '../../services/cases/journal/case'
import {
  chosenOnPage,
  isOpen,
  keyOfPage,
  pageInput,
  revisionOfPage,
  stepsOnPage,
  type ChosenOnPage,
  type StepOnPage,
} from '../onPage'
import type { CaseSettings } from '../settings'
import { contextOf, stepOf, stepsOf } from '../stepsOfCase'
import { openedCardOf } from './question'
import { requesterSays } from '../says'

/** Which pages of decisions stand in the requester's chat: those that had a card, and the one that is open. Pure. */
export function pagesShown(theCase: OffboardingCase, settings: CaseSettings): readonly string[] {
  const steps = stepsOnPage(theCase, settings)
  const had = Object.keys(theCase.shown).filter((key) => partsOfKey(key).kind === 'page')
  if (!isOpen(steps)) return had
  const key = keyOfPage(steps)
  return [...had.filter((one) => one !== key), key]
}

/** The page at this key: as it is to be answered, with a step’s own card in its place, or folded to what it came to. Pure. */
export function pageCardAt(theCase: OffboardingCase, settings: CaseSettings, key: string): Card {
  const steps = stepsOnPage(theCase, settings)
  if (isOpen(steps) && key === keyOfPage(steps)) {
    const opened = stepOf(theCase, settings, theCase.page?.opened)
    return opened === undefined ? pageCardOf(theCase, settings) : openedCardOf(theCase, opened, settings, key)
  }
  const { successor } = chosenOnPage(theCase)
  const decided = stepsOf(theCase, settings).filter(({ state }) => state.decision !== undefined)
  const isElsewhere = isOpen(steps) && isBeingDecided(theCase)
  return pageDoneCard({
    say: requesterSays(theCase, settings),
    caseId: theCase.caseId,
    employeeName: theCase.employee.displayName,
    successor,
    asksSuccessor: theCase.takesBack === undefined,
    count: isElsewhere ? undefined : decided.length,
  })
}

/**
 * The page as it is to be answered.
 * @param problem why an answer was none
 * @param chosen what that answer chose, which is not to be lost
 */
export function pageCardOf(
  theCase: OffboardingCase,
  settings: CaseSettings,
  problem?: Message,
  chosen: ChosenOnPage = chosenOnPage(theCase),
): Card {
  const steps = stepsOnPage(theCase, settings, chosen)
  const lineOf = (step: StepOnPage) => pageLine(theCase, step, chosen)
  return pageCard({
    say: requesterSays(theCase, settings),
    caseId: theCase.caseId,
    revision: revisionOfPage(theCase, steps),
    from: keyOfPage(steps),
    stepId: steps.find(({ isDecided }) => !isDecided)?.definition.id ?? '',
    employeeName: theCase.employee.displayName,
    problem,
    asksSuccessor: theCase.takesBack === undefined,
    successor: chosen.successor,
    noManager: chosen.successor === undefined && theCase.takesBack === undefined ? whyNoManager(theCase) : undefined,
    decisions: steps.filter(({ matters }) => matters).map(lineOf),
    rest: steps.filter(({ matters }) => !matters).map(lineOf),
  })
}

function pageLine(theCase: OffboardingCase, step: StepOnPage, { choices, successor }: ChosenOnPage): PageLine {
  const { definition, state, decision, isDecided } = step
  const { chosen: value, offers } = step.choice()
  const context = { ...contextOf(theCase), successor: successor ?? null }
  return {
    stepId: definition.id,
    title: definition.title,
    line: definition.describe(decision),
    consequence: definition.consequence?.(decision, state.facts, context),
    isDecided,
    isSuggested: choices[definition.id] === undefined,
    input: pageInput(definition.id),
    chosen: value,
    choices: offers,
  }
}

function whyNoManager({
  employee,
}: OffboardingCase): { readonly why: NoManager; readonly manager: string } | undefined {
  const { manager, unread = [] } = employee
  if (unread.some(({ part }) => part === 'manager')) return { why: 'unread', manager: '' }
  if (manager === undefined) return { why: 'none', manager: '' }
  if (manager.available) return undefined
  return { why: manager.unfit ?? 'unfit', manager: manager.displayName }
}
