import type { Card, DecisionEnvelope } from '../../card'
import { decisionCard, sayOf, type Choice } from '../../conversation/decision'
import source from './card.json'
import { devicesTexts } from './texts'
import { shortList } from '../../conversation/shortList'
import { bare, momentOf } from '../../speech'
import type { Message } from '../../texts'

export { devicesTexts }

export type DeviceAction = 'wipe' | 'retire' | 'disable' | 'clear'

/** A device about which there is something to decide. */
export interface OpenDevice {
  readonly id: string
  readonly name: string
  readonly model: string
  readonly kind: 'company' | 'personal' | 'unknown' | 'registered' | 'phone'
  readonly lastSeen: string | undefined
  /** For one of Intune's: its id in Entra. */
  readonly deviceId?: string
  /** What can be done with it, the suggestion first. */
  readonly actions: readonly DeviceAction[]
}

/** So many devices have a question of their own; the others share one, so that a card never gets too large for Teams. */
export const shownDevices = 10

/** The id of a device's own input. */
export function deviceInput(id: string): string {
  return `device-${id}`
}

/** What the card about the devices shows. */
export interface DevicesQuestion {
  readonly devices: readonly OpenDevice[]
  /** The action chosen for a device by its id; one that is not here is left as it is. */
  readonly chosen: ReadonlyMap<string, DeviceAction>
  readonly intuneReadable: boolean
  /** One of them is a Mac that may be wiped. */
  readonly wipesMac: boolean
  /** One of them only a person can block in Entra. */
  readonly byHand: boolean
  readonly blackberryServer: string | undefined
  readonly blackberry: boolean
}

interface DeviceData {
  readonly id: string
  readonly label: string
  readonly missing: string
  readonly value: string
  readonly choices: readonly Choice[]
}

const render = decisionCard<{
  readonly devices: readonly DeviceData[]
  readonly chooseMissing: string
  readonly hasOthers: boolean
  readonly othersLabel: string
  readonly others: string
  readonly othersChoices: readonly Choice[]
  readonly hasBlackberry: boolean
  readonly blackberryLabel: string
  readonly blackberryTitle: string
  readonly blackberry: string
}>(source)
const say = sayOf(devicesTexts)
const longestLabel = 120

/**
 * Asks what happens to each device: an input per device by its id (wipe, retire, disable, clear or leave), `others`
 * (suggested, leave) for those beyond the first few, and `blackberry` ('true', 'false').
 */
export function devicesCard(envelope: DecisionEnvelope, asked: DevicesQuestion): Card {
  const speak = envelope.say
  const shown = asked.devices.slice(0, shownDevices)
  const others = asked.devices.slice(shownDevices)
  return render(envelope, devicesTexts, questionOf(envelope, asked), {
    devices: shown.map((device) => dataOf(envelope, device, asked.chosen.get(device.id))),
    chooseMissing: speak(say('chooseMissing')),
    hasOthers: others.length > 0,
    othersLabel: bare(speak(say('othersLabel', { count: others.length, names: listed(others) }))),
    others: others.some(({ id }) => asked.chosen.has(id)) ? 'suggested' : 'leave',
    othersChoices: [
      { title: speak(say('othersSuggested')), value: 'suggested' },
      { title: speak(say('othersLeave')), value: 'leave' },
    ],
    hasBlackberry: asked.blackberryServer !== undefined,
    blackberryLabel: speak(say('blackberryLabel')),
    blackberryTitle: bare(speak(say('blackberryTitle', { server: asked.blackberryServer ?? '' }))),
    blackberry: String(asked.blackberry),
  })
}

function questionOf(
  { employeeName }: DecisionEnvelope,
  { devices, intuneReadable, byHand, wipesMac }: DevicesQuestion,
) {
  const waits = devices.some(({ kind }) => kind !== 'registered')
  const retires = devices.some(({ actions }) => actions.includes('retire'))
  const isOwn = ({ kind }: OpenDevice): boolean => kind === 'personal' || kind === 'unknown'
  return {
    title: say('question', { name: employeeName }),
    found: [{ label: say('count'), value: say('counted', { count: devices.length }) }],
    notes: [...(intuneReadable ? [] : [say('noteUnreadable')]), ...(devices.some(isOwn) ? [say('notePersonal')] : [])],
    effects: [
      ...(waits ? [say('effectWaits'), say('effectOrder')] : []),
      ...(devices.some(({ kind }) => kind !== 'phone') ? [say('effectEntra')] : []),
      ...(wipesMac ? [say('effectMac')] : []),
      ...(byHand ? [say('effectByHand')] : []),
      ...(retires ? [say('effectFinal')] : []),
    ],
  }
}

function dataOf({ say: speak }: DecisionEnvelope, device: OpenDevice, chosen: DeviceAction | undefined): DeviceData {
  return {
    id: deviceInput(device.id),
    label: bare(speak(labelOf(device)), longestLabel),
    missing: speak(say('chooseMissing')),
    value: chosen ?? 'leave',
    choices: [
      ...device.actions.map((action) => ({ title: speak(say(choiceTexts[action])), value: action })),
      { title: speak(say('choiceLeave')), value: 'leave' },
    ],
  }
}

const choiceTexts = {
  wipe: 'choiceWipe',
  retire: 'choiceRetire',
  disable: 'choiceDisable',
  clear: 'choiceClear',
} as const

const labels = {
  company: 'labelCompany',
  personal: 'labelPersonal',
  unknown: 'labelUnknown',
  registered: 'labelRegistered',
  phone: 'labelPhone',
} as const

/** A device with whose it is and when it was last used. */
export function labelOf({ kind, name, model, lastSeen }: OpenDevice): Message {
  const label = say(labels[kind], { name, model })
  const at = momentOf(lastSeen)
  return at === undefined ? label : say('lastSeen', { label, at })
}

function listed(devices: readonly OpenDevice[]): readonly Message[] {
  const words = { name: (text: string) => say('fact', { text }), more: (count: number) => say('more', { count }) }
  return shortList(
    devices.map(({ name }) => name),
    words,
    3,
  )
}
