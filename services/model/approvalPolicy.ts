/**
 * Who approves what a case would change: somebody other than the requester, any approver (for the sandbox alone), or
 * nobody; see `bot/configuration.ts`.
 */
export type ApprovalPolicy = 'second-person' | 'any-approver' | 'none'
