import { join } from 'node:path'
import { approvalsChannel, tenantId } from './tenant/organization'
import { groups } from './seeds/groups'

/**
 * What the bot's environment must say to find the sandbox.
 * @param origin `http://127.0.0.1:4100`
 * @param secret IDENTITY_HEADER of this start
 */
export function environmentOf(origin: string, secret: string): Readonly<Record<string, string>> {
  // By its whole path, because a bare `tsx` is looked up from wherever the child is started; that of CommonJS loads quickest.
  const loader = require.resolve('tsx/cjs')
  return {
    SANDBOX: 'true',
    SANDBOX_URL: origin,
    MicrosoftAppTenantId: tenantId,
    OPERATORS_GROUP_ID: groups.operators.id,
    APPROVERS_GROUP_ID: groups.approvers.id,
    APPROVALS_CHANNEL_ID: approvalsChannel.id,
    GRAPH_URL: `${origin}/v1.0`,
    EXCHANGE_URL: origin,
    EXCHANGE_TRANSPORT: 'unsupported-rest',
    EDISCOVERY_EXPORT: 'true',
    PARTNER_CENTER_CUSTOMER_ID: tenantId,
    PARTNER_CENTER_URL: `${origin}/partner/v1`,
    IDENTITY_ENDPOINT: `${origin}/msi/token`,
    IDENTITY_HEADER: secret,
    POWERSHELL_COMMAND: JSON.stringify([
      process.execPath,
      '--require',
      loader,
      join(__dirname, 'powershell', 'standIn.ts'),
    ]),
  }
}
