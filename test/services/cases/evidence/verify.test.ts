import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { fingerprintOf, jsonLines } from '../../../../services/cases/evidence/jsonLines'
import { verifyLines, type Verdict } from '../../../../services/cases/evidence/verify'
import { settings } from '../../planning/situations'
import { caseId, entriesOf, ilse, opening, petra } from '../journal/builders'
import { history, play } from '../journal/histories'
import { forgetAll, sealAll } from '../journal/sealing'

const runs = { ...settings, numRuns: 60 }
const entries = entriesOf([
  opening({ mailbox: { gigabytes: 12 } }),
  { by: ilse, event: { kind: 'decided', stepId: 'mailbox', decision: { choice: 'leave' } } },
  { by: petra, event: { kind: 'rejected', stepId: 'mailbox', reason: 'Zoë “no” 👩‍💻', planHash: 'abc' } },
  { by: petra, event: { kind: 'approved', stepIds: ['licences'], planHash: 'abc' } },
  { kind: 'settled' },
  { kind: 'completed' },
])
const sealed = sealAll(entries)
const text = jsonLines(caseId, sealed)
const lines = text.split('\n').slice(0, -1)

/** The entry that a line of the file belongs to; the last line to the last entry. */
const revisionAt = lines.map((_, index) =>
  Math.min(entries.length, lines.slice(0, index + 1).filter((line) => line.startsWith('{')).length),
)
const joined = (changed: readonly string[]): string => [...changed, ''].join('\n')

/** Found, and named within one entry: a line that is gone is missed at the next. */
function assertFound(verdict: Verdict, index: number, what: string): void {
  assert.ok(!verdict.ok, `${what} of line ${index} was not found`)
  // A cut at the end is about the file.
  if (verdict.revision === 0)
    return assert.ok(index >= lines.length - 2, `${what} of line ${index}: ${verdict.problem}`)
  assert.ok(Math.abs(verdict.revision - (revisionAt[index] ?? 0)) <= 1, `${what} of ${index}: ${verdict.problem}`)
}

describe('checking a journal', () => {
  it('finds every history of a case whole, before and after its people were forgotten', () => {
    fc.assert(
      fc.property(history, (one) => {
        const all = entriesOf(play(one).at(-1)?.events ?? [one.opened])
        const whole = sealAll(all)
        const without = forgetAll(all)

        const before = verifyLines(jsonLines(caseId, whole))
        const after = verifyLines(jsonLines(caseId, without))

        assert.ok(before.ok && !before.personalDataRemoved && before.fingerprint === fingerprintOf(whole))
        assert.deepEqual(before.entries, whole)
        assert.ok(after.ok && after.personalDataRemoved && after.entries.length === all.length + 1)
      }),
      runs,
    )
  })

  it('finds any changed byte, and says at which entry', () => {
    fc.assert(
      fc.property(fc.nat(lines.length - 1), fc.nat(), fc.integer({ min: 32, max: 126 }), (index, place, code) => {
        const bytes = Buffer.from(lines[index] ?? '')
        const at = place % bytes.length
        fc.pre(bytes[at] !== code)
        bytes[at] = code

        assertFound(verifyLines(joined(lines.with(index, bytes.toString()))), index, `a change at ${at}`)
      }),
      { ...settings, numRuns: 2_000 },
    )
  })

  for (const [what, change] of [
    ['a dropped line', (index: number) => lines.toSpliced(index, 1)],
    ['a repeated line', (index: number) => lines.toSpliced(index, 0, lines[index] ?? '')],
    ['an inserted line', (index: number) => lines.toSpliced(index, 0, '["AAAAAAAAAAAAAAAAAAAAAA","put in"]')],
    ['swapped lines', (index: number) => lines.toSpliced(index, 2, ...lines.slice(index, index + 2).toReversed())],
  ] as const)
    it(`finds ${what} anywhere, and says at which entry`, () => {
      for (const index of lines.keys()) {
        if (what === 'swapped lines' && index === lines.length - 1) continue
        assertFound(verifyLines(joined(change(index))), index, what)
      }
    })

  it('finds an entry that was put in with the hash of the one before it', () => {
    for (const revision of [1, 2, 3]) {
      const forged = sealAll([...entries.slice(0, revision), { ...entries[4]!, revision: revision + 1 }]).at(-1)!
      const rest = sealed.slice(revision)

      const verdict = verifyLines(jsonLines(caseId, [...sealed.slice(0, revision), forged, ...rest]))

      assert.ok(!verdict.ok && [revision, revision + 1, revision + 2].includes(verdict.revision))
    }
  })

  it('finds an entry that was taken out together with its values', () => {
    for (const index of sealed.keys()) {
      const verdict = verifyLines(jsonLines(caseId, sealed.toSpliced(index, 1)))

      // Without its last entry it is a whole chain, to which the fingerprint that was kept elsewhere belongs no more.
      if (index === sealed.length - 1) assert.notEqual(verdict.ok && verdict.fingerprint, fingerprintOf(sealed))
      else assert.ok(!verdict.ok && verdict.revision === index + 1, JSON.stringify(verdict))
    }
  })

  it('finds values that were taken away without the bot’s having removed them', () => {
    const verdict = verifyLines(
      jsonLines(
        caseId,
        sealed.map((entry, index) => (index === 2 ? { ...entry, disclosures: [] } : entry)),
      ),
    )

    assert.ok(
      !verdict.ok && verdict.revision === 3 && /no entry says that personal data was removed/.test(verdict.problem),
    )
  })

  it('finds values that are there although they were removed', () => {
    const forgotten = forgetAll(entries)
    const kept = sealAll(entries)

    const verdict = verifyLines(jsonLines(caseId, [...kept.slice(0, 2), ...forgotten.slice(2)]))

    assert.ok(!verdict.ok)
  })

  it('finds an entry of another case', () => {
    const other = sealAll(entries.map((entry) => ({ ...entry, caseId: 'case-2' })))

    const verdict = verifyLines(jsonLines(caseId, other.with(0, sealed[0]!)))

    assert.ok(!verdict.ok && verdict.revision === 2 && /another case/.test(verdict.problem))
  })

  for (const [what, strange] of [
    ['an empty file', ''],
    ['a file that is none', 'hello\n'],
    ['a web page', '<html></html>\n'],
    ['numbers', '1\n2\n'],
    ['an end alone', `${lines.at(-1)}\n`],
    ['a file without its last line break', lines.join('\n')],
    ['one with Windows line breaks', lines.map((line) => `${line}\r\n`).join('')],
  ] as const)
    it(`refuses ${what}`, () => {
      const verdict = verifyLines(strange)

      assert.ok(!verdict.ok && verdict.problem.endsWith('.'))
    })
})
