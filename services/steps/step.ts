import type { Card, DecisionEnvelope } from '../../cards/card'
import type { Texts } from '../../cards/texts'
import type { Message } from '../model/message'
import type { Cloud, CloudLinks } from '../model/cloud'
import type { Finding } from '../model/finding'
import type { Made } from '../model/made'
import type { Handover } from '../model/handover'
import type { Operation } from '../model/operation'
import type { PartBack } from '../model/partBack'
import type { Employee, FactsAbout, Person, Successor } from '../model/people'
import type { Quotation } from '../model/quotation'
import type { Reader, RemoteProblem } from '../remote/reader'
import type { Context } from './context'
import type { Rule } from './rule'

export type { Context } from './context'

/** What a person typed and chose on a decision card: input id to value, all strings in Adaptive Cards. */
export type CardInput = Readonly<Record<string, string>>

export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Message }

/** A date that somebody should have in a calendar, for the completion summary. */
export interface Reminder {
  /** ISO 8601. */
  readonly at: string
  readonly message: Message
  /** Id of the step by which somebody got what this is about: then it is theirs. Left out, it is the requester’s. */
  readonly about?: string
  /** What is to be done by then, exactly, for whoever is reminded of it. */
  readonly task?: Message
  /** It is a day to look whether something is still needed, and is asked again so many days later. Left out, a day of Microsoft’s. */
  readonly reviewEvery?: number
  /** How whoever has the case ends it by a decision. Left out where only a person ends it, by the task. */
  readonly endedBy?: EndedBy
  /** What a person does where all that it is about may go, which the bot never does: exactly, for whoever has the case. */
  readonly deletion?: Message
}

/** What ends what a step did, by a decision about that step, which goes the way of every other. */
export interface EndedBy {
  /** What the button says. */
  readonly button: Message
  /** Left out, the step’s question is asked anew: it has an answer that ends it, and others. */
  readonly decision?: unknown
}

/** What somebody else gets by a step of what was the leaver’s, or access to it. */
export interface HandedOver {
  readonly to: Person
  /** A few words that go on a sentence about them: “mailbox”, “owner of 2 groups”. */
  readonly what: Message
  /** What a letter tells of it, where there is one about it. */
  readonly letter?: Handover
  /** They can read mail that was sent to the leaver, private mail among it. */
  readonly privateMail?: true
}

/** What a successor reads about one thing that is theirs now, a sentence each. */
export interface Holding {
  readonly where: Message
  readonly until: Message
  /** What they are asked to look at or do. */
  readonly look: Message
}

/** What a person does in place of a step whose calls a cloud lacks. */
export interface ByHand {
  /** Exactly what to do. @param upn the employee's user principal name */
  instruction(upn: string): Message
  /** The admin centre to do it in. */
  readonly where: keyof CloudLinks
  /** What else to know before it is decided. */
  readonly effect?: Message
}

/**
 * One thing that happens when somebody leaves: a small reconciler. Only `read` talks to the outside world; everything
 * else is pure and returns data, so that the preview, the run, the check and the way back cannot disagree. "Run" is "send
 * the plan" and "verify" is "read again, isDone": both are written once, in the runner.
 *
 * Facts and decisions are plain JSON: they are journalled.
 */
export interface Step<Facts, Decision> {
  /** The name of its three rooms: `services/steps/<id>/`, `cards/steps/<id>/`, `test/services/steps/<id>/`. */
  readonly id: string
  /** Id of the step of an offboarding whose doings it takes back; left out for one of those. */
  readonly takesBack?: string
  readonly texts: Texts
  readonly title: Message
  /** Ids of the steps that must be settled before this one starts; independent steps run side by side. */
  readonly after: readonly string[]
  /** Ids of the steps that go first but need not succeed: rejected or failed is an end, too. None when left out. */
  readonly follows?: readonly string[] | 'allOthers'
  /** The same said by the one that goes first: ids of the steps that follow this one. None when left out. */
  readonly precedes?: readonly string[]
  /** Ids of the steps whose success can lift a refusal: after it, this one is tried again by itself. None when left out. */
  readonly mendedBy?: readonly string[]
  /** Nothing else of the case begins before what it sends has gone out (promise 2); it never stops the others for good. */
  readonly leads?: true
  /**
   * Ids of the steps among those it is `mendedBy` that go first, since Microsoft would refuse it as things are. One that is not
   * going to happen is not waited for. None when left out.
   */
  refusedBefore?(context: Context): readonly string[]
  /** Operations of its plan that go on after a refusal and stand together do not need each other, and go at the same time. */
  readonly sideBySide?: true
  /** Also where the account is not there any more, since it is what this step ends. Every other step waits until it is back. */
  readonly withoutAccount?: true
  /** Takes away, hands over, deletes, or tells others about it: needs an approval where the policy asks for one. */
  readonly destructive: boolean
  /** Application permissions of Microsoft Graph (and `Exchange.ManageAsApp`) that its reads and operations need. */
  readonly permissions: readonly string[]
  readonly clouds: readonly Cloud[]
  /** What a person does in a cloud that it is not in. Left out, the words that are the same for every step are said. */
  readonly byHand?: ByHand
  /** How long after an accepted operation a read may still show the old state, in seconds. */
  readonly settleSeconds: number
  /** How long what was accepted may take until a read shows it, in seconds; `Pace.verifyPatience` when left out. */
  readonly patienceSeconds?: number
  /** How long to leave the monitor of what is under way alone between two looks, in seconds; `Pace` alone says when left out. */
  readonly followSeconds?: number
  /**
   * Names of facts that are only about what was decided, such as what the successor has: as they were before the case is
   * known only when the step starts. None when left out.
   */
  readonly onceDecided?: readonly string[]
  /** Ids of the inputs that are people pickers; the flow looks those people up before `parse`. */
  readonly people: readonly string[]
  /** Its decision can name somebody whom nobody picked there; whom it names is looked at as those who were (promise 17). */
  readonly namesPeople?: true

  /**
   * The facts as they are now. Its only I/O. Throws RemoteError.
   * @param decision what was decided, once it was: some facts are only about what was chosen, such as whether the
   *   successor now holds the number. Without it those are as if nothing had happened yet.
   * @param made only for a step that takes back: what is to come back
   */
  read(from: Reader, employee: FactsAbout, decision?: Decision, made?: Made): Promise<Facts>
  /** Facts about the employee worth a line on the person card, most important first. */
  findings(facts: Facts): readonly Finding[]
  /** Whether there is anything to decide; a step with nothing to do does not ask. */
  applies(facts: Facts, context: Context): boolean
  /** Why there is nothing to decide, where people would wonder; said with the plan and in the summary when `applies` is false. */
  notAsked?(facts: Facts, context: Context): Message | undefined
  /** The sensible default from the facts, always one that `parse` and the planner would accept. */
  suggest(facts: Facts, context: Context): Decision
  /**
   * Whether it is among the few things that the requester is asked about for this person: mail, files, a number, devices,
   * what costs money. The others are told as sensible suggestions. What stays gone always is; nothing else when left out.
   */
  matters?(facts: Facts, context: Context): boolean
  /** What a choice comes to, in one sentence, said below it. Where left out or undefined, `describe` stands there. */
  consequence?(decision: Decision, facts: Facts, context: Context): Message | undefined
  /** A decision that is made of others, as it is with these; left out for one that stands by itself. */
  madeAnew?(decision: Decision, context: Context): Decision
  /** The decision card, with `choice` filled in. */
  ask(envelope: DecisionEnvelope, facts: Facts, choice: Decision, context: Context): Card
  /** Card input to a decision, or a problem in words. `people`: those chosen in the step's pickers, by id. */
  parse(input: CardInput, facts: Facts, people: ReadonlyMap<string, Successor>, context: Context): Parsed<Decision>
  /** What was chosen, as a line on cards and in the summary. */
  describe(decision: Decision): Message
  /** True when the decision is to change nothing: the step is skipped by decision. */
  changesNothing(decision: Decision): boolean
  /**
   * Whether it stays gone, to the people concerned: a device is empty, mail was read, a number is somebody else’s. What the
   * undo gives back is not. False when left out.
   */
  cannotBeUndone?(decision: Decision): boolean
  /** What somebody else gets of what was the leaver’s, or access to it. Nothing when left out. */
  handsOver?(decision: Decision): HandedOver | undefined
  /**
   * What whoever got it by {@link handsOver} is told once it was read back. Every step that hands something over has it.
   * @param facts as they were read back
   * @param before the facts when this step first started to run
   */
  holds?(employee: Employee, facts: Facts, decision: Decision, before: Facts): Holding | undefined
  /**
   * Whom and what it touches, by name, a sentence each, for whoever approves it: which meetings, whose device, what a group
   * gives. Nothing when left out.
   * @param facts those that the plan was made from
   */
  touches?(employee: Employee, facts: Facts, decision: Decision): readonly Message[]
  /** What is said to people by it, as they will read it. Nothing when left out. */
  tells?(decision: Decision): readonly Quotation[]
  /** ISO 8601 of a decision for a later day: the step starts then, and the case rests meanwhile. At once when left out. */
  notBefore?(decision: Decision): string | undefined
  /**
   * The operations that bring `facts` to what was decided, in order; empty when already so.
   * @param before the facts when this step first started to run (equal to `facts` when it has not)
   */
  plan(employee: Employee, facts: Facts, decision: Decision, before: Facts): readonly Operation[]
  /**
   * Whether no read shows what a person does for it, so that their word is all that ends it, and cards claim no more. False when
   * left out.
   */
  isOnlySaid?(facts: Facts, decision: Decision): boolean
  /** Whether `facts`, read after the operations, show what was decided. */
  isDone(facts: Facts, decision: Decision, before: Facts): boolean
  /**
   * Only for a step with `unreadable` operations, such as mail that was sent: the facts, with what Microsoft accepted. Its
   * other functions decide from those as ever.
   * @param accepted all that was accepted so far and is not under way any more
   * @param partly those among them of which Microsoft says that only a part was done
   */
  withAccepted?(facts: Facts, accepted: readonly Operation[], partly: readonly Operation[]): Facts
  /**
   * What to do about an `unreadable` operation whose answer was lost, in words that only this step knows: where to look
   * whether it was done. Left out, the words that are the same for every step are said.
   */
  whyPerhapsSent?(operation: Operation): Message
  /**
   * A refusal in words that only this step knows, from the facts after it: which licence, which group. Left out or
   * undefined, the words that are the same for every step are said.
   */
  whyRefused?(problem: RemoteProblem, facts: Facts, decision: Decision): Message | undefined
  /**
   * What a read did not show in time, in words that only this step knows: which device. Left out or undefined, the words
   * that are the same for every step are said.
   * @param before the facts when this step first started to run
   */
  whyNotVisible?(facts: Facts, decision: Decision, before: Facts): Message | undefined
  /**
   * The decision that also covers what the leaver was given since the plan, such as another role; undefined when there is
   * nothing new. Asked just before the summary. Left out, what was decided can be no longer so; and where nothing was to be
   * decided, or all was left that would have been suggested, what it suggests by then is new.
   * @param found the facts that the decision was made from
   * @param decision undefined when there was nothing to decide then
   */
  newSince?(facts: Facts, found: Facts, decision: Decision | undefined, context: Context): Decision | undefined
  /**
   * Whether what was done goes on leading to this person for as long as the leaver’s own things are there: a forwarding, an
   * access, a reply that names them. What became the person’s own, such as a number or a group, is found in a case about them.
   * To nobody when left out.
   */
  leadsTo?(decision: Decision, person: Person): boolean
  /**
   * Whether another system turns back what was done unless somebody sees to it there, some days later. For a while it is
   * then looked at again, also once its case is completed. False when left out.
   * @param before the facts when this step first started to run
   */
  turnsBack?(before: Facts, decision: Decision): boolean
  /** The line for the summary: what was read back. */
  verified(facts: Facts, decision: Decision): Message
  /** When the effect is felt, what to remember: for the summary. `doneAt` is ISO 8601. */
  aftermath(
    facts: Facts,
    decision: Decision,
    doneAt: string,
  ): { readonly felt: readonly Message[]; readonly reminders: readonly Reminder[] }
  /** What this step alone refuses or advises, see {@link Rule}. None when left out; rules between steps: `services/planning`. */
  readonly rules?: readonly Rule[]
  /**
   * What is left for people and nobody is asked to confirm: what only another system or an administrator can change, and
   * what goes on costing money. Said with the plan and in the summary, one sentence each. None when left out.
   * @param decision undefined where there was nothing to decide
   * @param before the facts when this step first started to run (equal to `facts` when it has not)
   */
  leftToPeople?(employee: Employee, facts: Facts, decision: Decision | undefined, before: Facts): readonly Message[]
  /**
   * The way back: each part of what it did that is not as it was before the case, and what brings that back. It touches a
   * thing only where `now` is what the step made of it; what is neither that nor as before, somebody has worked on since. What
   * is as it was is no part any more, so that a step with none is restored.
   * @param now the facts as they were read just now
   * @param before the facts before the case did anything
   */
  restore(employee: Employee, now: Facts, before: Facts, decision: Decision): readonly PartBack[]
}

/** A step whose facts and decision types are its own business. */
export type AnyStep = Step<unknown, unknown>
