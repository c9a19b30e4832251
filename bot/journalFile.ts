import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Environment } from './configuration'

/** The journal of the real tenant, or that of the pretend one where there is no other. */
export function journalIn(environment: Environment): string {
  const folder = path.resolve(environment['DATA_FOLDER']?.trim() || '.data')
  const [real, pretend] = [folder, path.join(folder, 'pretend-tenant')].map((one) => path.join(one, 'offboarding.db'))
  return pretend !== undefined && !existsSync(real ?? '') && existsSync(pretend) ? pretend : (real ?? '')
}
