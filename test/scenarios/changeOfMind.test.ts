import { strict as assert } from 'node:assert'
import { groups } from '../../sandbox/seeds/groups'
import { people } from '../../sandbox/seeds/people'
import type { Tenant } from '../../sandbox/tenant/state'
import { planFor, stepCardOf, submit } from '../support/conversation'
import { caseIdIn, eventsOf, journalOf } from '../support/journal'
import { ilse, noor, Office, petra, tom, waitFor } from '../support/office'
import { actionsOf, textOf, type Colleague, type Message } from '../support/teams'

const { id, userPrincipalName: address, displayName } = people.janDeVries
const isLicence = ({ what }: { readonly what: string }) => what.includes('assignLicense')

/** A button as somebody sees it: the card that it stands on as it is now, whatever becomes of that. */
interface Seen {
  readonly message: Message
  readonly action: ReturnType<typeof actionsOf>[number]
}

describe('Changing one’s mind', () => {
  let office: Office
  beforeEach(async () => {
    const seed = (tenant: Tenant) => {
      const approvers = tenant.groups.get(groups.approvers.id)
      if (approvers !== undefined) approvers.members = [...approvers.members, tom.id]
    }
    office = await Office.open({ configuration: { policy: 'second-person' }, sandbox: { seed } })
    await submit(office, await planFor(office, address))
  })
  afterEach(() => office.close())

  const see = (where: 'channel' | Colleague, verb: string, stepId?: string): Promise<Seen> =>
    waitFor(`a button to ${verb} ${stepId ?? ''}`, () => {
      const messages = where === 'channel' ? office.teams.inChannel() : office.teams.inChatOf(where)
      const found = messages.flatMap((message) =>
        (message.card === undefined ? [] : actionsOf(message.card))
          .filter((action) => action.verb === verb && (stepId === undefined || action.data['stepId'] === stepId))
          .map((action) => ({ message: { ...message }, action })),
      )
      return found.at(-1)
    })
  const press = async (colleague: Colleague, { message, action }: Seen, inputs = {}): Promise<string> =>
    textOf(await office.teams.pressAction(colleague, message, action, inputs))
  const pressIn = async (where: 'channel' | Colleague, colleague: Colleague, verb: string, stepId?: string) =>
    press(colleague, await see(where, verb, stepId))
  const approve = (stepId: string) => pressIn('channel', petra, 'approve', stepId)
  const approveAll = async () => office.teams.press(petra, await office.cardInChannel(/Approve all/), /Approve all/)
  const restart = async () => {
    await office.stopBot()
    await office.startBot()
  }
  const completed = () => office.cardFor(ilse, 'Everything below was read back')

  describe('about an approval', () => {
    it('takes it back before its step has started, also over a restart, and then only a new one has it sent', async () => {
      await approve('licences')
      await stepCardOf(office, 'Licences', /Waits for: /)

      const answer = await pressIn('channel', tom, 'unapprove', 'licences')

      assert.match(answer, /Tom Visser took the approval back/)
      await restart()
      await approveAll()
      await stepCardOf(office, 'Mailbox', /Done, and read back/)
      assert.deepEqual((await office.effects()).filter(isLicence), [])
      await stepCardOf(office, 'Licences', /Tom Visser took the approval back/)
      await approve('licences')
      await stepCardOf(office, 'Licences', /Done, and read back/)
    })

    it('comes too late once the step has started, and says so', async () => {
      await approve('licences')
      const button = await see('channel', 'unapprove', 'licences')
      await approveAll()
      await stepCardOf(office, 'Licences', /Done, and read back/)

      assert.match(await press(petra, button), /This has started already/)
      assert.deepEqual(eventsOf(await journalOf(office, caseIdIn(office)), 'approvalTakenBack'), [])
    })

    it('at the very moment of the start is true whoever was first', async () => {
      await approve('licences')
      const button = await see('channel', 'unapprove', 'licences')

      const [, answer] = await Promise.all([approveAll(), press(petra, button)])

      await stepCardOf(office, 'Mailbox', /Done, and read back/)
      const isTaken = /Petra de Boer took the approval back/.test(answer)
      await stepCardOf(office, 'Licences', isTaken ? /took the approval back/ : /Done, and read back/)
      assert.equal((await office.effects()).filter(isLicence).length, isTaken ? 0 : 1)
    })

    it('is for approvers in their channel, and not for who asked or reads along', async () => {
      await approve('licences')
      const button = await see('channel', 'unapprove', 'licences')

      assert.match(await press(ilse, button), /somebody else must approve it/)
      assert.match(await press(noor, button), /only members of the approvers group/i)
      assert.match(await press(people.janDeVries, button), /Nothing was changed/)
      assert.match(
        textOf(await office.teams.invoke(petra, 'unapprove', button.action.data, { where: 'personal' })),
        /in the approvals channel only/,
      )
      assert.deepEqual(eventsOf(await journalOf(office, caseIdIn(office)), 'approvalTakenBack'), [])
    })

    it('twice is told who took it back', async () => {
      await approve('licences')
      const button = await see('channel', 'unapprove', 'licences')
      await press(tom, button)

      assert.match(await press(petra, button), /Tom Visser took this approval back/)
    })
  })

  describe('about going on', () => {
    it('starts nothing that is approved meanwhile, also over a restart, until somebody resumes it', async () => {
      const answer = await pressIn(ilse, ilse, 'pause')
      await approveAll()
      await restart()

      assert.match(answer, /Ilse Smit paused this on/)
      await office.cardInChannel(/is leaving[^]*Ilse Smit paused this on[^]*⏸ Paused/)
      await office.cardFor(ilse, /Signing out Jan de Vries is paused/)
      await office.teams.say(ilse, '/status')
      await office.cardFor(ilse, /paused this on[^]*Nothing starts before somebody presses Resume/)
      await office.teams.quiet()
      assert.deepEqual(await office.effects(), [])

      await pressIn('channel', petra, 'resume')

      await completed()
      assert.equal((await office.effects()).filter(isLicence).length, 1)
    })

    it('finishes what has started, and nothing after it', async () => {
      await office.control('faults', { method: 'PATCH', path: `/users/${id}`, stall: true })
      await approveAll()
      await stepCardOf(office, 'Sign out everywhere', /Running now/)
      await pressIn('channel', tom, 'pause')
      await office.cardInChannel(/Tom Visser paused this on[^]*One step had started and is being finished/)

      await fetch(`${office.sandbox.url}/_sandbox/release`, { method: 'POST' })

      await stepCardOf(office, 'Sign out everywhere', /Done, and read back/)
      await office.teams.quiet()
      const isOfAnother = ({ what }: { readonly what: string }) => /assignLicense|mailbox|Set-/i.test(what)
      assert.deepEqual((await office.effects()).filter(isOfAnother), [])
      await pressIn(ilse, ilse, 'resume')
      await completed()
    })

    it('is said to whoever presses what would start something, or pauses and resumes what is so already', async () => {
      await approve('licences')
      const pause = await see('channel', 'pause')
      await press(petra, pause)
      const resume = await see('channel', 'resume')

      assert.match(await press(tom, pause), /Petra de Boer paused this on[^]*Your press changed nothing/)
      await press(tom, resume)
      assert.match(await press(petra, resume), /This offboarding is not paused/)
      await pressIn('channel', petra, 'pause')
      assert.match(await press(petra, resume), /moved on/)
      assert.match(await press(noor, await see('channel', 'resume')), /Nothing was changed/)
      assert.deepEqual(
        eventsOf(await journalOf(office, caseIdIn(office)), 'resumed').map(({ by }) => by.displayName),
        [tom.displayName],
      )
    })

    it('still lets an approval be taken back, a decision be changed, and the offboarding be withdrawn', async () => {
      await pressIn(ilse, ilse, 'pause')
      await approve('licences')
      await pressIn('channel', petra, 'unapprove', 'licences')
      await pressIn(ilse, ilse, 'change', 'mailbox')
      await office.cardFor(ilse, /Ilse Smit wants to decide this again/)

      const ended = await pressIn(ilse, ilse, 'cancel')

      assert.match(ended, /Ilse Smit withdrew this offboarding[^]*Nothing in Microsoft 365 was changed/)
      assert.doesNotMatch(ended, /paused/)
      assert.deepEqual(await office.effects(), [])
    })
  })

  describe('about whose it is', () => {
    const handTo = (colleague: { readonly id: string }) => ({ colleague: colleague.id })

    it('gives it to a colleague, who gets its cards and goes on; four eyes counts both', async () => {
      const button = await see(ilse, 'handOver')
      const pause = await see(ilse, 'pause')

      const answer = await press(ilse, button, handTo(tom))

      assert.match(answer, /You handed the offboarding of Jan de Vries over to Tom Visser/)
      await office.cardFor(tom, /Ilse Smit handed this offboarding over to you/)
      await waitFor('every card of Ilse to say it', () =>
        office.teams.inChatOf(ilse).every(({ card }) => /Handed over/.test(textOf(card))) ? true : undefined,
      )
      await office.cardInChannel(/is leaving[^]*Requested by Tom Visser/)
      const all = await see('channel', 'approve', 'mailbox')
      assert.match(await press(ilse, all), /This was your offboarding before/)
      assert.match(await press(tom, all), /You asked for this offboarding yourself/)
      assert.match(await press(ilse, button, handTo(petra)), /over to Tom Visser/)
      assert.match(await press(ilse, pause), /offboarding (?:is|of) Tom Visser/)
      await restart()
      await approveAll()
      await office.cardFor(tom, 'Everything below was read back')
      const [given] = eventsOf(await journalOf(office, caseIdIn(office, tom)), 'takenOver')
      assert.deepEqual([given?.by.id, given?.event.requester.id], [ilse.id, tom.id])
    })

    it('is refused for who may not have it, with why', async () => {
      const button = await see(ilse, 'handOver')
      const givenTo = (colleague: { readonly id: string }) => press(ilse, button, handTo(colleague))

      assert.match(await givenTo(people.janDeVries), /Jan de Vries is the one who is leaving/)
      assert.match(await givenTo(ilse), /your offboarding already/)
      assert.match(await givenTo(noor), /is not in the operators group/)
      assert.match(await givenTo({ id: 'nobody' }), /Choose the colleague who is to go on/)
      assert.match(await press(tom, button, handTo(tom)), /This offboarding is Ilse Smit’s|Only Ilse Smit/)
      assert.deepEqual(eventsOf(await journalOf(office, caseIdIn(office)), 'takenOver'), [])
    })

    it('is refused for a colleague whose own leaving has begun', async () => {
      await submit(office, await planFor(office, tom.displayName))
      const button = await waitFor('the button about Jan', () =>
        office.teams
          .inChatOf(ilse)
          .filter(({ card }) => textOf(card).includes(`The plan for ${displayName}`))
          .flatMap((message) =>
            (message.card === undefined ? [] : actionsOf(message.card))
              .filter(({ verb }) => verb === 'handOver')
              .map((action) => ({ message, action })),
          )
          .at(-1),
      )

      assert.match(await press(ilse, button, handTo(tom)), /is leaving, too/)
    })
  })

  describe('about a decision', () => {
    it('asks it again while its approved step waits, and what was approved counts no more', async () => {
      await approve('licences')
      await stepCardOf(office, 'Licences', /Waits for: /)

      await pressIn(ilse, ilse, 'change', 'licences')

      const question = await office.cardFor(ilse, /Ilse Smit wants to decide this again[^]*Save/)
      await approveAll()
      await stepCardOf(office, 'Mailbox', /Done, and read back/)
      assert.deepEqual((await office.effects()).filter(isLicence), [])
      await office.teams.press(ilse, question, 'Save')
      await stepCardOf(office, 'Licences', /Approve/)
      await approve('licences')
      await stepCardOf(office, 'Licences', /Done, and read back/)
    })

    it('comes too late once the step is done, and says where its way back stands', async () => {
      const button = await see(ilse, 'change', 'mailbox')
      await approveAll()
      await stepCardOf(office, 'Mailbox', /Done, and read back/)

      assert.match(await press(ilse, button), /This is done already[^]*The summary says how it can be taken back/)
    })
  })
})
