import type { Person } from '../../services/model/people'
import { template, type Card, type CardPointer } from '../card'
import { bare, speaking } from '../speech'
import type { Message, Translator } from '../texts'
import { decidedCard } from './decided'
import type { Choice } from './decision'
import source from './page.json'
import { pageTexts } from './pageTexts'

/** Why the manager is not suggested, or who they are could not be read. */
export type NoManager = 'none' | 'unread' | 'blocked' | 'guest' | 'leaving' | 'unfit'

/** A step on the page. */
export interface PageLine {
  readonly stepId: string
  readonly title: Message
  /** What would be decided, or was. */
  readonly line: Message
  readonly consequence: Message | undefined
  /** On its own card. */
  readonly isDecided: boolean
  /** As it would be suggested, or chosen on the page by the requester. */
  readonly isSuggested: boolean
  /** The id of its input on the page. */
  readonly input: string
  readonly chosen: string
  /** Said already: they come from the step's own card. */
  readonly choices: readonly Choice[]
}

export interface PageCard extends CardPointer {
  readonly say: Translator
  /** The page's own key, for going back to it. */
  readonly from: string
  /** The step that stands for all of them in the button. */
  readonly stepId: string
  readonly employeeName: string
  /** Why the last answer was not accepted, or undefined. */
  readonly problem: Message | undefined
  /** Whether somebody can take something over: whoever comes back has no successor. */
  readonly asksSuccessor: boolean
  readonly successor: Person | undefined
  readonly noManager: { readonly why: NoManager; readonly manager: string } | undefined
  /** The few that matter for this person. */
  readonly decisions: readonly PageLine[]
  readonly rest: readonly PageLine[]
}

interface LineView {
  readonly stepId: string
  readonly title: string
  readonly tooltip: string
  readonly text: string
  readonly input: string
  readonly chosen: string
  readonly choices: readonly Choice[]
}

interface View extends CardPointer {
  readonly from: string
  readonly stepId: string
  readonly problem: string
  readonly title: string
  readonly fallback: string
  readonly asksSuccessor: boolean
  readonly successorLabel: string
  readonly successorPlaceholder: string
  readonly successorFilledIn: string
  readonly successor: string
  readonly successors: readonly Choice[]
  readonly warning: string
  readonly follows: string
  readonly decisions: readonly LineView[]
  readonly rest: readonly LineView[]
  readonly restTitle: string
  readonly more: string
  readonly look: string
  readonly make: string
}

const render = template<View>(source)
const say = pageTexts.say

/**
 * All decisions on one page: who takes over, the few that matter with the suggestion chosen, the rest folded to a line each.
 * Inputs `successor`, and those of its lines; every step opens its own card.
 */
export function pageCard(card: PageCard): Card {
  const {
    caseId,
    revision,
    from,
    stepId,
    employeeName: name,
    problem,
    asksSuccessor,
    successor,
    decisions,
    rest,
  } = card
  const speak = speaking(card.say)
  const title = speak(say('title', { name }))
  return render({
    caseId,
    revision,
    from,
    stepId,
    problem: problem === undefined ? '' : speak(problem),
    title,
    fallback: bare(title),
    asksSuccessor,
    successorLabel: bare(speak(say('successorLabel', { name }))),
    successorPlaceholder: card.say(say('successorPlaceholder')),
    // Not every client shows a name for a person it has not looked up yet.
    successorFilledIn:
      successor === undefined || !asksSuccessor ? '' : speak(say('successorFilledIn', { name: successor.displayName })),
    successor: successor?.id ?? '',
    successors: successor === undefined ? [] : [{ title: bare(successor.displayName), value: successor.id }],
    warning: card.noManager === undefined ? '' : speak(warningOf(card.noManager, name)),
    follows: card.say(say('follows')),
    decisions: decisions.map((line) => viewOf(card.say, line, decisionText(line))),
    rest: rest.map((line) => viewOf(card.say, line, lineText(line))),
    restTitle: card.say(say('rest', { count: rest.length })),
    more: card.say(say('more')),
    look: card.say(say('look')),
    make: card.say(say('make')),
  })
}

/** What takes the place of a page on which nothing is left to decide. */
export function pageDoneCard(card: {
  readonly say: Translator
  readonly caseId: string
  readonly employeeName: string
  readonly successor: Person | undefined
  readonly asksSuccessor: boolean
  /** How many decisions it came to; undefined where they are asked on another page by now, 0 where nobody made any. */
  readonly count: number | undefined
}): Card {
  const { count, successor, asksSuccessor, employeeName: name } = card
  const done =
    count === 0
      ? say('unanswered')
      : !asksSuccessor
        ? say('doneReturn', { count: count ?? 0 })
        : successor === undefined
          ? say('doneNobody', { count: count ?? 0 })
          : say('doneLine', { count: count ?? 0, successor: successor.displayName })
  return decidedCard({
    say: card.say,
    caseId: card.caseId,
    revision: 1,
    stepId: '',
    title: say(count === 0 ? 'closed' : 'done', { name }),
    line: count === undefined ? say('below') : done,
    changeable: false,
  })
}

const warnings = {
  none: 'noManager',
  unread: 'unreadManager',
  blocked: 'blockedManager',
  guest: 'guestManager',
  leaving: 'leavingManager',
  unfit: 'unfitManager',
} as const

function warningOf({ why, manager }: { readonly why: NoManager; readonly manager: string }, name: string): Message {
  return say(warnings[why], { name, manager })
}

/** What is chosen stands in the choice itself, where there is one: below it what that comes to, or means. */
function decisionText({ line, consequence, isDecided, isSuggested, choices }: PageLine): Message {
  if (choices.length > 0) return say(isSuggested ? 'asSuggested' : 'asChosen', { consequence: consequence ?? line })
  if (isDecided)
    return consequence === undefined ? say('chosenNow', { line }) : say('chosenWith', { line, consequence })
  return consequence === undefined ? say('suggested', { line }) : say('suggestedWith', { line, consequence })
}

function lineText({ title, line, isDecided }: PageLine): Message {
  return say(isDecided ? 'decidedLine' : 'line', { title, line })
}

function viewOf(translate: Translator, line: PageLine, text: Message): LineView {
  const { stepId, input, chosen, choices } = line
  const speak = speaking(translate)
  const title = speak(line.title)
  return { stepId, title, tooltip: bare(title), text: speak(text), input, chosen, choices }
}
