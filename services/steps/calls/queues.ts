import { callsTexts } from '../../../cards/steps/calls/card'
import { sayOf } from '../../../cards/conversation/decision'
import type { TeamsOperation } from '../../model/operation'
import type { Reader } from '../../remote/reader'
import type { GroupMembership } from '../../facts/membership'

/** A call queue that people answer in person. */
export interface CallQueue {
  readonly id: string
  readonly name: string
  /** Directory ids of all who do. */
  readonly users: readonly string[]
}

/** A call queue that the leaver answers as a member of groups, which go by the step for groups. */
export interface GroupQueue {
  readonly name: string
  /** Names of those groups. */
  readonly groups: readonly string[]
}

export interface Queues {
  /** Those that the leaver answers in person. */
  readonly own: readonly CallQueue[]
  readonly byGroup: readonly GroupQueue[]
  /** All that the leaver does not; read once it was decided to leave some. Not in journals of before. */
  readonly others?: readonly CallQueue[]
}

/** Get-CsCallQueue gives at most 100 at a time. */
const pageSize = 100
/** More queues than this no organisation has that a person of ours could look after. */
const mostPages = 20

const say = sayOf(callsTexts)

/**
 * The call queues that somebody answers, in person or through a group. Nothing but the MicrosoftTeams module tells, and it
 * tells all queues of the organisation, so it is asked only about those with a phone licence, which agents need. Throws
 * RemoteError. Source: learn, Get-CsCallQueue.
 * @param withOthers those that somebody does not answer, too
 */
export async function readQueues(
  { teams }: Reader,
  userId: string,
  memberships: readonly GroupMembership[],
  withOthers: boolean,
): Promise<Queues> {
  const own: CallQueue[] = []
  const others: CallQueue[] = []
  const byGroup: GroupQueue[] = []
  for (let page = 0; page < mostPages; page += 1) {
    const queues = await teams.get('Get-CsCallQueue', { First: pageSize, Skip: page * pageSize })
    for (const { Identity: id, Name, Users, DistributionLists } of queues) {
      const name = Name ?? id
      const users = Users ?? []
      const answered = users.some((user) => isSame(user, userId)) ? own : others
      answered.push({ id, name, users })
      const lists = DistributionLists ?? []
      const groups = memberships.filter((group) => lists.some((list) => isSame(list, group.id)))
      if (groups.length > 0) byGroup.push({ name, groups: groups.map((group) => group.name) })
    }
    if (queues.length < pageSize) break
  }
  return { own, byGroup, ...(withOthers ? { others } : {}) }
}

/**
 * Takes somebody out of a queue. That the module takes an empty list from the last one is not verified; a refusal stops
 * nothing else, and says which queue needs another agent first.
 */
export function leaveQueue({ id, name, users }: CallQueue, userId: string): TeamsOperation {
  const staying = users.filter((user) => !isSame(user, userId))
  return setUsers(id, staying, 'explainQueue', name)
}

/** Puts somebody into a queue, with all who answer it now: the module takes only the whole list. */
export function joinQueue({ id, name, users }: CallQueue, userId: string): TeamsOperation {
  return setUsers(id, [...users, userId], 'explainQueueBack', name)
}

function setUsers(
  Identity: string,
  Users: readonly string[],
  explain: 'explainQueue' | 'explainQueueBack',
  queue: string,
): TeamsOperation {
  return {
    via: 'teams',
    cmdlet: 'Set-CsCallQueue',
    parameters: { Identity, Users },
    explain: say(explain, { queue }),
    whenRefused: 'continue',
  }
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
