import { isDeepStrictEqual } from 'node:util'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { pageTexts } from '../../cards/conversation/pageTexts'
import type { Message } from '../../cards/texts'
import { openedFrom } from '../../services/cases/journal/cardKeys'
import type { OffboardingCase } from '../../services/cases/journal/case'
import type { CaseEvent } from '../../services/cases/journal/entry'
import { readSuccessor } from '../../services/directory/employee'
import type { Successor } from '../../services/model/people'
import type { CardInput } from '../../services/steps/step'
import { chosenSuccessor } from '../../services/steps/successor'
import type { DialogTools } from '../dialogTools'
import { chosenOnPage, isOpen, keyOfPage, pageInput, revisionOfPage, stepsOnPage, type ChosenOnPage } from '../onPage'
import type { CaseSettings } from '../settings'
import type { Turn } from '../turn'
import { personId } from './personId'
import { whyNotRequester, type CasePress } from './verb'

/** People by directory id, as they were looked up for a press. */
export type PeopleNamed = ReadonlyMap<string, Successor>

/** Whether something was pressed on the page of decisions itself, and not on a step's card that it opened. */
export function isOnPage({ input }: Pick<CasePress, 'input'>): boolean {
  return input['card'] === 'page' && openedFrom(input['from']) !== undefined
}

/** Who was chosen there to take over the work, as they are now. Throws RemoteError. */
export async function readOnPage(
  { gateways, settings }: Pick<DialogTools, 'gateways' | 'settings'>,
  actor: Turn['actor'],
  theCase: OffboardingCase,
  press: CasePress,
): Promise<PeopleNamed> {
  // Nobody is looked up for an answer that comes too late, or from somebody else.
  const isRefused = whyNotRequester(theCase, actor) ?? whyNotOnPage(theCase, settings, press)
  if (isRefused !== undefined) return new Map()
  const { input } = press
  const id = personId(input['successor'])
  // Who was suggested is looked at when the plan is made, and then a rule speaks; only a choice must know more of them.
  const isKnown = id === chosenOnPage(theCase).successor?.id
  if (isKnown && Object.keys(choicesIn(theCase, settings, input)).length === 0) return new Map()
  const person = id === undefined ? undefined : await readSuccessor(gateways, id)
  return new Map(person === undefined ? [] : [[person.id, person] as const])
}

/** Why the page of a press cannot be answered as it is by now; undefined when it can. Pure. */
export function whyNotOnPage(
  theCase: OffboardingCase,
  settings: CaseSettings,
  { input, revision }: CasePress,
): Message | undefined {
  const steps = stepsOnPage(theCase, settings)
  if (!isOpen(steps)) return dialogTexts.say('alreadyDecided')
  const isCurrent = input['from'] === keyOfPage(steps) && revision === revisionOfPage(theCase, steps)
  return isCurrent ? undefined : dialogTexts.say('stale')
}

/** What is chosen on the page with a press, or why it is no answer. Pure. */
export function chosenWith(
  theCase: OffboardingCase,
  settings: CaseSettings,
  input: CardInput,
  people: PeopleNamed,
): { readonly chosen: ChosenOnPage; readonly problem?: Message } {
  const known = chosenOnPage(theCase)
  const choices = choicesIn(theCase, settings, input)
  const picked = { ...input, successor: personId(input['successor']) ?? input['successor'] ?? '' }
  if (picked.successor === '') return { chosen: { successor: undefined, choices } }
  if (people.size === 0 && picked.successor === known.successor?.id)
    return { chosen: { successor: known.successor, choices } }
  const parsed = chosenSuccessor(picked, people, theCase.employee, pageTexts)
  return parsed.ok
    ? { chosen: { successor: parsed.value, choices } }
    : { chosen: { ...known, choices }, problem: parsed.problem }
}

/**
 * That this was chosen, and which step’s own card stands in the page’s place, where that was not so before. Pure.
 * @param opened undefined for the page itself
 */
export function eventsOfPage(theCase: OffboardingCase, chosen: ChosenOnPage, opened?: string): readonly CaseEvent[] {
  const known = chosenOnPage(theCase)
  const isSame = known.successor?.id === chosen.successor?.id && isDeepStrictEqual(known.choices, chosen.choices)
  if (isSame && theCase.page !== undefined && theCase.page.opened === opened) return []
  const { successor = null, choices } = chosen
  return [{ kind: 'chosenOnPage', successor, choices, ...(opened === undefined ? {} : { opened }) }]
}

/** The choices that are not as they stood there as suggested. */
function choicesIn(theCase: OffboardingCase, settings: CaseSettings, input: CardInput): ChosenOnPage['choices'] {
  const known = chosenOnPage(theCase)
  return Object.fromEntries(
    stepsOnPage(theCase, settings).flatMap((step) => {
      const { id } = step.definition
      const value = input[pageInput(id)]
      const { chosen, offers } = step.choice()
      if (value === undefined || !offers.some((offer) => offer.value === value)) return []
      return value !== chosen || known.choices[id] !== undefined ? [[id, value] as const] : []
    }),
  )
}
