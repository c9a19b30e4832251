import type { Card, DecisionEnvelope } from '../../card'
import { decisionCard, oneChoice, sayOf, type OneChoice } from '../../conversation/decision'
import source from './card.json'
import { shortList } from '../../conversation/shortList'
import type { Message } from '../../texts'
import { inboxRulesTexts } from './texts'

export { inboxRulesTexts }

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
    effects: [say('effectGoOn'), say('effectOff'), say('effectOutlook'), say('effectTime')],
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
