metadata description = 'Where everything is kept: tables, to be used with tokens alone.'

@description('Of the storage account, unique in the world; what is longer than 24 letters is cut off.')
@minLength(3)
param name string

@description('Where it is.')
param location string

@description('Kept in three zones, and locked against deletion.')
param production bool

@description('Who reads and writes the tables.')
param principalId string

// https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/storage: creating a table is among its actions.
var storageTableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: take(name, 24)
  location: location
  kind: 'StorageV2'
  sku: {
    name: production ? 'Standard_ZRS' : 'Standard_LRS'
  }
  properties: {
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

// What was deleted with an account need not come back.
resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (production) {
  name: 'everything-is-kept-here'
  scope: account
  properties: {
    level: 'CanNotDelete'
  }
}

resource role 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, principalId, storageTableDataContributor)
  scope: account
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageTableDataContributor)
  }
}

@description('Of the account.')
output name string = account.name

@description('The endpoint of the table service.')
output tableEndpoint string = account.properties.primaryEndpoints.table
