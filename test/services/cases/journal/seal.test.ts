import { strict as assert } from 'node:assert'
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import type { CaseEvent, Entry } from '../../../../services/cases/journal/entry'
import { pseudonymOf, pseudonymsAfter } from '../../../../services/cases/journal/pseudonyms'
import { isRemoved, nothingBefore, reveal, seal, sha256 } from '../../../../services/cases/journal/seal'
import { settings } from '../../planning/situations'
import { bot, entriesOf, ilse, leaver, opening, petra } from './builders'
import { history, play } from './histories'
import { sealAll } from './sealing'

const runs = { ...settings, numRuns: 60 }

/** The entries of any history of a case. */
const journal = history.map((one): readonly Entry[] => entriesOf(play(one).at(-1)?.events ?? [one.opened]))

/** Something personal anywhere in an event, under any name: one of ours, or one that nobody thought of. */
const planted = 'Jan @ home'
const names = ['kind', 'stepId', 'key', 'code', 'plan', 'steps', 'operation', 'why', 'values', 'facts', 'a', '$sha256']
const anyEvent = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom<unknown>(planted, 'mailbox', 12, true, null, ''),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...names, planted, '__proto__'), tie('value'), { maxKeys: 5 }),
  ),
})).value
const strangeEvent = fc.dictionary(fc.constantFrom(...names), anyEvent, { maxKeys: 6 }) as fc.Arbitrary<unknown>

function entry(event: unknown): Entry {
  return { caseId: 'case-1', revision: 1, at: '2026-11-23T09:00:00.000Z', by: ilse, event: event as CaseEvent }
}

describe('a sealed entry', () => {
  it('is the entry again, whatever happened', () => {
    fc.assert(
      fc.property(journal, (entries) => {
        for (const [index, sealed] of sealAll(entries).entries()) {
          const { as: _as, previous: _previous, ...opened } = reveal(sealed)
          assert.deepEqual(opened, entries[index])
        }
      }),
      runs,
    )
  })

  it('is the entry again, also an event that nobody thought of', () => {
    fc.assert(
      fc.property(strangeEvent, (event) => {
        const opened = reveal(seal(entry(event), nothingBefore, 'person 1'))

        assert.equal(canonicalize(opened.event), canonicalize(event))
      }),
      settings,
    )
  })

  it('says nothing personal in its line, wherever that stood', () => {
    fc.assert(
      fc.property(strangeEvent, (event) => {
        const { line } = seal(entry(event), nothingBefore, 'person 1')

        for (const personal of [planted, ilse.displayName, ilse.id]) assert.ok(!line.includes(personal), line)
      }),
      settings,
    )
  })

  it('says nothing of the people of a case, nor of what Microsoft 365 said about them', () => {
    fc.assert(
      fc.property(journal, (entries) => {
        const lines = sealAll(entries)
          .map(({ line }) => line)
          .join('\n')

        for (const personal of ['Jan', 'Eva', 'Ilse', 'Petra', 'Tom', 'contoso', '@', '-id"', 'gigabytes', 'Not yet'])
          assert.ok(!lines.includes(personal), `${personal} in ${lines}`)
      }),
      runs,
    )
  })

  it('keeps in clear what an auditor needs after the people are gone', () => {
    const approved: CaseEvent = { kind: 'approved', stepIds: ['mailbox', 'licences'], planHash: 'abc' }
    const lines = sealAll(
      entriesOf([opening({}), { by: petra, event: approved }, { by: bot, event: { kind: 'settled' } }]),
    )

    assert.deepEqual(JSON.parse(lines[1]?.line ?? '').event, approved)
    assert.deepEqual(
      lines.map(({ line }) => JSON.parse(line).by.as),
      ['person 1', 'person 2', 'bot'],
    )
  })

  it('hides the same value under another name each time, so that nobody can guess it', () => {
    const [one, other] = [1, 2].map(() => seal(entry({ kind: 'rejected', reason: 'No' }), nothingBefore, 'person 1'))

    assert.notEqual(one?.line, other?.line)
    assert.match(one?.disclosures[1] ?? '', /^\["[\w-]{22}","No"\]$/)
  })

  it('shows that a value was removed, and everything else', () => {
    const { line } = seal(entry({ kind: 'rejected', stepId: 'mailbox', reason: 'No' }), nothingBefore, 'person 1')

    const opened = reveal({ line, disclosures: [] })

    assert.ok(isRemoved(opened.by))
    assert.ok(opened.event.kind === 'rejected' && isRemoved(opened.event.reason))
    assert.equal(opened.event.stepId, 'mailbox')
    assert.equal(opened.as, 'person 1')
  })

  it('names the one before it by the SHA-256 of its exact bytes', () => {
    const [first, second] = sealAll(entriesOf([opening({}), { kind: 'settled' }]))

    assert.equal(JSON.parse(first?.line ?? '').previous, '0'.repeat(64))
    assert.equal(JSON.parse(second?.line ?? '').previous, sha256(first?.line ?? ''))
  })
})

describe('the names without a person', () => {
  it('tell people apart in the order in which they came, and the leaver and the bot by what they are', () => {
    const entries = entriesOf([
      opening({}),
      { by: bot, event: { kind: 'settled' } },
      { by: leaver, event: { kind: 'settled' } },
      { by: petra, event: { kind: 'settled' } },
      { by: ilse, event: { kind: 'settled' } },
    ])

    const known = pseudonymsAfter(new Map(), entries)

    assert.deepEqual(
      entries.map(({ by }) => pseudonymOf(known, by.id)),
      ['person 1', 'bot', 'leaver', 'person 2', 'person 1'],
    )
    assert.deepEqual(pseudonymsAfter(known, entries), known)
  })
})
