import { defineTexts } from '../texts'

/** What was promised to be answered later, and was not, since the bot was stopped in between. */
export const interruptedTexts = defineTexts('interrupted', {
  en: {
    title: 'I was interrupted',
    text: 'You asked me something on {at, date, long} at {at, time, short}. I was stopped before I could answer.',
    next: 'Ask again if you still need it. With **status** you see what runs.',
    press:
      'I was stopped while I worked on your press, and nothing of it was recorded. This is how it stands now: press again if you still want it.',
  },
  nl: {
    title: 'Ik werd onderbroken',
    text: 'Op {at, date, long} om {at, time, short} vroeg je mij iets. Ik werd gestopt voordat ik kon antwoorden.',
    next: 'Vraag het opnieuw als je het nog nodig hebt. Met **status** zie je wat er loopt.',
    press:
      'Ik werd gestopt terwijl ik met je klik bezig was, en er is niets van vastgelegd. Zo staat het er nu voor: klik opnieuw als je het nog wilt.',
  },
})
