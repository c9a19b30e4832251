import { z } from 'zod'
import { addAddress, changeNames, updateUser } from '../../tenant/accounts'
import { ageDeleted, moveToDeleted, purge, restoreDeleted } from '../../tenant/deletedItems'
import { replaceSid } from '../../tenant/delegates'
import { onPremisesMastered } from '../../tenant/refusal'
import type { Tenant, User } from '../../tenant/state'
import { action, missing, personIn, refused } from './action'

const person = z.strictObject({ id: z.string() })

/** What an administrator does to somebody’s account. Those from Active Directory are changed there. */
export const accountActions = {
  'block-account': action('Blocks somebody’s sign-in.', person, (tenant, { id }) => {
    cloudAccount(tenant, id).properties.accountEnabled = false
  }),
  'enable-account': action('Lets somebody sign in again.', person, (tenant, { id }) => {
    cloudAccount(tenant, id).properties.accountEnabled = true
  }),
  'end-sessions': action('Ends all sessions of somebody.', person, (tenant, { id }) => {
    personIn(tenant, id).properties.signInSessionsValidFromDateTime = new Date().toISOString()
  }),
  'rename-person': action(
    'Changes a display name, a user principal name or a mail address; what is left out stays.',
    z.strictObject({
      id: z.string(),
      displayName: z.string().min(1).optional(),
      userPrincipalName: z.string().optional(),
      mail: z.string().optional(),
    }),
    (tenant, { id, ...names }) => changeNames(tenant, cloudAccount(tenant, id), names),
  ),
  'replace-sid': action(
    'Gives somebody another security identifier, as a move does: rights that they were given stay with the former one.',
    person,
    (tenant, { id }) => replaceSid(tenant, personIn(tenant, id)),
  ),
  'change-person': action(
    'Changes usage location, department or job title; a dynamic group takes no notice.',
    z
      .strictObject({
        id: z.string(),
        usageLocation: z
          .string()
          .regex(/^[A-Z]{2}$/)
          .nullable(),
        department: z.string().nullable(),
        jobTitle: z.string().nullable(),
      })
      .partial()
      .required({ id: true }),
    (tenant, { id, ...properties }) => updateUser(tenant, personIn(tenant, id), properties),
  ),
  'delete-person': action('Moves somebody to the deleted items.', person, (tenant, { id }) =>
    moveToDeleted(tenant, cloudAccount(tenant, id)),
  ),
  'restore-person': action('Brings somebody back from the deleted items.', person, (tenant, { id }) =>
    restoreDeleted(tenant, deletedIn(tenant, id), {}),
  ),
  'purge-person': action('Takes somebody out of the deleted items, for good.', person, (tenant, { id }) =>
    purge(tenant, deletedIn(tenant, id)),
  ),
  'age-deletion': action(
    'Lets somebody have been in the deleted items for so many days longer; after 30 nobody is.',
    z.strictObject({ id: z.string(), days: z.number() }),
    (tenant, { id, days }) => ageDeleted(tenant, deletedIn(tenant, id), days),
  ),
  'add-address': action(
    'Gives somebody one more mail address, for instance one that a deleted person had.',
    z.strictObject({ id: z.string(), address: z.string() }),
    (tenant, { id, address }) => addAddress(tenant, cloudAccount(tenant, id), address),
  ),
  'change-manager': action(
    'Gives somebody another manager, or with null none.',
    z.strictObject({ id: z.string(), manager: z.string().nullable() }),
    (tenant, { id, manager }) => {
      const user = cloudAccount(tenant, id)
      const next = manager === null ? undefined : personIn(tenant, manager).id
      if (next === user.id) throw refused('Nobody is their own manager.')
      user.manager = next
    },
  ),
  'replace-manager': action(
    'Gives everybody who reports to somebody another manager, or with null none.',
    z.strictObject({ id: z.string(), manager: z.string().nullable() }),
    (tenant, { id, manager }) => {
      // Those who reported to somebody who is deleted by now still do.
      if (!tenant.users.has(id)) throw missing(`The tenant has no person ${id}.`)
      const next = manager === null ? undefined : personIn(tenant, manager).id
      for (const user of tenant.users.values()) if (user.manager === id) user.manager = next
    },
  ),
  'forget-sign-in-methods': action(
    'Takes away all that somebody signs in with besides the password.',
    person,
    (tenant, { id }) => {
      tenant.authenticationMethods.delete(personIn(tenant, id).id)
    },
  ),
  'change-pass-policy': action(
    'Changes whether temporary access passes may be given, how often one can be used and how long it lasts.',
    z
      .strictObject({
        enabled: z.boolean(),
        leastMinutes: z.number(),
        mostMinutes: z.number(),
        usualMinutes: z.number(),
        onceOnly: z.boolean(),
      })
      .partial(),
    (tenant, change) => {
      tenant.passPolicy = Object.assign({}, tenant.passPolicy, change)
    },
  ),
}

/** Throws a Refusal for somebody who is not in the deleted items. */
function deletedIn({ users }: Tenant, id: string): User {
  const user = users.get(id)
  if (user?.deletedAt === undefined) throw missing(`The deleted items have no person ${id}.`)
  return user
}

/** Throws a Refusal for an account that is mastered in Active Directory. */
function cloudAccount(tenant: Tenant, id: string): User {
  const user = personIn(tenant, id)
  if (user.properties.onPremisesSyncEnabled === true) throw onPremisesMastered()
  return user
}
