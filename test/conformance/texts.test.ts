import { strict as assert } from 'node:assert'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { cardTexts } from '../../cards'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { plannerTexts } from '../../cards/planning/plannerTexts'
import { problemTexts } from '../../cards/conversation/problems'
import { decisionTexts } from '../../cards/conversation/decision'
import { successorTexts } from '../../cards/conversation/successor'
import { apartFromWay } from '../../cards/texts'

/** A source without its definitions of texts: what is left says them. */
interface Source {
  readonly file: string
  readonly text: string
}

/** What a part's texts are said by: words in a call, and words that a computed key is made of. */
interface Sayings {
  readonly said: ReadonlySet<string>
  readonly computed: readonly Source[]
}

const parts = [...cardTexts, dialogTexts, plannerTexts, problemTexts]
const definition = /export const (\w+) = (?:defineTexts\(\s*'([\w-]+)',\s*)?\{\s*en: [\s\S]*?\n\}/g

describe('Every text that is not a step’s own', () => {
  const sources = ['bot', 'cards', 'dialogs', 'services'].flatMap(sourcesIn)
  const names = new Map(
    sources.flatMap(({ text }) =>
      [...text.matchAll(definition)].map(([, name = '', part = name]) => [part, name] as const),
    ),
  )

  for (const { part, texts } of parts)
    it(`is said by a source (${part})`, () => {
      const name = names.get(part) ?? ''

      assert.notEqual(name, '')
      // A wording for another way is said where the other one is.
      const own = Object.keys(texts.en).filter(
        (key) => apartFromWay(key).way === undefined && !(key in decisionTexts.en) && !(key in successorTexts.en),
      )
      assert.deepEqual(unsaid(own, sayingsOf(name, withoutTexts(sources))), [])
    })

  it('is said by a source (the questions’ common texts)', () => {
    const decision = withoutTexts(sources).filter(({ file }) => /^(cards|services)\//.test(file))
    const keys = Object.keys({ ...decisionTexts.en, ...successorTexts.en })

    assert.deepEqual(
      keys.filter((key) => !decision.some(({ text }) => text.includes(`'${key}'`))),
      [],
    )
  })

  it('would be found if nothing said it', () => {
    const source = { file: 'a.ts', text: `const say = aTexts.say\nsay(isOld ? 'old' : 'new'); const status = 'idle'` }
    const sayings = sayingsOf('aTexts', [source, { file: 'b.ts', text: `const status = 'elsewhere'` }])

    assert.deepEqual(unsaid(['old', 'new', 'idle', 'elsewhere'], sayings), ['idle', 'elsewhere'])
  })

  it('is also said by a key that is computed from the words around it', () => {
    const source = { file: 'a.ts', text: `aTexts.say(\`\${outcome}Title\`); type Outcome = 'done' | 'open'` }

    assert.deepEqual(unsaid(['doneTitle', 'openTitle', 'goneTitle'], sayingsOf('aTexts', [source])), ['goneTitle'])
  })
})

/** The keys that no source says. */
function unsaid(keys: readonly string[], { said, computed }: Sayings): readonly string[] {
  const words = new Set(computed.flatMap(({ text }) => [...text.matchAll(/'(\w+)'/g)].map(([, word = '']) => word)))
  const suffixes = [
    '',
    ...computed.flatMap(({ text }) => [...text.matchAll(/`\$\{\w+\}(\w+)`/g)].map(([, end]) => end!)),
  ]
  const isComputed = (key: string) =>
    suffixes.some((suffix) => key.endsWith(suffix) && words.has(key.slice(0, key.length - suffix.length)))
  return keys.filter((key) => !said.has(key) && !isComputed(key))
}

/** How the texts of one constant are said: `name.say('key')`, or by a name of their own for `say`. */
function sayingsOf(name: string, sources: readonly Source[]): Sayings {
  const said = new Set<string>()
  const computed = new Map<string, Source>()
  for (const source of sources.filter(({ text }) => new RegExp(`\\b${name}\\b`).test(text)))
    for (const argument of keysSaidIn(name, source.text)) {
      const words = [...argument.matchAll(/'(\w+)'/g)].map(([, word = '']) => word)
      for (const word of words) said.add(word)
      if (words.length > 0 && !argument.includes('`')) continue
      for (const one of [source, ...importedBy(source, sources)]) computed.set(one.file, one)
    }
  return { said, computed: [...computed.values()] }
}

/** The first argument of each call that says a text of this constant. */
function keysSaidIn(name: string, text: string): readonly string[] {
  const own = [...text.matchAll(new RegExp(`const (\\w+) = (?:${name}\\.say\\b|sayOf\\(${name}\\))`, 'g'))]
  const callees = [`${name}\\.say`, ...own.map(([, alias = '']) => `(?<![\\w.])${alias}`)]
  return callees.flatMap((callee) =>
    [...text.matchAll(new RegExp(`${callee}\\(`, 'g'))].map(({ 0: call, index }) =>
      argumentAt(text, index + call.length),
    ),
  )
}

/** The argument that begins here, up to the comma or the parenthesis that ends it. */
function argumentAt(text: string, start: number): string {
  let depth = 0
  for (let at = start; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (depth === 0 && /[,)]/.test(character)) return text.slice(start, at)
    if (/[([{]/.test(character)) depth += 1
    if (/[)\]}]/.test(character)) depth -= 1
  }
  return text.slice(start)
}

/** Where the type of a computed key may stand. */
function importedBy({ file, text }: Source, sources: readonly Source[]): readonly Source[] {
  const targets = [...text.matchAll(/from '(\.[^']*)'/g)].map(([, to = '']) => path.posix.join(path.dirname(file), to))
  return sources.filter((one) =>
    targets.some((target) => one.file === `${target}.ts` || one.file === `${target}/index.ts`),
  )
}

function withoutTexts(sources: readonly Source[]): readonly Source[] {
  return sources.map(({ file, text }) => ({ file, text: text.replaceAll(definition, '') }))
}

function sourcesIn(folder: string): readonly Source[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({ file: path.posix.join(folder, file), text: readFileSync(path.join(folder, file), 'utf8') }))
}
