import { z } from 'zod'
import { sayOf } from '../../../cards/conversation/decision'
import { reportsCard, reportsTexts } from '../../../cards/steps/reports/card'
import { shortList } from '../../../cards/conversation/shortList'
import type { Message } from '../../model/message'
import type { PersonOperation } from '../../model/operation'
import { asMade, byHand, onlyIfChosen } from '../../model/partBack'
import type { Employee, Person } from '../../model/people'
import type { GraphReader } from '../../remote/reader'
import type { Step } from '../step'
import { suggestedSuccessor, chosenSuccessor, personIn } from '../successor'

export interface ReportsFacts {
  readonly count: number
  /** Names of the first of them. */
  readonly names: readonly string[]
  /** All of them, by directory id. Not in journals of before. */
  readonly ids?: readonly string[]
  /** Where their manager is changed. */
  readonly link: string
}

export type ReportsDecision =
  | {
      readonly choice: 'task'
      /** The new manager of all; left out when that differs per person. */
      readonly successor?: Person
    }
  | { readonly choice: 'leave' }

const say = sayOf(reportsTexts)
const mostNames = 20
const reportSchema = z.object({ id: z.string(), displayName: z.string().nullish() })

/**
 * Give the people who report to the leaver another manager. Graph has a call for it (PUT of the manager), but it takes
 * User.ReadWrite.All, which would let the bot write nearly everything of everybody: a person does it, and a read of the
 * direct reports shows that it was done. Source: user-list-directreports.
 */
export const reports: Step<ReportsFacts, ReportsDecision> = {
  id: 'reports',
  texts: reportsTexts,
  title: say('title'),
  after: [],
  // The bot itself changes nothing, and whoever does it knows what they do.
  destructive: false,
  permissions: ['User.Read.All'],
  clouds: ['global', 'usGov', 'china'],
  settleSeconds: 30,
  people: ['successor'],

  async read({ graph, settings }, { id }) {
    const found = await readReports(graph, id)
    return {
      count: found.length,
      names: found.slice(0, mostNames).map(({ name }) => name),
      ids: found.map((one) => one.id),
      link: usersPage(settings.links.entra),
    }
  },

  findings(facts) {
    const { count } = facts
    return count === 0 ? [] : [{ tone: 'advice', message: say('finding', { count, names: namesOf(facts, 5) }) }]
  },

  applies: ({ count }) => count > 0,

  suggest(_facts, context) {
    const successor = suggestedSuccessor(context)
    return successor === undefined ? { choice: 'task' } : { choice: 'task', successor: personIn(successor) }
  },

  ask: (envelope, facts, decision) =>
    reportsCard(envelope, {
      names: namesOf(facts),
      choice: decision.choice,
      successor: decision.choice === 'task' ? decision.successor : undefined,
    }),

  parse(input, _facts, people, { employee }) {
    const { choice, successor = '' } = input
    if (choice !== 'task' && choice !== 'leave') return { ok: false, problem: say('chooseMissing') }
    if (choice === 'leave' || successor === '') return { ok: true, value: { choice } }
    const chosen = chosenSuccessor(input, people, employee, reportsTexts)
    return chosen.ok ? { ok: true, value: { choice, successor: personIn(chosen.value) } } : chosen
  },

  describe(decision) {
    if (decision.choice === 'leave') return say('chosenLeave')
    const { successor } = decision
    return successor === undefined ? say('chosenTaskOpen') : say('chosenTask', { successor: successor.displayName })
  },

  changesNothing: ({ choice }) => choice === 'leave',

  handsOver(decision) {
    if (decision.choice === 'leave' || decision.successor === undefined) return undefined
    return { to: decision.successor, what: say('handedReports'), letter: 'reports' }
  },

  holds: ({ displayName: name }, _facts, _decision, before) => ({
    where: say('whereReports', { names: namesOf(before) }),
    until: say('untilManager'),
    look: say('lookReports', { name }),
  }),

  plan: (_employee, facts, decision) =>
    decision.choice === 'leave' || facts.count === 0 ? [] : [giveManager(facts, decision.successor)],

  isDone: ({ count }, { choice }) => choice === 'leave' || count === 0,

  verified: (_facts, { choice }) => say(choice === 'leave' ? 'chosenLeave' : 'verified'),

  aftermath: () => ({ felt: [], reminders: [] }),

  // The new manager may be the right one by now.
  restore(employee, now, before, { choice }) {
    if (choice === 'leave' || before.count === 0) return []
    if (before.ids === undefined) return [onlyIfChosen(byHand('reports', giveAllBack(employee, before)))]
    return before.ids
      .map((id, index) => ({ id, name: before.names[index] ?? id }))
      .filter(({ id }) => now.ids?.includes(id) !== true)
      .map((report) => onlyIfChosen(asMade(report.id, giveBack(employee, report, now.link))))
  },
}

/** Those whose manager somebody is, people and contacts, by name. Throws RemoteError. */
async function readReports(graph: GraphReader, id: string) {
  const found = await graph.list(`/users/${id}/directReports?$select=id,displayName`, reportSchema)
  return found
    .map((one) => ({ id: one.id, name: one.displayName ?? one.id }))
    .sort((one, other) => one.name.localeCompare(other.name))
}

function usersPage(entra: string): string {
  return `${entra}/#view/Microsoft_AAD_UsersAndTenants/UserManagementMenuBlade/~/AllUsers`
}

/** The names that are known, and how many more there are. */
function namesOf({ count, names }: ReportsFacts, most = mostNames): readonly Message[] {
  const words = { name: (text: string) => say('fact', { text }), more: (left: number) => say('more', { count: left }) }
  return shortList(names, words, most, count)
}

function giveManager(facts: ReportsFacts, successor: Person | undefined): PersonOperation {
  const names = namesOf(facts)
  return {
    via: 'person',
    explain: say('explain', { count: facts.count }),
    instruction:
      successor === undefined
        ? say('instructOpen', { names })
        : say('instruct', { names, successor: successor.displayName }),
    link: facts.link,
  }
}

function giveBack(
  { userPrincipalName: upn }: Employee,
  { id, name }: { readonly id: string; readonly name: string },
  link: string,
): PersonOperation {
  return {
    via: 'person',
    explain: say('explainBack', { name }),
    instruction: say('instructBack', { name, id, upn }),
    link,
  }
}

/** The same for all at once, of whom a journal of before has the names of the first alone. */
function giveAllBack({ userPrincipalName: upn }: Employee, facts: ReportsFacts): PersonOperation {
  const { count, link } = facts
  const names = namesOf(facts)
  return {
    via: 'person',
    explain: say('explainAllBack', { count }),
    instruction: say('instructAllBack', { upn, names }),
    link,
  }
}
