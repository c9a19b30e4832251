import { defineTexts } from '../texts'

/** What the channel hears of a case in which nothing can go on because of a mistake. */
export const setAsideTexts = defineTexts('setAside', {
  en: {
    asideTitle: 'Nothing goes on in the offboarding of {name}',
    'asideTitle@returns': 'Nothing goes on in the return of {name}',
    'asideTitle@partly': 'Nothing goes on with what was to come back for {name}',
    aside:
      'The bot cannot work on this offboarding: its record holds something that the bot does not understand, or the bot made a mistake. What was done stays done, what was not is not done now. All other offboardings go on.',
    'aside@returns':
      'The bot cannot work on this return: its record holds something that the bot does not understand, or the bot made a mistake. What was done stays done, what was not is not done now. All else goes on.',
    asideNext:
      'Do by hand what cannot wait: block {name}’s account and end its sessions in the Entra admin center. Give the administrator of this bot the code below, which finds the reason in its log. The bot looks again by itself.',
    'asideNext@returns':
      'Do by hand what {name} cannot wait for, in the admin centre. Give the administrator of this bot the code below, which finds the reason in its log. The bot looks again by itself.',
    goesOnTitle: 'The offboarding of {name} goes on',
    'goesOnTitle@returns': 'The return of {name} goes on',
    'goesOnTitle@partly': 'What comes back for {name} goes on',
    goesOn: 'What kept the bot from working on it is over.',
    somebody: 'somebody (offboarding {caseId})',
  },
  nl: {
    asideTitle: 'Er gebeurt niets meer in de offboarding van {name}',
    'asideTitle@returns': 'Er gebeurt niets meer in de terugkeer van {name}',
    'asideTitle@partly': 'Er gebeurt niets meer met wat terug moest komen voor {name}',
    aside:
      'De bot kan niet verder met deze offboarding. In het verslag ervan staat iets wat de bot niet begrijpt, of de bot heeft een fout gemaakt. Wat gedaan is blijft gedaan, wat niet gedaan is gebeurt nu niet. Alle andere offboardings gaan door.',
    'aside@returns':
      'De bot kan niet verder met deze terugkeer. In het verslag ervan staat iets wat de bot niet begrijpt, of de bot heeft een fout gemaakt. Wat gedaan is blijft gedaan, wat niet gedaan is gebeurt nu niet. Al het andere gaat door.',
    asideNext:
      'Doe met de hand wat niet kan wachten: blokkeer het account van {name} en beëindig de sessies in het Entra-beheercentrum. Geef de beheerder van deze bot onderstaande code, waarmee de reden in het logboek te vinden is. De bot kijkt vanzelf opnieuw.',
    'asideNext@returns':
      'Doe met de hand waar {name} niet op kan wachten, in het beheercentrum. Geef de beheerder van deze bot onderstaande code, waarmee de reden in het logboek te vinden is. De bot kijkt vanzelf opnieuw.',
    goesOnTitle: 'De offboarding van {name} gaat verder',
    'goesOnTitle@returns': 'De terugkeer van {name} gaat verder',
    'goesOnTitle@partly': 'Wat er terugkomt voor {name} gaat verder',
    goesOn: 'Wat de bot ervan afhield, is voorbij.',
    somebody: 'iemand (offboarding {caseId})',
  },
})
