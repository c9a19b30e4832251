import { groups as tenantGroups } from '../../../../sandbox/seeds/groups'
import { clouds } from '../../../../services/remote/clouds'
import type { OwnershipDecision, OwnershipFacts } from '../../../../services/steps/ownership'
import type { DecidedGroup, OwnedGroup } from '../../../../services/steps/ownership/reading'
import { eva, evaAsPerson } from '../builders'
import type { Sample } from '../sample'

const root = clouds.worldwide.graphUrl
const successor = evaAsPerson()

/** A group that somebody else owns too, unless said otherwise. */
export function owned(id: string, name: string, overrides: Partial<OwnedGroup> = {}): OwnedGroup {
  return { id, name, place: 'entra', hasTeam: false, others: 1, idle: 0, ...overrides }
}

/** The same as a decision names it. */
export function decided({ id, name, place }: OwnedGroup): DecidedGroup {
  return { id, name, place }
}

const team = owned(tenantGroups.atlas.id, 'Project Atlas', { hasTeam: true, others: 0 })
const committee = owned(tenantGroups.procurement.id, 'Inkoopcommissie', { others: 0, idle: 1 })
const list = owned(tenantGroups.newsletter.id, 'Nieuwsbrief Sales', { place: 'exchange', others: 0 })
const shared = owned(tenantGroups.sales.id, 'Afdeling Sales')
const sharedList = owned(tenantGroups.board.id, 'Directieagenda', { place: 'exchange' })
const directory = owned('c0ffee00-0000-4000-8000-000000000021', 'AD Printers', { place: 'activeDirectory', others: 0 })

const handOver: Sample<OwnershipFacts, OwnershipDecision> = {
  before: { owned: [team, committee, list, shared, sharedList, directory], successorOwns: [], root },
  input: { choice: 'handOver', successor: eva().id },
  decision: { choice: 'handOver', successor, count: 4 },
  after: { owned: [], successorOwns: [team, committee, list].map(({ id }) => id), root },
}
const release: Sample<OwnershipFacts, OwnershipDecision> = {
  before: { owned: [shared, sharedList], successorOwns: [], root },
  input: { choice: 'release' },
  decision: { choice: 'release', count: 2, groups: [shared, sharedList].map(decided) },
  after: { owned: [], successorOwns: [], root },
}

export const samples = [handOver, release]
