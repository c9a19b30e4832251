import { defineTexts } from '../texts'

/** What is said where the bot writes nothing, or about named accounts only. */
export const restraintTexts = defineTexts('restraint', {
  en: {
    isDryRun: '⚗ Dry run: whatever is approved, nothing is sent, and nothing waits for its day.',
    isLimited:
      '⚗ This bot is limited to {count, plural, one {one test account} other {# test accounts}}; nothing is done about anybody else.',
    wouldHave:
      '{requests, plural, =0 {Nothing would have been sent} one {One request would have been sent} other {# requests would have been sent}}{tasks, plural, =0 {.} one {, and a person would have got a task.} other {, and people would have got # tasks.}}',
    dryRun:
      'This bot is in a dry run, so nothing of this is sent. It goes on by itself once the administrator of this bot ends that (DRY_RUN).',
    notNamed:
      'This bot is limited to test accounts, and this is none of them. It goes on by itself once the administrator of this bot lifts that (ONLY).',
    refusedTitle: 'This bot is limited to test accounts',
    refused: '“{query}” is none of them, so nothing was read or changed.',
    refusedAccount: 'This account is none of them, so nothing was read or changed.',
    refusedNext: 'Name one of the test accounts, or let the administrator of this bot add it (ONLY).',
    returnTitle: 'Not in a dry run',
    returnOpen: 'To take {name} back ends the offboarding that still runs, and a dry run ends nothing.',
    returnNext: 'Wait until it is completed, or ask again when the administrator of this bot has ended the dry run.',
  },
  nl: {
    isDryRun: '⚗ Proefrun: wat er ook wordt goedgekeurd, er wordt niets verstuurd en niets wacht op zijn dag.',
    isLimited:
      '⚗ Deze bot is beperkt tot {count, plural, one {één testaccount} other {# testaccounts}}; met anderen gebeurt niets.',
    wouldHave:
      '{requests, plural, =0 {Er zou niets zijn verstuurd} one {Er zou één verzoek zijn verstuurd} other {Er zouden # verzoeken zijn verstuurd}}{tasks, plural, =0 {.} one {, en een collega zou een taak hebben gekregen.} other {, en collega’s zouden # taken hebben gekregen.}}',
    dryRun:
      'Deze bot is in een proefrun, dus hiervan wordt niets verstuurd. Het gaat vanzelf verder zodra de beheerder van deze bot die beëindigt (DRY_RUN).',
    notNamed:
      'Deze bot is beperkt tot testaccounts, en dit is er geen van. Het gaat vanzelf verder zodra de beheerder van deze bot dat opheft (ONLY).',
    refusedTitle: 'Deze bot is beperkt tot testaccounts',
    refused: '“{query}” is er geen van, dus er is niets gelezen of gewijzigd.',
    refusedAccount: 'Dit account is er geen van, dus er is niets gelezen of gewijzigd.',
    refusedNext: 'Noem een van de testaccounts, of laat de beheerder van deze bot dit account toevoegen (ONLY).',
    returnTitle: 'Niet in een proefrun',
    returnOpen: '{name} terughalen beëindigt de offboarding die nog loopt, en een proefrun beëindigt niets.',
    returnNext:
      'Wacht tot die is afgerond, of vraag het opnieuw als de beheerder van deze bot de proefrun heeft beëindigd.',
  },
})
