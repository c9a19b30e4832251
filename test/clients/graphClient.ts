import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import type { Sandbox } from '../../sandbox/server'
import type { TalkAnswer, TalkName } from './graphProgram'
import { frontHosts, type PublicFront } from './publicFront'

/** The official Graph client in a process of its own. */
export interface GraphClientProcess {
  ask(talk: TalkName, ...words: readonly unknown[]): Promise<TalkAnswer>
  /** The same for a talk that must succeed. */
  value(talk: TalkName, ...words: readonly unknown[]): Promise<unknown>
  stop(): void
}

/** Starts it; it signs in by the sandbox's managed identity, and reaches Graph by TLS at the front. */
export function startGraphClient(sandbox: Sandbox, front: PublicFront): GraphClientProcess {
  const loader = pathToFileURL(require.resolve('tsx')).href
  const preload = path.join(__dirname, 'onlyTheFront.cjs')
  const program = path.join(__dirname, 'graphProgram.ts')
  const child = spawn(process.execPath, ['--require', preload, '--import', loader, program], {
    env: {
      PATH: process.env['PATH'],
      NODE_EXTRA_CA_CERTS: front.certificateFile,
      FRONT_URL: `https://localhost:${front.port}`,
      FRONT_PORT: String(front.port),
      FRONT_HOSTS: frontHosts.join(','),
      IDENTITY_ENDPOINT: sandbox.environment['IDENTITY_ENDPOINT'],
      IDENTITY_HEADER: sandbox.environment['IDENTITY_HEADER'],
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const ask: GraphClientProcess['ask'] = async (talk, ...words) => {
    child.stdin.write(`${JSON.stringify({ talk, with: words })}\n`)
    const line = await lines.next()
    if (line.done === true) throw new Error('The Graph client’s process ended')
    return JSON.parse(line.value) as TalkAnswer
  }
  return {
    ask,
    async value(talk, ...words) {
      const answer = await ask(talk, ...words)
      if (!answer.ok) throw new Error(`${talk}: ${answer.error.message}`)
      return answer.value
    },
    stop: () => child.kill(),
  }
}
