/** What is said when somebody else takes a case over, and why they may. */
export const takeOverTexts = {
  en: {
    takenOverTitle: 'Somebody else goes on',
    takenOver: '{requester} took over the offboarding of {name}. There is nothing left for you to do here.',
    'takenOver@returns': '{requester} took over the return of {name}. There is nothing left for you to do here.',
    'takenOver@partly':
      '{requester} goes on with what comes back for {name}. There is nothing left for you to do here.',
    tookOverTitle: 'This is your offboarding now',
    'tookOverTitle@returns': 'This return is yours now',
    tookOver:
      'You took over the offboarding of {name} from {before}. {why} Its cards are in our own chat; what was approved goes on.',
    'tookOver@returns':
      'You took over the return of {name} from {before}. {why} Its cards are in our own chat; what was approved goes on.',
    'tookOver@partly':
      'You go on from {before} with what comes back for {name}. {why} Its cards are in our own chat; what was approved goes on.',
    lostGroup: '{before} is no longer in the operators group.',
    lostBlocked: 'The account of {before} is blocked.',
    lostGone: 'The account of {before} is not there any more.',
    lostGuest: 'The account of {before} is not an employee’s any more.',
    lostLeaving: '{before} is leaving, too.',
    'lostLeaving@returns': '{before} is leaving.',
  },
  nl: {
    takenOverTitle: 'Iemand anders gaat verder',
    takenOver: '{requester} heeft de offboarding van {name} overgenomen. Je hoeft hier niets meer te doen.',
    'takenOver@returns': '{requester} heeft de terugkeer van {name} overgenomen. Je hoeft hier niets meer te doen.',
    'takenOver@partly': '{requester} gaat verder met wat er terugkomt voor {name}. Je hoeft hier niets meer te doen.',
    tookOverTitle: 'Dit is nu jouw offboarding',
    'tookOverTitle@returns': 'Deze terugkeer is nu van jou',
    tookOver:
      'Je hebt de offboarding van {name} overgenomen van {before}. {why} De kaarten staan in onze eigen chat; wat is goedgekeurd gaat door.',
    'tookOver@returns':
      'Je hebt de terugkeer van {name} overgenomen van {before}. {why} De kaarten staan in onze eigen chat; wat is goedgekeurd gaat door.',
    'tookOver@partly':
      'Je gaat verder met wat er terugkomt voor {name}, in plaats van {before}. {why} De kaarten staan in onze eigen chat; wat is goedgekeurd gaat door.',
    lostGroup: '{before} zit niet meer in de operatorsgroep.',
    lostBlocked: 'Het account van {before} is geblokkeerd.',
    lostGone: 'Het account van {before} bestaat niet meer.',
    lostGuest: 'Het account van {before} is niet meer van een medewerker.',
    lostLeaving: '{before} gaat ook uit dienst.',
    'lostLeaving@returns': '{before} gaat uit dienst.',
  },
} as const
