import { defineTexts } from '../texts'

/** Why nothing is claimed any more of what a step had done, in a case that was ended: nothing of it can be tried again. */
export const endedLookTexts = defineTexts('endedLook', {
  en: {
    noLongerSo:
      'It was done and read back on {doneAt, date, medium} at {doneAt, time, short}; read once more on {at, date, medium} at {at, time, short}, it is no longer so. Somebody changed it.',
    unreadAgain:
      'It was done and read back before, and could not be read again on {at, date, medium} at {at, time, short}, so it is not claimed here. {why}',
    accountGone:
      'The account was deleted, and not by this offboarding: on {at, date, medium} at {at, time, short} it was not there any more. So nothing is claimed of it here.',
    'accountGone@returns':
      'The account was deleted, and not by this return: on {at, date, medium} at {at, time, short} it was not there any more. So nothing is claimed of it here.',
    successorGone:
      '{name} was deleted: on {at, date, medium} at {at, time, short} the account of whoever took this over was not there any more. Give it to somebody else in the admin centre.',
    successorBlocked:
      '{name} cannot sign in: on {at, date, medium} at {at, time, short} the account of whoever took this over was blocked. Give it to somebody else in the admin centre.',
  },
  nl: {
    noLongerSo:
      'Het was gedaan en nagelezen op {doneAt, date, medium} om {doneAt, time, short}; bij het overlezen op {at, date, medium} om {at, time, short} is het niet meer zo. Iemand heeft het gewijzigd.',
    unreadAgain:
      'Het was gedaan en nagelezen, maar was op {at, date, medium} om {at, time, short} niet opnieuw te lezen; daarom staat het hier niet als gedaan. {why}',
    accountGone:
      'Het account is verwijderd, en niet door deze offboarding: op {at, date, medium} om {at, time, short} was het er niet meer. Daarom staat hier niets meer over als gedaan.',
    'accountGone@returns':
      'Het account is verwijderd, en niet door deze terugkeer: op {at, date, medium} om {at, time, short} was het er niet meer. Daarom staat hier niets meer over als gedaan.',
    successorGone:
      '{name} is verwijderd: op {at, date, medium} om {at, time, short} was het account van de opvolger er niet meer. Geef het aan iemand anders in het beheercentrum.',
    successorBlocked:
      '{name} kan niet aanmelden: op {at, date, medium} om {at, time, short} was het account van de opvolger geblokkeerd. Geef het aan iemand anders in het beheercentrum.',
  },
})
