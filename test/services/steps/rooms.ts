import { existsSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What a step’s room holds for the tests under a name, so that whoever looks at every step has no list of its own. Throws
 * an Error that names the file when there is none, or when it holds no such thing.
 */
export function fromRoom<Held>(stepId: string, file: string, name: string): Held {
  const held = fromRoomIfAny<Held>(stepId, file, name)
  if (held === undefined) throw new Error(`${pathOf(stepId, file)} is missing`)
  return held
}

/** The same of a file that only some steps need; undefined for the others. */
export function fromRoomIfAny<Held>(stepId: string, file: string, name: string): Held | undefined {
  if (!existsSync(join(__dirname, stepId, `${file}.ts`))) return undefined
  const held = (require(join(__dirname, stepId, file)) as Readonly<Record<string, Held | undefined>>)[name]
  if (held === undefined) throw new Error(`${pathOf(stepId, file)} has no ${name}`)
  return held
}

function pathOf(stepId: string, file: string): string {
  return `test/services/steps/${stepId}/${file}.ts`
}
