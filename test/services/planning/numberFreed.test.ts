import { strict as assert } from 'node:assert'
import { licence } from '../steps/licences/made'
import { catalogue, plan } from './plans'

describe('The planner says of a telephone number that is left', () => {
  const phone = licence('Phone', { hasPhone: true })
  const taking = (numberType: string): string => {
    const number = { telephoneNumber: '+31205550112', numberType, locationId: undefined }
    const planned = plan({ assigned: [phone], taken: [phone], number })
    return (planned.ok ? planned.advice : planned.reasons).map((message) => catalogue.en(message)).join()
  }

  it('that it comes free with the phone licence, when it is one of Microsoft’s own', () => {
    assert.equal(taking('callingPlan'), 'Taking the phone licence away also frees the telephone number +31205550112.')
  })

  for (const kind of ['directRouting', 'operatorConnect', 'unknown'])
    it(`that it would stay where nobody can use it, when it is of another kind: ${kind}`, () => {
      assert.match(taking(kind), /phone licence \(Phone\) must stay\. .* stays with the account.* Release the number/)
      assert.doesNotMatch(taking(kind), /frees/)
    })
})

describe('The planner accepts', () => {
  it('taking the phone licence while the number is left, and says that the number comes free', () => {
    const phone = licence('Phone', { hasPhone: true })
    const number = { telephoneNumber: '+31205550112', numberType: 'callingPlan', locationId: undefined }

    const planned = plan({ assigned: [phone], taken: [phone], number })

    assert.match(
      planned.ok ? planned.advice.map((message) => catalogue.en(message)).join() : '',
      /frees the telephone number \+31205550112/,
    )
  })
})
