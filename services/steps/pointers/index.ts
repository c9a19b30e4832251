import { sayOf } from '../../../cards/conversation/decision'
import { shortList } from '../../../cards/conversation/shortList'
import { pointersCard, pointersTexts } from '../../../cards/steps/pointers/card'
import type { Finding } from '../../model/finding'
import type { Message } from '../../model/message'
import type { PersonOperation } from '../../model/operation'
import { asMade, onlyIfChosen, type PartBack } from '../../model/partBack'
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

  restore: (employee, now, before, { choice }) => (choice === 'leave' ? [] : pointersBack(employee, now, before)),
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

/**
 * What does not lead to the leaver any more, a task for each kind. It is others’, and leads to somebody else by now: so it is for
 * them to say, and only where somebody chooses to ask.
 */
function pointersBack(employee: Employee, now: PointersFacts, before: PointersFacts): readonly PartBack[] {
  const { userPrincipalName: upn, mail } = employee
  const kinds = [
    [
      'forwarding',
      named(missingIn(now.forwarding, before.forwarding)),
      'explainForwardingBack',
      'instructForwardingBack',
    ],
    ['moderated', named(missingIn(now.moderated, before.moderated)), 'explainModeratedBack', 'instructModeratedBack'],
    [
      'answering',
      before.answering.filter((name) => !now.answering.includes(name)),
      'explainAnsweringBack',
      'instructAnsweringBack',
    ],
  ] as const
  return kinds.flatMap(([id, names, explain, instruction]) => {
    if (names.length === 0) return []
    const task: PersonOperation = {
      via: 'person',
      explain: say(explain, { names: listed(names, 5) }),
      instruction: say(instruction, { names: listed(names), upn, address: mail ?? upn }),
      ...(id === 'answering' ? { link: before.teams } : {}),
    }
    return [onlyIfChosen(asMade(id, task))]
  })
}

function missingIn<One extends { readonly id: string }>(now: readonly One[], before: readonly One[]): readonly One[] {
  return before.filter(({ id }) => !now.some((one) => one.id === id))
}
