import { defineTexts } from '../texts'

/** What the bot says outside its cards about a case: refusals, short answers, announcements. */
export const dialogTexts = defineTexts('dialog', {
  en: {
    notOperatorTitle: 'This is for operators',
    notOperator:
      'Only members of the operators group may take somebody’s access away. Nothing was changed. Ask your IT administrator to add you, or ask a colleague who is a member.',
    notApprover: '{name}, only members of the approvers group may decide this. Nothing was changed.',
    onlyInChannel: 'Approvals are given in the approvals channel only. Nothing was changed. Use the card there.',
    notRequester: 'This case is {requester}’s. Only {requester} can answer its cards. Nothing was changed.',
    secondPerson: 'You asked for this case yourself, so somebody else must approve it. Nothing was changed.',
    leaverApproves: 'This is about you, so somebody else must decide. Nothing was changed.',
    leaversOther:
      'The directory shows that your account and that of {name} belong to one person (the same employee number, or an alternate address of one is the other’s). This is about {name}, so somebody else must press it. Nothing was changed.',
    wasRequester:
      'This was your case before somebody took it over, so somebody else must approve it. Nothing was changed.',
    requestersOther:
      'The directory shows that your account and that of {name} belong to one person (the same employee number, or an alternate address of one is the other’s). {name} asked for this case, so somebody else must approve it. Nothing was changed.',
    notOwn:
      'Guests cannot use this bot, whatever group they are in, and the directory shows your account as a guest’s or does not say what it is. Nothing was changed. Use your own account in this organisation, or ask your IT administrator to look at its user type.',
    notEnabled:
      'The directory shows your account as blocked, so the bot does nothing for it. Nothing was changed. Ask your IT administrator.',
    selfLeaving:
      'Your own leaving has begun, so you cannot start, decide or approve anything here any more. Nothing was changed. Ask a colleague.',
    selfOther:
      'The directory shows that your account and that of {name} belong to one person (the same employee number, or an alternate address of one is the other’s). Nobody can offboard an account of their own. Ask a colleague.',
    lastOperator:
      '{name} is the last one who can work with this bot: nobody else in the operators group has an account that works and stays. Add somebody to that group first.',
    lastApprover:
      '{name} is the last one who can approve: nobody else in the approvers group has an account that works and stays. Add somebody to that group first.',
    neverShown:
      'This card names a state that this case has never been in. Nothing was changed. Use the newest card of the case.',
    anotherPerson:
      'This card names somebody else than this case is about. Nothing was changed. Use the newest card of the case.',
    takenOverTitle: 'Somebody else goes on',
    takenOver: '{requester} took over the case for {name}. There is nothing left for you to do here.',
    tookOverTitle: 'This is your case now',
    tookOver:
      'You took over the case for {name} from {before}. {why} Its cards are in our own chat; what was approved goes on.',
    lostGroup: '{before} is no longer in the operators group.',
    lostBlocked: 'The account of {before} is blocked.',
    lostGone: 'The account of {before} is not there any more.',
    lostGuest: 'The account of {before} is not an employee’s any more.',
    lostLeaving: '{before} is leaving, too.',
    reasonMissing: 'Say in a few words why you reject it, so that the requester knows what to do.',
    noCase:
      'This card belongs to a case the bot does not know. Nothing was changed. Type /offboard to start a new one.',
    noStep: 'This card names a step this case does not have. Nothing was changed.',
    badCard: 'This card does not carry what the bot needs. Nothing was changed. Use the newest card of the case.',
    unknownVerb: 'The bot does not know this button. Nothing was changed. Use the newest card of the case.',
    stale: 'Things have moved on since this card. Nothing was changed by this press: this is how it stands now.',
    alreadyApproved: '{name} approved this on {at, date, medium} at {at, time, short}. Your press changed nothing.',
    alreadyRejected: '{name} rejected this on {at, date, medium} at {at, time, short}. Your press changed nothing.',
    alreadyDecided: 'This question has an answer already. Your press changed nothing; use Change to answer it anew.',
    answeredBelow: 'Asked again below.',
    alreadySubmitted: 'The plan was sent already. Your press changed nothing.',
    alreadyOrdered: 'Signing out was started already. Your press changed nothing.',
    alreadyTaken: 'This was picked up already. Your press changed nothing.',
    nothingToApprove: 'Nothing waits for an approval any more. Your press changed nothing.',
    isCancelled: 'This case was closed. Your press changed nothing.',
    isCompleted: 'Everything in this case is done: there is nothing left to end. Your press changed nothing.',
    notAnswered: 'Not answered: the case was ended.',
    openedTitle: 'I sent it to our own chat',
    opened: '{name}, I sent you the cards about this in our own chat, so that colleagues do not read along here.',
    openedUnreachable:
      'I cannot reach you in our own chat yet. Open a chat with me once (search for me in Teams), then type the command there.',
    existsTitle: 'There is a case already',
    exists:
      '{requester} opened a case for {name} on {at, date, long}. The cards are in the chat of {requester} and in the approvals channel.',
    existsYours: 'You opened a case for {name} on {at, date, long}. Its cards are above in our own chat, up to date.',
    reopenedTitle: 'How it stands',
    unread:
      'Could not be read: {steps}. I go on trying by myself, and signing out works all the same. Microsoft said: “{text}”',
    notReadable:
      'Microsoft 365 cannot be read about this at the moment, so nothing can be decided. Nothing was changed. I go on trying, and ask you then.',
    notRead: 'Could not be read, so nothing is decided. I go on trying by myself. Microsoft said: “{text}”',
    notJudged: 'Waits until this can be read: {unread}. I go on trying by myself',
    waitsForAnswer: 'Can be read now, and waits for an answer of {name}',
    notDecided: 'Not decided yet',
    accountTitle: 'Account',
    accountGone:
      'The account of {name} is not there any more: somebody deleted it. Nothing more is sent. Restore it in the Microsoft 365 admin centre under Deleted users, which works for 30 days, and everything goes on by itself. Or close the case.',
    accountWasGone: 'The account of {name} was not there any more: somebody had deleted it.',
    waitsForAccount: 'Waits for the account to be there again',
    wasCalled: 'Was called {names} when the offboarding was opened.',
    formerName: '{name}',
    blockedAlready: 'This account is already blocked. The other steps may still be needed.',
    deletedTitle: 'Already deleted',
    deleted:
      '{name} was deleted on {at, date, long}. The account can be restored for 30 days after that, in the Microsoft 365 admin centre under Deleted users.',
    lookingTitle: 'I am looking',
    looking: 'I am reading what Microsoft 365 says about this person. The cards follow in our own chat.',
    workingTitle: 'I am working on it',
    working:
      'Your press has arrived, and I am working on it: Microsoft 365 takes a moment longer than usual. What came of it is shown here or in our own chat. Pressing again does nothing twice.',
    planLaterTitle: 'The plan comes later',
    planLater:
      'Microsoft 365 did not answer everything that the plan for {name} needs. Your answers are kept, and nothing was changed. I try again by myself, and the plan comes as soon as it can be made. Details: “{text}”',
    noneTitle: 'Nobody found',
    none: 'I found nobody called “{query}”.',
    noneNext: 'Check the spelling, type the full e-mail address, or type /offboard alone and pick somebody.',
    refusedTitle: 'This account is protected',
    problemTitle: 'That did not work',
    tooFastTitle: 'One moment',
    tooFast: 'You are faster than I can follow. Nothing was done with this.',
    tooFastNext: 'Wait ten seconds and try again.',
    noCaseFacts: 'Microsoft 365 has no account with this id any more.',
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
    unreadOfAccount:
      'What about the account could not be read: {parts}. The case goes on without; what would be suggested from it is for you to choose. Microsoft said: “{text}”',
    manager: 'the manager',
    details: 'job, department and other addresses',
    roleNames: 'how its administrator roles are assigned',
    newNotDone: 'New since the plan, and not done: the case was ended before.',
    leftSince: 'New since the plan and left as it is, by {name} on {at, date, medium}: {reason}',
    nothingToDo: 'Nothing to do here',
  },
  nl: {
    notOperatorTitle: 'Dit is voor operators',
    notOperator:
      'Alleen leden van de operatorsgroep mogen iemands toegang intrekken. Er is niets gewijzigd. Vraag je IT-beheerder om je toe te voegen, of vraag een collega die lid is.',
    notApprover: '{name}, alleen leden van de goedkeurdersgroep mogen hierover beslissen. Er is niets gewijzigd.',
    onlyInChannel: 'Goedkeuren kan alleen in het goedkeuringskanaal. Er is niets gewijzigd. Gebruik de kaart daar.',
    notRequester:
      'Deze zaak is van {requester}. Alleen {requester} kan de kaarten beantwoorden. Er is niets gewijzigd.',
    secondPerson: 'Je hebt deze zaak zelf aangevraagd; iemand anders moet hem goedkeuren. Er is niets gewijzigd.',
    leaverApproves: 'Dit gaat over jezelf; iemand anders moet beslissen. Er is niets gewijzigd.',
    leaversOther:
      'Volgens jullie adreslijst horen jouw account en dat van {name} bij één persoon (hetzelfde personeelsnummer, of een alternatief adres van de een is van de ander). Dit gaat over {name}; iemand anders moet erop drukken. Er is niets gewijzigd.',
    wasRequester:
      'Deze zaak was van jou voordat iemand anders hem overnam; iemand anders moet hem goedkeuren. Er is niets gewijzigd.',
    requestersOther:
      'Volgens jullie adreslijst horen jouw account en dat van {name} bij één persoon (hetzelfde personeelsnummer, of een alternatief adres van de een is van de ander). {name} heeft deze zaak aangevraagd; iemand anders moet hem goedkeuren. Er is niets gewijzigd.',
    notOwn:
      'Gasten kunnen deze bot niet gebruiken, in welke groep ze ook zitten. Volgens jullie adreslijst is jouw account van een gast, of er staat niet bij wat het is. Er is niets gewijzigd. Gebruik je eigen account van deze organisatie, of laat je IT-beheerder naar het gebruikerstype kijken.',
    notEnabled:
      'Volgens jullie adreslijst is jouw account geblokkeerd; de bot doet er niets voor. Er is niets gewijzigd. Vraag het je IT-beheerder.',
    selfLeaving:
      'Je eigen vertrek is begonnen; je kunt hier niets meer starten, beslissen of goedkeuren. Er is niets gewijzigd. Vraag het een collega.',
    selfOther:
      'Volgens jullie adreslijst horen jouw account en dat van {name} bij één persoon (hetzelfde personeelsnummer, of een alternatief adres van de een is van de ander). Niemand kan een eigen account uit dienst melden. Vraag het een collega.',
    lastOperator:
      '{name} is de laatste die met deze bot kan werken: niemand anders in de operatorsgroep heeft een account dat werkt en blijft. Zet eerst iemand in die groep.',
    lastApprover:
      '{name} is de laatste die kan goedkeuren: niemand anders in de goedkeurdersgroep heeft een account dat werkt en blijft. Zet eerst iemand in die groep.',
    neverShown:
      'Deze kaart noemt een stand die deze zaak nooit heeft gehad. Er is niets gewijzigd. Gebruik de nieuwste kaart van de zaak.',
    anotherPerson:
      'Deze kaart noemt iemand anders dan over wie deze zaak gaat. Er is niets gewijzigd. Gebruik de nieuwste kaart van de zaak.',
    takenOverTitle: 'Iemand anders gaat verder',
    takenOver: '{requester} heeft de zaak voor {name} overgenomen. Je hoeft hier niets meer te doen.',
    tookOverTitle: 'Dit is nu jouw zaak',
    tookOver:
      'Je hebt de zaak voor {name} overgenomen van {before}. {why} De kaarten staan in onze eigen chat; wat is goedgekeurd gaat door.',
    lostGroup: '{before} zit niet meer in de operatorsgroep.',
    lostBlocked: 'Het account van {before} is geblokkeerd.',
    lostGone: 'Het account van {before} bestaat niet meer.',
    lostGuest: 'Het account van {before} is niet meer van een medewerker.',
    lostLeaving: '{before} gaat ook uit dienst.',
    reasonMissing: 'Zeg kort waarom je het afwijst, dan weet de aanvrager wat er moet gebeuren.',
    noCase:
      'Deze kaart hoort bij een zaak die de bot niet kent. Er is niets gewijzigd. Typ /offboard om een nieuwe te beginnen.',
    noStep: 'Deze kaart noemt een stap die deze zaak niet heeft. Er is niets gewijzigd.',
    badCard:
      'Op deze kaart ontbreekt iets dat de bot nodig heeft. Er is niets gewijzigd. Gebruik de nieuwste kaart van de zaak.',
    unknownVerb: 'Deze knop kent de bot niet. Er is niets gewijzigd. Gebruik de nieuwste kaart van de zaak.',
    stale: 'Er is intussen iets veranderd. Deze klik heeft niets gewijzigd: zo staat het er nu voor.',
    alreadyApproved:
      '{name} heeft dit op {at, date, medium} om {at, time, short} goedgekeurd. Je klik heeft niets gewijzigd.',
    alreadyRejected:
      '{name} heeft dit op {at, date, medium} om {at, time, short} afgewezen. Je klik heeft niets gewijzigd.',
    alreadyDecided:
      'Deze vraag is al beantwoord. Je klik heeft niets gewijzigd; met Wijzigen geef je een nieuw antwoord.',
    answeredBelow: 'Hieronder opnieuw gevraagd.',
    alreadySubmitted: 'Het plan was al verstuurd. Je klik heeft niets gewijzigd.',
    alreadyOrdered: 'Het afmelden was al gestart. Je klik heeft niets gewijzigd.',
    alreadyTaken: 'Dit was al opgepakt. Je klik heeft niets gewijzigd.',
    nothingToApprove: 'Er wacht niets meer op goedkeuring. Je klik heeft niets gewijzigd.',
    isCancelled: 'Deze zaak is gesloten. Je klik heeft niets gewijzigd.',
    isCompleted: 'Alles in deze zaak is gedaan: er valt niets meer te beëindigen. Je klik heeft niets gewijzigd.',
    notAnswered: 'Niet beantwoord: de zaak is beëindigd.',
    openedTitle: 'Het staat in onze eigen chat',
    opened: '{name}, de kaarten hierover staan in onze eigen chat, zodat collega’s hier niet meelezen.',
    openedUnreachable:
      'Ik kan je nog niet bereiken in onze eigen chat. Open één keer een chat met mij (zoek me op in Teams) en typ de opdracht daar.',
    existsTitle: 'Er loopt al een zaak',
    exists:
      '{requester} opende op {at, date, long} een zaak voor {name}. De kaarten staan in de chat van {requester} en in het goedkeuringskanaal.',
    existsYours:
      'Je opende op {at, date, long} een zaak voor {name}. De kaarten staan hierboven in onze eigen chat, bijgewerkt.',
    reopenedTitle: 'Zo staat het ervoor',
    unread: 'Niet te lezen: {steps}. Ik blijf het vanzelf proberen; afmelden kan gewoon. Microsoft meldt: “{text}”',
    notReadable:
      'Microsoft 365 is hierover nu niet te lezen, dus valt er niets te kiezen. Er is niets gewijzigd. Ik blijf het proberen en vraag het je dan.',
    notRead: 'Was niet te lezen, dus er is niets gekozen. Ik blijf het vanzelf proberen. Microsoft meldt: “{text}”',
    notJudged: 'Wacht tot dit te lezen is: {unread}. Ik blijf het vanzelf proberen',
    waitsForAnswer: 'Is nu te lezen en wacht op een antwoord van {name}',
    notDecided: 'Nog niets gekozen',
    accountTitle: 'Account',
    accountGone:
      'Het account van {name} is er niet meer: iemand heeft het verwijderd. Er wordt niets meer verstuurd. Zet het terug in het Microsoft 365-beheercentrum onder Verwijderde gebruikers, dat kan 30 dagen, dan gaat alles vanzelf verder. Of sluit de zaak.',
    accountWasGone: 'Het account van {name} was er niet meer: iemand had het verwijderd.',
    waitsForAccount: 'Wacht tot het account er weer is',
    wasCalled: 'Heette {names} toen de offboarding werd geopend.',
    formerName: '{name}',
    blockedAlready: 'Dit account is al geblokkeerd. De andere stappen kunnen nog nodig zijn.',
    deletedTitle: 'Al verwijderd',
    deleted:
      '{name} is op {at, date, long} verwijderd. Tot 30 dagen daarna is het account te herstellen in het Microsoft 365-beheercentrum, onder Verwijderde gebruikers.',
    lookingTitle: 'Ik kijk even',
    looking: 'Ik lees wat Microsoft 365 over deze persoon weet. De kaarten volgen in onze eigen chat.',
    workingTitle: 'Ik ben ermee bezig',
    working:
      'Je klik is aangekomen en ik ben ermee bezig: Microsoft 365 doet er wat langer over dan anders. Wat ervan kwam staat straks hier of in onze eigen chat. Nog eens klikken doet niets dubbel.',
    planLaterTitle: 'Het plan komt later',
    planLater:
      'Microsoft 365 antwoordde niet op alles wat het plan voor {name} nodig heeft. Je antwoorden zijn bewaard en er is niets gewijzigd. Ik probeer het vanzelf opnieuw, en het plan komt zodra het gemaakt kan worden. Bijzonderheden: “{text}”',
    noneTitle: 'Niemand gevonden',
    none: 'Ik heb niemand gevonden met de naam “{query}”.',
    noneNext: 'Controleer de spelling, typ het volledige e-mailadres, of typ alleen /offboard en kies iemand.',
    refusedTitle: 'Dit account is beschermd',
    problemTitle: 'Dat lukte niet',
    tooFastTitle: 'Een ogenblik',
    tooFast: 'U bent sneller dan ik kan volgen. Hiermee is niets gedaan.',
    tooFastNext: 'Wacht tien seconden en probeer het opnieuw.',
    noCaseFacts: 'Microsoft 365 heeft geen account meer met dit id.',
    waitsForSteps: 'Wacht op: {steps}',
    comesBack:
      'Microsoft 365 vroeg om tot {at, date, long} om {at, time, short} met rust gelaten te worden. Daarna gaat het vanzelf verder.',
    dayDoubted:
      'Zou beginnen op {at, date, long} om {at, time, short}. De klok van de machine van de bot en die van Microsoft zijn het niet eens over welke dag het is, dus er gebeurt nog niets. Een beheerder van de bot moet die klok gelijkzetten; daarna gaat dit vanzelf verder',
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
      'Van {all, plural, one {één opdracht} other {# opdrachten}} heeft Microsoft 365 er {accepted, number} aangenomen{unknown, plural, =0 {} other {; van {unknown, number} is het niet bekend}}. Kijk na wat zo is voordat je erop rekent.',
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
    unreadOfAccount:
      'Wat over het account niet te lezen was: {parts}. De zaak gaat door zonder; wat eruit zou worden voorgesteld kies je zelf. Microsoft meldt: “{text}”',
    manager: 'de leidinggevende',
    details: 'functie, afdeling en andere adressen',
    roleNames: 'hoe de beheerdersrollen zijn toegewezen',
    newNotDone: 'Nieuw sinds het plan, en niet gedaan: de zaak is eerder beëindigd.',
    leftSince: 'Nieuw sinds het plan en gelaten zoals het is, door {name} op {at, date, medium}: {reason}',
    nothingToDo: 'Hier valt niets te doen',
  },
})
