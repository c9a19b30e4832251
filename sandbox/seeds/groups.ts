import type { GroupKind } from '../tenant/state'
import { skus, type Sku } from '../tenant/products'
import { people } from './people'

/** A group as the tenant starts with it. */
export interface GroupSeed {
  readonly id: string
  readonly displayName: string
  readonly members: readonly string[]
  readonly owners: readonly string[]
  readonly licences: readonly Sku[]
  /** A dynamic group's rule. */
  readonly membershipRule?: string
  readonly synced?: true
  /** A security group when left out. */
  readonly kind?: GroupKind
  readonly hasTeam?: true
  readonly roleAssignable?: true
}

/** Groups by name, with ids that never change. */
export const groups = {
  operators: group(1, 'IT Offboarding Operators', [people.ilseSmit, people.tomVisser], {
    owners: [people.karinMulder.id],
  }),
  approvers: group(2, 'Offboarding Approvers', [people.ilseSmit, people.petraDeBoer], {
    owners: [people.karinMulder.id],
  }),
  licensing: group(3, 'Licentie Microsoft 365 E3', [people.janDeVries, people.fleurPeters], { licences: [skus.e3] }),
  dynamicLicensing: group(4, 'Licentie Visio Marketing', [people.fleurPeters], {
    licences: [skus.visio],
    membershipRule: '(user.department -eq "Marketing") and (user.jobTitle -eq "Marketeer")',
  }),
  synced: group(5, 'AD Printers Utrecht', [people.lisaVanDijk, people.janDeVries], { synced: true }),
  sales: group(6, 'Afdeling Sales', [people.petraDeBoer, people.evaWillems, people.janDeVries], {
    owners: [people.petraDeBoer.id],
  }),
  /** Has another group as its member, to tell memberOf from transitiveMemberOf. */
  everybody: group(7, 'Alle medewerkers', [{ id: groupGuid(6) }, people.noorElIdrissi], {
    owners: [people.noorElIdrissi.id],
  }),
  /** A team that would lose its last owner with Jan. */
  atlas: group(8, 'Project Atlas', [people.janDeVries, people.evaWillems, people.tomVisser], {
    owners: [people.janDeVries.id],
    kind: 'microsoft365',
    hasTeam: true,
  }),
  newsletter: group(9, 'Nieuwsbrief Sales', [people.janDeVries, people.petraDeBoer], {
    owners: [people.janDeVries.id],
    kind: 'distribution',
  }),
  /** Can hold an administrator role. */
  helpdesk: group(10, 'Beheer Helpdesk', [people.danielMeijer], {
    owners: [people.danielMeijer.id, people.karinMulder.id],
    roleAssignable: true,
  }),
  /** Bram is the only owner who could go on: the other one is blocked. */
  procurement: group(11, 'Inkoopcommissie', [people.bramHendriks, people.hansPostma, people.saskiaDeGroot], {
    owners: [people.hansPostma.id, people.bramHendriks.id],
    kind: 'microsoft365',
  }),
  board: group(12, 'Directieagenda', [people.willemVanLeeuwen, people.fleurPeters], {
    owners: [people.willemVanLeeuwen.id, people.fleurPeters.id],
    kind: 'mailEnabledSecurity',
  }),
} as const satisfies Record<string, GroupSeed>

function groupGuid(number: number): string {
  return `9b0c7e${number.toString(16).padStart(2, '0')}-2f16-4d3a-8b5c-41d9e07a${(0x2b00 + number * 53).toString(16)}`
}

function group(
  number: number,
  displayName: string,
  members: readonly { readonly id: string }[],
  details: Partial<GroupSeed>,
): GroupSeed {
  return {
    owners: [],
    licences: [],
    ...details,
    id: groupGuid(number),
    displayName,
    members: members.map(({ id }) => id),
  }
}
