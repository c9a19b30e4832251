import { defineTexts } from '../texts'

/** The texts of the completion summary. */
export const summaryTexts = defineTexts('summary', {
  en: {
    completedTitle: '✓ {name}: completed',
    completedText:
      'Everything below was read back from Microsoft 365 or confirmed by a person{accepted, plural, =0 {} other {, except what was only accepted}}.',
    scheduledTitle: '✓ {name}: done up to now',
    scheduledText:
      'Everything that could be done by now was read back or confirmed by a person. What waits for its day happens by itself.',
    notFinishedTitle: '✗ {name}: not finished',
    notFinishedText: '{count, plural, =0 {Something is} one {One thing is} other {# things are}} not done.',
    harms: '⚠ This goes on all the same',
    readAt: 'Read anew on {at}, just before this was written.',
    notDone: '✗ Not done',
    toCome: '⏳ Still to come',
    done: '✓ Done, and read back',
    accepted: '✓ Accepted by Microsoft 365, which cannot be read back',
    felt: 'When it takes effect',
    reminders: 'Dates to remember',
    tasks: '☐ Still to do by hand',
    skipped: '– Left as it is',
    approvals: 'Who approved',
    evidence: 'Evidence',
    line: '**{title}:** {text}',
    reminder: '**{day}:** {text}',
    approval: '**{title}:** {name}, {at}',
  },
  nl: {
    completedTitle: '✓ {name}: afgerond',
    completedText:
      'Alles hieronder is nagelezen in Microsoft 365 of door een collega bevestigd{accepted, plural, =0 {} other {, behalve wat alleen is aangenomen}}.',
    scheduledTitle: '✓ {name}: tot nu toe klaar',
    scheduledText:
      'Alles wat nu kon, is nagelezen of door een collega bevestigd. Wat op zijn dag wacht, gebeurt vanzelf.',
    notFinishedTitle: '✗ {name}: niet klaar',
    notFinishedText: '{count, plural, =0 {Er is iets} one {Er is één ding} other {Er zijn # dingen}} niet gedaan.',
    harms: '⚠ Dit gaat gewoon door',
    readAt: 'Opnieuw nagelezen op {at}, vlak voordat dit is geschreven.',
    notDone: '✗ Niet gedaan',
    toCome: '⏳ Komt nog',
    done: '✓ Klaar, en nagelezen',
    accepted: '✓ Aangenomen door Microsoft 365, wat niet na te lezen is',
    felt: 'Wanneer je het merkt',
    reminders: 'Data om te onthouden',
    tasks: '☐ Nog met de hand te doen',
    skipped: '– Blijft zoals het is',
    approvals: 'Wie heeft goedgekeurd',
    evidence: 'Bewijs',
    line: '**{title}:** {text}',
    reminder: '**{day}:** {text}',
    approval: '**{title}:** {name}, {at}',
  },
})
