import type { WhenOffer } from '../../cards/conversation/when'
import { whenTexts } from '../../cards/conversation/whenTexts'
import { momentWritten } from '../../services/moments/written'
import { seedPhotos } from '../../sandbox/seeds/photos'
import type { Photo } from '../../services/model/photo'
import type { Asked } from '../../cards/channel/asked'
import type { CaseCard, CaseCardStep } from '../../cards/channel/case'
import type { Candidate } from '../../cards/conversation/choose'
import type { DecidedCard } from '../../cards/conversation/decided'
import type { PersonCard } from '../../cards/conversation/person'
import type { PlanCard, PlanStep } from '../../cards/conversation/plan'
import type { StepCard } from '../../cards/channel/step'
import { commonTexts } from '../../cards/common'
import { endingTexts } from '../../cards/conversation/endingTexts'
import { standingTexts } from '../../cards/conversation/standingTexts'
import { receiptTexts } from '../../cards/channel/receiptTexts'
import { stepStatusTexts } from '../../cards/channel/stepStatus'
import type { SummaryCard } from '../../cards/channel/summary'
import { summaryTexts } from '../../cards/channel/summaryTexts'
import type { TaskCard } from '../../cards/channel/task'
import type { Message, Translator } from '../../cards/texts'
import { randomPassword, type Operation } from '../../services/model/operation'
import type { Employee } from '../../services/model/people'
import { sample } from './sampleTexts'

export const pointer = { caseId: 'b6d7c9d2-2f57-4c39-9b59-5a9c2c8f1a10', revision: 12 }
const cancelling = {
  button: standingTexts.say('cancelButton'),
  means: endingTexts.say('cancelMeans'),
  now: endingTexts.say('cancelNow'),
}
const janId = '8f1d2c3b-4a5e-4f60-9a7b-0c1d2e3f4a5b'
const evaId = '1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d'

export function employee(overrides: Partial<Employee> = {}): Employee {
  return {
    id: janId,
    displayName: 'Jan de Vries',
    userPrincipalName: 'jan.devries@contoso.example',
    mail: 'jan.devries@contoso.example',
    jobTitle: 'Accountmanager',
    department: 'Sales',
    accountEnabled: true,
    synced: false,
    guest: false,
    manager: {
      id: evaId,
      displayName: 'Eva Bakker',
      userPrincipalName: 'eva@contoso.example',
      mail: 'eva@contoso.example',
      available: true,
    },
    adminRoles: [],
    globalAdministrator: false,
    lastSignIn: '2026-11-02T16:41:09Z',
    ...overrides,
  }
}

export function candidates(count: number): readonly Candidate[] {
  const some: readonly Candidate[] = [
    {
      id: janId,
      displayName: 'Jan de Vries',
      userPrincipalName: 'jan.devries@contoso.example',
      jobTitle: 'Accountmanager',
      department: 'Sales',
      managerName: 'Eva Bakker',
      lastSignIn: '2026-11-02T16:41:09Z',
      accountEnabled: true,
    },
    {
      id: evaId,
      displayName: 'Jan Jansen',
      userPrincipalName: 'jan.jansen@contoso.example',
      department: 'Magazijn',
      accountEnabled: true,
    },
    {
      id: '3c4d5e6f-7a8b-4c9d-8e0f-1a2b3c4d5e6f',
      displayName: 'Jan Vermeulen',
      userPrincipalName: 'jan.vermeulen@contoso.example',
      jobTitle: 'Stagiair',
      managerName: 'Mohammed El Idrissi',
      lastSignIn: '2025-06-27T09:00:00Z',
      accountEnabled: false,
    },
  ]
  return Array.from({ length: count }, (_, index) => some[index % some.length]).filter((one) => one !== undefined)
}

/** What a photo of 48 by 48 pixels has of bytes. */
export const photo: Photo = {
  mediaType: 'image/jpeg',
  base64: [...seedPhotos().values()][0]?.toString('base64') ?? '',
}

export function person(say: Translator, overrides: Partial<PersonCard> = {}): PersonCard {
  return {
    say,
    ...pointer,
    employee: employee(),
    photo: undefined,
    readSince: '2026-09-01T07:15:00Z',
    findings: [
      { tone: 'fact', message: sample('mailboxSize') },
      { tone: 'warning', message: sample('bigMailbox') },
      { tone: 'advice', message: sample('askManager', { name: 'Eva Bakker' }) },
      ...(['number', 'licences', 'seats', 'devices', 'groups', 'oneDrive', 'archive'] as const).map((key) => ({
        tone: 'fact' as const,
        message: sample(key),
      })),
    ],
    blockers: [],
    signOut: 'offered',
    enabled: true,
    canSignOut: ['offered', 'failed'].includes(overrides.signOut ?? 'offered'),
    standing: [commonTexts.say('nothingChanged')],
    end: cancelling,
    steering: { pause: undefined, handOver: { revision: 1 } },
    sandbox: true,
    ...overrides,
  }
}

export function decided(say: Translator, overrides: Partial<DecidedCard> = {}): DecidedCard {
  return {
    say,
    ...pointer,
    stepId: 'mailbox',
    title: sample('mailbox'),
    line: sample('shared', { name: 'Eva Bakker' }),
    changeable: true,
    ...overrides,
  }
}

const block: readonly Operation[] = [
  {
    via: 'graph',
    method: 'PATCH',
    path: `/users/${janId}`,
    body: { accountEnabled: false, passwordProfile: { password: randomPassword, forceChangePasswordNextSignIn: true } },
    explain: sample('opBlock'),
    otherwise: [
      {
        via: 'graph',
        method: 'PATCH',
        path: `/users/${janId}`,
        body: { passwordProfile: { password: randomPassword, forceChangePasswordNextSignIn: true } },
        explain: sample('opBlock'),
      },
      {
        via: 'graph',
        method: 'PATCH',
        path: `/users/${janId}`,
        body: { accountEnabled: false },
        explain: sample('opBlock'),
      },
    ],
  },
  { via: 'graph', method: 'POST', path: `/users/${janId}/revokeSignInSessions`, explain: sample('opRevoke') },
]

const share: readonly Operation[] = [
  {
    via: 'exchange',
    cmdlet: 'Set-Mailbox',
    parameters: { Identity: janId, Type: 'Shared' },
    explain: sample('opShare'),
  },
  {
    via: 'exchange',
    cmdlet: 'Add-MailboxPermission',
    parameters: {
      Identity: janId,
      User: 'eva@contoso.example',
      AccessRights: ['FullAccess'],
      AutoMapping: true,
      InheritanceType: 'All',
      Confirm: false,
    },
    explain: sample('opAccess', { name: 'Eva Bakker' }),
  },
]

const byHand: Operation = {
  via: 'person',
  explain: sample('opSeats'),
  instruction: sample('seatsInstruction'),
  link: 'https://admin.microsoft.com/Adminportal/Home#/subscriptions',
}

function planStep(stepId: string, title: Message, line: Message, operations: readonly Operation[]): PlanStep {
  return { stepId, title, line, operations, consequence: 'other', needsApproval: operations.length > 0, skipped: false }
}

export function plan(say: Translator, overrides: Partial<PlanCard> = {}): PlanCard {
  return {
    say,
    ...pointer,
    from: `plan:${pointer.revision}`,
    when: undefined,
    timed: 0,
    moment: [],
    employeeName: 'Jan de Vries',
    state: 'proposed',
    standing: [commonTexts.say('nothingChanged')],
    end: ['proposed', undefined].includes(overrides.state) ? cancelling : undefined,
    steering: { pause: undefined, handOver: undefined },
    reasons: [],
    harms: [],
    note: '',
    advice: [sample('askManager', { name: 'Eva Bakker' })],
    steps: [
      planStep('contain', sample('contain'), sample('blocked'), block),
      {
        ...planStep('mailbox', sample('mailbox'), sample('shared', { name: 'Eva Bakker' }), share),
        consequence: 'givesAccess',
      },
      { ...planStep('calls', sample('calls'), sample('callsLeft'), []), skipped: true },
      { ...planStep('licences', sample('licencesStep'), sample('licencesGone'), [byHand]), needsApproval: false },
      planStep('account', sample('account'), sample('accountKept'), []),
    ],
    policy: 'second-person',
    ...overrides,
  }
}

export function theCase(say: Translator, overrides: Partial<CaseCard> = {}): CaseCard {
  return {
    say,
    ...pointer,
    employeeName: 'Jan de Vries',
    employeeDetail: 'Accountmanager · Sales',
    requesterName: 'Ilse Smit',
    status: 'awaitingApproval',
    harms: [],
    steps: [
      caseStep('contain', {
        title: sample('contain'),
        line: sample('blocked'),
        asked: { ...nothing, operations: block },
      }),
      caseStep('mailbox', {
        consequence: 'givesAccess',
        asked: {
          touches: [sample('shared', { name: 'Eva Bakker' })],
          quotes: [{ to: sample('mailbox'), text: 'I have left.\n\nWrite to Eva.' }],
          operations: share,
        },
      }),
      caseStep('calls', { title: sample('calls'), line: sample('callsLeft'), status: 'skipped' }),
      caseStep('licences', {
        title: sample('licencesStep'),
        line: sample('licencesGone'),
        status: 'waitingFor',
        detail: sample('waitsForMailbox'),
      }),
      caseStep('devices', {
        title: sample('contain'),
        line: sample('blocked'),
        consequence: 'cannotBeUndone',
        hasOwnCard: true,
      }),
    ],
    canApproveAll: true,
    receipts: [
      receiptTexts.say('together', { name: 'Eva Bakker', steps: [sample('mailbox')] }),
      receiptTexts.say('saidOnly', { name: 'Eva Bakker' }),
    ],
    ended: [],
    canStop: false,
    waitingCount: 2,
    policy: 'second-person',
    sandbox: false,
    ...overrides,
  }
}

const nothing: Asked = { touches: [], quotes: [], operations: [] }

/** A line of the case card; sharing a mailbox, unless something else is said. */
export function caseStep(stepId: string, overrides: Partial<CaseCardStep> = {}): CaseCardStep {
  return {
    stepId,
    title: sample('mailbox'),
    line: sample('shared', { name: 'Eva Bakker' }),
    status: 'waitingApproval',
    consequence: 'other',
    hasOwnCard: false,
    isTogether: true,
    revision: 12,
    ...overrides,
  }
}

export function runningCase(say: Translator, overrides: Partial<CaseCard> = {}): CaseCard {
  const statuses = ['done', 'verifying', 'skipped', 'failed', 'task'] as const
  const { steps } = theCase(say)
  return theCase(say, {
    status: 'running',
    canApproveAll: false,
    waitingCount: 0,
    steps: steps.map(({ stepId, title, line }, index) => {
      const status = statuses[index] ?? 'done'
      const known = { title, line, status, isTogether: false }
      return caseStep(stepId, status === 'failed' ? { ...known, detail: sample('refused') } : known)
    }),
    ...overrides,
  })
}

export function completedCase(say: Translator): CaseCard {
  const { steps } = theCase(say)
  return runningCase(say, {
    status: 'completed',
    steps: steps.map(({ stepId, title, line }) => caseStep(stepId, { title, line, status: 'done', isTogether: false })),
  })
}

export function step(say: Translator, overrides: Partial<StepCard> = {}): StepCard {
  return {
    say,
    ...pointer,
    stepId: 'mailbox',
    employeeName: 'Jan de Vries',
    requesterName: 'Ilse Smit',
    title: sample('mailbox'),
    line: sample('shared', { name: 'Eva Bakker' }),
    asked: { ...nothing, operations: share },
    consequence: 'givesAccess',
    status: 'waitingApproval',
    closed: false,
    ...overrides,
  }
}

export function task(say: Translator, overrides: Partial<TaskCard> = {}): TaskCard {
  return {
    say,
    ...pointer,
    stepId: 'contain',
    employeeName: 'Jan de Vries',
    title: sample('contain'),
    tasks: [
      {
        explain: sample('opDirectory'),
        instruction: sample('directoryInstruction', { address: 'jan.devries@contoso.example' }),
      },
      {
        explain: sample('opSeats'),
        instruction: sample('seatsInstruction'),
        link: 'https://admin.microsoft.com/Adminportal/Home#/subscriptions',
      },
    ],
    state: 'open',
    isOnlySaid: false,
    ...overrides,
  }
}

export function summary(say: Translator, overrides: Partial<SummaryCard> = {}): SummaryCard {
  return {
    say,
    ...pointer,
    audience: 'requester',
    evidence: undefined,
    employeeName: 'Jan de Vries',
    outcome: 'completed',
    alarming: false,
    signIn: standingTexts.say('cannotSignInSince', { name: 'Jan de Vries', at: '2026-11-03T13:05:00Z' }),
    ended: [],
    undo: [],
    harms: [],
    open: { count: 0, all: 4 },
    notDone: [],
    declined: [],
    readAt: '2026-11-03T13:20:00Z',
    handed: [{ to: 'Eva Willems', what: [sample('mailbox'), sample('calls')] }],
    privateMail: true,
    done: [
      {
        title: sample('contain'),
        line: sample('containRead', { at: '2026-11-03T13:05:00Z' }),
        felt: [sample('feltTokens')],
      },
      { title: sample('mailbox'), line: sample('mailboxRead'), felt: [sample('feltMailbox')] },
      { title: sample('licencesStep'), line: sample('licencesRead'), felt: [] },
    ],
    toCome: [],
    tried: [],
    accepted: [],
    skipped: [{ title: sample('calls'), line: sample('callsLeft') }],
    tasks: [],
    left: [],
    leftBy: '2026-11-10T13:05:00Z',
    reminders: [
      { at: '2027-02-04T13:05:00Z', who: 'Eva Willems', message: sample('oneDriveDate') },
      { at: '2026-12-03T13:05:00Z', who: 'Ilse Smit', message: sample('restoreDate') },
    ],
    approvals: [
      { stepTitle: sample('contain'), by: 'Petra Jansen', at: '2026-11-03T13:02:00Z' },
      { stepTitle: sample('mailbox'), by: 'Petra Jansen', at: '2026-11-03T13:02:30Z' },
    ],
    ...overrides,
  }
}

export const evidence: SummaryCard['evidence'] = {
  by: 'Petra Jansen',
  at: '2026-11-04T08:15:00Z',
  entries: 214,
  fingerprint: '5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8',
}

/** All is done but a deletion on a later day; and a message that cannot be read back. */
export function scheduledSummary(say: Translator): SummaryCard {
  return summary(say, {
    outcome: 'scheduled',
    toCome: [{ title: sample('licencesStep'), line: sample('restoreDate') }],
    accepted: [{ title: sample('calls'), line: sample('feltMailbox'), felt: [] }],
  })
}

/** Who stopped a case, and what that leaves. */
export const stopped = [
  standingTexts.say('stop', { name: 'Tom Visser', at: '2026-11-03T13:04:00Z' }),
  standingTexts.say('touched'),
]

/** Somebody stopped it half-way. */
export function stoppedSummary(say: Translator): SummaryCard {
  return summary(say, {
    outcome: 'stopped',
    ended: stopped,
    notDone: [{ title: sample('licencesStep'), why: stepStatusTexts.say('ended') }],
    done: summary(say).done.slice(0, 1),
    undo: [{ title: sample('contain'), lines: [sample('opDirectory')] }],
  })
}

export function unfinishedSummary(say: Translator): SummaryCard {
  return summary(say, {
    outcome: 'notFinished',
    alarming: true,
    signIn: standingTexts.say('canSignIn', { name: 'Jan de Vries' }),
    open: { count: 2, all: 4 },
    notDone: [{ title: sample('licencesStep'), why: sample('refused'), who: 'Ilse Smit' }],
    tasks: [
      {
        who: 'Ilse Smit',
        title: sample('contain'),
        line: sample('opDirectory'),
        instruction: sample('directoryInstruction', { address: 'jan.devries@contoso.example' }),
      },
    ],
    done: summary(say).done.slice(0, 2),
  })
}

/** All is done but what an approver decided against. */
export function declinedSummary(say: Translator): SummaryCard {
  return summary(say, {
    outcome: 'declined',
    declined: [
      { title: sample('calls'), why: summaryTexts.say('declinedBy', { name: 'Petra Jansen', reason: 'Eva is away' }) },
    ],
    skipped: [],
  })
}

/** Where somebody may choose another moment than the last of December. */
export const when: WhenOffer = {
  isAtOnce: false,
  choices: [
    { title: whenTexts.say('now'), value: 'now' },
    {
      title: momentWritten({ at: '2026-12-31T16:00:00.000Z', timeZone: 'Europe/Amsterdam' }),
      value: '2026-12-31T16:00:00.000Z Europe/Amsterdam',
    },
    { title: whenTexts.say('another'), value: 'another' },
  ],
  chosen: '2026-12-31T16:00:00.000Z Europe/Amsterdam',
  another: { day: '', hour: '' },
  signOut: { chosen: 'together', another: { day: '', hour: '' } },
  revision: 9,
}
