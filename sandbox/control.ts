import { z } from 'zod'
import { changeInActiveDirectory, changeManager, directoryChangeSchema, managerChangeSchema } from './activeDirectory'
import { CmdletError } from './cmdlet'
import { runCmdlet } from './cmdlets'
import { errorTriple } from './exchange'
import { faultSchema } from './faults'
import type { WireAnswer, WireRequest } from './http'
import { jsonObject } from './http'
import { contractOf } from '../services/remote/cmdlets/catalogue'
import { endedSession, revocationSchema } from './revocation'
import { takeApplications } from './tenant/appAccess'
import { forgetMethods } from './tenant/authenticationMethods'
import { calm, weatherSchema } from './weather/settings'
import { stormOf, stormSchema } from './weather/storm'
import type { World } from './world'

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
    ediscoveryExport: milliseconds,
    answer: milliseconds,
  })
  .partial()
const seatsSchema = z.strictObject({ skuId: z.guid(), totalLicenses: z.number().int().min(0) })
const ediscoverySchema = z
  .strictObject({ manager: z.boolean(), exportsEnd: z.enum(['succeeded', 'partiallySucceeded', 'failed']) })
  .partial()
const cmdletSchema = z.strictObject({
  id: z.union([z.string(), z.number()]),
  cmdlet: z.string().min(1),
  parameters: z.record(z.string(), z.json()).default({}),
})

type Handler = (world: World, body: unknown, request: WireRequest) => WireAnswer

/** What a test, or a curious person with curl, may ask and tell the sandbox itself. */
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
  'POST /active-directory': ({ tenant }, body) => {
    const parsed = directoryChangeSchema.safeParse(body)
    if (!parsed.success) return wrong(z.prettifyError(parsed.error))
    return changeInActiveDirectory(tenant, parsed.data)
      ? { status: 204 }
      : wrong('No account with this id is synchronised from Active Directory.')
  },
  'POST /manager': ({ tenant }, body) => {
    const parsed = managerChangeSchema.safeParse(body)
    if (!parsed.success) return wrong(z.prettifyError(parsed.error))
    changeManager(tenant, parsed.data)
    return { status: 204 }
  },
  'POST /sign-in-methods': ({ tenant }, body) => byHand(body, (id) => forgetMethods(tenant, id)),
  'POST /applications': ({ tenant }, body) => byHand(body, (id) => takeApplications(tenant, id)),
  // What an administrator, or the partner, does about the number of seats in another window.
  'POST /subscriptions': ({ tenant }, body) => {
    const parsed = seatsSchema.safeParse(body)
    if (!parsed.success) return wrong(z.prettifyError(parsed.error))
    const subscription = tenant.subscriptions.find(({ skuId }) => skuId === parsed.data.skuId)
    if (subscription === undefined) return wrong('The tenant never bought this product.')
    subscription.totalLicenses = parsed.data.totalLicenses
    return { status: 204 }
  },
  // What an administrator sets up in Purview, and how its exports end.
  'POST /ediscovery': ({ tenant }, body) => {
    const parsed = ediscoverySchema.safeParse(body)
    if (!parsed.success) return wrong(z.prettifyError(parsed.error))
    Object.assign(tenant.ediscovery, parsed.data)
    return { status: 204 }
  },
  // What was issued for a resource until now is good no more: revoked, or signed by a key that was rolled.
  'POST /tokens': ({ revocations }, body) => {
    const parsed = revocationSchema.safeParse(body)
    if (!parsed.success) return wrong(z.prettifyError(parsed.error))
    revocations.add(parsed.data)
    return { status: 204 }
  },
  'POST /reset': (world) => {
    world.reset()
    return { status: 204 }
  },
  'POST /cmdlets': performCmdlet,
}

export function answerControl(world: World, request: WireRequest): WireAnswer {
  const path = request.path.slice(controlPath.length)
  const handler = handlers[`${request.method} ${path}`]
  if (handler !== undefined) return handler(world, request.body === '' ? undefined : parse(request.body), request)
  const known = Object.keys(handlers).some((route) => route.endsWith(` ${path}`))
  return known ? { status: 405 } : { status: 404, body: { message: `There is no ${request.path}` } }
}

/** What an administrator does to somebody in an admin centre, and the bot cannot: `{ id }` says to whom. */
function byHand(body: unknown, change: (id: string) => void): WireAnswer {
  const parsed = z.strictObject({ id: z.guid() }).safeParse(body)
  if (!parsed.success) return wrong(z.prettifyError(parsed.error))
  change(parsed.data.id)
  return { status: 204 }
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
