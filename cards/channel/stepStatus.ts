import { defineTexts, type Translator } from '../texts'

/** Where a step stands, as cards show it. */
export type StepLineStatus =
  | 'waitingApproval'
  | 'approved'
  /** Approved, and the moment of the whole case is to come. */
  | 'toBegin'
  | 'waitingFor'
  | 'askedAgain'
  | 'running'
  | 'verifying'
  | 'task'
  | 'done'
  | 'accepted'
  /** A person said so, and no read can show it. */
  | 'confirmed'
  /** Of a dry run: nothing was sent. */
  | 'tried'
  | 'skipped'
  | 'rejected'
  | 'failed'
  | 'blocked'
  /** The case was ended before it began, or while it was under way. */
  | 'ended'
  | 'stopped'
  /** A rule forbids it with what Microsoft 365 says now. */
  | 'held'
  /** Somebody paused the case before it started. */
  | 'paused'

export const stepStatusTexts = defineTexts('stepStatus', {
  en: {
    waitingApproval: '⏳ Waiting for approval',
    approved: '✓ Approved, starts shortly',
    toBegin: '✓ Approved, waits for the moment',
    waitingFor: '⏳ Waiting for another step',
    askedAgain: '☐ The requester has to choose again',
    running: '⏳ Running now',
    verifying: '⏳ Sent; checking that it came through',
    task: '☐ Somebody has to do this by hand',
    done: '✓ Done, and read back',
    accepted: '✓ Accepted by Microsoft 365; it cannot be checked',
    confirmed: '✓ Done, as a person confirmed',
    tried: '– Dry run: nothing was sent',
    skipped: '– Left as it is',
    rejected: '✗ Rejected',
    failed: '✗ Failed',
    blocked: '✗ Cannot go on',
    ended: '– Not done: the offboarding was ended before',
    'ended@returns': '– Not done: the return was ended before',
    stopped: '✗ Stopped part-way',
    held: '✗ Stopped by a rule',
    paused: '⏸ Paused',
  },
  nl: {
    waitingApproval: '⏳ Wacht op goedkeuring',
    approved: '✓ Goedgekeurd, begint zo',
    toBegin: '✓ Goedgekeurd, wacht op het moment',
    waitingFor: '⏳ Wacht op een andere stap',
    askedAgain: '☐ De aanvrager moet opnieuw kiezen',
    running: '⏳ Wordt nu uitgevoerd',
    verifying: '⏳ Verstuurd; ik controleer of het is doorgevoerd',
    task: '☐ Dit moet iemand met de hand doen',
    done: '✓ Klaar, en nagelezen',
    accepted: '✓ Aangenomen door Microsoft 365; controleren kan niet',
    confirmed: '✓ Klaar, zoals een collega bevestigde',
    tried: '– Proefrun: niets verstuurd',
    skipped: '– Blijft zoals het is',
    rejected: '✗ Afgewezen',
    failed: '✗ Mislukt',
    blocked: '✗ Kan niet verder',
    ended: '– Niet gedaan: de offboarding is eerder beëindigd',
    'ended@returns': '– Niet gedaan: de terugkeer is eerder beëindigd',
    stopped: '✗ Onderweg gestopt',
    held: '✗ Tegengehouden door een regel',
    paused: '⏸ Gepauzeerd',
  },
})

type Color = 'Default' | 'Good' | 'Warning' | 'Attention' | 'Accent'

const colors: Readonly<Record<StepLineStatus, Color>> = {
  waitingApproval: 'Accent',
  approved: 'Accent',
  toBegin: 'Accent',
  waitingFor: 'Default',
  askedAgain: 'Attention',
  running: 'Accent',
  verifying: 'Accent',
  task: 'Accent',
  done: 'Good',
  accepted: 'Good',
  confirmed: 'Good',
  tried: 'Default',
  skipped: 'Default',
  rejected: 'Attention',
  failed: 'Attention',
  blocked: 'Attention',
  ended: 'Default',
  stopped: 'Attention',
  held: 'Attention',
  paused: 'Warning',
}

/** The badge that says the same as a colour. */
const badges: Readonly<Record<Color, string>> = {
  Default: 'Subtle',
  Good: 'Good',
  Warning: 'Warning',
  Attention: 'Attention',
  Accent: 'Accent',
}

/** Characters that a badge shows on a phone; a longer state stands as text, which wraps. */
const longestBadge = 30

export interface StatusView {
  readonly text: string
  readonly color: Color
  readonly badge: string
  readonly isBadge: boolean
}

/** The status in a symbol and words; the colour only repeats what they say. */
export function statusView(say: Translator, status: StepLineStatus): StatusView {
  const text = say(stepStatusTexts.say(status))
  const color = colors[status]
  return { text, color, badge: badges[color], isBadge: text.length <= longestBadge }
}
