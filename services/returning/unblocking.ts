import { unblockingTexts } from '../../cards/returning/unblockingTexts'
import { sayOf } from '../../cards/conversation/decision'
import { readRolesInForce } from '../directory/employee'
import type { Message } from '../model/message'
import type { PersonOperation } from '../model/operation'
import type { PartBack } from '../model/partBack'
import type { Person } from '../model/people'
import type { AnyStep } from '../steps/step'
import type { BackFacts } from './stepBack'

const say = sayOf(unblockingTexts)

/**
 * Microsoft lets no application unblock an administrator. One who was given a role since they left is unblocked by a person:
 * that is known whenever it is read, so before the plan and again when the step starts, and none of it is sent. Needs
 * Directory.Read.All. Source: learn, user-update (accountEnabled of an administrator).
 */
export function unlessAdministrator(back: AnyStep): AnyStep {
  return {
    ...back,
    async read(from, employee, decision, made) {
      const facts = (await back.read(from, employee, decision, made)) as BackFacts
      if (!facts.parts.some(isSent)) return facts
      const roles = await readRolesInForce(from.graph, employee.id)
      if (roles.length === 0) return facts
      const link = `${from.settings.links.entra}/#view/Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/overview/userId/${employee.id}`
      const task = unblockByHand(employee, roles, link)
      return { parts: facts.parts.map((part) => (isSent(part) ? { ...part, operations: [task] } : part)) }
    },
    // Given between the look and the request.
    whyRefused: ({ kind }, facts) => (kind === 'forbidden' ? whyRefused(facts as BackFacts) : undefined),
  }
}

function isSent({ operations }: PartBack): boolean {
  return operations.some(({ via }) => via === 'graph')
}

function unblockByHand({ userPrincipalName: upn }: Person, names: readonly string[], link: string): PersonOperation {
  const roles = names.map((name) => say('role', { name }))
  return {
    via: 'person',
    explain: say('explain', { roles }),
    instruction: say('instruct', { roles, upn }),
    link,
  }
}

function whyRefused({ parts }: BackFacts): Message | undefined {
  return parts.flatMap(({ operations }) => operations).some(({ via }) => via === 'person') ? say('refused') : undefined
}
