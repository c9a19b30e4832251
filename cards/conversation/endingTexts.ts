import { defineTexts } from '../texts'

/** What is said before an offboarding is ended, by what ending it would be; stopping has its own words on the case card. */
export const endingTexts = defineTexts('ending', {
  en: {
    cancelMeans: 'What was decided so far is dropped, and no plan is sent.',
    cancelNow: 'Cancel now',
    withdrawMeans: 'Nothing that waits is carried out any more, and the approvers see that it was withdrawn.',
    withdrawNow: 'Withdraw now',
    closeMeans:
      'Nothing more is done about what is open. What is done stays done, and is listed with how to take it back.',
    'closeMeans@returns': 'Nothing more is done about what is open. What is done stays done, and the summary lists it.',
    closeNow: 'Close now',
  },
  nl: {
    cancelMeans: 'Wat tot nu toe is besloten vervalt, en er gaat geen plan uit.',
    cancelNow: 'Nu annuleren',
    withdrawMeans: 'Wat nog wacht wordt niet meer uitgevoerd, en de goedkeurders zien dat het is ingetrokken.',
    withdrawNow: 'Nu intrekken',
    closeMeans:
      'Aan wat openstaat wordt niets meer gedaan. Wat is gedaan, blijft gedaan en wordt genoemd, met hoe je het terugdraait.',
    'closeMeans@returns':
      'Aan wat openstaat wordt niets meer gedaan. Wat is gedaan, blijft gedaan en staat in de samenvatting.',
    closeNow: 'Nu sluiten',
  },
})
