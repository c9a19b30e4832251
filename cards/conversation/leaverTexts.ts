/** What is said about the leaver’s account on the person card and the summary, and what of it could not be read. */
export const leaverTexts = {
  en: {
    unread:
      'Could not be read: {steps}. I go on trying by myself, and signing out works all the same. Microsoft said: “{text}”',
    'unread@returns': 'Could not be read: {steps}. I go on trying by myself. Microsoft said: “{text}”',
    accountTitle: 'Account',
    wasCalled: 'Was called {names} when the offboarding was opened.',
    'wasCalled@returns': 'Was called {names} when the return was opened.',
    formerName: '{name}',
    blockedAlready: 'This account is already blocked. The other steps may still be needed.',
    unreadOfAccount:
      'What about the account could not be read: {parts}. The offboarding goes on without; what would be suggested from it is for you to choose. Microsoft said: “{text}”',
    'unreadOfAccount@returns':
      'What about the account could not be read: {parts}. The return goes on without. Microsoft said: “{text}”',
    manager: 'the manager',
    details: 'job, department and other addresses',
    roleNames: 'how its administrator roles are assigned',
  },
  nl: {
    unread: 'Niet te lezen: {steps}. Ik blijf het vanzelf proberen; afmelden kan gewoon. Microsoft meldt: “{text}”',
    'unread@returns': 'Niet te lezen: {steps}. Ik blijf het vanzelf proberen. Microsoft meldt: “{text}”',
    accountTitle: 'Account',
    wasCalled: 'Heette {names} toen de offboarding werd geopend.',
    'wasCalled@returns': 'Heette {names} toen de terugkeer werd geopend.',
    formerName: '{name}',
    blockedAlready: 'Dit account is al geblokkeerd. De andere stappen kunnen nog nodig zijn.',
    unreadOfAccount:
      'Wat over het account niet te lezen was: {parts}. De offboarding gaat door zonder; wat eruit zou worden voorgesteld kies je zelf. Microsoft meldt: “{text}”',
    'unreadOfAccount@returns':
      'Wat over het account niet te lezen was: {parts}. De terugkeer gaat door zonder. Microsoft meldt: “{text}”',
    manager: 'de leidinggevende',
    details: 'functie, afdeling en andere adressen',
    roleNames: 'hoe de beheerdersrollen zijn toegewezen',
  },
} as const
