@description('The name of the app, which begins its host.')
param name string

@description('Where it is made.')
param location string

@description('The container image that the bot runs from.')
param image string

@description('How many bots work side by side.')
param replicas int

@description('The environment that the app runs in.')
param environmentId string

@description('The registry that the image is pulled from, where it is there.')
param registryServer string

@description('The identity that the bot signs in as.')
param identityId string

@description('The bot’s configuration: names of variables and their values.')
param variables object

var port = 3978
var data = '/data'

resource app 'Microsoft.App/containerApps@2026-07-01' = {
  name: name
  location: location
  // The second identity is for Teams’ PowerShell module alone, which takes no other.
  identity: { type: 'SystemAssigned, UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    environmentId: environmentId
    workloadProfileName: 'Consumption'
    configuration: {
      // A newer bot stands beside the older ones until it is ready: docs/operations.md.
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        targetPort: port
        transport: 'http'
        allowInsecure: false
        clientCertificateMode: 'ignore'
      }
      registries: [{ server: registryServer, identity: identityId }]
    }
    template: {
      containers: [
        {
          name: 'bot'
          image: image
          resources: { cpu: json('1.0'), memory: '2Gi' }
          env: map(
            items(union(variables, { HOST: '0.0.0.0', PORT: string(port), DATA_FOLDER: data })),
            variable => { name: variable.key, value: string(variable.value) }
          )
          volumeMounts: [{ volumeName: 'data', mountPath: data }]
          probes: [
            // A bot reads its schema and its cases before it listens, and waits for an older one that changes the tables.
            {
              type: 'Startup'
              tcpSocket: { port: port }
              periodSeconds: 12
              failureThreshold: 10
            }
            // Whether it answers at all, whatever it says: while the database is away it must not be started anew.
            {
              type: 'Liveness'
              tcpSocket: { port: port }
              periodSeconds: 10
              failureThreshold: 6
            }
            // Whether it can record. One that cannot is passed over while another one can.
            {
              type: 'Readiness'
              httpGet: { path: '/health', port: port, scheme: 'HTTP' }
              periodSeconds: 10
              timeoutSeconds: 5
              failureThreshold: 3
            }
          ]
        }
      ]
      // Never none: cases have moments at which somebody must look.
      scale: { minReplicas: replicas, maxReplicas: replicas }
      terminationGracePeriodSeconds: 60
      // Evidence only, which can be written anew from the cases at any time.
      volumes: [{ name: 'data', storageType: 'EmptyDir' }]
    }
  }
}

output id string = app.id
