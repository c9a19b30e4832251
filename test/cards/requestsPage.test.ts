import { strict as assert } from 'node:assert'
import * as fc from 'fast-check'
import type { Card } from '../../cards/card'
import { pageCount, requestsPage, type RequestedStep } from '../../cards/conversation/requestsPage'
import { largestCard, sizeOf } from '../../cards/fit'
import type { Operation } from '../../services/model/operation'
import { checkCard } from '../support/cardChecker'
import * as build from './builders'
import { sample } from './sampleTexts'
import { catalogue } from './variants'

const { en } = catalogue

describe('exactly what is sent', () => {
  it('numbers the operations of all steps in the order in which they are sent', () => {
    const said = JSON.stringify(pageOf(build.plan(en).steps, 1))

    for (const request of ['1 PATCH', '1a PATCH', '1b PATCH', '2 POST', '3 Set-Mailbox', '4 Add-MailboxPermission'])
      assert.ok(said.includes(`"${request}`), request)
  })

  it('is shown word for word, but the password that is made later is described', () => {
    const said = JSON.stringify(pageOf(build.plan(en).steps, 1))

    assert.ok(
      said.includes(String.raw`{ \"Identity\": \"8f1d2c3b-4a5e-4f60-9a7b-0c1d2e3f4a5b\", \"Type\": \"Shared\" }`),
    )
    assert.ok(said.includes('<a random password, made at the moment of sending>'))
    assert.ok(!said.includes('$generate'))
  })

  it('is whole, however much it is, on pages that Teams takes and that lead to each other', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'é', '漢', '👋', '"', '\\', ' '), maxLength: 6_000 })
    const operations = fc.array(letters, { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(fc.array(operations, { minLength: 1, maxLength: 5 }), (bodies) => {
        const steps = bodies.map((ofOne, index) => stepOf(`step${index}`, ofOne))
        const pages = pageCount(en, steps)
        const cards = Array.from({ length: pages }, (_, index) => pageOf(steps, index + 1))

        for (const [index, card] of cards.entries()) {
          assert.deepEqual(checkCard(card), [])
          assert.ok(sizeOf(card) < largestCard, `${sizeOf(card)} bytes`)
          const others = [index - 1, index + 1].filter((other) => other >= 0 && other < pages)
          assert.deepEqual(leadsTo(card), ['back', ...others.map((other) => `${other + 1}`)])
        }
        assert.equal(
          cards.map(bodiesOn).join(''),
          bodies
            .flat()
            .map((body) => `{ "displayName": ${JSON.stringify(body)} }`)
            .join(''),
        )
      }),
      { numRuns: 40 },
    )
  })

  it('shows the nearest page when there is no such one', () => {
    const steps = build.plan(en).steps

    assert.deepEqual(pageOf(steps, 99), pageOf(steps, pageCount(en, steps)))
    assert.deepEqual(pageOf(steps, 0), pageOf(steps, 1))
  })
})

function pageOf(steps: readonly RequestedStep[], page: number): Card {
  return requestsPage({
    say: en,
    caseId: build.pointer.caseId,
    revision: build.pointer.revision,
    employeeName: 'Jan de Vries',
    stepId: undefined,
    page,
    steps,
  })
}

function stepOf(title: string, bodies: readonly string[]): RequestedStep {
  return {
    title: sample('anything', { text: title }),
    operations: bodies.map((displayName): Operation => ({
      via: 'graph',
      method: 'PATCH',
      path: '/users/1',
      body: { displayName },
      explain: sample('anything', { text: 'in words' }),
    })),
  }
}

interface Inline {
  readonly text: string
}

/** The bodies of requests on a page, one after the other. */
function bodiesOn({ body }: Card): string {
  const lines = (body as readonly { readonly items?: readonly { readonly inlines?: readonly Inline[] }[] }[]).flatMap(
    ({ items = [] }) => items.flatMap(({ inlines = [] }) => inlines),
  )
  return lines
    .filter((_, index) => index % 2 === 1)
    .map(({ text }) => text)
    .join('')
}

function leadsTo({ actions }: Card): readonly string[] {
  return (actions as readonly { readonly data: { readonly page: string } }[]).map(({ data }) => data.page)
}
