import { strict as assert } from 'node:assert'
import * as fc from 'fast-check'
import { given, kept } from '../../../../../services/cases/store/postgres/text'
import { personKey } from '../../../../../services/cases/store/caseStore'
import { describeWithPostgres, sharedPostgres } from '../../../../support/postgres'
import { opened, rejected } from '../caseStore.suite'
import { openStore } from './openStore'

/** Any UTF-16 at all: zeros, halves of pairs, quotes, signs that SQL, JSON or arrays could mistake for their own. */
const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      '\0',
      '\\',
      '\\u0000',
      '"',
      "'",
      '{',
      '}',
      ',',
      '$1',
      '\n',
      '\ud800',
      '\udc00',
      '👩‍💻',
      'é',
      '%',
      '_',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }),
    fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
  ),
})

describe('a text for PostgreSQL', () => {
  it('is given back as it was, and has nothing that PostgreSQL refuses', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        assert.equal(given(kept(text)), text)
        assert.ok(!kept(text).includes('\0') && Buffer.from(kept(text)).toString() === kept(text))
      }),
    )
  })

  it('is kept as no other text is', () => {
    fc.assert(fc.property(anyText, anyText, (one, other) => assert.equal(kept(one) === kept(other), one === other)))
  })

  it('stands as it is where nothing about it is odd', () => {
    for (const text of ['', 'Jan de Vries', 'a/b%20_', '19:abc@thread.tacv2', 'Zoë 👩‍💻']) assert.equal(kept(text), text)
  })
})

describeWithPostgres('a PostgreSQL store', () => {
  it('keeps any text as it is, as an id, a key, a name and a sentence', async () => {
    const store = await openStore(await (await sharedPostgres()).newDatabase())
    let count = 0
    await fc.assert(
      fc.asyncProperty(anyText, fc.string({ maxLength: 20 }), async (text, other) => {
        const id = `${text}${(count += 1)}`
        const caseId = `case ${id}`
        const entry = { ...rejected(text), by: { id: text, displayName: other } }
        assert.deepEqual(await store.append(caseId, 0, [opened(id), entry]), { ok: true, revision: 2 })
        await store.rememberConversation(personKey(id), { text })
        await store.acceptLook(caseId, text, { look: text, at: '2026-11-25T09:00:00.000Z' })

        const [, kept] = await store.read(caseId)
        const plain = JSON.parse(JSON.stringify(entry)) as typeof entry
        assert.deepEqual([kept?.by, kept?.event], [plain.by, plain.event])
        assert.equal(await store.unfinishedOf(id), caseId)
        assert.deepEqual(await store.conversation(personKey(id)), { text })
        assert.deepEqual((await store.looks(caseId)).get(text)?.look, text)
        assert.deepEqual(
          [await store.firstSeen(id), await store.firstSeen(id), await store.wasSeen(id)],
          [true, false, true],
        )
      }),
      { numRuns: 60 },
    )
    await store.close()
  })

  it('keeps an entry of megabytes', async () => {
    const store = await openStore(await (await sharedPostgres()).newDatabase())
    const long = '“é”\\'.repeat(300_000)

    await store.append('case-1', 0, [opened('jan'), rejected(long)])

    const [, entry] = await store.read('case-1')
    assert.ok(entry?.event.kind === 'rejected' && entry.event.reason === long)
    await store.close()
  })
})
