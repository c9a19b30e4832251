import { readFileSync } from 'node:fs'
import type { Environment } from './environment'

/** Secrets that may stand in a file instead, named by the same variable with `_FILE` behind it. */
const secrets = [
  'MicrosoftAppPassword',
  'CertificatePrivateKey',
  'AZURE_CLIENT_SECRET',
  'AZURE_CLIENT_CERTIFICATE_PASSWORD',
  'PARTNER_CENTER_CLIENT_SECRET',
  'OFFBOARDING_CERTIFICATE_PASSWORD',
  'DATABASE_URL',
  'EVENTS_URL',
  'EVENTS_SECRET',
  'EVENTS_AUTHORIZATION_HEADER',
] as const

/**
 * The environment with the secrets that files hold. What a process was started with stays readable in `/proc/<id>/environ`
 * for as long as it lives, for its own account and root, whatever it removes from its environment later: a secret in a
 * file that only the bot’s account reads was never there. Throws a sentence for the operator.
 */
export function withSecretFiles(environment: Environment): Environment {
  const read = secrets.flatMap((name) => {
    const file = environment[`${name}_FILE`]?.trim() ?? ''
    if (file === '') return []
    if ((environment[name]?.trim() ?? '') !== '')
      throw new Error(`${name} and ${name}_FILE are both set: take one away.`)
    return [[name, contentOf(name, file)]]
  })
  return { ...environment, ...(Object.fromEntries(read) as Environment) }
}

function contentOf(name: string, file: string): string {
  try {
    // Editors end a file with a line end, which belongs to no secret.
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'it cannot be read'
    throw new Error(`${name}_FILE is “${file}”, which the bot cannot read (${code}).`, { cause: error })
  }
}
