/** How far a step is: what it waits for, what stopped it, what became of it, and what happens to it next. */
export const progressTexts = {
  en: {
    notRead: 'Could not be read, so nothing is decided. I go on trying by myself. Microsoft said: “{text}”',
    notJudged: 'Waits until this can be read: {unread}. I go on trying by myself',
    waitsForAnswer: 'Can be read now, and waits for an answer of {name}',
    notDecided: 'Not decided yet',
    accountGone:
      'The account of {name} is not there any more: somebody deleted it. Nothing more is sent. Restore it in the Microsoft 365 admin centre under Deleted users, which works for 30 days, and everything goes on by itself. Or close the offboarding.',
    'accountGone@returns':
      'The account of {name} is not there any more: somebody deleted it. Nothing more is sent. Restore it in the Microsoft 365 admin centre under Deleted users, which works for 30 days, and everything goes on by itself. Or close the return.',
    accountWasGone: 'The account of {name} was not there any more: somebody had deleted it.',
    waitsForAccount: 'Waits for the account to be there again',
    waitsForSteps: 'Waits for: {steps}',
    comesBack:
      'Microsoft 365 asked to be left alone until {at, date, long} at {at, time, short}. It goes on by itself then.',
    dayDoubted:
      'Was to start on {at, date, long} at {at, time, short}. The clock of the bot’s machine and Microsoft’s do not agree what day it is, so nothing is done yet. An administrator of the bot must set that clock; then this goes on by itself',
    thenAlso: '{one} {other}',
    heldFound: 'Found since the plan was made: {found}',
    heldApproved:
      '{name} approved it on {at, date, medium} at {at, time, short}, before that was so. Nothing is sent while it is.',
    heldOrdered:
      '{name} started it on {at, date, medium} at {at, time, short}, before that was so. Nothing is sent while it is.',
    heldPlanned: 'It was not so when it was planned. Nothing is sent while it is.',
    startsOn: 'Starts on {at, date, long} at {at, time, short}',
    percentDone:
      '{percent, number} % done{count, plural, =1 {} other { ({ended, number} of {count, number} parts)}}, says Microsoft 365',
    onlyPartly:
      'Only a part of it was done, says Microsoft 365. Look there what is missing before you take it for whole.',
    blockedBySteps: 'Not started, because this did not succeed: {steps}',
    taskOpen: 'Waits for a person to do it by hand',
    taskConfirmed: '{name} said it was done on {at, date, medium} at {at, time, short}',
    rejectedBy: 'Rejected by {name}: {reason}',
    orderedBy: 'Started at once by {name}, without waiting for an approval',
    orderedWithApproval: 'Asked for by {name} before the plan; it needs an approval all the same',
    stoppedPartWay:
      'Of {all, plural, one {one request} other {# requests}} Microsoft 365 accepted {accepted, number}{unknown, plural, =0 {} other {; of {unknown, number} it is not known}}. Look what is so before you rely on it.',
    failed: '{problem} (code {correlationId})',
    approvalVoided:
      '{name} approved an earlier plan; Microsoft 365 has changed since, so that approval no longer counts. This is what would be sent now.',
    changedSince:
      'Microsoft 365 changed since the plan was approved, so this must be approved again: this is what would be sent now.',
    foundSince:
      'New since the plan, found just before the summary: nobody decided about it yet. Approve to send what is listed here; reject to leave it as it is.',
    decidedAgain: '{name} asked for another decision, since a rule stops this. {why}',
    leftBefore: '“{title}” is left as it is, by {name}: {reason} What was to come after it is to be decided again.',
    leftStopped: 'Stopped by a rule and left as it is, by {name} on {at, date, medium}: {reason}',
    byHandExplain: '{title}: a rule stops me, so a person decides and does it',
    byHandInstruct:
      'Why I do not do it: {why} What was approved: {operations} Do it in the admin centre, if it may be done by hand.',
    newNotDone: 'New since the plan, and not done: the offboarding was ended before.',
    'newNotDone@returns': 'New since the plan, and not done: the return was ended before.',
    leftSince: 'New since the plan and left as it is, by {name} on {at, date, medium}: {reason}',
    nothingToDo: 'Nothing to do here',
  },
  nl: {
    notRead: 'Was niet te lezen, dus er is niets gekozen. Ik blijf het vanzelf proberen. Microsoft meldt: “{text}”',
    notJudged: 'Wacht tot dit te lezen is: {unread}. Ik blijf het vanzelf proberen',
    waitsForAnswer: 'Is nu te lezen en wacht op een antwoord van {name}',
    notDecided: 'Nog niets gekozen',
    accountGone:
      'Het account van {name} is er niet meer: iemand heeft het verwijderd. Er wordt niets meer verstuurd. Zet het terug in het Microsoft 365-beheercentrum onder Verwijderde gebruikers, dat kan 30 dagen, dan gaat alles vanzelf verder. Of sluit de offboarding.',
    'accountGone@returns':
      'Het account van {name} is er niet meer: iemand heeft het verwijderd. Er wordt niets meer verstuurd. Zet het terug in het Microsoft 365-beheercentrum onder Verwijderde gebruikers, dat kan 30 dagen, dan gaat alles vanzelf verder. Of sluit de terugkeer.',
    accountWasGone: 'Het account van {name} was er niet meer: iemand had het verwijderd.',
    waitsForAccount: 'Wacht tot het account er weer is',
    waitsForSteps: 'Wacht op: {steps}',
    comesBack:
      'Microsoft 365 vroeg om tot {at, date, long} om {at, time, short} met rust gelaten te worden. Daarna gaat het vanzelf verder.',
    dayDoubted:
      'Zou beginnen op {at, date, long} om {at, time, short}. De klok van de machine van de bot en die van Microsoft zijn het niet eens over de dag. Er gebeurt dus nog niets. Een beheerder van de bot moet die klok gelijkzetten; daarna gaat dit vanzelf verder',
    thenAlso: '{one} {other}',
    heldFound: 'Gevonden sinds het plan werd gemaakt: {found}',
    heldApproved:
      '{name} keurde het goed op {at, date, medium} om {at, time, short}, voordat dat zo was. Zolang het zo is, wordt er niets verstuurd.',
    heldOrdered:
      '{name} liet het beginnen op {at, date, medium} om {at, time, short}, voordat dat zo was. Zolang het zo is, wordt er niets verstuurd.',
    heldPlanned: 'Dat was niet zo toen het gepland werd. Zolang het zo is, wordt er niets verstuurd.',
    startsOn: 'Begint op {at, date, long} om {at, time, short}',
    percentDone:
      '{percent, number} % klaar{count, plural, =1 {} other { ({ended, number} van {count, number} delen)}}, volgens Microsoft 365',
    onlyPartly:
      'Er is maar een deel van gedaan, volgens Microsoft 365. Kijk daar wat er ontbreekt voordat je het als volledig ziet.',
    blockedBySteps: 'Niet gestart, want dit is niet gelukt: {steps}',
    taskOpen: 'Wacht tot iemand het met de hand doet',
    taskConfirmed: '{name} meldde op {at, date, medium} om {at, time, short} dat het gedaan is',
    rejectedBy: 'Afgewezen door {name}: {reason}',
    orderedBy: 'Direct gestart door {name}, zonder op goedkeuring te wachten',
    orderedWithApproval: 'Door {name} vóór het plan gevraagd; goedkeuring is er evengoed voor nodig',
    stoppedPartWay:
      'Van {all, plural, one {één verzoek} other {# verzoeken}} heeft Microsoft 365 er {accepted, number} aangenomen{unknown, plural, =0 {} other {; van {unknown, number} is het niet bekend}}. Kijk na wat zo is voordat je erop rekent.',
    failed: '{problem} (code {correlationId})',
    approvalVoided:
      '{name} heeft een eerder plan goedgekeurd; Microsoft 365 is sindsdien veranderd en die goedkeuring telt niet meer. Dit zou er nu worden verstuurd.',
    changedSince:
      'Microsoft 365 is veranderd sinds het plan is goedgekeurd. Dit moet opnieuw worden goedgekeurd: dit zou er nu worden verstuurd.',
    foundSince:
      'Nieuw sinds het plan, gevonden vlak voor de samenvatting: er heeft nog niemand over besloten. Keur goed om te versturen wat hier staat; wijs af om het te laten zoals het is.',
    decidedAgain: '{name} vroeg om een nieuw besluit, want een regel houdt dit tegen. {why}',
    leftBefore:
      '“{title}” blijft zoals het is, door {name}: {reason} Over wat erna zou komen moet opnieuw worden beslist.',
    leftStopped: 'Tegengehouden door een regel en gelaten zoals het is, door {name} op {at, date, medium}: {reason}',
    byHandExplain: '{title}: een regel houdt mij tegen, dus iemand beslist en doet het',
    byHandInstruct:
      'Waarom ik het niet doe: {why} Wat was goedgekeurd: {operations} Doe het in het beheercentrum, als het met de hand mag.',
    newNotDone: 'Nieuw sinds het plan, en niet gedaan: de offboarding is eerder beëindigd.',
    'newNotDone@returns': 'Nieuw sinds het plan, en niet gedaan: de terugkeer is eerder beëindigd.',
    leftSince: 'Nieuw sinds het plan en gelaten zoals het is, door {name} op {at, date, medium}: {reason}',
    nothingToDo: 'Hier valt niets te doen',
  },
} as const
