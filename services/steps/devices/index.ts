import { sayOf } from '../../../cards/conversation/decision'
import {
  deviceInput,
  devicesCard,
  devicesTexts,
  labelOf,
  shownDevices,
  type DeviceAction,
  type OpenDevice,
} from '../../../cards/steps/devices/card'
import { shortList } from '../../../cards/conversation/shortList'
import type { Message } from '../../model/message'
import { known } from '../context'
import { blackberryBack, blackberryTask, hasReported, isDealtWith, operationsFor, deviceBack } from './operations'
import { readManagedDevices, readRegisteredDevices } from './reading'
import { readPhones } from '../../facts/phones'
import {
  canBeDisabled,
  choose,
  isForApplications,
  openDevices,
  type ChosenDevice,
  type DevicesFacts,
} from './openDevices'
import { mayBeWiped, wipedThoughPersonal } from './rules'
import type { CardInput, Parsed, Step } from '../step'
import type { Finding } from '../../model/finding'

export type { DevicesFacts }

export interface DevicesDecision {
  readonly choice: 'act' | 'leave'
  /** Those with which something is done. */
  readonly devices: readonly ChosenDevice[]
  /** The server on which a colleague deals with the BlackBerry. */
  readonly blackberry?: string
}

const say = sayOf(devicesTexts)
const nothing: DevicesDecision = { choice: 'leave', devices: [] }
const actions: readonly DeviceAction[] = ['wipe', 'retire', 'disable', 'clear']
const partTexts = { wipe: 'partWipe', retire: 'partRetire', disable: 'partDisable', clear: 'partClear' } as const

/**
 * Wipe, retire or block computers, tablets and phones (learn: remove-former-employee-step-3), while
 * the ways it travels by are still open (promise 6). A device does so when it next reports, which may take days. Source:
 * learn, intune-devices-manageddevice-wipe and -retire, Clear-MobileDevice.
 */
export const devices: Step<DevicesFacts, DevicesDecision> = {
  id: 'devices',
  texts: devicesTexts,
  title: say('title'),
  after: [],
  destructive: true,
  permissions: [
    'DeviceManagementManagedDevices.Read.All',
    'DeviceManagementManagedDevices.PrivilegedOperations.All',
    'User.Read.All',
    'Device.ReadWrite.All',
    'Exchange.ManageAsApp',
  ],
  clouds: ['global', 'usGov', 'china'],
  sideBySide: true,
  settleSeconds: 60,
  // A phone that is off may take days; after one of them somebody should know.
  patienceSeconds: 24 * 60 * 60,
  people: [],

  async read({ graph, exchange, settings }, { id }, decision) {
    // Before a decision it is a fact to show; after one, a device that cannot be seen must not pass for one that is gone.
    const required = decision?.devices.some(isInIntune) === true
    const [managed, registered, phones] = await Promise.all([
      readManagedDevices(graph, id, required),
      readRegisteredDevices(graph, id),
      readPhones(exchange, id),
    ])
    return {
      managed: managed ?? [],
      intuneReadable: managed !== undefined,
      registered,
      phones,
      blackberryServer: settings.blackberryServer,
      portal: settings.links.entra,
    }
  },

  findings(facts) {
    const open = openDevices(facts)
    const fromDirectory = facts.registered.filter(({ enabled, synced }) => enabled && synced)
    const findings: Finding[] = []
    if (!facts.intuneReadable) findings.push({ tone: 'advice', message: say('findingUnreadable') })
    if (fromDirectory.length > 0) {
      findings.push({ tone: 'advice', message: say('findingSynced', { names: listed(fromDirectory) }) })
    }
    if (open.length > 0) {
      findings.push({ tone: 'fact', message: say('findingDevices', { count: open.length, names: listed(open) }) })
    }
    return findings
  },

  applies: (facts) => openDevices(facts).length > 0 || facts.blackberryServer !== undefined,

  suggest: (facts) => decided(openDevices(facts), ({ actions: [first] }) => first, facts.blackberryServer),

  matters: () => true,

  ask: (envelope, facts, choice) =>
    devicesCard(envelope, {
      devices: openDevices(facts),
      chosen: new Map(choice.devices.map(({ id, action }) => [id, action])),
      intuneReadable: facts.intuneReadable,
      wipesMac: facts.managed.some((one) => mayBeWiped(one) && one.system?.toLowerCase() === 'macos'),
      byHand: facts.registered.some((one) => canBeDisabled(one) && !isForApplications(one)),
      blackberryServer: facts.blackberryServer,
      blackberry: choice.blackberry !== undefined,
    }),

  parse(input, facts) {
    const open = openDevices(facts)
    const shown = open.slice(0, shownDevices)
    for (const device of shown) {
      const problem = problemIn(input[deviceInput(device.id)], device)
      if (problem !== undefined) return { ok: false, problem }
    }
    const others = open.length > shown.length ? input['others'] : 'leave'
    if (others !== 'suggested' && others !== 'leave') return { ok: false, problem: say('chooseMissing') }
    return {
      ok: true,
      value: answered(input, open, shown, others === 'suggested', facts),
    } satisfies Parsed<DevicesDecision>
  },

  describe: (decision) =>
    decision.choice === 'leave' ? say('chosenLeave') : say('chosen', { parts: partsOf(decision, true) }),

  changesNothing: ({ choice }) => choice === 'leave',

  cannotBeUndone: ({ devices }) => devices.some(({ action }) => action !== 'disable'),

  touches: (_employee, facts, decision) =>
    openDevices(facts)
      .filter(({ id }) => decision.devices.some((chosen) => chosen.id === id))
      .map(labelOf),

  plan(employee, facts, decision, before) {
    const { blackberry } = decision
    return [
      ...decision.devices.flatMap((chosen) => operationsFor(chosen, facts, before)),
      // Nothing that this bot can read shows that it was done, so it is always left to do.
      ...(blackberry === undefined ? [] : [blackberryTask(employee, blackberry)]),
    ]
  },

  isDone: (facts, decision, before) => decision.devices.every((chosen) => isDealtWith(chosen, facts, before)),

  newSince(facts, found, decision) {
    const ids = [...found.managed, ...found.registered, ...found.phones].map(({ id }) => id)
    const known = [...ids, ...(decision?.devices ?? []).map(({ id }) => id)]
    const came = openDevices(facts).filter(({ id }) => !known.includes(id))
    if (came.length === 0) return undefined
    const also = decided(came, ({ actions: [first] }) => first, undefined)
    return { ...decision, choice: 'act', devices: [...(decision?.devices ?? []), ...also.devices] }
  },

  verified: (_facts, decision) =>
    decision.choice === 'leave' ? say('chosenLeave') : say('verified', { parts: partsOf(decision) }),

  whyNotVisible(facts, decision, before) {
    const silent = decision.devices.filter((chosen) => !hasReported(chosen, facts, before))
    return silent.length === 0 ? undefined : say('notReported', { names: listed(silent), count: silent.length })
  },

  aftermath(_facts, { devices: chosen }) {
    const felt = [
      ...(chosen.length > 0 ? [say('feltDone')] : []),
      ...(chosen.some(isInIntune) ? [say('feltRegistered')] : []),
      ...(chosen.some(({ action }) => action !== 'clear') ? [say('feltEntra')] : []),
    ]
    return { felt, reminders: [] }
  },

  rules: [
    {
      id: 'personalNeverWiped',
      promise: 6,
      uses: ['devices'],
      guards: ['devices'],
      refuse(input) {
        const { facts, decision, before } = known(devices, input)
        // A device that this case has wiped is gone from Intune, and stays the company's.
        const managed = [...(facts?.managed ?? []), ...(before?.managed ?? [])]
        const wrong = wipedThoughPersonal(managed, decision?.devices ?? [])
        return wrong.map(({ name }) => say('personalNeverWiped', { name }))
      },
    },
  ],

  restore: (employee, now, before, { devices: chosen, blackberry }) => [
    ...chosen.flatMap((one) => deviceBack(one, now, before)),
    ...(blackberry === undefined ? [] : [blackberryBack(employee, blackberry)]),
  ],
}

function problemIn(answer: string | undefined, { name, kind, actions: possible }: OpenDevice): Message | undefined {
  if (answer === 'wipe' && !possible.includes('wipe') && kind !== 'registered' && kind !== 'phone') {
    return say('personalNeverWiped', { name })
  }
  return answer === 'leave' || possible.some((one) => one === answer) ? undefined : say('chooseMissing')
}

function answered(
  input: CardInput,
  open: readonly OpenDevice[],
  shown: readonly OpenDevice[],
  others: boolean,
  { blackberryServer }: DevicesFacts,
): DevicesDecision {
  const chosenFor = (device: OpenDevice): DeviceAction | undefined => {
    if (!shown.includes(device)) return others ? device.actions[0] : undefined
    return device.actions.find((action) => action === input[deviceInput(device.id)])
  }
  return decided(open, chosenFor, input['blackberry'] === 'true' ? blackberryServer : undefined)
}

function decided(
  open: readonly OpenDevice[],
  actionFor: (device: OpenDevice) => DeviceAction | undefined,
  blackberry: string | undefined,
): DevicesDecision {
  const chosen = open.flatMap((device): readonly ChosenDevice[] => {
    const action = actionFor(device)
    return action === undefined ? [] : [choose(device, action)]
  })
  if (chosen.length === 0 && blackberry === undefined) return nothing
  return { choice: 'act', devices: chosen, ...(blackberry === undefined ? {} : { blackberry }) }
}

/** What is done with which devices, an action at a time. `opening`: the first one begins a sentence. */
function partsOf({ devices: chosen, blackberry }: DevicesDecision, opening = false): readonly Message[] {
  const named = actions
    .map((action) => [action, chosen.filter((one) => one.action === action)] as const)
    .filter(([, those]) => those.length > 0)
  const place = (index: number): string => (opening && index === 0 ? 'first' : 'other')
  const parts = named.map(([action, those], index) =>
    say(partTexts[action], { place: place(index), names: listed(those) }),
  )
  if (blackberry === undefined) return parts
  return [...parts, say('partBlackberry', { place: place(parts.length), server: blackberry })]
}

/** The first few by name, and how many more there are. */
function listed(named: readonly { readonly name: string }[]): readonly Message[] {
  const words = { name: (text: string) => say('fact', { text }), more: (count: number) => say('more', { count }) }
  return shortList(
    named.map(({ name }) => name),
    words,
    3,
  )
}

function isInIntune({ action }: ChosenDevice): boolean {
  return action === 'wipe' || action === 'retire'
}
