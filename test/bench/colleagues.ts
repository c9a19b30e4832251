import { groups } from '../../sandbox/seeds/groups'
import { people, type PersonSeed } from '../../sandbox/seeds/people'
import { populationId } from '../../sandbox/seeds/population'
import type { Tenant, User } from '../../sandbox/tenant/state'
import type { Colleague } from '../support/teams'

/** Makes operators of so many of the made-up people, for `seed`. Who they are, {@link colleague} says. */
export function letOperate(tenant: Tenant, count: number): void {
  const operators = tenant.groups.get(groups.operators.id)
  if (operators === undefined) return
  const ids = Array.from({ length: count }, (_none, number) => populationId(number))
  operators.members = [...operators.members, ...ids]
  for (const id of ids) Object.assign(tenant.users.get(id)?.properties ?? {}, { accountEnabled: true })
}

/** Somebody at a Teams client, by the number of a made-up person. */
export function colleague(number: number): Colleague {
  return { id: populationId(number), displayName: `Colleague ${number}` }
}

/**
 * Made-up people who can leave without anybody doing anything by hand: not from Active Directory, not administrators, not
 * blocked, with a mailbox that needs no licence when it is shared; and each called like nobody else.
 * @param from the number of the first who is looked at
 */
export function ordinaryLeavers(tenant: Tenant, count: number, from: number): readonly Leaver[] {
  const found: Leaver[] = []
  for (let number = from; found.length < count; number += 1) {
    const user = tenant.users.get(populationId(number))
    if (user === undefined) throw new Error(`There are only ${found.length} who can leave so`)
    if (isOrdinary(tenant, user)) found.push(namedAlone(user, number))
  }
  return found
}

export type Leaver = Pick<PersonSeed, 'id' | 'userPrincipalName' | 'displayName'>

function isOrdinary({ mailboxes }: Tenant, { id, roles, properties, lastSignIn }: User): boolean {
  const mailbox = mailboxes.get(id)
  const isSmall = mailbox !== undefined && mailbox.bytes < 40 * 1024 ** 3 && !mailbox.archive && !mailbox.litigationHold
  const isCloud = properties.onPremisesSyncEnabled !== true && properties.accountEnabled
  return isSmall && isCloud && roles.length === 0 && lastSignIn !== undefined
}

function namedAlone(user: User, number: number): Leaver {
  const { properties, id } = user
  // As long for everybody, so that no name is a part of another.
  properties.displayName = `${properties.displayName} ${String(number).padStart(6, '0')}`
  // Somebody who is called to take over must be there.
  user.manager = people.petraDeBoer.id
  return { id, displayName: properties.displayName, userPrincipalName: properties.userPrincipalName }
}
