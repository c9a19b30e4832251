import { sayOf } from '../../../cards/conversation/decision'
import { shortList } from '../../../cards/conversation/shortList'
import { licencesTexts } from '../../../cards/steps/licences/card'
import type { Message } from '../../model/message'
import type { ExchangeOperation, GraphOperation, Operation, PersonOperation } from '../../model/operation'
import type { Employee } from '../../model/people'
import { groupsLeft } from './afterDecision'
import type { Licence, LicensingGroup } from './reading'

type GraphRequest = Omit<GraphOperation, 'explain'>
type ExchangeRequest = Omit<ExchangeOperation, 'explain'>

const say = sayOf(licencesTexts)

/** More than nearly everybody has, so that hardly a list is cut. */
const namedAtMost = 8

/** Product names as a list in a text: the first few, and how many more, since somebody may have hundreds. */
export function list(names: readonly string[]): readonly Message[] {
  const words = { name: (name: string) => say('name', { name }), more: (count: number) => say('more', { count }) }
  return shortList(names, words, namedAtMost)
}

export function takeAway({ id }: Employee, direct: readonly Licence[]): Operation {
  return {
    via: 'graph',
    method: 'POST',
    path: `/users/${id}/assignLicense`,
    body: { addLicenses: [], removeLicenses: direct.map(({ skuId }) => skuId) },
    explain: say('explainDirect', { names: list(direct.map(({ name }) => name)) }),
    whenRefused: 'continue',
    irreversible: true,
  }
}

/** A group that Microsoft does not let go stops neither the others nor the direct licences. */
export function leaveGroups(employee: Employee, taken: readonly Licence[]): readonly Operation[] {
  return uniqueGroups(taken)
    .filter(({ left }) => left !== true)
    .map((group) => ({
      ...leaveGroup(employee, group),
      explain: say('explainGroup', { group: group.name, names: list(givenBy(group, taken)) }),
      whenRefused: 'continue' as const,
      irreversible: true as const,
    }))
}

function leaveGroup({ id }: Employee, group: LicensingGroup): GraphRequest | ExchangeRequest {
  // Without /$ref this would delete the user.
  if (group.exchange !== true) return { via: 'graph', method: 'DELETE', path: `/groups/${group.id}/members/${id}/$ref` }
  const parameters = { Identity: group.id, Member: id, BypassSecurityGroupManagerCheck: true, Confirm: false }
  return { via: 'exchange', cmdlet: 'Remove-DistributionGroupMember', parameters }
}

/** The groups that these come from, each once. */
export function uniqueGroups(taken: readonly Licence[]): readonly LicensingGroup[] {
  const ids = groupsLeft(
    taken,
    taken.map(({ skuId }) => skuId),
  )
  const groups = taken.flatMap((licence) => licence.groups)
  return [...ids].flatMap((id) => groups.find((group) => group.id === id) ?? [])
}

function givenBy({ id }: LicensingGroup, taken: readonly Licence[]): readonly string[] {
  return taken.filter(({ groups }) => groups.some((group) => group.id === id)).map(({ name }) => name)
}

/** Assigns one licence to the account itself, with the plans off that were. What it depends on may come after it. */
export function giveBack({ id }: Employee, { skuId, disabledPlans, name }: Licence): Operation {
  return {
    via: 'graph',
    method: 'POST',
    path: `/users/${id}/assignLicense`,
    body: { addLicenses: [{ skuId, disabledPlans }], removeLicenses: [] },
    explain: say('explainBack', { name }),
    whenRefused: 'retry',
  }
}

/**
 * Puts somebody back into a group that gives licences. Source: learn, group-post-members, Add-DistributionGroupMember.
 * @param root Graph’s address in the cloud of this organisation
 */
export function intoGroup({ id }: Employee, group: LicensingGroup, given: readonly Licence[], root: string): Operation {
  const names = list(given.map(({ name }) => name))
  const common = { explain: say('explainGroupBack', { group: group.name, names }), whenRefused: 'continue' } as const
  if (group.exchange === true) {
    const parameters = { Identity: group.id, Member: id, BypassSecurityGroupManagerCheck: true, Confirm: false }
    return { via: 'exchange', cmdlet: 'Add-DistributionGroupMember', parameters, ...common }
  }
  const body = { '@odata.id': `${root}/users/${id}` }
  return { via: 'graph', method: 'POST', path: `/groups/${group.id}/members/$ref`, body, ...common }
}

/** What a person sees to where a group gives a licence and Microsoft cannot assign it: it does so by itself after that. */
export function makeItWork({ userPrincipalName: upn }: Employee, { name }: Licence, why: Message): PersonOperation {
  return {
    via: 'person',
    explain: say('explainNotWorking', { name }),
    instruction: say('instructNotWorking', { name, upn, why }),
  }
}
