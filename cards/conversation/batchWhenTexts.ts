import { defineTexts } from '../texts'

/** When many who leave together are offboarded: what whenTexts says of one, said of all of them. */
export const batchWhenTexts = defineTexts('batchWhen', {
  en: {
    on: 'on {moment}',
    between: 'between {first} and {last}',
    ownDays: 'Each on their own day of the list, {when}',
    ownDay: 'each one’s own day of the list, {when}',
    listDay: '⏰ The list says {day}. Choose the moment before you send it.',
    listDays:
      '⏰ The list has {count, plural, one {# day} other {# days}}, from {first} to {last}. Choose the moment before you send it.',
    listDaysNone:
      '{count, plural, one {# colleague has no day on the list.} other {# colleagues have no day on the list.}}',
    ofSome: '{line} ({people})',
    several: '⏰ Carried out at {count, plural, one {# moment} other {# moments}}, {when}.',
    byHand: '⏰ A moment of their own: {people}.',
    missedWaits:
      '⏰ The moment is over for {count, plural, one {# colleague} other {# colleagues}}, and nothing was done. {requester} is asked whether it begins now.',
    enabledWaits: '⏰ {people} can sign in again, so nothing of the rest has begun. {requester} is asked.',
    missedTitle: '{name}: the moment is over for {count, plural, one {# colleague} other {# colleagues}}',
    missed: 'It was to begin {when}, and I was not there. Nothing was done for {people}.',
    missedNext:
      'begin for all of them now, choose another moment, or decide about one on the card of all, by *Details*.',
    enabledTitle: '{name}: {count, plural, one {# colleague} other {# colleagues}} can sign in again',
    enabled:
      'Somebody let {people} in again after I signed them out. The rest was to begin {when}: I did nothing of it.',
    enabledNext:
      'sign all of them out again and go on, choose another moment, or decide about one on the card of all, by *Details*.',
    runNow: 'Begin for all now',
    signOutAgain: 'Sign all out again and go on',
    answeredTitle: '{name}: when it is carried out',
    answered: 'That is over: the card of all says how it stands.',
    nearTitle: '{name}: carried out soon',
    near: 'It begins on {moment}, for {count, plural, one {# colleague} other {# colleagues}}.',
    nearNext: 'choose another moment, or stop it on the card of all.',
    wasFor: '⏰ It was chosen to begin {when}.',
    begun: 'It has begun for all of them. Your press changed nothing.',
  },
  nl: {
    on: 'op {moment}',
    between: 'tussen {first} en {last}',
    ownDays: 'Ieder op de eigen dag van de lijst, {when}',
    ownDay: 'ieders eigen dag van de lijst, {when}',
    listDay: '⏰ Op de lijst staat {day}. Kies het moment voordat je het verstuurt.',
    listDays:
      '⏰ De lijst heeft {count, plural, one {# dag} other {# dagen}}, van {first} tot en met {last}. Kies het moment voordat je het verstuurt.',
    listDaysNone:
      '{count, plural, one {# collega heeft geen dag op de lijst.} other {# collega’s hebben geen dag op de lijst.}}',
    ofSome: '{line} ({people})',
    several: '⏰ Wordt uitgevoerd op {count, plural, one {# moment} other {# momenten}}, {when}.',
    byHand: '⏰ Een eigen moment: {people}.',
    missedWaits:
      '⏰ Het moment is voorbij voor {count, plural, one {# collega} other {# collega’s}}, en er is niets gedaan. {requester} is gevraagd of het nu begint.',
    enabledWaits: '⏰ Weer toegelaten: {people}. Van de rest is niets begonnen. {requester} is het gevraagd.',
    missedTitle: '{name}: het moment is voorbij voor {count, plural, one {# collega} other {# collega’s}}',
    missed: 'Het zou beginnen {when}, en ik was er niet. Er is niets gedaan voor {people}.',
    missedNext:
      'voor allemaal nu beginnen, een ander moment kiezen, of over één beslissen op de kaart van allemaal, met *Details*.',
    enabledTitle: '{name}: {count, plural, one {# collega kan} other {# collega’s kunnen}} weer aanmelden',
    enabled:
      'Iemand heeft {people} weer toegelaten nadat ik had afgemeld. De rest zou beginnen {when}: daarvan deed ik niets.',
    enabledNext:
      'allen opnieuw afmelden en doorgaan, een ander moment kiezen, of over één beslissen op de kaart van allemaal, met *Details*.',
    runNow: 'Nu voor allemaal beginnen',
    signOutAgain: 'Allen afmelden en doorgaan',
    answeredTitle: '{name}: wanneer het wordt uitgevoerd',
    answered: 'Dat is voorbij: op de kaart van allemaal staat hoe het ervoor staat.',
    nearTitle: '{name}: wordt binnenkort uitgevoerd',
    near: 'Het begint op {moment}, voor {count, plural, one {# collega} other {# collega’s}}.',
    nearNext: 'een ander moment kiezen, of het stoppen op de kaart van allemaal.',
    wasFor: '⏰ Gekozen was te beginnen {when}.',
    begun: 'Het is voor allemaal begonnen. Je klik heeft niets gewijzigd.',
  },
})
