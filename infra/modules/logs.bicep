@description('Begins the name of everything.')
param name string

@description('Where it is made.')
param location string

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' = {
  name: '${name}-logs'
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 30
    // What is more than this in one day is dropped: a bot that writes without an end must not cost without an end.
    workspaceCapping: { dailyQuotaGb: 1 }
    features: { disableLocalAuth: true }
  }
}

output workspaceId string = workspace.id
