import { strict as assert } from 'node:assert'
import { groups } from '../../sandbox/seeds/groups'
import { people } from '../../sandbox/seeds/people'
import { ilse, Office } from '../support/office'
import { askBack, bringBack, leave, planOfReturn, sendReturn, tick } from '../support/returning'
import type { Answer } from '../support/conversation'
import type { Message } from '../support/teams'

const { janDeVries: jan, evaWillems: eva } = people
const outside = 'jan@example.com'
const answers: readonly Answer[] = [{ question: 'Mailbox of', inputs: { choice: 'forward', successor: eva.id } }]

describe('What somebody has to choose of a return', function () {
  this.timeout(240_000)
  let office: Office
  beforeEach(async () => {
    office = await Office.open({
      sandbox: {
        seed: ({ groups: all }) => {
          const helpdesk = all.get(groups.helpdesk.id)
          if (helpdesk !== undefined) helpdesk.members = [...helpdesk.members, jan.id]
        },
      },
    })
    await office.control('change-forwarding', { id: jan.id, to: outside })
    await leave(office, jan.userPrincipalName, /Jan de Vries: (completed|done|not finished)/, answers)
  })
  afterEach(async () => office.close())
  const listOf = async (path: string): Promise<readonly unknown[]> => {
    const { body } = await office.graph(path)
    return (body['value'] as readonly Record<string, unknown>[]).map(({ id }) => id)
  }
  const forwardsTo = async () => String((await office.mailbox(jan.userPrincipalName))?.['ForwardingSmtpAddress'] ?? '')

  it('stays as it is unless it is ticked, and what needs no choice comes back beside it', async () => {
    await bringBack(office, 'Jan de Vries')

    await office.cardFor(ilse, /To do by hand: A way in/)
    assert.ok(!(await listOf(`/groups/${groups.helpdesk.id}/members`)).includes(jan.id))
    assert.ok((await listOf(`/groups/${groups.sales.id}/members`)).includes(jan.id), 'an ordinary group comes back')
    const owners = await listOf(`/groups/${groups.atlas.id}/owners`)
    assert.ok(owners.includes(jan.id) && owners.length > 1, 'whoever took over stays as an owner beside him')
    assert.equal(await forwardsTo(), '', 'mail goes neither outside nor to the successor')
  })

  it('comes back where it is ticked', async () => {
    let page: Message = { ...(await askBack(office, 'Jan de Vries')) }
    const tickOn = async (stepId: string, chosen: string) => {
      page = (await tick(office, page, stepId, { chosen })).page
    }
    const successors = (await listOf(`/groups/${groups.atlas.id}/owners`)).filter((id) => id !== jan.id)
    await tickOn('groups', groups.helpdesk.id)
    await tickOn('mailbox', 'forwarding')
    await tickOn('ownership', `${groups.atlas.id}/successor`)
    await sendReturn(office, await planOfReturn(office, page))

    await office.cardFor(ilse, /To do by hand: A way in/)
    assert.ok((await listOf(`/groups/${groups.helpdesk.id}/members`)).includes(jan.id))
    assert.match(await forwardsTo(), new RegExp(outside))
    assert.ok(successors.length > 0)
    assert.deepEqual(await listOf(`/groups/${groups.atlas.id}/owners`), [jan.id])
  })
})
