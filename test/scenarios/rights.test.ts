import { strict as assert } from 'node:assert'
import { groups } from '../../sandbox/seeds/groups'
import { people } from '../../sandbox/seeds/people'
import type { Tenant } from '../../sandbox/tenant/state'
import { planFor, stepCardOf, submit } from '../support/conversation'
import { caseIdIn, eventsOf, journalOf } from '../support/journal'
import { ilse, Office, petra, tom } from '../support/office'
import { textOf, type Colleague } from '../support/teams'

const jan = people.janDeVries
const { ahmedYildiz: ahmed, evaWillems: eva, noorElIdrissi: noor, oliverBennett: guest } = people
const busy = /does nothing rather than guess/

/** Puts people into a group before anybody looks. */
function joining(group: { readonly id: string }, ...members: readonly Colleague[]) {
  return (tenant: Tenant): void => {
    const found = tenant.groups.get(group.id)
    assert.ok(found !== undefined)
    found.members = [...found.members, ...members.map(({ id }) => id)]
  }
}

/** What was changed about somebody. */
async function doneTo(office: Office, { id }: Colleague): Promise<readonly unknown[]> {
  return (await office.effects()).filter(({ target }) => target === id)
}

describe('who may', () => {
  let office: Office
  const open = async (options: Parameters<typeof Office.open>[0] = {}): Promise<void> => {
    office = await Office.open(options)
  }
  const typed = async (colleague: Colleague, name: string): Promise<string> => {
    await office.teams.say(colleague, `/offboard ${name}`)
    return textOf(office.teams.inChatOf(colleague).at(-1)?.card)
  }
  /** What the directory said is remembered for up to a minute: a new start forgets it. */
  const forgetting = async (): Promise<void> => {
    await office.stopBot()
    await office.startBot()
  }
  const inDirectory = async (colleague: Colleague, changes: object): Promise<void> => {
    assert.equal(await office.graphWrite('PATCH', `/users/${colleague.id}`, changes), 204)
  }
  afterEach(async () => {
    await office.close()
  })

  it('start a case is never a guest, also when somebody put one into the group', async () => {
    await open({ sandbox: { seed: joining(groups.operators, guest, noor) } })

    assert.match(await typed(guest, jan.userPrincipalName), /Guests cannot use this bot/)
    assert.doesNotMatch(await typed(noor, ahmed.userPrincipalName), /cannot use|Only members/)
  })

  it('approve is never a guest', async () => {
    await open({ sandbox: { seed: joining(groups.approvers, guest) } })
    await submit(office, await planFor(office, jan.userPrincipalName))

    const answer = await office.teams.press(guest, await stepCardOf(office, 'Phone and calls'), 'Approve')

    assert.match(textOf(answer), /Guests cannot use this bot/)
    assert.deepEqual(await office.effects(), [])
  })

  it('start a case is nobody whose account is blocked', async () => {
    await open()
    await inDirectory(tom, { accountEnabled: false })

    assert.match(await typed(tom, jan.userPrincipalName), /shows your account as blocked/)
  })

  it('do anything is somebody in the group through another group', async () => {
    await open({ sandbox: { seed: joining(groups.operators, { id: groups.sales.id, displayName: '' }) } })

    assert.doesNotMatch(await typed(eva, ahmed.userPrincipalName), /Only members/)
    await office.cardFor(eva, /What I found/)
  })

  it('do anything is nobody while the directory cannot say who they are', async () => {
    await open()
    await office.control('faults', { method: 'GET', path: `/users/${tom.id}`, status: 503, count: 30 })

    assert.match(await typed(tom, jan.userPrincipalName), busy)
  })

  describe('approve, where a second person is asked for,', () => {
    beforeEach(() => open({ configuration: { policy: 'second-person' } }))

    const second: Readonly<Record<string, () => Promise<void>>> = {
      'the same employee number': async () => {
        const { body } = await office.graph(`/users/${ilse.id}?$select=employeeId`)
        await inDirectory(petra, { employeeId: ` ${String(body['employeeId'])} ` })
      },
      'an alternate address of the requester': () =>
        inDirectory(petra, { otherMails: [people.ilseSmit.userPrincipalName.toUpperCase()] }),
      'the same alternate address': async () => {
        await inDirectory(petra, { otherMails: ['ilse@home.example'] })
        await inDirectory(ilse, { otherMails: ['Ilse@home.example'] })
      },
    }
    for (const [how, make] of Object.entries(second))
      it(`is not the requester’s second account, known by ${how}`, async () => {
        await make()
        await submit(office, await planFor(office, jan.userPrincipalName))
        const card = await stepCardOf(office, 'Phone and calls')

        const approval = textOf(await office.teams.press(petra, card, 'Approve'))
        const rejection = textOf(await office.teams.press(petra, card, /Reject/, { reason: 'No' }))

        for (const answer of [approval, rejection]) assert.match(answer, /and that of Ilse Smit belong to one person/)
        assert.deepEqual(await doneTo(office, jan), [])
        const noted = eventsOf(await journalOf(office, caseIdIn(office)), 'refused')
        assert.deepEqual(
          noted.map(({ by, event }) => [by.id, event.verb, event.why.key]),
          [
            [petra.id, 'approve', 'dialog.requestersOther'],
            [petra.id, 'reject', 'dialog.requestersOther'],
          ],
        )
      })

    it('is not the second account of a requester whose own is gone', async () => {
      const { body } = await office.graph(`/users/${ilse.id}?$select=employeeId`)
      await inDirectory(petra, { employeeId: body['employeeId'] })
      await submit(office, await planFor(office, jan.userPrincipalName))
      await office.graphWrite('DELETE', `/users/${ilse.id}`)
      await forgetting()

      const answer = await office.teams.press(petra, await stepCardOf(office, 'Phone and calls'), 'Approve')

      assert.match(textOf(answer), /and that of Ilse Smit belong to one person/)
    })

    it('is nobody while the directory cannot say whose account it is', async () => {
      await submit(office, await planFor(office, jan.userPrincipalName))
      const card = await stepCardOf(office, 'Phone and calls')
      await office.control('faults', { method: 'GET', path: `/users/${petra.id}`, status: 503, count: 30 })

      assert.match(textOf(await office.teams.press(petra, card, 'Approve')), busy)
      assert.deepEqual(await office.effects(), [])
    })
  })

  describe('press anything in a case', () => {
    it('is not the leaver’s second account, whatever the policy', async () => {
      await open({ configuration: { policy: 'any-approver' } })
      await submit(office, await planFor(office, jan.userPrincipalName))
      const { body } = await office.graph(`/users/${jan.id}?$select=employeeId`)
      await inDirectory(petra, { employeeId: body['employeeId'] })

      const answer = await office.teams.press(petra, await office.cardInChannel(/Approve all/), /Approve all/)

      assert.match(textOf(answer), /and that of Jan de Vries belong to one person.*This is about Jan de Vries/)
      assert.deepEqual(await doneTo(office, jan), [])
    })

    it('is not the leaver’s second account, also once the leaver is deleted', async () => {
      await open({ configuration: { policy: 'any-approver' } })
      await submit(office, await planFor(office, jan.userPrincipalName))
      const { body } = await office.graph(`/users/${jan.id}?$select=employeeId`)
      await inDirectory(petra, { employeeId: body['employeeId'] })
      await office.graphWrite('DELETE', `/users/${jan.id}`)
      await forgetting()

      const answer = await office.teams.press(petra, await office.cardInChannel(/Approve all/), /Approve all/)

      assert.match(textOf(answer), /belong to one person/)
    })

    it('is not the leaver: no step of theirs is tried again and no task confirmed by them', async () => {
      await open({ configuration: { policy: 'any-approver' } })
      await submit(office, await planFor(office, petra.displayName))
      const data = { caseId: caseIdIn(office), stepId: 'mailbox', revision: 1 }

      for (const verb of ['retry', 'approve', 'reject'])
        assert.match(textOf(await office.teams.invoke(petra, verb, data, { where: 'channel' })), /This is about you/)
    })
  })

  it('open a case is not somebody about a second account of their own', async () => {
    await open()
    const { body } = await office.graph(`/users/${ilse.id}?$select=employeeId`)
    await inDirectory(noor, { employeeId: body['employeeId'] })

    assert.match(await typed(ilse, noor.userPrincipalName), /Nobody can offboard an account of their own/)
  })
})

describe('the last one', () => {
  let office: Office
  afterEach(async () => {
    await office.close()
  })
  const typed = async (colleague: Colleague, name: string): Promise<string> => {
    await office.teams.say(colleague, `/offboard ${name}`)
    return textOf(office.teams.inChatOf(colleague).at(-1)?.card)
  }
  const takeOut = async (group: { readonly id: string }, colleague: Colleague): Promise<void> => {
    assert.equal(await office.graphWrite('DELETE', `/groups/${group.id}/members/${colleague.id}/$ref`), 204)
  }

  it('who can approve is not offboarded', async () => {
    office = await Office.open()
    await takeOut(groups.approvers, ilse)

    assert.match(await typed(ilse, petra.displayName), /is the last one who can approve/)
  })

  it('who can approve is not offboarded when the others are guests, blocked, or themselves by another account', async () => {
    office = await Office.open({ sandbox: { seed: joining(groups.approvers, guest, noor, eva) } })
    await takeOut(groups.approvers, ilse)
    await office.graphWrite('PATCH', `/users/${noor.id}`, { accountEnabled: false })
    await office.graphWrite('PATCH', `/users/${eva.id}`, { otherMails: [people.petraDeBoer.mail] })

    assert.match(await typed(ilse, petra.displayName), /is the last one who can approve/)
  })

  it('is not refused when somebody else can go on', async () => {
    office = await Office.open()

    assert.doesNotMatch(await typed(ilse, petra.displayName), /is the last one/)
    await office.cardFor(ilse, /What I found/)
  })

  it('of two operators who offboard each other at the same moment stays, and the other may do nothing more', async () => {
    office = await Office.open({ configuration: { policy: 'none' } })
    for (const [operator, other] of [
      [ilse, tom],
      [tom, ilse],
    ] as const) {
      await typed(operator, other.displayName)
      await office.cardFor(operator, /What I found/)
    }

    const answers = await Promise.all(
      [ilse, tom].map(async (operator) =>
        textOf(await office.teams.press(operator, await office.cardFor(operator, /What I found/), /^Sign out .* now$/)),
      ),
    )

    const refused = answers.filter((answer) => /Your own leaving has begun/.test(answer))
    assert.equal(refused.length, 1, answers.join('\n---\n'))
    const [stays, goes] = /Your own leaving has begun/.test(answers[0] ?? '') ? [tom, ilse] : [ilse, tom]
    await office.cardInChannel(/Done, and read back[^]*Sign out everywhere/)
    const blocked = async ({ id }: Colleague) =>
      (await office.graph(`/users/${id}?$select=accountEnabled`)).body['accountEnabled'] === false
    assert.deepEqual([await blocked(stays), await blocked(goes)], [false, true])
    assert.match(await typed(goes, jan.userPrincipalName), /Your own leaving has begun|shows your account as blocked/)
  })

  it('of two approvers whose cases are both open stays, whoever is sent first', async () => {
    office = await Office.open({ configuration: { policy: 'any-approver' } })
    const cards = []
    for (const approver of [petra, ilse]) {
      await typed(tom, approver.displayName)
      cards.push(await office.cardFor(tom, new RegExp(`${approver.displayName}[^]*What I found`)))
    }

    // Petra's account still works: what counts is that her leaving has begun.
    await office.control('faults', { method: 'PATCH', path: `/users/${petra.id}`, stall: true })
    const answers = []
    for (const card of cards) answers.push(textOf(await office.teams.press(tom, card, /^Sign out .* now$/)))
    await fetch(`${office.sandbox.url}/_sandbox/release`, { method: 'POST' })

    assert.doesNotMatch(answers[0] ?? '', /is the last one/)
    assert.match(answers[1] ?? '', /Ilse Smit is the last one who can approve/)
  })
})
