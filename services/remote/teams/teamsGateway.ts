import type { Logger } from 'pino'
import type { TeamsGateway } from '../gateway'
import { createCmdletGateway } from '../powershell/cmdletGateway'
import type { PowerShellWorker } from '../powershell/worker'

/** The MicrosoftTeams module: call forwarding and call queues have no Graph API. */
export function createTeamsGateway(worker: PowerShellWorker, log?: Logger): TeamsGateway {
  return createCmdletGateway('teams', worker, log)
}
