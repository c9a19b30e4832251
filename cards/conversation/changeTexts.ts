import { defineTexts } from '../texts'

/** What is said where a requester goes back to a decision of a plan that was sent. */
export const changeTexts = defineTexts('change', {
  en: {
    changed: '{name} wants to decide this again. What was approved for it counts no more.',
    hasBegun:
      'This has begun already, so it cannot be decided again. Your press changed nothing. What it did can be taken back by hand: the summary says how.',
    isDone:
      'This is done already, so it cannot be decided again. Your press changed nothing. The summary says how it can be taken back.',
  },
  nl: {
    changed: '{name} wil hierover opnieuw beslissen. Wat hiervoor was goedgekeurd, telt niet meer.',
    hasBegun:
      'Dit is al begonnen; er valt niet meer opnieuw over te beslissen. Je klik heeft niets gewijzigd. Wat het deed is met de hand terug te draaien: de samenvatting zegt hoe.',
    isDone:
      'Dit is al gedaan; er valt niet meer opnieuw over te beslissen. Je klik heeft niets gewijzigd. De samenvatting zegt hoe je het terugdraait.',
  },
})
