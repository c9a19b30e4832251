import { isDeepStrictEqual } from 'node:util'
import type { Operation } from './operation'

/**
 * Whether two operations send the same request; their words, what happens after a refusal, whether it waits, whether it
 * can be read back, whether it can be taken back and whether its texts follow a renaming do not count.
 */
export function isSameRequest(one: Operation, other: Operation): boolean {
  return isDeepStrictEqual(requestOf(one), requestOf(other))
}

function requestOf({
  explain: _explain,
  otherwise: _otherwise,
  whenRefused: _whenRefused,
  waits: _waits,
  unreadable: _unreadable,
  irreversible: _irreversible,
  namesFollow: _namesFollow,
  ...request
}: Operation): unknown {
  // As it stands in the journal: JSON knows no undefined.
  return JSON.parse(JSON.stringify(request))
}
