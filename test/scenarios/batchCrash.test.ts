import { strict as assert } from 'node:assert'
import path from 'node:path'
import { setImmediate as othersFirst } from 'node:timers/promises'
import Database from 'libsql'
import { people } from '../../sandbox/seeds/people'
import { attachmentOf } from '../support/lists'
import { until } from '../support/process'
import { ProcessOffice } from '../support/processOffice'
import { textOf, type Message } from '../support/teams'
import type { NewBatchEntry } from '../../services/batches/batchEntry'

const {
  ilseSmit: ilse,
  petraDeBoer: petra,
  janDeVries,
  evaWillems,
  hansPostma,
  fleurPeters,
  sanneOBrien,
  emojiRobin,
} = people
const leavers = [janDeVries, evaWillems, hansPostma, fleurPeters, sanneOBrien, emojiRobin]

/** How many entries of this kind the cases have. */
function countIn({ dataFolder }: ProcessOffice, kind: string): number {
  const database = new Database(path.join(dataFolder, 'offboarding.db'), { readonly: true })
  try {
    return (database.prepare('SELECT count(*) AS count FROM entries WHERE kind = ?').get(kind) as { count: number })
      .count
  } finally {
    database.close()
  }
}

/** What happened in the batch, by the file. */
function batchEvents({ dataFolder }: ProcessOffice): readonly string[] {
  const database = new Database(path.join(dataFolder, 'offboarding.db'), { readonly: true })
  try {
    const rows = database.prepare('SELECT body FROM batch_entries ORDER BY revision').all() as readonly {
      body: string
    }[]
    return rows.map(({ body }) => (JSON.parse(body) as NewBatchEntry).event.kind)
  } finally {
    database.close()
  }
}

/** Ilse sends a list of them, and begins with all of them together. */
async function begin(office: ProcessOffice, all: typeof leavers): Promise<void> {
  const content = ['E-mail', ...all.map(({ userPrincipalName }) => userPrincipalName)].join('\n')
  const attachments = [attachmentOf('lijst.csv', await office.putFile('lijst.csv', content))]
  await office.teams.send({ ...office.teams.activityOf(ilse, {}), type: 'message', text: '', attachments })
  const list = await office.cardFor(ilse, new RegExp(`Understood: ${all.length}\\b`))
  await office.teams.press(ilse, list, `Offboard these ${all.length} together`)
}

describe('A bot that is killed in the middle of a batch', function () {
  this.timeout(300_000)
  let office: ProcessOffice
  beforeEach(async () => {
    office = await ProcessOffice.open({ environment: { APPROVAL_POLICY: 'none' } })
  })
  afterEach(async () => {
    await office.close()
  })

  const count = (kind: string) => countIn(office, kind)
  const killedAt = async (kind: string, least: number): Promise<void> => {
    await until(`${least} ${kind}`, () => (count(kind) >= least ? true : undefined))
    await office.killAndStartAgain()
  }

  it('opens each case once, sends each plan once, and leaves nobody out', async () => {
    await begin(office, leavers)

    await killedAt('opened', 2)
    const card = await office.cardFor(ilse, /Choose once for all/)
    await office.teams.press(ilse, card, 'Make the plans')
    await killedAt('planned', 1)
    await office.teams.press(ilse, await office.cardFor(ilse, /Ready to send: 6/), 'Start 6')
    await killedAt('submitted', 1)

    await until('all of them sent', () => (count('submitted') === leavers.length ? true : undefined))
    await office.cardFor(ilse, /Sent on[^]*: 6\n/)
    assert.equal(count('opened'), leavers.length)
    assert.equal(office.caseIds().length, leavers.length)
    assert.equal(
      office.teams.inChatOf(ilse).filter(({ card: one }) => /lijst\.csv: 6 colleagues/.test(textOf(one))).length,
      1,
    )
  })
})

describe('A bot that is killed while all of a batch is approved', function () {
  this.timeout(300_000)
  let office: ProcessOffice
  let top: Message
  beforeEach(async () => {
    office = await ProcessOffice.open()
    await begin(office, leavers)
    await office.teams.press(ilse, await office.cardFor(ilse, /Choose once for all/), 'Make the plans')
    await office.teams.press(ilse, await office.cardFor(ilse, /Ready to send: 6/), /^Send 6/)
    // As it was then: what is pressed again is what was pressed.
    top = { ...(await office.cardInChannel(/of 6 colleagues\. What cannot be undone/)) }
  })
  afterEach(async () => {
    await office.close()
  })

  /** Kills it as soon as something is in the file. */
  const killedWhen = async (isThere: () => boolean): Promise<void> => {
    while (!isThere()) await othersFirst()
    await office.killAndStartAgain()
  }
  const isOrdered = () => batchEvents(office).includes('approvedForAll')
  /** What was approved in each case, as often as it was. */
  const approvals = () =>
    office
      .caseIds()
      .map((caseId) => office.journal(caseId).flatMap((event) => (event.kind === 'approved' ? event.stepIds : [])))

  for (const [when, isThere] of [
    ['when it is recorded and nobody has it yet', isOrdered],
    ['when the first has it', () => countIn(office, 'approved') > 0],
    ['when half of them have it', () => countIn(office, 'approved') >= leavers.length / 2],
  ] as const)
    it(`goes on with it, approves nobody twice and forgets none: ${when}`, async () => {
      // Its answer is lost with the bot.
      const pressed = office.teams.press(petra, top, /^Approve/).catch(() => undefined)
      await killedWhen(isThere)
      await pressed

      await until('what was pressed to be carried out', () => {
        const events = batchEvents(office)
        const orders = events.filter((kind) => kind === 'batchSubmitted' || kind === 'approvedForAll')
        return events.filter((kind) => kind === 'carriedOut').length === orders.length ? true : undefined
      })
      // What stood there before it was pressed, pressed once more.
      await office.teams.press(petra, top, /^Approve/)
      for (const { id } of leavers)
        await until('everybody to be shut out', async () =>
          (await office.graph(`/users/${id}?$select=accountEnabled`))['accountEnabled'] === false ? true : undefined,
        )
      await office.teams.quiet()
      assert.equal(office.caseIds().length, leavers.length)
      for (const stepIds of approvals()) {
        assert.ok(stepIds.includes('contain'), stepIds.join(', '))
        assert.equal(new Set(stepIds).size, stepIds.length, stepIds.join(', '))
      }
    })
})
