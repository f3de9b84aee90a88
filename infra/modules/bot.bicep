metadata description = 'How Teams knows the bot: by the identity of its container, without a secret.'

@description('Of the Azure Bot, unique in the world.')
param name string

@description('F0 is free and promises nothing; S1 does.')
@allowed(['F0', 'S1'])
param sku string

@description('Where Teams sends activities.')
param endpoint string

@description('The identity that the bot is.')
param identityId string

@description('Its client id: what tokens are meant for.')
param identityClientId string

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: sku
  }
  properties: {
    displayName: 'DevOps'
    endpoint: endpoint
    msaAppType: 'UserAssignedMSI'
    msaAppId: identityClientId
    msaAppMSIResourceId: identityId
    msaAppTenantId: tenant().tenantId
    disableLocalAuth: true
  }
}

resource channel 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
    }
  }
}
