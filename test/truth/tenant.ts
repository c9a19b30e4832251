import { anybody } from '../contract/watch'

export type Found = Readonly<Record<string, unknown>>

/** What the pretend tenant says of somebody who leaves, read as any HTTP client would and not as the bot does. */
export class Tenant {
  private readonly known = new Map<string, Promise<unknown>>()

  /** @param url of the sandbox */
  constructor(
    private readonly url: string,
    readonly id: string,
  ) {}

  /** A list of Graph, all pages of it; none when what it is about is not there. */
  async list(path: string): Promise<readonly Found[]> {
    const { value, '@odata.nextLink': next } = (await this.graph(path)) as {
      readonly value?: readonly Found[]
      readonly '@odata.nextLink'?: string
    }
    const rest = next === undefined ? [] : await this.list(next.slice(next.indexOf('/v1.0') + '/v1.0'.length))
    return [...(value ?? []), ...rest]
  }

  /** An object of Graph; empty when it is not there. */
  async graph(path: string): Promise<Found> {
    return this.once(path, async () => {
      const answer = await fetch(`${this.url}/v1.0${path}`, { headers: { authorization: anybody } })
      // Who is told to wait knows nothing: taken for empty, that would find a lie where there is none.
      if (answer.status === 429) throw new Error(`Graph asks to wait: ${path}`)
      return answer.ok ? ((await answer.json()) as Found) : {}
    })
  }

  /** What a reading cmdlet gives; none when it fails. */
  async cmdlet(cmdlet: string, parameters: Found): Promise<readonly Found[]> {
    const body = JSON.stringify({ id: 1, cmdlet, parameters })
    return this.once(`${cmdlet} ${body}`, async () => {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(`${this.url}/_sandbox/cmdlets`, { method: 'POST', headers, body })
      const { value = [] } = (await answer.json()) as { readonly value?: readonly Found[] }
      return value
    })
  }

  /** The account; empty when it is not there. */
  user(): Promise<Found> {
    const fields = [
      'id',
      'displayName',
      'userPrincipalName',
      'accountEnabled',
      'onPremisesSyncEnabled',
      'onPremisesLastSyncDateTime',
      'signInSessionsValidFromDateTime',
      'assignedLicenses',
      'licenseAssignmentStates',
    ]
    return this.graph(`/users/${this.id}?$select=${fields.join(',')}`)
  }

  async mailbox(identity = this.id): Promise<Found | undefined> {
    return (await this.cmdlet('Get-Mailbox', { Identity: identity }))[0]
  }

  /** Somebody of the tenant by the name that a card says. */
  async named(displayName: string): Promise<readonly Found[]> {
    const all = await this.list('/users?$select=id,displayName,userPrincipalName,mail&$top=999')
    return all.filter((one) => one['displayName'] === displayName)
  }

  async groups(): Promise<readonly Found[]> {
    const fields =
      'id,displayName,groupTypes,onPremisesSyncEnabled,isAssignableToRole,isManagementRestricted,membershipRule,assignedLicenses'
    const found = await this.list(`/users/${this.id}/memberOf?$select=${fields}`)
    return found.filter((one) => String(one['@odata.type'] ?? '#microsoft.graph.group').endsWith('.group'))
  }

  owned(kind: 'group' | 'application' | 'servicePrincipal', id = this.id): Promise<readonly Found[]> {
    return this.list(`/users/${id}/ownedObjects?$select=id,displayName`).then((found) =>
      found.filter((one) => String(one['@odata.type']).endsWith(`.${kind}`)),
    )
  }

  numbersOf(id = this.id): Promise<readonly Found[]> {
    const filter = encodeURIComponent(`assignmentTargetId eq '${id}'`)
    return this.list(`/admin/teams/telephoneNumberManagement/numberAssignments?$filter=${filter}`)
  }

  private once<Value>(what: string, read: () => Promise<Value>): Promise<Value> {
    const known = (this.known.get(what) as Promise<Value> | undefined) ?? read()
    this.known.set(what, known)
    return known
  }
}
