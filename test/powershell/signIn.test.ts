import { strict as assert } from 'node:assert'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { CmdletSystem } from '../../services/remote/cmdlets/catalogue'
import { CmdletFailure } from '../../services/remote/powershell/cmdletFailure'
import { workerEnvironment } from '../../services/remote/powershell/environment'
import { createPowerShellWorker } from '../../services/remote/powershell/worker'
import { keptLog, shortPace } from '../services/remote/graph/remote'
import { withPwsh } from './pwsh'

const organization = { OFFBOARDING_ORGANIZATION: 'contoso.onmicrosoft.com' }
const app = { ...organization, AZURE_CLIENT_ID: 'the-app' }

withPwsh('a real PowerShell signs in', (pwsh) => {
  let folder: string
  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'pwsh-sign-in-'))
    await pwsh.output(`
      $key = [Security.Cryptography.RSA]::Create(2048)
      $request = [Security.Cryptography.X509Certificates.CertificateRequest]::new('CN=the bot', $key, 'SHA256', [Security.Cryptography.RSASignaturePadding]::Pkcs1)
      $certificate = $request.CreateSelfSigned([DateTimeOffset]::UtcNow, [DateTimeOffset]::UtcNow.AddDays(1))
      [IO.File]::WriteAllBytes('${folder}/open.pfx', $certificate.Export('Pfx'))
      [IO.File]::WriteAllBytes('${folder}/closed.pfx', $certificate.Export('Pfx', 'a "password" with $signs'))`)
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  /** What the stub of the module heard before it was ready, or why it is not. */
  async function start(
    module: CmdletSystem,
    settings: Readonly<Record<string, string>>,
    {
      cloud,
      modules,
      command = pwsh.command,
    }: { readonly cloud?: string; readonly modules?: string; readonly command?: readonly string[] } = {},
  ): Promise<readonly string[]> {
    const diary = mkdtempSync(path.join(folder, 'run-'))
    const environment = {
      ...workerEnvironment({ ...pwsh.environment, ...settings }, 'the-tenant', module, cloud),
      STUB_DIARY: path.join(diary, 'diary'),
      STUB_ECHO: '1',
      ...(modules === undefined ? {} : { PSModulePath: modules }),
    }
    const worker = createPowerShellWorker({
      command,
      environment,
      pace: { ...shortPace, cmdletTimeout: 30_000 },
      log: keptLog().log,
    })
    try {
      const [cmdlet, parameters] =
        module === 'exchange' ? ['Get-AcceptedDomain', {}] : ['Get-CsCallQueue', { First: 1 }]
      await worker.run(cmdlet, parameters, {})
      return readFileSync(environment.STUB_DIARY, 'utf8').trim().split('\n').slice(0, -1)
    } catch (error) {
      assert.ok(error instanceof CmdletFailure && error.reason === 'unsent', String(error))
      return [`not ready: ${error.message}`]
    } finally {
      await worker.stop()
    }
  }

  it('to Exchange as the managed identity, by a certificate’s thumbprint, and in a national cloud', async () => {
    const [identity] = await start('exchange', app)
    const [thumbprint] = await start(
      'exchange',
      { ...app, OFFBOARDING_CERTIFICATE_THUMBPRINT: 'AB12' },
      { cloud: 'O365China' },
    )

    assert.match(identity ?? '', /"ManagedIdentity":true/)
    assert.match(identity ?? '', /"ManagedIdentityAccountId":"the-app"/)
    assert.match(identity ?? '', /"Organization":"contoso.onmicrosoft.com"/)
    assert.match(identity ?? '', /"CommandName":\["Get-Mailbox",/)
    assert.match(thumbprint ?? '', /"CertificateThumbprint":"AB12"/)
    assert.match(thumbprint ?? '', /"ExchangeEnvironmentName":"O365China"/)
    assert.match(thumbprint ?? '', /"AppId":"the-app"/)
  })

  it('by a PFX file with a password, and by one with none', async () => {
    const closed = {
      OFFBOARDING_CERTIFICATE_FILE: `${folder}/closed.pfx`,
      OFFBOARDING_CERTIFICATE_PASSWORD: 'a "password" with $signs',
    }
    const [withPassword] = await start('exchange', { ...app, ...closed })
    const [without] = await start('teams', { ...app, OFFBOARDING_CERTIFICATE_FILE: `${folder}/open.pfx` })
    const [wrong] = await start('exchange', { ...app, ...closed, OFFBOARDING_CERTIFICATE_PASSWORD: 'another' })

    assert.match(withPassword ?? '', /CN=the bot/)
    assert.match(without ?? '', /CN=the bot[^]*"TenantId":"the-tenant"|"TenantId":"the-tenant"[^]*CN=the bot/)
    assert.match(wrong ?? '', /^not ready: .*password/i)
  })

  it('to Teams in a national cloud, which is chosen before: no parameter set has it beside a certificate or an identity', async () => {
    const byCertificate = await start(
      'teams',
      { ...app, OFFBOARDING_CERTIFICATE_THUMBPRINT: 'AB12' },
      { cloud: 'TeamsGCCH' },
    )
    const byIdentity = await start('teams', organization, { cloud: 'TeamsChina' })

    assert.match(byCertificate[0] ?? '', /^Set-TeamsEnvironmentConfig .*"TeamsGCCH"/)
    assert.match(byCertificate[1] ?? '', /^Connect .*"ApplicationId":"the-app"/)
    assert.match(byIdentity[0] ?? '', /^Set-TeamsEnvironmentConfig .*"TeamsChina"/)
    assert.equal(byIdentity[1], 'Connect {"Identity":true}')
  })

  it('to Teams as no other identity than the one it was given, and says so at once', async () => {
    const [said] = await start('teams', app)

    assert.match(said ?? '', /^not ready: MicrosoftTeams signs in as the system-assigned managed identity only/)
  })

  it('to Teams as the machine’s identity where that is said, and to Exchange as the bot’s all the same', async () => {
    const both = { ...app, TEAMS_IDENTITY: 'system-assigned' }
    const [teams] = await start('teams', both)
    const [exchange] = await start('exchange', both)
    const [byCertificate] = await start('teams', { ...both, OFFBOARDING_CERTIFICATE_THUMBPRINT: 'AB12' })

    assert.equal(teams, 'Connect {"Identity":true}')
    assert.match(exchange ?? '', /"ManagedIdentityAccountId":"the-app"/)
    assert.match(byCertificate ?? '', /"ApplicationId":"the-app"/)
  })

  for (const [what, version] of [
    ['no older module than the script was made for', '3.9.2'],
    ['no module of a next major version, which nobody tried', '4.0.0'],
  ] as const)
    it(`with ${what}, and says which is needed`, async () => {
      const other = path.join(folder, version)
      mkdirSync(path.join(other, 'ExchangeOnlineManagement'), { recursive: true })
      writeFileSync(
        path.join(other, 'ExchangeOnlineManagement', 'ExchangeOnlineManagement.psd1'),
        `@{ ModuleVersion = '${version}' }`,
      )

      const [said] = await start('exchange', app, { modules: other })

      assert.match(said ?? '', /^not ready: .*ExchangeOnlineManagement.*3\.10\.0/)
    })

  it('with no older PowerShell than the modules need, and says which is there', async () => {
    const script = readFileSync(pwsh.command.at(-1) ?? '', 'utf8')
    const demanding = path.join(folder, 'worker.ps1')
    writeFileSync(demanding, script.replace("[Version]'7.6'", "[Version]'99.1'"))

    const said = await start('exchange', app, { command: [...pwsh.command.slice(0, -1), demanding] })

    assert.match(said[0] ?? '', /^not ready: PowerShell 99\.1 or newer is needed, and this is 7\.\d/)
  })
})
