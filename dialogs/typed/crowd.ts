import { readPeriod } from '../../services/moments/period'
import type { SaidAt } from '../../services/moments/readMoment'
import { dayNamed } from './day'
import { crowdKinds, type CrowdAsked, type CrowdKind, type CrowdLookup } from './typed'
import { apart } from './vocabulary'

const everybody = String.raw`(?:every(?:one|body)|iedereen|allen|all(?:\s+of)?(?:\s+the)?(?:\s+(?:colleagues|employees|people|staff|members|leavers))?|all(?:e|emaal)(?:\s+de)?\s+(?:collega['’]?s|medewerkers|mensen|leden|vertrekkers)|(?:the\s+)?whole(?:\s+of)?|(?:de\s+)?he(?:le|el))`
const beginning = new RegExp(String.raw`^\s*(?:please\s+|graag\s+)?${everybody}(?![\p{L}\p{N}])(?<rest>[^]*)$`, 'iu')
const anywhere = new RegExp(String.raw`(?<![\p{L}\p{N}])${everybody}(?![\p{L}\p{N}])[^]*$`, 'iu')
const whoLeaves = /^\s*,?\s*(?:who|that|whose|die|leaving|van\s+wie)\s/i
const leavers = /(?:leavers|vertrekkers)\s*$/i
const where = /^\s+(?:in|of|from|at|with|within|on|van|bij|uit|op|binnen|met)\s+(?<name>[^]+)$/i
const besides =
  /\s+,?\s*\(?(?:except(?:\s+for)?|but\s+not|excluding|other\s+than|apart\s+from|without|save\s+for|behalve|uitgezonderd|met\s+uitzondering\s+van|maar\s+niet|zonder|buiten)\s+(?<names>[^]+?)\)?\s*$/i
/** “Op Petra na.” */
const afterAll = /\s+op\s+(?<names>[^]+?)\s+na\s*$/i

const kindWords: Readonly<Record<CrowdKind, string>> = {
  department: 'department|dept|afdeling',
  office: String.raw`office(?:\s+location)?|location|site|branch|vestiging|kantoor|locatie|standplaats`,
  group: String.raw`(?:security\s+|microsoft\s+365\s+)?group|team|distribution\s+(?:list|group)|mailing\s+list|(?:beveiligings)?groep|distributielijst|mailinglijst`,
}

/**
 * Many at once, where a text begins with all of them: a department, an office, a group, or who leaves on some days. Undefined
 * where it does not. Nothing is looked for here, and of several ways to read it each is given. Pure; never throws.
 */
export function crowdIn(text: string, at: SaidAt): CrowdAsked | undefined {
  const rest = beginning.exec(text)?.groups?.['rest']
  if (rest === undefined) return ofKind(text, at)
  const { said, except } = withoutExcepted(rest)
  const words = text.trim().slice(0, longestWords)
  const isByDay = whoLeaves.test(rest) || leavers.test(text.slice(0, text.length - rest.length))
  if (isByDay) return { by: 'leaving', period: readPeriod(said, at), words, except }
  const name = where.exec(said)?.groups?.['name']
  const lookups = lookupsFor(name ?? said, at)
  return name === undefined && !lookups.some(isOfKind) ? undefined : { by: 'name', lookups, words, except }
}

/** The same where a sentence about leaving says it anywhere. Pure. */
export function crowdAnywhereIn(text: string, at: SaidAt): CrowdAsked | undefined {
  const found = anywhere.exec(text)?.[0]
  return found === undefined ? undefined : crowdIn(found, at)
}

const longestWords = 120
/** Each costs three questions at most; those of one tick go together. */
const mostLookups = 12

/** “Department Sales”, without a word for all who are in it. */
function ofKind(text: string, at: SaidAt): CrowdAsked | undefined {
  const { said, except } = withoutExcepted(` ${text}`)
  if (kindIn(said) === undefined) return undefined
  return { by: 'name', lookups: lookupsFor(said, at), words: text.trim().slice(0, longestWords), except }
}

function isOfKind({ as }: CrowdLookup): boolean {
  return as !== undefined
}

function withoutExcepted(text: string): { readonly said: string; readonly except: readonly string[] } {
  const found = besides.exec(text) ?? afterAll.exec(text)
  if (found === null) return { said: text, except: [] }
  const names = (found.groups?.['names'] ?? '').split(apart).map((name) => name.replace(/[.!?\s]+$/, '').trim())
  return { said: text.slice(0, found.index), except: names.filter((name) => name !== '') }
}

/** A name, with and without the day behind it, words of leaving, “the” before it, and what it is said to be. */
function lookupsFor(text: string, at: SaidAt): readonly CrowdLookup[] {
  const whole = clean(text)
  const dateless = dayNamed(whole, at, () => true)?.without ?? whole
  const said = [whole, clean(dateless), withoutLeaving(whole), withoutLeaving(clean(dateless))]
  const bare = said.flatMap((one) => [one, one.replace(/^(?:the|de|het)\s+/i, '')])
  const lookups = bare.flatMap((name): readonly CrowdLookup[] => {
    const kind = kindIn(name)
    return kind === undefined ? [{ name, as: undefined }] : [{ name, as: undefined }, kind]
  })
  const known = new Map(
    lookups.filter(({ name }) => name !== '').map((one) => [`${one.as} ${one.name.toLowerCase()}`, one]),
  )
  return [...known.values()].slice(0, mostLookups)
}

/** A name behind or before what it is said to be: “afdeling Sales”, “the Sales department”. */
function kindIn(text: string): CrowdLookup | undefined {
  const said = clean(text)
  for (const as of crowdKinds) {
    const behind = new RegExp(
      String.raw`^(?:(?:the|de|het)\s+)?(?:${kindWords[as]})\s+(?:of\s+|van\s+|in\s+)?(?<name>[^]+)$`,
      'iu',
    )
    const before = new RegExp(String.raw`^(?:(?:the|de|het)\s+)?(?<name>[^]+?)[\s-]+(?:${kindWords[as]})$`, 'iu')
    const name = (behind.exec(said) ?? before.exec(said))?.groups?.['name']
    if (name !== undefined) return { name: clean(name), as }
  }
  return undefined
}

/** “Sales gaat vrijdag uit dienst”: what is said of them comes behind their name. */
function withoutLeaving(text: string): string {
  return clean(
    text.replace(
      /\s+(?:(?:is|are|will|gaat|gaan|zal|zullen|moet|moeten)\s+[^]*|leaves?|leaving|vertrekt|vertrekken|stopt|stoppen|uit\s*dienst|weg|offboarden)$/i,
      '',
    ),
  )
}

function clean(text: string): string {
  return text
    .replaceAll(/^[\s,;:]+|[\s,;:.!?]+$/g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^["“”„«]+|["“”»]+$/g, '')
}
