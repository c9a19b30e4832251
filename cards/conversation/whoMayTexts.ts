/** Why somebody may not do what they asked for: their groups, their part in the case, their own leaving. */
export const whoMayTexts = {
  en: {
    notOperatorTitle: 'This is for operators',
    notOperator:
      'Only members of the operators group may take somebody’s access away. Nothing was changed. Ask your IT administrator to add you, or ask a colleague who is a member.',
    'notOperator@returns':
      'Only members of the operators group may take somebody back. Nothing was changed. Ask your IT administrator to add you, or ask a colleague who is a member.',
    notApprover:
      '{name}, only members of the approvers group may decide this. Nothing was changed. Ask one of them, or ask your IT administrator to add you.',
    notRequester: 'This offboarding is {requester}’s. Only {requester} can answer its cards. Nothing was changed.',
    'notRequester@returns': 'This return is {requester}’s. Only {requester} can answer its cards. Nothing was changed.',
    secondPerson: 'You asked for this offboarding yourself, so somebody else must approve it. Nothing was changed.',
    'secondPerson@returns':
      'You asked for this return yourself, so somebody else must approve it. Nothing was changed.',
    leaverApproves: 'This is about you, so somebody else must decide. Nothing was changed.',
    leaversOther:
      'By the directory, your account and that of {name} belong to one person: by employee number, or by an alternate address. This is about {name}, so somebody else must press it. Nothing was changed.',
    wasRequester:
      'This was your offboarding before somebody took it over, so somebody else must approve it. Nothing was changed.',
    'wasRequester@returns':
      'This was your return before somebody took it over, so somebody else must approve it. Nothing was changed.',
    requestersOther:
      'By the directory, your account and that of {name} belong to one person: by employee number, or by an alternate address. {name} asked for this offboarding, so somebody else must approve it. Nothing was changed.',
    'requestersOther@returns':
      'By the directory, your account and that of {name} belong to one person: by employee number, or by an alternate address. {name} asked for this return, so somebody else must approve it. Nothing was changed.',
    notOwn:
      'Guests cannot use this bot, whatever group they are in. The directory shows your account as a guest’s, or does not say what it is. Nothing was changed. Use your own account in this organisation, or ask your IT administrator to look at its user type.',
    notEnabled:
      'The directory shows your account as blocked, so the bot does nothing for it. Nothing was changed. Ask your IT administrator.',
    selfLeaving:
      'Your own leaving has begun, so you cannot start, decide or approve anything here any more. Nothing was changed. Ask a colleague.',
    selfOther:
      'By the directory, your account and that of {name} belong to one person: by employee number, or by an alternate address. Nobody can offboard an account of their own. Ask a colleague.',
    lastOperator:
      '{name} is the last one who can work with this bot: nobody else in the operators group has an account that works and stays. Add somebody to that group first.',
    lastApprover:
      '{name} is the last one who can approve: nobody else in the approvers group has an account that works and stays. Add somebody to that group first.',
  },
  nl: {
    notOperatorTitle: 'Dit is voor operators',
    notOperator:
      'Alleen leden van de operatorsgroep mogen iemands toegang wegnemen. Er is niets gewijzigd. Vraag je IT-beheerder om je toe te voegen, of vraag een collega die lid is.',
    'notOperator@returns':
      'Alleen leden van de operatorsgroep mogen iemand terughalen. Er is niets gewijzigd. Vraag je IT-beheerder om je toe te voegen, of vraag een collega die lid is.',
    notApprover:
      '{name}, alleen leden van de goedkeurdersgroep mogen hierover beslissen. Er is niets gewijzigd. Vraag een van hen, of vraag je IT-beheerder om je toe te voegen.',
    notRequester:
      'Deze offboarding is van {requester}. Alleen {requester} kan de kaarten beantwoorden. Er is niets gewijzigd.',
    'notRequester@returns':
      'Deze terugkeer is van {requester}. Alleen {requester} kan de kaarten beantwoorden. Er is niets gewijzigd.',
    secondPerson:
      'Je hebt deze offboarding zelf aangevraagd; iemand anders moet hem goedkeuren. Er is niets gewijzigd.',
    'secondPerson@returns':
      'Je hebt deze terugkeer zelf aangevraagd; iemand anders moet hem goedkeuren. Er is niets gewijzigd.',
    leaverApproves: 'Dit gaat over jezelf; iemand anders moet beslissen. Er is niets gewijzigd.',
    leaversOther:
      'Volgens jullie adreslijst horen jouw account en dat van {name} bij één persoon: door het personeelsnummer, of door een alternatief adres. Dit gaat over {name}; iemand anders moet erop drukken. Er is niets gewijzigd.',
    wasRequester:
      'Deze offboarding was van jou voordat iemand anders hem overnam; iemand anders moet hem goedkeuren. Er is niets gewijzigd.',
    'wasRequester@returns':
      'Deze terugkeer was van jou voordat iemand anders hem overnam; iemand anders moet hem goedkeuren. Er is niets gewijzigd.',
    requestersOther:
      'Volgens jullie adreslijst horen jouw account en dat van {name} bij één persoon: door het personeelsnummer, of door een alternatief adres. {name} heeft deze offboarding aangevraagd; iemand anders moet hem goedkeuren. Er is niets gewijzigd.',
    'requestersOther@returns':
      'Volgens jullie adreslijst horen jouw account en dat van {name} bij één persoon: door het personeelsnummer, of door een alternatief adres. {name} heeft deze terugkeer aangevraagd; iemand anders moet hem goedkeuren. Er is niets gewijzigd.',
    notOwn:
      'Gasten kunnen deze bot niet gebruiken, in welke groep ze ook zitten. Volgens jullie adreslijst is jouw account van een gast, of er staat niet bij wat het is. Er is niets gewijzigd. Gebruik je eigen account van deze organisatie, of laat je IT-beheerder naar het gebruikerstype kijken.',
    notEnabled:
      'Volgens jullie adreslijst is jouw account geblokkeerd; de bot doet er niets voor. Er is niets gewijzigd. Vraag het je IT-beheerder.',
    selfLeaving:
      'Je eigen vertrek is begonnen; je kunt hier niets meer starten, beslissen of goedkeuren. Er is niets gewijzigd. Vraag het een collega.',
    selfOther:
      'Volgens jullie adreslijst horen jouw account en dat van {name} bij één persoon: door het personeelsnummer, of door een alternatief adres. Niemand kan een eigen account uit dienst melden. Vraag het een collega.',
    lastOperator:
      '{name} is de laatste die met deze bot kan werken: niemand anders in de operatorsgroep heeft een account dat werkt en blijft. Zet eerst iemand in die groep.',
    lastApprover:
      '{name} is de laatste die kan goedkeuren: niemand anders in de goedkeurdersgroep heeft een account dat werkt en blijft. Zet eerst iemand in die groep.',
  },
} as const
