import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { shortened } from '../../../services/remote/shortened'

/** A sentence as a remote system says it: no braces or quotes, which are the matter of other properties here. */
const sentence = fc
  .stringMatching(/^[A-Z][a-z]{1,9}( [a-z0-9]{1,10}){0,12}\.$/)
  .filter((text) => !/password|secret|basic|bearer/i.test(text))

describe('a remote system’s own words', () => {
  for (const [what, text, words] of [
    ['a Graph error', '{"error":{"code":"Forbidden","message":"Access Denied.","innerError":{}}}', 'Access Denied.'],
    [
      'one behind words',
      'Status 403 (Forbidden). {"message":"Not yours."} Sorry.',
      'Status 403 (Forbidden). Not yours. Sorry.',
    ],
    ['one within one', JSON.stringify({ message: '{"error_description":"No seat."}' }), 'No seat.'],
    [
      'two messages',
      '{"message":"Failed.","details":[{"message":"No seat."},{"message":"Failed."}]}',
      'Failed. No seat.',
    ],
    ['one without words', '{"code":"Forbidden","status":403}', 'code: Forbidden, status: 403'],
    ['a list', '["first","second"]', 'first, second'],
    ['one whose end is missing', 'Bad: {"error":{"message":"Not \\"yours\\".","inner', 'Bad: Not "yours".'],
    [
      'none: braces of a GUID and brackets of a cmdlet',
      'SystemMailbox{bb558c35} [Set-Mailbox], {0}',
      'SystemMailbox{bb558c35} [Set-Mailbox], {0}',
    ],
  ] as const)
    it(`are told without the JSON around them: ${what}`, () => {
      assert.equal(shortened(text), words)
    })

  it('are all there whatever body they come in, and nothing of the body is', () => {
    const other = fc.oneof(fc.boolean(), fc.integer(), fc.constant(null), fc.stringMatching(/^[\w -]{0,12}$/))
    const body = fc.record({
      words: sentence,
      wrap: fc.array(fc.tuple(fc.constantFrom('error', 'body', 'innererror', 'Exception', 'list'), other), {
        maxLength: 4,
      }),
      name: fc.constantFrom('message', 'Message', 'error_description', 'description', 'detail'),
      before: fc.option(sentence, { nil: '' }),
      after: fc.option(sentence, { nil: '' }),
      spaces: fc.constantFrom(undefined, 2),
      asText: fc.boolean(),
    })
    fc.assert(
      fc.property(body, ({ words, wrap, name, before, after, spaces, asText }) => {
        const wrapped = wrap.reduce<unknown>(
          (inner, [outer, beside]) => ({ [outer]: outer === 'list' ? [inner] : inner, code: beside }),
          { [name]: words, code: 'x' },
        )
        const json = JSON.stringify(asText ? { message: JSON.stringify(wrapped) } : wrapped, null, spaces)

        const told = shortened(`${before} ${json} ${after}`)

        assert.equal(told, [before, words, after].filter((part) => part !== '').join(' '))
      }),
    )
  })

  it('hold no JSON, whatever JSON came, whole or cut off', () => {
    fc.assert(
      fc.property(fc.object(), fc.nat(), fc.boolean(), (value, cut, whole) => {
        const json = JSON.stringify(value)

        const told = shortened(whole ? json : json.slice(0, Math.max(2, cut % (json.length + 1))))

        assert.doesNotMatch(told, /\{\s*"|\[\s*[{"]/)
      }),
    )
  })

  it('are whole up to 1,000 characters, and begin and end as they were said beyond', () => {
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 40 }), (sentences) => {
        const text = sentences.join(' ')

        const told = shortened(text)

        assert.ok(told.length <= 1_000)
        if (text.length <= 1_000) return assert.equal(told, text)
        assert.ok(told.startsWith(sentences[0] ?? '') && told.endsWith(sentences.at(-1) ?? ''))
        // Nothing but whole sentences.
        for (const part of told.split(' … ')) assert.ok(`${text} `.includes(`${part} `) && part.endsWith('.'))
      }),
    )
  })

  it('are cut where nothing else helps, and never in the middle of a sign', () => {
    const told = shortened('👩'.repeat(2_000))

    assert.ok(told.length <= 1_000)
    assert.equal(Buffer.from(told).toString(), told)
  })
})
