import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { planFor, stepCardOf, submit } from '../support/conversation'
import { ilse, Office, petra, waitFor } from '../support/office'
import { textOf } from '../support/teams'

const { id, userPrincipalName: address } = people.janDeVries
const isLicence = ({ what }: { readonly what: string }) => what.includes('assignLicense')

describe('What changes between the plan and its approval', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open({ configuration: { policy: 'second-person' } })
    await submit(office, await planFor(office, address))
  })
  afterEach(() => office.close())

  const approveAll = async () => office.teams.press(petra, await office.cardInChannel(/Approve all/), /Approve all/)

  it('in the mailbox keeps the licences where they are, until each hold, archive and gigabyte is mended', async () => {
    await office.control('put-on-hold', { id, by: 'litigation' })
    await office.control('switch-archive-on', { id })
    await office.control('fill-mailbox', { id, gigabytes: 60 })

    await approveAll()

    const large = textOf((await licencesStopped(office, /above 50 GB/)).card)
    assert.match(large, /Approved by Petra de Boer/)
    assert.match(large, /Found since the plan was made: [\s\S]*on hold[\s\S]*archive/)
    assert.match(textOf((await office.cardFor(ilse, /not finished/i)).card), /Licences[\s\S]*above 50 GB/)
    await office.control('fill-mailbox', { id, gigabytes: 5 })
    await licencesStopped(office, /archive/)
    await office.control('switch-archive-off', { id })
    await licencesStopped(office, /on hold/)
    assert.deepEqual((await office.effects()).filter(isLicence), [])

    await office.control('take-off-hold', { id, by: 'litigation' })

    await office.cardFor(ilse, 'Everything below was read back')
    assert.equal((await office.effects()).filter(isLicence).length, 1)
  })

  it('into the account of a Global Administrator leaves it alone, and goes on when the role is gone', async () => {
    await office.control('give-role', { id, role: 'Global Administrator' })

    await approveAll()

    const card = await office.cardInChannel(/requested by[\s\S]*Sign out now[\s\S]*Stopped by a rule/)
    assert.match(textOf(card.card), /Global Administrator/)
    await office.cardFor(ilse, /not finished/i)
    assert.deepEqual(await office.effects(), [])

    await office.control('take-role', { id, role: 'Global Administrator' })

    await office.cardFor(ilse, 'Everything below was read back')
  })

  it('can be looked at again by a press, and what is not to be done any more is rejected', async () => {
    await office.control('put-on-hold', { id, by: 'litigation' })
    await approveAll()
    const card = await licencesStopped(office, /on hold/)

    const again = await office.teams.press(petra, card, 'Look again')
    const rejected = await office.teams.press(petra, await licencesStopped(office, /on hold/), 'Reject this step', {
      reason: 'Legal needs the mail',
    })

    assert.doesNotMatch(textOf(again), /changed nothing/)
    assert.match(textOf(rejected), /Rejected/)
    await waitFor('a summary that says so', async () => {
      const summary = textOf((await office.cardFor(ilse, /not finished/i)).card)
      return /Licences[\s\S]*Legal needs the mail/.test(summary) ? summary : undefined
    })
    assert.deepEqual((await office.effects()).filter(isLicence), [])
  })
})

async function licencesStopped(office: Office, why: RegExp) {
  return waitFor(`licences that are stopped by ${String(why)}`, async () => {
    const card = await stepCardOf(office, 'Licences')
    const says = textOf(card.card)
    return says.includes('Stopped by a rule') && why.test(says) ? card : undefined
  })
}
