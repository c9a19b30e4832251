import { domain, organizationName, tenantId } from '../tenant/organization'
import { notFound } from '../tenant/refusal'
import { answerCollection, pick } from './collection'
import { collection, selected } from './options'
import type { Route } from './route'
import { unitProperties, viewUnit } from './views'

const initial = 'contoso.onmicrosoft.com'

/** Calls on the organisation itself. */
export const organizationRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/organization',
    options: collection,
    handle: (context) => ({ status: 200, body: answerCollection(context, [organization], organizationShape) }),
  },
  {
    method: 'GET',
    path: '/organization/{organization}',
    options: ['select'],
    allowedLike: 'GET /organization',
    handle: ({ parameters, options, baseUrl }) => {
      const id = parameters['organization'] ?? ''
      if (id.toLowerCase() !== tenantId) throw notFound(id)
      const names = selected(options.select, organizationShape.properties, organizationShape.type)
      const context = `${baseUrl}/$metadata#organization/$entity`
      return {
        status: 200,
        body: { '@odata.context': context, ...pick(organization, names ?? organizationShape.properties) },
      }
    },
  },
  {
    method: 'GET',
    path: '/domains',
    options: collection,
    allowedLike: 'GET /organization',
    handle: (context) => ({ status: 200, body: answerCollection(context, domains, domainShape) }),
  },
  {
    method: 'GET',
    path: '/directory/administrativeUnits',
    options: collection,
    handle: (context) => ({
      status: 200,
      body: answerCollection(context, context.tenant.administrativeUnits.map(viewUnit), unitShape),
    }),
  },
]

const unitShape = {
  name: 'directory/administrativeUnits',
  type: 'microsoft.graph.administrativeUnit',
  resource: 'AdministrativeUnit',
  properties: unitProperties,
  filterable: ['id', 'displayName'],
}

const organization = {
  id: tenantId,
  deletedDateTime: null,
  countryLetterCode: 'NL',
  createdDateTime: '2019-04-01T08:00:00Z',
  defaultUsageLocation: 'NL',
  displayName: organizationName,
  onPremisesLastSyncDateTime: '2026-11-20T09:30:00Z',
  onPremisesSyncEnabled: true,
  tenantType: 'AAD',
  verifiedDomains: [
    {
      capabilities: 'Email, OfficeCommunicationsOnline',
      isDefault: true,
      isInitial: false,
      name: domain,
      type: 'Managed',
    },
    {
      capabilities: 'Email, OfficeCommunicationsOnline',
      isDefault: false,
      isInitial: true,
      name: initial,
      type: 'Managed',
    },
  ],
}

const organizationShape = {
  name: 'organization',
  type: 'microsoft.graph.organization',
  resource: 'Organization',
  properties: Object.keys(organization),
  filterable: [],
}

const domains = [domain, initial].map((id) => ({
  id,
  authenticationType: 'Managed',
  availabilityStatus: null,
  isAdminManaged: true,
  isDefault: id === domain,
  isInitial: id === initial,
  isRoot: true,
  isVerified: true,
  manufacturer: null,
  model: null,
  passwordNotificationWindowInDays: 14,
  passwordValidityPeriodInDays: 2_147_483_647,
  state: null,
  supportedServices: ['Email', 'OfficeCommunicationsOnline'],
}))
const domainShape = {
  name: 'domains',
  type: 'microsoft.graph.domain',
  resource: 'Domain',
  properties: Object.keys(domains[0] ?? {}),
  filterable: [],
}
