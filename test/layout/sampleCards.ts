import { languages } from '../../cards/texts'
import { steps } from '../../services/steps'
import { variants } from '../cards/variants'
import { context, envelope, translator } from '../services/steps/builders'
import { samples } from '../services/steps/samples'
import type { NamedCard } from '../support/render'

const kinds = variants.map(({ name, language, hostile, card }) => ({ name: `${name}, ${language}`, hostile, card }))

/** Every kind of card, and each step's own, in both languages and with usual names. */
export const usualCards: readonly NamedCard[] = [
  ...kinds.filter(({ hostile }) => !hostile),
  ...steps.flatMap((step) =>
    (samples[step.id] ?? []).flatMap(({ before }, index) =>
      languages.map((language) => {
        const around = context({ facts: { [step.id]: before } })
        const asked = envelope(step.id, { say: translator(language) })
        return {
          name: `${step.id} ${index + 1}, ${language}`,
          card: step.ask(asked, before, step.suggest(before, around), around),
        }
      }),
    ),
  ),
]

const oddest = /with (quotes|ten thousand characters|a name from right to left), en$/

/** Cards with names that are endless, or written from right to left. */
export const oddCards: readonly NamedCard[] = kinds.filter(({ name }) => oddest.test(name))
