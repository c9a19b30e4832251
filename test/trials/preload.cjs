'use strict'

const fs = require('node:fs')
const { syncBuiltinESMExports } = require('node:module')
const { isDeepStrictEqual } = require('node:util')

/**
 * Preloaded before tsx, in a tester and in every program that a test of it starts.
 *
 * Gives other texts for the files that RULES_SOURCES names (a JSON file: the text by absolute path); nothing changes on
 * disk, so that several can go on side by side. Those texts call the functions below.
 */
const texts = JSON.parse(fs.readFileSync(process.env.RULES_SOURCES, 'utf8'))
const { readFileSync } = fs
fs.readFileSync = (path, options) => {
  const text = typeof path === 'string' && Object.hasOwn(texts, path) ? texts[path] : undefined
  if (text === undefined) return readFileSync(path, options)
  return options === undefined || options === null ? Buffer.from(text) : text
}
syncBuiltinESMExports()

/** Whether a rule is in force; the tester says which one is not. */
globalThis.ruleOn = (rule) => rule !== (globalThis.ruleOff ?? Number(process.env.RULES_OFF || -1))
globalThis.ruleKeeps =
  (rule, predicate) =>
  (...given) =>
    !globalThis.ruleOn(rule) || predicate(...given)

/** Notes in RULES_SEEN, a line of JSON each, that a rule made a difference to the test that the tester is at. */
let noted = { test: '', rules: new Set() }
globalThis.ruleSeen = (rule) => {
  if (!isNoted(rule)) {
    noted.rules.add(rule)
    fs.appendFileSync(process.env.RULES_SEEN, `${JSON.stringify({ test: noted.test, rule })}\n`)
  }
  return true
}

function isNoted(rule) {
  const test = testNow()
  if (noted.test !== test) noted = { test, rules: new Set() }
  return noted.rules.has(rule)
}

globalThis.ruleDrops =
  (rule, predicate) =>
  (...given) => {
    const kept = predicate(...given)
    if (!kept) globalThis.ruleSeen(rule)
    return kept
  }
/** Notes when an expression has another value than the changed one; what throws has none. */
globalThis.ruleDiffers = (rule, value, changed) => {
  if (!isNoted(rule) && differs(value, changed)) globalThis.ruleSeen(rule)
  return value
}

/**
 * A list, pattern or schema that is made anew for every change, since a change to it may begin long after its file was
 * loaded; and for every test that looks at it, where it is noted which those are.
 */
globalThis.ruleAnew = (make) => {
  let made = { when: '', value: undefined }
  const now = () => {
    const when = process.env.RULES_SEEN === undefined ? String(globalThis.ruleOff) : testNow()
    if (made.value === undefined || made.when !== when) made = { when, value: make() }
    return made.value
  }
  const first = now()
  if (first._zod !== undefined) return parsingBy(first, now)
  // Not the first one itself: a proxy may not answer otherwise for what its own target holds for good.
  const target = Array.isArray(first) ? [] : Object.create(Object.getPrototypeOf(first))
  return new Proxy(target, {
    get(_target, key) {
      const value = Reflect.get(now(), key, now())
      return typeof value === 'function' ? value.bind(now()) : value
    },
    has: (_target, key) => Reflect.has(now(), key),
  })
}

/** The schema, which parses as whichever is in force. Zod compares schemas themselves: a proxy would not do. */
function parsingBy(schema, now) {
  const { run } = schema._zod
  schema._zod.run = (...given) => (now() === schema ? run(...given) : now()._zod.run(...given))
  return schema
}

function testNow() {
  return globalThis.ruleTest ?? process.env.RULES_TEST ?? ''
}

function differs(value, changed) {
  try {
    return !isDeepStrictEqual(value, changed())
  } catch {
    return true
  }
}
