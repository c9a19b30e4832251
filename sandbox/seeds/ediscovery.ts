import type { Ediscovery } from '../tenant/state/ediscovery'

export function seedEdiscovery(): Ediscovery {
  return { cases: new Map(), manager: true, exportsEnd: 'succeeded' }
}
