import type { EarlierBlock } from '../../cards/conversation/check'
import { hereBeforeTexts } from '../../cards/conversation/hereBeforeTexts'
import { shortList } from '../../cards/conversation/shortList'
import type { Message } from '../../cards/texts'
import { decisionsOf, factsOf, isClosed, isSettled, type OffboardingCase } from '../../services/cases/journal/case'
import type { Employee } from '../../services/model/people'
import type { AccountState, Kept, KeptHold, KeptMailbox, KeptNumber, KeptOneDrive } from '../../services/joining/kept'
import { joiningTasks, type LeftElsewhere } from '../../services/joining/tasks'
import { known } from '../../services/steps/context'
import { hold } from '../../services/steps/hold'
import { onedrive } from '../../services/steps/onedrive'
import { earlierOf } from '../commands/earlier'
import type { EarlierAccount, HereBefore } from '../commands/hereBefore'
import type { CaseSettings } from '../settings'

const say = hereBeforeTexts.say

/** What a look says of somebody's time before this account; nothing where none was found. */
export interface HereBeforeView {
  readonly blocks: readonly EarlierBlock[]
  readonly notes: readonly Message[]
}

/** Whether a person was here before, what of that is kept, and how a person joins it. Pure. */
export function hereBeforeOf(
  person: Employee,
  { accounts, more, complete }: HereBefore,
  settings: Pick<CaseSettings, 'steps'>,
): HereBeforeView {
  return {
    blocks: accounts.map((one) =>
      one.kept === undefined ? questionOf(person, one) : blockOf(person, one, one.kept, settings),
    ),
    notes: [...(more > 0 ? [say('more', { count: more })] : []), ...(complete ? [] : [say('incomplete')])],
  }
}

/** Who only has the same name is asked about, and nothing of theirs is told. */
function questionOf(person: Employee, { account, theCase, unused, mayBeForgotten }: EarlierAccount): EarlierBlock {
  const { displayName: name, userPrincipalName: address, employeeId = '' } = account
  const isOther = employeeId.trim() !== '' && (person.employeeId ?? '').trim() !== ''
  const { deletedAt } = unused ?? {}
  return {
    heading: say('question', { name, address }),
    lines: [
      say(isOther ? 'byNameOtherId' : 'byName'),
      ...(deletedAt === undefined ? [] : [say('deletedOn', { at: deletedAt })]),
      ...(unused !== undefined && deletedAt === undefined ? [say('blocked')] : []),
      ...(theCase === undefined ? [say(mayBeForgotten ? 'perhapsForgotten' : 'elsewhere')] : [whenOf(theCase)]),
      ...(isOther || employeeId.trim() === '' ? [] : [say('prove', { employeeId })]),
    ],
    done: undefined,
    tasks: [],
  }
}

function blockOf(
  person: Employee,
  { account, likeness, theCase, mayBeForgotten }: EarlierAccount,
  kept: Kept,
  { steps }: Pick<CaseSettings, 'steps'>,
): EarlierBlock {
  const { displayName: name, userPrincipalName: address } = account
  const left = leftElsewhere(theCase)
  const titles = theCase === undefined ? [] : doneIn(theCase).map(({ stepId }) => stepId)
  const done = steps.filter(({ id }) => titles.includes(id)).map(({ title }) => title)
  return {
    heading: say(isInUse(kept) ? 'titleInUse' : 'title', { name, address }),
    lines: [
      say(likeness === 'employeeId' ? 'byEmployeeId' : 'byAddress'),
      ...(theCase === undefined ? [say(mayBeForgotten ? 'perhapsForgotten' : 'elsewhere')] : [whenOf(theCase)]),
      ...stateOf(kept.state, left),
      ...keptOf(kept),
    ],
    done: done.length === 0 ? undefined : say('done', { steps: done }),
    tasks: joiningTasks(person, account, kept, left),
  }
}

/** Somebody can sign in with it. */
function isInUse({ state }: Kept): boolean {
  return state?.kind === 'there' && state.enabled
}

/** When they left, by whose wish and with how much done. */
function whenOf(theCase: OffboardingCase): Message {
  const { requester, ended, phase } = theCase
  if (!isClosed(theCase)) return say('running', { requester: requester.displayName })
  const values = { requester: requester.displayName, count: doneIn(theCase).length }
  return phase === 'completed'
    ? say('offboarded', { ...values, at: earlierOf(theCase).closedAt })
    : say('stopped', { ...values, at: ended?.at ?? theCase.newestAt })
}

function doneIn({ steps }: OffboardingCase) {
  return steps.filter((step) => isSettled(step) && step.doneAt !== undefined)
}

function stateOf(state: AccountState | undefined, { held }: LeftElsewhere): readonly Message[] {
  if (state?.kind === 'deleted') return [say('deleted', { at: state.at, until: state.until })]
  return state?.kind === 'gone' ? [say(held ? 'goneButHeld' : 'gone')] : []
}

function keptOf({ state, mailbox, oneDrive, numbers, unread }: Kept): readonly Message[] {
  const things = [
    ...(state?.kind === 'there' ? [say(state.enabled ? 'thingOpen' : 'thingBlocked')] : []),
    ...(mailbox === undefined ? [] : [mailboxThing(mailbox), ...holdThing(mailbox.hold)]),
    ...(oneDrive === undefined ? [] : [oneDriveThing(oneDrive)]),
    ...numbers.flatMap(numberThing),
  ]
  return [
    ...(things.length === 0 ? [] : [say('kept', { things })]),
    ...numbers.flatMap(givenOn),
    ...(unread.length === 0 ? [] : [say('unread', { parts: unread.map((part) => say('part', { part })) })]),
  ]
}

function mailboxThing({ shared, openedBy }: KeptMailbox): Message {
  if (openedBy.length === 0) return say(shared ? 'thingShared' : 'thingMailbox')
  const words = {
    name: (upn: string) => say('person', { upn }),
    more: (count: number) => say('morePeople', { count }),
  }
  return say(shared ? 'thingSharedOpened' : 'thingMailboxOpened', { people: shortList(openedBy, words, 3) })
}

function holdThing(kept: KeptHold | undefined): readonly Message[] {
  if (kept === undefined) return []
  if (kept.by === 'other') return [say('thingOtherHold')]
  return [kept.days === undefined ? say('thingHold') : say('thingHoldDays', { days: kept.days })]
}

function oneDriveThing(kept: KeptOneDrive): Message {
  if (kept.locked) return say('thingOneDriveLocked')
  return kept.archivedFrom === undefined ? say('thingOneDrive') : say('thingOneDriveUntil', { at: kept.archivedFrom })
}

function numberThing({ number: { telephoneNumber: number }, holder }: KeptNumber): readonly Message[] {
  if (holder === 'own') return [say('thingNumber', { number })]
  return holder === 'nobody' ? [say('thingNumberFree', { number })] : []
}

function givenOn({ number: { telephoneNumber: number }, holder }: KeptNumber): readonly Message[] {
  return typeof holder === 'string' ? [] : [say('numberGiven', { number, name: holder.displayName })]
}

/** What the case left in other places than the account, as its journal has it. Pure. */
function leftElsewhere(theCase: OffboardingCase | undefined): LeftElsewhere {
  if (theCase === undefined) return { held: false, copiedTo: undefined }
  const context = { employee: theCase.employee, facts: factsOf(theCase), decisions: decisionsOf(theCase) }
  const held = known(hold, context).facts
  const { decision } = known(onedrive, context)
  const isCopied = doneIn(theCase).some(({ stepId }) => stepId === onedrive.id)
  return {
    held: held?.exists === true && (held.litigation || held.otherwise),
    copiedTo: isCopied && decision?.choice === 'copy' ? decision.successor : undefined,
  }
}
