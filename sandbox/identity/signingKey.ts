import { createSign, generateKeyPairSync } from 'node:crypto'

/** The key by which the pretend tenant signs what a signature is checked of: the tokens for the bot’s own interface. */
const keyId = 'the-pretend-tenants-key'

let made: ReturnType<typeof generatePair> | undefined

function generatePair() {
  return generateKeyPairSync('rsa', { modulusLength: 2048 })
}

/** Made when it is first needed: it takes longer than anything else of a start. */
function pair(): ReturnType<typeof generatePair> {
  return (made ??= generatePair())
}

/** The keys as they are published (RFC 7517). */
export function keySet(): { readonly keys: readonly object[] } {
  return { keys: [{ ...pair().publicKey.export({ format: 'jwk' }), kid: keyId, use: 'sig', alg: 'RS256' }] }
}

/** A signed token with these claims, in the shape of a JWT. */
export function signed(claims: Readonly<Record<string, unknown>>): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const text = `${part({ typ: 'JWT', alg: 'RS256', kid: keyId })}.${part(claims)}`
  return `${text}.${createSign('RSA-SHA256').update(text).sign(pair().privateKey, 'base64url')}`
}
