import { strict as assert } from 'node:assert'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { sandboxBudget, teamsBudget } from '../../bot/budget'
import type { Window } from '../../services/model/meter'
import { people } from '../../sandbox/seeds/people'
import type { Tenant } from '../../sandbox/tenant/state'
import type { Entry, NewEntry } from '../../services/cases/journal/entry'
import { openSqliteCaseStore } from '../../services/cases/store/sqliteCaseStore'
import { planFor, submit } from '../support/conversation'
import { entriesOf } from '../support/journal'
import { Office, waitFor } from '../support/office'
import { leavePlain } from '../support/plainPeople'
import type { Arrival } from '../support/teams'

const jan = people.janDeVries
/** Besides the one that is opened by hand. */
const copies = 24

describe('A start with many open cases', () => {
  /** Looked at by each start. */
  const configuration = { policy: 'second-person' as const, budget: sandboxBudget }
  let office: Office
  beforeEach(async () => {
    office = await Office.open({ configuration, sandbox: { seed: (tenant: Tenant) => leavePlain(tenant, jan) } })
  })
  afterEach(async () => {
    await office.close()
  })

  it('of which nobody knows how they stand sends no more than Teams takes, and each card once; the next one sends what is left', async () => {
    await submit(office, await planFor(office, jan.userPrincipalName))
    await waitFor('all cards', () => (office.teams.inChannel().length === 2 ? true : undefined))
    await office.teams.quiet()
    await office.stopBot()
    await copyCase(office, copies)
    configuration.budget = teamsBudget

    const first = await sentByStart(office, 80)
    const second = await sentByStart(office, 40)

    for (const sent of [first, second]) {
      assertWithin(teamsBudget.tenant, sent, 'in all')
      for (const thread of new Set(sent.map((one) => one.thread)))
        assertWithin(
          teamsBudget.thread,
          sent.filter((one) => one.thread === thread),
          `in ${thread}`,
        )
    }
    const cards = [...first, ...second].map(({ how, thread, message }) => `${how} ${thread} ${message}`)
    assert.deepEqual([...new Set(cards)], cards, 'none is sent twice')
    assert.ok(cards.every((card) => card.startsWith('update')))
  })
})

/** What comes in at Teams after a start, until it is at least so many. */
async function sentByStart(office: Office, least: number): Promise<readonly Arrival[]> {
  const { arrivals } = office.teams
  const before = arrivals.length
  await office.startBot()
  await waitFor(`${least} cards`, () => (arrivals.length >= before + least ? true : undefined))
  await office.stopBot()
  return arrivals.slice(before)
}

function assertWithin(windows: readonly Window[], sent: readonly Arrival[], where: string): void {
  for (const { most, milliseconds } of windows)
    for (const [index, { at }] of sent.entries()) {
      const next = sent[index + most]
      assert.ok(next === undefined || next.at - at >= milliseconds, `more than ${most} in ${milliseconds} ms ${where}`)
    }
}

/** The one case once more, about others and in threads of its own: as if so many had been opened. */
async function copyCase(office: Office, times: number): Promise<void> {
  const [entries = assert.fail()] = [...(await entriesOf(office)).values()]
  const store = openSqliteCaseStore(path.join(office['folder'], 'offboarding.db'))
  const messages = [...office.teams.messages]
  try {
    for (let count = 0; count < times; count += 1) {
      const ids = new Map<string, string>()
      const anew = (text: string): string => ids.get(text) ?? (ids.set(text, randomUUID()).get(text) as string)
      const copied = (text: string): string =>
        text
          .replaceAll(jan.id, anew(jan.id))
          .replaceAll(/(?<="activityId":")[^"]+/g, anew)
          .replaceAll(/;messageid=\d+/g, (thread) => `;messageid=${anew(thread.slice(11))}`)
      const given = JSON.parse(copied(JSON.stringify(entries.map(newEntryOf)))) as readonly NewEntry[]
      const appended = await store.append(randomUUID(), 0, given)
      assert.ok(appended.ok)
      for (const message of messages)
        if (ids.has(message.id))
          office.teams.messages.push({
            ...message,
            id: anew(message.id),
            conversationId: copied(message.conversationId),
          })
    }
  } finally {
    await store.close()
  }
}

function newEntryOf({ at, by, event }: Entry): NewEntry {
  return { at, by, event }
}
