import { strict as assert } from 'node:assert'
import { groups } from '../../sandbox/seeds/groups'
import { people } from '../../sandbox/seeds/people'
import type { Tenant } from '../../sandbox/tenant/state'
import { ilse, noor, Office, petra, tom } from '../support/office'
import { planFor, submit } from '../support/conversation'
import { askBack, casesIn, leave, planOfReturn, sentSince } from '../support/returning'
import { leavePlain } from '../support/plainPeople'
import { textOf } from '../support/teams'

const { saskiaDeGroot: saskia } = people

/** Saskia is an operator and an approver herself; Tom may approve, too. */
function mayAll(tenant: Tenant): void {
  leavePlain(tenant, saskia)
  const [operators, approvers] = [tenant.groups.get(groups.operators.id), tenant.groups.get(groups.approvers.id)]
  if (operators !== undefined) operators.members = [...operators.members, saskia.id]
  if (approvers !== undefined) approvers.members = [...approvers.members, saskia.id, tom.id]
}

describe('Four eyes on a return', function () {
  this.timeout(240_000)
  let office: Office
  beforeEach(async () => {
    office = await Office.open({ configuration: { policy: 'second-person' }, sandbox: { seed: mayAll } })
    await leave(office, saskia.userPrincipalName, /Saskia de Groot: (completed|done|not finished)/)
    await office.teams.open(saskia)
  })
  afterEach(async () => office.close())

  /** Somebody let her sign in again by hand, with all her rights. */
  async function signsInAgain(): Promise<void> {
    await office.control('enable-account', { id: saskia.id })
    for (const { id: group } of [groups.operators, groups.approvers]) {
      const path = `/groups/${group}/members/$ref`
      await office.graphWrite('POST', path, {
        '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${saskia.id}`,
      })
    }
    await office.stopBot()
    await office.startBot()
  }

  it('another operator may ask for it; neither they nor whoever comes back approve it, and a second person does', async () => {
    const page = await askBack(office, 'Saskia', tom)
    assert.match(
      textOf((await office.cardFor(tom, 'Take Saskia de Groot back?')).card),
      /This is an offboarding of Ilse Smit/,
    )
    await office.cardFor(ilse, /Tom Visser takes Saskia de Groot back/)
    await office.teams.press(tom, await planOfReturn(office, page, tom), /Send for approval/)
    await signsInAgain()
    const waiting = await office.cardInChannel(/waits? for an approval/)
    const { length: before } = await office.effects()

    const byTom = textOf(await office.teams.press(tom, waiting, /^Approve/))
    const bySaskia = textOf(await office.teams.press(saskia, waiting, /^Approve/))
    assert.match(byTom, /You asked for this return yourself|You asked for this/)
    assert.match(bySaskia, /This is about you, so somebody else must decide/)
    await office.teams.quiet()
    assert.deepEqual(await sentSince(office, before), [])

    await office.teams.press(petra, await office.cardInChannel(/waits? for an approval/), /^Approve/)
    await office.cardFor(tom, /To do by hand: A way in/)
  })

  it('nobody begins one whose own leaving has begun since they asked', async () => {
    await office.teams.say(tom, '/restore Saskia')
    const offer = await office.cardFor(tom, 'Take Saskia de Groot back?')
    await submit(office, await planFor(office, people.tomVisser.userPrincipalName))
    const before = await casesIn(office)

    const answer = textOf(await office.teams.press(tom, offer, /^Yes/))

    assert.match(answer, /Your own leaving has begun/)
    assert.equal(await casesIn(office), before)
  })

  it('nobody asks for their own, and nobody who is no operator asks for anybody’s', async () => {
    await signsInAgain()
    const cases = await casesIn(office)
    const direct = { command: 'restore', person: saskia.id, begins: 'yes' }

    await office.teams.say(saskia, '/restore Saskia')
    const typed = textOf(office.teams.inChatOf(saskia).at(-1)?.card)
    const pressed = textOf(await office.teams.invoke(saskia, 'ask', direct))
    for (const answer of [typed, pressed]) {
      assert.doesNotMatch(answer, /Take Saskia|comes back\b/)
      assert.doesNotMatch(answer, /Ilse Smit/, 'nobody learns here of their own leaving')
    }

    await office.teams.say(noor, '/restore Saskia')
    assert.match(textOf(office.teams.inChatOf(noor).at(-1)?.card), /Only members of the operators group/)
    assert.match(textOf(await office.teams.invoke(noor, 'ask', direct)), /Only members of the operators group/)
    await office.teams.say(petra, '/restore Saskia')
    assert.match(textOf(office.teams.inChatOf(petra).at(-1)?.card), /Only members of the operators group/)
    assert.equal(await casesIn(office), cases)
  })
})
