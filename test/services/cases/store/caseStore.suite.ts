import { strict as assert } from 'node:assert'
import { jsonLines } from '../../../../services/cases/evidence/jsonLines'
import { verifyLines } from '../../../../services/cases/evidence/verify'
import type { BatchEvent, NewBatchEntry } from '../../../../services/batches/batchEntry'
import type { CaseEvent, Entry, NewEntry } from '../../../../services/cases/journal/entry'
import { reveal } from '../../../../services/cases/journal/seal'
import type { Employee } from '../../../../services/model/people'
import { greetedKey, languageKey, personKey, type CaseStore } from '../../../../services/cases/store/caseStore'

/** A store under test, on storage of its own. */
export interface StoreUnderTest {
  readonly store: CaseStore
  /** Closes the store and opens the same storage again. */
  reopen(): Promise<CaseStore>
  /** Closes whichever is open and removes the storage. */
  close(): Promise<void>
}

/** What every CaseStore does. `open` gives an empty one. */
export function caseStoreSuite(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(name, () => {
    let under: StoreUnderTest
    let store: CaseStore
    beforeEach(async () => {
      under = await open()
      ;({ store } = under)
    })
    afterEach(() => under.close())

    it('does something alone and gives what came of it, what it threw as well', async () => {
      assert.equal(await store.alone(async () => (await store.append('case-1', 0, [opened('jan')])).ok), true)
      await assert.rejects(
        store.alone(() => Promise.reject(new TypeError('mine'))),
        new TypeError('mine'),
      )
      assert.equal(await store.alone(async () => 'again'), 'again')
    })

    it('has no entries for a case that does not exist', async () => {
      assert.deepEqual(await store.read('none'), [])
    })

    it('gives entries back as they were appended, in order, numbered from one', async () => {
      await store.append('case-1', 0, [opened('jan'), settled])
      await store.append('case-1', 2, [completed])

      const entries = await store.read('case-1')

      assert.deepEqual(entries, [
        { ...opened('jan'), caseId: 'case-1', revision: 1 },
        { ...settled, caseId: 'case-1', revision: 2 },
        { ...completed, caseId: 'case-1', revision: 3 },
      ] satisfies Entry[])
    })

    it('gives the entries that came after a revision, and nothing of a case that does not exist', async () => {
      await store.append('case-1', 0, [opened('jan'), settled, completed])

      const after = async (revision: number) =>
        (await store.readAfter('case-1', revision))?.map((entry) => [entry.revision, entry.event.kind])
      assert.deepEqual(await after(1), [
        [2, 'settled'],
        [3, 'completed'],
      ])
      assert.deepEqual(await after(3), [])
      assert.equal(await store.readAfter('none', 0), undefined)
    })

    it('gives what was appended this moment as it gives it after it was opened again', async () => {
      const odd = { ...rejected('Zoë “D’Arc”'), by: { displayName: 'Petra', id: 'petra' } }
      const press = { verb: 'approve', stepId: undefined, revision: 7 } as never
      await store.append('case-1', 0, [opened('jan')])
      const first = await store.readAfter('case-1', 0)
      await store.append('case-1', 1, [settled, { ...odd, press }])
      const then = [
        await store.readAfter('case-1', 0),
        await store.readAfter('case-1', 1),
        await store.readAfter('case-1', 2),
      ]

      const again = await under.reopen()

      assert.deepEqual(first, (await again.read('case-1')).slice(0, 1))
      assert.equal(JSON.stringify(then), JSON.stringify([0, 1, 2].map((from) => (then[0] ?? []).slice(from))))
      assert.equal(JSON.stringify(then[0]), JSON.stringify(await again.read('case-1')))
    })

    it('gives back which press an entry came from', async () => {
      const press = { verb: 'approve', stepId: 'mailbox', revision: 7 }

      await store.append('case-1', 0, [opened('jan'), { ...settled, press }])

      assert.deepEqual((await store.read('case-1'))[1], { ...settled, press, caseId: 'case-1', revision: 2 })
    })

    it('answers an append with the new revision', async () => {
      assert.deepEqual(await store.append('case-1', 0, [opened('jan'), settled]), { ok: true, revision: 2 })
      assert.deepEqual(await store.append('case-1', 2, [settled]), { ok: true, revision: 3 })
      assert.deepEqual(await store.append('case-1', 3, []), { ok: true, revision: 3 })
    })

    it('appends nothing when the revision is not the one expected', async () => {
      await store.append('case-1', 0, [opened('jan'), settled])

      for (const revision of [0, 1, 3])
        assert.deepEqual(await store.append('case-1', revision, [settled, completed]), {
          ok: false,
          reason: 'conflict',
        })
      assert.equal((await store.read('case-1')).length, 2)
    })

    it('lets exactly one of several appends at the same revision win', async () => {
      await store.append('case-1', 0, [opened('jan')])

      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, index) => store.append('case-1', 1, [rejected(`reason ${index}`)])),
      )

      assert.equal(answers.filter(({ ok }) => ok).length, 1)
      assert.equal((await store.read('case-1')).length, 2)
    })

    it('keeps the cases apart', async () => {
      await store.append('case-1', 0, [opened('jan')])
      await store.append('case-2', 0, [opened('eva')])

      assert.equal((await store.read('case-1')).length, 1)
      assert.equal((await store.read('case-2')).length, 1)
    })

    it('still has everything after it was opened again', async () => {
      await store.append('case-1', 0, [opened('jan'), settled])
      await store.rememberConversation('channel', { id: '19:abc' })
      await store.firstSeen('activity-1')
      const before = await store.read('case-1')

      const again = await under.reopen()

      assert.deepEqual(await again.read('case-1'), before)
      assert.deepEqual(await again.unfinished(), ['case-1'])
      assert.deepEqual(await again.conversation('channel'), { id: '19:abc' })
      assert.equal(await again.firstSeen('activity-1'), false)
    })

    for (const text of ["Zoë “D'Arc” 👩‍💻", `'); DROP TABLE entries; --`, 'a\u0000b', 'line\nline', '$1 :x @y ?'])
      it(`keeps any text as it is: ${JSON.stringify(text)}`, async () => {
        const entry: NewEntry = { ...rejected(text), by: { id: text, displayName: text } }
        await store.append(`case ${text.replaceAll('\u0000', '')}`, 0, [entry])

        const [kept] = await store.read(`case ${text.replaceAll('\u0000', '')}`)

        assert.deepEqual(kept?.by, entry.by)
        assert.deepEqual(kept?.event, entry.event)
      })

    it('names the unfinished cases, oldest first', async () => {
      for (const [caseId, employee] of [
        ['b', 'jan'],
        ['a', 'eva'],
        ['c', 'mia'],
        ['d', 'tom'],
      ] as const)
        await store.append(caseId, 0, [opened(employee)])
      await store.append('a', 1, [completed])
      await store.append('d', 1, [cancelled])

      assert.deepEqual(await store.unfinished(), ['b', 'c'])
    })

    it('lists open and closed cases by the page, newest first, in both directions, and forgotten ones not at all', async () => {
      for (const id of ['a', 'b', 'c', 'd', 'e']) await store.append(id, 0, [opened(id)])
      for (const id of ['x', 'y', 'z']) await store.append(id, 0, [opened(id), completed])
      await store.forget(['y'], removal)

      const first = await store.page('open', {}, 2)
      assert.deepEqual(first, { caseIds: ['e', 'd'], hasNewer: false, hasOlder: true })
      const second = { caseIds: ['c', 'b'], hasNewer: true, hasOlder: true }
      assert.deepEqual(await store.page('open', { olderThan: 'd' }, 2), second)
      assert.deepEqual(await store.page('open', { olderThan: 'b' }, 2), {
        caseIds: ['a'],
        hasNewer: true,
        hasOlder: false,
      })
      assert.deepEqual(await store.page('open', { newerThan: 'a' }, 2), second)
      assert.deepEqual(await store.page('open', { newerThan: 'd' }, 2), first)
      assert.deepEqual(await store.page('open', { olderThan: 'nowhere' }, 2), first)
      assert.deepEqual(await store.page('closed', {}, 2), { caseIds: ['z', 'x'], hasNewer: false, hasOlder: false })
    })

    it('knows the unfinished case of an employee', async () => {
      await store.append('case-1', 0, [opened('jan')])
      await store.append('case-1', 1, [cancelled])
      assert.equal(await store.unfinishedOf('jan'), undefined)

      await store.append('case-2', 0, [opened('jan')])
      await store.append('case-3', 0, [opened('eva'), completed])

      assert.equal(await store.unfinishedOf('jan'), 'case-2')
      assert.equal(await store.unfinishedOf('eva'), undefined)
      assert.equal(await store.unfinishedOf('nobody'), undefined)
    })

    it('knows the case of an employee that was closed last, until it is forgotten', async () => {
      assert.equal(await store.closedOf('jan'), undefined)
      await store.append('case-1', 0, [opened('jan')])
      assert.equal(await store.closedOf('jan'), undefined)
      await store.append('case-1', 1, [completed])
      await store.append('case-2', 0, [opened('jan'), cancelled])
      await store.append('case-3', 0, [opened('jan')])

      assert.equal(await store.closedOf('jan'), 'case-2')
      assert.equal(await store.closedOf('eva'), undefined)

      await store.forget(['case-2'], removal)
      assert.equal(await store.closedOf('jan'), 'case-1')
    })

    it('lets an employee have one unfinished case: opening a second is a conflict', async () => {
      const [first, second] = await Promise.all([
        store.append('case-1', 0, [opened('jan')]),
        store.append('case-2', 0, [opened('jan')]),
      ])

      assert.notEqual(first.ok, second.ok)
      assert.equal((await store.unfinished()).length, 1)
    })

    it('keeps the entries of a case as a chain that anybody can check', async () => {
      await store.append('case-1', 0, [opened('jan'), settled])
      await store.append('case-2', 0, [opened('eva')])
      await store.append('case-1', 2, [rejected('Zoë “no”'), completed])

      const verdict = verifyLines(jsonLines('case-1', await store.sealed('case-1')))

      assert.ok(verdict.ok, JSON.stringify(verdict))
      assert.equal(verdict.entries.length, 4)
      assert.deepEqual(
        verdict.entries.map(reveal).map(({ event }) => event),
        [opened('jan').event, settled.event, rejected('Zoë “no”').event, completed.event],
      )
      assert.deepEqual(await store.sealed('none'), [])
    })

    it('calls people by the same name in every entry of a case, and keeps them apart', async () => {
      const by = (id: string): NewEntry => ({ ...settled, by: { id, displayName: id } })
      await store.append('case-1', 0, [opened('jan')])
      await store.append('case-1', 1, [by('petra'), by('bot'), by('jan')])
      const again = await under.reopen()
      await again.append('case-1', 4, [by('tom'), by('petra'), by('ilse')])

      const sealed = await again.sealed('case-1')

      assert.deepEqual(
        sealed.map((entry) => reveal(entry).as),
        ['person 1', 'person 2', 'bot', 'leaver', 'person 3', 'person 2', 'person 1'],
      )
    })

    it('lists all cases, oldest first', async () => {
      await store.append('b', 0, [opened('jan')])
      await store.append('a', 0, [opened('eva'), completed])
      await store.append('c', 0, [opened('mia'), cancelled])
      await store.forget(['c'], removal)

      const known = await store.cases()

      assert.deepEqual(
        known.map(({ caseId, state, personalDataRemoved, openedAt }) => [caseId, state, personalDataRemoved, openedAt]),
        [
          ['b', 'open', false, opened('jan').at],
          ['a', 'completed', false, opened('eva').at],
          ['c', 'cancelled', true, opened('mia').at],
        ],
      )
      assert.deepEqual(reveal(known[0]!.opening).event, opened('jan').event)
    })

    it('knows which cases were closed before a moment', async () => {
      await store.append('late', 0, [opened('jan'), { ...completed, at: '2026-11-25T09:00:00.000Z' }])
      await store.append('early', 0, [opened('eva'), { ...cancelled, at: '2026-11-24T09:00:00.000Z' }])
      await store.append('open', 0, [opened('mia'), settled])

      const early = { caseId: 'early', closedAt: '2026-11-24T09:00:00.000Z' }
      const late = { caseId: 'late', closedAt: '2026-11-25T09:00:00.000Z' }
      assert.deepEqual(await store.closedBefore(new Date('2026-11-24T09:00:00.000Z')), [])
      assert.deepEqual(await store.closedBefore(new Date('2026-11-24T09:00:00.001Z')), [early])
      assert.deepEqual(await store.closedBefore(new Date('2030-01-01T00:00:00.000Z')), [late, early])
    })

    it('knows which cases were closed since a moment', async () => {
      await store.append('before', 0, [opened('eva'), { ...completed, at: '2026-11-24T09:00:00.000Z' }])
      await store.append('then', 0, [opened('jan'), { ...completed, at: '2026-11-25T09:00:00.000Z' }])
      await store.append('after', 0, [opened('mia'), { ...cancelled, at: '2026-11-26T09:00:00.000Z' }])
      await store.append('open', 0, [opened('tom'), settled])

      assert.deepEqual(await store.closedSince(new Date('2026-11-25T09:00:00.000Z')), ['then', 'after'])
      await store.forget(['then'], removal)
      assert.deepEqual(await store.closedSince(new Date('2026-11-25T09:00:00.000Z')), ['after'])
    })

    it('knows the newest time that an open case or a closing says', async () => {
      assert.equal(await store.newestMoment(), undefined)
      await store.append('closed', 0, [opened('jan'), { ...completed, at: '2026-11-25T09:00:00.000Z' }])
      assert.deepEqual(await store.newestMoment(), new Date('2026-11-25T09:00:00.000Z'))
      await store.append('open', 0, [opened('mia'), { ...settled, at: '2026-11-27T09:00:00.000Z' }])
      assert.deepEqual(await store.newestMoment(), new Date('2026-11-27T09:00:00.000Z'))
    })

    it('finds closed cases by whom their decisions named, until they are forgotten', async () => {
      await store.append('one', 0, [opened('jan'), gives('eva'), gives('tom'), completed])
      await store.append('two', 0, [opened('mia'), gives('eva'), cancelled])
      await store.append('open', 0, [opened('bo'), gives('eva'), settled])

      assert.deepEqual(await store.closedNaming('eva'), ['one', 'two'])
      assert.deepEqual(await store.closedNaming('jan'), [])
      assert.deepEqual(await store.namedInCompleted(), ['eva', 'tom'])
      const reopened = await under.reopen()
      await reopened.forget(['one'], removal)
      assert.deepEqual(await reopened.closedNaming('eva'), ['two'])
      assert.deepEqual(await reopened.namedInCompleted(), [])
    })

    it('gives of several cases at once what came after a revision of each, and nothing of what is gone', async () => {
      await store.append('one', 0, [opened('jan'), settled, completed])
      await store.append('two', 0, [opened('mia'), rejected('Zoë “no”')])
      await store.append('three', 0, [opened('eva'), completed])
      await store.forget(['three'], removal)
      const asked = [
        { caseId: 'two', revision: 0 },
        { caseId: 'none', revision: 0 },
        { caseId: 'three', revision: 0 },
        { caseId: 'one', revision: 3 },
      ]
      for (const open of [async () => store, () => under.reopen()]) {
        const of = await open()
        const found = await of.readSomeAfter(asked)

        assert.deepEqual([...found.keys()].sort(), ['one', 'two'])
        assert.deepEqual(found.get('one'), [])
        assert.deepEqual(found.get('two'), await of.read('two'))
        assert.deepEqual(
          (await of.readSomeAfter([{ caseId: 'one', revision: 1 }])).get('one'),
          (await of.read('one')).slice(1),
        )
        assert.equal((await of.readSomeAfter([])).size, 0)
      }
    })

    it('knows in which cases somebody may be to be reminded of something, until it is told that there is nothing before a moment', async () => {
      const due = async (of: CaseStore, moment: string, by = 'program') =>
        (await of.remindersDue(by, new Date(moment))).toSorted()
      await store.append('one', 0, [opened('jan'), settled])
      await store.append('two', 0, [opened('mia'), completed])
      await store.append('three', 0, [opened('eva'), completed])
      assert.deepEqual(await due(store, '2026-11-23'), ['one', 'three', 'two'])

      await store.quietUntil('one', 2, 'program', undefined)
      await store.quietUntil('two', 2, 'program', new Date('2027-01-01'))
      await store.quietUntil('three', 1, 'program', undefined)
      assert.deepEqual(await due(store, '2026-12-31'), ['three'], 'it changed before that was said')
      assert.deepEqual(await due(store, '2027-01-01'), ['three', 'two'])
      assert.deepEqual(await due(store, '2026-12-31', 'newer program'), ['one', 'three', 'two'])
      await store.append('one', 2, [completed])
      assert.deepEqual(await due(store, '2026-12-31'), ['one', 'three'])
      await store.forget(['three', 'two'], removal)
      await store.quietUntil('two', 3, 'program', undefined)
      await store.quietUntil('none', 0, 'program', undefined)
      assert.deepEqual(await due(store, '2030-01-01'), ['one'])
      assert.deepEqual(await due(await under.reopen(), '2030-01-01'), ['one'])
    })

    it('finds cases by what their first entry says, however its letters are cased, until they are forgotten', async () => {
      const find = async (of: CaseStore, ...texts: readonly string[]) =>
        (await of.openedMentioning(texts)).map(({ caseId, state }) => [caseId, state])
      await store.append('one', 0, [opened('jan'), completed])
      await store.append('two', 0, [opened('mia')])
      await store.append('three', 0, [opened('jan'), cancelled])

      assert.deepEqual(await find(store, '"ID":"Jan"'), [
        ['three', 'cancelled'],
        ['one', 'completed'],
      ])
      assert.deepEqual(await find(store, '"id":"nobody"', '"id":"mia"'), [['two', 'open']])
      assert.deepEqual(await find(store, '"id":"ja"'), [])
      assert.deepEqual(await find(store), [])
      const [found] = await store.openedMentioning(['"id":"mia"'])
      assert.equal((reveal(found!.opening).event as CaseEvent & { kind: 'opened' }).employee.id, 'mia')
      const reopened = await under.reopen()
      await reopened.forget(['three'], removal)
      assert.deepEqual(await find(reopened, '"id":"jan"'), [['one', 'completed']])
    })

    it('finds cases by the beginning of a name or an address, whatever letters it has', async () => {
      const find = async (...texts: readonly string[]) =>
        (await store.openedMentioning(texts)).map(({ caseId }) => caseId)
      await store.append('one', 0, [opened('1', { displayName: 'Zoë "de" Vries \\ 😀', mail: 'zoe@contoso.com' })])
      await store.append('two', 0, [opened('2', { displayName: 'Zoltan', mail: 'ZOE.T@contoso.com' })])
      await store.append('three', 0, [opened('3', { displayName: `${'Zo'.repeat(150)}!` })])

      assert.deepEqual(await find('"displayName":"Zo'), ['three', 'two', 'one'])
      assert.deepEqual(await find('"displayName":"zoë \\"De\\" Vries \\\\ 😀'), ['one'])
      assert.deepEqual(await find('"displayName":"zo', '"mail":"ZOE'), ['three', 'two', 'one'])
      assert.deepEqual(await find('"zoe@contoso.com"'), ['one'])
      assert.deepEqual(await find('zoe@contoso.com'), [])
      assert.deepEqual(await find('"displayName":"_o', '%'), [])
    })

    it('knows when the newest case was closed whose people it forgot', async () => {
      await store.append('late', 0, [opened('jan'), { ...completed, at: '2026-11-25T09:00:00.000Z' }])
      await store.append('early', 0, [opened('eva'), { ...completed, at: '2026-11-24T09:00:00.000Z' }])
      assert.equal(await store.newestForgotten(), undefined)

      await store.forget(['early'], removal)

      assert.deepEqual(await store.newestForgotten(), new Date('2026-11-24T09:00:00.000Z'))
    })

    it('has a closed case among the unfinished again once it is taken up, and keeps all of it until it is closed anew', async () => {
      await store.append('one', 0, [opened('jan'), gives('eva'), completed])
      const taken = entry({ kind: 'takenUpAgain', why: { key: 'x' } })

      await store.append('one', 3, [taken])

      assert.deepEqual(await store.unfinished(), ['one'])
      assert.equal(await store.unfinishedOf('jan'), 'one')
      assert.equal(await store.closedOf('jan'), undefined)
      assert.deepEqual(await store.closedBefore(new Date('2030-01-01')), [])
      assert.deepEqual(await store.append('two', 0, [opened('jan')]), { ok: false, reason: 'conflict' })
      const reopened = await under.reopen()
      assert.deepEqual((await reopened.cases())[0]?.state, 'open')
      await reopened.append('one', 4, [completed])
      assert.equal(await reopened.closedOf('jan'), 'one')
    })

    it('forgets the people of a closed case, and the chain says so and still holds', async () => {
      await store.append('case-1', 0, [opened('jan'), rejected('Not while Eva is ill'), completed])
      await store.append('case-2', 0, [opened('eva'), completed])
      const before = await store.sealed('case-1')

      await store.forget(['case-1'], removal)

      const after = await store.sealed('case-1')
      const verdict = verifyLines(jsonLines('case-1', after))
      assert.ok(verdict.ok && verdict.personalDataRemoved, JSON.stringify(verdict))
      assert.deepEqual(
        after.slice(0, 3).map(({ line }) => line),
        before.map(({ line }) => line),
      )
      assert.deepEqual(reveal(after[3]!).event, removal.event)
      assert.deepEqual(await store.read('case-1'), [])
      assert.equal(await store.readAfter('case-1', 0), undefined)
      assert.deepEqual(
        (await store.closedBefore(new Date('2030-01-01'))).map(({ caseId }) => caseId),
        ['case-2'],
      )
      assert.equal((await store.read('case-2')).length, 2)
    })

    it('forgets how to reach the leaver of a closed case and their language, and nobody else’s', async () => {
      await store.append('case-1', 0, [opened('jan'), completed])
      for (const id of ['jan', 'ilse']) {
        await store.rememberConversation(personKey(id), { serviceUrl: 'https://one' })
        await store.rememberConversation(languageKey(id), { language: 'nl' })
        await store.rememberConversation(greetedKey(id), { greeted: true })
      }

      await store.forget(['case-1'], removal)

      assert.equal(await store.conversation(personKey('jan')), undefined)
      assert.equal(await store.conversation(languageKey('jan')), undefined)
      assert.equal(await store.conversation(greetedKey('jan')), undefined)
      assert.deepEqual(await store.conversation(greetedKey('ilse')), { greeted: true })
      assert.deepEqual(await store.conversation(personKey('ilse')), { serviceUrl: 'https://one' })
      assert.deepEqual(await store.conversation(languageKey('ilse')), { language: 'nl' })
    })

    it('forgets once, only closed cases, and never those that it does not know', async () => {
      await store.append('open', 0, [opened('jan'), settled])
      await store.append('closed', 0, [opened('eva'), cancelled])

      for (const _ of [1, 2]) await store.forget(['open', 'closed', 'none'], removal)

      assert.equal((await store.read('open')).length, 2)
      assert.equal((await store.sealed('closed')).length, 3)
      assert.deepEqual(await store.sealed('none'), [])
      assert.equal(await store.unfinishedOf('jan'), 'open')
    })

    it('appends nothing to a case whose people it forgot, not even a second opening', async () => {
      await store.append('case-1', 0, [opened('jan'), cancelled])
      await store.forget(['case-1'], removal)

      assert.deepEqual(await store.append('case-1', 0, [opened('jan')]), { ok: false, reason: 'conflict' })
      assert.deepEqual(await store.append('case-2', 0, [opened('jan')]), { ok: true, revision: 1 })
    })

    it('remembers the last way to reach somebody', async () => {
      assert.equal(await store.conversation('ilse'), undefined)
      await store.rememberConversation('ilse', { serviceUrl: 'https://one' })
      await store.rememberConversation('ilse', { serviceUrl: 'https://two', bot: { id: '28:x' } })

      assert.deepEqual(await store.conversation('ilse'), { serviceUrl: 'https://two', bot: { id: '28:x' } })
    })

    it('lists what is remembered under keys that begin so, in their order, until it is forgotten', async () => {
      for (const key of ['list:b', 'list:a', 'list', 'listing', 'lisu:', 'list:\u{1F600}', 'list:\\'])
        await store.rememberConversation(key, { key })

      assert.deepEqual(await store.conversationKeys('list:'), ['list:\\', 'list:a', 'list:b', 'list:\u{1F600}'])
      await store.forgetConversation('list:a')
      await store.forgetConversation('list:none')
      assert.deepEqual(await store.conversationKeys('list:'), ['list:\\', 'list:b', 'list:\u{1F600}'])
      assert.equal(await store.conversation('list:a'), undefined)
      assert.deepEqual(await store.conversation('list'), { key: 'list' })
    })

    it('knows of each card of each case how it looked when Teams last took it, until the case is forgotten', async () => {
      const looks = async (caseId: string) => Object.fromEntries(await store.looks(caseId))
      const [first, second] = [
        { look: 'one', at: '2026-11-25T09:00:00.000Z' },
        { look: 'two', at: '2026-11-25T10:00:00.000Z' },
      ]
      await store.append('case-1', 0, [opened('jan'), completed])
      await store.append('case-2', 0, [opened('eva'), completed])
      assert.deepEqual(await looks('case-1'), {})

      await store.acceptLook('case-1', 'case', first)
      await store.acceptLook('case-1', 'case', second)
      await store.acceptLook('case-1', 'step:“naïve” 🙂', first)
      await store.acceptLook('case-2', 'case', first)

      store = await under.reopen()
      assert.deepEqual(await looks('case-1'), { case: second, 'step:“naïve” 🙂': first })
      await store.forget(['case-1'], removal)
      assert.deepEqual([await looks('case-1'), await looks('case-2')], [{}, { case: first }])
    })

    it('keeps batches beside the cases, in order, and knows which did not end', async () => {
      assert.equal(await store.readBatchAfter('none', 0), undefined)
      assert.deepEqual(await store.appendBatch('batch-1', 0, [openedBatch('jan', 'eva')]), { ok: true, revision: 1 })
      assert.deepEqual(await store.appendBatch('batch-2', 0, [openedBatch('mia')]), { ok: true, revision: 1 })
      assert.deepEqual(await store.appendBatch('batch-1', 1, [member('jan', 'case-1'), leftOut('eva')]), {
        ok: true,
        revision: 3,
      })
      await store.appendBatch('batch-2', 1, [batchEntry({ kind: 'batchEnded', how: 'cancelled' })])

      const again = await under.reopen()

      assert.deepEqual(await again.readBatchAfter('batch-1', 1), [
        { ...member('jan', 'case-1'), batchId: 'batch-1', revision: 2 },
        { ...leftOut('eva'), batchId: 'batch-1', revision: 3 },
      ])
      assert.deepEqual(await again.readBatchAfter('batch-1', 3), [])
      assert.equal((await again.readBatchAfter('batch-1', 0))?.length, 3)
      assert.deepEqual(await again.unfinishedBatches(), ['batch-1'])
      assert.deepEqual(await again.cases(), [])
    })

    it('lets one of several who append to a batch win, and appends nothing at another revision', async () => {
      const first = await Promise.all([1, 2, 3].map(() => store.appendBatch('batch-1', 0, [openedBatch('jan')])))
      const then = await Promise.all(['a', 'b', 'c'].map((id) => store.appendBatch('batch-1', 1, [leftOut(id)])))

      assert.deepEqual(
        [first, then].map((all) => all.filter(({ ok }) => ok).length),
        [1, 1],
      )
      assert.deepEqual(await store.appendBatch('batch-1', 7, [leftOut('d')]), { ok: false, reason: 'conflict' })
      assert.equal((await store.readBatchAfter('batch-1', 0))?.length, 2)
    })

    it('keeps any text in a batch as it is', async () => {
      const odd = 'Zoë “D’Arc” 👩‍💻 a\u0000b \\ \ud800'
      await store.appendBatch('batch-1', 0, [openedBatch(odd)])

      assert.deepEqual((await store.readBatchAfter('batch-1', 0))?.[0]?.event, openedBatch(odd).event)
    })

    it('forgets a batch once none of its cases has its people any more, and not before', async () => {
      for (const id of ['jan', 'eva', 'mia']) await store.append(`case-${id}`, 0, [opened(id), completed])
      await store.appendBatch('batch-1', 0, [openedBatch('jan', 'eva')])
      await store.appendBatch('batch-1', 1, [member('jan', 'case-jan'), member('eva', 'case-eva')])
      await store.appendBatch('empty', 0, [openedBatch('tom'), batchEntry({ kind: 'batchEnded', how: 'cancelled' })])
      await store.appendBatch('reading', 0, [openedBatch('bo')])
      await store.acceptLook('batch-1', 'batch', { look: 'one', at: '2026-11-25T09:00:00.000Z' })

      await store.forget(['case-jan', 'case-mia'], removal)
      assert.equal((await store.readBatchAfter('batch-1', 0))?.length, 3)
      assert.equal(await store.readBatchAfter('empty', 0), undefined)
      await store.forget(['case-eva'], removal)

      const again = await under.reopen()
      assert.equal(await again.readBatchAfter('batch-1', 0), undefined)
      assert.deepEqual([...(await again.looks('batch-1'))], [])
      assert.deepEqual(await again.unfinishedBatches(), ['reading'])
    })

    it('sees an activity for the first time once', async () => {
      const answers = await Promise.all(['a', 'a', 'b', 'a'].map((id) => store.firstSeen(id)))

      // Which of several that arrive at once it is, nobody is promised.
      assert.deepEqual([answers.filter(Boolean).length, answers[2]], [2, true])
      assert.deepEqual(
        [await store.wasSeen('a'), await store.wasSeen('c'), await store.firstSeen('c')],
        [true, false, true],
      )
    })
  })
}

export function openedBatch(...ids: readonly string[]): NewBatchEntry {
  const members = ids.map((id, index) => ({ employeeId: id, displayName: `${id} de Vries`, line: index + 2 }))
  const requester = { id: 'ilse', displayName: 'Ilse' }
  return batchEntry({ kind: 'batchOpened', requester, language: 'nl', name: 'leavers.csv', members })
}

export function member(employeeId: string, caseId: string): NewBatchEntry {
  return batchEntry({ kind: 'memberOpened', employeeId, caseId })
}

export function leftOut(employeeId: string): NewBatchEntry {
  return batchEntry({ kind: 'memberLeftOut', employeeId, why: { key: 'x' } })
}

function batchEntry(event: BatchEvent): NewBatchEntry {
  return { at: '2026-11-23T09:00:00.000Z', by: { id: 'ilse', displayName: 'Ilse' }, event }
}

/** A decision by which somebody takes something over. */
export function gives(id: string): NewEntry {
  const successor = { id, displayName: id, userPrincipalName: `${id}@contoso.com`, mail: undefined }
  return entry({ kind: 'decided', stepId: 'mailbox', decision: { choice: 'share', successor } })
}

export const settled = entry({ kind: 'settled' })
export const completed = entry({ kind: 'completed' })
export const removal: NewEntry = {
  at: '2028-11-23T09:00:00.000Z',
  by: { id: 'bot', displayName: 'Offboarding bot' },
  event: { kind: 'personalDataRemoved', days: 730 },
}
export const cancelled = entry({ kind: 'cancelled' })

export function rejected(reason: string): NewEntry {
  return entry({ kind: 'rejected', stepId: 'mailbox', reason, planHash: 'abc' })
}

export function opened(employeeId: string, known: Partial<Employee> = {}): NewEntry {
  const employee = {
    id: employeeId,
    displayName: 'Jan de Vries',
    userPrincipalName: 'jan@contoso.com',
    accountEnabled: true,
    synced: false,
    guest: false,
    adminRoles: [],
    globalAdministrator: false,
    ...known,
  } as unknown as Employee
  const requester = { id: 'ilse', displayName: 'Ilse' }
  return entry({ kind: 'opened', employee, requester, language: 'nl', facts: { mailbox: { gigabytes: 12 } } })
}

function entry(event: CaseEvent): NewEntry {
  return { at: '2026-11-23T09:00:00.000Z', by: { id: 'ilse', displayName: 'Ilse' }, event }
}
