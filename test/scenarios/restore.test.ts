import { people } from '../../sandbox/seeds/people'
import { planFor, submitAndApprove } from '../support/conversation'
import { ilse, Office, petra } from '../support/office'
import { actionsOf, textOf } from '../support/teams'

const { janDeVries: jan } = people

describe('Taking somebody back', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open()
  })
  afterEach(async () => office.close())

  it('tries', async () => {
    await submitAndApprove(office, await planFor(office, jan.userPrincipalName))
    await office.cardFor(ilse, 'Jan de Vries: completed')
    await office.teams.say(ilse, '/restore Jan')
    const offer = await office.cardFor(ilse, 'Take Jan de Vries back?')
    const answer = await office.teams.press(ilse, offer, /Yes, Jan/)
    const page = await office.cardFor(ilse, 'What comes back for Jan')
    for (const { card } of office.teams.inChatOf(ilse).slice(-1)) console.log('-----', card && actionsOf(card).map((a) => a.title).join(' | '), '\n', textOf(card))
    await office.teams.press(ilse, page, 'Make the plan')
    const plan = await office.cardFor(ilse, 'The return of Jan')
    console.log('PLAN', textOf(plan.card))
    await office.teams.press(ilse, plan, /Send for approval|Start now/)
    const waiting = await office.cardInChannel(/waits? for an approval/)
    console.log('CASE', textOf(waiting.card))
    const done = await office.teams.press(petra, waiting, /Approve all/)
    console.log('APPROVED', textOf(done))
    await new Promise((resolve) => setTimeout(resolve, 15_000))
    for (const { card } of office.teams.inChatOf(ilse).slice(-3)) console.log('-----', card && actionsOf(card).map((a) => a.title).join(' | '), '\n', textOf(card))
    console.log('CASE', textOf(office.teams.inChannel().at(-1)?.card))
    console.log(office.log.filter((line) => /"level":(40|50|60)/.test(line)).slice(-8).join('\n'))
  })
})
