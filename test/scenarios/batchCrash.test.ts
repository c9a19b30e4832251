import { strict as assert } from 'node:assert'
import path from 'node:path'
import Database from 'libsql'
import { people } from '../../sandbox/seeds/people'
import { attachmentOf } from '../support/lists'
import { until } from '../support/process'
import { ProcessOffice } from '../support/processOffice'
import { textOf } from '../support/teams'

const { ilseSmit: ilse, janDeVries, evaWillems, hansPostma, fleurPeters, sanneOBrien, emojiRobin } = people
const leavers = [janDeVries, evaWillems, hansPostma, fleurPeters, sanneOBrien, emojiRobin]

describe('A bot that is killed in the middle of a batch', function () {
  this.timeout(300_000)
  let office: ProcessOffice
  beforeEach(async () => {
    office = await ProcessOffice.open({ environment: { APPROVAL_POLICY: 'none' } })
  })
  afterEach(async () => {
    await office.close()
  })

  /** How many entries of this kind the cases have. */
  const count = (kind: string): number => {
    const database = new Database(path.join(office.dataFolder, 'offboarding.db'), { readonly: true })
    try {
      return (database.prepare('SELECT count(*) AS count FROM entries WHERE kind = ?').get(kind) as { count: number })
        .count
    } finally {
      database.close()
    }
  }
  const killedAt = async (kind: string, least: number): Promise<void> => {
    await until(`${least} ${kind}`, () => (count(kind) >= least ? true : undefined))
    await office.killAndStartAgain()
  }

  it('opens each case once, sends each plan once, and leaves nobody out', async () => {
    const content = ['E-mail', ...leavers.map(({ userPrincipalName }) => userPrincipalName)].join('\n')
    const address = await office.putFile('lijst.csv', content)
    const attachments = [attachmentOf('lijst.csv', address)]
    await office.teams.send({ ...office.teams.activityOf(ilse, {}), type: 'message', text: '', attachments })
    await office.teams.press(ilse, await office.cardFor(ilse, /Understood: 6/), 'Offboard these 6 together')

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
