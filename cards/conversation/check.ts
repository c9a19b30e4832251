import { consequences, type Consequence } from '../../services/model/consequence'
import type { Finding } from '../../services/model/finding'
import type { Employee } from '../../services/model/people'
import { readableOn, template, type Card } from '../card'
import { commonTexts } from '../common'
import { firstThatFits } from '../fit'
import { bare, speaking } from '../speech'
import type { Message, Translator } from '../texts'
import source from './check.json'
import { checkTexts } from './checkTexts'
import { hereBeforeTexts } from './hereBeforeTexts'
import { accountText, foundLines, whoText } from './person'
import { personTexts } from './personTexts'
import { groupStyles } from './plan'
import { planTexts } from './planTexts'

/** A step of the plan that would come of it. */
export interface CheckedStep {
  readonly title: Message
  /** What is suggested. */
  readonly line: Message
  readonly consequence: Consequence
  /** Would be left as it is. */
  readonly skipped: boolean
}

/** What is said of an account that the person had, or may have had, before. */
export interface EarlierBlock {
  readonly heading: Message
  readonly lines: readonly Message[]
  /** What was done about it then. */
  readonly done: Message | undefined
  /** What a person does to join it, with what is typed for it in PowerShell. */
  readonly tasks: readonly { readonly text: Message; readonly commands: readonly string[] }[]
}

export interface CheckCard {
  readonly say: Translator
  readonly employee: Employee
  /** Accounts from before. */
  readonly earlier: readonly EarlierBlock[]
  /** What else there is to say of that. */
  readonly earlierNotes: readonly Message[]
  readonly findings: readonly Finding[]
  /** Why there would be no plan; then `steps` are only what is suggested. */
  readonly reasons: readonly Message[]
  /** What goes on doing harm, and what to know besides. */
  readonly harms: readonly Message[]
  readonly advice: readonly Message[]
  readonly steps: readonly CheckedStep[]
}

interface Line {
  readonly text: string
}

interface EarlierView {
  readonly id: string
  readonly heading: string
  readonly lines: readonly Line[]
  readonly how: string
  readonly hasMore: boolean
  readonly done: string
  readonly tasks: readonly (Line & { readonly commands: readonly Line[] })[]
}

interface View {
  readonly kicker: string
  readonly title: string
  readonly onlyLooked: string
  readonly who: string
  readonly account: string
  readonly earlier: readonly EarlierView[]
  readonly earlierNotes: readonly Line[]
  readonly blockers: readonly Line[]
  readonly foundTitle: string
  readonly foremost: readonly (Line & { readonly color: string })[]
  readonly more: readonly Line[]
  readonly showAll: string
  readonly plannedTitle: string
  readonly reasons: readonly Line[]
  readonly notes: readonly Line[]
  readonly groups: readonly { readonly style: string; readonly title: string; readonly steps: readonly object[] }[]
  readonly others: readonly Line[]
  readonly showOthers: string
  readonly offboard: string
  readonly employeeId: string
  readonly fallback: string
}

/** So many of the findings are read at once; the others are behind a button. */
const shownAtOnce = 3
const shortName = 40
/** No line of PowerShell with the longest names that a directory takes is longer. */
const longestCommand = 600

const render = template<View>(source)

/** What would be found and planned about somebody, with one button to begin. */
export function checkCard(card: CheckCard): Card {
  const upTo = (most: number) => () => render(viewOf(card, most))
  return firstThatFits([upTo(40), upTo(15), upTo(5), upTo(2), upTo(1)])
}

function viewOf(card: CheckCard, most: number): View {
  const { say, employee, findings, reasons, harms, advice, steps } = card
  const speak = speaking(say)
  const fitting = (all: readonly Line[]) => [...all.slice(0, most), ...leftOut(say, all.length - most)]
  const lines = (messages: readonly Message[], symbol: string): readonly Line[] =>
    fitting(messages.map((message) => ({ text: `${symbol} ${speak(message)}` })))
  const found = foundLines(say, findings, most)
  const changing = steps.filter(({ skipped }) => !skipped)
  const others = changing.filter(({ consequence }) => consequence === 'other')
  const lineOf = ({ title, line }: CheckedStep): Line => ({ text: speak(planTexts.say('step', { title, line })) })
  // Nothing is begun: who cannot sign in was blocked by somebody else.
  const about = { say, employee, enabled: employee.accountEnabled, signOut: 'offered' as const }
  return {
    kicker: say(commonTexts.say('offboarding')),
    title: speak(checkTexts.say('title', { name: employee.displayName })),
    onlyLooked: say(checkTexts.say('onlyLooked')),
    who: whoText(about),
    account: accountText(about),
    earlier: card.earlier.slice(0, most).map((block, index) => earlierView(say, block, `before${index}`, most)),
    earlierNotes: [
      ...card.earlierNotes.map((note) => ({ text: speak(note) })),
      ...leftOut(say, card.earlier.length - most),
    ],
    blockers: lines(
      findings.filter(({ tone }) => tone === 'blocker').map(({ message }) => message),
      '✗',
    ),
    foundTitle: say(personTexts.say('found')),
    foremost: found.slice(0, shownAtOnce),
    more: found.slice(shownAtOnce),
    showAll: say(personTexts.say('showAll')),
    plannedTitle: say(checkTexts.say(reasons.length > 0 ? 'noPlan' : changing.length === 0 ? 'nothing' : 'planned')),
    reasons: lines(reasons, '✗'),
    notes: [...lines(harms, '⚠'), ...lines(advice, 'ℹ')],
    groups: consequences
      .filter((group) => group !== 'other')
      .map((group) => ({
        style: groupStyles[group],
        title: say(planTexts.say(group)),
        steps: fitting(changing.filter(({ consequence }) => consequence === group).map(lineOf)).map((line) =>
          readableOn(groupStyles[group], { ...line, color: 'Default' }),
        ),
      }))
      .filter((group) => group.steps.length > 0),
    others: fitting(others.map(lineOf)),
    showOthers: say(checkTexts.say('other', { count: others.length })),
    offboard: say(checkTexts.say('offboard', { name: bare(employee.displayName, shortName) })),
    employeeId: employee.id,
    fallback: `${say(commonTexts.say('offboarding'))}: ${bare(employee.displayName)}`,
  }
}

function earlierView(
  say: Translator,
  { heading, lines, done, tasks }: EarlierBlock,
  id: string,
  most: number,
): EarlierView {
  const speak = speaking(say)
  const shown = tasks.slice(0, most).map(({ text, commands }) => ({
    text: speak(text),
    commands: commands.map((command) => ({ text: bare(command, longestCommand) })),
  }))
  return {
    id,
    heading: speak(heading),
    lines: lines.map((line) => ({ text: speak(line) })),
    how: say(hereBeforeTexts.say('how')),
    hasMore: done !== undefined || tasks.length > 0,
    done: done === undefined ? '' : speak(done),
    tasks: [...shown, ...leftOut(say, tasks.length - most).map((line) => ({ ...line, commands: [] }))],
  }
}

/** That so many more did not fit. */
function leftOut(say: Translator, count: number): readonly Line[] {
  return count > 0 ? [{ text: say(commonTexts.say('more', { count })) }] : []
}
