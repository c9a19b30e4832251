/** Why nobody is offboarded who is protected: words of the rule `protection`. */
export const protectionTexts = {
  en: {
    globalAdministrator:
      '{name} is a Global Administrator. The bot does not touch those unless they are allowed by name in its configuration. Remove the role first, or ask the administrator of this bot.',
    breakGlass: '{name} is an emergency (break-glass) account. The bot never touches those.',
    synchronisation: '{name} is the account that synchronises your directory. The bot never touches it.',
    yourself: 'You cannot offboard yourself. Ask a colleague.',
    'yourself@returns': 'You cannot take yourself back. Ask a colleague.',
  },
  nl: {
    globalAdministrator:
      '{name} is globale beheerder. Daar komt de bot niet aan, tenzij het account met naam in de configuratie is toegestaan. Haal eerst de rol weg, of vraag de beheerder van deze bot.',
    breakGlass: '{name} is een noodaccount (break glass). Daar komt de bot nooit aan.',
    synchronisation: '{name} is het account dat jullie adreslijst synchroniseert. Daar komt de bot nooit aan.',
    yourself: 'Je kunt jezelf niet uit dienst melden. Vraag het een collega.',
    'yourself@returns': 'Je kunt jezelf niet terughalen. Vraag het een collega.',
  },
}
