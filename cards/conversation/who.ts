import { template, type Card } from '../card'
import { speaking } from '../speech'
import { defineTexts, type Message, type Translator } from '../texts'
import source from './who.json'

export const whoTexts = defineTexts('who', {
  en: {
    title: 'Who is leaving?',
    text: 'I only look up the facts first. Nothing changes.',
    label: 'Colleague who leaves',
    placeholder: 'Type a name',
    missing: 'Choose the colleague who leaves.',
    next: 'Look up the facts',
  },
  nl: {
    title: 'Wie gaat er uit dienst?',
    text: 'Ik zoek eerst alleen de feiten op. Er verandert niets.',
    label: 'Collega die uit dienst gaat',
    placeholder: 'Typ een naam',
    missing: 'Kies de collega die uit dienst gaat.',
    next: 'Feiten opzoeken',
  },
})

const render = template<{
  readonly problem: string
  readonly title: string
  readonly text: string
  readonly label: string
  readonly placeholder: string
  readonly missing: string
  readonly next: string
}>(source)

/**
 * Asks which employee leaves, with the people picker of Teams; input id `employee`, a directory object id.
 * @param card.problem why the last answer was not accepted
 */
export function whoCard({ say, problem }: { readonly say: Translator; readonly problem?: Message }): Card {
  return render({
    problem: problem === undefined ? '' : `⚠ ${speaking(say)(problem)}`,
    title: say(whoTexts.say('title')),
    text: say(whoTexts.say('text')),
    label: say(whoTexts.say('label')),
    placeholder: say(whoTexts.say('placeholder')),
    missing: say(whoTexts.say('missing')),
    next: say(whoTexts.say('next')),
  })
}
