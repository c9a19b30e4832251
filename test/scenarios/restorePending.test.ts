import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { sandboxPace } from '../../services/remote/pace'
import { planFor, stepCardOf, submit, type Answer } from '../support/conversation'
import { caseIdIn, entriesOf, eventsOf } from '../support/journal'
import { ilse, Office, petra, waitFor } from '../support/office'
import { askBack, leave, sentSince } from '../support/returning'
import { actionsOf, textOf, type Message } from '../support/teams'

const { janDeVries: jan } = people
const days = 24 * 60 * 60_000
const later = new Date(Date.now() + 2 * days).toISOString().slice(0, 10)
const deleting: readonly Answer[] = [
  { question: 'Mailbox of', inputs: { choice: 'leave' } },
  { question: 'Account of', inputs: { choice: 'later', date: later } },
]

describe('Taking somebody back whose offboarding is under way', function () {
  this.timeout(240_000)
  let office: Office
  let old: {
    readonly caseId: string
    readonly waiting: Message
    readonly failed: Message
    readonly task: Message
    readonly plan: Message
  }
  beforeEach(async () => {
    office = await Office.open({ configuration: { pace: { ...sandboxPace, verifyPatience: 1_000 } } })
    await office.control('change-manager', { id: people.noorElIdrissi.id, manager: jan.id })
    await office.control('delays', { deviceAction: 3_600_000 })
    const body = { error: { code: 'BadRequest', message: 'Not today.' } }
    await office.control('faults', { method: 'PATCH', path: '/mailboxSettings', status: 400, body, count: 50 })
    old = await underWay()
  })
  afterEach(async () => office.close())

  /** A wipe that no laptop reported, a step that failed, one that waits for an approval, and an open task. */
  async function underWay(): Promise<typeof old> {
    const plan = await planFor(office, jan.userPrincipalName)
    const caseId = caseIdIn(office)
    await submit(office, plan)
    for (const title of ['Sign out everywhere', 'Devices and phones', 'Automatic reply'])
      await office.teams.press(petra, await stepCardOf(office, title, /^Approve$/m), 'Approve')
    const failed = await stepCardOf(office, 'Automatic reply', /Failed/)
    const task = await office.cardFor(ilse, /To do by hand: Direct reports/)
    const waiting = await stepCardOf(office, 'Phone and calls')
    await waitFor('the wipe to be asked for', async () =>
      (await office.effects()).some(({ what }) => what.endsWith('/wipe')) ? true : undefined,
    )
    // As they are now, for somebody whose client shows them still.
    return { caseId, waiting: still(waiting), failed: still(failed), task: still(task), plan: still(plan) }
  }
  const endings = async () => eventsOf((await entriesOf(office)).get(old.caseId) ?? [], 'cancelled')

  it('ends it first: what it waited for is withdrawn, with the reason in the journal and on its cards', async () => {
    await office.teams.say(ilse, '/restore Jan de Vries')
    const offer = textOf((await office.cardFor(ilse, 'Take Jan de Vries back?')).card)
    assert.match(offer, /have not begun, and are withdrawn: [^\n]*Phone and calls/)
    assert.match(offer, /under way, and cannot be stopped any more: [^\n]*Devices and phones/)
    assert.equal((await endings()).length, 0, 'looking ends nothing')

    await askBack(office, 'Jan de Vries')

    const [ended, ...more] = await endings()
    assert.deepEqual([ended?.by.id, ended?.event.takenBack, more.length], [ilse.id, true, 0])
    await office.cardInChannel(/Ilse Smit takes Jan de Vries back/)
    await office.cardFor(ilse, /Ilse Smit takes Jan de Vries back/)
  })

  it('sends nothing of it any more, whichever of its old buttons is pressed', async () => {
    await askBack(office, 'Jan de Vries')
    await office.teams.quiet()
    const { length: before } = await office.effects()

    const answers = [
      await office.teams.press(petra, old.waiting, 'Approve'),
      await office.teams.press(ilse, old.failed, /Try again/),
      await office.teams.press(ilse, old.task, /I have done this/),
      await office.teams.press(ilse, old.plan, /Cancel now|Withdraw now|Stop now|Send for approval/),
    ]

    for (const answer of answers) {
      assert.match(textOf(answer), /ended|takes Jan de Vries back|taken back/, textOf(answer))
      assert.ok(!actionsOf(answer).some(({ verb }) => ['approve', 'retry', 'confirm', 'cancel'].includes(verb)))
    }
    await office.stopBot()
    await office.startBot()
    await office.teams.quiet()
    assert.deepEqual(await sentSince(office, before), [])
  })
})

describe('Taking somebody back whose account is to be deleted on a later day', function () {
  this.timeout(240_000)

  it('deletes nothing on that day, and does not even ask what day it is', async () => {
    let jumped = 0
    const office = await Office.open({ clock: () => new Date(Date.now() + jumped) })
    try {
      await leave(office, jan.userPrincipalName, /done up to now/, deleting)
      await askBack(office, 'Jan de Vries')
      await office.teams.quiet()
      const { length: before } = await office.effects()

      jumped = 3 * days
      await office.stopBot()
      await office.startBot()
      await office.teams.quiet()

      assert.deepEqual(await sentSince(office, before), [])
      assert.doesNotMatch(office.log.join(''), /Nobody knows what day it is/)
      await office.cardFor(ilse, /Jan de Vries: this offboarding is taken back/)
    } finally {
      await office.close()
    }
  })
})

function still(message: Message): Message {
  const { id, conversationId, card, text, updates } = message
  return { id, conversationId, card, text, updates }
}
