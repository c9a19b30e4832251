/** A whole configuration of a tenant that is nobody’s. */
export const realTenant = {
  MicrosoftAppId: '11111111-2222-4333-8444-555555555555',
  MicrosoftAppTenantId: '66666666-7777-4888-9999-aaaaaaaaaaaa',
  MicrosoftAppPassword: 'a secret of nobody',
  OFFBOARDING_ORGANIZATION: 'nobody.onmicrosoft.com',
  OPERATORS_GROUP_ID: 'bbbbbbbb-cccc-4ddd-8eee-ffffffffffff',
  APPROVERS_GROUP_ID: 'cccccccc-dddd-4eee-8fff-000000000000',
  APPROVALS_CHANNEL_ID: '19:approvals@thread.tacv2',
}
