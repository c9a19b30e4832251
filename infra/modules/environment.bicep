@description('Begins the name of everything.')
param name string

@description('Where it is made.')
param location string

@description('The workspace that keeps the log.')
param workspaceId string

@description('The subnet of the apps, where there is one.')
param subnetId string?

resource environment 'Microsoft.App/managedEnvironments@2026-07-01' = {
  name: '${name}-apps'
  location: location
  properties: {
    // By a diagnostic setting, which needs no key of the workspace.
    appLogsConfiguration: { destination: 'azure-monitor' }
    workloadProfiles: [{ name: 'Consumption', workloadProfileType: 'Consumption' }]
    // Teams comes from the internet, so the way in is public in any case.
    vnetConfiguration: subnetId == null ? null : { infrastructureSubnetId: subnetId, internal: false }
    zoneRedundant: false
  }
}

resource log 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: environment
  name: 'log'
  properties: {
    workspaceId: workspaceId
    logs: [
      { category: 'ContainerAppConsoleLogs', enabled: true }
      { category: 'ContainerAppSystemLogs', enabled: true }
    ]
  }
}

output id string = environment.id
output domain string = environment.properties.defaultDomain
