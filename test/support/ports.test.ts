import { strict as assert } from 'node:assert'
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { reservedPort } from './ports'

const givesPorts = `
  const { reservedPort } = require(${JSON.stringify(join(__dirname, 'ports'))})
  Promise.all(Array.from({ length: 3 }, reservedPort)).then((ports) => process.send(ports))
  setInterval(() => undefined, 1_000)`

describe('a port that tests reserve', () => {
  const children: ChildProcess[] = []
  const servers: Server[] = []
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
    for (const server of servers.splice(0)) server.close()
  })
  const portsOfAnother = async (): Promise<readonly number[]> => {
    const child = fork('--eval', [givesPorts], { execArgv: ['--require', 'tsx/cjs'] })
    children.push(child)
    return ((await once(child, 'message')) as [readonly number[]])[0]
  }

  it('is never given to two processes that ask at the same moment', async () => {
    const asked = await Promise.all([portsOfAnother(), portsOfAnother(), portsOfAnother(), reservedPort()])

    const ports = asked.flat()
    assert.equal(ports.length, 10)
    assert.equal(new Set(ports).size, 10, ports.join(', '))
  })

  it('is another one each time, and none that something listens on', async () => {
    const before = await reservedPort()
    const server = createServer().listen(before + 1, '127.0.0.1')
    servers.push(server)
    await once(server, 'listening')

    const ports = await Promise.all([reservedPort(), reservedPort()])

    assert.equal(new Set([before, before + 1, ...ports]).size, 4)
  })

  it('is none that the kernel gives to somebody else', async function () {
    const table = '/proc/sys/net/ipv4/ip_local_port_range'
    if (!existsSync(table)) return this.skip()
    const [first = 0] = readFileSync(table, 'utf8').trim().split(/\s+/).map(Number)

    assert.ok((await reservedPort()) < first)
  })
})
