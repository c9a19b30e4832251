import { sayOf } from '../../../cards/conversation/decision'
import { devicesTexts } from '../../../cards/steps/devices/card'
import type { ExchangeOperation, GraphOperation, Operation, PersonOperation } from '../../model/operation'
import { asMade, byHand, lost, type PartBack } from '../../model/partBack'
import type { Employee } from '../../model/people'
import type { Phone } from '../../facts/phones'
import type { ManagedDevice, RegisteredDevice } from './reading'
import {
  canBeDisabled,
  isForApplications,
  registrationOf,
  standingIn,
  standingOf,
  type ChosenDevice,
  type DevicesFacts,
} from './openDevices'
import { mayBeWiped } from './rules'

const say = sayOf(devicesTexts)

/**
 * What is still to be done with a device; one that is wiped or retired is blocked in Entra only after that. Where a person has
 * to block it, that is a task if it was decided by itself; after a wipe or retirement nothing of the work is left to let in.
 */
export function operationsFor(chosen: ChosenDevice, facts: DevicesFacts, before: DevicesFacts): readonly Operation[] {
  const entry = entryOf(chosen, facts)
  if (chosen.action === 'disable')
    return isByHand(entry) ? [changeByHand(entry, facts, 'explainDisable', 'instructDisable')] : disabling(entry)
  if (chosen.action !== 'clear') {
    const blocking = disabling(entry).map((operation) =>
      isActedOn(chosen, facts, before) ? operation : held(operation),
    )
    return [...acting(chosen, facts, before), ...blocking]
  }
  const phone = facts.phones.find(({ id }) => id === chosen.id)
  return phone === undefined || wipeOf(phone, before) !== 'open' ? [] : [clear(phone)]
}

/** Whether a read shows that all was done with a device that was decided; one that is gone from where it was is done with. */
export function isDealtWith(chosen: ChosenDevice, facts: DevicesFacts, before: DevicesFacts): boolean {
  const entry = entryOf(chosen, facts)
  const stays = chosen.action === 'disable' && isByHand(entry)
  return hasReported(chosen, facts, before) && !stays && disabling(entry).length === 0
}

/** Whether a device did what it has to do itself: nothing where it is only blocked in Entra. */
export function hasReported(chosen: ChosenDevice, facts: DevicesFacts, before: DevicesFacts): boolean {
  if (chosen.action === 'disable') return true
  if (chosen.action !== 'clear') return isActedOn(chosen, facts, before)
  const phone = facts.phones.find(({ id }) => id === chosen.id)
  return phone === undefined || wipeOf(phone, before) === 'done'
}

/**
 * The way back of one device. Its block in Entra is lifted where the step set it, never that of a wiped one or of one that
 * still waits; a phone that is still to hear of its wipe is spared. What was retired or cleared, its holder sets up again; a
 * wipe stays one. Pure.
 */
export function deviceBack(chosen: ChosenDevice, now: DevicesFacts, before: DevicesFacts): readonly PartBack[] {
  if (chosen.action === 'clear') return phoneBack(chosen, now, before)
  return [...(chosen.action === 'disable' ? [] : managedBack(chosen, now, before)), ...entryBack(chosen, now, before)]
}

/** The way back of what a person did in a BlackBerry server, which no read shows. */
export function blackberryBack({ userPrincipalName: upn }: Employee, server: string): PartBack {
  return byHand('blackberry', {
    via: 'person',
    explain: say('explainBlackberryBack', { server }),
    instruction: say('instructBlackberryBack', { server, upn }),
    ...linkTo(server),
  })
}

function managedBack(chosen: ChosenDevice, now: DevicesFacts, before: DevicesFacts): readonly PartBack[] {
  const { id, name } = chosen
  if (standsNow(chosen, now, before) === 'pending') return [lost(id, say('lostWaiting', { name }))]
  if (!isActedOn(chosen, now, before)) return []
  if (wasWiped(chosen, before)) return [lost(id, say('lostWiped', { name }))]
  return [byHand(id, task('explainEnrol', 'instructEnrol', name))]
}

function entryBack(chosen: ChosenDevice, now: DevicesFacts, before: DevicesFacts): readonly PartBack[] {
  const entry = entryOf(chosen, before)
  if (entry === undefined || !canBeDisabled(entry)) return []
  const found = now.registered.find(({ id }) => id === entry.id)
  if (chosen.action === 'disable') {
    if (found === undefined) return [lost(entry.id, say('lostRegistration', { name: entry.name }))]
    const back = isForApplications(entry)
      ? setEnabled(entry, true, 'explainEnable')
      : changeByHand(entry, now, 'explainEnable', 'instructEnable')
    return found.enabled ? [] : [asMade(entry.id, back)]
  }
  const waits = standsNow(chosen, now, before) === 'pending'
  const isWiped = wasWiped(chosen, before) && isActedOn(chosen, now, before)
  if (found === undefined || found.enabled || !isForApplications(entry) || waits || isWiped) return []
  return [asMade(entry.id, setEnabled(entry, true, 'explainEnable'))]
}

function phoneBack(chosen: ChosenDevice, now: DevicesFacts, before: DevicesFacts): readonly PartBack[] {
  const { id, name } = chosen
  const phone = now.phones.find((one) => one.id === id)
  const stands = phone === undefined ? 'done' : wipeOf(phone, before)
  if (stands === 'open') return []
  return [
    stands === 'pending' ? asMade(id, cancel(chosen)) : byHand(id, task('explainAccount', 'instructAccount', name)),
  ]
}

/** How far the wipe or retirement of a device that Intune still has is. */
function standsNow(chosen: ChosenDevice, now: DevicesFacts, before: DevicesFacts) {
  const device = now.managed.find(({ id }) => id === chosen.id)
  if (device === undefined) return undefined
  return standingIn(device, beforeOf(before.managed, chosen.id), actionOn(device, chosen))
}

function wasWiped(chosen: ChosenDevice, before: DevicesFacts): boolean {
  const device = beforeOf(before.managed, chosen.id)
  return chosen.action === 'wipe' && (device === undefined || mayBeWiped(device))
}

function task(
  explain: 'explainEnrol' | 'explainAccount',
  instruction: 'instructEnrol' | 'instructAccount',
  name: string,
): PersonOperation {
  return { via: 'person', explain: say(explain, { name }), instruction: say(instruction, { name }) }
}

/** A task: this bot has no way into a BlackBerry server. */
export function blackberryTask({ userPrincipalName: upn }: Employee, server: string): PersonOperation {
  return {
    via: 'person',
    explain: say('explainBlackberry', { server }),
    instruction: say('instructBlackberry', { server, upn }),
    ...linkTo(server),
  }
}

function linkTo(server: string): { readonly link?: string } {
  return server.startsWith('https://') ? { link: server } : {}
}

function isActedOn(chosen: ChosenDevice, facts: DevicesFacts, before: DevicesFacts): boolean {
  const device = facts.managed.find(({ id }) => id === chosen.id)
  if (device === undefined) return facts.intuneReadable
  return standingIn(device, beforeOf(before.managed, chosen.id), actionOn(device, chosen)) === 'done'
}

function acting(chosen: ChosenDevice, facts: DevicesFacts, before: DevicesFacts): readonly GraphOperation[] {
  const device = facts.managed.find(({ id }) => id === chosen.id)
  if (device === undefined) return []
  const action = actionOn(device, chosen)
  if (standingIn(device, beforeOf(before.managed, chosen.id), action) !== 'open') return []
  const path = `/deviceManagement/managedDevices/${device.id}/${action}`
  const { name } = device
  return action === 'wipe'
    ? [
        {
          ...posting(path),
          body: { keepEnrollmentData: false, keepUserData: false },
          explain: say('explainWipe', { name }),
        },
      ]
    : [{ ...posting(path), explain: say('explainRetire', { name }) }]
}

/** The object in Entra. By the device's own id, since a device that was wiped is gone from Intune. */
function entryOf({ id, action, deviceId }: ChosenDevice, facts: DevicesFacts): RegisteredDevice | undefined {
  if (action === 'disable') return facts.registered.find((device) => device.id === id)
  return action === 'clear' ? undefined : registrationOf(facts, deviceId)
}

function disabling(entry: RegisteredDevice | undefined): readonly GraphOperation[] {
  const isOurs = entry !== undefined && canBeDisabled(entry) && isForApplications(entry)
  return isOurs ? [setEnabled(entry, false, 'explainDisable')] : []
}

/** It still signs in, and only a person can end that. */
function isByHand(entry: RegisteredDevice | undefined): entry is RegisteredDevice {
  return entry !== undefined && canBeDisabled(entry) && !isForApplications(entry)
}

/** Proven by the next read, as what the bot itself sends is. */
function changeByHand(
  { deviceId, id, name, model: system }: RegisteredDevice,
  { portal }: DevicesFacts,
  explain: 'explainDisable' | 'explainEnable',
  instruction: 'instructDisable' | 'instructEnable',
): PersonOperation {
  return {
    via: 'person',
    explain: say(explain, { name }),
    instruction: say(instruction, { name, deviceId: deviceId ?? id, system }),
    ...(portal === undefined ? {} : { link: portal }),
  }
}

/** A device that is blocked in Entra never hears of its wipe, so it has to report first. */
function held(operation: GraphOperation): GraphOperation {
  return { ...operation, explain: say('explainDisableLater', operation.explain.values), waits: true }
}

function wipeOf(phone: Phone, { phones }: DevicesFacts): 'open' | 'pending' | 'done' {
  return standingOf(phone.wipe, beforeOf(phones, phone.id)?.wipe, phone.lastSeen)
}

/**
 * Only the account goes, never the phone. Microsoft says that Outlook needs no AccountOnly, and others that it does not
 * support it; Outlook wipes nothing but itself either way, so a refused one is sent without.
 */
function clear({ id, name, outlook }: Phone): ExchangeOperation {
  const without: ExchangeOperation = {
    via: 'exchange',
    cmdlet: 'Clear-MobileDevice',
    parameters: { Identity: id, Confirm: false },
    explain: say('explainClear', { name }),
    whenRefused: 'continue',
    irreversible: true,
  }
  const accountOnly = { ...without, parameters: { Identity: id, AccountOnly: true, Confirm: false } }
  return outlook ? { ...accountOnly, otherwise: [without] } : accountOnly
}

function cancel({ id, name }: ChosenDevice): ExchangeOperation {
  return {
    via: 'exchange',
    cmdlet: 'Clear-MobileDevice',
    parameters: { Identity: id, Cancel: true, Confirm: false },
    explain: say('explainCancel', { name }),
    whenRefused: 'continue',
  }
}

function setEnabled(
  { id, name }: { readonly id: string; readonly name: string },
  accountEnabled: boolean,
  explain: 'explainDisable' | 'explainEnable',
): GraphOperation {
  const body = { accountEnabled }
  return {
    via: 'graph',
    method: 'PATCH',
    path: `/devices/${id}`,
    body,
    explain: say(explain, { name }),
    whenRefused: 'continue',
  }
}

function posting(path: string) {
  return { via: 'graph', method: 'POST', path, whenRefused: 'continue', irreversible: true } as const
}

/** Promise 6 once more: one that turned out to be somebody's own since is retired, which has to be approved first. */
function actionOn(device: ManagedDevice, { action }: ChosenDevice): 'wipe' | 'retire' {
  return action === 'wipe' && mayBeWiped(device) ? 'wipe' : 'retire'
}

function beforeOf<Item extends { readonly id: string }>(items: readonly Item[], id: string): Item | undefined {
  return items.find((item) => item.id === id)
}
