import { distance } from 'fastest-levenshtein'
import type { SaidAt } from '../../services/moments/readMoment'
import { dayNamed } from './day'
import { readable } from './readable'
import type { SentFile } from '../sentFile'
import {
  commandNames,
  longestName,
  mostTyped,
  type CommandName,
  type HowSaid,
  type Intention,
  type NamedDay,
  type Typed,
} from './typed'
import { crowdAnywhereIn, crowdIn } from './crowd'
import {
  aboutHelp,
  aboutLanguage,
  apart,
  aroundNames,
  commandWords,
  emptyWords,
  endedWords,
  folded,
  greetings,
  languageWords,
  leavingWords,
  namesAsWell,
  particles,
} from './vocabulary'

/**
 * What somebody wants by what they sent. Pure; never throws. Nothing that is understood here does anything by itself: who
 * may is asked later, and a name that does not follow a command is only offered.
 */
export function understand(typed: Typed, at: SaidAt): Intention {
  const { text, isWhole } = readable(typed)
  return bounded(meaning(typed, text, at), isWhole)
}

/** Whoever names people is told where not all of them were read: nobody is left out in silence. */
function bounded(intention: Intention, isWhole: boolean): Intention {
  if (!('people' in intention) || intention.people.length === 0) return intention
  const isMore = intention.people.length > mostTyped
  if (isWhole && !isMore) return intention
  if (intention.kind !== 'offboard' || intention.how === 'command')
    return { kind: 'tooMany', count: isWhole ? intention.people.length : undefined }
  return { ...intention, people: intention.people.slice(0, mostTyped), isCut: true }
}

function meaning(typed: Typed, text: string, at: SaidAt): Intention {
  const words = wordsOf(text)
  const command = commandIn(text)
  const [list, ...others] = listsIn(typed)
  // A command says what is wanted, whatever came with it.
  if (list !== undefined && command?.slash !== true)
    return { kind: 'list', file: list, besides: words.length > 0 || others.length > 0 }
  if (words.length === 0 && command === undefined) return { kind: 'wordless', sent: sentBy(typed, text) }
  if (command !== undefined && command.name !== 'offboard' && fits(command))
    return intentionBy(command.name, command.rest)
  const language = languageIn(words)
  if (language !== undefined) return { kind: 'language', language }
  if (words.every((word) => greetings.has(folded(word)))) return { kind: 'greeting' }
  if (isWithdrawal(words)) return { kind: 'withdraw' }
  const nearest = nearestCommand(words[0] ?? '')
  if (command?.name === 'offboard') return offboarding(command.rest, 'command', nearest, at)
  const misspelt = misspeltOffboard(text)
  if (misspelt !== undefined) return offboarding(misspelt, 'sentence', nearest, at)
  return text.startsWith('/') ? { kind: 'unknown', nearest } : sentence(text, at, nearest)
}

/** How the names of files end that may hold a table; the others are not fetched. */
const tables = /\.(?:csv|tsv|txt|xlsx|xlsm|xls|xlsb|ods|numbers)$/i

function listsIn({ attachments }: Typed): readonly SentFile[] {
  return attachments.flatMap(({ file }) => (file !== undefined && tables.test(file.name) ? [file] : []))
}

/** What was sent instead of words. */
function sentBy({ attachments }: Typed, text: string): 'nothing' | 'picture' | 'file' {
  const others = attachments.filter(({ contentType }) => contentType !== 'text/html')
  const isDrawn = (type: string) => type.startsWith('image/') || type.startsWith('application/vnd.microsoft.card.')
  if (others.some(({ contentType }) => !isDrawn(contentType))) return 'file'
  const drawn = attachments.some(({ content }) => content?.includes('<img') === true)
  return drawn || others.length > 0 || /\p{Extended_Pictographic}/u.test(text) ? 'picture' : 'nothing'
}

interface CommandIn {
  readonly name: CommandName
  readonly isWhole: boolean
  readonly slash: boolean
  /** What follows, as it was written. */
  readonly rest: string
}

/** The command that a text begins with. */
function commandIn(text: string): CommandIn | undefined {
  const slash = /^[/\s]*\//.test(text)
  const start = text.replace(/^[\s/]+/, '')
  for (const name of commandNames) {
    for (const phrase of commandWords[name]) {
      const rest = afterPhrase(start, phrase)
      const isBesides = (word: string) => isAround(word) || (name === 'help' && aboutHelp.has(folded(word)))
      if (rest !== undefined) return { name, slash, rest, isWhole: wordsOf(rest).every(isBesides) }
    }
  }
  return undefined
}

/** What a command asks for, and about whom. */
function intentionBy(kind: Exclude<CommandName, 'offboard'>, rest: string): Intention {
  if (kind === 'status' || kind === 'check')
    return { kind, people: about(namesIn(rest).map(withoutOf), undefined).people }
  if (kind === 'restore') return { kind, people: about(namesIn(rest), undefined).people, begins: false }
  if (kind === 'overview') return { kind, listed: wordsOf(rest).some(isEnded) ? 'closed' : 'open' }
  return { kind }
}

/** “Status van Jan” is about Jan; somebody called Van der Berg keeps their name. */
function withoutOf(name: string): string {
  return name.replace(/^van\s+(?!den?\b|der\b|het\b|'t)/i, '')
}

/** A word of help or a list in a longer sentence is no command; the state of somebody, or withdrawing them, is. */
function fits({ name, isWhole, slash, rest }: CommandIn): boolean {
  if (isWhole || slash) return true
  return name === 'overview' ? wordsOf(rest).every(isEnded) : name !== 'help'
}

function isEnded(word: string): boolean {
  return endedWords.has(folded(word))
}

/** What follows a phrase at the start of a text; undefined when it does not stand there. */
function afterPhrase(text: string, phrase: string): string | undefined {
  const parts = phrase.split(' ').map((part) => part.replaceAll(/[?]/g, String.raw`\$&`))
  const found = new RegExp(String.raw`^${parts.join(String.raw`[\s-]+`)}(?![\p{L}\p{N}_])`, 'iu').exec(text)
  return found === null ? undefined : text.slice(found[0].length)
}

function languageIn(words: readonly string[]) {
  const told = words.map(folded).filter((word) => !aboutLanguage.has(word))
  const [only = '', ...more] = told
  return more.length === 0 && Object.hasOwn(languageWords, only) ? languageWords[only] : undefined
}

/** “Trek de aanvraag van Jan in”: the two halves of the Dutch word, apart. */
function isWithdrawal(words: readonly string[]): boolean {
  const all = words.map(folded)
  const first = all.indexOf('trek')
  return first >= 0 && all.slice(first + 1).some((word) => word === 'in' || word === 'terug')
}

/** What follows a word that is almost the command, where somebody is named. */
function misspeltOffboard(text: string): string | undefined {
  const { word = '', rest = '' } = /^[\s/]*(?<word>[\p{L}-]+)[\s:,]+(?<rest>[^]*)$/u.exec(text)?.groups ?? {}
  const typed = folded(word)
  const isNear = ['offboard', 'uitdienst'].some((known) => typed.startsWith(known) || distance(typed, known) <= 2)
  return isNear && word.length > 5 && wordsOf(rest).length > 0 ? rest : undefined
}

function nearestCommand(word: string): CommandName {
  const typed = folded(word)
  const [nearest] = commandNames
    .map((name) => ({ name, far: Math.min(...commandWords[name].map((known) => distance(typed, known))) }))
    .filter(({ far }) => far <= Math.ceil(typed.length / 3))
    .sort((one, other) => one.far - other.far)
  return nearest?.name ?? 'offboard'
}

type About = { readonly kind: 'offboard'; readonly people: readonly string[]; readonly day: NamedDay | undefined }

/** What follows the command: many by what they have in common, or people by name. */
function offboarding(rest: string, how: HowSaid, nearest: CommandName, at: SaidAt): Intention {
  const byName = { ...commandAbout(rest, at), how, nearest }
  const asked = crowdIn(rest, at)
  return asked === undefined ? byName : { kind: 'crowd', how, asked, byName }
}

/** Whom a command names: all that follows it, but for a day and for what is said around a name. */
function commandAbout(rest: string, at: SaidAt): About {
  const found = dayNamed(rest, at, namesSomebody)
  const people = (found?.without ?? rest).split(apart).map(withoutAround)
  const several = people.filter(namesSomebody)
  return about(several.length > 0 ? several : people, found?.day)
}

/** A sentence without a command: whom it names, and whether it is about leaving. */
function sentence(text: string, at: SaidAt, nearest: CommandName): Intention {
  const found = dayNamed(text, at, namesSomebody)
  const said = found?.without ?? text
  const words = wordsOf(said)
  const isAboutLeaving = words.some((word) => leavingWords.has(folded(word)))
  const named = namesIn(said)
  const how = isAboutLeaving ? 'sentence' : 'name'
  const asked = isAboutLeaving ? crowdAnywhereIn(text, at) : crowdIn(text, at)
  if (asked !== undefined) return { kind: 'crowd', how, asked, byName: { ...about(named, found?.day), how, nearest } }
  if (named.length === 0 && !isAboutLeaving) return { kind: 'unknown', nearest }
  return { ...about(named, found?.day), how, nearest }
}

/** Words of a text that may name people. */
function namesIn(text: string): readonly string[] {
  const people = runsOf(text, (word) => !emptyWords.has(word) || particles.has(word))
  return people.length > 0 ? people : runsOf(text, (word) => namesAsWell.has(word))
}

function namesSomebody(text: string): boolean {
  return wordsOf(text).some((word) => !emptyWords.has(folded(word)) || namesAsWell.has(folded(word)))
}

/** Words that follow each other and may be a name. */
function runsOf(text: string, mayBeName: (word: string) => boolean): readonly string[] {
  return text
    .split(apart)
    .flatMap((part) =>
      wordsOf(part)
        .map((word) => (mayBeName(folded(word)) ? word : '\n'))
        .join(' ')
        .split('\n'),
    )
    .map((run) => run.trim())
    .filter((run) => wordsOf(run).some((word) => !particles.has(folded(word)) && word.length > 1))
}

function about(people: readonly string[], day: NamedDay | undefined): About {
  const names = people
    .map((name) => name.trim().slice(0, longestName).trim())
    .filter((name) => /[\p{L}\p{N}]/u.test(name))
  return { kind: 'offboard', people: [...new Set(names)], day }
}

/** A name as it was typed, without signs at its ends and words of courtesy. */
function withoutAround(name: string): string {
  const words = name.split(/\s+/).map((word) => word.replaceAll(/^[@!?.:*"“”„«»]+|[!?.:*"“”„«»]+$/g, ''))
  const named = words.filter((word) => word !== '')
  let end = named.length
  while (end > 1 && isSaidAround(named[end - 1] ?? '')) end -= 1
  let start = 0
  while (start < end - 1 && isAround(named[start] ?? '')) start += 1
  const rest = named.slice(start, end)
  return rest.length === 1 && isAround(rest[0] ?? '') ? '' : rest.join(' ')
}

function isSaidAround(word: string): boolean {
  return isAround(word) || leavingWords.has(folded(word))
}

function isAround(word: string): boolean {
  return aroundNames.has(folded(word))
}

/** Addresses, object ids and words, with what holds a word together. */
function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}’'._@#+-]*[\p{L}\p{M}\p{N}])?/gu) ?? []
}
