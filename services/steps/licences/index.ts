import { canGo, licencesCard, licencesTexts, withOthers } from '../../../cards/steps/licences/card'
import { sayOf } from '../../../cards/conversation/decision'
import type { Message } from '../../model/message'
import { needsOf } from './whyNeeded'
import { goAlong, isLost, licencesAfter, unmet } from './afterDecision'
import { keepFor, lockOf } from './keeping'
import { whyNotAssigned } from './errors'
import { leaveGroups, list, takeAway } from './operations'
import { readLicences, type Licence, type LicencesFacts } from './reading'
import { licencesBack } from './wayBack'
import { byWhoMay } from '../restricted'
import type { Context, Reminder, Step } from '../step'
import { known } from '../context'
import { momentAfter } from '../../facts/days'
import { isSharedMailbox } from '../../facts/mailboxAsRead'
import type { Finding } from '../../model/finding'

export type { Licence, LicencesFacts, LicensingGroup } from './reading'

export interface LicencesDecision {
  /** Sku ids. */
  readonly remove: readonly string[]
  readonly keep: readonly string[]
  /** Names of those to take away, in the same order. */
  readonly names: readonly string[]
  /** What the account no longer has once they are gone. */
  readonly loses: { readonly exchange: boolean; readonly oneDrive: boolean; readonly phone: boolean }
}

const say = sayOf(licencesTexts)

/** Days after which the OneDrive of somebody without its licence is archived (learn, unlicensed OneDrive accounts). */
const archivedAfter = 93
/** Licences of somebody, of which all fit on a card. */
const usualNumber = 20
/**
 * Days in the archive after which one that nobody pays for is deleted: 12 months, from July 2026. Source: message MC1381110, which
 * was not read itself; others who tell of it count 365 days.
 */
const unpaidDays = 365

/**
 * Take licences away (learn: remove-former-employee-step-6). Direct ones go in one request, since Microsoft refuses to
 * take away one that another depends on; inherited ones go by leaving the group. What the mailbox and the calls need must
 * stay (promises 4 and 5), and both are verified before this starts. Source: learn, user-assignlicense.
 */
export const licences: Step<LicencesFacts, LicencesDecision> = {
  id: 'licences',
  texts: licencesTexts,
  title: say('title'),
  after: ['hold', 'devices', 'mailbox', 'onedrive', 'calls'],
  destructive: true,
  permissions: [
    'Directory.Read.All',
    'LicenseAssignment.ReadWrite.All',
    'GroupMember.ReadWrite.All',
    'Exchange.ManageAsApp',
  ],
  clouds: ['global', 'usGov', 'china'],
  settleSeconds: 30,
  onceDecided: ['free'],
  people: [],

  read: (from, { id }, decision) => readLicences(from, id, decision?.remove),

  findings({ assigned }) {
    if (assigned.length === 0) return []
    const names = assigned.map(({ name }) => name)
    const problems = assigned.flatMap(errorFindings)
    return [
      ...problems,
      ...assigned.flatMap(groupFindings),
      { tone: 'fact', message: say('findingDirect', { names: list(names) }) },
    ]
  },

  applies: ({ assigned }) => assigned.length > 0,

  suggest({ assigned }, context) {
    const kept = keepFor(assigned, needsOf(context))
    return decide(
      assigned,
      assigned.flatMap(({ skuId }) => (kept.has(skuId) ? [] : [skuId])),
    )
  },

  ask(envelope, { assigned }, { remove }, context) {
    const reasons = keepFor(assigned, needsOf(context))
    const shown = weightiestFirst(assigned).map((licence) => ({
      ...licence,
      reason: remove.includes(licence.skuId) ? undefined : reasons.get(licence.skuId),
    }))
    return licencesCard(envelope, { licences: shown, remove })
  },

  parse({ remove: input = '' }, { assigned }, _people, context) {
    const removable = weightiestFirst(assigned).filter(canGo)
    const remove = withOthers(
      input,
      removable.map(({ skuId }) => skuId),
    )
    const problem = problemWith(remove, assigned, context)
    return problem === undefined ? { ok: true, value: decide(assigned, remove) } : { ok: false, problem }
  },

  describe: ({ names }) => (names.length === 0 ? say('chosenNone') : say('chosen', { names: list(names) })),

  changesNothing: ({ remove }) => remove.length === 0,

  plan(employee, facts, { remove }) {
    const taken = facts.assigned.filter(({ skuId }) => remove.includes(skuId))
    const direct = taken.filter((licence) => licence.direct)
    // Microsoft works inherited licences out by itself after that. To ask for it at once (reprocessLicenseAssignment)
    // takes User.ReadWrite.All, which would let the bot write nearly everything of everybody.
    const what = say('takeRestricted', { names: list(direct.map(({ name }) => name)) })
    const requests = direct.length === 0 ? [] : [takeAway(employee, direct)]
    return [...byWhoMay(facts, employee, what, requests), ...leaveGroups(employee, taken)]
  },

  isDone: ({ assigned }, { remove }) => !assigned.some(({ skuId }) => remove.includes(skuId)),

  newSince({ assigned }, found, decision, context) {
    const known = [...found.assigned.map(({ skuId }) => skuId), ...(decision?.remove ?? []), ...(decision?.keep ?? [])]
    const needed = keepFor(assigned, needsOf(context))
    const came = assigned.filter(({ skuId }) => !known.includes(skuId) && !needed.has(skuId))
    if (came.length === 0) return undefined
    const also = decide(
      assigned,
      came.map(({ skuId }) => skuId),
    )
    return decision === undefined ? also : together(decision, also)
  },

  whyRefused({ kind, text }, { assigned }, { remove }) {
    return kind === 'licenceDependency' ? dependencyRefused(text, assigned, remove) : undefined
  },

  verified({ mailboxKind }, { names }) {
    if (names.length === 0) return say('chosenNone')
    return say(isSharedMailbox(mailboxKind) ? 'verifiedShared' : 'verified', { names: list(names) })
  },

  aftermath({ mailboxKind }, { names, loses }, doneAt) {
    if (names.length === 0) return { felt: [], reminders: [] }
    const felt = [say('feltSeats', { names: list(names) })]
    const reminders: Reminder[] = []
    // learn: remove-former-employee-step-6 (30 days), and unlicensed OneDrive accounts (60 and 93).
    if (loses.exchange && !isSharedMailbox(mailboxKind))
      reminders.push({ ...after(30, doneAt, say('remindData')), task: say('taskData') })
    if (loses.oneDrive) {
      felt.push(say('feltUnpaid', { at: momentAfter(doneAt, archivedAfter + unpaidDays) }))
      reminders.push(
        ...[after(60, doneAt, say('remindReadOnly')), after(archivedAfter, doneAt, say('remindArchived'))].map(
          (reminder) => ({
            ...reminder,
            about: 'onedrive',
            task: say('taskOneDrive'),
          }),
        ),
      )
    }
    return { felt, reminders }
  },

  leftToPeople(_employee, { assigned }, decision) {
    // A seat is paid for until somebody takes it away, whatever it is kept for.
    const kept = assigned.filter(({ skuId }) => decision?.remove.includes(skuId) !== true).map(({ name }) => name)
    return kept.length === 0 ? [] : [say('leftCost', { names: list(kept) })]
  },

  restore: (employee, now, before, { remove }) => licencesBack(employee, now, before, remove),
}

/**
 * What something may depend on first: of hundreds it must have a line of its own. What a licence gives decides, so that the
 * order is the same whenever it is asked.
 */
function weightiestFirst(assigned: readonly Licence[]): readonly Licence[] {
  if (assigned.length <= usualNumber) return assigned
  return assigned.toSorted((one, other) => Number(isPlain(one)) - Number(isPlain(other)))
}

function isPlain({ hasExchange, hasArchive, hasHold, hasPhone, hasOneDrive, groups }: Licence): boolean {
  return (
    groups.length === 0 && ![hasExchange, hasArchive, hasHold, hasPhone, hasOneDrive].some((gives) => gives === true)
  )
}

/** Why these licences cannot all be taken away, or undefined when they can. */
function problemWith(remove: readonly string[], assigned: readonly Licence[], context: Context): Message | undefined {
  const taken = assigned.filter(({ skuId }) => remove.includes(skuId))
  if (taken.length !== remove.length) return say('unknown')
  for (const licence of taken) {
    const lock = lockOf(licence)
    if (lock === undefined) continue
    return say(lock.dynamic ? 'lockedDynamic' : 'lockedSynced', { name: licence.name, group: lock.name })
  }
  const along = goAlong(assigned, remove)
  if (along.length > 0) return say('goAlong', { names: list(along.map(({ name }) => name)) })
  const need = unmet(licencesAfter(assigned, remove), needsOf(context))
  if (need === undefined) return undefined
  const able = assigned.filter(need.gives).map(({ name }) => name)
  return say('mustStay', { reason: say(need.reason), names: list(able) })
}

/** Sku ids of what goes, as far as that is decided. Undefined while nothing is. */
export function licencesGoing(context: Context): readonly string[] | undefined {
  const { facts, decision, before } = known(licences, context)
  if (decision === undefined) return undefined
  const { remove } = decision
  // What this case took away goes all the same.
  return [...remove, ...goAlong((before ?? facts)?.assigned ?? [], remove).map(({ skuId }) => skuId)]
}

function decide(assigned: readonly Licence[], remove: readonly string[]): LicencesDecision {
  const taken = assigned.filter(({ skuId }) => remove.includes(skuId))
  const kept = assigned.filter(({ skuId }) => !remove.includes(skuId))
  const after = licencesAfter(assigned, remove)
  return {
    remove: taken.map(({ skuId }) => skuId),
    keep: kept.map(({ skuId }) => skuId),
    names: taken.map(({ name }) => name),
    loses: {
      exchange: isLost(after, ({ hasExchange }) => hasExchange),
      oneDrive: isLost(after, ({ hasOneDrive }) => hasOneDrive),
      phone: isLost(after, ({ hasPhone }) => hasPhone),
    },
  }
}

/** One decision of two, about the same account. */
function together(first: LicencesDecision, also: LicencesDecision): LicencesDecision {
  return {
    remove: [...first.remove, ...also.remove],
    keep: also.keep,
    names: [...first.names, ...also.names],
    loses: {
      exchange: first.loses.exchange || also.loses.exchange,
      oneDrive: first.loses.oneDrive || also.loses.oneDrive,
      phone: first.loses.phone || also.loses.phone,
    },
  }
}

function errorFindings({ name, error }: Licence): readonly Finding[] {
  if (error === undefined) return []
  return [{ tone: 'warning', message: say('findingError', { name, why: whyNotAssigned(error) }) }]
}

function groupFindings(licence: Licence): readonly Finding[] {
  const { name } = licence
  const lock = lockOf(licence)
  if (lock !== undefined) {
    const why = say(lock.dynamic ? 'whyDynamic' : 'whySynced')
    return [{ tone: 'warning', message: say('findingLocked', { name, group: lock.name, why }) }]
  }
  return licence.groups.map((group) => ({ tone: 'fact', message: say('findingGroup', { name, group: group.name }) }))
}

/**
 * Which licence stays behind that needs one that goes. Microsoft names service plans by their ids only: the first is the
 * one that depends.
 */
function dependencyRefused(text: string, assigned: readonly Licence[], remove: readonly string[]): Message | undefined {
  const [plan = ''] = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/i.exec(text) ?? []
  const needing = assigned.filter(({ planIds = [] }) => planIds.includes(plan.toLowerCase()))
  const staying = needing.filter(({ skuId }) => !remove.includes(skuId))
  const named = staying.length > 0 ? staying : needing
  if (named.length === 0) return undefined
  return say('refusedDependency', { names: list(named.map(({ name }) => name)), text })
}

function after(days: number, doneAt: string, message: Message): Reminder {
  return { at: momentAfter(doneAt, days), message }
}
