import Ajv, { type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import { documents, type Schema, type Version } from './openApi'

type Direction = 'request' | 'answer'

/** Annotations that may stand beside declared properties; the bot sends a type, an id or a binding, and no others. */
const annotations: Readonly<Record<Direction, string>> = {
  request: '^@odata\\.(type|id)$|@odata\\.bind$',
  answer: '^@|@odata\\.|^adminapi',
}

/** What a body has against its schema, unknown properties included; empty when it fits. */
export function bodyProblems(version: Version, direction: Direction, schema: Schema, body: unknown): readonly string[] {
  const validate =
    compiled[direction].get(schema) ?? validatorOf(version, direction).compile(strictly(schema, direction) as object)
  compiled[direction].set(schema, validate)
  if (validate(body)) return []
  return (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const name: unknown = params['additionalProperty'] ?? params['allowedValues']
    return `${instancePath === '' ? 'the body' : instancePath} ${message}${name === undefined ? '' : ` (${String(name)})`}`
  })
}

/** By the schema itself, which stands in the document of one version. */
const compiled: Readonly<Record<Direction, WeakMap<Schema, ValidateFunction>>> = {
  request: new WeakMap(),
  answer: new WeakMap(),
}
const validators = new Map<string, Ajv>()

function validatorOf(version: Version, direction: Direction): Ajv {
  const known = validators.get(`${version} ${direction}`)
  if (known !== undefined) return known
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats(ajv)
  ajv.addFormat('int32', true)
  ajv.addFormat('base64url', /^[\w-]*=*$/)
  // Edm.TimeOfDay, which knows no time zone.
  ajv.addFormat('time', /^\d\d:\d\d:\d\d(\.\d+)?$/)
  const { components } = documents[version]
  // The schemas point at each other, and at this document, by '#/components/schemas/...'.
  ajv.addSchema(strictly({ components }, direction) as object, 'contract')
  validators.set(`${version} ${direction}`, ajv)
  return ajv
}

/**
 * OpenAPI 3.0 as JSON Schema: `nullable` written out, and no properties beyond those declared. The published schemas allow
 * any: that is for what Microsoft adds later, not for what this product makes up.
 */
function strictly(schema: unknown, direction: Direction): unknown {
  if (Array.isArray(schema)) return schema.map((one) => strictly(one, direction))
  if (typeof schema !== 'object' || schema === null) return schema
  const { nullable, additionalProperties, $ref, ...rest } = schema as Record<string, unknown>
  const inner = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, strictly(value, direction)]))
  const pointer = typeof $ref === 'string' ? { $ref: `contract${$ref}` } : {}
  const declares = rest['type'] === 'object' && typeof rest['properties'] === 'object'
  const closed = declares
    ? { additionalProperties: false, patternProperties: { [annotations[direction]]: {} } }
    : additionalProperties === undefined
      ? {}
      : { additionalProperties }
  const made = { ...inner, ...pointer, ...closed }
  return nullable === true ? { anyOf: [made, { type: 'null' }] } : made
}
