import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { stepCardOf } from '../support/conversation'
import { ilse, Office } from '../support/office'
import { askBack, leave, planOfReturn, sendReturn, sentSince, tick } from '../support/returning'
import { leavePlain } from '../support/plainPeople'

const { janDeVries: jan, evaWillems: eva } = people
const visio = 'c5928f49-12ba-48f7-ada3-0d743a3601d5'
const number = '+31205550112'

describe('What is taken by now of whoever comes back', function () {
  this.timeout(240_000)
  let office: Office
  beforeEach(async () => {
    office = await Office.open({ sandbox: { seed: (tenant) => leavePlain(tenant, jan) } })
    await leave(office, jan.userPrincipalName, /Jan de Vries: (completed|done)/, [
      { question: /^Phone/m, inputs: { choice: 'release' } },
    ])
  })
  afterEach(async () => office.close())
  const licences = async (): Promise<readonly unknown[]> => {
    const { body } = await office.graph(`/users/${jan.id}?$select=assignedLicenses`)
    return (body['assignedLicenses'] as readonly Record<string, unknown>[]).map(({ skuId }) => skuId)
  }

  it('the last seat, is asked before anything is sent, and the other licences come without it', async () => {
    const all = Object.values(people).filter(({ id }) => id !== jan.id)
    for (const { id } of all) await office.control('assign-licence', { id, product: visio }).catch(() => undefined)

    const { asked, page } = await tick(office, { ...(await askBack(office, 'Jan de Vries')) }, 'licences', {})
    assert.match(asked, /Tick what should come back too[^]*No seat is free of: Visio/)
    await sendReturn(office, await planOfReturn(office, page))

    await office.cardFor(ilse, /To do by hand: A way in/)
    assert.ok(!(await licences()).includes(visio))
    assert.ok((await licences()).length > 0)
    await office.cardFor(ilse, /Licences:\*\* Is back, but for one thing|Licences:\*\*[^\n]*No seat is free/)
  })

  it('the number, stays with whoever has it: that is said before anything is sent, and all the rest is back', async () => {
    await office.control('give-number', { id: eva.id, telephoneNumber: number })

    const { length: before } = await office.effects()
    const page = await askBack(office, 'Jan de Vries')
    await office.cardFor(ilse, /31205550112 belongs to Eva Willems by now, and stays there/)
    await sendReturn(office, await planOfReturn(office, page))

    await office.cardFor(ilse, /To do by hand: A way in/)
    const { body } = await office.graph('/admin/teams/telephoneNumberManagement/numberAssignments')
    const held = (body['value'] as readonly Record<string, unknown>[]).find((one) => one['telephoneNumber'] === number)
    assert.equal(held?.['assignmentTargetId'], eva.id)
    assert.ok(!(await sentSince(office, before)).some((what) => /assignNumber/i.test(what)), 'nothing was tried')
    assert.equal((await office.mailbox(jan.userPrincipalName))?.['RecipientTypeDetails'], 'UserMailbox')
    assert.ok((await licences()).includes(visio))
  })

  it('one refused request loses nothing else of what comes back', async () => {
    const page = await askBack(office, 'Jan de Vries')
    const plan = await planOfReturn(office, page)
    const body = { error: { code: 'Request_BadRequest', message: 'Not this one.' } }
    // The group that gives one of the licences takes nobody, however often it is asked.
    await office.control('faults', { method: 'POST', path: '/groups/[^/]+/members', status: 400, body, count: 50 })

    await sendReturn(office, plan)

    await office.cardFor(ilse, /To do by hand: A way in/)
    assert.ok((await licences()).includes(visio), 'the other licences came back')
    const { body: account } = await office.graph(`/users/${jan.id}?$select=accountEnabled`)
    assert.equal(account['accountEnabled'], true)
    assert.equal((await office.mailbox(jan.userPrincipalName))?.['RecipientTypeDetails'], 'UserMailbox')
    await stepCardOf(office, 'Licences', /Failed[^]*Not this one/)
  })
})
