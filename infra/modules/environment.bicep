metadata description = 'Where containers run, and how what they tell gets out.'

@description('Of the environment.')
param name string

@description('Where it is.')
param location string

@description('The Log Analytics workspace for what containers and the platform write.')
param workspaceId string

@description('Application Insights, for what comes by OTLP.')
param insightsName string

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

// A preview version, because no other has the managed OpenTelemetry agent. The agent forwards logs and traces to Application
// Insights, not metrics; it gives containers OTEL_EXPORTER_OTLP_ENDPOINT and OTEL_EXPORTER_OTLP_PROTOCOL by itself
// (https://learn.microsoft.com/azure/container-apps/opentelemetry-agents).
resource environment 'Microsoft.App/managedEnvironments@2025-10-02-preview' = {
  name: name
  location: location
  properties: {
    // By diagnostic settings: the other way to Log Analytics takes a shared key.
    appLogsConfiguration: {
      destination: 'azure-monitor'
    }
    appInsightsConfiguration: {
      connectionString: insights.properties.ConnectionString
    }
    openTelemetryConfiguration: {
      tracesConfiguration: {
        destinations: ['appInsights']
      }
      logsConfiguration: {
        destinations: ['appInsights']
      }
    }
    workloadProfiles: [
      {
        name: 'Consumption'
        workloadProfileType: 'Consumption'
      }
    ]
  }
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'logs'
  scope: environment
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        // What a container says before it can send anything, such as which setting is wrong.
        category: 'ContainerAppConsoleLogs'
        enabled: true
      }
      {
        // Probes that fail, images that cannot be pulled, secrets that cannot be read.
        category: 'ContainerAppSystemLogs'
        enabled: true
      }
    ]
  }
}

@description('Its resource id.')
output id string = environment.id
