'use strict'

// Preloaded into a bot’s process: its clock is as far off as the file STEPPED_CLOCK says, in milliseconds, and can be set
// while it runs. What counts on by itself (timers, performance.now) stays as it is, as on a machine whose clock is set.
const { readFileSync } = require('node:fs')

const file = process.env['STEPPED_CLOCK']
const TrueDate = Date
const trueNow = TrueDate.now

function offset() {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch {
    return 0
  }
}

class SteppedDate extends TrueDate {
  constructor(...given) {
    if (given.length === 0) super(SteppedDate.now())
    else super(...given)
  }

  static now() {
    return trueNow() + offset()
  }
}

if (file !== undefined) globalThis.Date = SteppedDate
