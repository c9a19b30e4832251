import { sayOf } from '../../../cards/conversation/decision'
import { shortList } from '../../../cards/conversation/shortList'
import { pointersCard, pointersTexts } from '../../../cards/steps/pointers/card'
import type { Finding } from '../../model/finding'
import type { Message } from '../../model/message'
import type { PersonOperation } from '../../model/operation'
import type { Employee } from '../../model/people'
import type { Step } from '../step'
import { readPointers, type PointersFacts } from './reading'

export type { PointersFacts } from './reading'

export type PointersDecision = { readonly choice: 'task'; readonly count: number } | { readonly choice: 'leave' }

const say = sayOf(pointersTexts)
/** How many things one task names. */
const mostNames = 40

/**
 * What of others leads to the leaver: their mailboxes that forward, lists that wait for an approval, callers who are passed on.
 * Each is somebody else's to decide about, so a person does it, and a read shows that it was done. Source: see the reading.
 */
export const pointers: Step<PointersFacts, PointersDecision> = {
  id: 'pointers',
  texts: pointersTexts,
  title: say('title'),
  after: [],
  // The bot itself changes nothing, and whoever does it knows what they do.
  destructive: false,
  permissions: ['User.Read.All', 'Exchange.ManageAsApp'],
  clouds: ['global', 'usGov', 'china'],
  settleSeconds: 60,
  people: [],

  read: readPointers,

  findings: ({ forwarding, moderated, answering }) => [
    ...findingOf('findingModerates', 'warning', named(moderated.filter(({ alone }) => alone))),
    ...findingOf('findingForwarding', 'advice', named(forwarding)),
    ...findingOf('findingAnswering', 'advice', answering),
  ],

  applies: (facts) => countOf(facts) > 0,

  suggest: (facts) => ({ choice: 'task', count: countOf(facts) }),

  ask: (envelope, { forwarding, moderated, answering }, { choice }) =>
    pointersCard(envelope, {
      forwarding: listed(named(forwarding)),
      moderated: listed(named(moderated)),
      answering: listed(answering),
      choice,
    }),

  parse({ choice }, facts) {
    if (choice === 'task') return { ok: true, value: { choice, count: countOf(facts) } }
    return choice === 'leave' ? { ok: true, value: { choice } } : { ok: false, problem: say('chooseMissing') }
  },

  describe: (decision) =>
    decision.choice === 'leave' ? say('chosenLeave') : say('chosenTask', { count: decision.count }),

  changesNothing: ({ choice }) => choice === 'leave',

  plan: (employee, facts, { choice }) => (choice === 'leave' ? [] : tasksOf(employee, facts)),

  isDone: (facts, { choice }) => choice === 'leave' || countOf(facts) === 0,

  verified: (_facts, { choice }) => say(choice === 'leave' ? 'chosenLeave' : 'verified'),

  aftermath: () => ({ felt: [], reminders: [] }),

  undo: (employee, before, { choice }) => (choice === 'leave' ? [] : [leadBack(employee, before)]),
}

function countOf({ forwarding, moderated, answering }: PointersFacts): number {
  return forwarding.length + moderated.length + answering.length
}

function named(found: readonly { readonly name: string }[]): readonly string[] {
  return found.map(({ name }) => name)
}

function listed(names: readonly string[], most = mostNames): readonly Message[] {
  return shortList(names, { name: (text) => say('fact', { text }), more: (count) => say('more', { count }) }, most)
}

function findingOf(
  key: 'findingModerates' | 'findingForwarding' | 'findingAnswering',
  tone: Finding['tone'],
  names: readonly string[],
): readonly Finding[] {
  return names.length === 0 ? [] : [{ tone, message: say(key, { count: names.length, names: listed(names, 3) }) }]
}

function tasksOf(
  { userPrincipalName: upn }: Employee,
  { forwarding, moderated, answering, teams }: PointersFacts,
): readonly PersonOperation[] {
  const task = (
    names: readonly string[],
    explain: 'explainForwarding' | 'explainModerated' | 'explainAnswering',
    instruction: 'instructForwarding' | 'instructModerated' | 'instructAnswering',
  ): readonly PersonOperation[] =>
    names.length === 0
      ? []
      : [
          {
            via: 'person',
            explain: say(explain, { names: listed(names, 5) }),
            instruction: say(instruction, { names: listed(names), upn }),
            ...(explain === 'explainAnswering' ? { link: teams } : {}),
          },
        ]
  return [
    ...task(named(forwarding), 'explainForwarding', 'instructForwarding'),
    ...task(named(moderated), 'explainModerated', 'instructModerated'),
    ...task(answering, 'explainAnswering', 'instructAnswering'),
  ]
}

function leadBack({ userPrincipalName: upn }: Employee, before: PointersFacts): PersonOperation {
  const names = [...named(before.forwarding), ...named(before.moderated), ...before.answering]
  return {
    via: 'person',
    explain: say('explainBack', { count: names.length }),
    instruction: say('instructBack', { upn, names: listed(names) }),
  }
}
