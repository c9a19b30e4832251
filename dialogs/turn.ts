import type { Language } from '../cards/texts'
import type { Somebody } from '../services/planning/approval/approver'

/** Somebody speaks to the bot: who (from the authenticated activity), where, in which language. */
export interface Turn {
  readonly actor: Somebody
  /** `personal` is the person's own chat with the bot; elsewhere colleagues read along, in `approvals` the approvers. */
  readonly where: 'personal' | 'approvals' | 'shared'
  readonly language: Language
  /**
   * Of a press that opened a dialog: whether that still waits for the answer, which from then on it gets. Left out for any
   * other.
   */
  readonly stillWaits?: () => boolean
}

/** A button was pressed. Everything but the actor came from the client and is checked against the journal. */
export interface Press {
  readonly verb: string
  readonly caseId: string | undefined
  readonly stepId: string | undefined
  readonly revision: number | undefined
  /** All inputs and data of the card, as text. */
  readonly input: Readonly<Record<string, string>>
}
