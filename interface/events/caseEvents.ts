import type { OffboardingCase } from '../../services/cases/journal/case'
import type { Actor, Entry } from '../../services/cases/journal/entry'

/** What other programs are told of, by the kind of the journal’s entry. */
const types = {
  opened: 'offboarding.case.opened',
  approved: 'offboarding.case.approved',
  stepVerified: 'offboarding.step.done',
  taskOpened: 'offboarding.task.opened',
  completed: 'offboarding.case.completed',
  cancelled: 'offboarding.case.cancelled',
  takenUpAgain: 'offboarding.case.reopened',
} as const

export type EventType = (typeof types)[keyof typeof types]

/** Somebody of whom an event tells: by directory id, and by name where that is configured. */
export interface ToldPerson {
  readonly id: string
  readonly displayName?: string
}

/** What an event tells of its case. */
export interface EventData {
  readonly caseId: string
  /** Of the entry in the journal that it is about. */
  readonly revision: number
  readonly kind: 'leaving' | 'returning'
  readonly employee: ToldPerson & { readonly userPrincipalName?: string }
  readonly requester: ToldPerson
  /** Who did it: a person, a program or the bot (`bot`). */
  readonly by: ToldPerson
  readonly batchId?: string
  /** The steps that were approved, or the one that it is about. */
  readonly stepIds?: readonly string[]
}

/** A CloudEvent (version 1.0.2), with the documented extension `sequence`. */
export interface CaseCloudEvent {
  readonly specversion: '1.0'
  /** Case and revision: the same event has the same id, however often it is sent. */
  readonly id: string
  readonly source: string
  readonly type: EventType
  readonly subject: string
  /** ISO 8601: when it happened. */
  readonly time: string
  readonly datacontenttype: 'application/json'
  /** Orders the events of a case, as text. */
  readonly sequence: string
  readonly data: EventData
}

/** What of it is told. */
export interface Telling {
  /** Whose events these are: `/tenants/{id}/offboarding`. */
  readonly source: string
  /** Names of people besides their ids. */
  readonly names: boolean
}

/** Whether an entry of this kind is told. */
export function isTold({ kind }: Entry['event']): boolean {
  return kind in types
}

/** What programs are told of an entry; undefined where that is nothing. Pure. */
export function eventOf(
  theCase: OffboardingCase,
  entry: Entry,
  { source, names }: Telling,
): CaseCloudEvent | undefined {
  const { event, at, by, revision, caseId } = entry
  if (!isTold(event)) return undefined
  const { employee, requester, batch, takesBack } = theCase
  const told = ({ id, displayName }: Actor): ToldPerson => (names ? { id, displayName } : { id })
  const address = names ? { userPrincipalName: employee.userPrincipalName } : {}
  const steps = stepsOf(event)
  return {
    specversion: '1.0',
    id: `${caseId}/${revision}`,
    source,
    type: types[event.kind as keyof typeof types],
    subject: caseId,
    time: at,
    datacontenttype: 'application/json',
    sequence: String(revision).padStart(10, '0'),
    data: {
      caseId,
      revision,
      kind: takesBack === undefined ? 'leaving' : 'returning',
      employee: { ...told(employee), ...address },
      requester: told(requester),
      by: told(by),
      ...(batch === undefined ? {} : { batchId: batch.batchId }),
      ...(steps === undefined ? {} : { stepIds: steps }),
    },
  }
}

function stepsOf(event: Entry['event']): readonly string[] | undefined {
  if (event.kind === 'approved') return event.stepIds
  return event.kind === 'stepVerified' || event.kind === 'taskOpened' ? [event.stepId] : undefined
}
