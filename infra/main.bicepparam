using 'main.bicep'

// The same variables as in env/.env.dev, so that `az deployment group create` and the Agents Toolkit make the same.
param operatorsGroupId = readEnvironmentVariable('OPERATORS_GROUP_ID')
param approversGroupId = readEnvironmentVariable('APPROVERS_GROUP_ID')
param approvalsChannelId = readEnvironmentVariable('APPROVALS_CHANNEL_ID')
param organization = readEnvironmentVariable('OFFBOARDING_ORGANIZATION')
param image = readEnvironmentVariable('IMAGE', '')
param alertsTo = readEnvironmentVariable('ALERTS_TO', '')
