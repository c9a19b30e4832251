import { steps as allSteps } from '../../services/steps'
import { inCloud } from '../../services/steps/cloudTask'
import type { Language, Message } from '../../cards/texts'
import type { CloudProfile } from '../../services/remote/clouds'
import type { PageSettings } from '../../services/cases/evidence/page'
import { rendererVersion } from '../../services/cases/evidence/version'
import type { Admission } from '../access'
import { catalogueFor } from '../catalogue'
import type { NotYet } from './decide'
import type { DialogTools } from '../dialogTools'
import { mayHaveEvidence, type Transition } from '../transitions'
import type { Turn } from '../turn'
import type { CasePress } from '.'

/** In which words evidence is written. */
export function evidenceSettings(cloud: CloudProfile, timeZone: string, language: Language): PageSettings {
  const steps = allSteps.map((step) => inCloud(step, cloud))
  const { [language]: say } = catalogueFor(steps, timeZone)
  return { say, steps, timeZone, cloud: cloud.name, version: rendererVersion() }
}

/**
 * Somebody pressed for the evidence: writes the files, and journals what they are of. The fingerprint goes to the log and
 * to Teams as well, where whoever could make the journal anew cannot take it back.
 */
export async function writeEvidence(
  tools: DialogTools,
  turn: Turn,
  { theCase }: CasePress,
): Promise<Transition | NotYet> {
  const [operator, approver] = await Promise.all([tools.access.operator(turn.actor), tools.access.approver(turn.actor)])
  const refused = mayHaveEvidence(theCase, turn, { operator: whyNot(operator), approver: whyNot(approver) })
  if (refused !== undefined) return { ok: false, why: refused }
  const { caseId } = theCase
  const { entries, fingerprint, html, lines } = await tools.writeEvidence(caseId)
  tools.log.info({ caseId, entries, fingerprint, html, lines, actor: turn.actor.id }, 'Evidence was written')
  return { ok: true, events: [{ kind: 'evidenceWritten', entries, fingerprint }] }
}

function whyNot(admission: Admission): Message | undefined {
  return admission.ok ? undefined : admission.why
}
