import { defineTexts } from '../texts'

/** How a moment or a day is written out, wherever one is named; `services/moments/written.ts` fills it in. */
export const momentTexts = defineTexts('moment', {
  en: {
    day: '{weekday, select, 1 {Monday} 2 {Tuesday} 3 {Wednesday} 4 {Thursday} 5 {Friday} 6 {Saturday} other {Sunday}} {day} {month, select, 1 {January} 2 {February} 3 {March} 4 {April} 5 {May} 6 {June} 7 {July} 8 {August} 9 {September} 10 {October} 11 {November} other {December}} {year}',
    written: '{day}, {hour}, {city}',
    writtenFirst: '{day}, {hour} before the clocks go back, {city}',
    writtenSecond: '{day}, {hour} after the clocks went back, {city}',
    now: 'at once',
    hourOpen: '{day}, hour not chosen yet',
    hourSkipped: 'The clocks skip {hour} that day: it is {instead}.',
    hourTwice: '{hour} comes twice that day, since the clocks go back: it is the first.',
  },
  nl: {
    day: '{weekday, select, 1 {maandag} 2 {dinsdag} 3 {woensdag} 4 {donderdag} 5 {vrijdag} 6 {zaterdag} other {zondag}} {day} {month, select, 1 {januari} 2 {februari} 3 {maart} 4 {april} 5 {mei} 6 {juni} 7 {juli} 8 {augustus} 9 {september} 10 {oktober} 11 {november} other {december}} {year}',
    written: '{day}, {hour}, {city}',
    writtenFirst: '{day}, {hour} voordat de klok teruggaat, {city}',
    writtenSecond: '{day}, {hour} nadat de klok is teruggegaan, {city}',
    now: 'meteen',
    hourOpen: '{day}, uur nog niet gekozen',
    hourSkipped: 'De klok slaat {hour} die dag over: het wordt {instead}.',
    hourTwice: '{hour} komt die dag twee keer, want de klok gaat terug: het is de eerste keer.',
  },
})
