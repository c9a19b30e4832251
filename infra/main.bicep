metadata name = 'Offboarding bot'
metadata description = 'Everything that the offboarding bot needs in Azure, in one resource group, without a password or a key.'

targetScope = 'resourceGroup'

@description('Begins the name of everything: lower case letters and digits.')
@minLength(3)
@maxLength(12)
param name string = 'offboarding'

@description('Where everything is made; by default where the resource group is.')
param location string = resourceGroup().location

@description('The container image that the bot runs from. Left empty, everything is made but the bot itself: so the registry is there before the first image is.')
param image string = ''

@description('Object id of the Entra group whose members may start cases.')
param operatorsGroupId string

@description('Object id of the Entra group whose members may approve.')
param approversGroupId string

@description('The channel of the approvals, 19:…@thread.tacv2.')
param approvalsChannelId string

@description('The first domain of the tenant, contoso.onmicrosoft.com: Exchange wants the name.')
param organization string

@description('Further variables of the bot’s configuration and their values, for instance { APPROVAL_POLICY: \'any-approver\' }. No secret belongs here.')
param settings object = {}

@description('How many bots work side by side: two, so that one may fall; one costs half as much, and nobody is served while it starts.')
@minValue(1)
@maxValue(2)
param replicas int = 2

@description('Whether the database is reached inside a virtual network only. False: by its public address, from Azure alone, by a token all the same. Set it once: an environment cannot change its network later.')
param privateNetwork bool = true

@description('Who is told by e-mail when something is wrong. Left empty, alerts show in the portal only.')
param alertsTo string = ''

// Names and not outputs, where a resource is called by one: a preview knows them before anything is made.
var identityName = '${name}-bot'
var networkName = '${name}-network'

module identity 'modules/identity.bicep' = {
  params: { name: identityName, location: location }
}

module logs 'modules/logs.bicep' = {
  params: { name: name, location: location }
}

module registry 'modules/registry.bicep' = {
  params: { name: name, location: location, pullerName: identityName }
  dependsOn: [identity]
}

module network 'modules/network.bicep' = if (privateNetwork) {
  params: { name: networkName, location: location }
}

module database 'modules/database.bicep' = {
  params: {
    name: name
    location: location
    ownerName: identityName
    #disable-next-line what-if-short-circuiting // An administrator is named by an id that is known once the identity is made.
    ownerId: identity.outputs.principalId
    private: privateNetwork
    networkName: networkName
  }
  dependsOn: [network]
}

module environment 'modules/environment.bicep' = {
  params: {
    name: name
    location: location
    workspaceId: logs.outputs.workspaceId
    subnetId: privateNetwork ? network!.outputs.appsSubnetId : null
  }
}

module app 'modules/app.bicep' = if (!empty(image)) {
  params: {
    name: name
    location: location
    image: image
    replicas: replicas
    environmentId: environment.outputs.id
    registryServer: registry.outputs.server
    identityId: identity.outputs.id
    variables: union(settings, {
      MicrosoftAppType: 'UserAssignedMsi'
      MicrosoftAppId: identity.outputs.clientId
      MicrosoftAppTenantId: tenant().tenantId
      AZURE_CLIENT_ID: identity.outputs.clientId
      OFFBOARDING_ORGANIZATION: organization
      OPERATORS_GROUP_ID: operatorsGroupId
      APPROVERS_GROUP_ID: approversGroupId
      APPROVALS_CHANNEL_ID: approvalsChannelId
      DATABASE_URL: 'postgres://${identityName}@${database.outputs.host}:5432/${database.outputs.database}'
      DATABASE_AUTHENTICATION: 'managedIdentity'
      TEAMS_IDENTITY: 'system-assigned'
    })
  }
}

module bot 'modules/bot.bicep' = {
  params: {
    name: name
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    host: '${name}.${environment.outputs.domain}'
  }
}

module alerts 'modules/alerts.bicep' = if (!empty(image)) {
  params: {
    name: name
    location: location
    appId: app!.outputs.id
    host: '${name}.${environment.outputs.domain}'
    workspaceId: logs.outputs.workspaceId
    databaseId: database.outputs.id
    alertsTo: alertsTo
  }
}

@description('The app id of the bot: for the Teams app, and for the permissions in Microsoft 365.')
output BOT_ID string = identity.outputs.clientId

@description('The host of the bot, which Teams speaks to.')
output BOT_DOMAIN string = '${name}.${environment.outputs.domain}'

@description('The object id of the bot’s service principal: permissions and roles are given to it.')
output BOT_PRINCIPAL_ID string = identity.outputs.principalId

@description('The registry that images are built in.')
output REGISTRY_NAME string = registry.outputs.name

@description('The address of that registry, which begins the name of an image.')
output REGISTRY_SERVER string = registry.outputs.server
