import type { Message } from '../../cards/texts'
import { channelSummaryKey, requesterSummaryKey } from '../../services/cases/journal/cardKeys'
import type { OffboardingCase } from '../../services/cases/journal/case'
import type { Admission } from '../access'
import type { Turn } from '../turn'
import { accept, refuse, whyNotRequester, type CaseVerb } from './verb'

/** Why somebody is no operator or no approver; undefined when they are. */
interface Rights {
  readonly operator: Message | undefined
  readonly approver: Message | undefined
}

/** Somebody presses for the evidence. */
export const evidence: CaseVerb<Rights> = {
  may: 'either',
  needsStep: false,
  async read({ access }, { actor }) {
    const [operator, approver] = await Promise.all([access.operator(actor), access.approver(actor)])
    return { operator: whyNot(operator), approver: whyNot(approver) }
  },
  decide(theCase, turn, _press, rights) {
    const refused = whyNoEvidence(theCase, turn, rights)
    // What it is of is known once it is written: the entry comes with the files.
    return refused === undefined ? accept([], 'writeEvidence') : refuse(refused)
  },
  answer: (_theCase, { input }) => (input['audience'] === 'channel' ? channelSummaryKey : requesterSummaryKey),
}

/** Who may have the evidence: the requester as an operator, and an approver in the channel. Undefined when they may. */
export function whyNoEvidence(
  theCase: OffboardingCase,
  { actor, where }: Pick<Turn, 'actor' | 'where'>,
  rights: Rights,
): Message | undefined {
  if (where === 'approvals' && rights.approver === undefined) return undefined
  const refused = whyNotRequester(theCase, actor) ?? rights.operator
  return refused !== undefined && where === 'approvals' ? rights.approver : refused
}

function whyNot(admission: Admission): Message | undefined {
  return admission.ok ? undefined : admission.why
}
