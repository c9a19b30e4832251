import { strict as assert } from 'node:assert'
import { cmdletAnswerOf, cmdletErrorOf } from '../../../../services/remote/exchange/invokeCommandAnswer'

describe('an answer of InvokeCommand', () => {
  it('has its objects, warnings and next page', () => {
    const answer = cmdletAnswerOf({
      value: [{ Identity: 'jan' }],
      '@adminapi.warnings': ['Careful.'],
      '@odata.nextLink': 'https://outlook.office365.com/next',
    })

    assert.deepEqual(answer, {
      objects: [{ Identity: 'jan' }],
      warnings: ['Careful.'],
      nextPage: 'https://outlook.office365.com/next',
    })
  })

  it('may be empty', () => {
    for (const body of [undefined, '', {}, { value: [] }])
      assert.deepEqual(cmdletAnswerOf(body), { objects: [], warnings: [], nextPage: undefined })
  })
})

describe('an error of InvokeCommand', () => {
  const inner = { message: 'Error executing cmdlet', internalexception: { message: 'The inner words' } }

  it('is told by the exception and text of its details', () => {
    const message =
      "Ex6F9304|Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException|The object 'a|b' couldn't be found."

    assert.deepEqual(
      cmdletErrorOf({ error: { message: 'Error executing cmdlet', details: [{ message }], innererror: inner } }),
      {
        type: 'Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException',
        text: "The object 'a|b' couldn't be found.",
      },
    )
  })

  it('is told without a hash, too', () => {
    assert.deepEqual(cmdletErrorOf({ error: { details: [{ message: '|System.ArgumentException|No.' }] } }), {
      type: 'System.ArgumentException',
      text: 'No.',
    })
  })

  it('is told by its inner exception, and otherwise by its message', () => {
    assert.equal(
      cmdletErrorOf({ error: { message: 'Outer', details: [], innererror: inner } })?.text,
      'The inner words',
    )
    assert.deepEqual(cmdletErrorOf({ error: { message: 'Outer' } }), { type: undefined, text: 'Outer' })
  })

  it('is unknown for a body that is empty or not JSON', () => {
    for (const body of [undefined, 'Forbidden', '<html>', {}, []]) assert.equal(cmdletErrorOf(body), undefined)
  })
})
