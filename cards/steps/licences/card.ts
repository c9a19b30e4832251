import type { Card, DecisionEnvelope } from '../../card'
import { decisionCard, sayOf, type Choice } from '../../conversation/decision'
import source from './card.json'
import type { LicenceReason } from './whyNeeded'
import { licencesTexts } from './texts'
import { bare, speaking } from '../../speech'
import type { Message } from '../../texts'

export { licencesTexts }

/** A licence as the card shows it. */
export interface ShownLicence {
  readonly skuId: string
  readonly name: string
  readonly direct: boolean
  readonly groups: readonly { readonly name: string; readonly dynamic: boolean; readonly synced: boolean }[]
  /** Why it is not suggested to go, when there is a reason. */
  readonly reason: LicenceReason | undefined
}

/** What the card about the licences shows. */
export interface LicencesQuestion {
  readonly licences: readonly ShownLicence[]
  /** Sku ids that are ticked. */
  readonly remove: readonly string[]
}

const render = decisionCard<{
  readonly hasChoices: boolean
  readonly removeLabel: string
  readonly remove: string
  readonly choices: readonly Choice[]
  readonly hasStaying: boolean
  readonly stayingTitle: string
  readonly staying: readonly { readonly text: string }[]
}>(source)
const say = sayOf(licencesTexts)

/** Asks which licences go; input `remove`: their sku ids, separated by commas. */
export function licencesCard(envelope: DecisionEnvelope, { licences, remove }: LicencesQuestion): Card {
  const speak = speaking(envelope.say)
  const staying = licences.flatMap(staysBecause)
  const removable = licences.filter((licence) => lockOf(licence) === undefined)
  const question = {
    title: say('question', { name: envelope.employeeName }),
    found: [{ label: say('count'), value: say('counted', { count: licences.length }) }],
    notes: [],
    effects: [
      say('effectData'),
      say('effectOneDrive'),
      ...(licences.some(({ groups }) => groups.length > 0) ? [say('effectGroup')] : []),
      say('effectOrder'),
    ],
  }
  return render(envelope, licencesTexts, question, {
    hasChoices: removable.length > 0,
    removeLabel: envelope.say(say('removeLabel')),
    remove: remove.join(','),
    choices: removable.map((licence) => ({ title: bare(envelope.say(choiceOf(licence))), value: licence.skuId })),
    hasStaying: staying.length > 0,
    stayingTitle: envelope.say(say('stayingTitle')),
    staying: staying.map((message) => ({ text: speak(message) })),
  })
}

function choiceOf({ name, direct, groups }: ShownLicence): Message {
  if (groups.length === 0) return say('choiceDirect', { name })
  return say(direct ? 'choiceBoth' : 'choiceGroup', {
    name,
    groups: groups.map((group) => say('name', { name: group.name })),
  })
}

function staysBecause(licence: ShownLicence): readonly Message[] {
  const { name, reason } = licence
  const lock = lockOf(licence)
  if (lock !== undefined) return [say(lock.dynamic ? 'staysDynamic' : 'staysSynced', { name, group: lock.name })]
  return reason === undefined ? [] : [say('staysNeeded', { name, reason: say(reason) })]
}

function lockOf({ groups }: ShownLicence) {
  return groups.find(({ dynamic, synced }) => dynamic || synced)
}
