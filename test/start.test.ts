import { strict as assert } from 'node:assert'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo, type Server } from 'node:net'
import path from 'node:path'
import { approvalsChannel, tenantId } from '../sandbox/tenant/organization'
import { people } from '../sandbox/seeds/people'
import { portVariables } from './support/ports'
import { botCommand, Program, temporaryFolder, until } from './support/process'
import { hasProcessTable, listeningOf, processesWith } from './support/processTable'
import { realTenant as tenant } from './support/realTenant'
import { TeamsDouble, textOf } from './support/teams'

const ready = /Open {2}(http:\S+) {2}and type: {2}\/offboard Jan/
const stack = /^\s+at /m

describe('starting the program', function () {
  this.timeout(60_000)
  const programs: Program[] = []
  const folders: string[] = []
  const folder = async (): Promise<string> => {
    const made = await temporaryFolder()
    folders.push(made)
    return made
  }
  const start = async (...given: Parameters<typeof Program.start>): Promise<Program> => {
    const program = await Program.start(...given)
    programs.push(program)
    return program
  }
  before(function () {
    if (hasProcessTable) return
    console.warn('Skipped: whether anything is left running is read from /proc, which this system does not have.')
    this.skip()
  })
  afterEach(async () => {
    for (const program of programs.splice(0)) await program.clean()
    for (const made of folders.splice(0)) await rm(made, { recursive: true, force: true })
  })

  describe('npm start', () => {
    it('says last which address to open and what to type, on this machine only, and Ctrl-C ends all of it', async () => {
      const ports = await portVariables()
      const program = await start(['npm', 'start'], ports)
      const [, address = ''] = await program.said(ready)

      const page = await fetch(address)
      const listening = listeningOf(program.processes())
      program.interrupt()
      await program.allGone()

      assert.match(program.output.trimEnd().split('\n').at(-1) ?? '', ready)
      assert.equal(address, `http://127.0.0.1:${ports.PLAYGROUND_PORT}`)
      assert.match(await page.text(), /<html/)
      assert.deepEqual(
        [...listening].sort(),
        Object.values(ports)
          .map((port) => `127.0.0.1:${port}`)
          .sort(),
      )
      for (const port of Object.values(ports)) await assert.rejects(fetch(`http://127.0.0.1:${port}`))
      assert.doesNotMatch(program.errors, stack)
    })

    it('is what the other tests start as the program', async () => {
      const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as {
        readonly scripts: Readonly<Record<string, string>>
      }

      assert.equal(scripts['start'], ['node', ...botCommand.slice(1)].join(' '))
    })

    it('runs the sources as they are now, whatever was compiled of them before', async () => {
      const compiled = 'build/program/bot/index.js'
      await mkdir(path.dirname(compiled), { recursive: true })
      await writeFile(compiled, 'throw new Error("These are the sources of another day")')
      const program = await start(botCommand, await portVariables())

      await program.said(ready)

      assert.match(await readFile(compiled, 'utf8'), /offboarding bot listens on/)
    })

    it('gives a real secret of the shell to the bot alone, and none to the pretend tenant and the Playground', async () => {
      const program = await start(botCommand, { ...(await portVariables()), MicrosoftAppPassword: 'planted' })
      await program.said(ready)

      const all = program.processes()
      const told = processesWith('MicrosoftAppPassword', 'planted').filter((id) => all.includes(id))

      assert.ok(all.length > 1, 'the pretend tenant and the Playground have processes of their own')
      assert.equal(told.length, 1)
    })

    it('leaves nothing behind when the bot is killed', async () => {
      const ports = await portVariables()
      const program = await start(botCommand, ports)
      await program.said(ready)

      program.kill('SIGKILL')

      await program.allGone()
      for (const port of Object.values(ports)) await assert.rejects(fetch(`http://127.0.0.1:${port}`))
    })

    it('leaves no pretend tenant behind when the bot is gone before that has loaded', async () => {
      const child = fork(path.join(__dirname, '../sandbox/index.ts'), ['--with-playground'], {
        execArgv: ['--import', 'tsx'],
        env: { ...process.env, SANDBOX_PORT: '0', PLAYGROUND_PORT: '0', DATA_FOLDER: await folder() },
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      })

      child.disconnect()
      const patience = setTimeout(() => child.kill('SIGKILL'), 20_000)
      const [code] = (await once(child, 'exit')) as [number | null]

      clearTimeout(patience)
      assert.equal(code, 0)
    })

    for (const variable of ['PORT', 'SANDBOX_PORT', 'PLAYGROUND_PORT'] as const)
      it(`says in one sentence that the port of ${variable} is taken, and leaves nothing running`, async () => {
        const other = await listening()
        const port = String((other.address() as AddressInfo).port)
        const program = await start(botCommand, { ...(await portVariables()), [variable]: port })

        const { code } = await program.ended
        await program.allGone()
        other.close()

        assert.equal(code, 1)
        assert.equal(program.output, '')
        assert.match(program.errors, new RegExp(`^Port ${port} is [^\\n]*\\b${variable}\\b[^\\n]*\\n$`))
      })

    it('refuses a second one on the same data folder, and leaves the journal of the first alone', async () => {
      const first = await start(botCommand, await portVariables())
      await first.said(ready)
      const journal = path.join(first.dataFolder, 'pretend-tenant')
      const before = await readdir(journal)

      const second = await start(botCommand, await portVariables(), first.dataFolder)
      const { code } = await second.ended

      assert.equal(code, 1)
      assert.match(second.errors, /^Another process has \S+ open: stop that one first[^\n]*\n$/)
      assert.deepEqual(await readdir(journal), before)
      assert.equal((await fetch(`${first.output.match(/answers at (\S+)\./)?.[1]}`)).status, 200)
    })

    it('removes nothing from the data folder but its own journal', async () => {
      const dataFolder = await folder()
      await mkdir(path.join(dataFolder, 'pretend-tenant'))
      const letters = ['letter.txt', 'pretend-tenant/letter.txt'].map((name) => path.join(dataFolder, name))
      for (const letter of letters) await writeFile(letter, 'Dear Jan')
      const program = await start(botCommand, await portVariables(), dataFolder)

      await program.said(ready)

      for (const letter of letters) assert.equal(await readFile(letter, 'utf8'), 'Dear Jan')
    })

    it('keeps a real identity and a proxy of the environment away from the pretend tenant', async () => {
      const proxy = await listening()
      let asked = 0
      proxy.on('connection', (socket) => {
        asked += 1
        socket.destroy()
      })
      const proxyUrl = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
      const ports = await portVariables()
      const realIdentity = { AZURE_CLIENT_ID: tenant.MicrosoftAppId, AZURE_TENANT_ID: 'x', AZURE_CLIENT_SECRET: 'real' }
      const program = await start(botCommand, {
        ...ports,
        ...realIdentity,
        HTTP_PROXY: proxyUrl,
        HTTPS_PROXY: proxyUrl,
      })
      await program.said(ready)
      const teams = await TeamsDouble.start()
      teams.connect(`http://127.0.0.1:${ports.PORT}`, tenantId, approvalsChannel.id)

      await teams.say(people.ilseSmit, '/offboard Jan')

      // It may come after its request was answered.
      await until('the choice', () =>
        /Jan-Willem/.test(textOf(teams.inChatOf(people.ilseSmit).at(-1)?.card)) ? true : undefined,
      )
      await teams.stop()
      proxy.close()
      assert.equal(asked, 0)
      assert.equal(program.errors, '')
    })
  })

  describe('a tenant in the environment', () => {
    it('that is half there is refused in one message that names everything missing, and no pretend one starts', async () => {
      const { MicrosoftAppId, OPERATORS_GROUP_ID } = tenant
      const program = await start(botCommand, { ...(await portVariables()), MicrosoftAppId, OPERATORS_GROUP_ID })

      const { code } = await program.ended

      assert.equal(code, 1)
      for (const name of ['MicrosoftAppTenantId', 'APPROVERS_GROUP_ID', 'APPROVALS_CHANNEL_ID', 'MicrosoftAppPassword'])
        assert.match(program.errors, new RegExp(`- [^\\n]*\\b${name}\\b[^\\n]* is missing`))
      assert.doesNotMatch(program.errors, /(MicrosoftAppId|OPERATORS_GROUP_ID) is missing/)
      assert.doesNotMatch(program.errors, stack)
      assert.equal(program.output, '')
      assert.deepEqual(await readdir(program.dataFolder), [])
    })

    it('that is complete is served without a pretend one and without a word to the internet, until SIGTERM', async () => {
      const watch = path.join(await folder(), 'watch.cjs')
      await writeFile(watch, tellsWhereItConnects)
      const program = await start(botCommand, {
        ...tenant,
        PORT: '0',
        HOST: '127.0.0.1',
        NODE_OPTIONS: `--require=${watch}`,
      })
      const [, address = ''] = await program.said(
        /The offboarding bot listens on http:\/\/(127\.0\.0\.1:\d+)\/api\/messages/,
      )

      const health = await fetch(`http://${address}/health`)
      const listening = listeningOf(program.processes())
      const processes = program.processes().length
      program.kill('SIGTERM')
      const { code } = await program.ended

      assert.deepEqual(await health.json(), { status: 'ok' })
      assert.deepEqual(listening, [address])
      assert.equal(processes, 1)
      assert.equal(code, 0)
      assert.doesNotMatch(program.errors, /connects/)
    })

    it('has one bot on its data folder: a second is refused in one sentence', async () => {
      const first = await start(botCommand, { ...tenant, PORT: '0', HOST: '127.0.0.1' })
      await first.said(/listens on/)

      const second = await start(botCommand, { ...tenant, PORT: '0', HOST: '127.0.0.1' }, first.dataFolder)
      const { code } = await second.ended

      assert.equal(code, 1)
      assert.match(second.errors, /^Another process has \S+ open: stop that one first[^\n]*\n$/m)
      assert.doesNotMatch(second.errors, stack)
    })
  })

  it('npm run sandbox is a tenant on its own that answers any client with a token, until Ctrl-C', async () => {
    const program = await start(['npm', 'run', 'sandbox'], { SANDBOX_PORT: '0' })
    const [, address = ''] = await program.said(/listens on (http:\S+)/)
    const user = `${address}/v1.0/users/${people.janDeVries.id}`

    const answer = await fetch(user, { headers: { authorization: 'Bearer anything' } })
    const withoutToken = await fetch(user)
    const listening = listeningOf(program.processes())
    program.interrupt()
    await program.allGone()

    const { displayName } = (await answer.json()) as { readonly displayName: string }
    assert.equal(displayName, 'Jan de Vries')
    assert.equal(withoutToken.status, 401)
    assert.deepEqual(listening, [new URL(address).host])
  })
})

/** Loaded before the program: says every address that it connects to. */
const tellsWhereItConnects = `
  const { Socket } = require('node:net')
  const { connect } = Socket.prototype
  Socket.prototype.connect = function (...given) {
    const { host, port } = given.flat()[0] ?? {}
    if (port !== undefined) process.stderr.write('connects to ' + host + ':' + port + '\\n')
    return connect.apply(this, given)
  }`

async function listening(): Promise<Server> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}
