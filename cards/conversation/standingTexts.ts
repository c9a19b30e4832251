import { defineTexts } from '../texts'

/** How a case stands, in the sentences that every card uses. Each is said only where the journal holds it. */
export const standingTexts = defineTexts('standing', {
  en: {
    cancel: '✗ {name} cancelled this offboarding on {at, date, medium} at {at, time, short}, before it was sent.',
    'cancel@returns': '✗ {name} cancelled this return on {at, date, medium} at {at, time, short}, before it was sent.',
    withdraw:
      '✗ {name} withdrew this offboarding on {at, date, medium} at {at, time, short}, before anything was approved.',
    'withdraw@returns':
      '✗ {name} withdrew this return on {at, date, medium} at {at, time, short}, before anything was approved.',
    stop: '✗ {name} stopped this offboarding on {at, date, medium} at {at, time, short}.',
    'stop@returns': '✗ {name} stopped this return on {at, date, medium} at {at, time, short}.',
    close: '✗ {name} closed this offboarding on {at, date, medium} at {at, time, short}, before everything was done.',
    'close@returns':
      '✗ {name} closed this return on {at, date, medium} at {at, time, short}, before everything was done.',
    takenBack:
      '✗ {name} takes {leaver} back, on {at, date, medium} at {at, time, short}. All that was still to come in this offboarding is withdrawn.',
    dryRun: '– This dry run ended on {at, date, medium} at {at, time, short}.',
    canSignIn: '⚠ {name} can still sign in.',
    'canSignIn@returns': '✓ {name} can sign in.',
    'canSignIn@partly': '– {name} can sign in.',
    cannotSignIn: '✓ {name} cannot sign in.',
    'cannotSignIn@returns': '⏳ {name} cannot sign in yet.',
    couldSignIn: '⚠ {name} could still sign in when I last looked, on {at, date, medium} at {at, time, short}.',
    'couldSignIn@returns': '✓ {name} could sign in when I last looked, on {at, date, medium} at {at, time, short}.',
    'couldSignIn@partly': '– {name} could sign in when I last looked, on {at, date, medium} at {at, time, short}.',
    couldNotSignIn: '✓ {name} could not sign in when I last looked, on {at, date, medium} at {at, time, short}.',
    'couldNotSignIn@returns':
      '⏳ {name} could not sign in yet when I last looked, on {at, date, medium} at {at, time, short}.',
    cannotSignInSince: '✓ {name} cannot sign in, since {at, date, medium} at {at, time, short}.',
    staysOut:
      '– {name} could not sign in when I last looked, on {at, date, medium} at {at, time, short}, and this return does not change that.',
    accountDeleted: '✓ {name} cannot sign in: the account is deleted.',
    untouched: 'Nothing in Microsoft 365 was changed by this offboarding.',
    'untouched@returns': 'Nothing in Microsoft 365 was changed by this return.',
    touched: 'What was done stays done: the summary lists it, with how to take it back. Nothing more is sent.',
    'touched@returns': 'What was done stays done: the summary lists it. Nothing more is sent.',
    answerMissing: 'What Microsoft 365 answers to the last request is not known yet; nothing follows it.',
    waiting: '{count, plural, one {One step waits for an approval.} other {# steps wait for an approval.}}',
    question: 'A question waits for your answer.',
    questionTo: 'A question waits for the answer of {requester}.',
    proposed: 'The plan is ready and waits for you to send it.',
    proposedTo: 'The plan is ready and waits for {requester} to send it.',
    noPlan: 'There is no plan yet; its card says why.',
    running: 'It is being carried out: {done, number} of {all, plural, one {# step} other {# steps}} finished.',
    rests:
      'It came to rest unfinished: {done, number} of {all, plural, one {# step} other {# steps}} finished. The summary says what is open.',
    scheduled: 'What could be done by now is done; the rest waits for its day.',
    declined: 'All is done but what an approver decided against. The summary says what.',
    completed: 'It is completed; the summary says what was done.',
    earlier: '{name} offboarded this person before, on {at, date, long}. In this offboarding nothing has been changed.',
    cancelButton: 'Cancel offboarding',
    'cancelButton@returns': 'Cancel the return',
    withdrawButton: 'Withdraw',
    stopButton: 'Stop',
    closeButton: 'Close offboarding',
    'closeButton@returns': 'Close the return',
    stopNow: 'Stop now',
    stopMeans:
      'Nothing more is sent after the request that is under way. What is done stays done, and is listed with how to take it back.',
    'stopMeans@returns':
      'Nothing more is sent after the request that is under way. What is done stays done, and the summary lists it.',
  },
  nl: {
    cancel:
      '✗ {name} heeft deze offboarding geannuleerd op {at, date, medium} om {at, time, short}, voordat hij was verstuurd.',
    'cancel@returns':
      '✗ {name} heeft deze terugkeer geannuleerd op {at, date, medium} om {at, time, short}, voordat hij was verstuurd.',
    withdraw:
      '✗ {name} heeft deze offboarding ingetrokken op {at, date, medium} om {at, time, short}, voordat er iets was goedgekeurd.',
    'withdraw@returns':
      '✗ {name} heeft deze terugkeer ingetrokken op {at, date, medium} om {at, time, short}, voordat er iets was goedgekeurd.',
    stop: '✗ {name} heeft deze offboarding gestopt op {at, date, medium} om {at, time, short}.',
    'stop@returns': '✗ {name} heeft deze terugkeer gestopt op {at, date, medium} om {at, time, short}.',
    close:
      '✗ {name} heeft deze offboarding gesloten op {at, date, medium} om {at, time, short}, voordat alles was gedaan.',
    'close@returns':
      '✗ {name} heeft deze terugkeer gesloten op {at, date, medium} om {at, time, short}, voordat alles was gedaan.',
    takenBack:
      '✗ {name} haalt {leaver} terug, op {at, date, medium} om {at, time, short}. Alles wat in deze offboarding nog zou komen, is ingetrokken.',
    dryRun: '– Deze proefrun eindigde op {at, date, medium} om {at, time, short}.',
    canSignIn: '⚠ {name} kan nog aanmelden.',
    'canSignIn@returns': '✓ {name} kan aanmelden.',
    'canSignIn@partly': '– {name} kan aanmelden.',
    cannotSignIn: '✓ {name} kan niet aanmelden.',
    'cannotSignIn@returns': '⏳ {name} kan nog niet aanmelden.',
    couldSignIn: '⚠ {name} kon nog aanmelden toen ik het laatst keek, op {at, date, medium} om {at, time, short}.',
    'couldSignIn@returns':
      '✓ {name} kon aanmelden toen ik het laatst keek, op {at, date, medium} om {at, time, short}.',
    'couldSignIn@partly': '– {name} kon aanmelden toen ik het laatst keek, op {at, date, medium} om {at, time, short}.',
    couldNotSignIn: '✓ {name} kon niet aanmelden toen ik het laatst keek, op {at, date, medium} om {at, time, short}.',
    'couldNotSignIn@returns':
      '⏳ {name} kon nog niet aanmelden toen ik het laatst keek, op {at, date, medium} om {at, time, short}.',
    cannotSignInSince: '✓ {name} kan niet aanmelden, sinds {at, date, medium} om {at, time, short}.',
    staysOut:
      '– {name} kon niet aanmelden toen ik het laatst keek, op {at, date, medium} om {at, time, short}, en deze terugkeer verandert dat niet.',
    accountDeleted: '✓ {name} kan niet aanmelden: het account is verwijderd.',
    untouched: 'Door deze offboarding is in Microsoft 365 niets gewijzigd.',
    'untouched@returns': 'Door deze terugkeer is in Microsoft 365 niets gewijzigd.',
    touched:
      'Wat is gedaan, blijft gedaan: de samenvatting noemt het, met hoe je het terugdraait. Er wordt niets meer verstuurd.',
    'touched@returns': 'Wat is gedaan, blijft gedaan: de samenvatting noemt het. Er wordt niets meer verstuurd.',
    answerMissing: 'Wat Microsoft 365 op het laatste verzoek antwoordt, is nog niet bekend; er volgt niets meer.',
    waiting: '{count, plural, one {Eén stap wacht op goedkeuring.} other {# stappen wachten op goedkeuring.}}',
    question: 'Een vraag wacht op je antwoord.',
    questionTo: 'Een vraag wacht op het antwoord van {requester}.',
    proposed: 'Het plan is klaar en wacht tot je het verstuurt.',
    proposedTo: 'Het plan is klaar en wacht tot {requester} het verstuurt.',
    noPlan: 'Er is nog geen plan; op de kaart staat waarom.',
    running: 'Het wordt uitgevoerd: {done, number} van {all, plural, one {# stap} other {# stappen}} afgerond.',
    rests:
      'Het ligt stil en is niet klaar: {done, number} van {all, plural, one {# stap} other {# stappen}} afgerond. In de samenvatting staat wat openstaat.',
    scheduled: 'Wat nu kon, is gedaan; de rest wacht op zijn dag.',
    declined: 'Alles is gedaan, behalve waar een goedkeurder tegen besloot. De samenvatting zegt wat.',
    completed: 'Het is afgerond; in de samenvatting staat wat er is gedaan.',
    earlier:
      '{name} heeft deze persoon eerder uit dienst gemeld, op {at, date, long}. In deze offboarding is niets gewijzigd.',
    cancelButton: 'Offboarding annuleren',
    'cancelButton@returns': 'Terugkeer annuleren',
    withdrawButton: 'Intrekken',
    stopButton: 'Stoppen',
    closeButton: 'Offboarding sluiten',
    'closeButton@returns': 'Terugkeer sluiten',
    stopNow: 'Nu stoppen',
    stopMeans:
      'Na het verzoek dat nu loopt wordt er niets meer verstuurd. Wat is gedaan, blijft gedaan en wordt genoemd, met hoe je het terugdraait.',
    'stopMeans@returns':
      'Na het verzoek dat nu loopt wordt er niets meer verstuurd. Wat is gedaan, blijft gedaan en staat in de samenvatting.',
  },
})
