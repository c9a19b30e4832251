import { defineTexts } from '../texts'

/** What is said where a requester gives an offboarding to a colleague. */
export const handOverTexts = defineTexts('handOver', {
  en: {
    button: 'Hand over',
    means:
      'A colleague who may work with me goes on in your place and gets its cards. What was approved goes on. You can approve nothing of it afterwards.',
    colleague: 'Colleague',
    placeholder: 'Type a name',
    missing: 'Choose a colleague.',
    now: 'Hand over now',
    why: '{before} handed it over.',
    gaveTitle: 'Handed over',
    gave: 'You handed the offboarding of {name} over to {requester}, who goes on with it. There is nothing left for you to do here.',
    'gave@returns':
      'You handed the return of {name} over to {requester}, who goes on with it. There is nothing left for you to do here.',
    'gave@partly':
      'You gave {requester} what comes back for {name} to go on with. There is nothing left for you to do here.',
    notReached:
      'The cards are not in the chat of {requester} yet. Tell {requester} to write *status* to me: then I can show them.',
    received: '{before} handed this offboarding over to you.',
    'received@returns': '{before} handed this return over to you.',
    nobody: 'Choose the colleague who is to go on. Nothing was changed.',
    unknown: 'Microsoft 365 does not know whom you chose. Nothing was changed. Choose somebody else.',
    self: 'This is your offboarding already. Nothing was changed. Choose a colleague.',
    'self@returns': 'This return is yours already. Nothing was changed. Choose a colleague.',
    isLeaver: '{name} is the one who is leaving. Nothing was changed. Choose somebody else.',
    'isLeaver@returns': '{name} is the one who comes back. Nothing was changed. Choose somebody else.',
    'isLeaver@partly': 'It is about {name}. Nothing was changed. Choose somebody else.',
    notOperator:
      '{name} is not in the operators group, so cannot go on with this. Nothing was changed. Choose a member, or ask your IT administrator to add {name}.',
    blocked: 'The account of {name} is blocked. Nothing was changed. Choose somebody else.',
    guest: '{name} has no account of an employee. Nothing was changed. Choose somebody else.',
    leaving: 'That colleague is leaving, too. Nothing was changed. Choose somebody else.',
    'leaving@returns': 'That colleague is leaving. Nothing was changed. Choose somebody else.',
    protected: 'It cannot go to {name}. {why} Nothing was changed. Choose somebody else.',
  },
  nl: {
    button: 'Overdragen',
    means:
      'Een collega die met mij mag werken gaat verder in jouw plaats en krijgt de kaarten. Wat is goedgekeurd gaat door. Je kunt er daarna niets van goedkeuren.',
    colleague: 'Collega',
    placeholder: 'Typ een naam',
    missing: 'Kies een collega.',
    now: 'Nu overdragen',
    why: '{before} heeft hem overgedragen.',
    gaveTitle: 'Overgedragen',
    gave: 'Je hebt de offboarding van {name} overgedragen aan {requester}, die ermee verdergaat. Je hoeft hier niets meer te doen.',
    'gave@returns':
      'Je hebt de terugkeer van {name} overgedragen aan {requester}, die ermee verdergaat. Je hoeft hier niets meer te doen.',
    'gave@partly':
      'Je hebt {requester} gegeven wat er terugkomt voor {name}, om mee verder te gaan. Je hoeft hier niets meer te doen.',
    notReached:
      'De kaarten staan nog niet in de chat van {requester}. Laat {requester} mij *status* schrijven: dan kan ik ze tonen.',
    received: '{before} heeft deze offboarding aan jou overgedragen.',
    'received@returns': '{before} heeft deze terugkeer aan jou overgedragen.',
    nobody: 'Kies de collega die verdergaat. Er is niets gewijzigd.',
    unknown: 'Microsoft 365 kent niet wie je koos. Er is niets gewijzigd. Kies iemand anders.',
    self: 'Dit is al jouw offboarding. Er is niets gewijzigd. Kies een collega.',
    'self@returns': 'Deze terugkeer is al van jou. Er is niets gewijzigd. Kies een collega.',
    isLeaver: '{name} gaat zelf uit dienst. Er is niets gewijzigd. Kies iemand anders.',
    'isLeaver@returns': '{name} komt zelf terug. Er is niets gewijzigd. Kies iemand anders.',
    'isLeaver@partly': 'Het gaat over {name}. Er is niets gewijzigd. Kies iemand anders.',
    notOperator:
      '{name} zit niet in de operatorsgroep en kan hier niet mee verder. Er is niets gewijzigd. Kies een lid, of vraag je IT-beheerder om {name} toe te voegen.',
    blocked: 'Het account van {name} is geblokkeerd. Er is niets gewijzigd. Kies iemand anders.',
    guest: '{name} heeft geen account van een medewerker. Er is niets gewijzigd. Kies iemand anders.',
    leaving: 'Die collega gaat ook uit dienst. Er is niets gewijzigd. Kies iemand anders.',
    'leaving@returns': 'Die collega gaat uit dienst. Er is niets gewijzigd. Kies iemand anders.',
    protected: 'Hij kan niet naar {name}. {why} Er is niets gewijzigd. Kies iemand anders.',
  },
})
