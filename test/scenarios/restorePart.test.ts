import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { planFor, submitAndApprove } from '../support/conversation'
import { ilse, Office, petra, type Effect } from '../support/office'
import { textOf } from '../support/teams'

const { janDeVries: jan, saskiaDeGroot: saskia } = people

describe('Taking one step of an offboarding back', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open()
  })
  afterEach(async () => office.close())

  it('gives back that one from the summary, and leaves all the rest as it was', async () => {
    await submitAndApprove(office, await planFor(office, jan.userPrincipalName))
    const summary = await office.cardFor(ilse, /Jan de Vries: completed[^]*Take back…/)
    const { length: before } = await office.effects()

    const after = await office.teams.press(ilse, summary, 'Look at it first', { part: 'address-list' })
    assert.match(textOf(after), /Jan de Vries: completed/, 'the summary goes on standing')
    const offer = await office.cardFor(ilse, /Only this comes back: Address list\. The rest of the offboarding stays/)
    await office.teams.press(ilse, offer, 'Take it back')
    await office.teams.press(ilse, await office.cardFor(ilse, 'What comes back for Jan'), 'Make the plan')
    await office.teams.press(ilse, await office.cardFor(ilse, 'The plan: what comes back for Jan'), /Send for approval/)
    await office.teams.press(petra, await office.cardInChannel(/waits? for an approval/), /^Approve/)

    await office.cardFor(ilse, /Jan de Vries[^]*Address list:\*\* Is back\. I read it back\./)
    const changes: readonly Effect[] = (await office.effects()).slice(before)
    assert.deepEqual(
      changes.map(({ what }) => what),
      ['Set-Mailbox'],
    )
    assert.equal((await office.mailbox(jan.userPrincipalName))?.['HiddenFromAddressListsEnabled'], false)
    await office.cardFor(ilse, /Address list:\*\* Hidden[^]*Ilse Smit takes this back/)
  })

  it('is not offered while the offboarding still runs, and refused with what can be done', async () => {
    await planFor(office, saskia.userPrincipalName)
    const { length: before } = await office.effects()

    await office.teams.press(ilse, await office.cardFor(ilse, /What I found/), 'Sign out Saskia de Groot now')
    await office.cardFor(ilse, /Saskia de Groot is signed out/)
    const carried = { command: 'restore', person: saskia.id, part: 'contain', begins: 'yes' }
    const answer = await office.teams.invoke(ilse, 'ask', carried)

    assert.match(textOf(answer), /still runs, so one step of it cannot be taken back by itself[^]*\*\*\/restore\*\*/)
    assert.equal((await office.graph(`/users/${saskia.id}?$select=accountEnabled`)).body['accountEnabled'], false)
    assert.ok((await office.effects()).length > before)
  })

  it('of which nothing was changed gives back nothing', async () => {
    await submitAndApprove(office, await planFor(office, jan.userPrincipalName))
    await office.cardFor(ilse, /Jan de Vries: completed[^]*Take back…/)

    const answer = await office.teams.invoke(ilse, 'ask', { command: 'restore', person: jan.id, part: 'hold' })

    assert.match(textOf(answer), /This step changed nothing/)
  })
})
