import type { Operation } from '../../model/operation'

const placeholder = /\{([a-zA-Z]+)\}/g

/**
 * An operation as it is sent: placeholders in its path replaced by the ids of what earlier operations made, encoded for a
 * path. Undefined when one of those ids is not known, so that none is ever sent unfilled.
 */
export function filledIn(operation: Operation, named: Readonly<Record<string, string>>): Operation | undefined {
  if (operation.via !== 'graph') return operation
  const names = [...operation.path.matchAll(placeholder)].map(([, name = '']) => name)
  if (names.some((name) => !Object.hasOwn(named, name))) return undefined
  const path = operation.path.replaceAll(placeholder, (_, name: string) => encodeURIComponent(named[name] ?? ''))
  return { ...operation, path }
}
