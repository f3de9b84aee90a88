// To try it: one replica, the cheapest tiers, nobody is woken up.
using 'main.bicep'

param production = false
param image = 'contoso.azurecr.io/devopsnotes:1.0.0'
// In another resource group you have to be Owner there, too: README.md, 1.
param registryId = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/shared/providers/Microsoft.ContainerRegistry/registries/contoso'
