/** Why a paid seat stays: words of the rule `seatOfNobody`. */
export const seatOfNobodyTexts = {
  en: {
    seatInUse:
      'The number of paid seats of {licence} cannot go down: {leaver} keeps that licence. Take the licence away, or go on paying for it.',
  },
  nl: {
    seatInUse:
      'Het aantal betaalde licenties van {licence} kan niet omlaag: {leaver} houdt die licentie. Haal de licentie weg, of blijf ervoor betalen.',
  },
}
