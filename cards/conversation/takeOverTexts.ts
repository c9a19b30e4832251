/** What is said when somebody else takes a case over, and why they may. */
export const takeOverTexts = {
  en: {
    takenOverTitle: 'Somebody else goes on',
    takenOver: '{requester} took over the offboarding of {name}. There is nothing left for you to do here.',
    tookOverTitle: 'This is your offboarding now',
    tookOver:
      'You took over the offboarding of {name} from {before}. {why} Its cards are in our own chat; what was approved goes on.',
    lostGroup: '{before} is no longer in the operators group.',
    lostBlocked: 'The account of {before} is blocked.',
    lostGone: 'The account of {before} is not there any more.',
    lostGuest: 'The account of {before} is not an employee’s any more.',
    lostLeaving: '{before} is leaving, too.',
  },
  nl: {
    takenOverTitle: 'Iemand anders gaat verder',
    takenOver: '{requester} heeft de offboarding van {name} overgenomen. Je hoeft hier niets meer te doen.',
    tookOverTitle: 'Dit is nu jouw offboarding',
    tookOver:
      'Je hebt de offboarding van {name} overgenomen van {before}. {why} De kaarten staan in onze eigen chat; wat is goedgekeurd gaat door.',
    lostGroup: '{before} zit niet meer in de operatorsgroep.',
    lostBlocked: 'Het account van {before} is geblokkeerd.',
    lostGone: 'Het account van {before} bestaat niet meer.',
    lostGuest: 'Het account van {before} is niet meer van een medewerker.',
    lostLeaving: '{before} gaat ook uit dienst.',
  },
} as const
