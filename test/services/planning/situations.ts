import fc from 'fast-check'
import type { Employee } from '../../../services/model/people'
import type { CaseEvent } from '../../../services/cases/journal/entry'
import type { PlannerInput } from '../../../services/planning/planner'
import { steps } from '../../../services/steps'
import type { AccountDecision, AccountFacts } from '../../../services/steps/account'
import type { CallsDecision, CallsFacts } from '../../../services/steps/calls'
import type { ContainDecision, ContainFacts } from '../../../services/steps/contain'
import type { Licence, LicencesDecision, LicencesFacts, LicensingGroup } from '../../../services/steps/licences'
import { sharedMailboxLimit, type MailboxDecision, type MailboxFacts } from '../../../services/steps/mailbox'
import { evaAsPerson, jan } from '../steps/builders'

/** The same examples on every run: a failure can be looked at again. */
export const settings = { seed: 20_261_123 } as const

/** The facts and decisions of the steps that rules bind to one another, typed. */
export interface Found {
  readonly contain: ContainFacts
  readonly mailbox: MailboxFacts
  readonly calls: CallsFacts
  readonly licences: LicencesFacts
  readonly account: AccountFacts
}
export interface Decided {
  readonly contain: ContainDecision
  readonly mailbox: MailboxDecision
  readonly calls: CallsDecision
  readonly licences: LicencesDecision
  readonly account: AccountDecision
}

/** The steps that these situations are about. */
const told = ['contain', 'mailbox', 'calls', 'licences', 'account']
export const toldSteps = steps.filter(({ id }) => told.includes(id))

/** A case for the planner: anything that can be found, and anything that can be decided about it. */
export interface Situation {
  readonly employee: Employee
  readonly facts: Found
  readonly decisions: Decided
}

const successor = evaAsPerson()
const time = fc.constantFrom('2026-01-05T08:00:00Z', '2026-11-23T09:00:00Z')

/** Mostly not there. */
function seldom(...values: readonly string[]): fc.Arbitrary<string | undefined> {
  return fc.oneof(
    { weight: 5, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom(...values) },
  )
}

const contain: fc.Arbitrary<ContainFacts> = fc.record({
  accountEnabled: fc.boolean(),
  synced: fc.boolean(),
  sessionsValidFrom: fc.option(time, { nil: undefined }),
})

const existingMailbox: fc.Arbitrary<MailboxFacts> = fc
  .record({
    exists: fc.constant(true as const),
    kind: fc.constantFrom('UserMailbox', 'UserMailbox', 'UserMailbox', 'SharedMailbox', 'RoomMailbox'),
    sizeInBytes: fc.constantFrom(0, 13_314_398_618, sharedMailboxLimit, sharedMailboxLimit + 1, 107_374_182_400),
    archive: fc.boolean(),
    hold: fc.boolean(),
    forwardingAddress: seldom('Tom Visser'),
    forwardingSmtpAddress: seldom('tom@elsewhere.example', successor.mail ?? ''),
    keepsCopy: fc.boolean(),
    hidden: fc.boolean(),
    fullAccess: fc.subarray([successor.userPrincipalName, 'tom.visser@contoso.com']),
  })
  .map((state) => ({ ...state, forwardingTo: state.forwardingAddress ?? state.forwardingSmtpAddress }))
const mailbox = fc.oneof(
  { weight: 1, arbitrary: fc.constant<MailboxFacts>({ exists: false }) },
  { weight: 6, arbitrary: existingMailbox },
)

const calls: fc.Arbitrary<CallsFacts> = fc.record({
  number: fc.option(
    fc.record({
      telephoneNumber: fc.constant('+31205550112'),
      numberType: fc.constantFrom('callingPlan', 'directRouting', 'operatorConnect', 'unknown'),
      locationId: fc.option(fc.constant('loc-1'), { nil: undefined }),
    }),
    { nil: undefined },
  ),
  licensed: fc.boolean(),
  forwardingTo: fc.option(fc.constantFrom(successor.id, 'sip:tom.visser@contoso.com'), { nil: undefined }),
  unanswered: fc.boolean(),
  successorNumbers: fc.constant([]),
})

const groups: readonly LicensingGroup[] = ['Sales', 'Everybody', 'Dynamic'].map((name, index) => ({
  id: `c0ffee00-0000-4000-8000-00000000000${index}`,
  name,
  dynamic: name === 'Dynamic',
  synced: false,
}))
const plans = fc.constantFrom(
  {},
  { hasExchange: true },
  // As journals of earlier versions have it.
  { hasExchange: true, hasExchangePlan2: true },
  { hasExchange: true, hasExchangePlan2: true, hasArchive: true, hasHold: true },
  { hasExchange: true, hasArchive: false, hasHold: false },
  { hasArchive: true, hasHold: true },
  { hasPhone: true },
  { hasExchange: true, hasExchangePlan2: true, hasPhone: true, hasOneDrive: true },
)

const licence = (index: number): fc.Arbitrary<Licence> =>
  fc
    .record({
      direct: fc.boolean(),
      groups: fc.subarray([...groups]),
      size: fc.integer({ min: 1, max: 60 }),
      gives: plans,
    })
    .map(({ direct, groups: from, size, gives }) => ({
      skuId: `5c000000-0000-4000-8000-00000000000${index}`,
      partNumber: `SKU_${index}`,
      name: `Licence ${index}`,
      // One that comes from nowhere does not exist.
      direct: direct || from.length === 0,
      groups: from,
      disabledPlans: [],
      size,
      hasExchange: false,
      hasExchangePlan2: false,
      hasPhone: false,
      hasOneDrive: false,
      ...gives,
    }))

const assigned = fc.integer({ min: 0, max: 4 }).chain((count) => fc.tuple(...range(count).map(licence)))

/** What can be found about somebody. */
export const found: fc.Arbitrary<Found> = fc
  .record({
    contain,
    mailbox,
    calls,
    assigned,
    account: fc.record({
      deleted: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
      accountEnabled: fc.boolean(),
      synced: fc.boolean(),
      today: fc.constant('2026-11-23'),
      timeZone: fc.constant('Europe/Amsterdam'),
    }),
  })
  .map(({ assigned: licences, ...facts }) => ({
    ...facts,
    account: { ...facts.account, mailboxInUse: isInUse(facts.mailbox) },
    licences: { assigned: licences, mailboxKind: facts.mailbox.exists ? facts.mailbox.kind : undefined },
  }))

function isInUse(found: MailboxFacts): boolean {
  return found.exists && (found.kind === 'SharedMailbox' || found.forwardingTo !== undefined)
}

const mailboxDecision = fc.constantFrom<MailboxDecision>(
  { choice: 'leave' },
  { choice: 'stop' },
  { choice: 'share', successor },
  { choice: 'end', from: successor },
  { choice: 'forward', successor, keepCopy: true },
  { choice: 'forward', successor, keepCopy: false },
)
const callsDecision = fc.constantFrom<CallsDecision>(
  { choice: 'leave' },
  { choice: 'release' },
  { choice: 'give', successor },
  { choice: 'forward', successor },
)

/** Anything that the types allow to be decided, whether or not a card would accept it. */
export function decidedAbout(facts: Found): fc.Arbitrary<Decided> {
  return fc.record({
    contain: fc.constantFrom<ContainDecision>({ choice: 'block' }, { choice: 'leave' }),
    mailbox: mailboxDecision,
    calls: callsDecision,
    licences: fc.subarray([...facts.licences.assigned]).map((taken) => removing(facts.licences.assigned, taken)),
    account: fc.constantFrom<AccountDecision>(
      { choice: 'keep' },
      { choice: 'delete' },
      { choice: 'later', on: '2027-03-01', at: '2027-02-28T23:00:00.000Z' },
    ),
  })
}

/** The decision to take these licences away. */
export function removing(all: readonly Licence[], taken: readonly Licence[]): LicencesDecision {
  const kept = all.filter((one) => !taken.includes(one))
  const loses = (gives: (one: Licence) => boolean) => taken.some(gives) && !kept.some(gives)
  return {
    remove: taken.map(({ skuId }) => skuId),
    keep: kept.map(({ skuId }) => skuId),
    names: taken.map(({ name }) => name),
    loses: {
      exchange: loses(({ hasExchange }) => hasExchange),
      oneDrive: loses(({ hasOneDrive }) => hasOneDrive),
      phone: loses(({ hasPhone }) => hasPhone),
    },
  }
}

/** Somebody whom nothing protects. */
export const employee: fc.Arbitrary<Employee> = fc
  .record({ synced: fc.boolean(), withManager: fc.boolean(), withMail: fc.boolean() })
  .map(({ synced, withManager, withMail }) => {
    const { manager } = jan()
    if (!withManager || manager === undefined) return jan({ synced, manager: undefined })
    return jan({ synced, manager: withMail ? manager : { ...manager, mail: undefined } })
  })

export const situation: fc.Arbitrary<Situation> = fc
  .record({ employee, facts: found })
  .chain(({ employee: who, facts }) =>
    decidedAbout(facts).map((decisions): Situation => ({ employee: who, facts, decisions })),
  )

export const policy = fc.constantFrom('second-person' as const, 'any-approver' as const, 'none' as const)

/** What the planner gets; nobody is protected and nothing was started unless it says so. */
export function plannerInput(
  { employee: who, facts, decisions }: Situation,
  overrides: Partial<PlannerInput> = {},
): PlannerInput {
  return {
    employee: who,
    facts: { ...facts },
    decisions: { ...decisions },
    steps: toldSteps,
    policy: 'second-person',
    protection: { allowedAdministrators: [], breakGlass: [] },
    requesterId: 'ilse-id',
    started: [],
    ...overrides,
  }
}

function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index)
}

/** Decisions as the events that made them. */
export function decisionsIn(decisions: Readonly<Record<string, unknown>>): readonly CaseEvent[] {
  return Object.entries(decisions).map(([stepId, decision]) => ({ kind: 'decided', stepId, decision }))
}
