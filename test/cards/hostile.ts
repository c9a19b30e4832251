import { consequences } from '../../services/model/consequence'
import type { CaseCard } from '../../cards/channel/case'
import type { Candidate } from '../../cards/conversation/choose'
import type { PersonCard } from '../../cards/conversation/person'
import type { PlanCard } from '../../cards/conversation/plan'
import type { StepCard } from '../../cards/channel/step'
import type { StepLineStatus } from '../../cards/channel/stepStatus'
import type { SummaryCard } from '../../cards/channel/summary'
import type { TaskCard } from '../../cards/channel/task'
import type { Message, Translator } from '../../cards/texts'
import type { Operation } from '../../services/model/operation'
import * as build from './builders'
import { sample } from './sampleTexts'

/** What people type and directories hold when nobody is careful, or when somebody is up to something. */
export const hostileTexts: readonly (readonly [string, string])[] = [
  ['quotes', `O'Brien "the \\ boss" {name} <b>`],
  ['emoji', '👩‍👩‍👧‍👦'.repeat(200)],
  ['a mention', '<at>Everyone</at> &lt;at&gt;'],
  ['a link', '[press here](https://evil.example) ![x](https://evil.example/x.png) **bold** # title'],
  ['ten thousand characters', 'x y'.repeat(3_334)],
  ['a field of a template', '${employeeName} ${$root.caseId} {{x}} $\\{x}'],
  ['a name from right to left', 'אברהם בן־דוד הלוי־רוזנברג (שיווק) 2'],
  ['lines', 'one\r\n\r\n- two\n1. three\n# four'],
  ['nothing', ''],
]

export function hostileCandidates(text: string): readonly Candidate[] {
  return build.candidates(20).map((candidate) => ({
    ...candidate,
    displayName: text,
    userPrincipalName: text,
    jobTitle: text,
    department: text,
    managerName: text,
    lastSignIn: text,
  }))
}

export function hostilePerson(say: Translator, text: string): PersonCard {
  const tones = ['blocker', 'warning', 'advice', 'fact'] as const
  return build.person(say, {
    employee: build.employee({
      displayName: text,
      userPrincipalName: text,
      jobTitle: text,
      department: text,
      adminRoles: Array.from({ length: 30 }, () => text),
      lastSignIn: text,
      manager: { id: 'x', displayName: text, userPrincipalName: text, mail: text, available: true },
    }),
    findings: Array.from({ length: 60 }, (_, index) => ({ tone: tones[index % 4] ?? 'fact', message: anything(text) })),
    blockers: [anything(text)],
  })
}

export function hostilePlan(say: Translator, text: string): PlanCard {
  return build.plan(say, {
    employeeName: text,
    advice: [anything(text)],
    steps: Array.from({ length: 6 }, (_, index) => ({
      stepId: `step${index}`,
      title: anything('x'),
      line: anything(text),
      operations: hostileOperations(text, 25),
      consequence: consequences[index % 3] ?? 'other',
      needsApproval: true,
      skipped: false,
    })),
  })
}

export function hostileCase(say: Translator, text: string): CaseCard {
  const statuses: readonly StepLineStatus[] = [
    'waitingApproval',
    'failed',
    'held',
    'blocked',
    'rejected',
    'task',
    'done',
  ]
  return build.theCase(say, {
    employeeName: text,
    employeeDetail: text,
    requesterName: text,
    steps: [...statuses, ...statuses, ...statuses].map((status, index) =>
      build.caseStep(`step${index}`, {
        title: anything('x'),
        line: anything(text),
        status,
        detail: anything(text),
        asked: hostileAsked(text),
      }),
    ),
  })
}

function hostileAsked(text: string): StepCard['asked'] {
  return {
    touches: [anything(text)],
    quotes: [{ to: anything(text), text }],
    operations: hostileOperations(text, 60),
  }
}

export function hostileStep(say: Translator, text: string): StepCard {
  return build.step(say, {
    employeeName: text,
    requesterName: text,
    line: anything(text),
    detail: anything(text),
    asked: hostileAsked(text),
    decidedBy: text,
    at: text,
    reason: text,
  })
}

export function hostileTask(say: Translator, text: string): TaskCard {
  return build.task(say, {
    employeeName: text,
    tasks: ['javascript:alert(1)', text, 'https://admin.microsoft.com'].map((link) => ({
      explain: anything(text),
      instruction: anything(text),
      link,
    })),
    detail: anything(text),
  })
}

export function hostileSummary(say: Translator, text: string): SummaryCard {
  const many = Array.from({ length: 15 }, () => text)
  const message = anything(text)
  return build.summary(say, {
    employeeName: text,
    outcome: 'notFinished',
    notDone: many.map(() => ({ title: anything('x'), why: message })),
    open: { count: 30, all: 45 },
    declined: many.map(() => ({ title: message, why: message, who: text })),
    handed: many.map(() => ({ to: text, what: [message, message] })),
    done: many.map(() => ({ title: anything('x'), line: message, felt: [message, message] })),
    toCome: many.map(() => ({ title: anything('x'), line: message })),
    accepted: many.map(() => ({ title: anything('x'), line: message, felt: [message] })),
    tasks: many.map(() => ({ who: text, title: message, line: message, instruction: message })),
    left: many.map(() => ({ who: text, line: message })),
    reminders: many.map((at) => ({ at, who: text, message })),
    evidence: { by: text, at: text, entries: 1_000_000, fingerprint: 'f'.repeat(64) },
    approvals: many.map((by) => ({ stepTitle: message, by, at: by })),
  })
}

function anything(text: string): Message {
  return sample('anything', { text })
}

function hostileOperations(text: string, count: number): readonly Operation[] {
  return Array.from({ length: count }, (_, index): Operation => {
    const explain = anything(text)
    if (index % 3 === 0) return { via: 'person', explain, instruction: anything(text), link: text }
    if (index % 3 === 1) return { via: 'exchange', cmdlet: 'Set-Mailbox', parameters: { Identity: text }, explain }
    return { via: 'graph', method: 'PATCH', path: `/users/${text}`, body: { [text]: [text, null] }, explain }
  })
}
