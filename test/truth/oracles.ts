import { allTexts } from './allTexts'
import { recogniser } from './sentences'
import { anyoneNamed, count, listed, listIn, names, namesSome, number, strings, type Held, type Oracle } from './oracle'
import type { Found, Tenant } from './tenant'

import {
  none,
  canSignIn,
  cannotSignIn,
  isSynced,
  was,
  forwardsTo,
  leavesTo,
  aliasesOf,
  forwards,
  hasFullAccess,
  isShared,
  isOnPremises,
  gigabytesOf,
  holdsGigabytes,
  isLitigated,
  areShut,
  phoneWays,
  rolesOf,
  areRoles,
  methodsOf,
  grantsOf,
  placesOf,
  applicationsOf,
  isForRoles,
  isRestricted,
  restrictedUnitsOf,
  restrictedGroupsOwned,
  answeringHere,
  forwardingHere,
  joinableGroups,
  moderatedHere,
  isSyncedGroup,
  isDynamic,
  ownedGroups,
  replies,
  repliesOf,
  meetingsOf,
  rulesOf,
  driveOf,
  itemsIn,
  sharedWith,
  isCopiedTo,
  mayUseDrive,
  isWrittenOnPremises,
  isOfAnotherKind,
  queuesOf,
  andQueues,
  forwardedTo,
  licencesOf,
  notAssigned,
  knowsDevices,
  devicesDone,
  rightsElsewhere,
  rightsAreSo,
  opens,
  opensAlone,
  isGone,
  hasArchive,
  holdsOn,
  hasPlan,
  comesFrom,
  saysMoment,
  idsSentBy,
  ownsAsHandedOver,
} from './readings'

/** Of what a step says once it was read back: what the tenant has then. */
const verified: Readonly<Record<string, Oracle>> = {
  'contain.verified': cannotSignIn,
  'contain.verifiedActiveDirectory': cannotSignIn,
  'contain.verifiedRestricted': cannotSignIn,
  'contain.verifiedPasswordAccepted': cannotSignIn,
  'contain.verifiedBlocked': cannotSignIn,
  'hold.verifiedUnlimited': isLitigated((duration) => duration === 'Unlimited'),
  'hold.verifiedDays': isLitigated((duration) => /^\d+/.test(duration)),
  'hold.verifiedExport': was('taskConfirmed'),
  'hold.verifiedExportByBot': was('taskConfirmed'),
  'hold.verifiedExportInPart': was('taskConfirmed'),
  'devices.verified': devicesDone,
  'mail-access.verifiedAll': areShut([...phoneWays, 'OWAEnabled', 'MAPIEnabled']),
  'mail-access.verifiedExceptOutlook': areShut(phoneWays),
  'directory.verified': async (held) =>
    (await cannotSignIn(held)) && !(await held.tenant.groups()).some((one) => one['onPremisesSyncEnabled'] === true),
  'roles.verified': async ({ tenant }) =>
    (await none(rolesOf(tenant, 'roleAssignments'))) && none(rolesOf(tenant, 'roleEligibilityScheduleInstances')),
  'roles.verifiedActive': ({ tenant }) => none(rolesOf(tenant, 'roleAssignments')),
  'sign-in-methods.verified': ({ tenant }) => none(methodsOf(tenant)),
  'app-access.verified': async ({ tenant }) =>
    (await none(grantsOf(tenant))) && (await none(placesOf(tenant))) && none(applicationsOf(tenant)),
  'ownership.verifiedHandOver': ownsAsHandedOver,
  'ownership.verifiedRelease': async ({ tenant }) => {
    const owners = await Promise.all(
      [...(await ownedGroups(tenant)).keys()].map((id) => tenant.list(`/groups/${id}/owners?$select=id`)),
    )
    return owners.every((list) => list.every(({ id }) => id === tenant.id))
  },
  'groups.verified': async ({ tenant, values, journal }) => {
    const left = idsSentBy(journal, 'groups')
    return left.size >= count(values) && !(await tenant.groups()).some(({ id }) => left.has(String(id)))
  },
  'auto-reply.verified': replies,
  'auto-reply.verifiedRenamed': replies,
  'auto-reply.verifiedEnd': async ({ tenant }) => (await repliesOf(tenant)).status === 'disabled',
  'meetings.verified': async ({ tenant }) => !/subject/i.test(await meetingsOf(tenant)),
  'meetings.verifiedUnreadable': was('taskConfirmed'),
  'mailbox.verifiedShare': async (held) =>
    (await isShared(held)) && hasFullAccess(held.tenant, held.values['successor']),
  'mailbox.verifiedForward': forwards,
  'mailbox.verifiedOnPremises': async (held) => (await was('taskConfirmed')(held)) && isOnPremises(held),
  'mailbox.verifiedEnd': async ({ tenant, values }) =>
    (await tenant.mailbox()) !== undefined && !(await hasFullAccess(tenant, values['name'])),
  'mailbox.verifiedStop': ({ tenant }) => none(forwardsTo(tenant)),
  'inbox-rules.verified': async ({ tenant, values }) => {
    const off = (await rulesOf(tenant)).filter(({ Enabled }) => Enabled === false).length
    return off >= (values['count'] === undefined ? 1 : number(values['count']))
  },
  'address-list.verified': async ({ tenant }) => (await tenant.mailbox())?.['HiddenFromAddressListsEnabled'] === true,
  'onedrive.verifiedAccess': ({ tenant, values }) => mayUseDrive(tenant, values['successor']),
  'onedrive.verifiedEnds': isClosedOutside,
  'onedrive.verifiedCopy': ({ tenant, values }) =>
    anyoneNamed(tenant, values['successor'], async ({ id }) => isCopiedTo(tenant, id)),
  'calls.verifiedGive': andQueues(async ({ tenant, values }) =>
    anyoneNamed(tenant, values['successor'], async ({ id }) =>
      (await tenant.numbersOf(id)).some(({ telephoneNumber }) => telephoneNumber === values['number']),
    ),
  ),
  'calls.verifiedForward': andQueues(async ({ tenant, values }) => {
    const { IsForwardingEnabled, ForwardingTarget } = await forwardedTo(tenant)
    return anyoneNamed(
      tenant,
      values['successor'],
      async ({ id, userPrincipalName }) =>
        IsForwardingEnabled === true &&
        [id, String(userPrincipalName)].some((one) => String(ForwardingTarget).includes(one)),
    )
  }),
  'calls.verifiedRelease': andQueues(({ tenant }) => none(tenant.numbersOf())),
  'calls.verifiedQueues': ({ tenant }) => none(queuesOf(tenant)),
  'pointers.verified': async ({ tenant }) =>
    (await none(forwardingHere(tenant))) && (await none(moderatedHere(tenant))) && none(answeringHere(tenant)),
  'reports.verified': ({ tenant }) => none(tenant.list(`/users/${tenant.id}/directReports?$select=id`)),
  'licences.verified': notAssigned,
  'licences.verifiedShared': async (held) => (await isShared(held)) && notAssigned(held),
  'notice.verified': was('operationAnswered'),
  'mailbox-access.verified': rightsAreSo,
  'mailbox-access.verifiedBoth': async (held) => (await was('taskConfirmed')(held)) && rightsAreSo(held),
  'mailbox-access.verifiedSearch': was('taskConfirmed'),
  'cloudTask.verified': was('taskConfirmed'),
  'seats.verified': async ({ tenant, values }) => {
    const bought = (await tenant.list('/directory/subscriptions')).map(({ totalLicenses }) => String(totalLicenses))
    const said = [...(values['counts'] ?? '').matchAll(/ (\d+) \(/g)].map(([, many = '']) => many)
    return said.length > 0 && said.every((many) => bought.includes(many))
  },
  'account.verified': isGone,
}

const areAssigned: Oracle = async ({ tenant, values }) => names(values['names'], await licencesOf(tenant))

/** What somebody got, by the words for it. */
const handed: Readonly<Record<string, (tenant: Tenant, name: string, values: Held['values']) => Promise<boolean>>> = {
  'mailbox.handedMailbox': hasFullAccess,
  'mailbox.handedMail': async (tenant, name) => {
    const addresses = await forwardsTo(tenant)
    return anyoneNamed(tenant, name, async ({ id, mail }) => [id, String(mail)].some((one) => addresses.includes(one)))
  },
  'mailbox-access.handedRights': (tenant, name) =>
    rightsAreSo({ tenant, values: { parts: `rights for ${name}` }, journal: [] }),
  'mailbox-access.handedShared': (tenant, name, values) => opens(tenant, name, values['names']),
  'mailbox-access.handedBoth': async (tenant, name, values) =>
    (await rightsAreSo({ tenant, values: { parts: `rights for ${name}` }, journal: [] })) &&
    opens(tenant, name, values['names']),
  'onedrive.handedOneDrive': mayUseDrive,
  'onedrive.handedCopy': (tenant, name) => anyoneNamed(tenant, name, async ({ id }) => isCopiedTo(tenant, id)),
  'ownership.handedGroups': (tenant, name) =>
    anyoneNamed(tenant, name, async ({ id }) => (await ownedGroups(tenant, id)).size > 0),
  'calls.handedNumber': (tenant, name) =>
    anyoneNamed(tenant, name, async ({ id }) => (await tenant.numbersOf(id)).length > 0),
  'calls.handedCalls': async (tenant) => (await forwardedTo(tenant))['IsForwardingEnabled'] === true,
}

const handedIn = recogniser(allTexts, (key) => key in handed)

/** Who has what now; a line that has a title and no person is another one. */
const hasNow: Oracle = async ({ tenant, values }) => {
  const { who = '', what } = values
  if ((await tenant.named(who)).length === 0) return true
  const got = handedIn(listed(what).join('\n'))
  const answers = await Promise.all(got.map(async (one) => handed[one.key]?.(tenant, who, one.values)))
  return answers.every(Boolean)
}

/** Nobody outside opens anything of those names. */
async function isClosedOutside({ tenant, values }: Held): Promise<boolean> {
  const open = [...(await sharedWith(tenant, 'anyone')), ...(await sharedWith(tenant, 'outsiders'))]
  return listed(values['names']).every((name) => !open.includes(name))
}

/** Of what is left for people. */
const left: Readonly<Record<string, Oracle>> = {
  'licences.leftCost': async ({ tenant, values }) => {
    return namesSome(values['names'], await licencesOf(tenant))
  },
  'summary.handedLine': hasNow,
  'groups.leftInDirectory': async ({ tenant, values }) =>
    names(values['names'], strings((await tenant.groups()).filter(isSyncedGroup), 'displayName')),
  'mailbox-access.leftUnheld': async ({ tenant, values }) => opensAlone(tenant, values['names']),
  'onedrive.leftOutside': async ({ tenant, values }) =>
    names(values['names'], [...(await sharedWith(tenant, 'anyone')), ...(await sharedWith(tenant, 'outsiders'))]),
  'groups.leftByRule': async ({ tenant, values }) =>
    names(values['names'], strings((await tenant.groups()).filter(isDynamic), 'displayName')),
}

/** Of what was found when it was read. */
const found: Readonly<Record<string, Oracle>> = {
  'person.canSignIn': canSignIn,
  'person.cannotSignIn': cannotSignIn,
  'person.cannotSignInStrangely': cannotSignIn,
  'person.blocked': cannotSignIn,
  'person.blockedStrangely': cannotSignIn,
  'person.active': canSignIn,
  'person.waitingTitle': async (held) => held.values['enabled'] !== 'yes' || canSignIn(held),
  'standing.couldSignIn': canSignIn,
  'standing.couldNotSignIn': cannotSignIn,
  'contain.findingActiveDirectory': isSynced,
  'pointers.findingForwarding': async ({ tenant, values }) => names(values['names'], await forwardingHere(tenant)),
  'pointers.findingModerates': async ({ tenant, values }) => names(values['names'], await moderatedHere(tenant, true)),
  'pointers.findingAnswering': async ({ tenant, values }) => names(values['names'], await answeringHere(tenant)),
  'restricted.finding': async ({ tenant, values }) => names(values['names'], await restrictedUnitsOf(tenant)),
  'groups.findingRestricted': async ({ tenant, values }) =>
    names(values['names'], strings((await tenant.groups()).filter(isRestricted), 'displayName')),
  'devices.findingDevices': knowsDevices,
  'devices.findingSynced': knowsDevices,
  'devices.findingUnreadable': async ({ tenant }) =>
    (await tenant.graph(`/users/${tenant.id}/managedDevices`))['value'] === undefined,
  'mailbox-access.findingOthers': async ({ tenant }) => !(await none(rightsElsewhere(tenant))),
  'mailbox-access.findingUnheld': async ({ tenant, values }) => opensAlone(tenant, values['names']),
  'onedrive.findingLocked': async ({ tenant }) => (await driveOf(tenant))['id'] === undefined,
  'roles.findingActive': ({ tenant, values }) => areRoles(tenant, 'roleAssignments', values['roles']),
  'roles.findingEligible': ({ tenant, values }) =>
    areRoles(tenant, 'roleEligibilityScheduleInstances', values['roles']),
  'roles.findingEligibleGroups': async ({ tenant, values }) => names(values['names'], await joinableGroups(tenant)),
  'roles.findingGroups': async ({ tenant, values }) =>
    names(values['names'], strings((await tenant.groups()).filter(isForRoles), 'displayName')),
  'roles.findingUnlicensed': ({ tenant }) => none(rolesOf(tenant, 'roleEligibilityScheduleInstances')),
  'sign-in-methods.finding': async ({ tenant }) => !(await none(methodsOf(tenant))),
  'app-access.findingOwned': async ({ tenant, values }) => names(values['names'], await applicationsOf(tenant)),
  'app-access.findingConsents': async ({ tenant, values }) => (await grantsOf(tenant)).length === count(values),
  'app-access.findingAssignments': async ({ tenant, values }) => (await placesOf(tenant)).length === count(values),
  'ownership.findingOwner': async ({ tenant, values }) => (await ownedGroups(tenant)).size === count(values),
  'ownership.findingLast': async ({ tenant, values }) =>
    namesSome(values['names'], [...(await ownedGroups(tenant)).values()]),
  'ownership.findingRestricted': async ({ tenant, values }) =>
    names(values['names'], await restrictedGroupsOwned(tenant)),
  'groups.findingMember': async ({ tenant, values }) => (await tenant.groups()).length === count(values),
  'groups.findingRole': async ({ tenant, values }) =>
    names(values['names'], strings((await tenant.groups()).filter(isForRoles), 'displayName')),
  'groups.findingFixed': async ({ tenant, values }) =>
    names(
      values['names'],
      strings(
        (await tenant.groups()).filter((one) => isSyncedGroup(one) || isDynamic(one)),
        'displayName',
      ),
    ),
  'directory.findingGroups': async ({ tenant, values }) =>
    names(values['names'], strings((await tenant.groups()).filter(isSyncedGroup), 'displayName')),
  'auto-reply.findingOn': async ({ tenant }) => (await repliesOf(tenant))['status'] !== 'disabled',
  'meetings.finding': async ({ tenant, values }) => {
    const told = await meetingsOf(tenant)
    return listed(values['subjects']).every((one) => told.includes(one.replaceAll(/[“”„]/g, '')))
  },
  'mailbox.findingNone': async (held) => (await held.tenant.mailbox()) === undefined && !(await isOnPremises(held)),
  'mailbox.findingOnPremises': isOnPremises,
  'mailbox.findingSize': holdsGigabytes,
  'mailbox.findingLarge': async (held) => (await holdsGigabytes(held)) && (await gigabytesOf(held.tenant)) > 50,
  'mailbox.findingShared': isShared,
  'mailbox.findingResource': async ({ tenant }) =>
    /^(?:Room|Equipment)Mailbox$/.test(String((await tenant.mailbox())?.['RecipientTypeDetails'])),
  'mailbox.findingArchive': ({ tenant }) => hasArchive(tenant),
  'mailbox.findingHold': async ({ tenant }) => (await holdsOn(tenant)).length > 0,
  'mailbox.findingForwards': forwards,
  'mailbox.findingForwardsOutside': async (held) => (await forwards(held)) && leavesTo(held, held.values['outside']),
  'mailbox.findingMailUser': (held) => leavesTo(held, held.values['address']),
  'mailbox.findingAliases': async ({ tenant, values }) => names(values['names'], await aliasesOf(tenant)),
  'hold.held': isLitigated((duration) => duration === 'Unlimited'),
  'hold.heldDays': isLitigated((duration) => /^\d+/.test(duration)),
  'inbox-rules.findingOutside': async ({ tenant, values }) =>
    (await rulesOf(tenant)).some(
      (one) =>
        one['Enabled'] !== false &&
        one['Name'] === values['name'] &&
        listed(values['addresses']).every((address) => JSON.stringify(one).includes(address)),
    ),
  'address-list.findingHidden': async ({ tenant }) =>
    (await tenant.mailbox())?.['HiddenFromAddressListsEnabled'] === true,
  'onedrive.findingAnyone': async ({ tenant, values }) => names(values['names'], await sharedWith(tenant, 'anyone')),
  'onedrive.findingOutside': async ({ tenant, values }) =>
    names(values['names'], await sharedWith(tenant, 'outsiders')),
  'onedrive.findingEmpty': async ({ tenant }) => (await driveOf(tenant))['id'] !== undefined && none(itemsIn(tenant)),
  'onedrive.findingSize': async ({ tenant, values }) => {
    const { used } = ((await driveOf(tenant))['quota'] ?? {}) as { readonly used?: number }
    return Math.abs((used ?? 0) / 1024 ** 3 - number(values['gigabytes'])) < 0.06
  },
  'calls.findingNumber': async ({ tenant, values }) =>
    (await tenant.numbersOf()).some(({ telephoneNumber }) => telephoneNumber === values['number']),
  'calls.findingInDirectory': isWrittenOnPremises,
  'calls.findingByOperator': isOfAnotherKind,
  'calls.findingForwarded': async ({ tenant }) => (await forwardedTo(tenant))['IsForwardingEnabled'] === true,
  'calls.findingQueues': async ({ tenant, values }) => names(values['queues'], await queuesOf(tenant)),
  'reports.finding': async ({ tenant, values }) =>
    names(
      values['names'],
      strings(await tenant.list(`/users/${tenant.id}/directReports?$select=id,displayName`), 'displayName'),
    ),
  'licences.findingDirect': areAssigned,
  'licences.findingGroup': async ({ tenant, values }) => (await licencesOf(tenant)).includes(values['name'] ?? ''),
  'licences.findingLocked': async ({ tenant, values }) => (await licencesOf(tenant)).includes(values['name'] ?? ''),
  'licences.findingError': async ({ tenant, values }) => (await licencesOf(tenant)).includes(values['name'] ?? ''),
  'account.findingDeleted': isGone,
}

/** Of the account by name, as somebody else’s manager. */
async function managerOf(tenant: Tenant): Promise<Found> {
  const { manager } = await tenant.graph(
    `/users/${tenant.id}?$select=id&$expand=manager($select=id,displayName,accountEnabled,userType)`,
  )
  return (manager ?? {}) as Found
}

/** Of a manager whom a card names. */
const hasManager =
  (isSo: (manager: Found) => boolean): Oracle =>
  async ({ tenant, values }) => {
    const manager = await managerOf(tenant)
    return manager['displayName'] === values['manager'] && isSo(manager)
  }

/** A mailbox that keeps needing a licence, also shared, or is to be held. */
const needsLicence: Oracle = async (held) => {
  const isLarge = (await gigabytesOf(held.tenant)) > 50
  return isLarge || (await hasArchive(held.tenant)) || (await holdsOn(held.tenant)).length > 0
}

/** Of what stands in the explanation on a step’s own card, or says what a choice on the page comes to. */
const noted: Readonly<Record<string, Oracle>> = {
  'page.noManager': async ({ tenant }) => (await managerOf(tenant))['id'] === undefined,
  'page.blockedManager': hasManager(({ accountEnabled }) => accountEnabled === false),
  'page.guestManager': hasManager(({ userType }) => userType === 'Guest'),
  'person.managerIs': async ({ tenant, values }) => (await managerOf(tenant))['displayName'] === values['name'],
  'account.noteActiveDirectory': isSynced,
  'contain.noteActiveDirectory': isSynced,
  'directory.noteMastered': isSynced,
  'mailbox-access.noteSynced': isSynced,
  'contain.noteBlocked': cannotSignIn,
  'devices.noteUnreadable': async ({ tenant }) =>
    (await tenant.graph(`/users/${tenant.id}/managedDevices`))['value'] === undefined,
  'hold.noteUnlicensed': async ({ tenant }) => !(await hasPlan(tenant, /^EXCHANGE_S_(?:ENTERPRISE|ARCHIVE)/)),
  'roles.noteGroups': async ({ tenant }) => (await tenant.groups()).some(isForRoles),
  'sign-in-methods.noteByHand': async ({ tenant }) => !(await none(methodsOf(tenant))),
  'app-access.noteOwned': async ({ tenant }) => (await applicationsOf(tenant)).length > 0,
  'ownership.noteLists': async ({ tenant, values }) =>
    namesSome(values['names'], [...(await ownedGroups(tenant)).values()]),
  'ownership.noteActiveDirectory': async ({ tenant, values }) =>
    namesSome(values['names'], [...(await ownedGroups(tenant)).values()]),
  'groups.noteRole': async ({ tenant, values }) =>
    names(values['names'], strings((await tenant.groups()).filter(isForRoles), 'displayName')),
  'groups.staysLicences': async ({ tenant, values }) =>
    namesSome(
      values['names'],
      strings(
        (await tenant.groups()).filter((one) => listIn(one, 'assignedLicenses').length > 0),
        'displayName',
      ),
    ),
  'groups.staysDynamic': async ({ tenant, values }) =>
    namesSome(values['names'], strings((await tenant.groups()).filter(isDynamic), 'displayName')),
  'groups.staysSynced': async ({ tenant, values }) =>
    namesSome(values['names'], strings((await tenant.groups()).filter(isSyncedGroup), 'displayName')),
  'auto-reply.noteOn': async ({ tenant }) => (await repliesOf(tenant))['status'] !== 'disabled',
  'mailbox.noteForwards': forwards,
  'mailbox.noteOnPremises': isOnPremises,
  'mailbox.comesToOnPremises': isOnPremises,
  'mailbox.noteTurnsBack': isSynced,
  'mailbox.noteNeedsLicence': needsLicence,
  'mailbox.comesToLicence': needsLicence,
  'mailbox.comesToSharedLicence': needsLicence,
  'calls.noteRelease': async ({ tenant }) =>
    (await tenant.numbersOf()).some(({ numberType }) => numberType === 'callingPlan'),
  'calls.noteReleaseOther': async ({ tenant }) =>
    (await tenant.numbersOf()).some(({ numberType }) => numberType !== 'callingPlan'),
  'calls.noteInDirectory': isWrittenOnPremises,
  'calls.noteByOperator': isOfAnotherKind,
  'calls.noteUnlicensed': async ({ tenant }) => !(await hasPlan(tenant, /^MCOEV/)),
  'calls.noNumber': ({ tenant }) => none(tenant.numbersOf()),
  'licences.staysDynamic': comesFrom(isDynamic),
  'licences.staysSynced': comesFrom(isSyncedGroup),
  'person.readOn': async ({ values, readings = [] }) => readings.some((at) => saysMoment(values['at'], at)),
  'common.readOn': async ({ values, readings = [] }) => readings.some((at) => saysMoment(values['at'], at)),
}

/** Of whether somebody can get in, on whatever card. */
const account: Readonly<Record<string, Oracle>> = {
  'person.doneTitle': cannotSignIn,
  'person.doneText': cannotSignIn,
  'standing.canSignIn': canSignIn,
  'standing.cannotSignIn': cannotSignIn,
  'standing.accountDeleted': isGone,
  'standing.cannotSignInSince': cannotSignIn,
  'dialog.accountGone': isGone,
  'dialog.blockedAlready': cannotSignIn,
  'case.accountGone': isGone,
  'summary.beforeDeleted': isGone,
  'harm.mailboxForwards': forwards,
  'harm.ruleForwards': async ({ tenant, values }) =>
    (await rulesOf(tenant)).some((one) => one['Enabled'] !== false && one['Name'] === values['rule']),
}

/** What a sentence claims: what is so now, or what was so when it was found. */
export type When = 'now' | 'found'

export const oracles: Readonly<Record<string, { readonly when: When; readonly isSo: Oracle }>> = Object.fromEntries([
  ...Object.entries({ ...verified, ...account, ...left }).map(([key, isSo]) => [key, { when: 'now' as const, isSo }]),
  ...Object.entries({ ...found, ...noted }).map(([key, isSo]) => [key, { when: 'found' as const, isSo }]),
])
