import { defineTexts } from '../texts'

/** Said in the channel about a requester whose own chat with the bot is lost. */
export const unreachedTexts = defineTexts('unreached', {
  en: {
    unreachedTitle: 'I cannot reach {requester}',
    unreached:
      'Teams does not take what I send to {requester} in our own chat: the app was removed or blocked there. What waits there for {requester} stands still.',
    unreachedTasks:
      'Teams does not take what I send to {requester} in our own chat: the app was removed or blocked there. These tasks wait there for {requester}: {steps}',
    unreachedNext:
      'Ask {requester} to add the app again, or to type the command to me once more. I try again by myself, too.',
    reachedAgainTitle: 'I reach {requester} again',
    reachedAgain: 'What waited for {requester} stands in our own chat now.',
  },
  nl: {
    unreachedTitle: 'Ik kan {requester} niet bereiken',
    unreached:
      'Teams neemt niet aan wat ik {requester} in onze eigen chat stuur: de app is daar verwijderd of geblokkeerd. Wat daar op {requester} wacht, staat stil.',
    unreachedTasks:
      'Teams neemt niet aan wat ik {requester} in onze eigen chat stuur: de app is daar verwijderd of geblokkeerd. Deze taken wachten daar op {requester}: {steps}',
    unreachedNext:
      'Vraag {requester} om de app opnieuw toe te voegen, of mij de opdracht nog eens te typen. Ik probeer het zelf ook opnieuw.',
    reachedAgainTitle: 'Ik bereik {requester} weer',
    reachedAgain: 'Wat op {requester} wachtte, staat nu in onze eigen chat.',
  },
})
