import { strict as assert } from 'node:assert'
import { allTexts } from '../truth/allTexts'
import { oracles } from '../truth/oracles'
import { steps } from '../../services/steps'
import { samples } from '../services/steps/samples'
import { cloudTaskTexts } from '../../cards/steps/cloudTask'

/** What a text of a step begins with when it says what was found, or what was read back. */
const claims = /^(finding|verified)/

/** Says of another text that it cannot be told: it claims nothing about the tenant. */
const tellsNothing = new Set(['cloudTask.finding'])

describe('Every text that says what was found, or what was read back', () => {
  const parts = [...steps.map(({ texts }) => texts), cloudTaskTexts]

  it('is held against the tenant: no such text is without an oracle', () => {
    const keys = parts.flatMap(({ part, texts }) =>
      Object.keys(texts.en)
        .filter((key) => claims.test(key))
        .map((key) => `${part}.${key}`),
    )

    assert.deepEqual(
      [...new Set(keys)].filter((key) => !(key in oracles) && !tellsNothing.has(key)),
      [],
    )
  })

  it('has a name that says so, whatever a step finds or reads back', () => {
    const said = steps.flatMap((step) =>
      (samples[step.id] ?? []).flatMap(({ before, after, decision }) => [
        ...step.findings(before).map(({ message }) => message.key),
        ...(step.changesNothing(decision) ? [] : [step.verified(after, decision).key]),
      ]),
    )

    assert.deepEqual(
      [...new Set(said)].filter((key) => !(key in oracles)),
      [],
    )
  })

  it('is a text that there is, for every oracle', () => {
    const known = new Set(allTexts.flatMap(({ part, texts }) => Object.keys(texts.en).map((key) => `${part}.${key}`)))

    assert.deepEqual(
      Object.keys(oracles).filter((key) => !known.has(key)),
      [],
    )
  })
})
