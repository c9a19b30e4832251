import { defineTexts } from '../texts'

/** What the requester is told first where a program of the organisation asks for an offboarding in their name. */
export const requestedTexts = defineTexts('requested', {
  en: {
    title: '{program} asks for an offboarding',
    one: '{program} asks you to take on the offboarding of {name}. Nothing changes before you decide and the plan is approved.',
    together:
      '{program} asks you to take on the offboarding of {count, plural, one {# colleague} other {# colleagues together}}. Nothing changes before you decide and the plan is approved.',
    next: 'Answer the questions that follow. If it should not happen, press **Cancel offboarding** there.',
  },
  nl: {
    title: '{program} vraagt om een offboarding',
    one: '{program} vraagt jou om de offboarding van {name} op je te nemen. Er verandert niets voordat jij beslist en het plan is goedgekeurd.',
    together:
      '{program} vraagt jou om de offboarding van {count, plural, one {# collega} other {# collega’s samen}} op je te nemen. Er verandert niets voordat jij beslist en het plan is goedgekeurd.',
    next: 'Beantwoord de vragen die volgen. Hoort het niet te gebeuren, kies daar dan **Offboarding annuleren**.',
  },
})
