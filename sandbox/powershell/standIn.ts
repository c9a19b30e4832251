import { createInterface } from 'node:readline'
import { serveSession, sessionIn } from './session'

/** The process that stands in for `pwsh`: a session on standard input and output. */
async function main(): Promise<void> {
  // As a module is loaded before it signs in: what it asks by would be with its first cmdlet, which has to be as quick as the next.
  await fetch('data:,')
  const write = (line: string) => process.stdout.write(`${line}\n`)
  await serveSession(createInterface({ input: process.stdin }), { ...sessionIn(process.env), write })
}

void main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
