import { sayOf } from '../../../cards/conversation/decision'
import { ownershipTexts } from '../../../cards/steps/ownership/card'
import type { Message } from '../../model/message'
import type { ExchangeOperation, GraphOperation, Operation, PersonOperation } from '../../model/operation'
import type { Employee, Person } from '../../model/people'
import type { OwnedGroup } from './reading'

const say = sayOf(ownershipTexts)

interface Found {
  readonly owned: readonly OwnedGroup[]
  readonly root: string
}

/**
 * Makes the successor owner where nobody else could go on, before the leaver goes; elsewhere the leaver only goes.
 * @param missing where the leaver is gone already and nobody came instead
 */
export function handOver(
  employee: Employee,
  successor: Person,
  { owned, root }: Found,
  missing: readonly OwnedGroup[],
): readonly Operation[] {
  const last = owned.filter(({ others }) => others === 0)
  // Microsoft itself refuses to take the very last owner; where one is left who cannot go on, it would not. There the
  // leaver must not go when the successor was refused, so the step stops: these come last.
  const held = last.filter(({ idle }) => idle === 0)
  const unheld = last.filter(({ idle }) => idle > 0)
  const elsewhere = owned.filter(({ others }) => others > 0)
  return [
    ...elsewhere.flatMap((group) => goes(employee, group, addOwner(root, group, successor))),
    ...missing.flatMap((group) => comes(root, group, successor)),
    ...held.flatMap((group) => replaced(employee, successor, root, group, 'continue')),
    ...unheld.flatMap((group) => replaced(employee, successor, root, group, 'stop')),
    ...inActiveDirectory(employee, successor, owned),
  ]
}

/** Takes the leaver away as owner; each group has another one. */
export function release(employee: Employee, groups: readonly OwnedGroup[]): readonly Operation[] {
  return groups.flatMap((group) => goes(employee, group))
}

/** Makes the leaver owner again, which touches no other owner; in Active Directory a person does. */
export function ownerAgain(employee: Employee, root: string, group: OwnedGroup): Operation {
  const explain = say('explainBack', { group: group.name })
  if (group.restricted === true) return byWhoMay(group, employee, undefined)
  if (group.place === 'entra') return { ...addOwner(root, group, employee), explain }
  if (group.place === 'exchange') return changeManagers(group, employee, undefined, explain)
  return {
    via: 'person',
    explain,
    instruction: say('instructActiveDirectoryBack', { group: group.name, name: employee.displayName }),
  }
}

/** Takes the successor away, who came as owner. */
export function successorGoes(group: OwnedGroup, successor: Person): Operation {
  if (group.restricted === true) return byWhoMay(group, undefined, successor)
  return group.place === 'exchange'
    ? changeManagers(group, undefined, successor, explainGo(group, successor))
    : removeOwner(group, successor)
}

function goes(employee: Employee, group: OwnedGroup, successorFirst?: GraphOperation): readonly Operation[] {
  if (group.place === 'activeDirectory') return []
  if (group.place === 'exchange') {
    return [changeManagers(group, undefined, employee, explainGo(group, employee))]
  }
  if (group.restricted === true) return [byWhoMay(group, undefined, employee)]
  const gone = removeOwner(group, employee)
  return [successorFirst === undefined ? gone : { ...gone, otherwise: [successorFirst, gone] }]
}

function comes(root: string, group: OwnedGroup, successor: Person): readonly Operation[] {
  if (group.place === 'activeDirectory') return []
  if (group.restricted === true) return [byWhoMay(group, successor, undefined)]
  if (group.place === 'entra') return [addOwner(root, group, successor)]
  return [changeManagers(group, successor, undefined, explainAdd(group, successor))]
}

function replaced(
  employee: Employee,
  successor: Person,
  root: string,
  group: OwnedGroup,
  whenRefused: 'stop' | 'continue',
): readonly Operation[] {
  if (group.place === 'activeDirectory') return []
  if (group.restricted === true) return [byWhoMay(group, successor, employee)]
  if (group.place === 'entra')
    return [{ ...addOwner(root, group, successor), whenRefused }, removeOwner(group, employee)]
  const values = { group: group.name, successor: successor.displayName }
  return [changeManagers(group, successor, employee, say('explainReplace', values))]
}

/**
 * Microsoft refuses to change a group in a restricted management unit to whoever has no role over that unit, and no call tells of
 * a group who has one. Source: learn, admin-units-restricted-management.
 * @param comes who is to be an owner
 * @param goes who is to be none
 */
function byWhoMay({ name: group }: OwnedGroup, comes: Person | undefined, goes: Person | undefined): PersonOperation {
  const values = {
    group,
    comes: comes?.userPrincipalName ?? 'nobody',
    goes: goes?.userPrincipalName ?? 'nobody',
  }
  return {
    via: 'person',
    explain: say('explainRestricted', { group }),
    instruction: say('instructRestricted', values),
  }
}

function addOwner(root: string, group: OwnedGroup, person: Person): GraphOperation {
  return {
    via: 'graph',
    method: 'POST',
    path: `/groups/${group.id}/owners/$ref`,
    body: { '@odata.id': `${root}/users/${person.id}` },
    explain: explainAdd(group, person),
    whenRefused: 'continue',
  }
}

function removeOwner(group: OwnedGroup, person: Person): GraphOperation {
  return {
    via: 'graph',
    method: 'DELETE',
    // Without /$ref this would delete the user.
    path: `/groups/${group.id}/owners/${person.id}/$ref`,
    explain: explainGo(group, person),
    // Graph may not know the new owner yet, and take this one for the last.
    whenRefused: 'retry',
  }
}

function explainAdd({ name: group, hasTeam }: OwnedGroup, { displayName: name }: Person): Message {
  return say(hasTeam ? 'explainTeam' : 'explainAdd', { group, name })
}

function explainGo({ name: group }: OwnedGroup, { displayName: name }: Person): Message {
  return say('explainGo', { group, name })
}

/** One request for both, so that a mailing list is never without an owner. */
function changeManagers(
  { id }: OwnedGroup,
  comes: Person | undefined,
  goes: Person | undefined,
  explain: Message,
): ExchangeOperation {
  return {
    via: 'exchange',
    cmdlet: 'Set-DistributionGroup',
    parameters: {
      Identity: id,
      ManagedBy: {
        '@odata.type': '#Exchange.GenericHashTable',
        ...(comes === undefined ? {} : { add: comes.id }),
        ...(goes === undefined ? {} : { remove: goes.id }),
      },
      // The bot is no owner of the group.
      BypassSecurityGroupManagerCheck: true,
    },
    explain,
    whenRefused: 'continue',
  }
}

function inActiveDirectory(
  { displayName: name }: Employee,
  { displayName: successor }: Person,
  owned: readonly OwnedGroup[],
): readonly PersonOperation[] {
  const names = owned.filter(({ place }) => place === 'activeDirectory').map((group) => group.name)
  if (names.length === 0) return []
  const groups = names.map((text) => say('fact', { text }))
  return [
    {
      via: 'person',
      explain: say('explainActiveDirectory', { count: names.length }),
      instruction: say('instructActiveDirectory', { groups, name, successor }),
    },
  ]
}
