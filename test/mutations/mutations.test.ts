import { strict as assert } from 'node:assert'
import { type ChangedFile, edited } from '../trials/change'
import { switched, watched } from '../trials/instrument'
import { openParser, type Parse } from '../trials/syntax'
import { equivalent } from './equivalent'
import { findMutants, mutantsIn } from './mutants'

let parse: Parse
let files: readonly ChangedFile[]
before(async () => {
  parse = await openParser()
  files = findMutants(parse)
})

describe('the small changes to the planner', () => {
  const names = (): readonly string[] => files.flatMap(({ changes }) => changes.map(({ name }) => name))

  it('are made to planning and to the rules of every step that has some', () => {
    const rooms = [
      'planning/planner.ts',
      'planning/approval/binding.ts',
      'steps/licences/afterDecision.ts',
      'steps/calls/afterDecision.ts',
    ]

    for (const room of rooms) assert.ok(names().some((name) => name.startsWith(`${room}: `)))
  })

  it('each have a name of their own', () => {
    assert.equal(new Set(names()).size, names().length)
  })

  it('are listed as equivalent only when they are there', () => {
    assert.deepEqual(
      Object.keys(equivalent).filter((name) => !names().includes(name)),
      [],
    )
  })

  it('leave TypeScript: each alone, and all of them waiting in one text', () => {
    for (const { source, changes } of files) {
      for (const { removal } of changes) assert.doesNotThrow(() => parse(edited(source, removal)))
      for (const instrumented of [watched, switched]) assert.doesNotThrow(() => parse(instrumented(source, changes)))
    }
  })

  for (const [what, source, left] of [
    ['what is compared', 'a > b', ['(a) >= (b)', '(a) <= (b)']],
    ['which of two is needed', 'a && b', ['(a) || (b)', 'true && b', 'a && true']],
    ['what stands in for nothing', 'a ?? b', ['(a)', '(b)']],
    ['what is asked', 'if (a) { }', ['if (true) { }', 'if (false) { }']],
    ['what is not so', '!a', ['a']],
    ['a number', 'a(1)', ['a(1 + 1)', 'a(1 - 1)', ';']],
    ['a word', "f = 'a'", ["f = ''", ';']],
    ['a list', 'f = [a, b]', ['f = []', 'f = [b]', 'f = [a]', ';']],
    ['a pattern', 'f = /^a$/i', ['f = /a$/i', 'f = /^a/i', 'f = /^a$/', ';']],
    ['how many must be so', 'a.every(b)', ['a.some(b)', ';']],
    ['what is left out', 'a.filter(b)', ['a', ';']],
  ] as const)
    it(`are small: ${what}`, () => {
      const made = mutantsIn('planning/made-up.ts', parse(source)).map(({ removal }) => edited(source, removal))

      for (const one of left) assert.ok(made.includes(one), `${one} is not among ${made.join(' | ')}`)
    })

  it('say nothing about types, which the compiler holds', () => {
    assert.deepEqual(mutantsIn('planning/made-up.ts', parse("type A = 'a' | 'b'\nlet c: 'd'")), [])
  })

  it('are made to what is declared, too, at every look', () => {
    const source = "const rule = { uses: ['a'] }\nconst all = [b]"

    assert.equal(
      switched(source, mutantsIn('planning/made-up.ts', parse(source))),
      [
        "const rule = { get uses(){return (ruleOn(0)?([(ruleOn(1)?('a'):(''))]):([]))} }",
        'const all = ruleAnew(()=>((ruleOn(2)?([b]):([]))))',
      ].join('\n'),
    )
  })
})
