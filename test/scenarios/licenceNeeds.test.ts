import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { skus } from '../../sandbox/tenant/products'
import { openStep, planFor, submitAndApprove, type Answer } from '../support/conversation'
import { ilse, Office } from '../support/office'
import { textOf } from '../support/teams'

const { janJansen: jan, receptie, willemVanLeeuwen: willem } = people
const ended = /: (completed|done up to now|not finished)/
const leaving: Answer = { question: /^Phone of/m, inputs: { choice: 'leave', leaveQueues: 'false' } }

describe('the licences of a leaver', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open()
  })
  afterEach(() => office.close())
  const licencesOf = async (id: string): Promise<string> =>
    JSON.stringify((await office.graph(`/users/${id}?$select=assignedLicenses`)).body['assignedLicenses'])

  it('keep the archiving add-on for a hold, which Plan 1 alone does not carry', async () => {
    await office.control('assign-licence', { id: receptie.id, product: skus.exchangeArchiving.skuPartNumber })
    const hold = { question: 'Save the mailbox of', inputs: { choice: 'unlimited' } }

    await submitAndApprove(office, await planFor(office, receptie.userPrincipalName, [hold]))

    await office.cardFor(ilse, /✓ Done[^]*The mailbox is on litigation hold without an end\./)
    await office.cardFor(ilse, ended)
    const left = await licencesOf(receptie.id)
    for (const { skuId } of [skus.exchangeArchiving, skus.exchangePlan1]) assert.match(left, new RegExp(skuId))
  })

  for (const [where, action, about] of [
    ['a retention policy of the whole organisation', 'put-organisation-on-hold', {}],
    ['a hold that was taken off some days ago', 'put-on-hold', { id: jan.id, by: 'delay' }],
    ['a retention label', 'put-on-hold', { id: jan.id, by: 'label' }],
  ] as const)
    it(`keep Exchange for a mailbox that is held by ${where}, and the person card says so`, async () => {
      await office.control(action, about)

      const plan = await planFor(office, jan.userPrincipalName)

      await office.cardFor(ilse, /The mailbox is on hold: its Exchange licence must stay/)
      await submitAndApprove(office, plan)
      await office.cardFor(ilse, ended)
      assert.match(await licencesOf(jan.id), new RegExp(skus.e3.skuId))
    })

  it('may all go from a mailbox that the policy of the organisation leaves out', async () => {
    await office.control('put-organisation-on-hold', { except: [jan.id] })

    await submitAndApprove(office, await planFor(office, jan.userPrincipalName))

    await office.cardFor(ilse, ended)
    assert.equal(await licencesOf(jan.id), '[]')
  })

  it('keep the phone for a number of Direct Routing that is left, since it would stay where nobody can use it', async () => {
    await office.control('assign-licence', { id: willem.id, product: skus.e3.skuPartNumber })
    await office.teams.say(ilse, `/offboard ${willem.userPrincipalName}`)
    const page = await office.cardFor(ilse, /Decisions about Willem/)
    const saved = await office.teams.press(ilse, await openStep(office, page, 'calls'), 'Save', leaving.inputs)
    const licences = await openStep(office, { ...page, card: saved }, 'licences')

    const answer = textOf(await office.teams.press(ilse, licences, 'Save', { remove: skus.e5.skuId }))

    assert.match(answer, /A licence must stay: [^\n]*without a phone licence it stays with the account/)
    assert.match(answer, /Licences of Willem/)
  })
})
