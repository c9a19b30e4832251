import { strict as assert } from 'node:assert'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { evidence as evidenceCommand } from '../../bot/evidence'
import { people } from '../../sandbox/seeds/people'
import { evidenceSettings } from '../../dialogs/evidenceSettings'
import { clouds } from '../../services/remote/clouds'
import { checkFile } from '../../services/cases/evidence/checkFile'
import { rendererVersion } from '../../services/cases/evidence/version'
import type { KnownCase } from '../../services/cases/store/caseStore'
import { openSqliteCaseStore } from '../../services/cases/store/sqliteCaseStore'
import { readSqliteJournals } from '../../services/cases/store/sqliteSealed'
import { cancelled, opened } from '../services/cases/store/caseStore.suite'
import { planFor, submitAndApprove } from '../support/conversation'
import { ilse, noor, Office, petra, tom, waitFor } from '../support/office'
import { Program } from '../support/process'
import { actionsOf, textOf, type Message } from '../support/teams'

const jan = people.janDeVries
const command = [process.execPath, '--require', 'tsx/cjs', 'bot/evidence.ts']

interface Said {
  readonly code: number | null
  readonly text: string
}

describe('the evidence of a case', function () {
  this.timeout(90_000)
  let office: Office
  let other: string
  beforeEach(async () => {
    other = mkdtempSync(path.join(tmpdir(), 'evidence-'))
    office = await Office.open()
  })
  afterEach(async () => {
    await office.close()
    rmSync(other, { recursive: true })
  })

  const folder = (): string => office['folder']

  /** What `npm run evidence` with these words says. */
  async function evidence(...words: readonly string[]): Promise<Said> {
    const { exitCode, sentences } = await evidenceCommand(words, { DATA_FOLDER: folder() })
    return { code: exitCode, text: sentences.map((sentence) => `${sentence}\n`).join('') }
  }

  /** The same as a process of its own, beside the bot's. */
  async function evidenceProcess(...words: readonly string[]): Promise<Said> {
    const program = await Program.start([...command, ...words], {}, folder())
    const { code } = await program.ended
    return { code, text: program.output + program.errors }
  }

  /** The one case of the journal, beside the bot that has it open. */
  async function known(): Promise<KnownCase> {
    const journals = readSqliteJournals(path.join(folder(), 'offboarding.db'))
    const [first] = await journals.cases()
    journals.close()
    if (first === undefined) throw new Error('There is no case')
    return first
  }

  /** Jan's whole case, up to the summary in Ilse's chat. */
  async function wholeCase(): Promise<Message> {
    await submitAndApprove(office, await planFor(office, 'jan.devries@contoso.com'))
    const summary = await office.cardFor(ilse, 'Everything below was read back')
    await waitFor('the case to be completed', async () => (await known()).state === 'completed' || undefined)
    return summary
  }

  const caseIdOf = ({ card }: Message): string => String(card && actionsOf(card)[0]?.data['caseId'])
  const words = () => evidenceSettings(clouds.worldwide, 'Europe/Amsterdam', 'en')

  it('is written while the bot is up, tells the case, and is found whole without a network or a journal', async () => {
    const caseId = caseIdOf(await wholeCase())

    const listed = await evidenceProcess()
    const written = await evidenceProcess(caseId, '--language', 'nl')

    assert.match(listed.text, new RegExp(`^${caseId}  20\\d\\d-.* completed  Jan de Vries\\n$`))
    assert.equal(written.code, 0, written.text)
    const [html = '', lines = '', told = ''] = written.text.split('\n')
    assert.equal(html, path.join(folder(), 'evidence', `${caseId}.html`))
    const [, entries = '', fingerprint = ''] = /^(\d+) entries, fingerprint ([0-9a-f]{64})$/.exec(told) ?? []
    for (const file of [html, lines]) {
      assert.equal(statSync(file).mode & 0o077, 0, 'nobody else may read it')
      writeFileSync(path.join(other, path.basename(file)), readFileSync(file))
      const checked = await evidence('--verify', path.join(other, path.basename(file)), '--fingerprint', fingerprint)
      assert.equal(checked.code, 0, checked.text)
      assert.ok(checked.text.includes(`${entries} entries, whole, fingerprint ${fingerprint}.`), checked.text)
      assert.ok(checked.text.includes('That is the fingerprint you gave.'))
    }
    const page = readFileSync(html, 'utf8')
    for (const says of [
      'Wie ging uit dienst',
      'Jan de Vries',
      'Petra de Boer',
      'Keurde goed',
      'PATCH /users/',
      'Verzoeknummer van Microsoft',
      'Set-Mailbox',
      'Wat er is nagelezen',
      'Afgerond: elke stap',
    ])
      assert.ok(page.includes(says), says)
    assert.doesNotMatch(page, /undefined|\[object|\$removed/)
  })

  it('is found broken when any kind of line was changed, and says which entry', async () => {
    const caseId = caseIdOf(await wholeCase())
    await evidence(caseId, '--out', other)
    const [html, jsonl] = ['html', 'jsonl'].map((kind) => path.join(other, `${caseId}.${kind}`))
    const page = readFileSync(html ?? '', 'utf8')
    const lines = readFileSync(jsonl ?? '', 'utf8')
    const approval = lines.split('\n').find((line) => line.includes('"kind":"approved"')) ?? ''
    const revision = (JSON.parse(approval) as { revision: number }).revision
    const tampered: readonly (readonly [string, RegExp])[] = [
      [lines.replace('"kind":"approved"', '"kind":"rejected"'), new RegExp(`[Ee]ntry ${revision}`)],
      // His manager, as Microsoft 365 said when the case was opened.
      [lines.replace('"Petra de Boer"', '"Peter de Boer"'), /value of entry 1 /],
      [lines.replace(`${approval}\n`, ''), new RegExp(`after entry ${revision - 1} is not named`)],
      [lines.replace(`${approval}\n`, `${approval}\n${approval}\n`), new RegExp(`Entry ${revision} `)],
      [lines.replace(/"fingerprint":"[^"]/, '"fingerprint":"g'), /./],
      [lines.slice(0, -10), /cut off/],
      [page.replace('Petra de Boer', 'Peter de Boer'), /somebody changed the text/],
      [page.replace(/(<template[^]*)Petra de Boer/, '$1Peter de Boer'), /value of entry/],
    ]

    for (const [content, says] of tampered) {
      assert.ok(content !== lines && content !== page)
      const { exitCode, sentences } = checkFile(content, undefined, rendererVersion(), words)
      assert.equal(exitCode, 1, sentences.join())
      assert.match(sentences.join(), says)
    }
    const file = path.join(other, 'tampered')
    writeFileSync(file, tampered[0]?.[0] ?? '')
    const { code, text } = await evidenceProcess('--verify', file)
    assert.equal(code, 1, text)
    assert.match(text, new RegExp(`[Ee]ntry ${revision}[^]*This file proves nothing`))
    const foreign = checkFile(lines, 'ab'.repeat(32), rendererVersion(), words)
    assert.equal(foreign.exitCode, 1)
    assert.match(foreign.sentences.join(), /made anew/)
  })

  it('is written again for whoever presses again, and once for a press that Teams delivers twice', async () => {
    // As it stood then: the message itself is updated in place.
    const summary = { ...(await wholeCase()) }
    const first = textOf(await office.teams.press(ilse, summary, 'Write evidence'))

    const repeated = textOf(await office.teams.press(ilse, summary, 'Write evidence'))
    const newer = await waitFor('the summary with a new button', () => {
      const message = office.teams.inChatOf(ilse).findLast(({ card }) => /Written by Ilse Smit/.test(textOf(card)))
      return message?.updates === summary.updates ? undefined : message
    })
    const second = textOf(await office.teams.press(ilse, newer, 'Write evidence'))

    const entriesIn = (text: string) => Number(/(\d+) entries/.exec(text)?.[1])
    assert.equal(entriesIn(repeated), entriesIn(first))
    assert.ok(entriesIn(second) > entriesIn(first), `${entriesIn(second)} after ${entriesIn(first)}`)
  })

  it('is written at the press of a button, for the requester and for an approver in the channel', async () => {
    const summary = await wholeCase()
    const caseId = caseIdOf(summary)

    const hers = textOf(await office.teams.press(ilse, summary, 'Write evidence'))
    const [, fingerprint = ''] = /Fingerprint: ([0-9a-f ]{71})/.exec(hers) ?? []
    const checked = await evidence(
      '--verify',
      path.join(folder(), 'evidence', `${caseId}.html`),
      '--fingerprint',
      fingerprint,
    )
    assert.equal(checked.code, 0, checked.text)
    assert.match(hers, /Written by Ilse Smit, /)
    assert.match(hers, new RegExp(`${caseId}\\.html and ${caseId}\\.jsonl`))
    const logged = office.log.map((line) => JSON.parse(line) as Record<string, unknown>)
    assert.ok(
      logged.some((line) => line['fingerprint'] === fingerprint.replaceAll(' ', '') && line['caseId'] === caseId),
    )

    const inChannel = await office.cardInChannel(/Written by Ilse Smit/)
    assert.match(textOf(await office.teams.press(petra, inChannel, 'Write evidence')), /Written by Petra de Boer, /)
    const page = await waitFor('the second file', () => {
      const text = readFileSync(path.join(folder(), 'evidence', `${caseId}.html`), 'utf8')
      return text.includes('Wrote this evidence to files') ? text : undefined
    })
    assert.ok(page.includes(fingerprint.replaceAll(' ', '')), 'the fingerprint that was shown stands in the chain')
    const since = await evidence(
      '--verify',
      path.join(folder(), 'evidence', `${caseId}.jsonl`),
      '--fingerprint',
      fingerprint,
    )
    assert.match(since.text, /up to there nothing was changed, and \d+ entries were added since/)
  })

  it('is refused to everybody else, and the refusal is journalled', async () => {
    const summary = await wholeCase()
    const caseId = caseIdOf(summary)
    const inChannel = await office.cardInChannel('Everything below was read back')
    const data = { caseId, revision: 1, audience: 'requester' }

    // Tom is an operator, but it is not his case; Petra approves in the channel only; Noor is nobody here.
    const said = [
      await office.teams.press(tom, inChannel, 'Write evidence'),
      await office.teams.invoke(tom, 'evidence', data),
      await office.teams.invoke(petra, 'evidence', data),
      await office.teams.invoke(noor, 'evidence', data),
    ].map(textOf)

    assert.match(said[0] ?? '', /only members of the approvers group/)
    for (const text of said.slice(1)) assert.doesNotMatch(text, /Written by|Jan de Vries/)
    assert.deepEqual(readdirSync(folder()).includes('evidence'), false)
    await evidence(caseId, '--out', other)
    const page = readFileSync(path.join(other, `${caseId}.html`), 'utf8')
    assert.equal(page.match(/Pressed a button and was refused/g)?.length, 4)
  })

  it('holds nothing about people any more after the days are over, and is still whole', async () => {
    const summary = await wholeCase()
    const caseId = caseIdOf(summary)
    await office.teams.press(ilse, summary, 'Write evidence')
    assert.notDeepEqual(filesWith(folder(), 'Jan de Vries'), [])

    await office.stopBot()
    // Microsoft’s clock says whole seconds: what was closed in this one is not over yet by it.
    await setTimeout(1_000)
    Object.assign(office['options'], { configuration: { retentionDays: 0 } })
    await office.startBot()
    await waitFor('the removal', async () => (await known()).personalDataRemoved || undefined)
    assert.match((await evidence()).text, new RegExp(`^${caseId}  .*  completed  \\(removed\\)\n$`))

    for (const personal of ['Jan de Vries', jan.id, 'jan.devries'])
      assert.deepEqual(filesWith(folder(), personal), [], `${personal} while the bot runs`)
    const pressed = textOf(await office.teams.press(ilse, summary, 'Write evidence'))
    assert.match(pressed, /belongs to an offboarding the bot does not know/)
    await evidence(caseId, '--out', other)
    for (const kind of ['html', 'jsonl']) {
      const { code, text } = await evidence('--verify', path.join(other, `${caseId}.${kind}`))
      assert.equal(code, 0, text)
      assert.match(text, /Its personal data was removed by the bot/)
    }
    const page = readFileSync(path.join(other, `${caseId}.html`), 'utf8')
    assert.match(page, /\(removed\)/)
    assert.match(page, /Everything about people was removed/)
    assert.deepEqual(filesWith(other, 'Jan de Vries'), [])
    await office.stopBot()
    assert.deepEqual(filesWith(folder(), 'Jan de Vries'), [])
  })
})

describe('the evidence command', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'evidence-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  for (const [words, code, says] of [
    [[], 1, /There is no journal at .*offboarding\.db\./],
    [['--nonsense'], 2, /npm run evidence -- CASE/],
    [['a', 'b'], 2, /npm run evidence -- CASE/],
    [['a', '--language', 'fr'], 2, /must be one of: en, nl/],
    [['--verify', 'none.html'], 1, /none\.html/],
    [['--verify', 'package.json'], 1, /This file proves nothing/],
  ] as const)
    it(`answers ${words.join(' ') || 'nothing'} in words`, async () => {
      const { exitCode, sentences } = await evidenceCommand(words, { DATA_FOLDER: folder })

      assert.equal(exitCode, code)
      assert.match(sentences.join('\n'), says)
      assert.doesNotMatch(sentences.join('\n'), /\n\s+at /)
    })

  it('says what is wrong on the error output alone, and ends with its code', async () => {
    const program = await Program.start([...command, '--nonsense'], {}, folder)
    const ended = await program.ended

    assert.equal(ended.code, 2)
    assert.match(program.errors, /npm run evidence -- CASE/)
    assert.equal(program.output, '')
  })
})

describe('the evidence command without a real tenant', () => {
  it('finds the journal of the pretend one, and writes beside it', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'evidence-'))
    const store = openSqliteCaseStore(path.join(folder, 'pretend-tenant', 'offboarding.db'))
    await store.append('case-1', 0, [opened('jan'), cancelled])

    const program = await Program.start([...command, 'case-1'], {}, folder)
    const ended = await program.ended

    assert.equal(ended.code, 0, program.errors)
    assert.deepEqual(readdirSync(path.join(folder, 'pretend-tenant', 'evidence')), ['case-1.html', 'case-1.jsonl'])
    await store.close()
    rmSync(folder, { recursive: true })
  })
})

/** The names of files, at any depth, that hold these bytes. */
function filesWith(folder: string, text: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const file = path.join(folder, name)
    return statSync(file).isFile() && readFileSync(file).includes(text)
  })
}
