import { dialogTexts } from '../cards/conversation/dialogTexts'
import { problemTexts } from '../cards/conversation/problems'
import type { Message } from '../cards/texts'
import { identityOf, isSamePerson, type Identity } from '../services/directory/identity'
import type { Account, Membership } from '../services/directory/groupMembers'
import type { Actor } from '../services/cases/journal/entry'
import { RemoteError } from '../services/remote/reader'

/** The Entra groups that may do something, by object id; from configuration. */
export interface AccessGroups {
  readonly operators: string
  readonly approvers: string
}

/** Why somebody may not: `busy` says nothing about them, only that the directory cannot be asked. */
export type Barrier = 'busy' | 'unknown' | 'guest' | 'blocked' | 'notMember'

/** Whether somebody may do something: with the account they have, or why not (promise 11). */
export type Admission =
  | { readonly ok: true; readonly account: Account }
  | { readonly ok: false; readonly why: Message; readonly barrier: Barrier }

export type Right = 'operator' | 'approver' | 'either' | 'colleague'

/** A group with rights that somebody is in, and who else could go on in it. */
export interface OthersInGroup {
  readonly group: keyof AccessGroups
  readonly others: readonly Account[]
}

/** Who may do what. `operator`: starts and carries cases. `approver`: approves and rejects. `either`: one or the other. `colleague`: whoever works here, about what is theirs. */
export interface Access extends Readonly<Record<Right, (actor: Actor) => Promise<Admission>>> {
  /**
   * Ids of those who are the same person as the actor, by what the directory says now or what is remembered of them.
   * Undefined when the directory cannot be asked; somebody it does not know any more is what is remembered.
   */
  sameAs(actor: Actor, people: readonly Identity[]): Promise<readonly string[] | undefined>
  /** The groups that somebody is in, each with the employees besides them whose account works. Throws RemoteError. */
  othersWith(person: Identity): Promise<readonly OthersInGroup[]>
}

/** When Graph cannot say who is in a group, nobody is: the bot does nothing rather than guess. */
export function createAccess(membership: Membership, groups: AccessGroups): Access {
  const check = async (actor: Actor, allowed: readonly string[] | undefined, why: Message): Promise<Admission> => {
    try {
      const account = await membership.accountOf(actor.id)
      // Never, whatever group they are in.
      if (!account.own) return { ok: false, why: dialogTexts.say('notOwn'), barrier: 'guest' }
      if (!account.enabled) return { ok: false, why: dialogTexts.say('notEnabled'), barrier: 'blocked' }
      if (allowed === undefined) return { ok: true, account }
      for (const group of allowed) if (await membership.isMember(actor.id, group)) return { ok: true, account }
      return { ok: false, why, barrier: 'notMember' }
    } catch (error) {
      if (!(error instanceof RemoteError)) throw error
      // Somebody whom Graph does not know is in no group.
      if (error.problem.kind === 'notFound') return { ok: false, why, barrier: 'unknown' }
      return { ok: false, why: problemTexts.say('busy'), barrier: 'busy' }
    }
  }
  const notApprover = (actor: Actor) => dialogTexts.say('notApprover', { name: actor.displayName })
  return {
    operator: (actor) => check(actor, [groups.operators], dialogTexts.say('notOperator')),
    approver: (actor) => check(actor, [groups.approvers], notApprover(actor)),
    colleague: (actor) => check(actor, undefined, dialogTexts.say('notOwn')),
    either: (actor) => check(actor, [groups.operators, groups.approvers], dialogTexts.say('notOperator')),
    async sameAs(actor, people) {
      try {
        const [own, ...now] = await Promise.all([actor, ...people].map(({ id }) => accountIfKnown(membership, id)))
        if (own === undefined) return []
        return people
          .filter((person, index) => [person, now[index] ?? person].some((one) => isSamePerson(own, one)))
          .map(({ id }) => id)
      } catch (error) {
        if (error instanceof RemoteError) return undefined
        throw error
      }
    },
    async othersWith(person) {
      const names = ['operators', 'approvers'] as const
      const isIn = await Promise.all(names.map((name) => isMember(membership, person.id, groups[name])))
      return Promise.all(
        names
          .filter((_name, index) => isIn[index])
          .map(async (group) => {
            const members = await membership.membersOf(groups[group])
            return { group, others: members.filter((one) => one.own && one.enabled && !isSamePerson(one, person)) }
          }),
      )
    },
  }
}

async function accountIfKnown(membership: Membership, id: string): Promise<Identity | undefined> {
  return ifKnown(async () => identityOf(await membership.accountOf(id)))
}

async function isMember(membership: Membership, id: string, group: string): Promise<boolean> {
  return (await ifKnown(() => membership.isMember(id, group))) ?? false
}

async function ifKnown<Value>(ask: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof RemoteError && error.problem.kind === 'notFound') return undefined
    throw error
  }
}
