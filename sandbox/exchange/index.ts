import type { CmdletResult } from '../powershell/cmdlet'
import { CmdletError } from '../powershell/cmdlet'
import { runCmdlet } from '../powershell/cmdlets'
import type { JsonBody, WireAnswer, WireRequest } from '../wire/http'
import { jsonObject } from '../wire/http'
import { holds } from '../graph/permissions'
import { issuedAtOf, permissionsOf } from '../identity/tokens'
import { challengeOf } from '../identity/revocation'
import { tenantId } from '../tenant/organization'
import type { World } from '../world'
import { pick } from '../graph/collection'

/** Exchange Online's admin endpoint that the PowerShell module speaks: `POST /adminapi/beta/{tenant}/InvokeCommand`. */
export function answerExchange(world: World, request: WireRequest): WireAnswer {
  const [, , version, tenant = '', call] = request.path.split('/')
  if (version !== 'beta' || call !== 'InvokeCommand' || request.path.split('/').length !== 5)
    return problem(
      404,
      'NotFound',
      'Microsoft.Exchange.Admin.OData.Core.ODataServiceException',
      'The resource was not found.',
    )
  if (request.method !== 'POST') return { status: 405 }
  const permissions = permissionsOf(request, 'exchange')
  // Exchange says nothing at all to a caller that it does not know.
  if (permissions === undefined) return { status: 401 }
  const revoked = world.revocations.striking('exchange', issuedAtOf(request), false)
  if (revoked !== undefined) return { status: 401, headers: challengeOf(revoked) }
  if (!holds(permissions, ['Exchange.ManageAsApp']))
    return { status: 403, headers: { 'content-type': 'text/html' }, body: '<html>Access denied</html>' }
  if (tenant.toLowerCase() !== tenantId)
    return problem(
      404,
      'NotFound',
      'Microsoft.Exchange.Admin.OData.Core.ODataServiceException',
      `The tenant '${tenant}' was not found.`,
    )
  const input = readInput(request)
  if (input === undefined)
    return problem(
      400,
      'BadRequest',
      'Microsoft.Exchange.Admin.OData.Core.ODataServiceException',
      'CmdletInput with CmdletName and Parameters is required.',
    )
  try {
    return success(world, request, runCmdlet(world, ['exchange'], input.name, input.parameters))
  } catch (error) {
    if (!(error instanceof CmdletError)) throw error
    const missing = error.type.endsWith('ManagementObjectNotFoundException')
    return problem(missing ? 404 : 400, missing ? 'NotFound' : 'BadRequest', error.type, error.message)
  }
}

/** The cmdlet that a request carries, as far as that can be read. */
export function cmdletOf(request: WireRequest): string | undefined {
  return request.path.endsWith('/InvokeCommand') ? readInput(request)?.name : undefined
}

/** The text of a failed cmdlet as Exchange writes it: `hash|type|text`. */
export function errorTriple(type: string, message: string): string {
  return `Ex6F9304|${type}|${message}`
}

function readInput({ headers, body }: WireRequest): { name: string; parameters: JsonBody } | undefined {
  if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) return undefined
  const envelope = jsonObject(body)
  const input = jsonObject(JSON.stringify(envelope?.['CmdletInput'] ?? null))
  const { CmdletName, Parameters = {}, ...rest } = input ?? {}
  const parameters = jsonObject(JSON.stringify(Parameters))
  const strange = Object.keys(rest).length > 0 || Object.keys(envelope ?? {}).length !== 1
  if (typeof CmdletName !== 'string' || parameters === undefined || strange) return undefined
  return { name: CmdletName, parameters }
}

function success({ origin }: World, request: WireRequest, { value, warnings }: CmdletResult): WireAnswer {
  const query = new URLSearchParams(request.query)
  const size = Number(/odata\.maxpagesize\s*=\s*(\d+)/i.exec(request.headers['prefer'] ?? '')?.[1] ?? 1000)
  const from = Number(query.get('$skiptoken') ?? 0)
  const names = query
    .get('$select')
    ?.split(',')
    .map((name) => name.trim())
  const page = value.slice(from, from + size)
  const body = {
    '@odata.context': `${origin}/adminapi/beta/${tenantId}/$metadata#Collection(Exchange.GenericHashTable)`,
    'adminapi.warnings@odata.type': '#Collection(String)',
    '@adminapi.warnings': warnings,
    ...(from + size < value.length ? { '@odata.nextLink': `${origin}${request.path}?$skiptoken=${from + size}` } : {}),
    value: names === undefined ? page : page.map((item) => (typeof item === 'string' ? item : pick(item, names))),
  }
  return { status: 200, body }
}

function problem(status: number, code: string, type: string, text: string): WireAnswer {
  const message = 'Error executing cmdlet'
  const body = {
    error: {
      code,
      message,
      details: [{ code: 'Client|Context', target: '', message: errorTriple(type, text) }],
      innererror: {
        message,
        type: 'Microsoft.Exchange.Admin.OData.Core.ODataServiceException',
        stacktrace: '',
        internalexception: {
          message:
            "Exception of type 'Microsoft.Exchange.Management.PSDirectInvoke.DirectInvokeCmdletExecutionException' was thrown.",
          type: 'Microsoft.Exchange.Management.PSDirectInvoke.DirectInvokeCmdletExecutionException',
          stacktrace: '',
        },
      },
      'adminapi.warnings@odata.type': '#Collection(String)',
      '@adminapi.warnings': [],
    },
  }
  return { status, body }
}
