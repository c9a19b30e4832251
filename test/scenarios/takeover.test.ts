import { strict as assert } from 'node:assert'
import { groups } from '../../sandbox/seeds/groups'
import { people } from '../../sandbox/seeds/people'
import type { Tenant } from '../../sandbox/tenant/state'
import { planFor, stepCardOf, submit } from '../support/conversation'
import { caseIdIn, eventsOf, journalOf } from '../support/journal'
import { ilse, Office, petra, tom, waitFor } from '../support/office'
import { actionsOf, textOf, type Colleague } from '../support/teams'

const jan = people.janDeVries

/** Membership is asked from the tenant at most a minute ago; a test cannot wait that long, so it starts the bot anew. */
async function forgetting(office: Office): Promise<void> {
  await office.stopBot()
  await office.startBot()
}

describe('a case whose requester', () => {
  let office: Office
  beforeEach(async () => {
    const seed = (tenant: Tenant) => {
      const approvers = tenant.groups.get(groups.approvers.id)
      if (approvers !== undefined) approvers.members = [...approvers.members, tom.id]
    }
    office = await Office.open({ configuration: { policy: 'second-person' }, sandbox: { seed } })
  })
  afterEach(async () => {
    await office.close()
  })
  const typed = async (colleague: Colleague, name = jan.userPrincipalName): Promise<string> => {
    await office.teams.say(colleague, `/offboard ${name}`)
    return textOf(office.teams.inChatOf(colleague).at(-1)?.card)
  }
  const noOperator = async (colleague: Colleague): Promise<void> => {
    const path = `/groups/${groups.operators.id}/members/${colleague.id}/$ref`
    assert.equal(await office.graphWrite('DELETE', path), 204)
    await forgetting(office)
  }

  it('is still an operator stays theirs', async () => {
    await planFor(office, jan.userPrincipalName)

    assert.match(await typed(tom), /Ilse Smit opened the offboarding of Jan de Vries/)
    assert.deepEqual(eventsOf(await journalOf(office, caseIdIn(office)), 'takenOver'), [])
  })

  it('was removed from the group is the next operator’s, with cards of their own', async () => {
    const plan = { ...(await planFor(office, jan.userPrincipalName)) }
    await noOperator(ilse)

    const answer = await typed(tom)

    assert.match(answer, /You took over the offboarding of Jan de Vries from Ilse Smit\. Ilse Smit is no longer in/)
    await office.cardFor(tom, /What I found/)
    const own = await office.cardFor(tom, /The plan for Jan de Vries/)
    assert.match(
      textOf(await office.teams.press(ilse, plan, /Send for approval/)),
      /Only members of the operators group/,
    )
    await office.teams.press(tom, own, /Send for approval/)
    await office.cardInChannel(/Jan de Vries is leaving[^]*Requested by Tom Visser/)
    const [taken] = eventsOf(await journalOf(office, caseIdIn(office, tom)), 'takenOver')
    assert.equal(taken?.by.id, tom.id)
    assert.deepEqual([taken?.event.from.id, taken?.event.requester.id], [ilse.id, tom.id])
    assert.equal(taken?.event.why.key, 'dialog.lostGroup')
  })

  it('lost it tells the one who had it so on every card of theirs, without a button', async () => {
    await planFor(office, jan.userPrincipalName)
    await noOperator(ilse)
    await typed(tom)

    const cards = await waitFor('the cards of Ilse to say it', () => {
      const all = office.teams.inChatOf(ilse).map(({ card }) => card)
      return all.every((card) => /Somebody else goes on/.test(textOf(card))) ? all : undefined
    })

    for (const card of cards) {
      assert.match(textOf(card), /Tom Visser took over the offboarding of Jan de Vries/)
      assert.deepEqual(card === undefined ? [] : actionsOf(card), [])
    }
  })

  it('was blocked, or is gone, is the next operator’s', async () => {
    await planFor(office, jan.userPrincipalName)
    await office.graphWrite('PATCH', `/users/${ilse.id}`, { accountEnabled: false })
    await forgetting(office)

    assert.match(await typed(tom), /The account of Ilse Smit is blocked/)
  })

  it('cannot be asked about stays where it is', async () => {
    await planFor(office, jan.userPrincipalName)
    await noOperator(ilse)
    await office.control('faults', { method: 'GET', path: `/users/${ilse.id}`, status: 503, count: 60 })

    assert.match(await typed(tom), /Ilse Smit opened the offboarding of Jan de Vries/)
    await fetch(`${office.sandbox.url}/_sandbox/faults`, { method: 'DELETE' })
    assert.deepEqual(eventsOf(await journalOf(office, caseIdIn(office)), 'takenOver'), [])
  })

  it('changed hands is approved by neither of the two, and what was approved before goes on', async () => {
    await submit(office, await planFor(office, jan.userPrincipalName))
    await office.teams.press(petra, await stepCardOf(office, 'Phone and calls'), 'Approve')
    await noOperator(ilse)
    await typed(tom)
    const card = await stepCardOf(office, 'Mailbox')

    const byIlse = textOf(await office.teams.press(ilse, card, 'Approve'))
    const byTom = textOf(await office.teams.press(tom, card, 'Approve'))
    const byPetra = textOf(await office.teams.press(petra, card, 'Approve'))

    assert.match(byIlse, /This was your offboarding before/)
    assert.match(byTom, /You asked for this offboarding yourself/)
    assert.match(byPetra, /Approved/)
    await stepCardOf(office, 'Phone and calls', /Done, and read back/)
    await stepCardOf(office, 'Mailbox', /Done, and read back/)
  })

  it('lost it is taken over once when two ask at the same moment', async () => {
    await planFor(office, jan.userPrincipalName)
    await noOperator(ilse)

    const answers = await Promise.all([typed(tom), typed(tom)])

    assert.ok(answers.some((answer) => /You took over|You opened the offboarding/.test(answer)))
    assert.equal(eventsOf(await journalOf(office, caseIdIn(office, tom)), 'takenOver').length, 1)
  })

  it('is leaving is the next operator’s, before their account is blocked', async () => {
    await planFor(office, jan.userPrincipalName)
    await typed(tom, ilse.displayName)
    const person = await office.cardFor(tom, /Ilse Smit[^]*What I found/)
    await office.control('faults', { method: 'PATCH', path: `/users/${ilse.id}`, stall: true })
    await office.teams.press(tom, person, /^Sign out .* now$/)

    assert.match(await typed(tom), /Ilse Smit is leaving, too/)
    await fetch(`${office.sandbox.url}/_sandbox/release`, { method: 'POST' })
    await office.cardInChannel(/Ilse Smit[^]*Done, and read back[^]*Sign out everywhere/)
  })
})
