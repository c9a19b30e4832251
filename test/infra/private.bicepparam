using '../../infra/main.bicep'

param operatorsGroupId = '7c1d3a30-0000-4000-8000-000000000001'
param approversGroupId = '7c1d3a30-0000-4000-8000-000000000002'
param approvalsChannelId = '19:approvals@thread.tacv2'
param organization = 'contoso.onmicrosoft.com'
param image = 'contoso.azurecr.io/offboarding:1'
param alertsTo = 'it@contoso.com'
param settings = { APPROVAL_POLICY: 'any-approver', RETENTION_DAYS: 365 }
