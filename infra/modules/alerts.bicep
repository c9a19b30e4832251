@description('Begins the name of everything.')
param name string

@description('Where it is made.')
param location string

@description('The app that the bot runs in.')
param appId string

@description('The host that answers for the bot.')
param host string

@description('The workspace that keeps the log.')
param workspaceId string

@description('The database of the cases.')
param databaseId string

@description('Who is told by e-mail. Left empty, alerts show in the portal only.')
param alertsTo string

// The bot’s own lines of its log; what it prints otherwise is no JSON, and has no level.
var lines = '''
ContainerAppConsoleLogs
| where ContainerAppName == '{0}'
| extend line = parse_json(Log)
| extend level = toint(line.level), message = tostring(line.msg)
'''

var logAlerts = [
  {
    name: 'looks-fail'
    severity: 2
    description: 'Looking at cases fails again and again; the bot goes on trying. The lines of the log name the case and what failed.'
    query: '''
| where message startswith 'A look at a case failed' or message startswith 'Something failed in one of the cases'
'''
    threshold: 2
  }
  {
    name: 'case-set-aside'
    severity: 1
    description: 'Nothing goes on in a case until somebody sees to it: its card and the line of the log say why.'
    query: '''
| where message startswith 'A case was set aside'
'''
    threshold: 0
  }
  {
    name: 'cannot-record'
    severity: 1
    description: 'The bot can write nothing down, so it changes nothing in Microsoft 365. See “When it cannot record” in docs/operations.md.'
    query: '''
| where message startswith 'Nothing can be recorded'
'''
    threshold: 0
  }
  {
    name: 'sign-in-refused'
    severity: 1
    description: 'A certificate or a secret has expired or was taken away, or the identity is refused: Entra’s code stands in the line of the log.'
    query: '''
| where Log has_any ('AADSTS7000222', 'AADSTS7000215', 'AADSTS700027', 'AADSTS1000502', 'AADSTS700016') or (message startswith 'a powershell session did not start' and Log has_any ('expired', 'certificate'))
'''
    threshold: 0
  }
  {
    name: 'ended-by-mistake'
    severity: 2
    description: 'The bot ended because of a mistake of its own, or keeps failing at requests. After its next start it goes on where it was.'
    query: '''
| where level >= 60 or message startswith 'A request failed' or message startswith 'A turn failed'
'''
    threshold: 4
  }
]

resource told 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(alertsTo)) {
  name: '${name}-operators'
  location: 'global'
  properties: {
    groupShortName: take(name, 12)
    enabled: true
    emailReceivers: [{ name: 'operators', emailAddress: alertsTo, useCommonAlertSchema: true }]
  }
}

var tellIds = empty(alertsTo) ? [] : [told.id]
var tell = map(tellIds, id => { actionGroupId: id })

resource ofLog 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [
  for alert in logAlerts: {
    name: '${name}-${alert.name}'
    location: location
    kind: 'LogAlert'
    properties: {
      displayName: '${name}: ${alert.name}'
      description: alert.description
      severity: alert.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: 'PT15M'
      windowSize: 'PT15M'
      // The tables are there once a bot has written.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: '${format(lines, name)}${alert.query}'
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: alert.threshold
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      autoMitigate: true
      actions: { actionGroups: tellIds }
    }
  }
]

// What asks for /health from outside, as Teams would: it finds what the bot cannot say of itself.
resource watch 'Microsoft.Insights/components@2020-02-02' = {
  name: '${name}-watch'
  location: location
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspaceId
    DisableLocalAuth: true
  }
}

resource health 'Microsoft.Insights/webtests@2022-06-15' = {
  name: '${name}-health'
  location: location
  kind: 'standard'
  tags: { 'hidden-link:${watch.id}': 'Resource' }
  properties: {
    Name: '${name}-health'
    SyntheticMonitorId: '${name}-health'
    Kind: 'standard'
    Enabled: true
    Frequency: 900
    Timeout: 30
    RetryEnabled: true
    Locations: [{ Id: 'emea-nl-ams-azr' }, { Id: 'emea-gb-db3-azr' }, { Id: 'us-va-ash-azr' }]
    Request: { RequestUrl: 'https://${host}/health', HttpVerb: 'GET', ParseDependentRequests: false }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      SSLCheck: true
      SSLCertRemainingLifetimeCheck: 14
      // What is only hampered answers 200 as well, and says so.
      ContentValidation: { ContentMatch: '"status":"ok"', IgnoreCase: false, PassIfTextFound: true }
    }
  }
}

resource unwell 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-unwell'
  location: 'global'
  tags: { 'hidden-link:${watch.id}': 'Resource', 'hidden-link:${health.id}': 'Resource' }
  properties: {
    description: 'Two of three places find that the bot is not well: https://${host}/health says what is wrong, where it answers.'
    severity: 1
    enabled: true
    scopes: [health.id, watch.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT30M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: health.id
      componentId: watch.id
      failedLocationCount: 2
    }
    autoMitigate: true
    actions: tell
  }
}

resource restarts 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-restarts'
  location: 'global'
  properties: {
    description: 'The bot starts again and again: the last lines of its log say why.'
    severity: 1
    enabled: true
    scopes: [appId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT30M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'restarts'
          metricNamespace: 'Microsoft.App/containerApps'
          metricName: 'RestartCount'
          timeAggregation: 'Maximum'
          operator: 'GreaterThan'
          threshold: 3
        }
      ]
    }
    autoMitigate: true
    actions: tell
  }
}

resource full 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-database-full'
  location: 'global'
  properties: {
    description: 'The database’s disk is nearly full. It grows by itself; where it cannot, nothing can be recorded.'
    severity: 2
    enabled: true
    scopes: [databaseId]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT1H'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'storage'
          metricNamespace: 'Microsoft.DBforPostgreSQL/flexibleServers'
          metricName: 'storage_percent'
          timeAggregation: 'Average'
          operator: 'GreaterThan'
          threshold: 85
        }
      ]
    }
    autoMitigate: true
    actions: tell
  }
}
