'use strict'

const { reporters } = require('mocha')

/** Mocha's own `spec` reporter, with the counts once more on the last line: 'N passed, N failed' (', N skipped'). */
class SpecWithCounts extends reporters.Spec {
  epilogue() {
    super.epilogue()
    const { passes, failures, pending } = this.stats
    const counts = [`${passes} passed`, `${failures} failed`, ...(pending > 0 ? [`${pending} skipped`] : [])]
    reporters.Base.consoleLog(counts.join(', '))
  }
}

module.exports = SpecWithCounts
