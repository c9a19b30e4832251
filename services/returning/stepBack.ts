import { returningCard } from '../../cards/returning/card'
import { returningTexts } from '../../cards/returning/texts'
import { sayOf } from '../../cards/conversation/decision'
import type { Message } from '../model/message'
import type { Operation } from '../model/operation'
import type { PartBack } from '../model/partBack'
import type { Employee, FactsAbout } from '../model/people'
import { isSameRequest } from '../model/sameRequest'
import { comingBack, heldBack, isRestored, operationsBack, withoutLost } from '../planning/wayBack'
import type { Reader } from '../remote/reader'
import type { AnyStep, Step } from '../steps/step'

/** What of a step’s doings is not as it was, as it was read just now. */
export interface BackFacts {
  readonly parts: readonly PartBack[]
}

/** Which parts come back: what comes back by itself but for `without`, and of what is asked only `chosen`. Ids of parts. */
interface Chosen {
  readonly chosen: readonly string[]
  readonly without: readonly string[]
}

export type BackDecision =
  /** `what`: what that is, in words, as it was decided. */
  (Chosen & { readonly choice: 'back'; readonly what: Message }) | { readonly choice: 'leave' }

const say = sayOf(returningTexts)

/** So much of what comes back is named in a line. */
const mostNamed = 2

/** The id of what takes back the doings of this step. */
export function idBack(stepId: string): string {
  return `back-${stepId}`
}

/** How the step waits for others of a return: see `Step.after` and `Step.follows`; by ids of steps of an offboarding. */
export interface OrderBack {
  readonly after: readonly string[]
  readonly follows: readonly string[]
}

/**
 * A step the other way round, for the same planner, engine and cards: its facts are the parts that are not as they were, its
 * operations what brings those back, and it is done when a read shows none of them any more.
 * @param made id of the step whose doings they are, where that is another one
 * @param isThere whether the account can be read; asked only where it went with the case
 */
export function stepBack(
  step: AnyStep,
  { after, follows }: OrderBack,
  isThere: (from: Reader, employee: FactsAbout) => Promise<boolean>,
  made = step.id,
): AnyStep {
  const { id, texts, title, permissions, clouds, settleSeconds, patienceSeconds, withoutAccount } = step
  const back: Step<BackFacts, BackDecision> = {
    id: idBack(id),
    takesBack: made,
    texts,
    title,
    after: after.map(idBack),
    follows: follows.map(idBack),
    ...(withoutAccount === undefined ? {} : { withoutAccount }),
    ...(patienceSeconds === undefined ? {} : { patienceSeconds }),
    // It gives access: nobody gets that back by one person’s word.
    destructive: true,
    permissions,
    clouds,
    settleSeconds,
    people: [],

    async read(from, employee, _decision, doings) {
      if (doings === undefined) throw new Error(`Nothing is known of what ${made} did`)
      const { before, decision, left } = doings
      // Without the account all is as the case left it: it is read anew once that is back.
      const isReadable = left === undefined || withoutAccount === true || (await isThere(from, employee))
      const now = isReadable ? await step.read(from, employee, decision) : left
      // Nothing is read ahead of a return: who it is about is the case’s own employee, whole.
      return { parts: withoutLost(step.restore(employee as Employee, now, before, decision)) }
    },

    // No read shows mail: what Microsoft accepted of it is no part any more.
    withAccepted: ({ parts }, accepted) => ({ parts: parts.filter((part) => !isAccepted(part, accepted)) }),

    // What nobody can bring back is known before anything is decided.
    findings: ({ parts }) =>
      parts.flatMap(({ stands, why }) =>
        stands === 'lost' && why !== undefined ? [{ tone: 'advice', message: say('lost', { title, why }) }] : [],
      ),
    applies: ({ parts }) => parts.some(({ stands }) => stands !== 'lost'),
    suggest: ({ parts }) => decided(parts, { chosen: [], without: [] }),
    matters: ({ parts }) => parts.some(({ onlyIfChosen, stands }) => onlyIfChosen === true && stands !== 'lost'),

    ask: (envelope, { parts }, decision) =>
      returningCard(envelope, {
        title,
        parts,
        // What is asked is shown also where nothing of it comes back by itself.
        choice: isAllAsked(parts) ? 'back' : decision.choice,
        chosen: decision.choice === 'back' ? decision.chosen : [],
        without: decision.choice === 'back' ? decision.without : [],
      }),

    parse({ choice, chosen = '', without = '' }, { parts }) {
      if (choice === 'leave') return { ok: true, value: { choice } }
      if (choice !== 'back') return { ok: false, problem: say('chooseMissing') }
      const open = parts.filter(({ stands }) => stands !== 'lost')
      const named = (list: string, isAsked: boolean) =>
        open.filter((part) => (part.onlyIfChosen === true) === isAsked && list.split(',').includes(part.id)).map(idOf)
      return { ok: true, value: decided(parts, { chosen: named(chosen, true), without: named(without, false) }) }
    },

    describe: (decision) => (decision.choice === 'leave' ? say('chosenLeave') : decision.what),

    consequence(decision, { parts }) {
      const held = heldIn(parts, decision)
      const why = held.find(({ whyWithout }) => whyWithout !== undefined)?.whyWithout
      const { length: count } = unticked(parts, decision).filter((part) => !held.includes(part))
      if (count === 0) return why
      const stays = say('stays', { count })
      return why === undefined ? stays : say('staysAnd', { stays, why })
    },

    changesNothing: ({ choice }) => choice === 'leave',

    touches: (_employee, { parts }, decision) =>
      decision.choice === 'leave' ? [] : coming(parts, decision).flatMap(({ why }) => why ?? []),

    plan: (_employee, { parts }, decision) =>
      decision.choice === 'leave' ? [] : operationsBack(parts, decision.chosen, decision.without),

    isOnlySaid({ parts }, decision) {
      const tasks = decision.choice === 'leave' ? [] : coming(parts, decision).filter(isForPerson)
      return tasks.length > 0 && tasks.every(({ stands }) => stands === 'byHand')
    },

    isDone: ({ parts }, decision) =>
      decision.choice === 'leave' || isRestored(parts, decision.chosen, decision.without),

    verified({ parts }, decision) {
      if (decision.choice === 'leave') return say('chosenLeave')
      const isConfirmed = coming(parts, decision).some(({ stands }) => stands === 'byHand')
      return say(isConfirmed ? 'confirmed' : 'verified', { left: stayingIn(parts, decision).length })
    },

    aftermath: () => ({ felt: [], reminders: [] }),

    // What nobody can bring back, and what somebody changed since and nobody chose.
    leftToPeople: (_employee, { parts }, decision) =>
      parts.flatMap((part) => {
        const isLeft = part.stands === 'lost' || (decision !== undefined && unticked(parts, decision).includes(part))
        const isHeld = decision !== undefined && heldIn(parts, decision).includes(part)
        const why = isHeld ? part.whyWithout : part.why
        return isLeft && why !== undefined ? [say('lost', { title, why })] : []
      }),

    // What others change after it came back is theirs.
    newSince: () => undefined,
    restore: () => [],
  }
  return back
}

/** What was decided, with what it comes to in words; where that is nothing, all is left as it is. */
function decided(parts: readonly PartBack[], chosen: Chosen): BackDecision {
  const explained = coming(parts, chosen).flatMap(({ operations }) => operations.map(({ explain }) => explain))
  const [first, ...more] = explained
  if (first === undefined) return { choice: 'leave' }
  const named = more.slice(0, mostNamed - 1).reduce((one, other) => say('thenAlso', { one, other }), first)
  const { length: count } = more.slice(mostNamed - 1)
  return { ...chosen, choice: 'back', what: count === 0 ? named : say('more', { one: named, count }) }
}

/** The parts that come back, by what was decided. */
function coming(parts: readonly PartBack[], { chosen, without }: Chosen): readonly PartBack[] {
  return comingBack(parts, chosen, without)
}

/** The parts that do not, though they could. */
function stayingIn(parts: readonly PartBack[], decision: Chosen): readonly PartBack[] {
  const back = coming(parts, decision)
  return parts.filter((part) => part.stands !== 'lost' && !back.includes(part))
}

/** What would come back, and is nothing without what nobody chose. */
function heldIn(parts: readonly PartBack[], decision: BackDecision): readonly PartBack[] {
  if (decision.choice === 'back') return heldBack(parts, decision.chosen, decision.without)
  return isAllAsked(parts) ? heldBack(parts) : []
}

/** What nobody chose: where nothing comes back by itself, leaving all as it is was no choice of anybody’s either. */
function unticked(parts: readonly PartBack[], decision: BackDecision): readonly PartBack[] {
  if (decision.choice === 'back') return stayingIn(parts, decision)
  return isAllAsked(parts) ? stayingIn(parts, { chosen: [], without: [] }) : []
}

/** Whether nothing comes back unless somebody chooses it. */
function isAllAsked(parts: readonly PartBack[]): boolean {
  return parts.some(({ stands }) => stands !== 'lost') && comingBack(parts).length === 0
}

function isAccepted({ operations }: PartBack, accepted: readonly Operation[]): boolean {
  const isIn = (operation: Operation) =>
    operation.unreadable === true && accepted.some((one) => isSameRequest(one, operation))
  return operations.length > 0 && operations.every(isIn)
}

function isForPerson({ operations }: PartBack): boolean {
  return operations.some(({ via }) => via === 'person')
}

function idOf({ id }: PartBack): string {
  return id
}
