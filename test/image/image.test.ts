import { strict as assert } from 'node:assert'
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { people } from '../../sandbox/seeds/people'
import { packagesIn } from '../conformance/licences'
import { findPwsh } from '../powershell/pwsh'
import { recommendedNode } from '../runs/nodes'
import type { Program } from '../support/process'
import { ProcessOffice } from '../support/processOffice'
import { realTenant } from '../support/realTenant'
import { whyNoImage } from './buildah'
import { BuiltImage } from './image'
import { wantedModules } from './standIn'

const missing = whyNoImage()

describe('the image', function () {
  this.timeout(300_000)
  let built: BuiltImage | undefined
  let image: BuiltImage
  const programs: Program[] = []
  let office: ProcessOffice | undefined

  before(async function () {
    if (missing === undefined) {
      image = built = await BuiltImage.build()
      return
    }
    if (process.env['REQUIRE_IMAGE'] === '1') throw new Error(`${missing}, and REQUIRE_IMAGE is 1`)
    console.warn(`SKIPPED: the image. ${missing}.`)
    this.skip()
  })
  afterEach(async () => {
    for (const program of programs.splice(0)) await program.clean()
    await office?.close()
    office = undefined
  })
  after(async () => {
    await built?.remove()
  })

  const start = async (...given: Parameters<BuiltImage['start']>): Promise<Program> => {
    const program = await image.start(...given)
    programs.push(program)
    return program
  }

  it('is of somebody who is not root, can write its volume and nothing else, and has the Node that is recommended', async () => {
    const { text } = await image.says(
      'id -u; node --version; touch /data/a && echo volume; touch /tmp/a && echo tmp; touch a; touch /opt/a; touch /usr/a',
    )

    const [user, node = '', ...rest] = text.split('\n')
    assert.equal(user, '10001')
    assert.match(node, new RegExp(`^v${recommendedNode}\\.`))
    assert.deepEqual(rest.slice(0, 2), ['volume', 'tmp'])
    assert.equal(rest.filter((line) => line.endsWith('Read-only file system')).length, 3)
  })

  it('has PowerShell with the modules of its list, and of no other version', async () => {
    const script = `(Get-Module -ListAvailable ${wantedModules()
      .map(({ name }) => name)
      .join(', ')}) | ForEach-Object { "$($_.Name) $($_.Version)" }; $PSVersionTable.PSVersion.ToString()`

    const { text } = await image.says(`pwsh -NoProfile -NonInteractive -Command '${script}'`)

    assert.deepEqual(text.split('\n'), [...wantedModules().map(({ name, version }) => `${name} ${version}`), '7.6.9'])
  })

  it('has a bill of all that it has from npm, their licences, and nothing that is for development', () => {
    const installed = readFileSync(image.file('node_modules/.package-lock.json'), 'utf8')
    const running = packagesIn(installed).filter(({ name }) => existsSync(image.file(`node_modules/${name}`)))
    const bill = JSON.parse(readFileSync(image.file('bill-of-materials.cdx.json'), 'utf8')) as {
      readonly bomFormat: string
      readonly metadata: { readonly component: { readonly name: string } }
      readonly components: readonly { readonly name: string; readonly version: string }[]
    }
    const notices = readFileSync(image.file('THIRD-PARTY-NOTICES.txt'), 'utf8')
    const billed = bill.components.map(({ name, version }) => `${name} ${version}`)

    assert.equal(bill.bomFormat, 'CycloneDX')
    assert.equal(bill.metadata.component.name, 'offboarding-bot')
    assert.ok(running.length > 150, String(running.length))
    for (const { name, version } of running) assert.ok(billed.includes(`${name} ${version}`), `${name} ${version}`)
    for (const name of ['restify', 'libsql', 'pg-boss'])
      assert.match(notices, new RegExp(`^${name} [\\d.]+: MIT$`, 'm'))
    assert.match(notices, /Permission is hereby granted/)
    const there = readdirSync(image.file('.'))
    for (const name of ['sandbox', 'test', 'docs', '.git', '.data']) assert.ok(!there.includes(name), name)
    assert.ok(!readdirSync(image.file('node_modules')).includes('typescript'))
  })

  it('says in one sentence what is missing where nothing is configured, and ends', async () => {
    const program = await start()

    const { code } = await program.ended

    assert.equal(code, 1)
    assert.equal(program.output, '')
    assert.match(
      program.errors,
      /^Nothing is configured, [^\n]*\bMicrosoftAppId\b[^\n]*\bAPPROVALS_CHANNEL_ID\b[^\n]*\n$/,
    )
  })

  it('is alive and not ready where its tenant cannot be reached, tells its health check, and ends well by SIGTERM', async () => {
    const program = await start({ ...realTenant, PORT: '0', HOST: '127.0.0.1' })
    const [, address = ''] = await program.said(/listens on (http:\/\/127\.0\.0\.1:\d+)/)

    const live = await fetch(`${address}/health/live`)
    const ready = await fetch(`${address}/health/ready`)
    const { Healthcheck, StopSignal } = image.configuration
    const [, ...check] = Healthcheck.Test
    const asked = await start({ PORT: new URL(address).port }, check)
    const { code: healthy } = await asked.ended
    program.kill(StopSignal as NodeJS.Signals)
    const { code } = await program.ended

    assert.equal(live.status, 200)
    assert.equal(ready.status, 503)
    assert.match(await ready.text(), /"name":"tenant"/)
    assert.equal(healthy, 0, asked.errors)
    assert.equal(code, 0)
    assert.ok(readdirSync(program.dataFolder).includes('offboarding.db'))
  })

  it('is unhealthy for its health check where nothing answers', async () => {
    const [, ...check] = image.configuration.Healthcheck.Test
    const asked = await start({ PORT: '9' }, check)

    assert.equal((await asked.ended).code, 1)
  })

  it('offboards somebody, with its own PowerShell', async () => {
    const { ilseSmit: ilse, petraDeBoer: petra, janDeVries: jan } = people
    const own = (office = await ProcessOffice.open({
      command: (dataFolder) => image.command(dataFolder),
      environment: { POWERSHELL_COMMAND: '', EXCHANGE_TRANSPORT: 'powershell' },
    }))
    await own.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)
    await own.teams.press(ilse, await own.cardFor(ilse, /Decisions about/), 'Make the plan')
    await own.teams.press(ilse, await own.cardFor(ilse, /The plan for/), 'Send for approval')
    await own.teams.press(petra, await own.cardInChannel(/Approve all/), /Approve all/)

    await own.cardFor(ilse, /Jan de Vries: completed/, 200_000)
    assert.equal((await own.mailbox(jan.id))?.['RecipientTypeDetails'], 'SharedMailbox')
    assert.equal((await own.health('/ready')).status, 200)
  })

  describe('takes no module', () => {
    const put = async (sha256: string) => {
      const list = path.join(image.gallery, `list-${sha256.length}.json`)
      const to = path.join(image.gallery, `unpacked-${sha256.length}`)
      writeFileSync(list, JSON.stringify(wantedModules().map((module) => ({ ...module, sha256 }))))
      const words = ['-NoProfile', '-NonInteractive', '-File', 'image/modules.ps1', '-Repository', image.gallery]
      const { status, stderr } = spawnSync(findPwsh() ?? '', [...words, '-List', list, '-To', to], { encoding: 'utf8' })
      return { status, stderr, unpacked: readdirSync(to) }
    }

    it('that has no hash in the list, and says which it has', async () => {
      const { status, stderr, unpacked } = await put('')

      assert.equal(status, 1)
      assert.match(
        stderr,
        /^ExchangeOnlineManagement [\d.]+ has the SHA-256 [0-9a-f]{64}, and the list has none: compare it/,
      )
      assert.deepEqual(unpacked, [])
    })

    it('that has another hash than in the list', async () => {
      const { status, stderr, unpacked } = await put('0'.repeat(64))

      assert.equal(status, 1)
      assert.match(stderr, /^MicrosoftTeams [\d.]+ has the SHA-256 [0-9a-f]{64}, and not 0{64} as in the list/m)
      assert.deepEqual(unpacked, [])
    })
  })
})
