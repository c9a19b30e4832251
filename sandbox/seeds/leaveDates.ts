import type { User } from '../tenant/state'
import { people } from './people'

/** Days from the start of the tenant until HR says that they leave: two soon, of whom one is protected, and one later. */
const days: Readonly<Record<string, number>> = {
  [people.janDeVries.id]: 10,
  [people.karinMulder.id]: 12,
  [people.janWillemBakker.id]: 60,
}

/** Fills in when people leave, as the tool of HR does. */
export function seedLeaveDates(users: ReadonlyMap<string, User>): void {
  for (const [id, user] of users) {
    const count = days[id]
    if (count !== undefined)
      user.properties['employeeLeaveDateTime'] = new Date(Date.now() + count * 86_400_000).toISOString()
  }
}
