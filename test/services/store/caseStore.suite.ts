import { strict as assert } from 'node:assert'
import type { CaseEvent, Entry, NewEntry } from '../../../services/journal/entry'
import type { Employee } from '../../../services/people'
import type { CaseStore } from '../../../services/store/caseStore'

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

    it('lets an employee have one unfinished case: opening a second is a conflict', async () => {
      const [first, second] = await Promise.all([
        store.append('case-1', 0, [opened('jan')]),
        store.append('case-2', 0, [opened('jan')]),
      ])

      assert.notEqual(first.ok, second.ok)
      assert.equal((await store.unfinished()).length, 1)
    })

    it('remembers the last way to reach somebody', async () => {
      assert.equal(await store.conversation('ilse'), undefined)
      await store.rememberConversation('ilse', { serviceUrl: 'https://one' })
      await store.rememberConversation('ilse', { serviceUrl: 'https://two', bot: { id: '28:x' } })

      assert.deepEqual(await store.conversation('ilse'), { serviceUrl: 'https://two', bot: { id: '28:x' } })
    })

    it('sees an activity for the first time once', async () => {
      const answers = await Promise.all(['a', 'a', 'b', 'a'].map((id) => store.firstSeen(id)))

      assert.deepEqual(answers, [true, false, true, false])
    })
  })
}

export const settled = entry({ kind: 'settled' })
const completed = entry({ kind: 'completed' })
const cancelled = entry({ kind: 'cancelled' })

function rejected(reason: string): NewEntry {
  return entry({ kind: 'rejected', stepId: 'mailbox', reason, planHash: 'abc' })
}

export function opened(employeeId: string): NewEntry {
  const employee = {
    id: employeeId,
    displayName: 'Jan de Vries',
    userPrincipalName: 'jan@contoso.com',
    accountEnabled: true,
    synced: false,
    guest: false,
    adminRoles: [],
    globalAdministrator: false,
  } as unknown as Employee
  const requester = { id: 'ilse', displayName: 'Ilse' }
  return entry({ kind: 'opened', employee, requester, language: 'nl', facts: { mailbox: { gigabytes: 12 } } })
}

function entry(event: CaseEvent): NewEntry {
  return { at: '2026-11-23T09:00:00.000Z', by: { id: 'ilse', displayName: 'Ilse' }, event }
}
