import type { DeviceAction } from '../../../cards/steps/devices/card'
import type { ManagedDevice } from './reading'

/** Promise 6: only a device of the company is ever wiped as a whole; nobody's own, and none of which it is not known. */
export function mayBeWiped({ owner }: Pick<ManagedDevice, 'owner'>): boolean {
  return owner === 'company'
}

/** Promise 6: what must not be wiped as a whole although that was decided. One that is not there any more is not known. */
export function wipedThoughPersonal<Chosen extends { readonly id: string; readonly action: DeviceAction }>(
  managed: readonly ManagedDevice[],
  decided: readonly Chosen[],
): readonly Chosen[] {
  const known = (id: string): ManagedDevice | undefined => managed.find((device) => device.id === id)
  return decided.filter(({ id, action }) => {
    const device = known(id)
    return action === 'wipe' && (device === undefined || !mayBeWiped(device))
  })
}
