@description('Begins the name of everything.')
param name string

@description('Where it is made.')
param location string

@description('The name of the identity that the cases belong to; its role in the database has the same.')
param ownerName string

@description('The object id of that identity.')
param ownerId string

@description('Whether it is reached inside a virtual network only.')
param private bool

@description('The name of that network, where there is one.')
param networkName string

resource network 'Microsoft.Network/virtualNetworks@2026-03-01' existing = if (private) {
  name: networkName

  resource data 'subnets' existing = {
    name: 'data'
  }
}

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2025-08-01' = {
  name: '${name}-${uniqueString(resourceGroup().id)}'
  location: location
  // Two bots take 34 connections, and 68 while an update stands beside what it takes the place of: the next smaller size
  // has 35.
  sku: { name: 'Standard_B2s', tier: 'Burstable' }
  properties: {
    createMode: 'Default'
    version: '17'
    authConfig: {
      activeDirectoryAuth: 'Enabled'
      passwordAuth: 'Disabled'
      tenantId: tenant().tenantId
    }
    storage: { storageSizeGB: 32, autoGrow: 'Enabled' }
    // No longer than anybody wants to be able to read about people who were forgotten: docs/operations.md.
    backup: { backupRetentionDays: 7, geoRedundantBackup: 'Disabled' }
    highAvailability: { mode: 'Disabled' }
    network: { publicNetworkAccess: private ? 'Disabled' : 'Enabled' }
  }
}

resource owner 'Microsoft.DBforPostgreSQL/flexibleServers/administrators@2025-08-01' = {
  parent: server
  name: ownerId
  properties: {
    principalName: ownerName
    principalType: 'ServicePrincipal'
    tenantId: tenant().tenantId
  }
}

// After its owner: a database that is made before there is an administrator belongs to the service, and nobody can be let
// in to it.
resource cases 'Microsoft.DBforPostgreSQL/flexibleServers/databases@2025-08-01' = {
  parent: server
  name: 'offboarding'
  properties: { charset: 'UTF8', collation: 'en_US.utf8' }
  dependsOn: [owner]
}

// Like the endpoint below, after what stands above: the server takes one change at a time.
// From 0.0.0.0 to 0.0.0.0 is how this service writes: whatever is in Azure.
resource fromAzure 'Microsoft.DBforPostgreSQL/flexibleServers/firewallRules@2025-08-01' = if (!private) {
  parent: server
  name: 'from-azure'
  properties: { startIpAddress: '0.0.0.0', endIpAddress: '0.0.0.0' }
  dependsOn: [cases]
}

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = if (private) {
  name: 'privatelink.postgres.database.azure.com'
  location: 'global'

  resource link 'virtualNetworkLinks' = {
    name: '${name}-network'
    location: 'global'
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: network.id }
    }
  }
}

resource endpoint 'Microsoft.Network/privateEndpoints@2026-03-01' = if (private) {
  name: '${name}-database'
  location: location
  properties: {
    subnet: { id: network::data.id }
    privateLinkServiceConnections: [
      {
        name: 'database'
        properties: { privateLinkServiceId: server.id, groupIds: ['postgresqlServer'] }
      }
    ]
  }
  dependsOn: [cases]

  resource names 'privateDnsZoneGroups' = {
    name: 'database'
    properties: {
      privateDnsZoneConfigs: [{ name: 'database', properties: { privateDnsZoneId: zone.id } }]
    }
  }
}

output id string = server.id
output host string = server.properties.fullyQualifiedDomainName
output database string = cases.name
