import { defineTexts } from '../texts'

/** What is said to whoever looks at somebody before anything is begun. */
export const checkTexts = defineTexts('check', {
  en: {
    title: 'A look at {name}',
    onlyLooked: 'Nothing was changed, and no offboarding was opened.',
    planned: 'If you take every suggestion',
    nothing: 'There would be nothing to do.',
    noPlan: 'There would be no plan yet, because',
    other: '{count, plural, one {One other step} other {# other steps}}',
    offboard: 'Offboard {name}',
    whomTitle: 'Whom shall I look at?',
    whom: 'Type **/check** and a name, for instance **/check Jan**.',
    severalTitle: 'Whom do you mean?',
    several: 'More than one person may be meant. Nothing is changed.',
    candidate: '**{name}** · {facts}',
    look: 'Look at {name}',
  },
  nl: {
    title: 'Een blik op {name}',
    onlyLooked: 'Er is niets gewijzigd en er is geen offboarding geopend.',
    planned: 'Als je elk voorstel volgt',
    nothing: 'Er zou niets te doen zijn.',
    noPlan: 'Er zou nog geen plan zijn, want',
    other: '{count, plural, one {Eén andere stap} other {# andere stappen}}',
    offboard: '{name} uit dienst melden',
    whomTitle: 'Naar wie zal ik kijken?',
    whom: 'Typ **/controleer** en een naam, bijvoorbeeld **/controleer Jan**.',
    severalTitle: 'Wie bedoel je?',
    several: 'Er kan meer dan één persoon zijn bedoeld. Er wordt niets gewijzigd.',
    candidate: '**{name}** · {facts}',
    look: 'Kijk naar {name}',
  },
})
