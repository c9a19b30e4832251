import type { Card, DecisionEnvelope } from '../../card'
import { decisionCard, decisionTexts, oneChoice, sayOf, type OneChoice } from '../../conversation/decision'
import source from './card.json'
import { shortList } from '../../conversation/shortList'
import { defineTexts, type Message } from '../../texts'

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
    effectOff: 'They are switched off and not removed, so they can be switched on again.',
    effectTime: 'It takes effect within 30 minutes.',
    chosenOutside: 'Switch off {count, plural, one {the rule that sends} other {# rules that send}} mail outside',
    chosenAll: 'Switch off {count, plural, one {the one rule} other {all # rules}}',
    chosenLeave: 'The rules stay on',
    findingOutside: 'The inbox rule “{name}” sends mail outside, to {addresses}.',
    explainOff: 'Switch off the inbox rule “{name}”',
    explainOffOutside: 'Switch off the inbox rule “{name}”, which sends mail to {addresses}',
    explainOn: 'Switch the inbox rule “{name}” on again',
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
    effectOff: 'Ze worden uitgezet en niet verwijderd, dus ze kunnen weer aan.',
    effectTime: 'Het werkt binnen 30 minuten.',
    chosenOutside:
      '{count, plural, one {De regel uitzetten die} other {# regels uitzetten die}} mail naar buiten {count, plural, one {stuurt} other {sturen}}',
    chosenAll: '{count, plural, one {De ene regel} other {Alle # regels}} uitzetten',
    chosenLeave: 'De regels blijven aanstaan',
    findingOutside: 'De regel “{name}” stuurt mail naar buiten, naar {addresses}.',
    explainOff: 'Zet de regel “{name}” uit',
    explainOffOutside: 'Zet de regel “{name}” uit, die mail naar {addresses} stuurt',
    explainOn: 'Zet de regel “{name}” weer aan',
    verified: '{count, plural, one {De regel staat} other {# regels staan}} uit.',
    felt: 'De regels stoppen binnen 30 minuten.',
  },
})

/** What the card about rules shows. */
export interface InboxRulesQuestion {
  readonly rules: readonly { readonly name: string; readonly outside: readonly string[] }[]
  readonly choice: string
}

const render = decisionCard<OneChoice>(source)
const say = sayOf(inboxRulesTexts)

/** Asks which rules are switched off; input `choice` (outside, all, leave). */
export function inboxRulesCard(envelope: DecisionEnvelope, { rules, choice }: InboxRulesQuestion): Card {
  const outside = rules.filter((rule) => rule.outside.length > 0)
  const question = {
    title: say('question', { name: envelope.employeeName }),
    found: [
      { label: say('rules'), value: say('count', { count: rules.length }) },
      ...(outside.length === 0 ? [] : [{ label: say('outside'), value: say('fact', { text: listed(outside) }) }]),
    ],
    notes: [],
    effects: [say('effectGoOn'), say('effectOff'), say('effectTime')],
  }
  const options = {
    ...(outside.length === 0 ? {} : { outside: say('choiceOutside') }),
    all: say('choiceAll'),
    leave: say('choiceLeave'),
  }
  return render(envelope, inboxRulesTexts, question, oneChoice(envelope, inboxRulesTexts, choice, options))
}

function listed(outside: InboxRulesQuestion['rules']): readonly Message[] {
  return shortList(outside, {
    name: ({ name, outside: addresses }) =>
      say('rule', { name, addresses: addresses.slice(0, 3).map((text) => say('fact', { text })) }),
    more: (count) => say('more', { count }),
  })
}
