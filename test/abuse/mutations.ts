import * as fc from 'fast-check'
import { people } from '../../sandbox/seeds/people'

/** A body as it is sent: JSON may say more than an object of JavaScript can hold. */
export type Body = string

/** Directory ids that an activity may claim: operators, approvers, others of the tenant, the leaver, and nobody's. */
const claimed = [
  people.ilseSmit.id,
  people.petraDeBoer.id,
  people.tomVisser.id,
  people.noorElIdrissi.id,
  people.janDeVries.id,
  '00000000-0000-4000-8000-000000000000',
  'ilse',
]
const verbs = [
  'start',
  'contain',
  'decide',
  'change',
  'submit',
  'approve',
  'reject',
  'retry',
  'hand',
  'leave',
  'confirm',
  'cancel',
]

const nested = fc.integer({ min: 10, max: 5_000 }).map((depth) => `${'['.repeat(depth)}${']'.repeat(depth)}`)
const manyKeys = fc
  .integer({ min: 10, max: 20_000 })
  .map((count) => `{${Array.from({ length: count }, (_, index) => `"k${index}":1`).join(',')}}`)
const strange = fc.constantFrom(
  'null',
  'true',
  '0',
  '-1',
  '1e308',
  '1e999',
  '""',
  '"\\u0000"',
  '"\\ud800"',
  '"\\udc00x\\ud800"',
  '"__proto__"',
  '"constructor"',
  '{"__proto__":{"admin":true,"aadObjectId":"x"}}',
  '{"constructor":{"prototype":{"x":1}}}',
  '{"toString":1,"hasOwnProperty":1}',
  '{"then":1}',
  '[]',
  '{}',
  `"${'x'.repeat(100_000)}"`,
  '"${$root}"',
  '"<at>x</at><at>"',
  '"\' or 1 eq 1"',
  '"../../groups"',
  '"2026-02-31T25:61:61Z"',
  '"999999999999999999999"',
)
/** JSON text of anything at all. */
const junk = fc.oneof(
  { weight: 6, arbitrary: strange },
  { weight: 4, arbitrary: fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value)) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }).map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: nested },
  { weight: 1, arbitrary: manyKeys },
)

interface Mutation {
  readonly at: number
  readonly how: 'replace' | 'remove' | 'add' | 'twice'
  readonly junk: string
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('replace', 'remove', 'add', 'twice'),
  junk,
})

/** Activities that are real but for who sends them, what they press and which revision they mean. */
const lies = fc.record({
  who: fc.constantFrom(undefined, ...claimed),
  verb: fc.constantFrom(undefined, undefined, ...verbs),
  revision: fc.option(fc.integer({ min: -1, max: 60 }), { nil: undefined }),
  type: fc.constantFrom(undefined, undefined, 'message', 'invoke', 'event', 'conversationUpdate', 'x'),
  again: fc.boolean(),
  id: fc.uuid(),
})

/**
 * Bodies to send: real activities with lies in them and, most of them, a few fields spoiled in the text; and some that
 * never were an activity.
 */
export function abuse(real: readonly object[]): fc.Arbitrary<Body> {
  const base = fc.tuple(fc.constantFrom(...real), lies).map(([activity, lie]) => lied(structuredClone(activity), lie))
  const spoiled = fc
    .tuple(base, fc.array(mutation, { maxLength: 4 }))
    .map(([activity, mutations]) => mutations.reduce(spoil, JSON.stringify(activity)))
  return fc.oneof(
    { weight: 12, arbitrary: spoiled },
    { weight: 1, arbitrary: junk },
    { weight: 1, arbitrary: fc.string() },
  )
}

interface Loose {
  id?: unknown
  type?: unknown
  from?: { aadObjectId?: unknown }
  value?: { action?: { verb?: unknown; data?: { revision?: unknown } } }
}

function lied(activity: Loose, { who, verb, revision, type, again, id }: Lie): object {
  if (!again) activity.id = id
  if (who !== undefined && activity.from !== undefined) activity.from.aadObjectId = who
  const action = activity.value?.action
  if (verb !== undefined && action !== undefined) action.verb = verb
  if (revision !== undefined && action?.data !== undefined) action.data.revision = revision
  if (type !== undefined) activity.type = type
  return activity
}

type Lie = typeof lies extends fc.Arbitrary<infer Value> ? Value : never

/** Works on the text, so that what JavaScript would lose (a key twice, an own `__proto__`) is sent all the same. */
function spoil(text: string, { at, how, junk }: Mutation): string {
  const members = [...text.matchAll(/"(?:[^"\\]|\\.)*":(?:"(?:[^"\\]|\\.)*"|[\w.+-]+)/g)]
  const member = members[at % Math.max(members.length, 1)]
  if (member === undefined) return text
  const name = member[0].slice(0, member[0].indexOf('":') + 1)
  const spoiled = {
    replace: `${name}:${junk}`,
    remove: `"removed":0`,
    add: `${member[0]},"__proto__":${junk}`,
    twice: `${member[0]},${name}:${junk}`,
  }[how]
  return text.slice(0, member.index) + spoiled + text.slice(member.index + member[0].length)
}
