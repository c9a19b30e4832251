import { defineTexts } from '../texts'

/** Who gets something by a step, and what is asked of an approver who is that person. */
export const receiptTexts = defineTexts('receipt', {
  en: {
    confirm:
      'You receive this yourself: {steps}. Nothing was approved yet. Press once more in the approvals channel if that is right.',
    confirmToAll:
      '{name} receives this: {steps}. Nothing was approved yet. If that is right, {name} approves it once more.',
    refused: '{name} receives this: {steps}. Somebody else has to approve it. Nothing was changed.',
  },
  nl: {
    confirm:
      'Dit krijg je zelf: {steps}. Er is nog niets goedgekeurd. Klopt het, druk dan nog eens, in het goedkeuringskanaal.',
    confirmToAll:
      '{name} krijgt dit: {steps}. Er is nog niets goedgekeurd. Klopt het, dan keurt {name} het nog eens goed.',
    refused: '{name} krijgt dit: {steps}. Iemand anders moet het goedkeuren. Er is niets gewijzigd.',
  },
})
