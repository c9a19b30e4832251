import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { catalogueFor } from '../../dialogs/catalogue'
import { steps } from '../../services/steps'
import { entriesOf } from '../support/journal'
import { planFor, stepCardOf, submit, submitAndApprove } from '../support/conversation'
import { ilse, noor, Office, petra, tom, waitFor } from '../support/office'
import { actionsOf, textOf } from '../support/teams'

const address = people.janDeVries.userPrincipalName

describe('approvals', () => {
  let office: Office
  afterEach(async () => {
    await office.close()
  })

  it('change nothing until they are given, and then only the step that was approved', async () => {
    office = await Office.open({ configuration: { policy: 'second-person' } })
    await submit(office, await planFor(office, address))
    assert.deepEqual(await office.effects(), [])

    await office.teams.press(petra, await stepCardOf(office, 'Phone and calls'), 'Approve')

    await office.cardInChannel(/Done, and read back[^]*Phone and calls/)
    assert.deepEqual(await namesOfEffects(office), effectsOfCalls)
  })

  it('are refused to the requester where a second person is asked for', async () => {
    office = await Office.open({ configuration: { policy: 'second-person' } })
    await submit(office, await planFor(office, address))

    const answer = await office.teams.press(ilse, await office.cardInChannel(/Approve all/), /Approve all/)

    assert.match(textOf(answer), /somebody else must approve it/)
    assert.deepEqual(await office.effects(), [])
  })

  it('are refused to somebody outside the approvers group, and to the leaver', async () => {
    office = await Office.open({ configuration: { policy: 'any-approver' } })
    await submit(office, await planFor(office, address))
    const card = await stepCardOf(office, 'Mailbox')

    const toNoor = await office.teams.press(noor, card, 'Approve')
    const toTom = await office.teams.press(tom, card, 'Approve')
    const toJan = await office.teams.press(people.janDeVries, card, 'Approve')

    for (const answer of [toNoor, toTom, toJan]) assert.match(textOf(answer), /Nothing was changed/)
    assert.deepEqual(await office.effects(), [])
  })

  it('are obeyed in the approvals channel only, not from another chat', async () => {
    office = await Office.open({ configuration: { policy: 'any-approver' } })
    await submit(office, await planFor(office, address))
    const card = await stepCardOf(office, 'Phone and calls')

    for (const where of ['personal', 'groupChat'] as const) {
      assert.match(
        textOf(await office.teams.press(petra, card, 'Approve', {}, { where })),
        /in the approvals channel only/,
      )
    }

    assert.deepEqual(await office.effects(), [])
  })

  it('are refused to an approver who is the leaver', async () => {
    office = await Office.open({ configuration: { policy: 'any-approver' } })
    await submit(office, await planFor(office, people.petraDeBoer.userPrincipalName))

    const answer = await office.teams.press(petra, await stepCardOf(office, 'Mailbox'), 'Approve')

    assert.match(textOf(answer), /This is about you/)
  })

  it('count once when two press at the same moment, and the other sees who was first', async () => {
    office = await Office.open({ configuration: { policy: 'any-approver' } })
    await submit(office, await planFor(office, address))
    const card = await stepCardOf(office, 'Phone and calls')

    const answers = await Promise.all([
      office.teams.press(petra, card, 'Approve'),
      office.teams.press(ilse, card, 'Approve'),
    ])

    const refused = answers.map(textOf).filter((text) => /Your press changed nothing/.test(text))
    assert.equal(refused.length, 1)
    await office.cardInChannel(/Done, and read back[^]*Phone and calls/)
    assert.deepEqual(await namesOfEffects(office), effectsOfCalls)
  })

  it('given twice by a repeated delivery do what one does', async () => {
    office = await Office.open()
    await submit(office, await planFor(office, address))
    const card = await stepCardOf(office, 'Phone and calls')
    const [approve] = actionsOf(card.card!).filter(({ verb }) => verb === 'approve')

    for (let delivery = 0; delivery < 3; delivery += 1) {
      await office.teams.invoke(petra, 'approve', approve?.data, { where: 'channel' })
    }

    await office.cardInChannel(/Done, and read back[^]*Phone and calls/)
    assert.deepEqual(await namesOfEffects(office), effectsOfCalls)
  })

  it('rejected with a reason leave that step undone, say so first, and do not stop the others', async () => {
    office = await Office.open()
    await submit(office, await planFor(office, address))

    await office.teams.press(petra, await stepCardOf(office, 'Mailbox'), /Reject/, {
      reason: 'Legal wants a hold first',
    })
    await office.teams.press(petra, await office.cardInChannel(/Approve all/), /Approve all/)
    const summary = textOf((await office.cardFor(ilse, /: done, except Mailbox and Licences\n/)).card)

    const counted = /is leaving[^]*✓ Done, but for what was decided against: (\d+) of (\d+) steps/
    const [, done, all] = counted.exec(textOf((await office.cardInChannel(counted)).card)) ?? []
    assert.equal(Number(all) - Number(done), 2)
    await office.cardFor(ilse, /The plan for[^]*All is done but what an approver decided against/)
    assert.match(summary, /Mailbox:\*\* Petra de Boer decided against it: Legal wants a hold first/)
    assert.match(summary, /Licences[\s\S]*Not started, because this did not succeed: Mailbox/)
    assert.ok(summary.indexOf('Legal wants') < summary.indexOf('✓ Done'), 'what is not done comes first')
    assert.equal((await office.mailbox(people.janDeVries.id))?.['RecipientTypeDetails'], 'UserMailbox')
    const { body } = await office.graph(`/users/${people.janDeVries.id}?$select=assignedLicenses`)
    assert.notDeepEqual(body['assignedLicenses'], [], 'no licence goes before a verified conversion')
  })

  it('rejected without a reason are asked for one', async () => {
    office = await Office.open()
    await submit(office, await planFor(office, address))

    const answer = await office.teams.press(petra, await stepCardOf(office, 'Mailbox'), /Reject/, { reason: '  ' })

    assert.match(textOf(answer), /Say in a few words why/)
  })

  it('are asked for again when Microsoft 365 changed since, so that only what was approved is sent', async () => {
    office = await Office.open()
    await submit(office, await planFor(office, address))
    await office.graphWrite('POST', `/users/${people.janDeVries.id}/assignLicense`, {
      addLicenses: [],
      removeLicenses: ['c5928f49-12ba-48f7-ada3-0d743a3601d5'],
    })

    await office.teams.press(petra, await office.cardInChannel(/Approve all/), /Approve all/)
    const again = await stepCardOf(office, 'Licences', /Petra de Boer approved an earlier plan/)
    const before = (await office.effects()).filter(({ what }) => what.includes('assignLicense'))
    assert.equal(before.length, 1, 'only the one from outside')
    const counts = /Licences:[^]*Petra de Boer approved an earlier plan; [^\n]* that approval no longer counts/
    await office.cardInChannel(new RegExp(`Jan de Vries is leaving[^]*${counts.source}`))
    await office.teams.press(petra, again, 'Approve')

    await office.cardFor(ilse, 'Everything below was read back')
  })

  it('that do not count any more are told of in the language of the channel', async () => {
    office = await Office.open({ configuration: { channelLanguage: 'nl' } })
    await office.teams.press(ilse, await planFor(office, address), /Send for approval/)
    await office.graphWrite('POST', `/users/${people.janDeVries.id}/assignLicense`, {
      addLicenses: [],
      removeLicenses: ['c5928f49-12ba-48f7-ada3-0d743a3601d5'],
    })

    await office.teams.press(petra, await office.cardInChannel(/Alle \d+ .*goedkeuren|Alles goedkeuren/), /goedkeuren/)

    const says = /Petra de Boer heeft een eerder plan goedgekeurd; [^\n]* die goedkeuring telt niet meer/
    await office.cardInChannel(new RegExp(`aangevraagd door[^]*\nLicenties\n[^]*${says.source}`))
  })

  it('are not asked for where the policy asks for nobody', async () => {
    office = await Office.open({ configuration: { policy: 'none' } })

    await office.teams.press(ilse, await planFor(office, address), 'Start now')

    await office.cardFor(ilse, 'Everything below was read back')
    await waitFor('the summary in the channel', () =>
      office.teams.inChannel().find(({ card }) => /read back/.test(textOf(card))),
    )
  })

  it('of all steps at once leave one approver’s name on each', async () => {
    office = await Office.open()

    const plan = await planFor(office, address)
    await submitAndApprove(office, plan)
    const needing = await stepsApproved(office)

    const summary = textOf((await office.cardFor(ilse, 'Everything below was read back')).card)
    assert.ok(needing.length > 4, `only ${needing.join(', ')} had to be approved`)
    const titles = new Intl.ListFormat('en').format(needing)
    assert.ok(summary.includes(`\nWho approved\n**${titles}:** Petra de Boer, `), summary)
  })
})

const { en: english } = catalogueFor(steps)

/** What Jan's step for phone and calls changes, in order: he answers a call queue, and he has a number. */
const effectsOfCalls = ['Set-CsCallQueue', 'unassignNumber']

async function namesOfEffects(office: Office): Promise<readonly (string | undefined)[]> {
  return (await office.effects()).map(({ what }) => what.split('/').at(-1))
}

/** The titles of the steps that were approved, in the order in which they are asked. */
async function stepsApproved(office: Office): Promise<readonly string[]> {
  const events = [...(await entriesOf(office)).values()].flat().map(({ event }) => event)
  const approved = events.flatMap((event) => (event.kind === 'approved' ? event.stepIds : []))
  return steps.filter(({ id }) => approved.includes(id)).map(({ title }) => english(title))
}
