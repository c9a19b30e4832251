import { defineTexts } from '../texts'

/** What is said where one step is taken back from its own card. */
export const undoTexts = defineTexts('undo', {
  en: {
    button: 'Take back…',
    allSince: '{name} takes the whole offboarding back, since {at, date, medium} at {at, time, short}',
    unreachable:
      'I cannot reach you in our own chat yet. Open a chat with me once (search for me in Teams), then press here again. Nothing was changed.',
    nothing: 'Nothing of this step can be set back by me. Nothing was changed.',
  },
  nl: {
    button: 'Terugdraaien…',
    allSince: '{name} draait de hele offboarding terug, sinds {at, date, medium} om {at, time, short}',
    unreachable:
      'Ik kan je nog niet bereiken in onze eigen chat. Open één keer een chat met mij (zoek me op in Teams) en klik dan hier opnieuw. Er is niets gewijzigd.',
    nothing: 'Van deze stap kan ik niets terugzetten. Er is niets gewijzigd.',
  },
})
