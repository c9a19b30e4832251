import { defineTexts } from '../texts'

/** Many who leave together, as one line among other offboardings. */
export const togetherTexts = defineTexts('together', {
  en: {
    line: '**{name}**, {all, plural, one {# colleague} other {# colleagues}} together: {how}',
    lineOf:
      '**{name}**, {all, plural, one {# colleague} other {# colleagues}} together, asked for by {requester}: {how}',
    waits: '{count, number} of {all, number} {count, plural, one {waits} other {wait}} for you.',
    approvers: '{count, number} of {all, number} {count, plural, one {waits} other {wait}} for the approvers.',
    hands: '{count, number} of {all, number} {count, plural, one {waits} other {wait}} for somebody’s hands.',
    open: '{count, number} of {all, number} {count, plural, one {has} other {have}} not ended.',
    show: 'Show {name}',
    of: '{name}',
    someOf: '{count, plural, one {One offboarding runs} other {# offboardings run}} of which I may tell you.',
    nothing: 'Nothing of it runs of which I may tell you.',
  },
  nl: {
    line: '**{name}**, {all, plural, one {# collega} other {# collega’s}} samen: {how}',
    lineOf: '**{name}**, {all, plural, one {# collega} other {# collega’s}} samen, aangevraagd door {requester}: {how}',
    waits: 'Op jou {count, plural, one {wacht} other {wachten}} er {count, number} van {all, number}.',
    approvers: 'Op de goedkeurders {count, plural, one {wacht} other {wachten}} er {count, number} van {all, number}.',
    hands: 'Op iemands handwerk {count, plural, one {wacht} other {wachten}} er {count, number} van {all, number}.',
    open: '{count, number} van {all, number} {count, plural, one {is} other {zijn}} nog niet klaar.',
    show: '{name} tonen',
    of: '{name}',
    someOf:
      'Er {count, plural, one {loopt één offboarding} other {lopen # offboardings}} waarover ik je mag vertellen.',
    nothing: 'Er loopt hiervan niets waarover ik je mag vertellen.',
  },
})
