/** One resource as it would be deployed, as the compiler’s snapshot has it: names and conditions are resolved. */
export interface AzureResource {
  readonly type: string
  readonly name: string
  readonly [property: string]: unknown
}

/** What `bicep snapshot` writes. What is known only once something was made stays an expression, `[reference(…)]`. */
export interface Snapshot {
  readonly predictedResources: readonly AzureResource[]
  readonly diagnostics: readonly unknown[]
}

/** A text somewhere in a resource; of a list every member has the same place. */
export interface Leaf {
  readonly type: string
  /** `properties.template.containers[].probes[].type` */
  readonly place: string
  readonly value: unknown
}

/**
 * Words that Azure chooses from a list, where the compiler takes any: by type and place. From the references of the types
 * (learn, azure/templates, “Property Values”), and of metrics and locations (azure-monitor, supported metrics; App Insights,
 * location population tags).
 */
export const words: Readonly<Record<string, readonly string[]>> = {
  'Microsoft.OperationalInsights/workspaces properties.sku.name': ['PerGB2018', 'CapacityReservation'],
  'Microsoft.ContainerRegistry/registries sku.name': ['Basic', 'Standard', 'Premium'],
  'Microsoft.Authorization/roleAssignments properties.principalType': ['ServicePrincipal'],
  'Microsoft.Network/virtualNetworks properties.subnets[].properties.delegations[].properties.serviceName': [
    'Microsoft.App/environments',
  ],
  'Microsoft.Network/virtualNetworks properties.subnets[].properties.privateEndpointNetworkPolicies': [
    'Enabled',
    'Disabled',
    'NetworkSecurityGroupEnabled',
    'RouteTableEnabled',
  ],
  'Microsoft.Network/privateDnsZones name': ['privatelink.postgres.database.azure.com'],
  'Microsoft.Network/privateEndpoints properties.privateLinkServiceConnections[].properties.groupIds[]': [
    'postgresqlServer',
  ],
  'Microsoft.DBforPostgreSQL/flexibleServers sku.name': ['Standard_B1ms', 'Standard_B2s', 'Standard_D2ds_v5'],
  'Microsoft.DBforPostgreSQL/flexibleServers sku.tier': ['Burstable', 'GeneralPurpose', 'MemoryOptimized'],
  'Microsoft.DBforPostgreSQL/flexibleServers properties.createMode': ['Default', 'Create', 'PointInTimeRestore'],
  // What the bot works with: 14 or newer.
  'Microsoft.DBforPostgreSQL/flexibleServers properties.version': ['14', '15', '16', '17'],
  'Microsoft.DBforPostgreSQL/flexibleServers properties.authConfig.activeDirectoryAuth': ['Enabled', 'Disabled'],
  'Microsoft.DBforPostgreSQL/flexibleServers properties.authConfig.passwordAuth': ['Enabled', 'Disabled'],
  'Microsoft.DBforPostgreSQL/flexibleServers properties.storage.autoGrow': ['Enabled', 'Disabled'],
  'Microsoft.DBforPostgreSQL/flexibleServers properties.backup.geoRedundantBackup': ['Enabled', 'Disabled'],
  'Microsoft.DBforPostgreSQL/flexibleServers properties.highAvailability.mode': [
    'Disabled',
    'SameZone',
    'ZoneRedundant',
  ],
  'Microsoft.DBforPostgreSQL/flexibleServers properties.network.publicNetworkAccess': ['Enabled', 'Disabled'],
  'Microsoft.DBforPostgreSQL/flexibleServers/databases properties.charset': ['UTF8'],
  'Microsoft.DBforPostgreSQL/flexibleServers/databases properties.collation': ['en_US.utf8', 'C.UTF-8'],
  'Microsoft.DBforPostgreSQL/flexibleServers/administrators properties.principalType': ['ServicePrincipal'],
  'Microsoft.App/managedEnvironments properties.appLogsConfiguration.destination': ['azure-monitor', 'log-analytics'],
  'Microsoft.App/managedEnvironments properties.workloadProfiles[].workloadProfileType': ['Consumption'],
  'Microsoft.Insights/diagnosticSettings properties.logs[].category': [
    'ContainerAppConsoleLogs',
    'ContainerAppSystemLogs',
  ],
  'Microsoft.App/containerApps identity.type': ['UserAssigned', 'SystemAssigned', 'SystemAssigned, UserAssigned'],
  'Microsoft.App/containerApps properties.configuration.activeRevisionsMode': ['Single', 'Multiple', 'Labels'],
  'Microsoft.App/containerApps properties.configuration.ingress.transport': ['auto', 'http', 'http2', 'tcp'],
  'Microsoft.App/containerApps properties.configuration.ingress.clientCertificateMode': ['accept', 'ignore', 'require'],
  'Microsoft.App/containerApps properties.template.containers[].probes[].type': ['Liveness', 'Readiness', 'Startup'],
  'Microsoft.App/containerApps properties.template.containers[].probes[].httpGet.scheme': ['HTTP', 'HTTPS'],
  'Microsoft.App/containerApps properties.template.volumes[].storageType': [
    'AzureFile',
    'EmptyDir',
    'NfsAzureFile',
    'Secret',
  ],
  'Microsoft.BotService/botServices kind': ['azurebot'],
  'Microsoft.BotService/botServices sku.name': ['F0', 'S1'],
  'Microsoft.BotService/botServices properties.msaAppType': ['UserAssignedMSI', 'SingleTenant'],
  'Microsoft.BotService/botServices properties.publicNetworkAccess': ['Enabled', 'Disabled'],
  'Microsoft.BotService/botServices/channels properties.channelName': ['MsTeamsChannel'],
  'Microsoft.Insights/scheduledQueryRules kind': ['LogAlert'],
  'Microsoft.Insights/scheduledQueryRules properties.evaluationFrequency': ['PT5M', 'PT10M', 'PT15M', 'PT30M', 'PT1H'],
  'Microsoft.Insights/scheduledQueryRules properties.windowSize': ['PT5M', 'PT10M', 'PT15M', 'PT30M', 'PT1H'],
  'Microsoft.Insights/scheduledQueryRules properties.criteria.allOf[].timeAggregation': ['Count', 'Total', 'Average'],
  'Microsoft.Insights/scheduledQueryRules properties.criteria.allOf[].operator': ['GreaterThan', 'GreaterThanOrEqual'],
  'Microsoft.Insights/components kind': ['web', 'other'],
  'Microsoft.Insights/components properties.Application_Type': ['web', 'other'],
  'Microsoft.Insights/webtests kind': ['standard'],
  'Microsoft.Insights/webtests properties.Kind': ['standard'],
  'Microsoft.Insights/webtests properties.Locations[].Id': [
    'emea-nl-ams-azr',
    'emea-gb-db3-azr',
    'emea-fr-pra-edge',
    'us-va-ash-azr',
    'us-ca-sjc-azr',
  ],
  'Microsoft.Insights/webtests properties.Request.HttpVerb': ['GET', 'HEAD'],
  'Microsoft.Insights/metricAlerts properties.evaluationFrequency': ['PT1M', 'PT5M', 'PT15M', 'PT30M', 'PT1H'],
  'Microsoft.Insights/metricAlerts properties.windowSize': ['PT1M', 'PT5M', 'PT15M', 'PT30M', 'PT1H'],
  'Microsoft.Insights/metricAlerts properties.criteria.odata.type': [
    'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria',
    'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria',
  ],
  'Microsoft.Insights/metricAlerts properties.criteria.allOf[].criterionType': ['StaticThresholdCriterion'],
  'Microsoft.Insights/metricAlerts properties.criteria.allOf[].metricNamespace': [
    'Microsoft.App/containerApps',
    'Microsoft.DBforPostgreSQL/flexibleServers',
  ],
  'Microsoft.Insights/metricAlerts properties.criteria.allOf[].metricName': ['RestartCount', 'storage_percent'],
  'Microsoft.Insights/metricAlerts properties.criteria.allOf[].timeAggregation': ['Average', 'Maximum', 'Total'],
  'Microsoft.Insights/metricAlerts properties.criteria.allOf[].operator': ['GreaterThan', 'GreaterThanOrEqual'],
}

/** Numbers that Azure takes between two others, or from a few; the same references. */
export const numbers: Readonly<Record<string, readonly number[] | { readonly from: number; readonly to: number }>> = {
  'Microsoft.OperationalInsights/workspaces properties.retentionInDays': { from: 30, to: 730 },
  'Microsoft.OperationalInsights/workspaces properties.workspaceCapping.dailyQuotaGb': { from: 0.023, to: 4000 },
  'Microsoft.DBforPostgreSQL/flexibleServers properties.storage.storageSizeGB': [32, 64, 128, 256],
  'Microsoft.DBforPostgreSQL/flexibleServers properties.backup.backupRetentionDays': { from: 7, to: 35 },
  'Microsoft.App/containerApps properties.configuration.ingress.targetPort': { from: 1, to: 65_535 },
  'Microsoft.App/containerApps properties.template.containers[].resources.cpu': { from: 0.25, to: 4 },
  'Microsoft.App/containerApps properties.template.containers[].probes[].tcpSocket.port': { from: 1, to: 65_535 },
  'Microsoft.App/containerApps properties.template.containers[].probes[].httpGet.port': { from: 1, to: 65_535 },
  'Microsoft.App/containerApps properties.template.containers[].probes[].periodSeconds': { from: 1, to: 240 },
  'Microsoft.App/containerApps properties.template.containers[].probes[].timeoutSeconds': { from: 1, to: 240 },
  'Microsoft.App/containerApps properties.template.containers[].probes[].failureThreshold': { from: 1, to: 10 },
  'Microsoft.App/containerApps properties.template.scale.minReplicas': { from: 0, to: 1000 },
  'Microsoft.App/containerApps properties.template.scale.maxReplicas': { from: 1, to: 1000 },
  'Microsoft.App/containerApps properties.template.terminationGracePeriodSeconds': { from: 0, to: 600 },
  'Microsoft.Insights/scheduledQueryRules properties.severity': [0, 1, 2, 3, 4],
  'Microsoft.Insights/scheduledQueryRules properties.criteria.allOf[].threshold': { from: 0, to: 10_000 },
  'Microsoft.Insights/scheduledQueryRules properties.criteria.allOf[].failingPeriods.numberOfEvaluationPeriods': {
    from: 1,
    to: 6,
  },
  'Microsoft.Insights/scheduledQueryRules properties.criteria.allOf[].failingPeriods.minFailingPeriodsToAlert': {
    from: 1,
    to: 6,
  },
  'Microsoft.Insights/webtests properties.Frequency': [300, 600, 900],
  'Microsoft.Insights/webtests properties.Timeout': [30, 60, 90, 120],
  'Microsoft.Insights/webtests properties.ValidationRules.ExpectedHttpStatusCode': { from: 100, to: 599 },
  'Microsoft.Insights/webtests properties.ValidationRules.SSLCertRemainingLifetimeCheck': { from: 1, to: 365 },
  'Microsoft.Insights/metricAlerts properties.severity': [0, 1, 2, 3, 4],
  'Microsoft.Insights/metricAlerts properties.criteria.failedLocationCount': { from: 1, to: 3 },
  'Microsoft.Insights/metricAlerts properties.criteria.allOf[].threshold': { from: 0, to: 10_000 },
}

/** What is chosen here and not from a list: names, sentences, addresses, ids, and the bot’s own configuration. */
const chosenHere =
  /(^name|\.name|displayName|description|[sS]copes\[\]|query|\.(path|mountPath|volumeName|value|image|emailAddress|groupShortName|SyntheticMonitorId|Name|ContentMatch|workloadProfileName|startIpAddress|endIpAddress|principalName|addressPrefix|addressPrefixes\[\]|memory))$/

/** Names of the values of the configuration that are secrets: none of them may stand in a template. */
const secret = /password|secret|PrivateKey|accountKey|connectionString|administratorLogin|listKeys|listCredentials/i

/** Every text, number and truth value of a resource, but its type and version. */
export function leavesOf(resource: AzureResource): readonly Leaf[] {
  const { type, ...rest } = resource
  const leaves: Leaf[] = []
  const walk = (value: unknown, place: string): void => {
    if (Array.isArray(value)) for (const each of value) walk(each, `${place}[]`)
    else if (typeof value === 'object' && value !== null)
      for (const [key, each] of Object.entries(value)) walk(each, place === '' ? key : `${place}.${key}`)
    else leaves.push({ type, place, value })
  }
  walk(rest, '')
  return leaves.filter(({ place }) => place !== 'apiVersion' && place !== 'id' && !place.startsWith('tags.'))
}

/** What Azure would refuse, or take and mean something else by: words and numbers that it does not know. */
export function strangeValues({ predictedResources }: Snapshot): readonly string[] {
  return predictedResources.flatMap((resource) => leavesOf(resource).flatMap(strange))
}

function strange({ type, place, value }: Leaf): readonly string[] {
  const key = `${type} ${place}`
  if (typeof value === 'number') {
    const known = numbers[key]
    if (known === undefined) return [`${key}: nobody has said which numbers there are`]
    const fits = 'from' in known ? value >= known.from && value <= known.to : known.includes(value)
    return fits ? [] : [`${key}: ${value} is none that Azure takes`]
  }
  if (typeof value !== 'string') return []
  const known = words[key]
  if (known !== undefined) return known.includes(value) ? [] : [`${key}: “${value}” is none of ${known.join(', ')}`]
  if (place === 'location') return /^(global|[a-z]+\d?)$/.test(value) ? [] : [`${key}: “${value}” is no region`]
  const isId = /^(\/subscriptions\/|\[|[0-9a-f]{8}-[0-9a-f-]{27}$)/.test(value)
  return isId || chosenHere.test(place) ? [] : [`${key}: nobody has said which words there are, for “${value}”`]
}

/** Where a password or a key is needed, given out or let in by. */
export function secretsIn({ predictedResources }: Snapshot): readonly string[] {
  return predictedResources.flatMap((resource) => {
    const { type } = resource
    const named = [...JSON.stringify(resource).matchAll(/"name":"([^"]+)"|"([^"]+)":|(listKeys|listCredentials)\(/g)]
      .map(([, name, key, call]) => call ?? name ?? key ?? '')
      .filter((name) => secret.test(name) && name !== 'passwordAuth')
    const open = doors.filter((door) => door.type === type && at(resource, door.place) !== door.shut)
    return [
      ...named.map((name) => `${type} has ${name}`),
      ...open.map(({ place, shut }) => `${type} ${place} is not ${shut}`),
    ]
  })
}

/** Ways in by a key or a password that a resource has unless it is told otherwise. */
const doors: readonly { readonly type: string; readonly place: string; readonly shut: string | boolean }[] = [
  {
    type: 'Microsoft.DBforPostgreSQL/flexibleServers',
    place: 'properties.authConfig.passwordAuth',
    shut: 'Disabled',
  },
  {
    type: 'Microsoft.DBforPostgreSQL/flexibleServers',
    place: 'properties.authConfig.activeDirectoryAuth',
    shut: 'Enabled',
  },
  { type: 'Microsoft.ContainerRegistry/registries', place: 'properties.adminUserEnabled', shut: false },
  { type: 'Microsoft.ContainerRegistry/registries', place: 'properties.anonymousPullEnabled', shut: false },
  { type: 'Microsoft.OperationalInsights/workspaces', place: 'properties.features.disableLocalAuth', shut: true },
  { type: 'Microsoft.BotService/botServices', place: 'properties.disableLocalAuth', shut: true },
  { type: 'Microsoft.BotService/botServices', place: 'properties.msaAppType', shut: 'UserAssignedMSI' },
  { type: 'Microsoft.Insights/components', place: 'properties.DisableLocalAuth', shut: true },
  { type: 'Microsoft.App/containerApps', place: 'properties.configuration.ingress.allowInsecure', shut: false },
  {
    type: 'Microsoft.App/managedEnvironments',
    place: 'properties.appLogsConfiguration.destination',
    shut: 'azure-monitor',
  },
]

/** Where numbers do not go together: processors and memory, bots and what the database or Microsoft’s sessions bear. */
export function sizesThatDoNotFit(snapshot: Snapshot): readonly string[] {
  const app = only(snapshot, 'Microsoft.App/containerApps')
  if (app === undefined) return []
  const server = only(snapshot, 'Microsoft.DBforPostgreSQL/flexibleServers')
  const [least, most] = ['minReplicas', 'maxReplicas'].map((name) =>
    Number(at(app, `properties.template.scale.${name}`)),
  )
  const { cpu, memory } = (at(app, 'properties.template.containers') as readonly Container[])[0]!.resources
  const room = connections[String(server && at(server, 'sku.name'))] ?? 0
  const wanted = 2 * most! * connectionsOfABot
  return [
    // The Consumption profile gives two gibibytes for each processor, in steps of a quarter.
    ...(memory === `${cpu * 2}Gi` && (cpu * 4) % 1 === 0 ? [] : [`${cpu} processors do not go with ${memory}`]),
    ...(least === most && least! >= 1 ? [] : [`between ${least} and ${most} bots: a case would wait for nobody`]),
    ...(most! <= sessions ? [] : [`${most} bots share ${sessions} sessions of Teams’ PowerShell`]),
    ...(wanted <= room ? [] : [`${wanted} connections while an update is under way, where there are ${room}`]),
  ]
}

interface Container {
  readonly resources: { readonly cpu: number; readonly memory: string }
  readonly env: readonly { readonly name: string; readonly value: string }[]
  readonly probes: readonly { readonly type: string; readonly httpGet?: object; readonly tcpSocket?: object }[]
}

/** docs/operations.md, “PostgreSQL” and “Several bots”. */
const connectionsOfABot = 17
const sessions = 2
/** Connections for others than the service itself, by size (learn, PostgreSQL flexible server, limits). */
const connections: Readonly<Record<string, number>> = { Standard_B1ms: 35, Standard_B2s: 414, Standard_D2ds_v5: 844 }

/** Where what is probed is not what it should be: killed for what it says of its database, or called before it can answer. */
export function wrongProbes(snapshot: Snapshot): readonly string[] {
  const app = only(snapshot, 'Microsoft.App/containerApps')
  if (app === undefined) return []
  const { probes } = (at(app, 'properties.template.containers') as readonly Container[])[0]!
  const kinds = probes.map(({ type }) => type).toSorted()
  const port = at(app, 'properties.configuration.ingress.targetPort')
  const ports = leavesOf(app).filter(({ place }) => place.endsWith('.port'))
  return [
    ...(kinds.join() === 'Liveness,Readiness,Startup' ? [] : [`probes are ${kinds.join(', ')}`]),
    ...probes
      .filter(({ type, httpGet }) => (httpGet !== undefined) !== (type === 'Readiness'))
      .map(({ type }) => `${type} asks for the wrong thing: only readiness is about the journal`),
    ...ports.filter(({ value }) => value !== port).map(({ value }) => `a probe asks at ${String(value)}`),
  ]
}

/** Where the database can be reached from where it should not, or the bot cannot reach it. */
export function openNetwork(snapshot: Snapshot, isPrivate: boolean): readonly string[] {
  const server = only(snapshot, 'Microsoft.DBforPostgreSQL/flexibleServers')!
  const found = (type: string) => snapshot.predictedResources.filter((resource) => resource.type === type)
  const access = at(server, 'properties.network.publicNetworkAccess')
  const rules = found('Microsoft.DBforPostgreSQL/flexibleServers/firewallRules')
  const environment = only(snapshot, 'Microsoft.App/managedEnvironments')!
  const subnet = at(environment, 'properties.vnetConfiguration.infrastructureSubnetId')
  if (!isPrivate) {
    const wide = rules.filter((rule) => at(rule, 'properties.endIpAddress') !== '0.0.0.0')
    return [
      ...(access === 'Enabled' && rules.length === 1 ? [] : ['nothing in Azure reaches the database']),
      ...wide.map(({ name }) => `the firewall rule ${name} lets more in than Azure`),
    ]
  }
  const [network] = found('Microsoft.Network/virtualNetworks')
  const [endpoint] = found('Microsoft.Network/privateEndpoints')
  const [link] = found('Microsoft.Network/privateDnsZones/virtualNetworkLinks')
  const [zoneGroup] = found('Microsoft.Network/privateEndpoints/privateDnsZoneGroups')
  const inNetwork = (id: unknown) => network !== undefined && String(id).startsWith(`${String(network['id'])}/subnets/`)
  return [
    ...(access === 'Disabled' ? [] : ['the database has a public address']),
    ...(rules.length === 0 ? [] : ['a firewall rule lets in who comes from outside']),
    ...(inNetwork(subnet) ? [] : ['the bot is not in the network']),
    ...(endpoint !== undefined && inNetwork(at(endpoint, 'properties.subnet.id'))
      ? []
      : ['the database has no address in the network']),
    ...(link === undefined || at(link, 'properties.virtualNetwork.id') !== network?.['id'] || zoneGroup === undefined
      ? ['the network does not know the database’s name']
      : []),
    ...overlaps(network),
  ]
}

/** Subnets that lie outside their network or in one another, or are too small for what Azure puts there. */
function overlaps(network: AzureResource | undefined): readonly string[] {
  if (network === undefined) return []
  const whole = range(String((at(network, 'properties.addressSpace.addressPrefixes') as readonly string[])[0]))
  const subnets = (at(network, 'properties.subnets') as readonly Subnet[]).map(({ name, properties }) => ({
    name,
    ...range(properties.addressPrefix),
    // Of a delegated one Azure wants a /27 at least (learn, Container Apps, networking); it keeps five for itself anywhere.
    least: properties.delegations === undefined ? 8 : 32,
  }))
  return subnets.flatMap((one, position) => [
    ...(one.from >= whole.from && one.to <= whole.to ? [] : [`${one.name} lies outside the network`]),
    ...(one.to - one.from + 1 >= one.least ? [] : [`${one.name} is too small`]),
    ...subnets
      .slice(position + 1)
      .filter((other) => one.from <= other.to && other.from <= one.to)
      .map((other) => `${one.name} and ${other.name} overlap`),
  ])
}

interface Subnet {
  readonly name: string
  readonly properties: { readonly addressPrefix: string; readonly delegations?: unknown }
}

function range(prefix: string): { readonly from: number; readonly to: number } {
  const [address = '', length = ''] = prefix.split('/')
  const from = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
  return { from, to: from + 2 ** (32 - Number(length)) - 1 }
}

/** The variables that the container is given; what is known only once something was made has a value of its kind. */
export function variablesOf(snapshot: Snapshot): Readonly<Record<string, string>> {
  const app = only(snapshot, 'Microsoft.App/containerApps')!
  const { env } = (at(app, 'properties.template.containers') as readonly Container[])[0]!
  return Object.fromEntries(env.map(({ name, value }) => [name, madeUp(value)]))
}

function madeUp(value: string): string {
  if (!value.startsWith('[')) return value
  const named = value.replaceAll(/reference\([^)]*\)\.fullyQualifiedDomainName/g, "'db.contoso.com'")
  const [pattern, ...parts] = [...named.matchAll(/'([^']*)'/g)].map(([, text]) => text!)
  if (!named.includes('format(') || pattern === undefined) return '3f0c9a52-6a0e-4f52-9d0f-0d0a8b9c1d2e'
  return pattern.replaceAll(/\{(\d)\}/g, (_match, position: string) => parts[Number(position)]!)
}

/** What a log says in one of the alerts’ queries. */
export function messagesInQueries({ predictedResources }: Snapshot): readonly string[] {
  return predictedResources
    .flatMap((resource) => leavesOf(resource))
    .filter(({ place }) => place.endsWith('.query'))
    .flatMap(({ value }) => [...String(value).matchAll(/message startswith '([^']+)'/g)].map(([, message]) => message!))
}

function only({ predictedResources }: Snapshot, type: string): AzureResource | undefined {
  return predictedResources.find((resource) => resource.type === type)
}

function at(resource: AzureResource, place: string): unknown {
  return place
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], resource)
}
