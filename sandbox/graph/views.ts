import type { ServicePlan } from '../tenant/products'
import { plans, skuOf } from '../tenant/products'
import { domain } from '../tenant/organization'
import { roles, type RoleName } from '../tenant/directoryRoles'
import { addressOf, groupsOf, nicknameOf } from '../tenant/groups'
import { plansOf } from '../tenant/licences'
import { directoryRolesOf } from '../tenant/roles'
import { type Group, isThere, sketchOf, type LicenceAssignment, type Tenant, type User } from '../tenant/state'
import type { AdministrativeUnit } from '../tenant/state/units'

type Properties = Readonly<Record<string, unknown>>

/** What Graph gives of a user without `$select`. */
export const userDefaults = [
  'businessPhones',
  'displayName',
  'givenName',
  'id',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
]

/** Properties of a user that `$filter` and `$orderby` know. */
export const userFilterable = [
  'accountEnabled',
  'assignedLicenses',
  'assignedPlans',
  'city',
  'companyName',
  'country',
  'createdDateTime',
  'department',
  'displayName',
  'employeeHireDate',
  'employeeId',
  'employeeLeaveDateTime',
  'employeeOrgData',
  'employeeType',
  'externalUserState',
  'givenName',
  'identities',
  'imAddresses',
  'id',
  'jobTitle',
  'mail',
  'mailNickname',
  'mobilePhone',
  'officeLocation',
  'onPremisesExtensionAttributes',
  'onPremisesImmutableId',
  'onPremisesSamAccountName',
  'onPremisesSyncEnabled',
  'otherMails',
  'postalCode',
  'preferredLanguage',
  'proxyAddresses',
  'signInActivity',
  'state',
  'surname',
  'usageLocation',
  'userPrincipalName',
  'userType',
]
/**
 * Of these, what is filtered with ConsistencyLevel: eventual and $count only. Source: learn, aad-advanced-queries, and Q&A 726469,
 * which names those that are refused without them.
 */
export const userFilteredByIndex = [
  'companyName',
  'employeeType',
  'mobilePhone',
  'officeLocation',
  'postalCode',
  'preferredLanguage',
]
export const userOrderable = ['displayName', 'userPrincipalName', 'createdDateTime']

/** A user with every property of Graph's user. */
export function viewUser(user: User): Properties {
  return {
    id: user.id,
    deletedDateTime: user.deletedAt ?? null,
    ...user.properties,
    identities: viewIdentities(user),
    assignedLicenses: distinct(user.licences).map(({ skuId, disabledPlans }) => ({ disabledPlans, skuId })),
    assignedPlans: viewAssignedPlans(user),
    licenseAssignmentStates: viewAssignmentStates(user),
    signInActivity:
      user.lastSignIn === undefined
        ? undefined
        : {
            lastSignInDateTime: user.lastSignIn,
            lastSignInRequestId: 'c7df2760-2c81-4ef7-b578-5b5392b571df',
            lastNonInteractiveSignInDateTime: user.lastSignIn,
            lastNonInteractiveSignInRequestId: 'd6f8a1b2-3c4d-4e5f-8a9b-0c1d2e3f4a5b',
            lastSuccessfulSignInDateTime: user.lastSignIn,
            lastSuccessfulSignInRequestId: 'c7df2760-2c81-4ef7-b578-5b5392b571df',
          },
  }
}

/**
 * The same for looking through very many: each property is made when it is asked for, and what is asked often is known
 * of everybody at once.
 */
export function glanceAt(user: User): Properties {
  const sketched = sketchOf(user)
  const propertyOf = (name: string): unknown => (sketched[name] === undefined ? viewUser(user)[name] : sketched[name])
  return new Proxy<Properties>({}, { get: (_none, name) => propertyOf(String(name)) })
}

/** How each licence came, also those that a group gives and that found no seat. */
function viewAssignmentStates({ licences, licencesWithoutSeat }: User): readonly Properties[] {
  const view = (
    { skuId, group, disabledPlans = [] }: Partial<LicenceAssignment>,
    error: 'None' | 'CountViolation',
  ): Properties => ({
    skuId,
    assignedByGroup: group ?? null,
    disabledPlans,
    error,
    lastUpdatedDateTime: '2025-01-15T09:00:00Z',
    state: error === 'None' ? 'Active' : 'Error',
  })
  return [
    ...licences.map((licence) => view(licence, 'None')),
    ...licencesWithoutSeat.map((licence) => view(licence, 'CountViolation')),
  ]
}

/** Names of all properties of Graph's user that the tenant keeps. */
export function userProperties(tenant: Tenant): readonly string[] {
  const [anybody] = tenant.users.values()
  return anybody === undefined ? [] : Object.keys(viewUser(anybody))
}

/** A user's licences as `licenseDetails` tells them. */
export function viewLicenceDetails(user: User): readonly Properties[] {
  return distinct(user.licences).map(({ skuId }) => ({
    id: Buffer.from(`${user.id}${skuId}`).toString('base64url').slice(0, 43),
    skuId,
    skuPartNumber: skuOf(skuId)?.skuPartNumber ?? null,
    servicePlans: (skuOf(skuId)?.plans ?? []).map(viewPlan),
  }))
}

export function viewPlan({ servicePlanId, servicePlanName }: ServicePlan): Properties {
  return { servicePlanId, servicePlanName, provisioningStatus: 'Success', appliesTo: 'User' }
}

export const groupProperties = [
  'id',
  'deletedDateTime',
  'assignedLicenses',
  'classification',
  'createdDateTime',
  'description',
  'displayName',
  'groupTypes',
  'isAssignableToRole',
  'isManagementRestricted',
  'mail',
  'mailEnabled',
  'mailNickname',
  'membershipRule',
  'membershipRuleProcessingState',
  'onPremisesSyncEnabled',
  'resourceProvisioningOptions',
  'securityEnabled',
  'visibility',
  'expirationDateTime',
  'hasMembersWithLicenseErrors',
  'assignedLabels',
  'licenseProcessingState',
  'onPremisesDomainName',
  'onPremisesLastSyncDateTime',
  'onPremisesNetBiosName',
  'onPremisesSamAccountName',
  'onPremisesSecurityIdentifier',
  'preferredDataLocation',
  'preferredLanguage',
  'proxyAddresses',
  'renewedDateTime',
  'resourceBehaviorOptions',
  'securityIdentifier',
  'theme',
  'uniqueName',
]

/** Properties of a group that come by `$select` alone. */
const groupSelected = ['assignedLicenses', 'assignedLabels', 'hasMembersWithLicenseErrors', 'licenseProcessingState']

/** What Graph gives of a group without `$select`. */
export const groupDefaults = groupProperties.filter((name) => !groupSelected.includes(name))

/** Properties of a group that `$filter` knows. */
export const groupFilterable = [
  'assignedLabels',
  'assignedLicenses',
  'createdDateTime',
  'description',
  'displayName',
  'groupTypes',
  'hasMembersWithLicenseErrors',
  'id',
  'isAssignableToRole',
  'mail',
  'mailEnabled',
  'mailNickname',
  'membershipRule',
  'onPremisesSyncEnabled',
  'proxyAddresses',
  'resourceProvisioningOptions',
  'securityEnabled',
  'uniqueName',
  'visibility',
]

export function viewGroup(group: Group): Properties {
  return {
    id: group.id,
    deletedDateTime: null,
    assignedLicenses: group.licences.map((skuId) => ({ disabledPlans: [], skuId })),
    classification: null,
    createdDateTime: '2022-05-09T08:00:00Z',
    description: group.description ?? null,
    displayName: group.displayName,
    groupTypes: [
      ...(group.kind === 'microsoft365' ? ['Unified'] : []),
      ...(group.membershipRule === null ? [] : ['DynamicMembership']),
    ],
    isAssignableToRole: group.roleAssignable ? true : null,
    isManagementRestricted: group.managementRestricted ? true : null,
    mail: group.kind === 'security' ? null : addressOf(group),
    mailEnabled: group.kind !== 'security',
    mailNickname: nicknameOf(group),
    membershipRule: group.membershipRule,
    membershipRuleProcessingState: group.membershipRule === null ? null : 'On',
    onPremisesSyncEnabled: group.synced ? true : null,
    resourceProvisioningOptions: group.hasTeam ? ['Team'] : [],
    securityEnabled: group.kind === 'security' || group.kind === 'mailEnabledSecurity',
    visibility: group.visibility ?? (group.kind === 'microsoft365' ? 'Private' : null),
    assignedLabels: [],
    expirationDateTime: null,
    hasMembersWithLicenseErrors: group.lacksSeats,
    licenseProcessingState: group.licences.length === 0 ? null : { state: 'ProcessingComplete' },
    onPremisesDomainName: group.synced ? `${domain.split('.')[0] ?? ''}.local` : null,
    onPremisesLastSyncDateTime: group.synced ? '2026-11-20T09:30:00Z' : null,
    onPremisesNetBiosName: group.synced ? 'CONTOSO' : null,
    onPremisesSamAccountName: group.synced ? group.displayName : null,
    onPremisesSecurityIdentifier: null,
    preferredDataLocation: null,
    preferredLanguage: null,
    proxyAddresses: group.kind === 'security' ? [] : [`SMTP:${addressOf(group)}`],
    renewedDateTime: '2022-05-09T08:00:00Z',
    resourceBehaviorOptions: [],
    securityIdentifier: `S-1-12-1-${Number.parseInt(group.id.slice(0, 8), 16)}-1294567890-3456789012-1234567890`,
    theme: null,
    uniqueName: null,
  }
}

/** Users, groups and directory roles in one collection carry their type. */
export function viewMember(tenant: Tenant, id: string): Properties | undefined {
  const user = tenant.users.get(id)
  if (user !== undefined)
    return isThere(user, 'graph') ? { '@odata.type': '#microsoft.graph.user', ...viewUser(user) } : undefined
  const group = tenant.groups.get(id)
  return group === undefined ? undefined : { '@odata.type': '#microsoft.graph.group', ...viewGroup(group) }
}

/** The roles that somebody is a member of, transitively also by the groups that hold them. */
export function viewDirectoryRoles(tenant: Tenant, { id }: User, transitive: boolean): readonly Properties[] {
  const principals = [id, ...(transitive ? groupsOf(tenant, id, false).map((group) => group.id) : [])]
  const held = new Set(principals.flatMap((principal) => directoryRolesOf(tenant, principal)))
  return [...held].map((name) => ({ '@odata.type': '#microsoft.graph.directoryRole', ...viewDirectoryRole(name) }))
}

export function viewDirectoryRole(name: RoleName): Properties {
  return {
    id: directoryRoleId(name),
    deletedDateTime: null,
    description: null,
    displayName: roles[name].displayName,
    roleTemplateId: roles[name].id,
  }
}

/** The tenant's own id of a role; Microsoft's is that of its template. */
export function directoryRoleId(name: RoleName): string {
  return `0d1e2f00-${roles[name].id.slice(9)}`
}

/** What somebody signs in by: a guest first by whoever keeps the account. */
function viewIdentities({ properties: { userPrincipalName, userType } }: User): readonly Properties[] {
  const own = { signInType: 'userPrincipalName', issuer: domain, issuerAssignedId: userPrincipalName }
  return userType === 'Guest'
    ? [{ signInType: 'federated', issuer: 'ExternalAzureAD', issuerAssignedId: null }, own]
    : [own]
}

/** An administrative unit as a member of it sees it. */
export function viewUnit({ id, displayName, restricted }: Omit<AdministrativeUnit, 'members'>): Properties {
  return {
    '@odata.type': '#microsoft.graph.administrativeUnit',
    id,
    deletedDateTime: null,
    description: null,
    displayName,
    isMemberManagementRestricted: restricted,
    membershipRule: null,
    membershipRuleProcessingState: null,
    membershipType: null,
    visibility: null,
  }
}

/** Properties of an administrative unit that can be asked for. */
export const unitProperties: readonly string[] = Object.keys(
  viewUnit({ id: '', displayName: '', restricted: false }),
).filter((name) => name !== '@odata.type')

function viewAssignedPlans(user: User): readonly Properties[] {
  const plan = (servicePlanId: string, service: string, capabilityStatus: string): Properties => ({
    assignedDateTime: '2025-01-15T09:00:00Z',
    capabilityStatus,
    service,
    servicePlanId,
  })
  const service = (id: string): string =>
    Object.values<ServicePlan>(plans).find(({ servicePlanId }) => servicePlanId === id)?.service ?? ''
  return [
    ...[...plansOf(user.licences).values()].map(({ servicePlanId, service }) =>
      plan(servicePlanId, service, 'Enabled'),
    ),
    ...user.formerPlans.map((id) => plan(id, service(id), 'Deleted')),
  ]
}

/** A product once, also when it comes both directly and by a group. */
function distinct(licences: readonly LicenceAssignment[]): readonly LicenceAssignment[] {
  return [...new Map(licences.map((licence) => [licence.skuId, licence])).values()]
}
