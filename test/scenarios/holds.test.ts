import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { planFor, submitAndApprove, type Answer } from '../support/conversation'
import { ilse, Office } from '../support/office'
import { textOf } from '../support/teams'

const { janJansen: jan, receptie, saskiaDeGroot: saskia } = people
const saving = (inputs: Readonly<Record<string, string>>): Answer => ({ question: 'Save the mailbox of', inputs })

describe('what is to be kept of the mailbox of a leaver', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open()
  })
  afterEach(() => office.close())
  const summary = async (says: RegExp): Promise<string> => textOf((await office.cardFor(ilse, says)).card)

  it('is held for as long as was decided, and the licence for it stays', async () => {
    const plan = await planFor(office, jan.userPrincipalName, [saving({ choice: 'days', days: '2555' })])

    await submitAndApprove(office, plan)

    await office.cardFor(ilse, /on litigation hold, each item for 2,555 days\./)
    const mailbox = await office.mailbox(jan.id)
    assert.equal(mailbox?.['LitigationHoldEnabled'], true)
    assert.equal(mailbox?.['LitigationHoldDuration'], '2555.00:00:00')
    const { body } = await office.graph(`/users/${jan.id}?$select=assignedLicenses`)
    assert.notDeepEqual(body['assignedLicenses'], [])
  })

  it('is not asked about where it is on hold already, and the plan says so', async () => {
    const plan = await planFor(office, saskia.userPrincipalName)

    assert.match(textOf(plan.card), /on litigation hold already, without an end/)
  })

  it('is not held when Exchange refuses: the summary says for which licence, and nothing is converted', async () => {
    const plan = await planFor(office, receptie.userPrincipalName, [saving({ choice: 'unlimited' })])

    await submitAndApprove(office, plan)

    assert.match(await summary(/Exchange refuses the litigation hold/), /no licence with Exchange Online Plan 2/)
    assert.equal((await office.mailbox(receptie.id))?.['LitigationHoldEnabled'], false)
    assert.equal((await office.mailbox(receptie.id))?.['RecipientTypeDetails'], 'UserMailbox')
  })

  it('is exported by a person, and nothing that depends on it goes on before that person says so', async () => {
    await submitAndApprove(office, await planFor(office, receptie.userPrincipalName, [saving({ choice: 'export' })]))

    const task = await office.cardFor(ilse, /To do by hand: Save the mailbox/)
    assert.match(textOf(task.card), /the mailbox of receptie\.utrecht@contoso\.com as its only source/)
    assert.equal((await office.mailbox(receptie.id))?.['RecipientTypeDetails'], 'UserMailbox')
    await office.teams.press(ilse, task, 'I have done this')

    await office.cardFor(ilse, /The mailbox is a shared mailbox/)
    assert.equal((await office.mailbox(receptie.id))?.['RecipientTypeDetails'], 'SharedMailbox')
  })
})
