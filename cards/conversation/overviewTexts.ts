import { defineTexts } from '../texts'

/** The list of all offboardings and returns, page by page. */
export const overviewTexts = defineTexts('overview', {
  en: {
    open: 'Offboardings and returns that run',
    closed: 'Offboardings and returns that ended',
    newestFirst: 'Those that were asked for last come first.',
    noneOpen: 'No offboarding or return runs. Type the name of a colleague who leaves to begin one.',
    noneClosed: 'No offboarding or return has ended yet.',
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
    open: 'Wat er loopt: offboardings en terugkeer',
    closed: 'Wat voorbij is: offboardings en terugkeer',
    newestFirst: 'Wat het laatst is aangevraagd, staat bovenaan.',
    noneOpen:
      'Er loopt geen offboarding en er keert niemand terug. Typ de naam van een collega die uit dienst gaat om te beginnen.',
    noneClosed: 'Er is nog geen offboarding of terugkeer voorbij.',
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
