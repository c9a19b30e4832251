import type { Employee } from '../../services/model/people'
import type { Finding } from '../../services/model/finding'
import { template, type Card, type CardPointer } from '../card'
import { commonTexts, dayText } from '../common'
import { firstThatFits } from '../fit'
import source from './person.json'
import { personTexts } from './personTexts'
import { bare, named, speaking } from '../speech'
import type { Message, Translator } from '../texts'

/** How far signing out has come, or why it is not offered. */
export type SignOut =
  | 'offered'
  | 'waiting'
  | 'approved'
  | 'starting'
  | 'running'
  | 'task'
  | 'done'
  | 'left'
  | 'rejected'
  | 'notPossible'
  | 'failed'
  /** A rule forbids it with what Microsoft 365 says now. */
  | 'held'
  /** The case was ended before it was done, or before all of it was. */
  | 'ended'
  | 'partly'

export interface PersonCard extends CardPointer {
  readonly say: Translator
  readonly employee: Employee
  readonly findings: readonly Finding[]
  /** Why this case cannot go on at all. */
  readonly blockers: readonly Message[]
  readonly signOut: SignOut
  /** Whether the account could sign in when it was last read. */
  readonly enabled: boolean
  /** A press on the button would sign out, or try it again. */
  readonly canSignOut: boolean
  /** How the case stands, and what it changed. */
  readonly standing: readonly Message[]
  /** The button that ends the case, as what it would do now; none when there is nothing left to end. */
  readonly end: Message | undefined
  readonly sandbox: boolean
}

interface Line {
  readonly text: string
}

interface View extends CardPointer {
  readonly kicker: string
  readonly sandbox: string
  readonly name: string
  readonly standing: string
  readonly facts: readonly { readonly title: string; readonly value: string }[]
  readonly hasBlockers: boolean
  readonly blockersTitle: string
  readonly blockers: readonly Line[]
  readonly signOut: { readonly style: string; readonly title: string; readonly text: string; readonly button: string }
  readonly hasWarnings: boolean
  readonly warnings: readonly Line[]
  readonly hasAdvice: boolean
  readonly advice: readonly Line[]
  readonly foundTitle: string
  readonly found: readonly Line[]
  readonly hasMore: boolean
  readonly more: readonly Line[]
  readonly showAll: string
  readonly end: string
  readonly fallback: string
}

/** More facts than this go behind a button. */
const factsShown = 6

const render = template<View>(source)

/** What the bot found about the employee and what that means, with the one button for the moment that cannot wait. */
export function personCard(card: PersonCard): Card {
  return firstThatFits([
    () => render(viewOf(card, 40)),
    () => render(viewOf(card, 15)),
    () => render(viewOf(card, 5)),
    () => render(viewOf(card, 2)),
  ])
}

function viewOf(card: PersonCard, most: number): View {
  const { say, caseId, revision, employee, findings, blockers, standing, end, sandbox } = card
  const lines = (messages: readonly Message[], symbol: string): readonly Line[] => linesOf(say, messages, symbol, most)
  const toned = (tone: Finding['tone']): readonly Message[] =>
    findings.filter((finding) => finding.tone === tone).map(({ message }) => message)
  const obstacles = lines([...blockers, ...toned('blocker')], '✗')
  const warnings = lines(toned('warning'), '⚠')
  const advice = lines(toned('advice'), 'ℹ')
  const found = lines(toned('fact'), '•')
  return {
    caseId,
    revision,
    kicker: say(commonTexts.say('offboarding')),
    sandbox: sandbox ? say(commonTexts.say('sandbox')) : '',
    name: named(employee.displayName),
    standing: standing.map(speaking(say)).join(' '),
    facts: factsAbout(card),
    hasBlockers: obstacles.length > 0,
    blockersTitle: say(personTexts.say('blockers')),
    blockers: obstacles,
    signOut: signOutView(card),
    hasWarnings: warnings.length > 0,
    warnings,
    hasAdvice: advice.length > 0,
    advice,
    foundTitle: found.length > 0 ? say(personTexts.say('found')) : '',
    found: found.slice(0, factsShown),
    hasMore: found.length > factsShown,
    more: found.slice(factsShown),
    showAll: say(personTexts.say('showAll', { count: found.length })),
    end: end === undefined ? '' : say(end),
    fallback: `${say(commonTexts.say('offboarding'))}: ${bare(employee.displayName)}`,
  }
}

function linesOf(say: Translator, messages: readonly Message[], symbol: string, most: number): readonly Line[] {
  const speak = speaking(say)
  const lines = messages.slice(0, most).map((message) => ({ text: `${symbol} ${speak(message)}` }))
  const left = messages.length - lines.length
  return left > 0 ? [...lines, { text: say(commonTexts.say('more', { count: left })) }] : lines
}

function factsAbout({ say, employee, enabled }: PersonCard): View['facts'] {
  const speak = speaking(say)
  const day = dayText(say, employee.lastSignIn)
  const fact = (title: Message, value: string): { readonly title: string; readonly value: string } => ({
    title: say(title),
    value,
  })
  const unknown = say(personTexts.say('unknown'))
  const orUnknown = (text: string | undefined): string => (text === undefined || text === '' ? unknown : named(text))
  return [
    fact(personTexts.say('job'), orUnknown(employee.jobTitle)),
    fact(personTexts.say('department'), orUnknown(employee.department)),
    fact(personTexts.say('manager'), orUnknown(employee.manager?.displayName)),
    fact(personTexts.say('address'), named(employee.userPrincipalName)),
    fact(personTexts.say('lastSignIn'), day === '' ? unknown : day),
    fact(personTexts.say('account'), accountLines(employee, enabled).map(speak).join('; ')),
    fact(personTexts.say('adminRoles'), rolesText(say, employee.adminRoles)),
  ]
}

function accountLines({ synced, guest }: Employee, enabled: boolean): readonly Message[] {
  return [
    personTexts.say(enabled ? 'active' : 'blocked'),
    ...(synced ? [personTexts.say('synced')] : []),
    ...(guest ? [personTexts.say('guest')] : []),
  ]
}

function rolesText(say: Translator, roles: readonly string[]): string {
  if (roles.length === 0) return say(personTexts.say('noRoles'))
  const shown = roles.slice(0, 10).map(named)
  const left = roles.length - shown.length
  return [...shown, ...(left > 0 ? [say(commonTexts.say('more', { count: left }))] : [])].join(', ')
}

const signOutStyles: Readonly<Record<SignOut, string>> = {
  offered: 'emphasis',
  waiting: 'warning',
  approved: 'accent',
  starting: 'accent',
  running: 'accent',
  task: 'warning',
  done: 'good',
  left: 'emphasis',
  rejected: 'warning',
  ended: 'emphasis',
  partly: 'attention',
  notPossible: 'warning',
  failed: 'attention',
  held: 'attention',
}

function signOutView({ say, signOut, employee, enabled, canSignOut }: PersonCard): View['signOut'] {
  const speak = speaking(say)
  const button = signOut === 'failed' || signOut === 'held' ? commonTexts.say('retry') : personTexts.say('signOutNow')
  const values = { name: employee.displayName, enabled: enabled ? 'yes' : 'no', now: canSignOut ? 'yes' : 'no' }
  return {
    style: signOutStyles[signOut],
    title: speak(personTexts.say(`${signOut}Title`, values)),
    text: speak(personTexts.say(`${signOut}Text`, values)),
    button: canSignOut ? say(button) : '',
  }
}
