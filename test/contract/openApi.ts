import beta from './graph-beta-subset.json'
import published from './graph-v1.0-subset.json'

/** As much of an OpenAPI 3.0 schema as Microsoft's metadata uses. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly format?: string
  readonly enum?: readonly string[]
  readonly nullable?: boolean
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly allOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
}

interface Parameter {
  readonly $ref?: string
  readonly name?: string
  readonly in?: string
  readonly required?: boolean
  readonly schema?: Schema
}
interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>
}
export interface Answer extends Content {
  readonly $ref?: string
  readonly headers?: Readonly<Record<string, unknown>>
}
export interface Operation {
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: Content & { readonly required?: boolean }
  readonly responses: Readonly<Record<string, Answer>>
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>
    readonly responses: Readonly<Record<string, Answer>>
    readonly parameters?: Readonly<Record<string, Parameter>>
  }
}

export type Version = 'v1.0' | 'beta'

/** Microsoft's contract by version; of beta only what v1.0 lacks. */
export const documents: Readonly<Record<Version, Document>> = {
  'v1.0': published,
  beta,
}

/** A documented call that a request fits. */
export interface Found {
  readonly version: Version
  readonly template: string
  readonly operation: Operation
  readonly document: Document
}

/** The paths of each version as they are looked for: literal ones before those with parameters. */
const templates: Readonly<Record<Version, readonly { readonly template: string; readonly expression: RegExp }[]>> = {
  'v1.0': templatesOf(documents['v1.0']),
  beta: templatesOf(documents.beta),
}

function templatesOf({ paths }: Document) {
  return Object.keys(paths)
    .toSorted((one, other) => parametersIn(one) - parametersIn(other))
    .map((template) => ({ template, expression: expressionOf(template) }))
}

/** The documented call of a method and a path with its version in front, or undefined. Literal paths win over parameters. */
export function operationOf(method: string, path: string): Found | undefined {
  // The full name of a type is the same cast, and a function may have its brackets.
  const [, version = '', rest = ''] =
    /^\/(v1\.0|beta)(\/.*)$/.exec(path.replace('/microsoft.graph.', '/graph.').replace(/\(\)$/, '')) ?? []
  // A number alone is told in plain text, which the contract says nothing of.
  if ((version !== 'v1.0' && version !== 'beta') || rest.endsWith('/$count')) return undefined
  const document = documents[version]
  const template = templates[version].find(({ expression }) => expression.test(rest))?.template
  const operation = template === undefined ? undefined : document.paths[template]?.[method.toLowerCase()]
  if (template === undefined || operation === undefined || method === 'PARAMETERS') return undefined
  return { version, template, operation: operation as Operation, document }
}

/** The parameters of a call, references followed. */
export function parametersOf({ operation, document }: Found): readonly Parameter[] {
  return (operation.parameters ?? []).map((parameter) => {
    const name = parameter.$ref?.split('/').at(-1)
    return name === undefined ? parameter : (document.components.parameters?.[name] ?? parameter)
  })
}

/** What a call answers with a status: the status itself, or its class (`4XX`). */
export function answerOf({ operation, document }: Found, status: number): Answer | undefined {
  const answer = operation.responses[status] ?? operation.responses[`${String(status).charAt(0)}XX`]
  const name = answer?.$ref?.split('/').at(-1)
  return name === undefined ? answer : document.components.responses[name]
}

/** The JSON schema of a body, or undefined when there is none. */
export function bodyOf(content: Content | undefined): Schema | undefined {
  return content?.content?.['application/json']?.schema
}

/** Of what type a body is that is no JSON, or undefined when there is none such. */
export function bytesOf(content: Content | undefined): string | undefined {
  return Object.keys(content?.content ?? {}).find((type) => type !== 'application/json')
}

/** The alternatives that a schema stands for, references followed: more than one where several types may stand. */
export function variantsOf(document: Document, schema: Schema | undefined): readonly Schema[] {
  if (schema === undefined) return []
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? ''
    return variantsOf(document, document.components.schemas[name])
  }
  const inner = schema.anyOf ?? schema.allOf
  return inner === undefined ? [schema] : inner.flatMap((one) => variantsOf(document, one))
}

/** What a read gives: the schema of the object, or of one object of the collection. */
export function resourceOf(found: Found): readonly Schema[] {
  const whole = variantsOf(found.document, bodyOf(found.operation.responses['200']))
  return isCollection(found)
    ? whole.flatMap(({ properties }) => variantsOf(found.document, properties?.['value']?.items))
    : whole
}

export function isCollection({ document, operation }: Found): boolean {
  return variantsOf(document, bodyOf(operation.responses['200'])).some(
    ({ properties }) => properties?.['value']?.type === 'array',
  )
}

/** A property in each of the variants that has it; empty when none does. */
export function propertyOf(variants: readonly Schema[], name: string): readonly Schema[] {
  return variants.flatMap(({ properties }) =>
    properties !== undefined && Object.hasOwn(properties, name) && !name.startsWith('@') ? [properties[name]!] : [],
  )
}

function parametersIn(template: string): number {
  return template.split('{').length
}

function expressionOf(template: string): RegExp {
  const parts = template.split(/\{[^}]+\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('[^/]+?')}$`)
}
