/** An application that an administrator registered in the tenant, besides the bot’s. */
export interface ClientApp {
  /** What was consented to; everything that Graph has when it is `all`. */
  readonly roles: readonly string[] | 'all'
}

/** The application that is an administrator’s own program. */
export const administratorsApp = '7d3c1a90-5b2e-4c68-9f41-0e8a6b7d2c15'

/** The application of a command line, which does a few things only. */
export const commandLineApp = '5e2b0f3c-8f0f-4f0a-9d0e-6a1d7c2b3e4f'

/** By their client id. */
export const clientApps: Readonly<Record<string, ClientApp>> = {
  [administratorsApp]: { roles: 'all' },
  [commandLineApp]: {
    roles: [
      'Group.Read.All',
      'GroupMember.ReadWrite.All',
      'LicenseAssignment.ReadWrite.All',
      'Organization.Read.All',
      'User.DeleteRestore.All',
      'User.Read.All',
      'User.ReadWrite.All',
      'User.RevokeSessions.All',
    ],
  },
}
