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
export type SignOut = 'offered' | 'running' | 'done' | 'left' | 'notPossible' | 'failed'

export interface PersonCard extends CardPointer {
  readonly say: Translator
  readonly employee: Employee
  readonly findings: readonly Finding[]
  /** Why this case cannot go on at all. */
  readonly blockers: readonly Message[]
  readonly signOut: SignOut
  /** The plan was sent: what was changed stands on other cards. */
  readonly underWay: boolean
  /** The case is over: no button any more. */
  readonly closed: boolean
  readonly sandbox: boolean
}

interface Line {
  readonly text: string
}

interface View extends CardPointer {
  readonly kicker: string
  readonly sandbox: string
  readonly name: string
  readonly nothingChanged: string
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
  readonly closed: boolean
  readonly cancel: string
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

function viewOf(
  { say, caseId, revision, employee, findings, blockers, signOut, underWay, closed, sandbox }: PersonCard,
  most: number,
): View {
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
    nothingChanged: say(whatChanged(signOut, underWay)),
    facts: factsAbout(say, employee),
    hasBlockers: obstacles.length > 0,
    blockersTitle: say(personTexts.say('blockers')),
    blockers: obstacles,
    signOut: signOutView(say, signOut, employee, closed),
    hasWarnings: warnings.length > 0,
    warnings,
    hasAdvice: advice.length > 0,
    advice,
    foundTitle: found.length > 0 ? say(personTexts.say('found')) : '',
    found: found.slice(0, factsShown),
    hasMore: found.length > factsShown,
    more: found.slice(factsShown),
    showAll: say(personTexts.say('showAll', { count: found.length })),
    closed,
    cancel: say(commonTexts.say('cancelCase')),
    fallback: `${say(commonTexts.say('offboarding'))}: ${bare(employee.displayName)}`,
  }
}

function whatChanged(signOut: SignOut, underWay: boolean): Message {
  if (underWay) return personTexts.say('seeBelow')
  const untouched = signOut === 'offered' || signOut === 'notPossible' || signOut === 'left'
  return untouched ? commonTexts.say('nothingChanged') : personTexts.say('onlySignOut')
}

function linesOf(say: Translator, messages: readonly Message[], symbol: string, most: number): readonly Line[] {
  const speak = speaking(say)
  const lines = messages.slice(0, most).map((message) => ({ text: `${symbol} ${speak(message)}` }))
  const left = messages.length - lines.length
  return left > 0 ? [...lines, { text: say(commonTexts.say('more', { count: left })) }] : lines
}

function factsAbout(say: Translator, employee: Employee): View['facts'] {
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
    fact(personTexts.say('account'), accountLines(employee).map(speak).join('; ')),
    fact(personTexts.say('adminRoles'), rolesText(say, employee.adminRoles)),
  ]
}

function accountLines({ accountEnabled, synced, guest }: Employee): readonly Message[] {
  return [
    personTexts.say(accountEnabled ? 'active' : 'blocked'),
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
  running: 'accent',
  done: 'good',
  left: 'emphasis',
  notPossible: 'warning',
  failed: 'attention',
}

function signOutView(say: Translator, signOut: SignOut, { displayName }: Employee, closed: boolean): View['signOut'] {
  const speak = speaking(say)
  const buttons: Partial<Record<SignOut, Message>> = {
    offered: personTexts.say('signOutNow'),
    failed: commonTexts.say('retry'),
  }
  const button = buttons[signOut]
  return {
    style: signOutStyles[signOut],
    title: speak(personTexts.say(`${signOut}Title`, { name: displayName })),
    text: speak(personTexts.say(`${signOut}Text`)),
    button: button === undefined || closed ? '' : say(button),
  }
}
