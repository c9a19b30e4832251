import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { exactRequests, stepCardOf, submit, type Answer } from '../support/conversation'
import { ilse, petra } from '../support/office'
import { leavePlain } from '../support/plainPeople'
import { textOf } from '../support/teams'
import { TroubledOffice } from './refusalsSupport'

const { janDeVries: jan, receptie } = people
const now = {
  displayName: 'Jan Modaal',
  userPrincipalName: 'jan.modaal@contoso.com',
  mail: 'jan.modaal@contoso.com',
}
const search: Answer = { question: 'Who can use which mailbox', inputs: { take: 'true', search: 'true' } }
const byHand = /To do by hand: Rights on mailboxes/

describe('A leaver whom an administrator renames meanwhile', function () {
  this.timeout(30_000)
  let troubled: TroubledOffice
  beforeEach(async () => {
    troubled = await TroubledOffice.open((tenant) => {
      leavePlain(tenant, jan)
      tenant.delegates.sendAs.set(receptie.id, [jan.id])
    })
  })
  afterEach(() => troubled.office.close())

  const rename = () => troubled.office.control('rename-person', { id: jan.id, ...now })
  const inChannel = () => troubled.office.teams.inChannel().map(({ card }) => textOf(card))
  const personCard = async () => textOf((await troubled.office.cardFor(ilse, /Was called/)).card)

  it('before an approval is called so from the first look on, by hand too, and nothing that stays so is asked again', async () => {
    const plan = await troubled.plan(jan.userPrincipalName, [search])
    await submit(troubled.office, plan)
    const card = await troubled.office.cardInChannel(/Approve all/)
    await rename()
    await troubled.office.teams.press(petra, card, /Approve all/)

    const again = await stepCardOf(troubled.office, 'Rights on mailboxes', /approved an earlier plan/)
    await troubled.office.teams.press(petra, again, 'Approve')
    const task = textOf((await troubled.office.cardFor(ilse, byHand)).card)
    assert.match(task, /jan\.modaal@contoso\.com/)
    assert.doesNotMatch(task, /Jan de Vries|jan\.devries/)
    const said = await personCard()
    assert.equal(said.match(/Was called Jan de Vries and jan\.devries@contoso\.com when/g)?.length, 1, said)
    assert.match(said, /Jan Modaal/)
    await troubled.office.cardFor(ilse, /Jan Modaal: not finished/)
    const anew = inChannel().filter((text) => /approved an earlier plan/.test(text))
    assert.deepEqual(anew, [], 'only what is sent otherwise was asked again')
    assert.deepEqual(troubled.tenant.delegates.sendAs.get(receptie.id), [], 'what he had under either name is gone')
  })

  it('before the plan is made is planned and approved by the names of now', async () => {
    await troubled.office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)
    const question = await troubled.office.cardFor(ilse, /Decisions about/)
    await rename()
    await troubled.office.teams.press(ilse, question, 'Make the plan')

    const plan = await troubled.office.cardFor(ilse, /The plan for Jan Modaal/)
    assert.match(await exactRequests(troubled.office, plan), /"Trustee": "jan\.modaal@contoso\.com"/)
    assert.doesNotMatch(textOf(plan.card), /jan\.devries/)
    assert.match(await personCard(), /Was called Jan de Vries/)
  })

  it('while the last request is under way is summed up by the name of now', async () => {
    await troubled.offboardWhile(
      jan.userPrincipalName,
      { method: 'POST', path: `/users/${jan.id}/assignLicense` },
      rename,
    )

    const summary = textOf((await troubled.office.cardFor(ilse, /Jan Modaal: completed/)).card)
    assert.doesNotMatch(summary, /Jan de Vries/)
    assert.match(await personCard(), /Was called Jan de Vries and jan\.devries@contoso\.com when/)
  })
})
