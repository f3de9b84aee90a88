metadata description = 'Where the secrets of Slack are put by hand. The template never has them.'

@description('Of the vault, unique in the world; what is longer than 24 letters is cut off.')
@minLength(3)
param name string

@description('Where it is.')
param location string

@description('What was deleted stays recoverable for 90 days, and nobody can cut that short. This cannot be taken back.')
param production bool

@description('Who reads the secrets: the platform does, as this identity.')
param principalId string

// https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/security
var keyVaultSecretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: take(name, 24)
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    softDeleteRetentionInDays: production ? 90 : 7
    // Azure takes true or nothing here: it cannot be switched off.
    enablePurgeProtection: production ? true : null
  }
}

resource role 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, principalId, keyVaultSecretsUser)
  scope: vault
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', keyVaultSecretsUser)
  }
}

@description('Of the vault.')
output name string = vault.name

@description('Its address, with a slash at the end.')
output uri string = vault.properties.vaultUri
