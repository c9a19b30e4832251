import type { AccountDecision, AccountFacts } from '../../../services/steps/account'
import type { CallsDecision, CallsFacts } from '../../../services/steps/calls'
import type { ContainDecision, ContainFacts } from '../../../services/steps/contain'
import type { Licence, LicencesFacts } from '../../../services/steps/licences'
import type { MailboxDecision, MailboxFacts } from '../../../services/steps/mailbox'
import { eva, evaAsPerson } from './builders'
import { addressList } from './address-list/sample'
import { autoReply } from './auto-reply/sample'
import { directory } from './directory/sample'
import { hold } from './hold/sample'
import { meetings } from './meetings/sample'
import { inboxRules } from './inbox-rules/sample'
import { notice } from './notice/sample'
import { reports } from './reports/sample'
import { groups } from './groups/sample'
import { ownership } from './ownership/sample'
import { onedrive } from './onedrive/sample'
import { appAccess } from './app-access/sample'
import { roles } from './roles/sample'
import { signInMethods } from './sign-in-methods/sample'
import { queueSamples } from './calls/sample'
import { devices } from './devices/sample'
import { mailAccess } from './mail-access/sample'
import { mailboxAccess } from './mailbox-access/sample'
import type { Sample } from './sample'
import { seatsSamples } from './seats/sample'

export type { Sample } from './sample'

const successor = evaAsPerson()
const chosen = { successor: eva().id }

const contain: Sample<ContainFacts, ContainDecision> = {
  before: { accountEnabled: true, synced: false, sessionsValidFrom: '2026-01-05T08:00:00Z' },
  input: { choice: 'block' },
  decision: { choice: 'block' },
  after: { accountEnabled: false, synced: false, sessionsValidFrom: '2026-11-23T09:00:00Z' },
}
const containSynced: Sample<ContainFacts, ContainDecision> = {
  ...contain,
  before: { ...contain.before, synced: true },
  after: { ...contain.after, synced: true },
}

const ordinaryMailbox: MailboxFacts = {
  exists: true,
  kind: 'UserMailbox',
  sizeInBytes: 13_314_398_618,
  archive: false,
  hold: false,
  forwardingTo: undefined,
  forwardingAddress: undefined,
  forwardingSmtpAddress: undefined,
  keepsCopy: false,
  hidden: false,
  fullAccess: [],
}
const share: Sample<MailboxFacts, MailboxDecision> = {
  before: ordinaryMailbox,
  input: { choice: 'share', ...chosen },
  decision: { choice: 'share', successor },
  after: { ...ordinaryMailbox, kind: 'SharedMailbox', fullAccess: [successor.userPrincipalName] },
}
const shareForwarded: Sample<MailboxFacts, MailboxDecision> = {
  ...share,
  before: {
    ...ordinaryMailbox,
    forwardingTo: 'jan@private.example',
    forwardingSmtpAddress: 'jan@private.example',
    keepsCopy: true,
  },
}
const forward: Sample<MailboxFacts, MailboxDecision> = {
  before: { ...ordinaryMailbox, sizeInBytes: 64_424_509_440, archive: true, hold: true },
  input: { choice: 'forward', ...chosen, keepCopy: 'true' },
  decision: { choice: 'forward', successor, keepCopy: true },
  after: {
    ...ordinaryMailbox,
    forwardingTo: 'eva.willems@contoso.com',
    forwardingSmtpAddress: 'eva.willems@contoso.com',
    keepsCopy: true,
  },
}

const phone: CallsFacts = {
  number: { telephoneNumber: '+31205550112', numberType: 'callingPlan', locationId: undefined },
  licensed: true,
  forwardingTo: undefined,
  unanswered: true,
  successorNumbers: [],
}
const give: Sample<CallsFacts, CallsDecision> = {
  before: phone,
  input: { choice: 'give', ...chosen },
  decision: { choice: 'give', successor },
  after: { ...phone, number: undefined, successorNumbers: ['+31205550112'] },
}
const giveWithAddress: Sample<CallsFacts, CallsDecision> = {
  ...give,
  before: {
    ...phone,
    number: {
      telephoneNumber: '+31205550112',
      numberType: 'callingPlan',
      locationId: '0d5f5c1e-3a6b-4c8e-9d2f-7b1a4e6c8f05',
    },
  },
}
const forwardCalls: Sample<CallsFacts, CallsDecision> = {
  before: phone,
  input: { choice: 'forward', ...chosen },
  decision: { choice: 'forward', successor },
  after: { ...phone, forwardingTo: successor.id, unanswered: false },
}
const release: Sample<CallsFacts, CallsDecision> = {
  before: { ...phone, licensed: false },
  input: { choice: 'release' },
  decision: { choice: 'release' },
  after: { ...phone, licensed: false, number: undefined },
}

function licence(skuId: string, name: string, overrides: Partial<Licence> = {}): Licence {
  return {
    skuId,
    partNumber: name,
    name,
    direct: true,
    groups: [],
    disabledPlans: [],
    size: 8,
    hasExchange: false,
    hasExchangePlan2: false,
    hasPhone: false,
    hasOneDrive: false,
    ...overrides,
  }
}
const rule = { id: 'c0ffee00-0000-4000-8000-000000000001', name: 'Heel Sales', dynamic: true, synced: false }
const sales = { id: 'c0ffee00-0000-4000-8000-000000000002', name: 'Sales E3', dynamic: false, synced: false }
const e5 = licence('06ebc4ee-1bb5-47dd-8120-11324bc54e06', 'Microsoft 365 E5', {
  hasExchange: true,
  hasExchangePlan2: true,
  hasPhone: true,
  hasOneDrive: true,
})
const e3 = licence('05e9a617-0261-4cee-bb44-138d3ef5d965', 'Microsoft 365 E3', { direct: false, groups: [sales] })
const visio = licence('c5928f49-12ba-48f7-ada3-0d743a3601d5', 'Visio Plan 2')
const locked = licence('f30db892-07e9-47e9-837c-80727f46fd3d', 'Microsoft Power Automate Free', {
  direct: false,
  groups: [rule],
})
const licences: Sample<LicencesFacts> = {
  before: { assigned: [e5, e3, visio, locked], mailboxKind: 'SharedMailbox' },
  input: { remove: [e5, e3, visio].map(({ skuId }) => skuId).join(',') },
  decision: {
    remove: [e5, e3, visio].map(({ skuId }) => skuId),
    keep: [locked.skuId],
    names: [e5, e3, visio].map(({ name }) => name),
    loses: { exchange: true, oneDrive: true, phone: true },
  },
  after: { assigned: [locked], mailboxKind: 'SharedMailbox' },
}

const present: AccountFacts = {
  deleted: false,
  accountEnabled: false,
  synced: false,
  mailboxInUse: false,
  today: '2026-11-23',
  timeZone: 'Europe/Amsterdam',
}
const account: Sample<AccountFacts, AccountDecision> = {
  before: present,
  input: { choice: 'delete' },
  decision: { choice: 'delete' },
  after: { ...present, deleted: true },
}
const accountSynced: Sample<AccountFacts, AccountDecision> = {
  ...account,
  before: { ...present, synced: true },
  after: { ...account.after, synced: true },
}
const accountLater: Sample<AccountFacts, AccountDecision> = {
  ...account,
  input: { choice: 'later', date: '2027-03-01' },
  decision: { choice: 'later', on: '2027-03-01', at: '2027-02-28T23:00:00.000Z' },
}

/** Stories by step id. A step without one fails the conformance test. */
export const samples: Readonly<Record<string, readonly Sample[]>> = {
  contain: [contain, containSynced],
  hold,
  devices,
  'mail-access': mailAccess,
  'auto-reply': autoReply,
  meetings,
  mailbox: [share, shareForwarded, forward],
  'mailbox-access': mailboxAccess,
  'inbox-rules': inboxRules,
  'address-list': addressList,
  onedrive,
  calls: [give, giveWithAddress, forwardCalls, release, ...queueSamples],
  directory,
  reports,
  licences: [licences],
  seats: seatsSamples,
  roles,
  'sign-in-methods': signInMethods,
  'app-access': appAccess,
  ownership,
  groups,
  notice,
  account: [account, accountSynced, accountLater],
}
