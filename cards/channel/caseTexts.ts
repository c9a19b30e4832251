import { defineTexts } from '../texts'

export const caseTexts = defineTexts('case', {
  en: {
    title: '{name} is leaving',
    'title@returns': '{name} is coming back',
    'title@partly': 'Something comes back for {name}',
    endedTitle: 'The offboarding of {name}',
    'endedTitle@returns': 'The return of {name}',
    'endedTitle@partly': 'What was to come back for {name}',
    note: '“{note}” – {name}',
    requestedBy: 'Requested by {requester}',
    deciding:
      '{requester} has ordered {name} to be signed out, without waiting for the plan. The other steps are still being decided.',
    awaitingApproval:
      '⏳ {count, plural, =0 {Waiting for an approval} one {One step waits for an approval} other {# steps wait for an approval}}',
    running: '⏳ Under way: {done, number} of {all, plural, one {# step} other {# steps}} finished',
    declined:
      '✓ Done, but for what was decided against: {done, number} of {all, plural, one {# step} other {# steps}}.',
    notFinished:
      '✗ Not finished: {done, number} of {all, plural, one {# step} other {# steps}} done. Below is what is still open.',
    scheduled:
      '✓ {done, number} of {all, plural, one {# step} other {# steps}} finished. The others wait for their day and start by themselves.',
    completed: '✓ Completed: every step is done or was left as it is',
    accountGone:
      '✗ The account of {name} is not there any more: somebody deleted it. Nothing more is sent. Restore it in the Microsoft 365 admin centre under Deleted users, which works for 30 days, and everything goes on by itself. Or let {requester} close the offboarding: below is what remains.',
    'accountGone@returns':
      '✗ The account of {name} is not there any more: somebody deleted it. Nothing more is sent. Restore it in the Microsoft 365 admin centre under Deleted users, which works for 30 days, and everything goes on by itself. Or let {requester} close the return: below is what remains.',
    approveAll: 'Approve {count, plural, other {all #}}',
    irreversible: 'Cannot be undone, once approved: {titles}.',
    ownCard: 'Its card is below.',
    ownCards: 'Each has a card of its own below.',
    look: 'Details',
    later: 'Opens here once those above are decided.',
    line: '**{title}:** {line}',
    left: '**{title}:** {line} {status}',
    secondPerson: 'Somebody other than {requester} has to approve. What is approved is exactly what is sent.',
  },
  nl: {
    title: '{name} gaat uit dienst',
    'title@returns': '{name} komt terug',
    'title@partly': 'Er komt iets terug voor {name}',
    endedTitle: 'De offboarding van {name}',
    'endedTitle@returns': 'De terugkeer van {name}',
    'endedTitle@partly': 'Wat er terug zou komen voor {name}',
    note: '“{note}” – {name}',
    requestedBy: 'Aangevraagd door {requester}',
    deciding:
      '{requester} laat {name} afmelden, zonder op het plan te wachten. Over de andere stappen wordt nog beslist.',
    awaitingApproval:
      '⏳ {count, plural, =0 {Wacht op goedkeuring} one {Eén stap wacht op goedkeuring} other {# stappen wachten op goedkeuring}}',
    running: '⏳ Bezig: {done, number} van {all, plural, one {# stap} other {# stappen}} afgerond',
    declined:
      '✓ Klaar, behalve waar tegen is besloten: {done, number} van {all, plural, one {# stap} other {# stappen}}.',
    notFinished:
      '✗ Niet klaar: {done, number} van {all, plural, one {# stap} other {# stappen}} gedaan. Hieronder staat wat nog openstaat.',
    scheduled:
      '✓ {done, number} van {all, plural, one {# stap} other {# stappen}} afgerond. De andere wachten op hun dag en beginnen vanzelf.',
    completed: '✓ Afgerond: elke stap is klaar of blijft zoals het is',
    accountGone:
      '✗ Het account van {name} is er niet meer: iemand heeft het verwijderd. Er wordt niets meer verstuurd. Zet het terug in het Microsoft 365-beheercentrum onder Verwijderde gebruikers, dat kan 30 dagen, dan gaat alles vanzelf verder. Of laat {requester} de offboarding sluiten: hieronder staat wat er overblijft.',
    'accountGone@returns':
      '✗ Het account van {name} is er niet meer: iemand heeft het verwijderd. Er wordt niets meer verstuurd. Zet het terug in het Microsoft 365-beheercentrum onder Verwijderde gebruikers, dat kan 30 dagen, dan gaat alles vanzelf verder. Of laat {requester} de terugkeer sluiten: hieronder staat wat er overblijft.',
    approveAll: '{count, plural, =2 {Beide} other {Alle #}} goedkeuren',
    irreversible: 'Eenmaal goedgekeurd niet terug te draaien: {titles}.',
    ownCard: 'De kaart ervan staat hieronder.',
    ownCards: 'Voor elk staat hieronder een eigen kaart.',
    look: 'Details',
    later: 'Opent hier zodra over die erboven is beslist.',
    line: '**{title}:** {line}',
    left: '**{title}:** {line} {status}',
    secondPerson:
      'Iemand anders dan {requester} moet goedkeuren. Wat wordt goedgekeurd, is precies wat wordt verstuurd.',
  },
})
