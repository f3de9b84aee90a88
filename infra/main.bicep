metadata description = 'DevOpsNotes on Azure: one container app on one storage account, without a shared key.'

// A decorator can hold it to a length, and to no more.
@description('What everything is named after: lower case letters and digits, 3 to 20 of them, and the first is a letter. Azure refuses another.')
@minLength(3)
@maxLength(20)
param name string = 'devopsnotes'

@description('Where everything is.')
param location string = resourceGroup().location

@description('Two replicas or more, storage in three zones that cannot be deleted by mistake, a vault that nobody can purge, and a bot tier that comes with a promise.')
param production bool

@description('The image of the bot, with its registry and a tag that is never moved, such as contoso.azurecr.io/devopsnotes:1.4.0.')
param image string

@description('The resource id of the Azure Container Registry that has the image, on which this deployment gives the bot AcrPull, for which who deploys has to be Owner of its resource group, too; empty for an image that anybody may pull.')
param registryId string = ''

@description('The secrets of Slack are in the vault: connect Slack. Leave it false until they are (README.md, step 4).')
param slack bool = false

@description('Connect Microsoft Teams: an Azure Bot that is the identity of the container, and its Teams channel.')
param teams bool = true

@description('Further settings of the bot, as environment variables, such as Slack__Admins or Teams__AllowedTenants. No secrets: those belong in the vault.')
param settings { *: string } = {}

@description('Who is told when the error budget burns; empty for no alerts.')
param alertEmail string = ''

var suffix = uniqueString(resourceGroup().id, name)

// Storage accounts and vaults share their names with all the world, and have 24 characters at most.
var worldName = '${take(name, 11)}${suffix}'

// Subscription and resource group are the third and fifth part of any id.
var registryPlace = split(empty(registryId) ? resourceGroup().id : registryId, '/')

module identity 'modules/identity.bicep' = {
  params: {
    name: name
    location: location
  }
}

module storage 'modules/storage.bicep' = {
  params: {
    name: worldName
    location: location
    production: production
    principalId: identity.outputs.principalId
  }
}

module vault 'modules/vault.bicep' = {
  params: {
    name: worldName
    location: location
    production: production
    principalId: identity.outputs.principalId
  }
}

module registry 'modules/registry.bicep' = if (!empty(registryId)) {
  scope: resourceGroup(registryPlace[2], registryPlace[4])
  params: {
    name: last(split(registryId, '/'))
    principalId: identity.outputs.principalId
  }
}

module monitoring 'modules/monitoring.bicep' = {
  params: {
    name: name
    location: location
  }
}

module environment 'modules/environment.bicep' = {
  params: {
    name: name
    location: location
    workspaceId: monitoring.outputs.workspaceId
    insightsName: monitoring.outputs.insightsName
  }
}

module app 'modules/app.bicep' = {
  // What the container may do has to be true before it starts.
  dependsOn: [registry]
  params: {
    name: name
    location: location
    environmentId: environment.outputs.id
    image: image
    registryServer: empty(registryId) ? '' : split(image, '/')[0]
    minReplicas: production ? 2 : 1
    maxReplicas: production ? 5 : 1
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    tableEndpoint: storage.outputs.tableEndpoint
    vaultUri: vault.outputs.uri
    slack: slack
    teams: teams
    settings: settings
  }
}

module bot 'modules/bot.bicep' = if (teams) {
  params: {
    name: '${name}-${suffix}'
    sku: production ? 'S1' : 'F0'
    endpoint: 'https://${app.outputs.host}/api/messages'
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
  }
}

module alerts 'modules/alerts.bicep' = if (!empty(alertEmail)) {
  params: {
    name: name
    location: location
    email: alertEmail
    workspaceId: monitoring.outputs.workspaceId
    insightsId: monitoring.outputs.insightsId
    host: app.outputs.host
  }
}

@description('Put this in place of bot.example.com in manifests/slack/manifest.json.')
output host string = app.outputs.host

@description('Slack, Slash Commands: request URL of /devops.')
output slackCommandsUrl string = 'https://${app.outputs.host}/slack/commands'

@description('Slack, Interactivity & Shortcuts: request URL.')
output slackInteractivityUrl string = 'https://${app.outputs.host}/slack/interactivity'

@description('Slack, Event Subscriptions: request URL.')
output slackEventsUrl string = 'https://${app.outputs.host}/slack/events'

@description('Teams: the messaging endpoint. The Azure Bot of this deployment has it already.')
output messagingEndpoint string = 'https://${app.outputs.host}/api/messages'

@description('Teams: put this in place of the zeros in manifests/teams/manifest.json.')
output teamsAppId string = identity.outputs.clientId

@description('The vault that the secrets of Slack go into.')
output vaultName string = vault.outputs.name

@description('Where the tables are: what the verb copy takes as --to.')
output tableEndpoint string = storage.outputs.tableEndpoint

@description('The storage account, for who is to run verbs on it.')
output storageName string = storage.outputs.name

@description('The Log Analytics workspace: where the queries of SLO.md and RUNBOOK.md run.')
output workspaceName string = monitoring.outputs.workspaceName
