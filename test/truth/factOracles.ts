import { allTexts } from './allTexts'
import { count, listed, listIn, names, namesSome, number, strings, type Held, type Oracle } from './oracle'
import { nameOfProduct, roleName } from './productsOf'
import {
  answeringHere,
  applicationsOf,
  canSignIn,
  cannotSignIn,
  driveOf,
  forwardedTo,
  forwardingHere,
  forwardsTo,
  grantsOf,
  hasArchive,
  hasPlan,
  holdsGigabytes,
  holdsOn,
  isForRoles,
  isShared,
  isOnPremises,
  isSynced,
  isSyncedGroup,
  itemsIn,
  joinableGroups,
  licencesOf,
  managed,
  meetingsOf,
  methodsOf,
  moderatedHere,
  ownedGroups,
  placesOf,
  queuesOf,
  registered,
  repliesOf,
  opensAlone,
  rightsElsewhere,
  rolesOf,
  rulesOf,
  sharedWith,
  switches,
} from './readings'
import { recogniser } from './sentences'

/** Whether what stands behind a label is so. @param label as it stands on the card, for those that are names */
export type FactOracle = (held: Omit<Held, 'values'>, said: string, label: string) => Promise<boolean>

/** A value that is one of these texts, each with what it claims. */
function oneOf(choices: Readonly<Record<string, Oracle>>): FactOracle {
  const find = recogniser(allTexts, (key) => key in choices)
  return async (held, said) => {
    const found = find(said)
    const answers = await Promise.all(found.map(async ({ key, values }) => choices[key]?.({ ...held, values })))
    return answers.length > 0 && answers.every(Boolean)
  }
}

/** A value that names all of these and nobody else, perhaps with what each is for behind it. */
const namesAll =
  (read: (held: Omit<Held, 'values'>) => Promise<readonly unknown[]>): FactOracle =>
  async (held, said) =>
    names(said.replaceAll(/ \([^)]*\)/g, ''), await read(held))

/** What the account has of a field; a card says that it is not known where there is nothing. */
const field =
  (name: string): FactOracle =>
  async ({ tenant }, said) => {
    const known = (await tenant.graph(`/users/${tenant.id}?$select=${name}`))[name]
    return typeof known === 'string' && known !== '' ? said === known : unknown.test(said)
  }

const unknown = /^(?:not known|niet bekend)$/

/** It is what this case is about or decided, and says nothing about Microsoft 365. */
const ofTheCaseItself: FactOracle = async () => true

const isEnabled = { enabled: canSignIn, blocked: cannotSignIn }
const isManaged = {
  activeDirectory: isSynced,
  cloud: async (held: Held) => (await canSignIn(held)) !== (await cannotSignIn(held)) && !(await isSynced(held)),
}
const ofPart = (part: string, choices: Readonly<Record<string, Oracle>>) =>
  oneOf(Object.fromEntries(Object.entries(choices).map(([key, isSo]) => [`${part}.${key}`, isSo])))

async function openWays({ tenant }: Held): Promise<number> {
  return Object.entries(await switches(tenant)).filter(
    ([name, is]) =>
      /^(?:OWA|ActiveSync|Pop|Imap|MAPI|Ews|Outlook|MacOutlook|Universal|OneWin)\w*Enabled$/.test(name) && is !== false,
  ).length
}

/** Of the person card: what is known of the account. */
const person: Readonly<Record<string, FactOracle>> = {
  'person.job': field('jobTitle'),
  'person.department': field('department'),
  'person.manager': async ({ tenant }, said) => {
    const { manager } = await tenant.graph(`/users/${tenant.id}?$select=id&$expand=manager($select=id,displayName)`)
    return manager == null ? unknown.test(said) : said === (manager as { readonly displayName?: string }).displayName
  },
  'person.address': field('userPrincipalName'),
  'person.lastSignIn': async ({ tenant }, said) => {
    const { signInActivity } = await tenant.graph(`/users/${tenant.id}?$select=signInActivity`)
    const { lastSignInDateTime: at } = (signInActivity ?? {}) as { readonly lastSignInDateTime?: string }
    return at === undefined ? unknown.test(said) : said.includes(at.slice(0, 4))
  },
  'person.account': async (held, said) => {
    const isActive = /active|actief/.test(said)
    const isOfDirectory = said.includes('Active Directory')
    return (
      (await canSignIn({ ...held, values: {} })) === isActive &&
      (await isSynced({ ...held, values: {} })) === isOfDirectory
    )
  },
  'person.adminRoles': async ({ tenant }, said) => {
    const roles = (await rolesOf(tenant, 'roleAssignments')).map(roleName)
    return roles.length === 0 ? /^(?:none|geen)$/.test(said) : namesSome(said, roles)
  },
}

/** Of each step’s own card, by the name of its label. */
export const factOracles: Readonly<Record<string, FactOracle>> = {
  ...person,
  'contain.account': ofPart('contain', isEnabled),
  'roles.eligibleGroups': namesAll(({ tenant }) => joinableGroups(tenant)),
  'pointers.forwarding': namesAll(({ tenant }) => forwardingHere(tenant)),
  'pointers.moderated': namesAll(({ tenant }) => moderatedHere(tenant)),
  'pointers.answering': namesAll(({ tenant }) => answeringHere(tenant)),
  'contain.managed': ofPart('contain', isManaged),
  'account.state': ofPart('account', isEnabled),
  'account.managed': ofPart('account', isManaged),
  'directory.state': ofPart('directory', isEnabled),
  'directory.synchronised': async ({ tenant }, said) => {
    const at = (await tenant.user())['onPremisesLastSyncDateTime']
    return typeof at === 'string' ? said.includes(String(new Date(at).getUTCFullYear())) : /Unknown|Onbekend/.test(said)
  },
  'directory.groups': async ({ tenant }, said) => {
    const groups = strings((await tenant.groups()).filter(isSyncedGroup), 'displayName')
    return groups.length === 0 ? /^(?:None|Geen)$/.test(said) : names(said, groups)
  },
  'hold.saved': oneOf({
    'hold.savedNot': async ({ tenant }) =>
      (await tenant.mailbox()) !== undefined && (await holdsOn(tenant)).length === 0,
    'hold.savedBy': async ({ tenant, values }) => {
      const holds = await holdsOn(tenant)
      const isLitigated = /litigation/i.test(values['sources'] ?? '')
      return holds.length > 0 && holds.includes('LitigationHoldEnabled') === isLitigated
    },
  }),
  'devices.count': oneOf({
    'devices.counted': async ({ tenant, values }) => {
      const known = await Promise.all([
        managed(tenant),
        registered(tenant),
        tenant.cmdlet('Get-MobileDeviceStatistics', { Mailbox: tenant.id }),
      ])
      return count(values) <= known.flat().length
    },
  }),
  'mail-access.open': oneOf({
    'mail-access.opened': async (held) => {
      const smtp = held.values['smtp'] === 'true'
      const isSmtpOpen = (await switches(held.tenant))['SmtpClientAuthenticationDisabled'] !== true
      const said = held.values['count'] === undefined ? undefined : number(held.values['count'])
      const ways = await openWays(held)
      return smtp === isSmtpOpen && (said === undefined ? ways <= 1 : said === ways)
    },
  }),
  'mail-access.phones': oneOf({
    'mail-access.phonesCount': async ({ tenant, values }) =>
      count(values) <= (await tenant.cmdlet('Get-MobileDeviceStatistics', { Mailbox: tenant.id })).length,
  }),
  'roles.active': namesAll(async ({ tenant }) => (await rolesOf(tenant, 'roleAssignments')).map(roleName)),
  'roles.eligible': namesAll(async ({ tenant }) =>
    (await rolesOf(tenant, 'roleEligibilityScheduleInstances')).map(roleName),
  ),
  'roles.groups': namesAll(async ({ tenant }) => strings((await tenant.groups()).filter(isForRoles), 'displayName')),
  'sign-in-methods.registered': async ({ tenant }, said) => {
    const kinds = said.split(/, and |, en |, | and | en /)
    const many = kinds.map((kind) => Number(/\((\d+)\)$/.exec(kind)?.[1] ?? 1))
    return many.reduce((sum, one) => sum + one, 0) === (await methodsOf(tenant)).length
  },
  'app-access.consents': async ({ tenant }, said) => {
    const grants = await grantsOf(tenant)
    const applications = await Promise.all(
      grants.map(({ clientId }) => tenant.graph(`/servicePrincipals/${String(clientId)}?$select=displayName`)),
    )
    return strings(applications, 'displayName').some((name) => said.includes(name))
  },
  'app-access.assignments': namesAll(async ({ tenant }) => strings(await placesOf(tenant), 'resourceDisplayName')),
  'app-access.owned': namesAll(async ({ tenant }) => applicationsOf(tenant)),
  'ownership.owner': namesAll(async ({ tenant }) => [...(await ownedGroups(tenant)).values()]),
  'ownership.alone': async ({ tenant }, said) => namesSome(said, [...(await ownedGroups(tenant)).values()]),
  'groups.member': oneOf({
    'groups.counted': async ({ tenant, values }) => (await tenant.groups()).length === count(values),
  }),
  'auto-reply.status': async ({ tenant }, said) => {
    const { status } = await repliesOf(tenant)
    const words = { disabled: /^(?:Off|Uit)$/, alwaysEnabled: /^(?:On|Aan)$/, scheduled: /plan/i }
    return words[status as keyof typeof words]?.test(said) ?? false
  },
  'meetings.count': async ({ tenant }, said) => {
    const told = await meetingsOf(tenant)
    return (
      /Not known|Niet bekend/.test(said) ||
      (Number.parseInt(said, 10) > 0 === /subject/i.test(told) && Number.parseInt(said, 10) < 97)
    )
  },
  'meetings.subjects': async ({ tenant }, said) => {
    const told = await meetingsOf(tenant)
    return listed(said).every((one) => told.includes(one.replaceAll(/[“”„]|, \w.*/g, '')))
  },
  'mailbox.kind': oneOf({
    'mailbox.kindUser': async ({ tenant }) => (await tenant.mailbox())?.['RecipientTypeDetails'] === 'UserMailbox',
    'mailbox.kindShared': isShared,
    'mailbox.kindOnPremises': isOnPremises,
    'mailbox.kindMailUser': isOnPremises,
  }),
  'mailbox.size': oneOf({ 'mailbox.gigabytes': holdsGigabytes }),
  'mailbox.special': async ({ tenant }, said) =>
    (await hasArchive(tenant)) === /archi/.test(said) && (await holdsOn(tenant)).length > 0 === /hold/.test(said),
  'mailbox.forwarding': async ({ tenant }, said) => (await forwardsTo(tenant)).includes(said),
  'mailbox.access': async ({ tenant }, said) => {
    const permissions = await tenant.cmdlet('Get-MailboxPermission', { Identity: tenant.id })
    return namesSome(
      said,
      permissions
        .filter(({ AccessRights }) => JSON.stringify(AccessRights).includes('FullAccess'))
        .map(({ User }) => User),
    )
  },
  'mailbox-access.others': async ({ tenant }, said) => {
    const elsewhere = JSON.stringify(await rightsElsewhere(tenant))
    const shown = said.split(/, and |, en |, | and | en /).filter((one) => /\(/.test(one))
    return shown.length > 0 && shown.every((one) => elsewhere.includes(one.replace(/ \(.*$/, '')))
  },
  'mailbox-access.unheld': async ({ tenant }, said) => opensAlone(tenant, said),
  'inbox-rules.rules': async ({ tenant }, said) =>
    number(said) === (await rulesOf(tenant)).filter(({ Enabled }) => Enabled !== false).length,
  'inbox-rules.outside': async ({ tenant }, said) => {
    const shown = [...said.matchAll(/“([^”]+)” (?:to|naar) (\S+?)(?:,|$| )/g)]
    const rules = await rulesOf(tenant)
    return (
      shown.length > 0 &&
      shown.every(([, name = '', address = '']) =>
        rules.some((one) => one['Name'] === name && JSON.stringify(one).includes(address)),
      )
    )
  },
  'onedrive.size': oneOf({
    'onedrive.gigabytes': async ({ tenant, values }) => {
      const { used } = ((await driveOf(tenant))['quota'] ?? {}) as { readonly used?: number }
      return Math.abs((used ?? 0) / 1024 ** 3 - number(values['gigabytes'])) < 0.06
    },
  }),
  'onedrive.content': oneOf({
    'onedrive.items': async ({ tenant, values }) => (await itemsIn(tenant)).length === count(values),
  }),
  'onedrive.outside': async ({ tenant }, said) =>
    names(said, [...(await sharedWith(tenant, 'anyone')), ...(await sharedWith(tenant, 'outsiders'))]),
  'calls.number': async ({ tenant }, said) => strings(await tenant.numbersOf(), 'telephoneNumber').includes(said),
  'calls.numberType': async ({ tenant }, said) => {
    const words = { callingPlan: /Calling Plan/, directRouting: /Direct Routing/, operatorConnect: /Operator Connect/ }
    const [first] = strings(await tenant.numbersOf(), 'numberType')
    return first !== undefined && (words[first as keyof typeof words] ?? /operator/).test(said)
  },
  'calls.licence': oneOf({
    'calls.licensed': ({ tenant }) => hasPlan(tenant, /^MCOEV/),
    'calls.unlicensed': async ({ tenant }) => !(await hasPlan(tenant, /^MCOEV/)),
  }),
  'calls.forwarding': async ({ tenant }) => (await forwardedTo(tenant))['IsForwardingEnabled'] === true,
  'calls.queues': namesAll(async ({ tenant }) => queuesOf(tenant)),
  'reports.people': namesAll(async ({ tenant }) =>
    strings(await tenant.list(`/users/${tenant.id}/directReports?$select=id,displayName`), 'displayName'),
  ),
  'licences.count': async ({ tenant }, said) => number(said) === (await licencesOf(tenant)).length,
  'seats.name': async ({ tenant }, said, label) => {
    const [user, skus] = await Promise.all([tenant.user(), tenant.list('/subscribedSkus')])
    const own = strings(listIn(user, 'assignedLicenses'), 'skuId')
    // What others use, without the leaver’s own.
    const numbers = skus
      .filter(({ skuId }) => nameOfProduct(skus, skuId) === label)
      .map(({ skuId, prepaidUnits, consumedUnits }) => {
        const { enabled } = (prepaidUnits ?? {}) as { readonly enabled?: number }
        return [enabled, Number(consumedUnits) - (own.includes(String(skuId)) ? 1 : 0)].join()
      })
    return numbers.includes((said.match(/\d+/g) ?? []).join())
  },
  'notice.to': ofTheCaseItself,
  'notice.sender': ofTheCaseItself,
}
