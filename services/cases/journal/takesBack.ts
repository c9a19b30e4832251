import { account } from '../../steps/account'
import { calls, type CallsDecision, type CallsFacts } from '../../steps/calls'
import { mailbox, type MailboxFacts } from '../../steps/mailbox'
import type { Way } from '../../../cards/texts'
import type { Made } from '../../model/made'
import { hasEndedAccount } from '../engine/accountEnded'
import type { OffboardingCase } from './case'
import type { TakesBack } from './entry'

/**
 * What is to come back of what one leaving did, in however many cases: as it was before the first of them touched it, by what
 * the last of them decided. Pure.
 * @param cases the newest first, as {@link OffboardingCase.earlier} leads from one to the next
 */
export function takesBackOf([newest, ...before]: readonly [OffboardingCase, ...OffboardingCase[]]): TakesBack {
  const made: Record<string, Made> = {}
  for (const { steps } of [newest, ...before].toReversed()) {
    for (const step of steps.filter(({ attempt }) => attempt > 0)) {
      const found = made[step.stepId]?.before ?? step.beforeCase ?? step.before
      made[step.stepId] = { before: found, decision: step.decision }
    }
  }
  const isGone = hasEndedAccount(newest)
  if (isGone) Object.assign(made, numberGone(newest, made))
  const factsOf = (stepId: string) => newest.steps.find((step) => step.stepId === stepId)?.facts
  const left = ([stepId, one]: readonly [string, Made]): readonly [string, Made] => {
    if (stepId === account.id) return [stepId, hadMailbox(newest, made) ? { ...one, mailbox: true } : one]
    if (!isGone) return [stepId, one]
    const found = factsOf(stepId) ?? one.before
    return [stepId, { ...one, left: stepId === calls.id ? withoutNumber(found) : found }]
  }
  return { caseId: newest.caseId, made: Object.fromEntries(Object.entries(made).map(left)) }
}

/**
 * With the account went its number, also where nobody decided so: then it was released. Microsoft’s own is free at once, and
 * nothing keeps which it was.
 */
function numberGone({ steps }: OffboardingCase, { [calls.id]: own }: Readonly<Record<string, Made>>) {
  const step = steps.find(({ stepId }) => stepId === calls.id)
  const decision = (own?.decision ?? step?.decision) as CallsDecision | undefined
  const before = (own?.before ?? step?.untouched) as CallsFacts | undefined
  const isMoved = decision?.choice === 'give' || decision?.choice === 'release'
  if (isMoved || before?.number === undefined) return {}
  const released: CallsDecision = {
    choice: 'release',
    ...(decision?.leaveQueues === true ? { leaveQueues: true } : {}),
  }
  return { [calls.id]: { before, decision: released } }
}

/** Whether the account had a mailbox in the cloud when its leaving began. */
function hadMailbox({ steps }: OffboardingCase, made: Readonly<Record<string, Made>>): boolean {
  const found = made[mailbox.id]?.before ?? steps.find(({ stepId }) => stepId === mailbox.id)?.untouched
  return (found as MailboxFacts | undefined)?.exists === true
}

/** What is known of the phone of an account that is deleted: it has none. */
function withoutNumber(facts: unknown): CallsFacts {
  const { number: _number, settings: _settings, ...rest } = facts as CallsFacts
  return { ...rest, number: undefined, licensed: false }
}

/** Which way the person goes whom a case is about: they leave, come back, or stay away and something of it comes back. Pure. */
export function wayOf(takesBack: TakesBack | undefined): Way {
  if (takesBack === undefined) return 'leaves'
  return takesBack.part === true ? 'partly' : 'returns'
}
