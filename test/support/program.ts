import { strict as assert } from 'node:assert'
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import { interfaceApp, serviceDeskApp } from '../../sandbox/seeds/clientApps'
import { tenantId } from '../../sandbox/tenant/organization'
import { signed } from '../../sandbox/identity/signingKey'
import openApi from '../../interface/openapi.json'
import type { Office } from './office'

interface Media {
  readonly schema: object
}
interface Described {
  readonly headers?: Readonly<Record<string, { readonly required?: boolean; readonly schema: object }>>
  readonly content?: Readonly<Record<string, Media>>
}
type Reference = { readonly $ref: string }

const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats(ajv)
ajv.addSchema({ ...openApi, $id: 'openapi' })
const validators = new Map<string, ValidateFunction>()

/** Where a part of the description is, as the address of a schema. */
function validatorAt(pointer: string): ValidateFunction {
  const known = validators.get(pointer) ?? ajv.compile({ $ref: `openapi#${pointer}` })
  validators.set(pointer, known)
  return known
}

function escaped(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))
}

/** The description of an operation for a real path, with where it stands. */
function operationFor(method: string, path: string) {
  const paths = Object.keys(openApi.paths) as (keyof typeof openApi.paths)[]
  const template = paths.find((one) => new RegExp(`^${one.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path))
  const operations: Readonly<Record<string, unknown>> = template === undefined ? {} : openApi.paths[template]
  const operation = operations[method.toLowerCase()] as
    | { readonly responses: Readonly<Record<string, Described | Reference>> }
    | undefined
  return { template, operation }
}

/** Holds an answer against openapi.json: status, media type, headers and body must be described. */
export async function assertDescribed(method: string, path: string, answer: Response): Promise<unknown> {
  const { template, operation } = operationFor(method, path)
  const body = await answer.text()
  const [type = ''] = (answer.headers.get('content-type') ?? '').split(';')
  const value: unknown = type.endsWith('json') ? JSON.parse(body) : body
  const what = `${method} ${path} answered ${answer.status} ${type}: ${body.slice(0, 400)}`
  if (operation === undefined || template === undefined) {
    assert.ok([404, 405, 401, 429].includes(answer.status), what)
    assertValid('/components/schemas/Problem', value, what)
    return value
  }
  const response = operation.responses[String(answer.status)]
  assert.ok(response !== undefined, `is not described: ${what}`)
  const pointer =
    '$ref' in response
      ? response.$ref.slice(1)
      : `/paths/${escaped(template)}/${method.toLowerCase()}/responses/${answer.status}`
  const described = (
    '$ref' in response
      ? (openApi.components.responses as Readonly<Record<string, Described>>)[response.$ref.split('/').at(-1) ?? '']
      : response
  ) as Described
  assert.ok(described.content?.[type] !== undefined, `has another media type: ${what}`)
  assertValid(`${pointer}/content/${escaped(type)}/schema`, value, what)
  for (const [name, { required }] of Object.entries(described.headers ?? {})) {
    const header = answer.headers.get(name)
    assert.ok(header !== null || required !== true, `lacks ${name}: ${what}`)
    if (header !== null) assertValid(`${pointer}/headers/${escaped(name)}/schema`, header, what)
  }
  return value
}

function assertValid(pointer: string, value: unknown, what: string): void {
  const validate = validatorAt(pointer)
  assert.ok(validate(value), `${ajv.errorsText(validate.errors)}: ${what}`)
}

/** Holds what was sent to a subscriber against openapi.json. */
export function assertEventDescribed(event: unknown): void {
  assertValid('/components/schemas/Event', event, JSON.stringify(event))
}

/** Whether a body is one that the description takes. */
export function isDescribedBody(schema: 'StartCase' | 'StartBatch', body: unknown): boolean {
  return validatorAt(`/components/schemas/${schema}`)(body)
}

/** What the pretend tenant’s token for the service desk claims, or what differs from it; undefined leaves a claim out. */
export function programToken(claims: Readonly<Record<string, unknown>> = {}): string {
  const now = Math.floor(Date.now() / 1_000)
  return signed({
    aud: interfaceApp,
    iss: `https://login.microsoftonline.com/${tenantId}/v2.0`,
    iat: now,
    nbf: now,
    exp: now + 3_600,
    azp: serviceDeskApp,
    roles: ['Offboarding.Start', 'Offboarding.Read', 'Offboarding.Evidence.Read'],
    tid: tenantId,
    ver: '2.0',
    ...claims,
  })
}

/** What has the bot answer programs, and call the service desk by its name. */
export const forPrograms: Readonly<Record<string, string>> = {
  INTERFACE_APP_ID: interfaceApp,
  INTERFACE_PROGRAMS: `${serviceDeskApp}=TOPdesk`,
}

export interface Asking {
  readonly body?: unknown
  readonly key?: string
  readonly token?: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface ProgramAnswered<Value> {
  readonly status: number
  readonly headers: Headers
  readonly value: Value
}

/** Another program: signs in at the pretend tenant, and holds every answer against openapi.json. */
export class ProgramDouble {
  private token: string | undefined

  constructor(
    private readonly office: Office,
    private readonly clientId = serviceDeskApp,
  ) {}

  /** A token as a program gets one: client credentials, for the interface’s app registration. */
  async signIn(): Promise<string> {
    const form = {
      grant_type: 'client_credentials',
      client_id: this.clientId,
      client_secret: 'a secret',
      scope: `api://${interfaceApp}/.default`,
    }
    const answer = await fetch(`${this.office.sandbox.url}/${tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
    })
    const { access_token: token } = (await answer.json()) as { readonly access_token: string }
    this.token = token
    return token
  }

  async ask<Value = Readonly<Record<string, unknown>>>(
    method: string,
    path: string,
    { body, key, token, headers = {} }: Asking = {},
  ): Promise<ProgramAnswered<Value>> {
    const answer = await fetch(`http://127.0.0.1:${this.office.botPort}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token ?? this.token ?? (await this.signIn())}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const { status, headers: given } = answer
    const [plain = ''] = path.split('?')
    return { status, headers: given, value: (await assertDescribed(method, plain, answer)) as Value }
  }
}
