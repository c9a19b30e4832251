import { strict as assert } from 'node:assert'
import { groups } from '../../sandbox/seeds/groups'
import { people } from '../../sandbox/seeds/people'
import { units } from '../../sandbox/seeds/units'
import { application } from '../../sandbox/tenant/units'
import { planFor, submitAndApprove } from '../support/conversation'
import { ilse, Office } from '../support/office'
import { textOf } from '../support/teams'

const { janDeVries: jan, tomVisser: tom, evaWillems: eva, noorElIdrissi: noor } = people
const role = 'User Administrator'
const scope = `/administrativeUnits/${units.board.id}`

describe('a restricted management administrative unit', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open()
  })
  afterEach(() => office.close())

  it('that protects the leaver is said before anything is asked, and signing out is a task for who may, done when a read says so', async () => {
    await office.control('join-unit', { id: jan.id, unit: units.board.id })
    await office.control('give-role', { id: tom.id, role, scope })
    const plan = await planFor(office, jan.userPrincipalName)
    const person = textOf((await office.cardFor(ilse, 'What I found')).card)
    assert.match(person, /The restricted management unit Directie protects this account\.[^]*may change it: Tom Visser/)
    assert.match(textOf(plan.card), /A colleague who has a role over the protecting unit signs Jan de Vries out/)

    await submitAndApprove(office, plan)
    const task = await office.cardFor(ilse, /revoke the sessions[^]*I have done/)
    assert.ok(
      (await office.effects()).every(({ what }) => !/^PATCH \/users\/\{id\}$|revokeSignIn|assignLicense/.test(what)),
    )
    await office.control('block-account', { id: jan.id })
    await office.control('end-sessions', { id: jan.id })
    await office.teams.press(ilse, task, /I have done/)

    await office.cardInChannel(/Sign out everywhere[^]*Sign-in is blocked[^]*was asked to replace the password/)
  })

  it('stops nothing where the bot has a role over it', async () => {
    await office.control('join-unit', { id: jan.id, unit: units.board.id })
    await office.control('give-role', { id: application.id, role, scope })
    const plan = await planFor(office, jan.userPrincipalName)
    assert.doesNotMatch(textOf((await office.cardFor(ilse, 'What I found')).card), /restricted management/)

    await submitAndApprove(office, plan)

    await office.cardInChannel(/Sign out everywhere[^]*Sign-in is blocked/)
  })

  it('over which another application has a role refuses, and it is said who may', async () => {
    await office.control('join-unit', { id: jan.id, unit: units.board.id })
    await office.control('give-role', { id: application.id, role: 'Groups Administrator', scope })

    await submitAndApprove(office, await planFor(office, jan.userPrincipalName))

    await office.cardInChannel(/only its administrators may change it[^]*restricted management administrative unit/)
  })

  it('that protects a group of the leaver is said before anything is asked, and leaving it is a task', async () => {
    await office.control('join-unit', { id: groups.sales.id, unit: units.board.id })
    const plan = await planFor(office, jan.userPrincipalName)
    assert.match(
      textOf((await office.cardFor(ilse, 'What I found')).card),
      /may take Jan de Vries out of Afdeling Sales: a colleague gets that as a task/,
    )

    await submitAndApprove(office, plan)
    const task = await office.cardFor(ilse, /Afdeling Sales is in a restricted management unit[^]*I have done/)
    await office.control('remove-member', { id: jan.id, group: groups.sales.id })
    await office.teams.press(ilse, task, /I have done/)

    await office.cardInChannel(/Groups and teams[^]*Done, and read back/)
  })

  it('that protects a group which the leaver alone owns is said before anything is asked, and another owner is a task that a read ends', async () => {
    const { everybody } = groups
    await office.control('join-unit', { id: everybody.id, unit: units.board.id })
    const handOver = { question: 'Groups that Noor', inputs: { choice: 'handOver', successor: eva.id } }
    const plan = await planFor(office, noor.userPrincipalName, [handOver])
    assert.match(
      textOf((await office.cardFor(ilse, 'What I found')).card),
      /may change who owns Alle medewerkers: a colleague gets that as a task/,
    )

    await submitAndApprove(office, plan)
    const task = await office.cardFor(
      ilse,
      /First add eva\.willems@contoso\.com\. Take noor\.elidrissi@contoso\.com out[^]*I have done/,
    )
    assert.ok(
      (await office.effects()).every(({ what }) => !what.includes('owners')),
      'nothing was tried',
    )
    await office.control('add-owner', { id: eva.id, group: everybody.id })
    await office.control('remove-owner', { id: noor.id, group: everybody.id })
    await office.teams.press(ilse, task, /I have done/)

    await office.cardInChannel(/Owner of groups[^]*Eva Willems is owner of 1 group, and Noor el Idrissi owns none/)
  })
})
