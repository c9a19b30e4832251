import { defineTexts } from '../texts'

/** What is said where an approval is taken back before its step started. */
export const takeBackTexts = defineTexts('takeBack', {
  en: {
    button: 'Take approval back',
    several: 'Take an approval back',
    means: 'Approved, and not started. What is taken back starts only once it was approved anew.',
    took: '{name} took the approval back on {at, date, medium} at {at, time, short}.',
    already: '{name} took this approval back on {at, date, medium} at {at, time, short}. Your press changed nothing.',
    started: 'This has started already, so its approval cannot be taken back. Your press changed nothing.',
    none: 'This has no approval that could be taken back. Your press changed nothing.',
  },
  nl: {
    button: 'Goedkeuring terugnemen',
    several: 'Een goedkeuring terugnemen',
    means: 'Goedgekeurd en niet begonnen. Wat je terugneemt, begint pas als het opnieuw is goedgekeurd.',
    took: '{name} heeft de goedkeuring teruggenomen op {at, date, medium} om {at, time, short}.',
    already:
      '{name} heeft deze goedkeuring op {at, date, medium} om {at, time, short} teruggenomen. Je klik heeft niets gewijzigd.',
    started: 'Dit is al begonnen; de goedkeuring is niet meer terug te nemen. Je klik heeft niets gewijzigd.',
    none: 'Hiervan is er geen goedkeuring om terug te nemen. Je klik heeft niets gewijzigd.',
  },
})
