// For others: two replicas or more, and somebody is told when the error budget burns.
using 'main.bicep'

param production = true
param image = 'contoso.azurecr.io/devopsnotes:1.0.0'
// In another resource group you have to be Owner there, too: README.md, 1.
param registryId = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/shared/providers/Microsoft.ContainerRegistry/registries/contoso'

// True once Slack's two secrets are in the vault.
param slack = false

param settings = {
  // Slack__Admins: 'U0123ABCD'
  // Teams__AllowedTenants: '00000000-0000-0000-0000-000000000000'
}

param alertEmail = 'on-call@contoso.com'
