import { readFilter, type Literal } from './filterExpression'
import { type Found, isCollection, parametersOf, propertyOf, resourceOf, type Schema, variantsOf } from './openApi'

/** What is wrong with the query of a documented call; `consistency` is the ConsistencyLevel header, if any. */
export function queryProblems(found: Found, query: string, consistency: string | undefined): readonly string[] {
  const known = parametersOf(found).filter((parameter) => parameter.in === 'query')
  const options = [...new URLSearchParams(query)]
  const problems = options.flatMap(([name, value]) => {
    if (options.filter(([other]) => other === name).length > 1) return [`${name} stands in the query more than once`]
    // Microsoft makes these for its own links to a next page.
    if (name === '$skiptoken' && isCollection(found)) return []
    const parameter = known.find((candidate) => candidate.name === name)
    if (parameter === undefined) return [`the query option ${name} is not documented`]
    return valueProblems(found, name, value, parameter.schema)
  })
  const missing = known.filter(({ required, name }) => required === true && !options.some(([given]) => given === name))
  return [
    ...problems,
    ...missing.map(({ name }) => `the query option ${name} is missing`),
    ...consistencyProblems(found, new Map(options), consistency),
  ]
}

function valueProblems(found: Found, name: string, value: string, schema: Schema | undefined): readonly string[] {
  const resource = resourceOf(found)
  if (name === '$select') return selectProblems(found, resource, value)
  if (name === '$expand') return expandProblems(found, resource, value)
  if (name === '$orderby') return orderProblems(found, resource, value)
  if (name === '$filter') return filterProblems(found, resource, value)
  if (name === '$search') return searchProblems(found, resource, value)
  if (schema?.type === 'integer' && !/^\d+$/.test(value)) return [`${name} is no number: ${value}`]
  if (schema?.type === 'boolean' && !/^(true|false)$/.test(value))
    return [`${name} is neither true nor false: ${value}`]
  return []
}

function selectProblems(found: Found, resource: readonly Schema[], value: string): readonly string[] {
  const names = value.split(',').map((name) => name.trim())
  return names.flatMap((name) => unknownIn(found, resource, [name], '$select'))
}

function orderProblems(found: Found, resource: readonly Schema[], value: string): readonly string[] {
  return value.split(',').flatMap((part) => {
    const [path = '', direction = 'asc', ...rest] = part.trim().split(/\s+/)
    if (!['asc', 'desc'].includes(direction) || rest.length > 0) return [`$orderby cannot be read: ${value}`]
    return unknownIn(found, resource, path.split('/'), '$orderby')
  })
}

/** Relationships can be expanded, properties cannot; a relationship leads to a type with an id of its own. */
function expandProblems(found: Found, resource: readonly Schema[], value: string): readonly string[] {
  const parts = value.match(/[^,(]+(\([^()]*\))?/g) ?? []
  if (parts.join(',') !== value) return [`$expand cannot be read: ${value}`]
  return parts.flatMap((part) => {
    const [, name = '', inner] = /^\s*(\w+)\s*(?:\((.*)\))?\s*$/.exec(part) ?? []
    const unknown = unknownIn(found, resource, [name], '$expand')
    if (unknown.length > 0) return unknown
    const target = targetsOf(found, propertyOf(resource, name))
    if (!target.some(({ properties }) => properties?.['id'] !== undefined))
      return [`$expand names ${name}, which is a property and no relationship`]
    const [, selected] = /^\$select=(.+)$/.exec(inner ?? '') ?? []
    if (inner !== undefined && selected === undefined) return [`$expand of ${name} cannot be read: ${inner}`]
    return selected === undefined ? [] : selectProblems(found, target, selected)
  })
}

function filterProblems(found: Found, resource: readonly Schema[], value: string): readonly string[] {
  try {
    return readFilter(value).comparisons.flatMap(({ path, values }) => {
      const unknown = unknownIn(found, resource, path, '$filter')
      if (unknown.length > 0) return unknown
      const schemas = at(found, resource, path)
      return values
        .filter((literal) => !schemas.some((schema) => takes(schema, literal)))
        .map((literal) => `$filter compares ${path.join('/')} with ${JSON.stringify(literal)}, which it can never be`)
    })
  } catch (error) {
    return [`$filter ${(error as Error).message}`]
  }
}

function searchProblems(found: Found, resource: readonly Schema[], value: string): readonly string[] {
  const clauses = value.split(/\s+(?:AND|OR)\s+/)
  return clauses.flatMap((clause) => {
    const [, name] = /^"(\w+):(?:[^"\\]|\\.)*"$/.exec(clause) ?? []
    if (name === undefined) return [`$search cannot be read: ${clause}`]
    return unknownIn(found, resource, [name], '$search')
  })
}

/** Directory objects answer advanced queries from an index, and to callers who say that they know (learn: aad-advanced-queries). */
function consistencyProblems(
  found: Found,
  options: ReadonlyMap<string, string>,
  consistency: string | undefined,
): readonly string[] {
  if (consistency !== undefined && consistency !== 'eventual')
    return [`the header ConsistencyLevel cannot be ${consistency}`]
  const declared = parametersOf(found).some((parameter) => parameter.name === 'ConsistencyLevel')
  if (!declared || consistency === 'eventual') return []
  const needing = ['$search', '$count'].filter((name) => options.has(name))
  const filter = options.get('$filter')
  if (filter !== undefined && (options.has('$orderby') || isAdvanced(filter))) needing.push('$filter')
  return needing.map((name) => `${name} needs the header ConsistencyLevel: eventual`)
}

function isAdvanced(filter: string): boolean {
  try {
    return readFilter(filter).advanced
  } catch {
    return false
  }
}

/** The schemas at the end of a path of properties; empty when there is none. */
function at(found: Found, variants: readonly Schema[], path: readonly string[]): readonly Schema[] {
  const [first, ...rest] = path
  if (first === undefined) return variants
  return at(found, targetsOf(found, propertyOf(variants, first)), rest)
}

/** What properties hold: of a list, what stands in it. */
function targetsOf(found: Found, schemas: readonly Schema[]): readonly Schema[] {
  return schemas.flatMap((schema) =>
    schema.type === 'array' ? variantsOf(found.document, schema.items) : withNull(found, schema),
  )
}

function withNull({ document }: Found, schema: Schema): readonly Schema[] {
  const variants = variantsOf(document, schema)
  return schema.nullable === true ? variants.map((variant) => ({ ...variant, nullable: true })) : variants
}

function unknownIn(
  found: Found,
  resource: readonly Schema[],
  path: readonly string[],
  option: string,
): readonly string[] {
  return at(found, resource, path).length > 0 ? [] : [`${option} names ${path.join('/')}, which does not exist`]
}

function takes(schema: Schema, literal: Literal): boolean {
  if (literal === null) return schema.nullable === true
  if (schema.enum !== undefined) return typeof literal === 'string' && schema.enum.includes(literal)
  if (schema.type === 'integer' || schema.type === 'number') return typeof literal === 'number'
  return schema.type === typeof literal
}
