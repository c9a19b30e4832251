import type { PersonSeed } from '../../sandbox/seeds/people'
import type { Tenant } from '../../sandbox/tenant/state'

/**
 * Leaves somebody with an account, a mailbox, licences and a telephone number, for a test about those. Gone are devices, the
 * OneDrive, meetings and call queues, and the groups that give no licence; the address list shows nothing to hide.
 */
export function leavePlain(tenant: Tenant, person: PersonSeed): void {
  const { id } = person
  dropWhere(tenant.devices.managed, ({ seed }) => seed.holder === id)
  dropWhere(tenant.devices.registered, ({ seed }) => seed.holder === id)
  dropWhere(tenant.devices.phones, ({ seed }) => seed.holder === id)
  dropWhere(tenant.drives.byId, ({ owner }) => owner === id)
  tenant.calendars.delete(id)
  for (const queue of tenant.callQueues) queue.users = queue.users.filter((user) => user !== id)
  for (const group of tenant.groups.values()) {
    group.owners = group.owners.filter((owner) => owner !== id)
    if (group.licences.length === 0) group.members = group.members.filter((member) => member !== id)
  }
  hideFromAddressList(tenant, person)
}

/** Leaves nothing to hide, so that `Set-Mailbox` is sent for what else is decided about the mailbox only. */
export function hideFromAddressList({ mailboxes }: Tenant, { id }: PersonSeed): void {
  const mailbox = mailboxes.get(id)
  if (mailbox !== undefined) mailbox.hidden = true
}

function dropWhere<Key, Value>(map: Map<Key, Value>, goes: (value: Value) => boolean): void {
  for (const [key, value] of map) if (goes(value)) map.delete(key)
}
