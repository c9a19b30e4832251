/** What a press is answered with that changes nothing, or that takes a moment. */
export const pressTexts = {
  en: {
    onlyInChannel: 'Approvals are given in the approvals channel only. Nothing was changed. Use the card there.',
    neverShown:
      'This card names a state that this offboarding has never been in. Nothing was changed. Use the newest card.',
    'neverShown@returns':
      'This card names a state that this return has never been in. Nothing was changed. Use the newest card.',
    anotherPerson:
      'This card names somebody else than this offboarding is about. Nothing was changed. Use the newest card.',
    'anotherPerson@returns':
      'This card names somebody else than this return is about. Nothing was changed. Use the newest card.',
    reasonMissing: 'Say in a few words why you reject it, so that the requester knows what to do.',
    noCase:
      'This card belongs to an offboarding the bot does not know. Nothing was changed. Type /offboard to start a new one.',
    noStep: 'This card names a step this offboarding does not have. Nothing was changed.',
    'noStep@returns': 'This card names a step this return does not have. Nothing was changed.',
    badCard: 'This card does not carry what the bot needs. Nothing was changed. Use the newest card.',
    unknownVerb: 'The bot does not know this button. Nothing was changed. Use the newest card.',
    stale: 'Things have moved on since this card. Nothing was changed by this press: this is how it stands now.',
    alreadyApproved: '{name} approved this on {at, date, medium} at {at, time, short}. Your press changed nothing.',
    alreadyRejected: '{name} rejected this on {at, date, medium} at {at, time, short}. Your press changed nothing.',
    alreadyDecided: 'This question has an answer already. Your press changed nothing; use Change to answer it anew.',
    answeredBelow: 'Asked again below.',
    alreadySubmitted: 'The plan was sent already. Your press changed nothing.',
    alreadyOrdered: 'Signing out was started already. Your press changed nothing.',
    alreadyTaken: 'This was picked up already. Your press changed nothing.',
    nothingToApprove: 'Nothing waits for an approval any more. Your press changed nothing.',
    isCancelled: 'This offboarding was ended. Your press changed nothing.',
    'isCancelled@returns': 'This return was ended. Your press changed nothing.',
    isCompleted: 'Everything in this offboarding is done: there is nothing left to end. Your press changed nothing.',
    'isCompleted@returns':
      'Everything in this return is done: there is nothing left to end. Your press changed nothing.',
    notAnswered: 'Not answered: the offboarding was ended.',
    'notAnswered@returns': 'Not answered: the return was ended.',
    notReadable:
      'Microsoft 365 cannot be read about this at the moment, so nothing can be decided. Nothing was changed. I go on trying, and ask you then.',
    workingTitle: 'I am working on it',
    working:
      'Your press has arrived, and I am working on it: Microsoft 365 takes a moment longer than usual. What came of it is shown here or in our own chat. Pressing again does nothing twice.',
    planLaterTitle: 'The plan comes later',
    planLater:
      'Microsoft 365 did not answer everything that the plan for {name} needs. Your answers are kept, and nothing was changed. I try again by myself, and the plan comes as soon as it can be made. Details: “{text}”',
    problemTitle: 'That did not work',
    tooFastTitle: 'One moment',
    tooFast: 'You are faster than I can follow. Nothing was done with this.',
    tooFastNext: 'Wait ten seconds and try again.',
  },
  nl: {
    onlyInChannel: 'Goedkeuren kan alleen in het goedkeuringskanaal. Er is niets gewijzigd. Gebruik de kaart daar.',
    neverShown:
      'Deze kaart noemt een stand die deze offboarding nooit heeft gehad. Er is niets gewijzigd. Gebruik de nieuwste kaart.',
    'neverShown@returns':
      'Deze kaart noemt een stand die deze terugkeer nooit heeft gehad. Er is niets gewijzigd. Gebruik de nieuwste kaart.',
    anotherPerson:
      'Deze kaart noemt iemand anders dan over wie deze offboarding gaat. Er is niets gewijzigd. Gebruik de nieuwste kaart.',
    'anotherPerson@returns':
      'Deze kaart noemt iemand anders dan over wie deze terugkeer gaat. Er is niets gewijzigd. Gebruik de nieuwste kaart.',
    reasonMissing: 'Zeg kort waarom je het afwijst, dan weet de aanvrager wat er moet gebeuren.',
    noCase:
      'Deze kaart hoort bij een offboarding die de bot niet kent. Er is niets gewijzigd. Typ /uitdienst om een nieuwe te beginnen.',
    noStep: 'Deze kaart noemt een stap die deze offboarding niet heeft. Er is niets gewijzigd.',
    'noStep@returns': 'Deze kaart noemt een stap die deze terugkeer niet heeft. Er is niets gewijzigd.',
    badCard: 'Op deze kaart ontbreekt iets dat de bot nodig heeft. Er is niets gewijzigd. Gebruik de nieuwste kaart.',
    unknownVerb: 'Deze knop kent de bot niet. Er is niets gewijzigd. Gebruik de nieuwste kaart.',
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
    isCancelled: 'Deze offboarding is beëindigd. Je klik heeft niets gewijzigd.',
    'isCancelled@returns': 'Deze terugkeer is beëindigd. Je klik heeft niets gewijzigd.',
    isCompleted:
      'Alles in deze offboarding is gedaan: er valt niets meer te beëindigen. Je klik heeft niets gewijzigd.',
    'isCompleted@returns':
      'Alles in deze terugkeer is gedaan: er valt niets meer te beëindigen. Je klik heeft niets gewijzigd.',
    notAnswered: 'Niet beantwoord: de offboarding is beëindigd.',
    'notAnswered@returns': 'Niet beantwoord: de terugkeer is beëindigd.',
    notReadable:
      'Microsoft 365 is hierover nu niet te lezen, dus valt er niets te kiezen. Er is niets gewijzigd. Ik blijf het proberen en vraag het je dan.',
    workingTitle: 'Ik ben ermee bezig',
    working:
      'Je klik is aangekomen en ik ben ermee bezig: Microsoft 365 doet er wat langer over dan anders. Wat ervan kwam staat straks hier of in onze eigen chat. Nog eens klikken doet niets dubbel.',
    planLaterTitle: 'Het plan komt later',
    planLater:
      'Microsoft 365 antwoordde niet op alles wat het plan voor {name} nodig heeft. Je antwoorden zijn bewaard en er is niets gewijzigd. Ik probeer het vanzelf opnieuw, en het plan komt zodra het gemaakt kan worden. Bijzonderheden: “{text}”',
    problemTitle: 'Dat lukte niet',
    tooFastTitle: 'Een ogenblik',
    tooFast: 'U bent sneller dan ik kan volgen. Hiermee is niets gedaan.',
    tooFastNext: 'Wacht tien seconden en probeer het opnieuw.',
  },
} as const
