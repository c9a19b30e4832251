/** What is said when somebody asks for a case: that it is opened, that there is one, or why there is none. */
export const openingTexts = {
  en: {
    openedTitle: 'I sent it to our own chat',
    opened: '{name}, I sent you the cards about this in our own chat, so that colleagues do not read along here.',
    openedUnreachable:
      'I cannot reach you in our own chat yet. Open a chat with me once (search for me in Teams), then type the command there.',
    existsTitle: 'An offboarding runs already',
    'existsTitle@returns': 'A return runs already',
    'existsTitle@partly': 'Something comes back already',
    exists:
      '{requester} opened the offboarding of {name} on {at, date, long}. The cards are in the chat of {requester} and in the approvals channel.',
    'exists@returns':
      '{requester} opened the return of {name} on {at, date, long}. The cards are in the chat of {requester} and in the approvals channel.',
    'exists@partly':
      '{requester} asked on {at, date, long} for something to come back for {name}. The cards are in the chat of {requester} and in the approvals channel.',
    existsYours:
      'You opened the offboarding of {name} on {at, date, long}. Its cards are above in our own chat, up to date.',
    'existsYours@returns':
      'You opened the return of {name} on {at, date, long}. Its cards are above in our own chat, up to date.',
    'existsYours@partly':
      'You asked on {at, date, long} for something to come back for {name}. Its cards are above in our own chat, up to date.',
    reopenedTitle: 'How it stands',
    deletedTitle: 'Already deleted',
    deleted:
      '{name} was deleted on {at, date, long}. The account can be restored for 30 days after that, in the Microsoft 365 admin centre under Deleted users.',
    lookingTitle: 'I am looking',
    looking: 'I am reading what Microsoft 365 says about this person. The cards follow in our own chat.',
    chosenTitle: '{name}',
    chosen: 'Chosen on {at, date, medium} at {at, time, short}. The cards follow below.',
    noneTitle: 'Nobody found',
    none: 'I found nobody called “{query}”.',
    noneNext: 'Check the spelling, type the full e-mail address, or type /offboard alone and pick somebody.',
    refusedTitle: 'This account is protected',
    noCaseFacts: 'Microsoft 365 has no account with this id any more.',
  },
  nl: {
    openedTitle: 'Het staat in onze eigen chat',
    opened: '{name}, de kaarten hierover staan in onze eigen chat, zodat collega’s hier niet meelezen.',
    openedUnreachable:
      'Ik kan je nog niet bereiken in onze eigen chat. Open één keer een chat met mij (zoek me op in Teams) en typ de opdracht daar.',
    existsTitle: 'Er loopt al een offboarding',
    'existsTitle@returns': 'Er loopt al een terugkeer',
    'existsTitle@partly': 'Er komt al iets terug',
    exists:
      '{requester} opende op {at, date, long} de offboarding van {name}. De kaarten staan in de chat van {requester} en in het goedkeuringskanaal.',
    'exists@returns':
      '{requester} opende op {at, date, long} de terugkeer van {name}. De kaarten staan in de chat van {requester} en in het goedkeuringskanaal.',
    'exists@partly':
      '{requester} vroeg op {at, date, long} om iets terug te laten komen voor {name}. De kaarten staan in de chat van {requester} en in het goedkeuringskanaal.',
    existsYours:
      'Je opende op {at, date, long} de offboarding van {name}. De kaarten staan hierboven in onze eigen chat, bijgewerkt.',
    'existsYours@returns':
      'Je opende op {at, date, long} de terugkeer van {name}. De kaarten staan hierboven in onze eigen chat, bijgewerkt.',
    'existsYours@partly':
      'Je vroeg op {at, date, long} om iets terug te laten komen voor {name}. De kaarten staan hierboven in onze eigen chat, bijgewerkt.',
    reopenedTitle: 'Zo staat het ervoor',
    deletedTitle: 'Al verwijderd',
    deleted:
      '{name} is op {at, date, long} verwijderd. Tot 30 dagen daarna is het account te herstellen in het Microsoft 365-beheercentrum, onder Verwijderde gebruikers.',
    lookingTitle: 'Ik kijk even',
    looking: 'Ik lees wat Microsoft 365 over deze persoon weet. De kaarten volgen in onze eigen chat.',
    chosenTitle: '{name}',
    chosen: 'Gekozen op {at, date, medium} om {at, time, short}. De kaarten volgen hieronder.',
    noneTitle: 'Niemand gevonden',
    none: 'Ik heb niemand gevonden met de naam “{query}”.',
    noneNext: 'Controleer de spelling, typ het volledige e-mailadres, of typ alleen /uitdienst en kies iemand.',
    refusedTitle: 'Dit account is beschermd',
    noCaseFacts: 'Microsoft 365 heeft geen account meer met dit id.',
  },
} as const
