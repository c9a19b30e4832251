/** An application that an administrator registered in the tenant, besides the bot’s. */
export interface ClientApp {
  /** What was consented to; everything that Graph has when it is `all`. */
  readonly roles: readonly string[] | 'all'
  /** Application roles of the bot’s interface that were assigned to it. */
  readonly interfaceRoles?: readonly string[]
}

/** The app registration whose application roles say which programs may ask the bot for something. */
export const interfaceApp = '3f0d9a52-6c1b-4e7a-8d24-b5c7e9f01a36'

/** The service desk, which begins offboardings and follows them. */
export const serviceDeskApp = '9c4e7b18-2a5d-4f63-b0e9-1d8f6a3c5b72'

/** A spreadsheet’s program, which only reads how they stand. */
export const spreadsheetApp = 'b81d2f60-7e94-4c3a-9a15-c6e0d4f7281b'

/** The application that is an administrator’s own program. */
export const administratorsApp = '7d3c1a90-5b2e-4c68-9f41-0e8a6b7d2c15'

/** The application of a command line, which does a few things only. */
export const commandLineApp = '5e2b0f3c-8f0f-4f0a-9d0e-6a1d7c2b3e4f'

/** By their client id. */
export const clientApps: Readonly<Record<string, ClientApp>> = {
  [serviceDeskApp]: {
    roles: [],
    interfaceRoles: ['Offboarding.Start', 'Offboarding.Read', 'Offboarding.Evidence.Read'],
  },
  [spreadsheetApp]: { roles: [], interfaceRoles: ['Offboarding.Read'] },
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
