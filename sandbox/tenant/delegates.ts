import type { Tenant, User } from './state'

/** The list with one more and one fewer. */
export function changed(
  list: readonly string[] | undefined,
  { add, remove }: { readonly add?: string | undefined; readonly remove?: string | undefined },
): readonly string[] {
  return [...new Set([...(list ?? []), ...(add === undefined ? [] : [add])])].filter((id) => id !== remove)
}

/** Somebody's security identifier now: made of the directory id and of how many there were before. */
export function sidOf({ delegates }: Tenant, { id }: User): string {
  const part = (from: number) => Number.parseInt(id.replaceAll('-', '').slice(from, from + 8), 16)
  return `S-1-5-21-${part(0)}-${part(8)}-${part(16)}-${part(24) + (delegates.formerSids.get(id)?.length ?? 0)}`
}

/** Gives somebody another one, as a move between domains does: what was given to the former one stays given to that. */
export function replaceSid(tenant: Tenant, user: User): void {
  const { sendAs, formerSids } = tenant.delegates
  const former = sidOf(tenant, user)
  for (const [recipient, trustees] of sendAs)
    sendAs.set(
      recipient,
      trustees.map((trustee) => (trustee === user.id ? former : trustee)),
    )
  formerSids.set(user.id, [...(formerSids.get(user.id) ?? []), former])
}

/** Whose former security identifier this is, as a directory id. */
export function formerOwnerOf({ delegates }: Tenant, sid: string): string | undefined {
  return [...delegates.formerSids].find(([, sids]) => sids.includes(sid))?.[0]
}
