metadata description = 'The bot: identical replicas that keep nothing.'

@description('Of the container app, and of the service in traces.')
param name string

@description('Where it is.')
param location string

@description('The environment it runs in.')
param environmentId string

@description('The image, with registry and tag.')
param image string

@description('The registry that the identity pulls from; empty for an image that anybody may pull.')
param registryServer string

@description('Never 0: a lesson of the day is due also when nobody asks, and Slack waits three seconds for an answer.')
@minValue(1)
param minReplicas int

@description('As many as there may be.')
param maxReplicas int

@description('The identity that the container has.')
param identityId string

@description('By which code asks for its tokens.')
param identityClientId string

@description('The endpoint of the table service.')
param tableEndpoint string

@description('The address of the vault, with a slash at the end.')
param vaultUri string

@description('Slack is connected, with secrets from the vault.')
param slack bool

@description('Teams is connected, as the identity.')
param teams bool

@description('Further settings, as environment variables.')
param settings { *: string }

// SlackSettings.cs, TeamsSettings.cs: an edge whose settings are not there is not there.
var slackEnvironment = [
  {
    name: 'Slack__SigningSecret'
    secretRef: 'slack-signing-secret'
  }
  {
    name: 'Slack__BotToken'
    secretRef: 'slack-bot-token'
  }
]

var teamsEnvironment = [
  {
    name: 'Teams__AppId'
    value: identityClientId
  }
  {
    name: 'Teams__AppType'
    value: 'UserAssignedMSI'
  }
]

resource app 'Microsoft.App/containerApps@2025-07-01' = {
  name: name
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    environmentId: environmentId
    workloadProfileName: 'Consumption'
    configuration: {
      // A new revision takes over when it is ready; until then the old one answers.
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        targetPort: 8080
        transport: 'http'
        allowInsecure: false
      }
      registries: empty(registryServer)
        ? []
        : [
            {
              server: registryServer
              identity: identityId
            }
          ]
      // Without a version, so that a new one in the vault is fetched within 30 minutes.
      secrets: map(slack ? slackEnvironment : [], variable => {
        name: variable.secretRef
        keyVaultUrl: '${vaultUri}secrets/${variable.secretRef}'
        identity: identityId
      })
    }
    template: {
      // The bot stops within 10 seconds; the rest is for the platform to stop sending to it.
      terminationGracePeriodSeconds: 30
      containers: [
        {
          name: name
          image: image
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
          env: concat(
            [
              {
                // Which of a machine's identities: StoreSettings.cs.
                name: 'AZURE_CLIENT_ID'
                value: identityClientId
              }
              {
                name: 'Storage__Endpoint'
                value: tableEndpoint
              }
              {
                // Whom the ingress speaks for: it is the only way in.
                name: 'ASPNETCORE_FORWARDEDHEADERS_ENABLED'
                value: 'true'
              }
              {
                name: 'Logging__Console__FormatterName'
                value: 'json'
              }
              {
                name: 'OTEL_SERVICE_NAME'
                value: name
              }
            ],
            slack ? slackEnvironment : [],
            teams ? teamsEnvironment : [],
            map(items(settings), setting => {
              name: setting.key
              value: setting.value
            })
          )
          probes: [
            {
              type: 'Startup'
              httpGet: {
                path: '/healthz/live'
                port: 8080
              }
              periodSeconds: 5
              timeoutSeconds: 3
              failureThreshold: 10
            }
            {
              type: 'Liveness'
              httpGet: {
                path: '/healthz/live'
                port: 8080
              }
              periodSeconds: 10
              timeoutSeconds: 5
              failureThreshold: 3
            }
            {
              type: 'Readiness'
              httpGet: {
                path: '/healthz/ready'
                port: 8080
              }
              periodSeconds: 5
              timeoutSeconds: 3
              failureThreshold: 2
            }
          ]
        }
      ]
      scale: {
        minReplicas: minReplicas
        maxReplicas: maxReplicas
        rules: [
          {
            name: 'requests'
            http: {
              metadata: {
                concurrentRequests: '50'
              }
            }
          }
        ]
      }
    }
  }
}

@description('The name by which the world reaches it.')
output host string = app.properties.configuration.ingress.fqdn
