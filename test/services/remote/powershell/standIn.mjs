// Speaks the protocol of services/remote/powershell/worker.ps1. What a cmdlet does stands in its parameters, or as JSON in its
// Identity. STAND_IN_START says how it starts: 'refuse', 'die', 'silent', 'pretend', or as usual.
import { createInterface } from 'node:readline'
import { appendFileSync, closeSync } from 'node:fs'

const write = (text, then) => process.stdout.write(text, then)
// As the script does: a line end before and after, so that an answer has a line of its own.
const say = (value) => write(`\n${JSON.stringify(value)}\n`)
const start = process.env.STAND_IN_START
const diary = (entry) => process.env.STAND_IN_DIARY && appendFileSync(process.env.STAND_IN_DIARY, `${entry}\n`)
diary('started')
if (start === 'die') process.exit(3)
if (start === 'refuse') say({ ready: false, error: { message: `AADSTS7000 no such ${process.env.STAND_IN_SECRET}` } })
else if (start === 'pretend') say({ id: 'ready', ok: true, value: [] })
else if (start !== 'silent') {
  write('A banner of a module\n')
  process.stderr.write(`Something on the error stream about ${process.env.STAND_IN_SECRET}\n`)
  say({ ready: true, module: 'exchange' })
}

const behaviours = {
  crash: () => process.exit(1),
  hang: () => undefined,
  late: ({ id }) => setTimeout(() => say({ id, ok: true, value: ['late'] }), 5_000),
  noise: (request) => {
    write('{"not": "an answer"}\nWARNING: nothing\n[1,2\n')
    echo(request)
  },
  unended: (request) => {
    write('A prompt without an end: ')
    echo(request)
  },
  half: ({ id }) => write(`\n{"id":"${id}","ok":true,"val`, () => process.exit(0)),
  pieces: ({ id }) => {
    const bytes = [...Buffer.from(`\n${JSON.stringify({ id, ok: true, value: ['naïve 🐘'] })}\r\n`)]
    const next = () => {
      if (bytes.length > 0) process.stdout.write(Buffer.from(bytes.splice(0, 3)), () => setImmediate(next))
    }
    next()
  },
  huge: ({ id, orders }) => say({ id, ok: true, value: ['x'.repeat(orders.size)] }),
  endless: () => {
    const more = () => write('x'.repeat(1024 * 1024), () => setImmediate(more))
    more()
  },
  stranger: (request) => {
    say({ id: 'somebody-else', ok: true, value: ['not yours'] })
    say({ ready: false, error: { message: 'too late to say so' } })
    echo(request)
    echo(request)
  },
  deaf: ({ id }) => {
    process.stdin.destroy()
    closeSync(0)
    setInterval(() => undefined, 1_000)
    setTimeout(() => say({ id, ok: true, value: [] }), 50)
  },
  farewell: ({ id }) => write(`\n${JSON.stringify({ id, ok: true, value: ['bye'] })}\n`, () => process.exit(0)),
  answer: ({ id, orders: { value } }) => say({ id, ok: true, value }),
  refuse: ({ id, orders: { type, message } }) => say({ id, ok: false, error: { type, message } }),
}

function echo({ id, cmdlet, parameters }) {
  const names = Object.keys(process.env)
  say({ id, ok: true, value: [{ cmdlet, parameters, environment: names, pid: process.pid }] })
}

/** The gateways send what the catalogue knows only, so that orders travel in the Identity there. */
function ordersIn(parameters) {
  return String(parameters.Identity).startsWith('{') ? JSON.parse(parameters.Identity) : parameters
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const request = JSON.parse(line)
  const orders = ordersIn(request.parameters)
  diary(request.cmdlet)
  ;(behaviours[orders.behaviour] ?? echo)({ ...request, orders })
})
