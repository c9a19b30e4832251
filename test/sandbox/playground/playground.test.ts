import { strict as assert } from 'node:assert'
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { Server as NetServer, type AddressInfo, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { reservedPort } from '../../support/ports'
import { playgroundConfiguration, startPlayground, type PlaygroundTenant } from '../../../sandbox/playground'

const names = ['Ilse Smit', 'Petra de Boer', 'Eva Willems', 'Tom Visser', 'Noor Bakker', 'Kees Vos']

const tenant: PlaygroundTenant = {
  tenantId: '11111111-2222-4333-8444-555555555555',
  people: names.map((displayName, position) => ({
    id: `0000000${position}-1111-4222-8333-444444444444`,
    displayName,
    givenName: displayName.split(' ')[0]!,
    surname: displayName.split(' ').slice(1).join(' '),
    userPrincipalName: `person${position}@contoso.example`,
    mail: `person${position}@contoso.example`,
  })),
  channel: { id: '19:approvals@thread.tacv2', name: 'Offboarding approvals' },
}

describe('the Playground', () => {
  // It asks the bot for a sign of life before it answers questions about its configuration.
  const bot = createServer((_request, response) => response.end())
  let folder: string

  before(() => listening(bot))

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'playground-'))
  })

  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  after(() => bot.close())

  const options = (port = 0) => ({ port, botEndpoint: `http://127.0.0.1:${portOf(bot)}/api/messages`, tenant, folder })

  it('serves its page and its people, to this machine only, until it is stopped', async () => {
    // One that nobody else gets once it is free again.
    const playground = await startPlayground(options(await reservedPort()))

    const page = await fetch(playground.url)
    const configuration = await (await fetch(`${playground.url}/_internal/v1/config`)).text()
    const addresses = listeningOn(playground.port)
    await playground.stop()

    assert.match(await page.text(), /<html/)
    for (const { id } of tenant.people) assert.ok(configuration.includes(id), id)
    assert.ok(configuration.includes(tenant.tenantId))
    assert.ok(configuration.includes(tenant.channel.id))
    assert.deepEqual(addresses, ['127.0.0.1'])
    assert.deepEqual(listeningOn(playground.port), [])
    await assert.rejects(fetch(playground.url))
  })

  it('keeps its log in its own folder', async () => {
    const playground = await startPlayground(options())

    await until(() => existsSync(join(folder, 'playground.log')))
    await playground.stop()

    assert.deepEqual(readdirSync(folder).sort(), ['.m365agentsplayground.yml', 'playground.log'])
  })

  it('says which port is taken, and which variable names another', async () => {
    const port = portOf(bot)

    const starting = startPlayground(options(port))

    await assert.rejects(starting, {
      message: `Port ${port} is in use by another program; set PLAYGROUND_PORT to a free port for the Playground.`,
    })
  })

  it('takes another one when any will do and the one it found was taken meanwhile', async () => {
    const thief = createServer().unref()
    const close = Object.getOwnPropertyDescriptor(NetServer.prototype, 'close') ?? {}
    const stealing = function (this: NetServer, ...given: Parameters<NetServer['close']>): NetServer {
      const { port } = this.address() as AddressInfo
      Object.defineProperty(NetServer.prototype, 'close', close)
      const closed = this.close(...given)
      thief.listen(port, '127.0.0.1')
      return closed
    }
    Object.defineProperty(NetServer.prototype, 'close', { ...close, value: stealing })

    const playground = await startPlayground(options())

    const page = await fetch(playground.url)
    await playground.stop()
    assert.ok(thief.listening)
    assert.notEqual(playground.port, portOf(thief))
    thief.close()
    assert.match(await page.text(), /<html/)
  })

  it('needs six people', () => {
    const five = { ...tenant, people: tenant.people.slice(1) }

    assert.throws(() => playgroundConfiguration(five), { message: 'The Playground shows six people, and was given 5.' })
  })

  it('ends when the program that started it is killed', async () => {
    const starter = spawn(process.execPath, ['--require', 'tsx/cjs', '--eval', starterOf(options())], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const port = await firstNumber(starter.stdout)
    assert.deepEqual(listeningOn(port), ['127.0.0.1'])

    starter.kill('SIGKILL')

    await until(() => listeningOn(port).length === 0)
  })
})

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((again) => setTimeout(again, 25))
}

/** The addresses that something on this machine listens on with this port, from the kernel's own tables. */
function listeningOn(port: number): readonly string[] {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  return ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) =>
    readFileSync(table, 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([, local, , state]) => state === '0A' && local?.endsWith(suffix))
      .map(([, local]) => readable(local!.split(':')[0]!)),
  )
}

/** The kernel writes an IPv4 address as eight hexadecimal digits, its bytes in reverse. */
function readable(address: string): string {
  if (address.length !== 8) return address
  return [...Buffer.from(address, 'hex')].toReversed().join('.')
}

async function listening(server: Server): Promise<void> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}

describe('a program with loopbackOnly', () => {
  for (const listening of ['0', '{ port: 0, host: "0.0.0.0" }', '0, "::"', '"0", () => {}', ''])
    it(`listens on this machine only, also by listen(${listening})`, async () => {
      const said = await printed(`
        const server = require('node:net').createServer()
        server.on('listening', () => { console.log(server.address().address); server.close() })
        server.listen(${listening})`)

      assert.equal(said, '127.0.0.1')
    })

  for (const connecting of ['9, "192.0.2.1"', '{ port: 9, host: "telemetry.example" }'])
    it(`reaches this machine only, also by connect(${connecting})`, async () => {
      const said = await printed(`
        const socket = require('node:net').connect(${connecting})
        socket.on('error', ({ message }) => console.log(message))`)

      assert.match(said, / is not this machine$/)
    })

  it('still reaches this machine', async () => {
    const said = await printed(`
      const server = require('node:http').createServer((_, response) => response.end('here'))
      server.listen(0, async () => {
        console.log(await (await fetch('http://localhost:' + server.address().port)).text())
        process.exit()
      })`)

    assert.equal(said, 'here')
  })
})

/** What a program prints that runs with loopbackOnly. */
async function printed(program: string): Promise<string> {
  const preload = resolve('sandbox/playground/loopbackOnly.cjs')
  const { stdout } = await promisify(execFile)(process.execPath, ['--require', preload, '--eval', program])
  return stdout.trim()
}

/** A program that starts a Playground, prints its port, and goes on. */
function starterOf(options: object): string {
  const module = JSON.stringify(resolve('sandbox/playground'))
  return `
    require(${module}).startPlayground(${JSON.stringify(options)}).then(({ port }) => console.log(port))
    setInterval(() => {}, 60_000)`
}

async function firstNumber(output: NodeJS.ReadableStream): Promise<number> {
  const [line] = (await once(createInterface({ input: output }), 'line')) as [string]
  return Number(line)
}
