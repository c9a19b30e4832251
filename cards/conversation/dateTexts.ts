import { defineTexts } from '../texts'

/** Reminds whoever has something of a leaver, or had the offboarding, of a date that its summary named. */
export const dateTexts = defineTexts('date', {
  en: {
    nearTitle: 'Offboarding of {name}: a date is near',
    reviewTitle: 'Offboarding of {name}: still needed?',
    on: '**{at, date, long}:** {text}',
    asked: '{text} Done on {at, date, long}: {what}.',
    toEnd: 'If not, ask {requester} to end it.',
    extend: 'Still needed, ask again in {days, plural, one {# day} other {# days}}',
    seen: 'I have seen to it',
    whyEnd: '{name} says that it is not needed as it was: {text}',
    extended: '✓ Still needed. I ask again on {at, date, long}.',
    seenTo: '✓ Seen to, by {name}.',
    ending: '✓ {name} has it ended. What comes of it is in the approvals channel and on the summary.',
    over: '– Nobody has to look at this any more.',
    notYours: 'This reminder is for {name}. Nothing was changed.',
    newer: 'There is a newer offboarding of {name}: look there. Nothing was changed.',
  },
  nl: {
    nearTitle: 'Offboarding van {name}: een datum komt dichterbij',
    reviewTitle: 'Offboarding van {name}: nog nodig?',
    on: '**{at, date, long}:** {text}',
    asked: '{text} Gedaan op {at, date, long}: {what}.',
    toEnd: 'Zo niet, vraag {requester} om het te beëindigen.',
    extend: 'Nog nodig, vraag het over {days, plural, one {# dag} other {# dagen}} weer',
    seen: 'Ik heb ervoor gezorgd',
    whyEnd: '{name} zegt dat het zo niet meer nodig is: {text}',
    extended: '✓ Nog nodig. Ik vraag het weer op {at, date, long}.',
    seenTo: '✓ Er is voor gezorgd, door {name}.',
    ending: '✓ {name} laat het beëindigen. Wat ervan komt, staat in het goedkeuringskanaal en in de samenvatting.',
    over: '– Hier hoeft niemand meer naar te kijken.',
    notYours: 'Deze herinnering is voor {name}. Er is niets gewijzigd.',
    newer: 'Er is een nieuwere offboarding van {name}: kijk daar. Er is niets gewijzigd.',
  },
})
