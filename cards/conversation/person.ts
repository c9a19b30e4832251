import type { Employee } from '../../services/model/people'
import type { Photo } from '../../services/model/photo'
import type { Finding } from '../../services/model/finding'
import { template, type Card, type CardPointer } from '../card'
import { commonTexts, dayText, momentText } from '../common'
import { firstThatFits } from '../fit'
import { endingView, withEnding, type EndingOffer, type EndingView } from './ending'
import source from './person.json'
import { personTexts } from './personTexts'
import { portraitView, type PortraitView } from './portrait'
import { steeringView, withSteering, type SteeringOffer, type SteeringView } from './steering'
import { bare, named, speaking } from '../speech'
import type { Message, Translator } from '../texts'

/** How far signing out has come, or why it is not offered. */
export type SignOut =
  | 'offered'
  | 'waiting'
  | 'approved'
  /** Approved for a moment that is to come. */
  | 'timed'
  | 'starting'
  /** It was to go out, and somebody paused the case. */
  | 'paused'
  | 'running'
  | 'task'
  | 'done'
  /** Of a dry run: nothing was sent. */
  | 'tried'
  | 'left'
  | 'rejected'
  | 'notPossible'
  | 'failed'
  /** A rule forbids it with what Microsoft 365 says now. */
  | 'held'
  /** The case was ended before it was done, or before all of it was. */
  | 'ended'
  | 'partly'
  /** The case brings somebody back. */
  | 'notAsked'

export interface PersonCard extends CardPointer {
  readonly say: Translator
  readonly employee: Employee
  /** Initials stand where there is none. */
  readonly photo: Photo | undefined
  readonly findings: readonly Finding[]
  /** Since when the findings were read (ISO 8601): they are of then, whatever happened after. */
  readonly readSince: string
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
  readonly end: EndingOffer | undefined
  /** What else the requester may do with it. */
  readonly steering: SteeringOffer
  readonly sandbox: boolean
}

interface Line {
  readonly text: string
}

interface SignOutView {
  readonly style: string
  readonly title: string
  readonly text: string
  /** Asks once more; none where there is nothing to press. */
  readonly button: string
  readonly means: string
  readonly confirm: string
}

interface View extends CardPointer, EndingView, SteeringView {
  readonly kicker: string
  readonly portrait: PortraitView
  readonly sandbox: string
  readonly name: string
  readonly who: string
  readonly account: string
  readonly standing: string
  readonly hasBlockers: boolean
  readonly blockersTitle: string
  readonly blockers: readonly Line[]
  readonly signOut: SignOutView
  /** What matters most. */
  readonly foremost: readonly (Line & { readonly color: string })[]
  readonly foundTitle: string
  readonly facts: readonly { readonly title: string; readonly value: string }[]
  readonly more: readonly Line[]
  readonly readOn: string
  readonly showAll: string
  readonly fallback: string
}

/** Characters of a name where it is said beside others; whole it stands among the facts. */
const shortName = 40

/** So many of the findings are read at once; the others are behind a button. */
const shownAtOnce = 3

/** What a finding is marked with, most important first. */
const tones = [
  { tone: 'warning', symbol: '⚠', color: 'Warning' },
  { tone: 'advice', symbol: 'ℹ', color: 'Default' },
  { tone: 'fact', symbol: '•', color: 'Default' },
] as const

const render = template<View>(withEnding(withSteering(source)))

/** What the bot found about the employee and what that means, with the one button for the moment that cannot wait. */
export function personCard(card: PersonCard): Card {
  // No photo is worth a finding.
  const plain = { ...card, photo: undefined }
  return firstThatFits([
    () => render(viewOf(card, 40)),
    () => render(viewOf(plain, 40)),
    () => render(viewOf(plain, 15)),
    () => render(viewOf(plain, 5)),
    () => render(viewOf(plain, 2)),
    () => render(viewOf(plain, 1)),
  ])
}

function viewOf(card: PersonCard, most: number): View {
  const { say, caseId, revision, employee, findings, blockers, standing, sandbox } = card
  const obstacles = linesOf(say, [...blockers, ...toned(findings, 'blocker')], '✗', most)
  const found = foundLines(say, findings, most)
  return {
    caseId,
    revision,
    kicker: say(commonTexts.say('offboarding')),
    portrait: portraitView(say, employee.displayName, card.photo),
    sandbox: sandbox ? say(commonTexts.say('sandbox')) : '',
    name: named(employee.displayName),
    who: whoText(card),
    account: accountText(card),
    standing: standing.map(speaking(say)).join(' '),
    hasBlockers: obstacles.length > 0,
    blockersTitle: say(personTexts.say('blockers')),
    blockers: obstacles,
    signOut: signOutView(card),
    foremost: found.slice(0, shownAtOnce),
    foundTitle: say(personTexts.say('found')),
    facts: factsAbout(card),
    more: found.slice(shownAtOnce),
    readOn: say(personTexts.say('readOn', { at: momentText(say, card.readSince) })),
    showAll: say(personTexts.say('showAll')),
    ...steeringView(say, card.steering, 'person'),
    ...endingView(say, card.end, 'person'),
    fallback: `${say(commonTexts.say('offboarding'))}: ${bare(employee.displayName)}`,
  }
}

function toned(findings: readonly Finding[], tone: Finding['tone']): readonly Message[] {
  return findings.filter((finding) => finding.tone === tone).map(({ message }) => message)
}

/** What was found and blocks nothing, most important first. */
export function foundLines(
  say: Translator,
  findings: readonly Finding[],
  most: number,
): readonly (Line & { readonly color: string })[] {
  return tones.flatMap(({ tone, symbol, color }) =>
    linesOf(say, toned(findings, tone), symbol, most).map((line) => ({ ...line, color })),
  )
}

/** Whom a line is about, and whether their account works. */
type About = Pick<PersonCard, 'say' | 'employee' | 'enabled'>

/** What they do, and for whom. */
export function whoText({ say, employee: { jobTitle, department, manager } }: About): string {
  const isKnown = (text: string | undefined): text is string => text !== undefined && text !== ''
  const work = [jobTitle, department]
    .filter(isKnown)
    .map((text) => named(text, shortName))
    .join(', ')
  const boss =
    manager === undefined
      ? ''
      : speaking(say)(personTexts.say('managerIs', { name: bare(manager.displayName, shortName) }))
  return [work, boss].filter(isKnown).join(' · ')
}

/** Whether they can sign in, and when they last did. */
export function accountText(card: About & Pick<PersonCard, 'signOut'>): string {
  const { say, employee, enabled } = card
  const day = dayText(say, employee.lastSignIn)
  const last = day === '' ? [] : [say(personTexts.say('lastOn', { day }))]
  const cannot = isBlockWanted(card) ? 'cannotSignIn' : 'cannotSignInStrangely'
  return [say(personTexts.say(enabled ? 'canSignIn' : cannot)), ...last].join(' · ')
}

/** Where this offboarding does not sign out, somebody else blocked the account: that is strange, and warned of. */
const withoutSigningOut: readonly SignOut[] = ['offered', 'tried', 'left', 'rejected', 'ended', 'notPossible']

function isBlockWanted({ signOut }: Pick<PersonCard, 'signOut'>): boolean {
  return !withoutSigningOut.includes(signOut)
}

function linesOf(say: Translator, messages: readonly Message[], symbol: string, most: number): readonly Line[] {
  const speak = speaking(say)
  const lines = messages.slice(0, most).map((message) => ({ text: `${symbol} ${speak(message)}` }))
  const left = messages.length - lines.length
  return left > 0 ? [...lines, { text: say(commonTexts.say('more', { count: left })) }] : lines
}

function factsAbout(card: PersonCard): View['facts'] {
  const { say, employee } = card
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
    fact(personTexts.say('account'), accountLines(card).map(speak).join('; ')),
    fact(personTexts.say('adminRoles'), rolesText(say, employee.adminRoles)),
  ]
}

function accountLines(card: PersonCard): readonly Message[] {
  const { synced, guest } = card.employee
  const blocked = isBlockWanted(card) ? 'blocked' : 'blockedStrangely'
  return [
    personTexts.say(card.enabled ? 'active' : blocked),
    ...(synced ? [personTexts.say('synced')] : []),
    ...(guest ? [personTexts.say('guest')] : []),
  ]
}

function rolesText(say: Translator, roles: readonly string[]): string {
  if (roles.length === 0) return say(personTexts.say('noRoles'))
  const shown = roles.slice(0, 10).map((role) => named(role))
  const left = roles.length - shown.length
  return [...shown, ...(left > 0 ? [say(commonTexts.say('more', { count: left }))] : [])].join(', ')
}

const signOutStyles: Readonly<Record<Exclude<SignOut, 'offered' | 'notAsked'>, string>> = {
  waiting: 'warning',
  timed: 'accent',
  approved: 'accent',
  starting: 'accent',
  paused: 'warning',
  running: 'accent',
  task: 'warning',
  done: 'good',
  tried: 'emphasis',
  left: 'emphasis',
  rejected: 'warning',
  ended: 'emphasis',
  partly: 'attention',
  notPossible: 'warning',
  failed: 'attention',
  held: 'attention',
}

/** Where it is only offered, the button says all; what it does is said when it asks once more. */
function signOutView({ say, signOut, employee, enabled, canSignOut }: PersonCard): SignOutView {
  const speak = speaking(say)
  const isAgain = signOut === 'failed' || signOut === 'held'
  const name = employee.displayName
  const short = { name: bare(name, shortName) }
  const values = { name, enabled: enabled ? 'yes' : 'no', now: canSignOut ? 'yes' : 'no' }
  return {
    ...(signOut === 'offered' || signOut === 'notAsked'
      ? { style: 'default', title: '', text: '' }
      : {
          style: signOutStyles[signOut],
          title: speak(personTexts.say(`${signOut}Title`, values)),
          text: speak(personTexts.say(`${signOut}Text`, values)),
        }),
    button: canSignOut ? say(personTexts.say('signOut', short)) : '',
    means: speak(personTexts.say('signOutMeans')),
    confirm: say(isAgain ? commonTexts.say('retry') : personTexts.say('signOutNow', short)),
  }
}
