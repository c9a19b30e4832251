import { z } from 'zod'
import { CmdletError } from '../powershell/cmdlet'
import { runCmdlet } from '../powershell/cmdlets'
import { errorTriple } from '../exchange'
import { contractOf } from '../../services/remote/cmdlets/catalogue'
import { endedSession, revocationSchema } from '../identity/revocation'
import { faultSchema } from '../weather/faults'
import type { WireAnswer, WireRequest } from '../wire/http'
import { jsonObject } from '../wire/http'
import { Refusal } from '../tenant/refusal'
import { calm, weatherSchema } from '../weather/settings'
import { stormOf, stormSchema } from '../weather/storm'
import type { World } from '../world'
import { actionOf, describeActions } from './actions'
import type { Action } from './actions/action'

export const controlPath = '/_sandbox'
/** Where the stand-in for PowerShell brings its cmdlets. */
export const cmdletPath = `${controlPath}/cmdlets`

const milliseconds = z.number().min(0)
const delaysSchema = z
  .strictObject({
    mailboxConversion: milliseconds,
    numberOperation: milliseconds,
    groupLicences: milliseconds,
    driveCopy: milliseconds,
    deviceAction: milliseconds,
    meetingCancellation: milliseconds,
    restoredInGraph: milliseconds,
    restoredInExchange: milliseconds,
    ediscoveryExport: milliseconds,
    answer: milliseconds,
  })
  .partial()
/** Milliseconds by which it is ahead of this machine’s; negative where it is behind. */
const clockSchema = z.strictObject({ ahead: z.number().int() })
const cmdletSchema = z.strictObject({
  id: z.union([z.string(), z.number()]),
  cmdlet: z.string().min(1),
  parameters: z.record(z.string(), z.json()).default({}),
})

type Handler = (world: World, body: unknown, request: WireRequest) => WireAnswer

/** What a test, or a curious person with curl, may ask and tell the sandbox itself; what can be done to the tenant stands in `actions/`. */
const handlers: Readonly<Record<string, Handler>> = {
  'GET /effects': ({ log }) => ok(log.effects),
  'GET /requests': ({ log }) => ok({ count: log.requests.length, requests: log.requests }),
  'GET /consequences': ({ tenant }) => ok(tenant.consequences),
  'GET /faults': ({ faults }) => ok(faults.waiting()),
  'GET /delays': ({ tenant }) => ok(tenant.delays),
  'POST /faults': ({ faults }, body) => {
    const parsed = z.union([faultSchema, z.array(faultSchema)]).safeParse(body)
    if (!parsed.success) return wrong(z.prettifyError(parsed.error))
    for (const fault of [parsed.data].flat()) faults.add(fault)
    return ok(faults.waiting())
  },
  'DELETE /faults': ({ faults }) => {
    faults.clear()
    return { status: 204 }
  },
  'POST /release': ({ faults }) => ok({ released: faults.release() }),
  'POST /delays': ({ tenant }, body) => {
    const parsed = delaysSchema.safeParse(body)
    if (!parsed.success) return wrong(z.prettifyError(parsed.error))
    tenant.delays = { ...tenant.delays, ...parsed.data }
    return ok(tenant.delays)
  },
  'GET /weather': ({ weather }) => ok({ settings: weather.settings(), events: weather.events() }),
  'GET /spent': ({ weather }) => ok(weather.spent()),
  'POST /weather': ({ weather }, body) => {
    const parsed = z.union([stormSchema, weatherSchema]).safeParse(body)
    if (!parsed.success) return wrong(z.prettifyError(parsed.error))
    weather.change('storm' in parsed.data ? stormOf(parsed.data.storm, parsed.data.tempo) : parsed.data)
    return ok(weather.settings())
  },
  'DELETE /weather': ({ weather }) => {
    weather.change(calm)
    return { status: 204 }
  },
  // What was issued for a resource until now is good no more: revoked, or signed by a key that was rolled.
  'POST /tokens': ({ revocations }, body) => {
    const parsed = revocationSchema.safeParse(body)
    if (!parsed.success) return wrong(z.prettifyError(parsed.error))
    revocations.add(parsed.data)
    return { status: 204 }
  },
  // What time the answers say that it is.
  'POST /clock': (world, body) => {
    const parsed = clockSchema.safeParse(body)
    if (!parsed.success) return wrong(z.prettifyError(parsed.error))
    world.ahead = parsed.data.ahead
    return { status: 204 }
  },
  'GET /actions': () => ok(describeActions()),
  'POST /reset': (world) => {
    world.reset()
    return { status: 204 }
  },
  'POST /cmdlets': performCmdlet,
}

export function answerControl(world: World, request: WireRequest): WireAnswer {
  const path = request.path.slice(controlPath.length)
  const body = request.body === '' ? undefined : parse(request.body)
  const handler = handlers[`${request.method} ${path}`]
  if (handler !== undefined) return handler(world, body, request)
  const action = actionOf(path.slice(1))
  if (action !== undefined && request.method === 'POST') return perform(world, action, body)
  const known = action !== undefined || Object.keys(handlers).some((route) => route.endsWith(` ${path}`))
  return known ? { status: 405 } : { status: 404, body: { message: `There is no ${request.path}` } }
}

/** Who or what is not there is 404, and all else that cannot be done 400, in one form. */
function perform({ tenant }: World, action: Action, body: unknown): WireAnswer {
  try {
    const said = action.perform(tenant, body)
    return said === undefined ? { status: 204 } : ok(said)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { status: error.status === 404 ? 404 : 400, body: { message: error.message } }
  }
}

/** Answers in the words of the PowerShell worker's protocol; a cmdlet that fails is an answer, not a failed request. */
function performCmdlet(world: World, body: unknown, request: WireRequest): WireAnswer {
  const parsed = cmdletSchema.safeParse(body)
  if (!parsed.success) return wrong(z.prettifyError(parsed.error))
  const { id, cmdlet, parameters } = parsed.data
  const ended = endedSession(world.revocations, request, contractOf(cmdlet)?.system ?? 'exchange')
  if (ended !== undefined) return ended
  try {
    const { value, warnings } = runCmdlet(world, ['exchange', 'teams'], cmdlet, parameters)
    return ok({ id, ok: true, value, ...(warnings.length === 0 ? {} : { warnings }) })
  } catch (error) {
    if (!(error instanceof CmdletError)) throw error
    const message = error.type.startsWith('Microsoft.Exchange.')
      ? errorTriple(error.type, error.message)
      : error.message
    return ok({ id, ok: false, error: { type: error.type, message } })
  }
}

function parse(text: string): unknown {
  return text.trimStart().startsWith('[') ? jsonObject(`{"list":${text}}`)?.['list'] : jsonObject(text)
}

function ok(body: unknown): WireAnswer {
  return { status: 200, body }
}

function wrong(message: string): WireAnswer {
  return { status: 400, body: { message } }
}
