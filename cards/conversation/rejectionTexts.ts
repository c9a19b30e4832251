import { defineTexts } from '../texts'

/** What tells a requester that an approver said no. */
export const rejectionTexts = defineTexts('rejection', {
  en: {
    title: '{by} rejected “{step}” for {name}',
    why: '**Why:** {reason}',
    notDone: 'Nothing of it was changed. The other steps go on, except what waits for this one.',
    restLeft: 'What was done of it stays, the rest is not done. The other steps go on, except what waits for this one.',
    asItIs: 'It stays as it is. There is nothing for you to do.',
    change: 'Change and ask again',
    leave: 'Leave it so',
    accepted: 'You left it so.',
    askedAgain: 'You chose to change it: what you answer below counts.',
  },
  nl: {
    title: '{by} heeft “{step}” voor {name} afgewezen',
    why: '**Waarom:** {reason}',
    notDone: 'Er is niets van gewijzigd. De andere stappen gaan door, behalve wat hierop wacht.',
    restLeft:
      'Wat ervan gedaan is blijft, de rest gebeurt niet. De andere stappen gaan door, behalve wat hierop wacht.',
    asItIs: 'Het blijft zoals het is. Je hoeft niets te doen.',
    change: 'Wijzigen en opnieuw vragen',
    leave: 'Zo laten',
    accepted: 'Je hebt het zo gelaten.',
    askedAgain: 'Je koos om het te wijzigen: wat je hieronder antwoordt telt.',
  },
})
