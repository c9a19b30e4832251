import { strict as assert } from 'node:assert'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { botCommand, Program } from '../support/process'
import { hasProcessTable } from '../support/processTable'

const secret = 'planted-for-the-environment-file'
const tenant = {
  MicrosoftAppId: '11111111-2222-4333-8444-555555555555',
  MicrosoftAppTenantId: '66666666-7777-4888-9999-aaaaaaaaaaaa',
  OFFBOARDING_ORGANIZATION: 'nobody.onmicrosoft.com',
  OPERATORS_GROUP_ID: 'bbbbbbbb-cccc-4ddd-8eee-ffffffffffff',
  APPROVERS_GROUP_ID: 'cccccccc-dddd-4eee-8fff-000000000000',
  APPROVALS_CHANNEL_ID: '19:approvals@thread.tacv2',
  HOST: '127.0.0.1',
  PORT: '0',
}

describe('what the kernel shows of the bot’s environment', () => {
  let program: Program | undefined
  let folder: string
  before(function () {
    if (hasProcessTable) return
    console.warn('Skipped: the environment of a process is read from /proc, which this system does not have.')
    this.skip()
  })
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'offboarding-secret-'))))
  afterEach(async () => {
    await program?.clean()
    program = undefined
    rmSync(folder, { recursive: true, force: true })
  })
  const shown = () => (program?.processes() ?? []).map((id) => readFileSync(`/proc/${id}/environ`, 'utf8')).join('\n')

  it('has no secret that stands in a file, in any process of it, and the bot signs in by it all the same', async () => {
    const file = path.join(folder, 'password')
    writeFileSync(file, `${secret}\n`, { mode: 0o600 })
    program = await Program.start(botCommand, { ...tenant, MicrosoftAppPassword_FILE: file })

    await program.said(/listens on/)

    // It is what the bot warns of when a password is all it has: the secret did arrive.
    assert.match(program.errors, /by a client secret \(MicrosoftAppPassword\)/)
    assert.match(shown(), /MicrosoftAppPassword_FILE=/)
    assert.ok(!shown().includes(secret))
    assert.ok(!program.errors.includes(secret))
  })

  it('has one that stood in the environment for as long as the bot lives, as the documents say', async () => {
    program = await Program.start(botCommand, { ...tenant, MicrosoftAppPassword: secret })

    await program.said(/listens on/)

    assert.ok(shown().includes(secret))
    const documents = readdirSync('docs').filter((name) => name.endsWith('.md'))
    assert.ok(
      documents.some((name) =>
        readFileSync(path.join('docs', name), 'utf8').includes('readable in `/proc/<id>/environ`'),
      ),
    )
  })

  for (const [says, environment] of [
    [
      /MicrosoftAppPassword and MicrosoftAppPassword_FILE are both set/,
      { MicrosoftAppPassword: 'x', MicrosoftAppPassword_FILE: 'y' },
    ],
    [
      /MicrosoftAppPassword_FILE is “none”, which the bot cannot read \(ENOENT\)/,
      { MicrosoftAppPassword_FILE: 'none' },
    ],
  ] as const)
    it(`is told in a sentence: ${says.source}`, async () => {
      program = await Program.start(botCommand, { ...tenant, ...environment })
      const { code } = await program.ended

      assert.equal(code, 1)
      assert.match(program.errors, says)
      assert.equal(program.errors.trim().split('\n').length, 1)
    })
})
