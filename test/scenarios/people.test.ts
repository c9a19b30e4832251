import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { sandboxPace } from '../../services/remote/pace'
import { planFor, submitAndApprove, type Answer, stepCardOf } from '../support/conversation'
import { ilse, Office } from '../support/office'
import { textOf } from '../support/teams'

const { ahmedYildiz: ahmed, bramHendriks: bram, janJansen: jan, lisaVanDijk: lisa, receptie } = people
const { janWillemBakker: chief, willemVanLeeuwen: willem } = people

describe('the people around a leaver', () => {
  let office: Office
  const open = async (environment: Readonly<Record<string, string>> = {}): Promise<void> => {
    office = await Office.open({ environment })
  }
  afterEach(async () => {
    await office.close()
  })

  it('get another manager by a person’s hand, and the bot looks whether they did', async () => {
    await open()
    await submitAndApprove(office, await planFor(office, chief.userPrincipalName))

    const task = await office.cardFor(ilse, /To do by hand: Direct reports/)
    assert.match(textOf(task.card), /Make Willem van Leeuwen the manager of Ahmed Yıldız\./)
    await office.control('replace-manager', { id: chief.id, manager: willem.id })
    await office.teams.press(ilse, task, 'I have done this')

    await office.cardFor(ilse, /Nobody reports to this account any more\./)
    assert.equal((await office.graph(`/users/${ahmed.id}/manager`)).body['id'], willem.id)
  })

  it('are told by mail what they get, and the summary does not claim to have read it back', async () => {
    await open({ NOTICE_SENDER: receptie.userPrincipalName })
    const inDutch = [{ question: 'Who is told about', inputs: { choice: 'send', language: 'nl' } }]

    await submitAndApprove(office, await planFor(office, jan.userPrincipalName, inDutch))

    const summary = textOf((await office.cardFor(ilse, /Accepted by Microsoft 365, which cannot be checked/)).card)
    assert.match(summary, /The mail to Bram Hendriks was accepted\. Whether it arrived cannot be checked\./)
    const [mail, ...more] = (await office.effects()).filter(({ what }) => what.endsWith('/sendMail'))
    assert.deepEqual(more, [])
    assert.equal(mail?.target, receptie.id)
    assert.deepEqual(mail?.detail?.['to'], [bram.mail])
    assert.match(JSON.stringify(mail?.detail), /Je krijgt het postvak van Jan Jansen/)
    await office.teams.quiet()
    const told = office.teams.inChatOf({ id: bram.id, displayName: bram.displayName })
    assert.deepEqual(told, [], 'nobody is told the same by a card, too')
  })

  it('are not told when Microsoft refuses the mail: the step fails with what Microsoft said, and the rest goes on', async () => {
    await open({ NOTICE_SENDER: ahmed.userPrincipalName })

    await submitAndApprove(office, await planFor(office, jan.userPrincipalName))

    const summary = textOf((await office.cardFor(ilse, /not finished/)).card)
    assert.match(summary, /Notice:\*\*[^\n]*The mailbox is either inactive/)
    assert.match(summary, /Mailbox:\*\*[^\n]*is a shared mailbox/)
  })

  it('are told nothing without a sender, and the plan says so', async () => {
    await open()

    const plan = await planFor(office, jan.userPrincipalName)

    assert.match(textOf(plan.card), /no mailbox to send from/)
  })
})

describe('an account of Active Directory', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open({ configuration: { pace: { ...sandboxPace, taskPatience: 1_500 } } })
  })
  afterEach(async () => {
    await office.close()
  })

  it('is finished there by a person, and done when Microsoft 365 shows it after a synchronisation', async () => {
    await submitAndApprove(office, await planFor(office, lisa.userPrincipalName))
    const block = await office.cardFor(ilse, /To do by hand: Sign out everywhere/)
    await office.control('change-active-directory', { id: lisa.id, change: 'disable' })
    await office.teams.press(ilse, block, 'I have done this')

    const task = await office.cardFor(ilse, /To do by hand: Active Directory/)
    assert.match(textOf(task.card), /Take lisa\.vandijk@contoso\.com out of AD Printers Utrecht/)
    await office.control('change-active-directory', { id: lisa.id, change: 'leaveGroups' })
    await office.teams.press(ilse, task, 'I have done this')

    await office.cardFor(ilse, /is in no group from Active Directory, and was synchronised/)
  })

  it('is not called done on a person’s word alone', async () => {
    await submitAndApprove(office, await planFor(office, lisa.userPrincipalName))
    const block = await office.cardFor(ilse, /To do by hand: Sign out everywhere/)
    await office.control('change-active-directory', { id: lisa.id, change: 'disable' })
    await office.teams.press(ilse, block, 'I have done this')

    await office.teams.press(ilse, await office.cardFor(ilse, /To do by hand: Active Directory/), 'I have done this')

    const step = await stepCardOf(office, 'Active Directory', /still shows the old state/)
    assert.match(textOf(step.card), /Failed/)
  })
})

describe('a deletion on a later day', () => {
  let office: Office
  let jumped = 0
  beforeEach(async () => {
    jumped = 0
    office = await Office.open({ clock: () => new Date(Date.now() + jumped) })
  })
  afterEach(async () => {
    await office.close()
  })
  const tomorrow = new Date(Date.now() + 48 * 60 * 60_000).toISOString().slice(0, 10)
  const answers = (date: string): readonly Answer[] => [
    { question: 'Mailbox of', inputs: { choice: 'leave' } },
    { question: 'Account of', inputs: { choice: 'later', date } },
  ]

  it('waits for its day: the summary says when, and nothing is deleted now', async () => {
    await submitAndApprove(office, await planFor(office, jan.userPrincipalName, answers(tomorrow)))

    const summary = textOf((await office.cardFor(ilse, /done up to now/)).card)

    assert.match(summary, /Still to come\n\*\*Account:\*\* Starts on/)
    assert.doesNotMatch(summary, /Not done/)
    await office.cardInChannel(/The others wait for their day/)
    assert.equal((await office.graph(`/users/${jan.id}`)).status, 200)
    assert.ok(!(await office.effects()).some(({ what }) => what === 'DELETE /users/{id}'))
  })

  it('is not done because this machine’s clock jumped ahead: the card says whose clock is wrong, and nothing is deleted', async () => {
    await submitAndApprove(office, await planFor(office, jan.userPrincipalName, answers(tomorrow)))
    await office.cardFor(ilse, /done up to now/)

    jumped = 3 * 365 * 24 * 60 * 60_000
    await office.stopBot()
    await office.startBot()

    await office.cardFor(ilse, /The clock of the bot’s machine and Microsoft’s do not agree what day it is/)
    assert.equal((await office.graph(`/users/${jan.id}`)).status, 200)
    assert.match(office.log.join(''), /Nobody knows what day it is: a step waits/)

    jumped = 3 * 24 * 60 * 60_000
    await office.stopBot()
    await office.startBot()
    await office.cardFor(ilse, /do not agree what day it is/)
    assert.ok(!(await office.effects()).some(({ what }) => what === 'DELETE /users/{id}'))
  })

  it('that is today is done at once', async () => {
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date())

    await submitAndApprove(office, await planFor(office, jan.userPrincipalName, answers(today)))

    await office.cardFor(ilse, /The account is no longer there\./)
    assert.equal((await office.graph(`/users/${jan.id}`)).status, 404)
  })
})
