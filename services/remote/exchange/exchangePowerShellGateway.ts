import type { Logger } from 'pino'
import type { ExchangeGateway } from '../gateway'
import { createCmdletGateway } from '../powershell/cmdletGateway'
import type { PowerShellWorker } from '../powershell/worker'

/**
 * Exchange Online by its supported PowerShell module. The module tells "nothing to do" in a warning beside a
 * success.
 */
export function createExchangePowerShellGateway(worker: PowerShellWorker, log?: Logger): ExchangeGateway {
  return createCmdletGateway('exchange', worker, log)
}
