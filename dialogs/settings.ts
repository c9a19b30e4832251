import type { Catalogue, Language } from '../cards/texts'
import type { Mention } from '../cards/channel/approverCall'
import type { ApprovalPolicy } from '../services/model/approvalPolicy'
import type { Photo } from '../services/model/photo'
import type { Restraint } from '../services/model/restraint'
import type { Protection } from '../services/model/settings'
import type { ShownAt } from '../services/cases/journal/entry'
import type { AnyStep } from '../services/steps/step'

/** What was configured, as far as a case and its cards depend on it. */
export interface CaseSettings {
  readonly steps: readonly AnyStep[]
  readonly catalogue: Catalogue
  readonly channelLanguage: Language
  /** IANA name: by whose clock a moment is chosen. */
  readonly timeZone: string
  readonly policy: ApprovalPolicy
  readonly protection: Protection

  /** Whether signing out at once waits for an approval like any other step. */
  readonly signOutNow: 'without-approval' | 'with-approval'
  readonly sandbox: boolean
  /** What keeps the bot from writing; nothing does when left out. */
  readonly restraint?: Restraint
  /**
   * What is asked of an approver who gets something by what they approve: to say so once more, to leave it to somebody else, or
   * nothing.
   */
  readonly ownReceipt: 'confirm' | 'refuse' | 'allow'
  /** Whether the bot makes temporary access passes and shows them: dialogs can be opened where it speaks. Not when left out. */
  readonly showsPasses?: boolean
  /** Who is mentioned when something waits for an approval; nobody when left out. */
  readonly mentions?: readonly Mention[]
  /** Who is called when the approvers do not answer: in the thread, and in a channel of their own; nobody when left out. */
  readonly escalation?: { readonly mentions: readonly Mention[]; readonly channelId: string | undefined }
  /** The photo of somebody, as far as it is at hand; nobody has one when left out. */
  readonly photoOf?: (personId: string) => Photo | undefined
  /** The address of a message in the approvals channel, for a link; undefined where Teams has none. */
  readonly linkTo?: (at: ShownAt) => string | undefined
}
