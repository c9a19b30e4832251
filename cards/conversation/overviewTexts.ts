import { defineTexts } from '../texts'

/** The list of all offboardings, page by page. */
export const overviewTexts = defineTexts('overview', {
  en: {
    open: 'Offboardings that run',
    closed: 'Offboardings that ended',
    newestFirst: 'Those that were asked for last come first.',
    noneOpen: 'No offboarding runs. Type the name of a colleague who leaves to begin one.',
    noneClosed: 'No offboarding has ended yet.',
    name: '{name}',
    'name@returns': '{name} (return)',
    'name@partly': '{name} (something comes back)',
    askedOn: 'Asked for by {requester} on {at, date, medium}.',
    more: 'How it stands',
    newer: 'Previous page',
    older: 'Next page',
    showOpen: 'What runs',
    showClosed: 'What ended',
  },
  nl: {
    open: 'Offboardings die lopen',
    closed: 'Offboardings die voorbij zijn',
    newestFirst: 'Wat het laatst is aangevraagd, staat bovenaan.',
    noneOpen: 'Er loopt geen offboarding. Typ de naam van een collega die uit dienst gaat om te beginnen.',
    noneClosed: 'Er is nog geen offboarding voorbij.',
    name: '{name}',
    'name@returns': '{name} (terugkeer)',
    'name@partly': '{name} (er komt iets terug)',
    askedOn: 'Aangevraagd door {requester} op {at, date, medium}.',
    more: 'Hoe het ermee staat',
    newer: 'Vorige pagina',
    older: 'Volgende pagina',
    showOpen: 'Wat er loopt',
    showClosed: 'Wat voorbij is',
  },
})
