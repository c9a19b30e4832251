import { strict as assert } from 'node:assert'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { people } from '../../sandbox/seeds/people'
import type { GraphExchange } from '../../sandbox/wire/observation'
import { ProcessOffice } from '../support/processOffice'
import { until } from '../support/process'

const { ilseSmit: ilse, petraDeBoer: petra } = people

/** What an owner may have set besides what the pretend tenant needs; each is looked for in everything the bot puts out. */
const planted = {
  MicrosoftAppPassword: 'planted-app-password-1',
  CertificatePrivateKey: '-----BEGIN PRIVATE KEY-----\nplanted-private-key-2\n-----END PRIVATE KEY-----',
  AZURE_CLIENT_CERTIFICATE_PASSWORD: 'planted-certificate-password-3',
  PARTNER_CENTER_CLIENT_SECRET: 'planted-partner-secret-4',
  OFFBOARDING_CERTIFICATE_PASSWORD: 'planted-module-password-5',
} as const
/** What Teams sends with an activity. */
const bearer = 'Bearer planted-token-of-teams-6'
/** What a proxy before Graph says of the request it was sent. */
const echoed = 'Bearer planted-token-of-graph-7'

describe('the secrets of a whole run', () => {
  let reports: string
  let office: ProcessOffice
  /** Passwords that were given to the leaver's account, and tokens that Graph was asked with, as the tenant saw them. */
  let passwords: Set<string>
  let tokens: Set<string>

  before(async () => {
    reports = await mkdtemp(path.join(tmpdir(), 'offboarding-reports-'))
    passwords = new Set()
    tokens = new Set()
    const worker = JSON.stringify([
      'sh',
      '-c',
      // A module that prints what it was given is the worst that can be met.
      `echo "signing in with $OFFBOARDING_CERTIFICATE_PASSWORD" >&2; exec "${process.execPath}" --import tsx sandbox/powershell/standIn.ts`,
    ])
    office = await ProcessOffice.open({
      environment: {
        ...planted,
        POWERSHELL_COMMAND: worker,
        LOG_LEVEL: 'debug',
        NODE_OPTIONS: `--report-on-signal --report-directory=${reports}`,
      },
      observe: ({ requestBody, requestHeaders }: GraphExchange) => {
        const password = /"password":"([^"]+)"/.exec(requestBody)?.[1]
        if (password !== undefined) passwords.add(password)
        const token = /^Bearer (.+)$/.exec(requestHeaders['authorization'] ?? '')?.[1]
        if (token !== undefined) tokens.add(token)
      },
    })
    office.teams.authorization = () => bearer
  })

  after(async () => {
    await office.close()
    await rm(reports, { recursive: true, force: true })
  })

  it('are in no log line, card, answer, journal, evidence or crash report', async () => {
    // A case with what makes programs talkative: refusals that last, throttling, lost answers, and a Teams that fails.
    office.teams.failures = [500, 502]
    const message = `The proxy was sent Authorization: ${echoed}`
    const body = { error: { code: 'Request_BadRequest', message } }
    await office.control('faults', { method: 'PATCH', path: '/users/', status: 400, body, count: 30 })
    await office.teams.say(ilse, '/offboard jan.de.vries')
    await office.teams.press(ilse, await office.cardFor(ilse, /Decisions about/), 'Make the plan')
    await office.teams.press(ilse, await office.cardFor(ilse, /Send for approval/), /Send for approval/)
    await office.teams.press(petra, await office.cardInChannel(/Approve all/), /Approve all/)
    await office.cardInChannel(/The proxy was sent/)
    await office.journalled('settled')
    await office.teams.press(petra, await office.cardInChannel(/Write evidence/), /Write evidence/)
    await office.journalled('evidenceWritten')
    await office.teams.send('{"type":"message","from":')
    await office.teams.invoke(ilse, 'unknown', { caseId: 'x' })
    office.signal('SIGUSR2')
    const report = await until('a diagnostic report', () => reportIn(reports))

    const outputs: Record<string, string> = {
      'the log and all else that was printed': office.said,
      cards: JSON.stringify(office.teams.messages),
      answers: office.teams.answers.join('\n'),
      'the crash report': report,
    }
    for (const name of await readdir(office.dataFolder, { recursive: true })) {
      outputs[name] = await readFile(path.join(office.dataFolder, name), 'latin1').catch(() => '')
    }

    assert.equal(Object.keys(outputs).filter((name) => /^evidence.*\.(html|jsonl)$/.test(name)).length, 2)
    assert.ok(passwords.size > 0 && tokens.size > 0, 'there were secrets to find')
    const cards = JSON.stringify(office.teams.messages)
    assert.match(
      /.{0,40}The proxy was sent.{0,60}/.exec(cards)?.[0] ?? '',
      /The proxy was sent Authorization: Bearer \S{0,4}secret/,
    )
    assert.match(report, /"nodejsVersion"/, 'there is a report')
    assert.match(office.said, /signing in with \(secret\)/, 'the module did talk')
    assert.ok((outputs['offboarding.db-wal'] ?? '').length + (outputs['offboarding.db'] ?? '').length > 10_000)
    const secrets = [
      ...Object.values(planted),
      'planted-private-key-2',
      bearer.slice(7),
      echoed.slice(7),
      ...passwords,
      ...tokens,
    ]
    for (const secret of secrets) {
      for (const form of [secret, JSON.stringify(secret).slice(1, -1), Buffer.from(secret).toString('base64')]) {
        for (const [name, text] of Object.entries(outputs))
          assert.ok(!text.includes(form), `${secret.slice(0, 40)} stands in ${name}`)
      }
    }
  }).timeout(120_000)
})

/** The report once it is written to its end. */
async function reportIn(folder: string): Promise<string | undefined> {
  const [name] = await readdir(folder)
  const text = name === undefined ? '' : await readFile(path.join(folder, name), 'utf8')
  return text.trimEnd().endsWith('}') ? text : undefined
}
