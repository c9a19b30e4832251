import { defineTexts } from '../texts'

/** What is said to whoever looks at somebody whose account is deleted, and can still be restored. */
export const deletedTexts = defineTexts('deleted', {
  en: {
    title: '{name} is deleted',
    deleted: 'The account was deleted on {at, date, long}, and can be restored until {until, date, long}.',
    ours: 'An offboarding that {requester} asked for did that.',
    oursNext: 'Type **/restore {name}**. It brings the account back, and what was taken away with it.',
    others: 'No offboarding of mine did that.',
    othersNext: 'Restore it in the Entra admin centre: Users, Deleted users, {name}, Restore user. Then look again.',
    othersSince: 'No offboarding of mine did that, but one that {requester} asked for took other things away.',
    othersSinceNext:
      'First restore the account in the Entra admin centre: Users, Deleted users, {name}, Restore user. Then type **/restore {name}**, which brings the rest back.',
    returning: 'A return that {requester} asked for runs already.',
    after: 'After that day it is gone for good, and its mail and files with it.',
    restore: 'Bring {name} back',
    status: 'How does it stand?',
  },
  nl: {
    title: '{name} is verwijderd',
    deleted: 'Het account is op {at, date, long} verwijderd en tot {until, date, long} te herstellen.',
    ours: 'Dat deed een offboarding die {requester} heeft aangevraagd.',
    oursNext: 'Typ **/terughalen {name}**. Dat haalt het account terug, en wat ermee weg is gehaald.',
    others: 'Dat deed geen offboarding van mij.',
    othersNext:
      'Herstel het in het Entra-beheercentrum: Gebruikers, Verwijderde gebruikers, {name}, Gebruiker herstellen. Kijk dan opnieuw.',
    othersSince:
      'Dat deed geen offboarding van mij, maar een die {requester} heeft aangevraagd haalde andere dingen weg.',
    othersSinceNext:
      'Herstel eerst het account in het Entra-beheercentrum: Gebruikers, Verwijderde gebruikers, {name}, Gebruiker herstellen. Typ daarna **/terughalen {name}**: dat haalt de rest terug.',
    returning: 'Er loopt al een terugkeer die {requester} heeft aangevraagd.',
    after: 'Na die dag is het voorgoed weg, met mail en bestanden.',
    restore: '{name} terughalen',
    status: 'Hoe staat het ermee?',
  },
})
