export const tenantId = '8f2c1f0a-6d3e-4b57-9a41-2c0d7e5b9a10'
export const organizationName = 'Contoso B.V.'
export const domain = 'contoso.com'
/** The one that Microsoft gave the organisation. */
export const firstDomain = 'contoso.onmicrosoft.com'
/** All whose addresses are the organisation’s own; the first is the usual one. */
export const domains: readonly string[] = [domain, firstDomain]
export const approvalsChannel = { id: '19:offboarding-approvals@thread.tacv2', name: 'Offboarding approvals' }
