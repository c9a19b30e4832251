import { Template } from 'adaptivecards-templating'
import { strict as assert } from 'node:assert'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { reading } from '../../cards/expand'

const root = path.resolve(__dirname, '../../cards')

/** Every template of the product, by the name of its file. */
const templates: readonly (readonly [string, object])[] = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json'))
  .map((name) => [name, JSON.parse(readFileSync(path.join(root, name), 'utf8')) as object])

/** What the library makes of it; undefined where it gives up. */
function byLibrary(source: object, data: object): unknown {
  try {
    return new Template(source).expand({ $root: data }) as unknown
  } catch {
    return undefined
  }
}

/** What a field of a card's data may be, of any kind, though a template expects another. */
const plain = fc.oneof(
  fc.constantFrom('', 'task', 'back', 'forward', '${name}', 'a `b` \\ c', 'Jan'),
  fc.boolean(),
  fc.integer({ min: 0, max: 3 }),
)

/** Data of these fields, each now and then left out, and in lists of them the same. */
function dataOf(names: readonly string[], depth = 2): fc.Arbitrary<object> {
  const lists = depth === 0 ? [] : [dataOf(names, depth - 1)]
  const field = fc.oneof(
    { arbitrary: plain, weight: 4 },
    { arbitrary: fc.array(plain, { maxLength: 2 }), weight: 1 },
    ...lists.flatMap((of) => [
      { arbitrary: fc.array(of, { maxLength: 3 }), weight: 3 },
      { arbitrary: of, weight: 1 },
    ]),
  )
  const some = fc.subarray([...names], { minLength: Math.min(1, names.length) })
  return some.chain((chosen) => fc.record(Object.fromEntries(chosen.map((name) => [name, field]))))
}

/** The fields that a template names. */
function namesIn(source: object): readonly string[] {
  const said = JSON.stringify(source).match(/\$\{[^}]*\}/g) ?? []
  return [...new Set(said.flatMap((one) => one.match(/[A-Za-z_]\w*/g) ?? []))]
}

const names = ['a', 'b', 'list']
const paths = fc.constantFrom(...names, '$root.a', '$index', 'a.b', '$root.list')

/** What decides whether something is shown: all that is made of paths and plain values. */
const conditions = fc.letrec<{ whole: string; compared: string; single: string }>((tie) => ({
  single: fc.oneof(
    { maxDepth: 2 },
    paths,
    tie('single').map((one) => `!${one}`),
    tie('whole').map((one) => `(${one})`),
  ),
  compared: fc.oneof(
    tie('single'),
    fc.tuple(paths, fc.constantFrom(' == ', '!='), fc.constantFrom("''", "'task'", '2')).map((of) => of.join('')),
    fc.tuple(fc.constantFrom('a', 'list'), fc.constantFrom(0, 1)).map(([of, most]) => `count(${of}) > ${most}`),
  ),
  whole: fc.oneof(
    { maxDepth: 2 },
    tie('compared'),
    fc.tuple(tie('compared'), fc.constantFrom(' && ', '||'), tie('whole')).map((of) => of.join('')),
  ),
})).whole

const texts = fc.oneof(
  fc.constantFrom('', 'plain', '$ {a}', '}'),
  paths.map((one) => `\${${one}}`),
  fc.tuple(paths, paths).map(([one, other]) => `\${${one}} and \${${other}}!`),
)

/** Any template of that part of the language. */
const anyTemplates = fc.letrec<{ element: object; value: unknown }>((tie) => ({
  element: fc.record(
    {
      type: fc.constant('TextBlock'),
      text: texts,
      items: fc.array(tie('value'), { maxLength: 3 }),
      card: tie('element'),
      $when: conditions.map((one) => `\${${one}}`),
      $data: fc.constantFrom('${list}', '${$root.list}', '${a}', '${$root}'),
    },
    { requiredKeys: ['type'] },
  ),
  value: fc.oneof({ maxDepth: 3 }, texts, fc.integer(), fc.constant(null), tie('element')),
})).element

describe('a template', () => {
  for (const [name, source] of templates)
    it(`is filled in as its language says, whatever its data: ${name}`, () => {
      const filled = reading(source)
      fc.assert(
        fc.property(dataOf(namesIn(source)), (data) => {
          const expected = byLibrary(source, data)
          if (expected !== undefined) assert.deepEqual(filled(data), expected)
        }),
        { numRuns: 20 },
      )
    })

  it('of that part of the language is filled in so, whichever it is', () => {
    fc.assert(
      fc.property(anyTemplates, dataOf(names), (source, data) => {
        const expected = byLibrary(source, data)
        if (expected !== undefined) assert.deepEqual(reading(source)(data), expected)
      }),
      { numRuns: 300 },
    )
  })

  for (const source of [
    '${a + b}',
    '${toUpper(a)}',
    '${a',
    "${a == 'b}",
    '${a}`',
    '${$host.a}',
    { $when: true },
    { $when: 'a' },
    { $data: [] },
    '${}',
    '${(a}',
    '${a b}',
    '${a ==}',
  ])
    it(`is refused where it is not of that part: ${JSON.stringify(source)}`, () => {
      assert.throws(() => reading({ type: 'TextBlock', of: source }), /A template has/)
    })
})
