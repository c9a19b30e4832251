import { sayOf } from '../../../cards/conversation/decision'
import { licencesTexts } from '../../../cards/steps/licences/card'
import type { Message } from '../../model/message'
import type { ExchangeOperation, GraphOperation, Operation } from '../../model/operation'
import type { Employee } from '../../model/people'
import { groupsLeft } from './afterDecision'
import type { Licence, LicensingGroup } from './reading'

type GraphRequest = Omit<GraphOperation, 'explain'>
type ExchangeRequest = Omit<ExchangeOperation, 'explain'>

const say = sayOf(licencesTexts)

/** Product names as a list in a text. */
export function list(names: readonly string[]): readonly Message[] {
  return names.map((name) => say('name', { name }))
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

export function giveBack({ id }: Employee, direct: readonly Licence[]): Operation {
  return {
    via: 'graph',
    method: 'POST',
    path: `/users/${id}/assignLicense`,
    body: {
      addLicenses: direct.map(({ skuId, disabledPlans }) => ({ skuId, disabledPlans })),
      removeLicenses: [],
    },
    explain: say('explainBack', { names: list(direct.map(({ name }) => name)) }),
  }
}

/** A group is joined again by a person; only Exchange has a cmdlet for its own. */
export function intoGroup({ id, userPrincipalName }: Employee, group: LicensingGroup): Operation {
  const explain = say('explainGroupBack', { group: group.name })
  if (group.exchange === true) {
    const parameters = { Identity: group.id, Member: id, BypassSecurityGroupManagerCheck: true, Confirm: false }
    return { via: 'exchange', cmdlet: 'Add-DistributionGroupMember', parameters, explain }
  }
  return {
    via: 'person',
    explain,
    instruction: say('instructGroupBack', { group: group.name, upn: userPrincipalName }),
    link: `https://entra.microsoft.com/#view/Microsoft_AAD_IAM/GroupDetailsMenuBlade/~/Members/groupId/${group.id}`,
  }
}
