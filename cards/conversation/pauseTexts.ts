import { defineTexts } from '../texts'

/** What is said of a pause: before it, while it lasts, and to whoever presses in it. */
export const pauseTexts = defineTexts('pause', {
  en: {
    button: 'Pause',
    means:
      'Nothing starts any more, signing out neither, and no day starts anything. What has started is finished. Approving goes on, and *Resume* too.',
    'means@returns':
      'Nothing starts any more, and no day starts anything. What has started is finished. Approving goes on, and *Resume* too.',
    now: 'Pause now',
    resume: 'Resume',
    stands:
      '⏸ {name} paused this on {at, date, medium} at {at, time, short}. Nothing starts before somebody presses Resume, signing out neither.',
    'stands@returns':
      '⏸ {name} paused this on {at, date, medium} at {at, time, short}. Nothing starts before somebody presses Resume.',
    finishing:
      '{count, plural, one {One step had started and is being finished.} other {# steps had started and are being finished.}}',
    waits: 'Starts once this offboarding is resumed; {name} paused it.',
    'waits@returns': 'Starts once this return is resumed; {name} paused it.',
    confirmedMeanwhile: '{name} said that it was done. I look once this offboarding is resumed.',
    'confirmedMeanwhile@returns': '{name} said that it was done. I look once this return is resumed.',
    heldMeanwhile: 'Looked at again once this offboarding is resumed.',
    'heldMeanwhile@returns': 'Looked at again once this return is resumed.',
    already: '{name} paused this on {at, date, medium} at {at, time, short}. Your press changed nothing.',
    notPaused: 'This offboarding is not paused. Your press changed nothing.',
    'notPaused@returns': 'This return is not paused. Your press changed nothing.',
    notSent: 'The plan was not sent yet, so there is nothing to pause. Your press changed nothing.',
    nothingOpen: 'Everything in this offboarding is done: there is nothing left to pause. Your press changed nothing.',
    'nothingOpen@returns':
      'Everything in this return is done: there is nothing left to pause. Your press changed nothing.',
    first: '{name} paused this offboarding, so nothing starts. Your press changed nothing. Press Resume first.',
    'first@returns': '{name} paused this return, so nothing starts. Your press changed nothing. Press Resume first.',
  },
  nl: {
    button: 'Pauzeren',
    means:
      'Er begint niets meer, ook het afmelden niet, en geen dag start iets. Wat begonnen is, wordt afgemaakt. Goedkeuren kan gewoon, en *Hervatten* ook.',
    'means@returns':
      'Er begint niets meer, en geen dag start iets. Wat begonnen is, wordt afgemaakt. Goedkeuren kan gewoon, en *Hervatten* ook.',
    now: 'Nu pauzeren',
    resume: 'Hervatten',
    stands:
      '⏸ {name} heeft dit op {at, date, medium} om {at, time, short} gepauzeerd. Er begint niets, ook het afmelden niet, tot iemand op Hervatten klikt.',
    'stands@returns':
      '⏸ {name} heeft dit op {at, date, medium} om {at, time, short} gepauzeerd. Er begint niets tot iemand op Hervatten klikt.',
    finishing:
      '{count, plural, one {Eén stap was begonnen en wordt afgemaakt.} other {# stappen waren begonnen en worden afgemaakt.}}',
    waits: 'Begint zodra deze offboarding wordt hervat; {name} heeft hem gepauzeerd.',
    'waits@returns': 'Begint zodra deze terugkeer wordt hervat; {name} heeft hem gepauzeerd.',
    confirmedMeanwhile: '{name} zei dat het gedaan is. Ik kijk zodra deze offboarding wordt hervat.',
    'confirmedMeanwhile@returns': '{name} zei dat het gedaan is. Ik kijk zodra deze terugkeer wordt hervat.',
    heldMeanwhile: 'Wordt opnieuw bekeken zodra deze offboarding wordt hervat.',
    'heldMeanwhile@returns': 'Wordt opnieuw bekeken zodra deze terugkeer wordt hervat.',
    already: '{name} heeft dit op {at, date, medium} om {at, time, short} gepauzeerd. Je klik heeft niets gewijzigd.',
    notPaused: 'Deze offboarding is niet gepauzeerd. Je klik heeft niets gewijzigd.',
    'notPaused@returns': 'Deze terugkeer is niet gepauzeerd. Je klik heeft niets gewijzigd.',
    notSent: 'Het plan is nog niet verstuurd; er valt niets te pauzeren. Je klik heeft niets gewijzigd.',
    nothingOpen: 'Alles in deze offboarding is gedaan: er valt niets meer te pauzeren. Je klik heeft niets gewijzigd.',
    'nothingOpen@returns':
      'Alles in deze terugkeer is gedaan: er valt niets meer te pauzeren. Je klik heeft niets gewijzigd.',
    first:
      '{name} heeft deze offboarding gepauzeerd; er begint niets. Je klik heeft niets gewijzigd. Klik eerst op Hervatten.',
    'first@returns':
      '{name} heeft deze terugkeer gepauzeerd; er begint niets. Je klik heeft niets gewijzigd. Klik eerst op Hervatten.',
  },
})
