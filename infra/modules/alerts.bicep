metadata description = 'Somebody is told when the error budget burns, and of nothing else: SLO.md.'

@description('What everything is named after; the service in traces.')
param name string

@description('Where it is.')
param location string

@description('Who is told.')
param email string

@description('The Log Analytics workspace that the queries ask.')
param workspaceId string

@description('Application Insights, which the probe from outside belongs to.')
param insightsId string

@description('The name by which the world reaches the bot.')
param host string

// Both windows have to burn: the long one says that it matters, the short one that it still goes on. The short one is longer than
// what is counted is late.
var speeds = [
  {
    name: 'fast'
    limit: '14.4'
    window: '1h'
    recent: '15m'
    windowSize: 'PT1H'
    severity: 1
  }
  {
    name: 'slow'
    limit: '6'
    window: '6h'
    recent: '1h'
    windowSize: 'PT6H'
    severity: 2
  }
]

var objectives = [
  {
    name: 'questions'
    promise: '99.9 % of questions are answered within 500 ms, and the bot is there 99.9 % of the time'
    query: loadTextContent('../queries/questions.kql')
  }
  {
    name: 'posts'
    promise: '99.99 % of due posts are sent within 5 minutes'
    query: loadTextContent('../queries/posts.kql')
  }
]

var rules = flatten(map(
  objectives,
  objective =>
    map(speeds, speed => {
      name: '${objective.name}-${speed.name}'
      title: 'The budget of ${objective.name} burns ${speed.limit} times as fast as it may'
      description: '${objective.promise}; over ${speed.window} and over the last ${speed.recent} it was ${speed.limit} times as many that were not. RUNBOOK.md, ${objective.name}-${speed.name}.'
      query: 'let service = \'${name}\'; let limit = ${speed.limit}; let window = ${speed.window}; let recent = ${speed.recent};\n${objective.query}'
      windowSize: speed.windowSize
      severity: speed.severity
    })
))

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: name
  location: 'global'
  properties: {
    groupShortName: take(name, 12)
    enabled: true
    emailReceivers: [
      {
        name: 'on-call'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

resource burning 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in rules: {
    name: '${name}-${rule.name}'
    location: location
    kind: 'LogAlert'
    properties: {
      displayName: rule.title
      description: rule.description
      severity: rule.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: 'PT5M'
      windowSize: rule.windowSize
      autoMitigate: true
      // A new workspace does not know its tables before something has come in.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: rule.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: {
        actionGroups: [people.id]
      }
    }
  }
]

// A bot that is gone counts nothing. What is asked from outside has a budget of its own, by time.
resource probe 'Microsoft.Insights/webtests@2022-06-15' = {
  name: '${name}-ready'
  location: location
  kind: 'standard'
  tags: {
    'hidden-link:${insightsId}': 'Resource'
  }
  properties: {
    SyntheticMonitorId: '${name}-ready'
    Name: '${name}-ready'
    Kind: 'standard'
    Enabled: true
    Frequency: 300
    Timeout: 30
    RetryEnabled: true
    Locations: [
      {
        Id: 'emea-nl-ams-azr'
      }
      {
        Id: 'us-va-ash-azr'
      }
      {
        Id: 'apac-sg-sin-azr'
      }
    ]
    Request: {
      RequestUrl: 'https://${host}/healthz/ready'
      HttpVerb: 'GET'
    }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      SSLCheck: true
      SSLCertRemainingLifetimeCheck: 7
    }
  }
}
