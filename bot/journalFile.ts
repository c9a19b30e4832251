import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Environment } from './environment'

/** The journal of the real tenant, whether it is there or not. */
export function realJournalIn(environment: Environment): string {
  return path.join(path.resolve(environment['DATA_FOLDER']?.trim() || '.data'), 'offboarding.db')
}

/** The journal of the real tenant, or that of the pretend one where there is no other. */
export function journalIn(environment: Environment): string {
  const real = realJournalIn(environment)
  const pretend = path.join(path.dirname(real), 'pretend-tenant', path.basename(real))
  return !existsSync(real) && existsSync(pretend) ? pretend : real
}
