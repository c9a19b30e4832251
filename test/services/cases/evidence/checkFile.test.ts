import { strict as assert } from 'node:assert'
import { checkFile } from '../../../../services/cases/evidence/checkFile'
import { fingerprintOf, jsonLines } from '../../../../services/cases/evidence/jsonLines'
import { caseId, entriesOf, opening, petra } from '../journal/builders'
import { forgetAll, sealAll } from '../journal/sealing'
import { pageOfSealed, pageSettings } from './samples'

const entries = entriesOf([
  opening({}),
  { by: petra, event: { kind: 'approved', stepIds: ['mailbox'], planHash: 'h' } },
  { kind: 'settled' },
  { kind: 'completed' },
])
const sealed = sealAll(entries)
const lines = jsonLines(caseId, sealed)
const fingerprint = fingerprintOf(sealed)

function check(content: string, kept?: string) {
  const { exitCode, sentences } = checkFile(content, kept, 'this version', ({ language }) =>
    language === 'en' ? pageSettings('en') : undefined,
  )
  return { exitCode, says: sentences.join('\n') }
}

describe('checking a file', () => {
  it('says how many entries are whole, and asks to compare the fingerprint', () => {
    for (const content of [lines, pageOfSealed(sealed)]) {
      const { exitCode, says } = check(content)

      assert.equal(exitCode, 0)
      assert.ok(says.startsWith(`Case ${caseId}: 4 entries, whole, fingerprint ${fingerprint}.`), says)
      assert.match(says, /Compare the fingerprint/)
    }
    assert.match(check(pageOfSealed(sealed)).says, /The text of the page is what its entries say/)
  })

  it('compares a fingerprint as a card shows it, in groups and capitals', () => {
    const shown = fingerprint.toUpperCase().replaceAll(/(.{8})/g, '$1 ')

    assert.match(check(lines, shown).says, /That is the fingerprint you gave/)
  })

  it('knows a fingerprint that was shown earlier, and how many entries came since', () => {
    const { exitCode, says } = check(lines, fingerprintOf(sealed.slice(0, 2)))

    assert.equal(exitCode, 0)
    assert.match(says, /is that of entry 2: up to there nothing was changed, and 2 entries were added since/)
  })

  it('finds a chain that was made anew as a whole, by the fingerprint that was kept elsewhere', () => {
    const forged = jsonLines(
      caseId,
      sealAll(
        entries
          .filter(({ event }) => event.kind !== 'approved')
          .map((entry, index) => ({ ...entry, revision: index + 1 })),
      ),
    )
    assert.equal(check(forged).exitCode, 0)

    const { exitCode, says } = check(forged, fingerprint)

    assert.equal(exitCode, 1)
    assert.match(says, /made anew/)
  })

  it('does not take anything for a fingerprint', () => {
    for (const kept of ['', 'abc', `${fingerprint}0`, 'g'.repeat(64)]) assert.equal(check(lines, kept).exitCode, 2)
  })

  it('says what is wrong and that it proves nothing', () => {
    const { exitCode, says } = check(lines.replace('mailbox', 'mailbux'))

    assert.equal(exitCode, 1)
    assert.match(says, /Entry 2 was changed, or entry 3 is not the one that followed it[^]*This file proves nothing/)
  })

  it('tells a script apart that only the text of a page is not known to be right', () => {
    for (const content of [pageOfSealed(sealed, 'en', 'another'), pageOfSealed(sealed, 'nl')]) {
      const { exitCode, says } = check(content)

      assert.equal(exitCode, 3)
      assert.match(says, /4 entries, whole[^]*could not be compared/)
    }
  })

  it('says that personal data was removed', () => {
    const { exitCode, says } = check(jsonLines(caseId, forgetAll(entries)))

    assert.equal(exitCode, 0)
    assert.match(says, /5 entries, whole, .* Its personal data was removed by the bot/)
  })
})
