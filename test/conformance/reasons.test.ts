import { strict as assert } from 'node:assert'
import { catalogueFor } from '../../dialogs/catalogue'
import { remoteProblemMessage } from '../../services/cases/engine/inWords'
import type { RemoteProblemKind } from '../../services/remote/reader'
import { steps } from '../../services/steps'
import { samples } from '../services/steps/samples'

const kinds: Readonly<Record<RemoteProblemKind, true>> = {
  forbidden: true,
  restricted: true,
  notFound: true,
  onPremisesMastered: true,
  licenceInherited: true,
  licenceDependency: true,
  conflict: true,
  badRequest: true,
  unauthenticated: true,
  throttled: true,
  unavailable: true,
  unknown: true,
  unexpected: true,
}
const plan = '7547a3fe-08ee-4ccb-b430-5077c5041653'
/** Reasons that some step knows, and one that none does. */
const reasons = [
  "The license doesn't permit it.",
  'The estimate statistics are missing.',
  `License assignment failed because service plan ${plan} depends on another.`,
  'The telephone number is already assigned.',
  'The group is being migrated until Monday.',
]
const catalogue = catalogueFor(steps)

/** Facts whose licences all have the service plan that a reason above names. */
function withThatPlan(facts: unknown): unknown {
  return JSON.parse(JSON.stringify(facts), (_, value: unknown) =>
    typeof value === 'object' && value !== null && 'skuId' in value ? { ...value, planIds: [plan] } : value,
  )
}

describe('Microsoft’s own reason', () => {
  for (const kind of Object.keys(kinds) as RemoteProblemKind[])
    for (const language of ['en', 'nl'] as const)
      it(`is told in the words for ${kind} (${language}), whatever those add`, () => {
        for (const text of reasons)
          assert.ok(catalogue[language](remoteProblemMessage({ kind, system: 'graph', text })).includes(text))
      })

  for (const step of steps.filter((one) => 'whyRefused' in one))
    it(`is told in the words that ${step.id} has for a refusal`, () => {
      let told = 0
      for (const { before: facts, decision } of samples[step.id] ?? [])
        for (const kind of Object.keys(kinds) as RemoteProblemKind[])
          for (const system of ['graph', 'exchange'] as const)
            for (const text of reasons) {
              const message = step.whyRefused?.({ kind, system, text }, withThatPlan(facts), decision)
              if (message === undefined) continue
              told += 1
              for (const language of ['en', 'nl'] as const) assert.ok(catalogue[language](message).includes(text))
            }
      assert.ok(told > 0)
    })
})
