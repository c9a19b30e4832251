import { readFileSync, writeFileSync } from 'node:fs'

/** As much of an OpenAPI document as is copied from one to another. */
export interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

const noise = ['description', 'summary', 'operationId', 'tags', 'externalDocs']
/** Extracted from Microsoft's own metadata, see their `x-source`. */
const references = ['graph-v1.0-subset', 'graph-v1.0-more'].map((name) => `../shared/reference/${name}.openapi.json`)
const copy = 'test/contract/graph-v1.0-subset.json'

/**
 * The contract with one more operation, and with all that it refers to and the contract lacks. What the contract has stays as
 * it is; descriptions and a source's own additions (`x-`) are left out. Throws an Error when no source has the operation.
 * @param sources looked through in order
 * @param method as in `GET`
 * @param path with the source's names in braces, as in `/groups/{group-id}/members`
 */
export function withOperation<Contract extends Described>(
  contract: Contract,
  sources: readonly Described[],
  method: string,
  path: string,
): Contract {
  const described = sources.find(({ paths }) => paths[path]?.[method.toLowerCase()] !== undefined)?.paths[path]
  if (described === undefined) throw new Error(`No reference has ${method} ${path}`)
  const { parameters = [], [method.toLowerCase()]: operation } = described
  const bare = withoutNoise({ parameters, [method.toLowerCase()]: operation }) as Readonly<Record<string, unknown>>
  const whole = { ...contract, paths: { ...contract.paths, [path]: { ...bare, ...contract.paths[path] } } }
  return withReferred(whole, sources, bare)
}

/** Everything that something refers to, and what that refers to, as far as it is not there. */
function withReferred<Contract extends Described>(
  contract: Contract,
  sources: readonly Described[],
  from: unknown,
): Contract {
  let whole = contract
  for (const [, kind = '', name = ''] of JSON.stringify(from).matchAll(/"#\/components\/(\w+)\/([^"]+)"/g)) {
    if (whole.components[kind]?.[name] !== undefined) continue
    const found = sources.find(({ components }) => components[kind]?.[name] !== undefined)?.components[kind]?.[name]
    if (found === undefined) throw new Error(`No reference has the ${kind} ${name}`)
    const bare = withoutNoise(found)
    const components = { ...whole.components, [kind]: { ...whole.components[kind], [name]: bare } }
    whole = withReferred({ ...whole, components }, sources, bare)
  }
  return whole
}

/** @param names the keys are names of properties, whatever they are called */
function withoutNoise(value: unknown, names = false): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => withoutNoise(one))
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([key]) => names || !(noise.includes(key) || key.startsWith('x-')))
  return Object.fromEntries(kept.map(([key, one]) => [key, withoutNoise(one, key === 'properties')]))
}

function read(file: string): Described {
  return JSON.parse(readFileSync(file, 'utf8')) as Described
}

/** `npm run contract -- GET "/groups/{group-id}/members"`: adds an operation to the contract. */
if (require.main === module) {
  const [method = '', path = ''] = process.argv.slice(2)
  const contract = withOperation(read(copy), references.map(read), method, path)
  writeFileSync(copy, `${JSON.stringify(contract, null, 2)}\n`)
}
