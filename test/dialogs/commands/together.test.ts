import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { messageCard } from '../../../cards/conversation/message'
import type { Admission } from '../../../dialogs/access'
import { catalogueFor } from '../../../dialogs/catalogue'
import type { Answer } from '../../../dialogs/commands/answer'
import type { Asks, KnownCase, KnownCases } from '../../../dialogs/commands/knownCases'
import { statusOf } from '../../../dialogs/commands/status'
import { inBatches, sizeOf } from '../../../dialogs/commands/together'
import { waitingOf } from '../../../dialogs/commands/waiting'
import { withdrawalsOf } from '../../../dialogs/commands/withdrawals'
import { foldBatch, type Batch } from '../../../services/batches/batchState'
import type { OffboardingCase } from '../../../services/cases/journal/case'
import { caseOf, ilse, opening } from '../../services/cases/journal/builders'
import { toldSteps as steps } from '../../services/planning/situations'
import { jan } from '../../services/steps/builders'
import { samples } from '../../services/steps/samples'
import { checkCard } from '../../support/cardChecker'
import { textOf } from '../../support/teams'
import { ordinary } from '../verbs/decisions'

const catalogue = catalogueFor(steps)
const settings = { ...ordinary, steps, catalogue }
const facts = Object.fromEntries(steps.map(({ id }) => [id, samples[id]?.[0]?.before]))
const admitted: Admission = {
  ok: true,
  account: { id: 'ilse-id', userPrincipalName: 'ilse@contoso.com', mail: undefined, enabled: true, own: true },
}
const asRequester: Asks = { asRequester: true, asApprover: false }
const asNobody: Asks = { asRequester: false, asApprover: false }

function batchOf(batchId: string, count: number): Batch {
  const members = Array.from({ length: count }, (_, line) => ({
    employeeId: `${line}`,
    displayName: `Jan ${line}`,
    line,
  }))
  const event = { kind: 'batchOpened', requester: ilse, language: 'en', name: `${batchId}.csv`, members } as const
  const batch = foldBatch([{ batchId, revision: 1, at: '2026-11-23T09:00:00.000Z', by: ilse, event }])
  return batch ?? assert.fail()
}

function caseIn(batchId: string | undefined, displayName: string): OffboardingCase {
  const theCase = caseOf(opening(facts, { ...jan(), displayName }))
  return { ...theCase, caseId: displayName, batch: batchId === undefined ? undefined : { batchId } }
}

function known(cases: readonly KnownCase[], ...batches: readonly Batch[]): KnownCases {
  return { admitted, isOperator: false, cases, batches: new Map(batches.map((one) => [one.batchId, one])) }
}

const many = Array.from({ length: 12 }, (_, index) => ({
  theCase: caseIn('leavers', `Jan ${index}`),
  asks: asRequester,
}))
const alone = { theCase: caseIn(undefined, 'Eva'), asks: asRequester }

describe('Many who leave together, in a list of offboardings', () => {
  for (const [name, answerOf] of [
    ['status', statusOf],
    ['waiting', waitingOf],
    ['withdraw', withdrawalsOf],
  ] as readonly (readonly [string, (of: KnownCases, settings: typeof ordinary) => Answer])[])
    it(`are one line of “${name}”, with how many wait, and a way to their card; nobody of them is named`, () => {
      for (const language of ['en', 'nl'] as const) {
        const answer = answerOf(known([...many, alone], batchOf('leavers', 14)), settings)
        const card = messageCard({ say: catalogue[language], ...answer })

        assert.deepEqual(checkCard(card), [])
        assert.match(
          textOf(card),
          language === 'en'
            ? /\*\*leavers\.csv\*\*, 14 colleagues together: 12 of 14 wait for you/
            : /\*\*leavers\.csv\*\*, 14 collega’s samen: Op jou wachten er 12 van 14/,
        )
        assert.doesNotMatch(JSON.stringify(card), /Jan \d/)
        assert.match(textOf(card), /\*\*Eva:\*\*/)
        assert.match(JSON.stringify(card), /"command":"batch","batchId":"leavers"/)
      }
    })

  it('of colleagues are a line that says whose they are, and counts nobody', () => {
    const answer = statusOf(
      known([{ theCase: caseIn('leavers', 'Jan 3'), asks: asNobody }], batchOf('leavers', 14)),
      settings,
    )

    const text = textOf(messageCard({ say: catalogue.en, ...answer }))
    assert.match(text, /\*\*leavers\.csv\*\*, 14 colleagues together, asked for by Ilse Smit: It is under way\./)
  })

  it('are every case in exactly one line, in the order in which the first of each stands, and all that is not shown is counted', () => {
    const some = fc.array(fc.constantFrom(undefined, 'a', 'b', 'c', 'gone'), { maxLength: 30 })
    fc.assert(
      fc.property(some, (batchIds) => {
        const cases = batchIds.map((batchId, index) => ({ theCase: caseIn(batchId, `${index}`), asks: asRequester }))
        const of = known(cases, batchOf('a', 9), batchOf('b', 9), batchOf('c', 9))
        const items = inBatches(cases, of)

        const first = items.map((item) => ('batch' in item ? item.cases[0] : item))
        assert.deepEqual(
          first.map((one) => cases.indexOf(one ?? assert.fail())),
          first.map((one) => cases.indexOf(one ?? assert.fail())).toSorted((one, other) => one - other),
        )
        const told = items.flatMap((item) => ('batch' in item ? item.cases : [item]))
        assert.deepEqual(new Set(told), new Set(cases))
        assert.equal(
          items.reduce((sum, item) => sum + sizeOf(item), 0),
          cases.length,
        )
        const more = items.slice(5).reduce((sum, item) => sum + sizeOf(item), 0)
        const text = textOf(messageCard({ say: catalogue.en, ...statusOf(of, settings) }))
        assert.equal(/(One|\d+) more/.exec(text)?.[1], more === 0 ? undefined : more === 1 ? 'One' : `${more}`)
      }),
    )
  })
})
