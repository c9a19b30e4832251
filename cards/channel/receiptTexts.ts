import { defineTexts } from '../texts'

/** Who gets something by a step, and what is asked of an approver who is that person. */
export const receiptTexts = defineTexts('receipt', {
  en: {
    together: '{name} gets something by this: {steps}.',
    saidOnly: 'Are you {name}? Then you receive this yourself.',
    askedOnceMore: 'Are you {name}? Then you are asked once more.',
    forSomebodyElse: 'Somebody other than {name} has to approve this.',
    confirm:
      'You receive this yourself: {steps}. Nothing was approved yet. Press once more in the approvals channel if that is right.',
    confirmToAll:
      '{name} receives this: {steps}. Nothing was approved yet. If that is right, {name} approves it once more.',
    refused: '{name} receives this: {steps}. Somebody else has to approve it. Nothing was changed.',
  },
  nl: {
    together: '{name} krijgt hierdoor iets: {steps}.',
    saidOnly: 'Ben jij {name}? Dan krijg je dit zelf.',
    askedOnceMore: 'Ben jij {name}? Dan wordt het je nog eens gevraagd.',
    forSomebodyElse: 'Iemand anders dan {name} moet dit goedkeuren.',
    confirm:
      'Dit krijg je zelf: {steps}. Er is nog niets goedgekeurd. Klopt het, druk dan nog eens, in het goedkeuringskanaal.',
    confirmToAll:
      '{name} krijgt dit: {steps}. Er is nog niets goedgekeurd. Klopt het, dan keurt {name} het nog eens goed.',
    refused: '{name} krijgt dit: {steps}. Iemand anders moet het goedkeuren. Er is niets gewijzigd.',
  },
})
