// Speaks the protocol of services/powershell/worker.ps1. What a cmdlet does stands in its parameters; STAND_IN_START says
// how it starts: 'refuse', 'die', 'silent', or as usual.
import { createInterface } from 'node:readline'
import { appendFileSync } from 'node:fs'

const say = (value) => process.stdout.write(`${JSON.stringify(value)}\n`)
const start = process.env.STAND_IN_START
if (process.env.STAND_IN_DIARY) appendFileSync(process.env.STAND_IN_DIARY, 'started\n')
if (start === 'die') process.exit(3)
if (start === 'refuse') say({ ready: false, error: { message: 'AADSTS7000 no such certificate' } })
else if (start !== 'silent') {
  process.stdout.write('A banner of a module\n')
  process.stderr.write('Something on the error stream\n')
  say({ ready: true, modules: ['exchange', 'teams'] })
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, cmdlet, parameters } = JSON.parse(line)
  if (process.env.STAND_IN_DIARY) appendFileSync(process.env.STAND_IN_DIARY, `${cmdlet}\n`)
  const { behaviour } = parameters
  if (behaviour === 'crash') process.exit(1)
  if (behaviour === 'hang') return
  if (behaviour === 'noise') process.stdout.write('{"not": "an answer"}\nWARNING: nothing\n[1,2\n')
  if (behaviour === 'refuse') say({ id, ok: false, error: { type: parameters.type, message: parameters.message } })
  else say({ id, ok: true, value: [{ cmdlet, parameters, secret: process.env.STAND_IN_SECRET, pid: process.pid }] })
})
