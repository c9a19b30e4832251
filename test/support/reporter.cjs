'use strict'

const path = require('node:path')
const { reporters } = require('mocha')

const slowestShown = 10
/** How much of a failure's message stands in its line, characters. */
const longestReason = 600

/**
 * Mocha's own `spec` reporter, then each failed test and why in one line, the ten slowest tests and their seconds, and the
 * counts once more on the last line: 'N passed, N failed' (', N skipped'). With FILE_TIMES set, the seconds of each file as
 * well.
 */
class SpecWithCounts extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options)
    this.timed = []
    const keep = (test) =>
      this.timed.push({ title: test.fullTitle(), file: test.file ?? '', seconds: (test.duration ?? 0) / 1_000 })
    runner.on('pass', keep)
    runner.on('fail', keep)
  }

  epilogue() {
    super.epilogue()
    const log = reporters.Base.consoleLog
    for (const test of this.failures) log(`Failed: ${test.fullTitle()}: ${inOneLine(test.err)}`)
    const slowest = this.timed.toSorted((one, other) => other.seconds - one.seconds).slice(0, slowestShown)
    log('The slowest tests:')
    for (const { title, seconds } of slowest) log(`${seconds.toFixed(1).padStart(7)} s  ${title}`)
    if (process.env['FILE_TIMES'] !== undefined) this.logFiles(log)
    const { passes, failures, pending } = this.stats
    const counts = [`${passes} passed`, `${failures} failed`, ...(pending > 0 ? [`${pending} skipped`] : [])]
    log(counts.join(', '))
  }

  logFiles(log) {
    const files = new Map()
    for (const { file, seconds } of this.timed) files.set(file, (files.get(file) ?? 0) + seconds)
    log('Seconds in the tests of each file:')
    for (const [file, seconds] of [...files].sort(([, one], [, other]) => other - one))
      log(`${seconds.toFixed(1).padStart(7)} s  ${path.relative(process.cwd(), file)}`)
  }
}

/** @param error whatever was thrown @returns its message without line breaks, cut where it would fill a screen */
function inOneLine(error) {
  const words = String(error?.message ?? error).replaceAll(/\s+/g, ' ')
  return words.length > longestReason ? `${words.slice(0, longestReason)}…` : words
}

module.exports = SpecWithCounts
