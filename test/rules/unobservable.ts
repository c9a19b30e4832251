/**
 * Rules that no request can tell from their absence, by name, with the reason. The run fails when a test is red without
 * one of them after all.
 */
export const unobservable: Readonly<Record<string, string>> = {
  ...because('says how a mistake of the sandbox itself ends; no request brings one about', [
    'exchange/index.ts: answerExchange: if !(error instanceof CmdletError)',
    'graph/driveUploadSession.ts: answerUpload: if !(error instanceof Refusal)',
    'graph/index.ts: orRefusal: if !(error instanceof Refusal)',
    'partner/index.ts: answerPartner: if !(error instanceof PartnerRefusal)',
  ]),
  ...because('says to the compiler what the condition beside it implies', [
    'exchange/filter.ts: readFilter/comparisons: or value === undefined',
    "graph/filterWords.ts: ordered/isMoment: and 'moment' in wanted",
    'exchange/permissions.ts: nameOf: or user === undefined',
    'graph/collection.ts: order: or property === undefined',
    'graph/options.ts: parseExpand: or property === undefined',
    "graph/batch.ts: struck: or !('status' in fault)",
    'graph/search.ts: parseClause: or property === undefined',
    'graph/search.ts: parseClause: or wanted === undefined',
    'powershell/session.ts: sessionIn: or url === undefined',
    'tenant/calendars.ts: takesPlace: or everyDays === undefined',
    'tenant/drives.ts: finish: and taken !== undefined',
    'tenant/authenticationMethods.ts: deleteMethod: or registered === undefined',
    'tenant/mailboxes.ts: mailboxOf: or user === undefined',
    'tenant/mailboxes.ts: mailUserOf: or user === undefined',
    'tenant/mailboxes.ts: mailUserOf: or mailbox === undefined',
  ]),
  ...because('works while it is declared, where it cannot be switched off; too long a title is red without it', [
    'graph/userBodies.ts: upTo: z.string().max(most)',
  ]),
  ...because('leaves nothing behind of whom no read finds any more', [
    'tenant/deletedItems.ts: purge: mailboxes.delete(id)',
  ]),
  ...because('keeps out what has a route of its own, which is found first', [
    'graph/memberships.ts: relationRoutes: filter ([, { many }]) => many',
  ]),
  ...because('leaves to the line after it what that refuses in the same words', [
    "graph/options.ts: parseExpand: and name === 'levels'",
  ]),
  ...because('says to the compiler that only objects have properties; of anything else there is none anyway', [
    "graph/filter.ts: inside: and typeof object === 'object'",
  ]),
  ...because('keeps nothing from counting as a number; none that can be compared is ever missing', [
    'graph/filterWords.ts: ordered: if typeof one !== typeof other',
  ]),
  ...because('says to the compiler what the binding of parameters has made sure of', [
    'exchange/delegates.ts: changeSendOnBehalf: or given === null',
  ]),
  ...because('says to the compiler that a group which is gone has taken along what was about it', [
    'graph/groupEligibility.ts: listInstances/expand: or group === undefined',
  ]),
  ...because('narrows a claim to texts, and anything else fits no permission anyway', [
    "identity/tokens.ts: permissionsOf: filter (role) => typeof role === 'string'",
  ]),
  ...because('only makes the first cmdlet as quick as the next', [
    "powershell/standIn.ts: main: await fetch('data:,')",
  ]),
  ...because('spares work that would change nothing', [
    'control/actions/activeDirectory.ts: changes/leaveGroups: and group.members.includes(id)',
    'graph/collection.ts: pick: and value !== undefined',
    'graph/route.ts: segmentsOf: segmentsMade.set(pattern, known)',
    'tenant/deletedItems.ts: emptyDeletedItems: if now < (nobodyBefore.get(tenant) ?? 0)',
    'tenant/deletedItems.ts: emptyDeletedItems: if user.deletedAt === undefined',
    'tenant/deletedItems.ts: emptyDeletedItems: nobodyBefore.set(tenant, next)',
    'tenant/groups.ts: membershipsIn: if before === members',
    'tenant/groups.ts: membershipsIn: knownMemberships.set(tenant, known)',
    'tenant/mailboxes.ts: convert: mailbox.becoming = undefined',
  ]),
}

function because(reason: string, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, reason]))
}
