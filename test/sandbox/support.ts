import { useFakeTimers } from 'sinon'
import { tenantId } from '../../sandbox/tenant/organization'
import type { Sandbox, SandboxOptions } from '../../sandbox/server'
import { startSandbox } from '../../sandbox/server'
import { anybody, ContractWatch } from '../contract/watch'

/** Parsed JSON, to be looked into without ceremony. */
export interface Json {
  readonly [name: string]: Json
  readonly [index: number]: Json
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** Parsed JSON; undefined when the body is empty. */
  readonly body: Json
}

/** A sandbox, and the few requests that the tests make over HTTP. */
export interface Trial {
  readonly sandbox: Sandbox
  /** Every answer of the pretend Graph, held against Microsoft's contract. */
  readonly contract: ContractWatch
  graph(method: string, path: string, options?: { body?: unknown; headers?: Record<string, string> }): Promise<Answer>
  /** Reads with ConsistencyLevel: eventual. */
  search(path: string): Promise<Answer>
  exchange(cmdlet: string, parameters: object, options?: { tenant?: string; path?: string }): Promise<Answer>
  /** A cmdlet as the stand-in for PowerShell brings it. */
  cmdlet(cmdlet: string, parameters: object): Promise<Answer>
  control(method: string, name: string, body?: unknown): Promise<Answer>
}

export async function startTrial(options: SandboxOptions = {}): Promise<Trial> {
  const contract = new ContractWatch()
  const sandbox = await startSandbox({ observe: contract.observe, ...options })
  const call = async (
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<Answer> => {
    const content: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
    const sent = typeof body === 'string' || body === undefined ? body : JSON.stringify(body)
    const response = await fetch(sandbox.url + path, {
      method,
      headers: { ...content, ...headers },
      body: sent ?? null,
    })
    const text = await response.text()
    const json = response.headers.get('content-type')?.includes('json') === true && text !== ''
    return {
      status: response.status,
      headers: response.headers,
      body: json ? JSON.parse(text) : text === '' ? undefined : text,
    }
  }
  const bearer = { authorization: anybody }
  const control: Trial['control'] = (method, name, body) => call(method, `/_sandbox/${name}`, body, {})
  return {
    sandbox,
    contract,
    control,
    graph: (method, path, { body, headers = {} } = {}) => call(method, `/v1.0${path}`, body, { ...bearer, ...headers }),
    search: (path) => call('GET', `/v1.0${path}`, undefined, { ...bearer, consistencylevel: 'eventual' }),
    exchange: (CmdletName, Parameters, { tenant = tenantId, path = '' } = {}) =>
      call(
        'POST',
        `/adminapi/beta/${tenant}/InvokeCommand${path}`,
        { CmdletInput: { CmdletName, Parameters } },
        bearer,
      ),
    cmdlet: (cmdlet, parameters) => control('POST', 'cmdlets', { id: '1', cmdlet, parameters }),
  }
}

/**
 * A test in which time goes by as it says alone: what has to be asked before something late has come to pass is, however
 * busy the machine.
 * @param act gets what lets so many milliseconds pass
 */
export function inStillTime(act: (pass: (milliseconds: number) => void) => Promise<void>): () => Promise<void> {
  return async () => {
    const clock = useFakeTimers({ now: Date.now(), toFake: ['Date'] })
    try {
      await act((milliseconds) => void clock.tick(milliseconds))
    } finally {
      clock.restore()
    }
  }
}

/** A new sandbox for every test of a suite. */
export function eachWithSandbox(options: SandboxOptions = {}): Trial {
  let current: Trial
  beforeEach(async () => {
    current = await startTrial(options)
  })
  afterEach(async () => {
    await current.sandbox.stop()
    current.contract.assertKept()
  })
  return new Proxy({} as Trial, { get: (_, name: keyof Trial) => current[name] })
}
