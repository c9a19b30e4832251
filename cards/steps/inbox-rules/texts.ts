import { decisionTexts } from '../../conversation/decision'
import { defineTexts } from '../../texts'

/** The texts of the step `inbox-rules`. */
export const inboxRulesTexts = defineTexts('inbox-rules', {
  en: {
    ...decisionTexts.en,
    title: 'Inbox rules',
    question: 'Inbox rules of {name}',
    rules: 'Rules that are on',
    count: '{count, number}',
    outside: 'Send mail outside',
    rule: '“{name}” to {addresses}',
    more: '{count, number} more',
    choiceOutside: 'Switch off the rules that send mail outside',
    choiceAll: 'Switch off all rules',
    choiceLeave: 'Leave the rules on',
    noneOutside: 'No rule sends mail outside. Choose one of the other options.',
    effectGoOn: 'Rules go on working after somebody left, also in a shared mailbox.',
    effectOff:
      'They are switched off and not removed, so they can be switched on again. What each does stays in the journal.',
    effectOutlook:
      'What **cannot** be taken back: Exchange then deletes any rules that work in Outlook on a computer only, and neither reads nor remakes them.',
    touchesOutlook: 'Any rules that work in Outlook on a computer only are deleted with it, and do not come back.',
    effectTime: 'It takes effect within 30 minutes.',
    chosenOutside: 'Switch off {count, plural, one {the rule that sends} other {# rules that send}} mail outside',
    chosenAll: 'Switch off {count, plural, one {the one rule} other {all # rules}}',
    chosenLeave: 'The rules stay on',
    findingOutside: 'The inbox rule “{name}” sends mail outside, to {addresses}.',
    explainOff: 'Switch off the inbox rule “{name}”',
    explainOffOutside: 'Switch off the inbox rule “{name}”, which sends mail to {addresses}',
    explainOn: 'Switch the inbox rule “{name}” on again',
    explainOnOutside: 'Switch the inbox rule “{name}” on again, which sends mail to {addresses}',
    foundChanged: 'The inbox rule “{name}” was changed while it was off.',
    lostRule:
      'The inbox rule “{name}” is not there any more. {leaver} can make it anew.{isKnown, select, true { What it did: {text}} other {}}',
    lostOutlook: 'Any rules that worked in Outlook on a computer only were deleted. {leaver} can make them anew.',
    verified: '{count, plural, one {The rule is} other {# rules are}} switched off.',
    felt: 'The rules stop within 30 minutes.',
  },
  nl: {
    ...decisionTexts.nl,
    title: 'Regels in Postvak IN',
    question: 'Regels in het postvak van {name}',
    rules: 'Regels die aanstaan',
    count: '{count, number}',
    outside: 'Sturen mail naar buiten',
    rule: '“{name}” naar {addresses}',
    more: 'nog {count, number}',
    choiceOutside: 'De regels uitzetten die mail naar buiten sturen',
    choiceAll: 'Alle regels uitzetten',
    choiceLeave: 'De regels aan laten staan',
    noneOutside: 'Geen enkele regel stuurt mail naar buiten. Kies een van de andere mogelijkheden.',
    effectGoOn: 'Regels blijven werken nadat iemand weg is, ook in een gedeeld postvak.',
    effectOff:
      'Ze worden uitgezet en niet verwijderd, dus ze kunnen weer aan. Wat elke regel doet, blijft in het journaal staan.',
    effectOutlook:
      'Wat **niet** terug kan: Exchange verwijdert dan de regels die alleen in Outlook op een computer werken. Lezen of terugzetten kan het ze niet.',
    touchesOutlook:
      'Regels die alleen in Outlook op een computer werken, worden daarbij verwijderd en komen niet terug.',
    effectTime: 'Het werkt binnen 30 minuten.',
    chosenOutside:
      '{count, plural, one {De regel uitzetten die} other {# regels uitzetten die}} mail naar buiten {count, plural, one {stuurt} other {sturen}}',
    chosenAll: '{count, plural, one {De ene regel} other {Alle # regels}} uitzetten',
    chosenLeave: 'De regels blijven aanstaan',
    findingOutside: 'De regel “{name}” stuurt mail naar buiten, naar {addresses}.',
    explainOff: 'Zet de regel “{name}” uit',
    explainOffOutside: 'Zet de regel “{name}” uit, die mail naar {addresses} stuurt',
    explainOn: 'Zet de regel “{name}” weer aan',
    explainOnOutside: 'Zet de regel “{name}” weer aan, die mail naar {addresses} stuurt',
    foundChanged: 'De regel “{name}” is gewijzigd terwijl hij uit stond.',
    lostRule:
      'De regel “{name}” is er niet meer. {leaver} kan hem opnieuw maken.{isKnown, select, true { Dit deed hij: {text}} other {}}',
    lostOutlook:
      'Regels die alleen in Outlook op een computer werkten, zijn verwijderd. {leaver} kan ze opnieuw maken.',
    verified: '{count, plural, one {De regel staat} other {# regels staan}} uit.',
    felt: 'De regels stoppen binnen 30 minuten.',
  },
})
