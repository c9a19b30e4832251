@description('Its name.')
param name string

@description('Where it is made.')
param location string

// One identity for all that the bot signs in to: Teams, Graph, Exchange, the database and the registry. It outlives the
// app, so that the permissions that were given to it stay when the app is made anew.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
}

output id string = identity.id
output clientId string = identity.properties.clientId
output principalId string = identity.properties.principalId
