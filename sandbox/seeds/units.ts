import type { AdministrativeUnit } from '../tenant/state/units'

/** Administrative units by name, with ids that never change. Nobody is in one at the start. */
export const units = {
  utrecht: { id: '3f6c1d20-8b44-4a7e-b1d9-52c0a97e6d11', displayName: 'Vestiging Utrecht', restricted: false },
  /** Its members are protected from every administrator but its own. */
  board: { id: 'a4d27b93-60c5-4f1e-9b38-e7f1205c8d64', displayName: 'Directie', restricted: true },
} as const

/** What the pretend tenant starts with. */
export function seedUnits(): readonly AdministrativeUnit[] {
  return Object.values(units).map((unit) => ({ ...unit, members: [] }))
}
