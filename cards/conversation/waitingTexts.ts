import { defineTexts } from '../texts'

/** What waits for the one who asks. */
export const waitingTexts = defineTexts('waiting', {
  en: {
    title: 'What waits for you',
    some: '{count, plural, one {One offboarding waits} other {# offboardings wait}} for you.',
    someReturns: '{count, plural, one {One return waits} other {# returns wait}} for you.',
    none: 'Nothing waits for you.',
    approvals:
      '{count, plural, one {One step waits} other {# steps wait}} for an approval that you may give, in the approvals channel.',
    tasks: '{count, plural, one {One task is yours} other {# tasks are yours}}: {steps}.',
  },
  nl: {
    title: 'Wat op jou wacht',
    some: '{count, plural, one {Eén offboarding wacht} other {# offboardings wachten}} op jou.',
    someReturns:
      '{count, plural, one {De terugkeer van één collega wacht} other {De terugkeer van # collega’s wacht}} op jou.',
    none: 'Er wacht niets op jou.',
    approvals:
      '{count, plural, one {Eén stap wacht} other {# stappen wachten}} op een goedkeuring die jij mag geven, in het goedkeuringskanaal.',
    tasks: '{count, plural, one {Eén taak is} other {# taken zijn}} van jou: {steps}.',
  },
})
