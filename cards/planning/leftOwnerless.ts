/** Which groups are left without an owner. */
export const leftOwnerlessTexts = {
  en: {
    leftOwnerless:
      '{count, plural, one {This group is} other {These groups are}} left with no owner who can sign in and stays: {groups}. Make somebody the owner: I look from time to time, and the offboarding is completed then.',
  },
  nl: {
    leftOwnerless:
      '{count, plural, one {Deze groep blijft} other {Deze groepen blijven}} achter zonder eigenaar die zich kan aanmelden en blijft: {groups}. Maak iemand eigenaar: ik kijk van tijd tot tijd, en dan is de offboarding afgerond.',
  },
}
