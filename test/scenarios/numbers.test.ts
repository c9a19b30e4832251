import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import type { TelephoneNumber } from '../../sandbox/tenant/state'
import { planFor, submitAndApprove, type Answer } from '../support/conversation'
import { ilse, Office } from '../support/office'
import { textOf } from '../support/teams'

const { lisaVanDijk: lisa, evaWillems: eva } = people
const telephoneNumber = '+31205550130'
const answer = (choice: string): readonly Answer[] => [
  { question: 'Phone of Lisa', inputs: { choice, successor: eva.id } },
]

describe('a telephone number that Microsoft 365 does not let go', function () {
  this.timeout(60_000)
  let office: Office
  const open = async (number: Partial<TelephoneNumber>): Promise<void> => {
    office = await Office.open({
      sandbox: {
        seed: ({ numbers }) =>
          void numbers.push({
            id: '31205550130',
            telephoneNumber,
            numberType: 'directRouting',
            holder: lisa.id,
            ...number,
          }),
      },
    })
  }
  const holder = async (): Promise<unknown> => {
    const { body } = await office.graph('/admin/teams/telephoneNumberManagement/numberAssignments')
    return (body['value'] as readonly Record<string, unknown>[]).find(
      (one) => one['telephoneNumber'] === telephoneNumber,
    )?.['assignmentTargetId']
  }
  const untouched = async (): Promise<void> => {
    assert.ok(
      (await office.effects()).every(({ what }) => !what.includes('numberAssignments')),
      'nothing was tried',
    )
  }
  afterEach(() => office.close())

  it('because Active Directory writes it, is said before anything is asked, and taken away there, by the exact commands', async () => {
    await open({ source: 'onPremises' })
    const plan = await planFor(office, lisa.userPrincipalName, answer('release'))
    const person = textOf((await office.cardFor(ilse, 'What I found')).card)
    assert.match(person, /Active Directory writes that number, so only there can it be taken away/)

    await submitAndApprove(office, plan)
    const task = await office.cardFor(ilse, /Set-ADUser \$user -Clear msRTCSIP-Line[^]*I have done/)
    assert.doesNotMatch(textOf(task.card), /Teams admin centre/)
    await untouched()
    await office.control('change-active-directory', { id: lisa.id, change: 'clearNumber' })
    await office.teams.press(ilse, task, /I have done/)

    await office.cardInChannel(/Phone and calls[^]*The account has no number any more/)
    assert.equal(await holder(), null)
  })

  it('goes to the successor by a person’s hand, and is theirs only when a read says so', async () => {
    await open({ source: 'onPremises' })
    await submitAndApprove(office, await planFor(office, lisa.userPrincipalName, answer('give')))
    const task = await office.cardFor(
      ilse,
      /Once the number is free, give it to eva\.willems@contoso\.com[^]*I have done/,
    )
    await office.control('change-active-directory', { id: lisa.id, change: 'clearNumber' })
    await office.control('give-number', { id: eva.id, telephoneNumber })
    await office.teams.press(ilse, task, /I have done/)

    await office.cardInChannel(/The number \\?\+31205550130 now belongs to Eva Willems/)
    await untouched()
  })

  it('because an operator assigned it in a way that no request can name, is said and is a task, too', async () => {
    await open({ numberType: 'unknownFutureValue' })
    const plan = await planFor(office, lisa.userPrincipalName, answer('release'))
    const person = textOf((await office.cardFor(ilse, 'What I found')).card)
    assert.match(person, /An operator assigned that number, so I cannot take it away/)

    await submitAndApprove(office, plan)
    const task = await office.cardFor(ilse, /Where that is not offered, ask the operator\.[^]*I have done/)
    await untouched()
    await office.control('take-number', { id: lisa.id })
    await office.teams.press(ilse, task, /I have done/)

    await office.cardInChannel(/Phone and calls[^]*The account has no number any more/)
  })
})
