import { strict as assert } from 'node:assert'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { jsonLines } from '../../services/cases/evidence/jsonLines'
import { caseId, entriesOf, opening, petra } from '../services/cases/journal/builders'
import { forgetAll, sealAll } from '../services/cases/journal/sealing'

const page = readFileSync('docs/evidence.md', 'utf8')

/** The page's block in this language, as anybody would copy it. */
function copied(language: string): string {
  const [, block] = new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(page) ?? []
  assert.ok(block !== undefined, `docs/evidence.md has no ${language}`)
  return block
}

const entries = entriesOf([
  opening({ mailbox: { gigabytes: 12 } }),
  {
    by: petra,
    event: { kind: 'rejected', stepId: 'mailbox', reason: `Zoë's “no” \\ %s 100% 👩‍💻\u2028`, planHash: 'abc' },
  },
  { by: petra, event: { kind: 'approved', stepIds: ['licences'], planHash: 'abc' } },
  { kind: 'completed' },
])
const whole = jsonLines(caseId, sealAll(entries))
const forgotten = jsonLines(caseId, forgetAll(entries))
const lines = whole.split('\n').slice(0, -1)
/** Entries and values, the first and the last of them. */
const some = [0, 1, 4, lines.length - 2]
const joined = (changed: readonly string[]): string => [...changed, ''].join('\n')

describe('The ways in docs/evidence.md to check evidence without the bot', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'evidence-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  /** What the page's lines of JavaScript say, and whether they end well. */
  function checkedByNode(text: string): { readonly ok: boolean; readonly says: string } {
    writeFileSync(path.join(folder, 'check.js'), copied('js'))
    writeFileSync(path.join(folder, 'CASE.jsonl'), text)
    const { status, stdout, stderr } = spawnSync(process.execPath, ['check.js', 'CASE.jsonl'], {
      cwd: folder,
      encoding: 'utf8',
    })
    return { ok: status === 0 && stdout.startsWith('whole: '), says: stdout + stderr }
  }

  function checkedByShell(text: string): string {
    writeFileSync(path.join(folder, 'CASE.jsonl'), text)
    const { stdout, stderr } = spawnSync('sh', ['-c', copied('sh')], { cwd: folder, encoding: 'utf8' })
    return stdout + stderr
  }

  it('find what the bot wrote whole, before and after people were forgotten', () => {
    assert.equal(checkedByNode(whole).says, 'whole: 4 entries\n')
    assert.equal(checkedByNode(forgotten).says, 'whole: 5 entries\n')
  })

  for (const [what, change] of [
    ['changed', (index: number) => lines.with(index, (lines[index] ?? '').replace(/[a-z]/, 'X'))],
    ['dropped', (index: number) => lines.toSpliced(index, 1)],
    ['repeated', (index: number) => lines.toSpliced(index, 0, lines[index] ?? '')],
    ['moved', (index: number) => lines.toSpliced(index, 2, ...lines.slice(index, index + 2).toReversed())],
  ] as const)
    it(`find any line that was ${what}`, () => {
      for (const index of some) {
        const { ok, says } = checkedByNode(joined(change(index)))

        assert.ok(!ok, `line ${index}: ${says}`)
      }
    })

  it('find with sha256sum alone any line that was changed or put in', function () {
    if (process.platform === 'win32') this.skip()
    assert.equal(checkedByShell(whole), '')
    assert.equal(checkedByShell(forgotten), '')
    for (const index of some.slice(1, 3)) {
      const changed = joined(lines.with(index, (lines[index] ?? '').replace(/[a-z]/, 'X')))
      assert.match(checkedByShell(changed), /^changed: /, lines[index])
    }
    assert.match(checkedByShell(joined(lines.toSpliced(3, 0, '["x","put in"]'))), /put in/)
  })
})
