import { strict as assert } from 'node:assert'
import { numbers } from '../../../../sandbox/seeds/numbers'
import { people } from '../../../../sandbox/seeds/people'
import { acting } from './acting'

const { janDeVries: jan, evaWillems: eva, tomVisser: tom } = people

describe('what an administrator does to the pretend tenant in another window: a phone number', () => {
  const { act, values } = acting()
  const holderOf = async (telephoneNumber: string) =>
    (await values(`/admin/teams/telephoneNumberManagement/numberAssignments`)).find(
      (one) => String(one['telephoneNumber']) === telephoneNumber,
    )?.['assignmentTargetId']
  const free = numbers.free.telephoneNumber
  const jans = numbers.janDeVries.telephoneNumber

  it('is taken and given', async () => {
    await act('take-number', { id: jan.id })
    await act('give-number', { id: jan.id, telephoneNumber: free })

    assert.deepEqual([await holderOf(jans), await holderOf(free)], [null, jan.id])
  })

  it('is given to somebody with a licence and no number, once, and taken from who has one', async () => {
    assert.match(await act('give-number', { id: jan.id, telephoneNumber: free }), /^400 .*already has/)
    assert.match(await act('give-number', { id: tom.id, telephoneNumber: free }), /^400 .*not licensed/)
    assert.match(await act('give-number', { id: eva.id, telephoneNumber: jans }), /^400 .*already assigned/)
    assert.match(await act('give-number', { id: eva.id, telephoneNumber: '+31201234567' }), /^404 /)
    assert.match(await act('take-number', { id: eva.id }), /^400 .*has no phone number/)
  })
})
