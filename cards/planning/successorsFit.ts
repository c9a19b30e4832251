/** Why somebody cannot take over: words of the rule `successorsFit`. */
export const successorsFitTexts = {
  en: {
    handedTo: '{step}: {why}',
    personLeaving: '{name} is leaving, too. Choose somebody else.',
    personBlocked: '{name} cannot sign in. Choose somebody else.',
    personGuest: '{name} is a guest of another organisation. Choose somebody of your own.',
    personGone: 'The account of {name} is not there any more. Choose somebody else.',
  },
  nl: {
    handedTo: '{step}: {why}',
    personLeaving: '{name} gaat ook uit dienst. Kies iemand anders.',
    personBlocked: '{name} kan zich niet aanmelden. Kies iemand anders.',
    personGuest: '{name} is een gast van een andere organisatie. Kies iemand uit je eigen organisatie.',
    personGone: 'Het account van {name} bestaat niet meer. Kies iemand anders.',
  },
}
