import { defineTexts } from '../texts'

/** Tells the channel who leaves soon by the date that HR filled in, and proposes to begin. */
export const leaveDatesTexts = defineTexts('leaveDates', {
  en: {
    title: 'Who leaves soon, by the date in Microsoft 365',
    text: 'HR filled in these dates. Nothing has begun: whoever begins one gets its cards in their own chat.',
    leaves: 'Leaves on {day}.',
    over: 'The date is over: {day}. The account still works.',
    changed: 'Now leaves on {day}, and not on {before} any more.',
    removed: 'Has no date any more. It was {before}.',
    later: 'I propose it again when it is near.',
    runs: 'Runs, asked for by {requester}.',
    done: 'Was offboarded already.',
    notNow: 'Not now. I do not propose it again for this date.',
    begin: 'Offboard {name}',
    wait: 'Not now: {name}',
    more: '{more, plural, one {There is one more} other {There are # more}}. I tell of at most a dozen a day, the first date first.',
    tooManyTitle: 'More dates than I propose at once',
    tooMany:
      '{found, number} of {all, plural, one {# colleague} other {# colleagues}} have a date that is near or was changed. That is more than {most, number} percent, so I propose none.',
    tooManyNext:
      'Look at the dates in Microsoft 365. If they are right, type **/offboard** for each, or let an administrator raise PROPOSE_MOST_PERCENT.',
    together: 'Offboard {count, plural, one {one colleague} other {these # together}}',
    batch: 'Leave dates in Microsoft 365',
    opened: 'The card of all {count, number} is in your own chat. Nothing has begun.',
    gone: 'There is no proposal for this person any more.',
  },
  nl: {
    title: 'Wie binnenkort weggaat, volgens de datum in Microsoft 365',
    text: 'HR heeft deze datums ingevuld. Er is niets begonnen: wie er een begint, krijgt de kaarten in de eigen chat.',
    leaves: 'Gaat weg op {day}.',
    over: 'De datum is voorbij: {day}. Het account werkt nog.',
    changed: 'Gaat nu weg op {day}, en niet meer op {before}.',
    removed: 'Heeft geen datum meer. Die was {before}.',
    later: 'Ik stel het weer voor als het dichtbij is.',
    runs: 'Loopt, aangevraagd door {requester}.',
    done: 'De offboarding is al gedaan.',
    notNow: 'Nu niet. Voor deze datum stel ik het niet weer voor.',
    begin: 'Offboarding van {name}',
    wait: 'Nu niet: {name}',
    more: '{more, plural, one {Er is er nog één} other {Er zijn er nog #}}. Ik noem er hoogstens twaalf per dag, de eerste datum eerst.',
    tooManyTitle: 'Meer datums dan ik in één keer voorstel',
    tooMany:
      '{found, number} van {all, plural, one {# collega} other {# collega’s}} hebben een datum die dichtbij is of gewijzigd is. Dat is meer dan {most, number} procent, dus ik stel niemand voor.',
    tooManyNext:
      'Bekijk de datums in Microsoft 365. Kloppen ze, typ dan voor ieder **/uitdienst**, of laat een beheerder PROPOSE_MOST_PERCENT verhogen.',
    together: 'Offboarding van {count, plural, one {één collega} other {deze # samen}}',
    batch: 'Datums in Microsoft 365',
    opened: 'De kaart van alle {count, number} staat in je eigen chat. Er is niets begonnen.',
    gone: 'Voor deze persoon is er geen voorstel meer.',
  },
})
