'use strict'

const fs = require('node:fs')
const { syncBuiltinESMExports } = require('node:module')

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
globalThis.ruleOn = (rule) => process.env.RULES_OFF !== String(rule)
globalThis.ruleKeeps =
  (rule, predicate) =>
  (...given) =>
    !globalThis.ruleOn(rule) || predicate(...given)

/** Notes in RULES_SEEN, a line of JSON each, that a rule made a difference to the test that the tester is at. */
const noted = new Set()
globalThis.ruleSeen = (rule) => {
  const line = JSON.stringify({ test: process.env.RULES_TEST ?? '', rule })
  if (!noted.has(line)) {
    noted.add(line)
    fs.appendFileSync(process.env.RULES_SEEN, `${line}\n`)
  }
  return true
}
globalThis.ruleDrops =
  (rule, predicate) =>
  (...given) => {
    const kept = predicate(...given)
    if (!kept) globalThis.ruleSeen(rule)
    return kept
  }
