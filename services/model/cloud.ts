/** Microsoft's clouds, by where its calls exist (learn: Microsoft Graph, national cloud deployments). */
export type Cloud = 'global' | 'usGov' | 'china'

/** Where an administrator does something by hand, https without a trailing slash. */
export interface CloudLinks {
  /** Microsoft 365 admin centre. */
  readonly admin: string
  readonly entra: string
  readonly teams: string
}
