import type * as AdaptiveCards from 'adaptivecards'
import { LRUCache } from 'lru-cache'
import type { Card } from '../../cards/card'
import { largestCard, sizeOf } from '../../cards/fit'
import { asOlderClientDraws, isNewer } from './olderClient'

/** Every verb that a button of the product may carry. */
export const knownVerbs = [
  'start',
  'contain',
  'decide',
  'change',
  'back',
  'when',
  'submit',
  'cancel',
  'pause',
  'resume',
  'handOver',
  'approve',
  'unapprove',
  'undo',
  'reject',
  'retry',
  'hand',
  'leave',
  'confirm',
  'pass',
  'evidence',
  'summary',
  'requests',
  'ask',
  'extend',
  'seen',
  'end',
  'batchApprove',
  'batchReject',
  'batchList',
  'batchPerson',
  'batchBack',
  'batchPlan',
  'batchChange',
  'batchLeaveOut',
  'batchDetails',
  'batchSend',
  'batchReport',
  'batchOutcome',
  'batchPause',
  'batchResume',
  'batchStop',
  'batchWhen',
  'begin',
  'notNow',
] as const

/** What begins or asks something is about no case yet. */
const withoutCase: readonly unknown[] = ['start', 'ask', 'begin', 'notNow']

// The package's own entry point is written for bundlers and does not load in Node.
const { AdaptiveCard, SerializationContext, Versions } =
  require('adaptivecards/dist/adaptivecards.js') as typeof AdaptiveCards

interface Json {
  readonly [name: string]: unknown
}

/**
 * What is wrong with a card, in sentences; an empty list is what a test wants. Parsed by the Adaptive Cards SDK as version
 * 1.5 (elements, enumerations, inputs; of newer elements their fallback), and checked for what the SDK cannot know: the size, forgotten fields of the
 * template, verbs, and the data of buttons.
 */
export function checkCard(card: Card): readonly string[] {
  const said = JSON.stringify(card)
  const known = checked.get(said) ?? problemsOf(card)
  checked.set(said, known)
  return known
}

/** A card is sent over and over while its case goes on; the same one has the same problems. */
const checked = new LRUCache<string, readonly string[]>({ max: 1_000 })

function problemsOf(card: Card): readonly string[] {
  const elements = [...objectsIn(card)]
  return [
    ...parsingProblems(card),
    ...headProblems(card),
    ...mentionProblems(card, elements),
    ...duplicates(elements.filter((element) => 'type' in element).map(({ id }) => id)),
    ...elements.flatMap((element) => [
      ...(isNewer(element) && element['fallback'] === undefined
        ? [`A ${String(element['type'])} has no fallback`]
        : []),
      ...emptinessProblems(element),
      ...actionProblems(element),
      ...inputProblems(element),
      ...targetProblems(element, card),
    ]),
  ]
}

/** A coloured bar with nothing in it is what is left where somebody took its text away. */
function emptinessProblems({ type, items, style }: Record<string, unknown>): readonly string[] {
  const isEmpty = type === 'Container' && style !== undefined && Array.isArray(items) && items.length === 0
  return isEmpty || (type === 'Container' && items === undefined) ? ['A Container has nothing in it'] : []
}

function parsingProblems(card: Card): readonly string[] {
  const context = new SerializationContext(Versions.v1_5)
  const parsed = new AdaptiveCard()
  parsed.parse(structuredClone(asOlderClientDraws(card)), context)
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index))
  return [...events, ...parsed.validateProperties().validationEvents]
    .map(({ message }) => message)
    .filter((message) => !isAboutPeoplePicker(message, card))
}

/** Teams knows `choices.data` in cards of version 1.5, and needs no choices beside it; the SDK knows it from 1.6 on. */
function isAboutPeoplePicker(message: string, card: Card): boolean {
  return (
    JSON.stringify(card).includes('"dataset":"graph.microsoft.com/users"') &&
    (message.startsWith('Property "choices.data"') || message.includes('must have at least one choice'))
  )
}

function headProblems(card: Card): readonly string[] {
  const json = JSON.stringify(card, withoutTyped)
  return [
    ...(card['version'] === '1.5' ? [] : [`Its version is ${String(card['version'])}, not 1.5`]),
    ...(typeof card['fallbackText'] === 'string' && card['fallbackText'] !== '' ? [] : ['It has no fallbackText']),
    ...(sizeOf(card) < largestCard ? [] : [`It is ${sizeOf(card)} bytes, too large for Teams`]),
    ...(json.includes('${') ? [`It shows a field of its template: ${excerpt(json, '${')}`] : []),
    ...(/\b(undefined|NaN|\[object Object\])/.test(json) ? ['It shows a value that is not there'] : []),
  ]
}

/** What somebody typed stands in an input as it was typed, and may look like a field; only a whole one is a forgotten one. */
function withoutTyped(this: Json, name: string, value: unknown): unknown {
  const isTyped = name === 'value' && this['type'] === 'Input.Text' && typeof value === 'string'
  return isTyped && !/^\$\{[^}]*\}$/.test(value) ? '' : value
}

/** Teams draws a mention only where a text of the card and an entity say the same, and each of them once. */
function mentionProblems(card: Card, elements: readonly Json[]): readonly string[] {
  const { entities = [] } = (card['msteams'] ?? {}) as { readonly entities?: readonly Json[] }
  const texts = elements.flatMap(({ type, text }) => (type === 'TextBlock' && typeof text === 'string' ? [text] : []))
  const tags = texts.flatMap((text) => text.match(/<at>[^<]*<\/at>/g) ?? [])
  const isGood = ({ type, text, mentioned }: Json): boolean => {
    const { id, name, type: of = 'tag' } = (mentioned ?? {}) as Json
    return (
      type === 'mention' && typeof id === 'string' && id !== '' && of === 'tag' && text === `<at>${String(name)}</at>`
    )
  }
  return [
    ...tags
      .filter((tag) => entities.filter(({ text }) => text === tag).length !== 1)
      .map((tag) => `${tag} mentions nobody`),
    ...entities.filter((entity) => !isGood(entity)).map((entity) => `${JSON.stringify(entity)} is no mention`),
    ...entities.filter(({ text }) => !tags.includes(String(text))).map(({ text }) => `${String(text)} stands nowhere`),
  ]
}

function actionProblems(element: Json): readonly string[] {
  if (!String(element['type']).startsWith('Action.')) return []
  const named = typeof element['title'] === 'string' && element['title'] !== ''
  return [
    ...(named ? [] : [`An ${String(element['type'])} has no title`]),
    ...(element['type'] === 'Action.Execute' ? executeProblems(element) : []),
    ...(element['type'] === 'Action.Submit' ? submitProblems(element) : []),
    ...(element['type'] === 'Action.OpenUrl' && !String(element['url']).startsWith('https://')
      ? [`${String(element['title'])} opens ${String(element['url'])}, which is not https`]
      : []),
  ]
}

function executeProblems({ verb, data, title }: Json): readonly string[] {
  const known = knownVerbs.some((candidate) => candidate === verb)
  const { caseId, batchId = caseId, revision } = (data ?? {}) as Json
  return [
    ...(known ? [] : [`${String(title)} has the verb ${String(verb)}, which nobody answers`]),
    ...(typeof data === 'object' ? [] : [`${String(title)} carries no data`]),
    ...(withoutCase.includes(verb) || (typeof batchId === 'string' && batchId !== '')
      ? []
      : [`${String(title)} names no case`]),
    ...(withoutCase.includes(verb) || typeof revision === 'number'
      ? []
      : [`${String(title)} has no number as revision`]),
  ]
}

/** What opens a dialog, or stands in one: its verb is with the data. */
function submitProblems({ data, title }: Json): readonly string[] {
  return executeProblems({ verb: ((data ?? {}) as Json)['verb'], data, title })
}

function inputProblems(element: Json): readonly string[] {
  const { type, id, label, isRequired, errorMessage } = element
  if (!String(type).startsWith('Input.')) return []
  const missing = (value: unknown): boolean => typeof value !== 'string' || value === ''
  return [
    ...(missing(id) ? [`An ${String(type)} has no id`] : []),
    ...(missing(label) ? [`The input ${String(id)} has no label`] : []),
    ...(isRequired === true && missing(errorMessage) ? [`The required input ${String(id)} has no errorMessage`] : []),
  ]
}

function targetProblems({ type, targetElements }: Json, card: Card): readonly string[] {
  if (type !== 'Action.ToggleVisibility' || !Array.isArray(targetElements)) return []
  const ids = new Set([...objectsIn(card)].map(({ id }) => id))
  return targetElements
    .filter((target) => !ids.has(target))
    .map((target) => `It toggles ${String(target)}, which is not there`)
}

function duplicates(ids: readonly unknown[]): readonly string[] {
  const known = ids.filter((id) => id !== undefined)
  return known
    .filter((id, index) => known.indexOf(id) !== index)
    .map((id) => `Two elements have the id ${JSON.stringify(id)}`)
}

function* objectsIn(value: unknown): Generator<Json> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield value as Json
  for (const inner of Object.values(value)) yield* objectsIn(inner)
}

function excerpt(text: string, part: string): string {
  const at = text.indexOf(part)
  return text.slice(Math.max(0, at - 40), at + 40)
}
