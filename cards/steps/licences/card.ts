import type { Card, DecisionEnvelope } from '../../card'
import { decisionCard, sayOf, type Choice } from '../../conversation/decision'
import { firstThatFits } from '../../fit'
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

/** Lines about licences that stay. */
const mostStaying = 8

/**
 * Asks which licences go; input `remove`: their sku ids, separated by commas, and {@link withOthers} for those that do not
 * fit on the card.
 */
export function licencesCard(envelope: DecisionEnvelope, asked: LicencesQuestion): Card {
  return firstThatFits([
    () => cardWith(envelope, asked, 120),
    () => cardWith(envelope, asked, 60),
    () => cardWith(envelope, asked, 20),
  ])
}

/**
 * The sku ids that an input of the card means: `others:20` is all but the first 20 that the card has.
 * @param all sku ids of the licences that can go, in the order in which the card has them
 */
export function withOthers(input: string, all: readonly string[]): readonly string[] {
  const ticked = input.split(',').filter((skuId) => skuId !== '')
  const means = (value: string): readonly string[] => {
    const [, listed] = /^others:(\d+)$/.exec(value) ?? []
    return listed === undefined ? [value] : all.slice(Number(listed))
  }
  return [...new Set(ticked.flatMap(means))]
}

/** Whether somebody can take this licence away here. */
export function canGo(licence: Pick<ShownLicence, 'groups'>): boolean {
  return lockOf(licence) === undefined
}

/** @param most how many licences have a line of their own */
function cardWith(envelope: DecisionEnvelope, { licences, remove }: LicencesQuestion, most: number): Card {
  const speak = speaking(envelope.say)
  const staying = licences.flatMap(staysBecause)
  const all = licences.filter(canGo)
  // One line more would say less than the licence itself.
  const removable = all.length > most + 1 ? all.slice(0, most) : all
  const unlisted = all.slice(removable.length)
  const ticked = remove.filter((skuId) => !unlisted.some((licence) => licence.skuId === skuId))
  const rest = `others:${removable.length}`
  const restGoes = unlisted.length > 0 && unlisted.every(({ skuId }) => remove.includes(skuId))
  const choices = removable.map((licence) => ({ title: bare(envelope.say(choiceOf(licence))), value: licence.skuId }))
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
    remove: (restGoes ? [...ticked, rest] : ticked).join(','),
    choices:
      unlisted.length === 0
        ? choices
        : [...choices, { title: envelope.say(say('others', { count: unlisted.length })), value: rest }],
    hasStaying: staying.length > 0,
    stayingTitle: envelope.say(say('stayingTitle')),
    staying: upTo(mostStaying, staying).map((message) => ({ text: speak(message) })),
  })
}

function upTo(most: number, lines: readonly Message[]): readonly Message[] {
  if (lines.length <= most + 1) return lines
  return [...lines.slice(0, most), say('staysMore', { count: lines.length - most })]
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

function lockOf({ groups }: Pick<ShownLicence, 'groups'>) {
  return groups.find(({ dynamic, synced }) => dynamic || synced)
}
