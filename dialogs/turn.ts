import type { Card } from '../cards/card'
import type { Language } from '../cards/texts'
import type { Presser } from './transitions'

/** Somebody speaks to the bot: who (from the authenticated activity), where, in which language. */
export interface Turn {
  readonly actor: Presser
  /** `personal` is the person's own chat with the bot; elsewhere colleagues read along, in `approvals` the approvers. */
  readonly where: 'personal' | 'approvals' | 'shared'
  readonly language: Language
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

/** What the presser sees at once; slow work goes on after it and updates the cards. */
export interface Reply {
  readonly card: Card
}
