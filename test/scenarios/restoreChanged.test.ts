import { strict as assert } from 'node:assert'
import { groups } from '../../sandbox/seeds/groups'
import { people } from '../../sandbox/seeds/people'
import { openStep, type Answer } from '../support/conversation'
import { ilse, Office } from '../support/office'
import { askBack, leave, planOfReturn, sendReturn } from '../support/returning'
import { textOf, type Message } from '../support/teams'

const { janDeVries: jan, evaWillems: eva, noorElIdrissi: noor, tomVisser: tom } = people
const answers: readonly Answer[] = [
  { question: 'Save the mailbox of', inputs: { choice: 'days', days: '365' } },
  { question: 'Mailbox of', inputs: { choice: 'forward', successor: eva.id } },
  { question: 'Groups that Jan de Vries owns', inputs: { choice: 'handOver', successor: eva.id } },
]

describe('What somebody changed since an offboarding', function () {
  this.timeout(240_000)
  let office: Office
  beforeEach(async () => {
    office = await Office.open()
  })
  afterEach(async () => office.close())

  it('is left alone and said: forwarding sent on, a hold without an end, other owners', async () => {
    await leave(office, jan.userPrincipalName, /Jan de Vries: (completed|done)/, answers)
    await office.control('change-forwarding', { id: jan.id, to: noor.userPrincipalName })
    await office.control('take-off-hold', { id: jan.id, by: 'litigation' })
    await office.control('put-on-hold', { id: jan.id, by: 'litigation' })
    await office.control('add-owner', { id: tom.id, group: groups.atlas.id })
    await office.control('remove-owner', { id: eva.id, group: groups.atlas.id })

    let page: Message = { ...(await askBack(office, 'Jan de Vries')) }
    const says = async (stepId: string): Promise<string> => {
      const opened = await openStep(office, page, `back-${stepId}`)
      page = { ...page, card: await office.teams.press(ilse, opened, 'Back') }
      return textOf(opened.card)
    }
    assert.match(await says('mailbox'), new RegExp(`Mail goes on to ${noor.userPrincipalName} by now`))
    assert.match(await says('hold'), /The litigation hold has no end by now: somebody changed it/)
    assert.match(await says('ownership'), /Eva Willems is not one of them any more/)
    await sendReturn(office, await planOfReturn(office, page))

    await office.teams.press(ilse, await office.cardFor(ilse, /To do by hand: A way in/), /I have done this/)
    await office.cardFor(ilse, /Left for people[^]*has no end by now[^]*Mail goes on to noor/)
    const mailbox = await office.mailbox(jan.userPrincipalName)
    assert.match(String(mailbox?.['ForwardingSmtpAddress'] ?? mailbox?.['ForwardingAddress']), /noor/i)
    assert.equal(mailbox?.['LitigationHoldEnabled'], true)
    const { body } = await office.graph(`/groups/${groups.atlas.id}/owners`)
    assert.deepEqual(
      (body['value'] as readonly Record<string, unknown>[]).map(({ id }) => id),
      [tom.id],
    )
  })
})
