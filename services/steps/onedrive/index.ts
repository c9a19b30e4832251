import { sayOf } from '../../../cards/conversation/decision'
import { onedriveCard, onedriveTexts } from '../../../cards/steps/onedrive/card'
import type { Message } from '../../model/message'
import type { Operation } from '../../model/operation'
import type { Person } from '../../model/people'
import { gigabyte } from '../../model/size'
import { copy, endOutside, share } from './operations'
import { known } from '../context'
import { whyNotCopied } from './rules'
import { namesOf } from './outsideNames'
import { endable, type OutsideAccess } from './outsiders'
import { accessBack, copiesBack, linksBack } from './wayBack'
import { mostParts, readOneDrive, type ExistingOneDrive, type NoOneDrive, type OneDriveFacts } from './reading'
import type { Step } from '../step'
import type { Finding } from '../../model/finding'
import { chosenSuccessor, personIn, suggestedSuccessor } from '../successor'

export type { OneDriveFacts } from './reading'

export type OneDriveDecision = (
  | { readonly choice: 'access' | 'copy'; readonly successor: Person }
  | { readonly choice: 'leave' }
) & {
  /** What people outside can open and is to be ended; left out, it stays. */
  readonly ends?: readonly OutsideAccess[]
}

const say = sayOf(onedriveTexts)

/**
 * Hand the OneDrive over (learn: remove-former-employee-step-5): give access to it, or copy everything to the
 * successor's own. A copy is carried out by Microsoft in the background, each part with a monitor that the runner
 * follows. What was copied is read back by name, number of items and size. Source: learn, driveitem-invite,
 * driveitem-copy. What people outside can open there is ended where somebody decides so (learn, permission-delete).
 */
export const onedrive: Step<OneDriveFacts, OneDriveDecision> = {
  id: 'onedrive',
  texts: onedriveTexts,
  title: say('title'),
  after: [],
  destructive: true,
  // It reads too.
  permissions: ['Files.ReadWrite.All'],
  clouds: ['global', 'usGov', 'china'],
  settleSeconds: 120,
  // Sizes of folders come late in SharePoint's index.
  patienceSeconds: 60 * 60,
  onceDecided: ['shared', 'permissionId', 'copies', 'open'],
  people: ['successor'],

  read: ({ graph }, employee, decision) => readOneDrive(graph, employee, decision),

  findings: (facts) => (facts.exists ? findingsOf(facts) : findingsOfNone(facts)),

  applies: (facts) => facts.exists && facts.itemCount > 0,

  suggest(_facts, context) {
    const successor = suggestedSuccessor(context)
    return successor === undefined ? { choice: 'leave' } : { choice: 'access', successor: personIn(successor) }
  },

  matters: ({ exists }) => exists,

  consequence: ({ choice }) =>
    say(choice === 'leave' ? 'comesToNothing' : choice === 'access' ? 'comesToAccess' : 'comesToCopy'),

  ask(envelope, facts, decision, context) {
    const { usedBytes, itemCount } = facts.exists ? facts : { usedBytes: 0, itemCount: 0 }
    return onedriveCard(envelope, {
      gigabytes: usedBytes / gigabyte,
      itemCount,
      outside: facts.exists ? (facts.outside ?? []).map(({ name }) => name) : [],
      copyable: itemCount <= mostParts,
      canEnd: facts.exists && endable(facts.outside ?? []).length > 0,
      ends: decision.ends !== undefined,
      choice: decision.choice,
      successor: decision.choice === 'leave' ? suggestedSuccessor(context) : decision.successor,
    })
  },

  parse(input, facts, people, { employee }) {
    const { choice } = input
    const ends = input['outside'] === 'end' && facts.exists ? endable(facts.outside ?? []) : []
    const also = ends.length === 0 ? {} : { ends }
    if (choice === 'leave') return { ok: true, value: { choice, ...also } }
    if (choice !== 'access' && choice !== 'copy') return { ok: false, problem: say('chooseMissing') }
    if (!facts.exists) return { ok: false, problem: say('nothingToDecide') }
    if (choice === 'copy' && facts.itemCount > mostParts) {
      return { ok: false, problem: say('tooManyItems', { count: facts.itemCount, most: mostParts }) }
    }
    const chosen = chosenSuccessor(input, people, employee, onedriveTexts)
    return chosen.ok ? { ok: true, value: { choice, successor: personIn(chosen.value), ...also } } : chosen
  },

  describe: (decision) => describe(decision),

  changesNothing: ({ choice, ends }) => choice === 'leave' && ends === undefined,

  cannotBeUndone: ({ ends }) => ends !== undefined,

  touches: (_employee, _facts, { choice, ends }) => [
    ...(choice === 'copy' ? [say('touchesCopy')] : []),
    ...(ends === undefined ? [] : [say('touchesEnds', { names: namesOf(ends) })]),
  ],

  handsOver(decision) {
    if (decision.choice === 'leave') return undefined
    const [what, letter] =
      decision.choice === 'access'
        ? ([say('handedOneDrive'), 'oneDriveAccess'] as const)
        : ([say('handedCopy'), 'oneDriveCopy'] as const)
    return { to: decision.successor, what, letter }
  },

  holds({ displayName: name }, facts, { choice }) {
    if (choice === 'leave') return undefined
    if (choice === 'copy') return { where: say('whereCopy', { name }), until: say('untilOwn'), look: say('lookCopy') }
    const address = facts.exists ? facts.webUrl : undefined
    const where = address === undefined ? say('whereOneDrive', { name }) : say('whereAddress', { address })
    return { where, until: say('untilDeleted', { name }), look: say('lookOneDrive') }
  },

  plan(_employee, facts, decision) {
    return facts.exists ? [...handOver(facts, decision), ...endFor(facts, decision)] : []
  },

  isDone(facts, decision) {
    if (!facts.exists) return decision.choice === 'leave' && (decision.ends === undefined || facts.locked !== true)
    if (decision.ends !== undefined && facts.open?.length !== 0) return false
    if (decision.choice === 'leave') return true
    if (decision.choice === 'access') return facts.shared
    const { copies } = facts
    return copies?.destination !== undefined && !copies.tooMany && copies.parts.every(({ copied }) => copied)
  },

  // A copy is the successor’s own.
  leadsTo: (decision, { id }) => decision.choice === 'access' && decision.successor.id === id,

  verified(facts, decision) {
    const { ends } = decision
    if (decision.choice === 'leave')
      return ends === undefined ? say('chosenLeave') : say('verifiedEnds', { names: namesOf(ends) })
    const successor = decision.successor.displayName
    if (decision.choice === 'access') return say('verifiedAccess', { successor })
    const count = facts.exists ? (facts.copies?.parts.length ?? 0) : 0
    return say('verifiedCopy', { successor, count })
  },

  aftermath(facts, decision) {
    if (decision.choice === 'leave') return { felt: [], reminders: [] }
    const address = facts.exists ? facts.webUrl : undefined
    const where = address === undefined ? [] : [say('feltAccess', { address })]
    const ended = decision.ends === undefined ? [] : [say('feltEnds', { names: namesOf(decision.ends) })]
    const felt = decision.choice === 'access' ? [...where, say('feltDeleted')] : [say('feltCopy')]
    return { felt: [...felt, ...ended], reminders: [] }
  },

  // Deleting the account, or the leaver's OneDrive, is what ends it otherwise; a copy has none of it.
  leftToPeople(_employee, facts, decision) {
    const ended = decision?.ends?.flatMap(({ permissions }) => permissions) ?? []
    const outside = (facts.exists ? (facts.outside ?? []) : []).filter(
      // What was shared since stays, by another permission.
      ({ permissions = [] }) => permissions.length === 0 || !permissions.every((id) => ended.includes(id)),
    )
    return outside.length === 0 ? [] : [say('leftOutside', { names: namesOf(outside) })]
  },

  rules: [
    {
      id: 'copyFits',
      uses: ['onedrive'],
      guards: ['onedrive'],
      refuse(input) {
        const { facts, decision } = known(onedrive, input)
        if (decision?.choice !== 'copy' || facts?.exists !== true || facts.copies === undefined) return []
        return whyNotCopied(facts.copies, decision.successor)
      },
    },
  ],

  restore(employee, now, before, decision) {
    if (!before.exists) return []
    const links = linksBack(decision.ends ?? [])
    if (decision.choice === 'leave') return links
    return [
      ...(decision.choice === 'access'
        ? accessBack(employee, now, before, decision.successor)
        : copiesBack(employee, decision.successor)),
      ...links,
    ]
  },
}

/** What the successor gets. */
function handOver(facts: ExistingOneDrive, decision: OneDriveDecision): readonly Operation[] {
  if (decision.choice === 'leave') return []
  if (decision.choice === 'access') return facts.shared ? [] : [share(facts, decision.successor)]
  const destination = facts.copies?.destination
  if (destination === undefined) return []
  const open = facts.copies?.parts.filter(({ copied }) => !copied) ?? []
  return open.map((part) => copy(facts, part, destination, decision.successor))
}

/** What people outside lose, as far as it is there; before anybody looked, all of it is. */
function endFor({ driveId, open }: ExistingOneDrive, { ends = [] }: OneDriveDecision): readonly Operation[] {
  return ends.flatMap((access) =>
    access.permissions
      .filter((id) => open?.includes(id) ?? true)
      .map((permission) => endOutside(driveId, access, permission)),
  )
}

function describe(decision: OneDriveDecision): Message {
  const { ends } = decision
  return ends === undefined
    ? describeHandOver(decision)
    : say('chosenEnds', { chosen: describeHandOver(decision), names: namesOf(ends) })
}

function describeHandOver(decision: OneDriveDecision): Message {
  if (decision.choice === 'leave') return say('chosenLeave')
  const successor = decision.successor.displayName
  return say(decision.choice === 'access' ? 'chosenAccess' : 'chosenCopy', { successor })
}

function findingsOfNone({ locked }: NoOneDrive): readonly Finding[] {
  return locked === true ? [{ tone: 'warning', message: say('findingLocked') }] : []
}

function findingsOf({ usedBytes, itemCount, outside = [] }: ExistingOneDrive): readonly Finding[] {
  if (itemCount === 0) return [{ tone: 'fact', message: say('findingEmpty') }]
  const anyone = outside.filter((one) => one.anyone)
  const somebody = outside.filter((one) => !one.anyone)
  return [
    ...(anyone.length === 0
      ? []
      : [{ tone: 'warning' as const, message: say('findingAnyone', { names: namesOf(anyone) }) }]),
    ...(somebody.length === 0
      ? []
      : [{ tone: 'advice' as const, message: say('findingOutside', { names: namesOf(somebody) }) }]),
    { tone: 'fact', message: say('findingSize', { gigabytes: usedBytes / gigabyte }) },
  ]
}
