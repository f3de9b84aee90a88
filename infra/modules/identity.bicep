metadata description = 'Who the container is: for storage, for the vault, for the registry, and as the bot of Teams.'

@description('Of the identity.')
param name string

@description('Where it is.')
param location string

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
}

@description('Its resource id.')
output id string = identity.id

@description('By which code asks for its tokens, and by which Teams knows the bot.')
output clientId string = identity.properties.clientId

@description('By which roles are given to it.')
output principalId string = identity.properties.principalId
