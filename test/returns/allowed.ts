import type { PersonSeed } from '../../sandbox/seeds/people'
import { isSettled, type CaseStep, type OffboardingCase } from '../../services/cases/journal/case'
import type { PartBack } from '../../services/model/partBack'
import { idBack, type BackDecision, type BackFacts } from '../../services/returning'
import type { Difference, Dump } from './dump'

/** What no return brings back, and why. */
const neverBack: readonly { readonly place: RegExp; readonly why: string }[] = [
  { place: /\.signInSessionsValidFromDateTime$/, why: 'sessions ended, and nobody opens them again' },
  { place: /\.lastPasswordChangeDateTime$/, why: 'nobody knows the old password' },
  { place: /^authenticationMethods\./, why: 'secrets on devices: whoever is back registers them anew' },
  { place: /^devices\.(managed|phones)\./, why: 'a wipe or retirement that was carried out' },
  { place: /^calendars\./, why: 'a meeting that was cancelled' },
  { place: /^users\.[^.]*\.(formerPlans|foundFrom|lastSignIn)/, why: 'history, which the tenant keeps' },
  { place: /^roles\.requests/, why: 'history, which the tenant keeps' },
  { place: /^subscriptions\[.*\.partner\.version$/, why: 'counts changes' },
  { place: /^(ediscovery|drives\.(copies|uploads))\./, why: 'copies and exports stay' },
]

/** Where in the tenant a step’s doings are to be seen. */
const placesOf: Readonly<Record<string, RegExp>> = {
  contain: /^users\..*\.accountEnabled$/,
  hold: /^mailboxes\..*\.(litigationHold|litigationHoldDuration|delayHold)/,
  devices: /^devices\./,
  'mail-access': /^clientAccess\./,
  directory: /^(users\..*\.accountEnabled|groups\.|mailboxes\.)/,
  roles: /^(roles\.|users\..*\.roles|groups\.)/,
  'sign-in-methods': /^authenticationMethods\./,
  'app-access': /^appAccess\./,
  ownership: /^groups\..*\.(owners|members)/,
  groups: /^(groups\..*\.members|roles\.|users\..*\.roles|appAccess\.)/,
  'auto-reply': /^mailboxSettings\./,
  meetings: /^calendars\./,
  mailbox: /^mailboxes\..*\.(kind|becoming|forwarding|deliverAndForward|permissions|externalAddress|onPremisesKind)/,
  'mailbox-access': /^(mailboxes\..*\.permissions|delegates\.)/,
  'inbox-rules': /^inboxRules\./,
  'address-list': /^mailboxes\..*\.hidden$/,
  onedrive: /^drives\./,
  calls: /^(numbers|callSettings|callQueues)/,
  pointers: /^(mailboxes\..*\.forwarding|groups\..*\.moderators|callQueues|autoAttendants)/,
  reports: /^users\..*\.manager$/,
  licences: /^(users\..*\.licences|groups\..*\.members|mailboxes\..*\.softDeleted)/,
  seats: /^subscriptions/,
  account: /^(users\.|groups\.|mailboxes\.)/,
}

/** What takes something else along where it does not come back itself: no phone and no mailbox without a licence. */
const takesAlong: Readonly<Record<string, readonly string[]>> = {
  licences: ['mailbox', 'calls', 'hold', 'mail-access', 'onedrive'],
  groups: ['licences', 'roles', 'mailbox', 'calls', 'hold'],
  account: Object.keys(placesOf),
  seats: ['licences'],
  directory: ['contain', 'groups'],
}

/** What was done to the tenant, at which moments. */
export interface Story {
  readonly who: PersonSeed
  readonly before: Dump
  /** What others changed, as it was right after. */
  readonly others: readonly Difference[]
  /** The case that gave back, or undefined when nothing was to come back. */
  readonly back: OffboardingCase | undefined
}

/** What of the differences nothing explains: neither the list, nor what was chosen, nor what others changed. */
export function unexplained({ who, before, others, back }: Story, found: readonly Difference[]): readonly Difference[] {
  const left = (back?.steps ?? []).flatMap(leftOf)
  return found.filter(({ place, after }) => {
    if (neverBack.some((one) => one.place.test(place))) return false
    if (others.some((one) => one.place === place && one.after === after)) return false
    return !left.some(({ stepId, part }) => explains(stepId, objectsOf(part, before), place, who))
  })
}

/** What others changed and the return set back though nobody chose that. */
export function overwritten({ others, back }: Story, after: Dump): readonly Difference[] {
  const chosen = (back?.steps ?? []).filter(({ decision }) => chosenIn(decision).length > 0).map(stepIdOf)
  return others
    .filter(({ place, after: set }) => after.get(place) !== set)
    .filter(({ place }) => !neverBack.some((one) => one.place.test(place)))
    .filter(({ place }) => !chosen.some((stepId) => placesOf[stepId]?.test(place) === true))
    .map(({ place, after: set }) => ({ place, before: set, after: after.get(place) }))
}

/** The parts that stay as they are, by the last read of each step: chosen so, lost, or a person’s who did not do it. */
function leftOf(step: CaseStep): readonly { readonly stepId: string; readonly part: PartBack }[] {
  const { parts = [] } = (step.facts ?? {}) as Partial<BackFacts>
  const isLeft = (part: PartBack): boolean => {
    const decision = step.decision as BackDecision | undefined
    if (part.stands === 'lost' || part.stands === 'byHand' || step.status === 'task' || step.status === 'failed')
      return true
    if (decision === undefined || decision.choice === 'leave' || decision.without.includes(part.id)) return true
    return part.onlyIfChosen === true && !decision.chosen.includes(part.id)
  }
  return parts.filter(isLeft).map((part) => ({ stepId: stepIdOf(step), part }))
}

/** Steps of a return that came to no good end though nobody decided against what it needs, and nobody else stood in its way. */
export function failedIn({ back, others }: Story): readonly CaseStep[] {
  const steps = back?.steps ?? []
  // What was asked, and what was left out: Microsoft may refuse the one, and the rest for want of the other.
  const own = steps.filter(({ decision }) => chosenIn(decision).length > 0 || withoutIn(decision)).map(stepIdOf)
  const along = own.flatMap((stepId) => takesAlong[stepId] ?? [])
  // No application lets somebody in who is an administrator by now.
  const isAdministrator = others.some(({ place }) => place.startsWith('roles.assignments'))
  const mayFail = [...own, ...along, ...(isAdministrator ? ['contain'] : [])]
  return steps.filter((step) => !isSettled(step) && step.status !== 'task' && !mayFail.includes(stepIdOf(step)))
}

function withoutIn(decision: unknown): boolean {
  const { choice, without = [] } = (decision ?? {}) as {
    readonly choice?: string
    readonly without?: readonly string[]
  }
  return choice === 'leave' || without.length > 0
}

function chosenIn(decision: unknown): readonly string[] {
  const { chosen = [] } = (decision ?? {}) as { readonly chosen?: readonly string[] }
  return chosen
}

/**
 * Ids of what a part is about: one that has a word for an id is about the leaver’s own. Intune’s device is also an object in
 * Entra, which is not enabled again once it was wiped; a product stands in the tenant by its subscription.
 */
function objectsOf({ id }: PartBack, before: Dump): readonly string[] {
  const [object] = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(id) ?? []
  if (object === undefined) return []
  const registered = before.get(`devices.managed.${object}.seed.registration.id`)
  const bought = [...before].flatMap(([place, value]) =>
    value === object ? (/^(subscriptions\[[^\]]*\])\.skuId$/.exec(place)?.[1] ?? []) : [],
  )
  return [object, ...(registered === undefined ? [] : [registered]), ...bought]
}

function explains(stepId: string, objects: readonly string[], place: string, { id: leaver }: PersonSeed): boolean {
  const own = placesOf[stepId]?.test(place) === true
  // A person’s list of roles has their names only.
  const about = stepId === 'roles' && objects.length > 0 ? [...objects, leaver] : objects
  if (own && (about.length === 0 || about.some((id) => place.includes(id)))) return true
  return (takesAlong[stepId] ?? []).some((other) => placesOf[other]?.test(place) === true && place.includes(leaver))
}

function stepIdOf({ stepId }: Pick<CaseStep, 'stepId'>): string {
  return stepId.slice(idBack('').length)
}
