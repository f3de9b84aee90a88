metadata description = 'Where logs and traces are kept and asked.'

@description('Of the workspace and of Application Insights.')
param name string

@description('Where they are.')
param location string

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: name
  location: location
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: 30
    features: {
      disableLocalAuth: true
    }
  }
}

// Local authentication has to stay on: the agent of Container Apps, which sends here, knows no other
// (https://learn.microsoft.com/azure/container-apps/opentelemetry-agents). What it sends with can only write.
resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: name
  location: location
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    IngestionMode: 'LogAnalytics'
    // What is counted for the SLO is counted whole.
    SamplingPercentage: 100
  }
}

@description('Of the workspace.')
output workspaceId string = workspace.id

@description('Of the workspace.')
output workspaceName string = workspace.name

@description('Of Application Insights.')
output insightsId string = insights.id

@description('Of Application Insights.')
output insightsName string = insights.name
