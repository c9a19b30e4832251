import { strict as assert } from 'node:assert'
import * as fc from 'fast-check'
import { parseCommand } from '../../bot/command'

describe('command', () => {
  const understood: readonly (readonly [string, string])[] = [
    ['/offboard Jan', 'Jan'],
    ['offboard jan', 'jan'],
    ['  OFFBOARD   Jan de Vries ', 'Jan de Vries'],
    ['<at>Offboarding</at> /offboard Jan', 'Jan'],
    ['/offboard jan@contoso.com', 'jan@contoso.com'],
    ['/offboard', ''],
    ['offboard\n', ''],
    ['/offboard <at>Jan</at>', 'Jan'],
    ["/offboard O'Brien", "O'Brien"],
    ['/offboard&nbsp;Jan', 'Jan'],
  ]
  for (const [text, query] of understood) {
    it(`takes ${JSON.stringify(text)} as offboarding ${query === '' ? 'somebody to ask for' : query}`, () => {
      assert.deepEqual(parseCommand(text), { kind: 'offboard', query })
    })
  }

  it('knows help in both languages', () => {
    assert.deepEqual(parseCommand('/help'), { kind: 'help' })
    assert.deepEqual(parseCommand('hulp'), { kind: 'help' })
  })

  it('does not take other words for a command', () => {
    for (const text of ['', 'hello', '/offboarding Jan', 'please offboard Jan', '👋', '/'])
      assert.deepEqual(parseCommand(text), { kind: 'unknown' }, text)
  })

  it('takes any text without failing, and never a query of endless length or with a tag in it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12_000 }), (text) => {
        const command = parseCommand(`/offboard ${text}`)

        assert.notEqual(command.kind, 'help')
        if (command.kind === 'offboard') assert.ok(command.query.length <= 300 && !/<at>/.test(command.query))
      }),
    )
  })
})
