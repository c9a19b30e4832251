import { wasPressed, type OffboardingCase } from '../../services/cases/journal/case'
import type { PressKey } from '../../services/cases/journal/entry'
import type { Card } from '../../cards/card'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { RemoteError } from '../../services/remote/reader'
import { answerCard } from '../commands/answer'
import { afterTheAnswer } from '../afterTheAnswer'
import type { DialogTools } from '../dialogTools'
import { makePlan } from '../planning'
import type { Turn } from '../turn'
import type { Effect } from './verb'

const say = dialogTexts.say

/** Does what a press brings with it, now that it is in the journal. Returns the case as it is then. */
export async function carryOut(
  tools: DialogTools,
  turn: Turn,
  theCase: OffboardingCase,
  key: PressKey,
  effects: readonly Effect[],
): Promise<OffboardingCase> {
  let latest = theCase
  for (const effect of effects) {
    switch (effect) {
      case 'lookAtCase':
        await tools.engine.lookAt(theCase.caseId)
        break
      case 'makePlan':
        afterTheAnswer(tools, turn, () => planOrSayLater(tools, turn, theCase))
        break
      case 'writeEvidence':
        latest = await writeEvidence(tools, turn, theCase, key)
    }
  }
  return latest
}

/** Where Microsoft 365 does not answer, the engine tries again, and whoever pressed is told so. */
async function planOrSayLater(tools: DialogTools, turn: Turn, theCase: OffboardingCase): Promise<Card | undefined> {
  try {
    await makePlan(tools, theCase)
    return undefined
  } catch (error) {
    if (!(error instanceof RemoteError)) throw error
    const { problem } = error
    tools.log.warn({ caseId: theCase.caseId, problem }, 'A plan could not be made yet; it is tried again')
    const text = say('planLater', { name: theCase.employee.displayName, text: problem.text })
    return answerCard(tools, turn, { tone: 'warning', title: say('planLaterTitle'), text })
  } finally {
    await tools.engine.lookAt(theCase.caseId)
  }
}

/**
 * Writes the files, and journals what they are of. The fingerprint goes to the log and to Teams as well, where whoever
 * could make the journal anew cannot take it back.
 */
async function writeEvidence(
  tools: DialogTools,
  { actor: { id, displayName } }: Turn,
  { caseId }: OffboardingCase,
  key: PressKey,
): Promise<OffboardingCase> {
  await tools.refusals.flush(caseId)
  const { entries, fingerprint, html, lines } = await tools.writeEvidence(caseId)
  tools.log.info({ caseId, entries, fingerprint, html, lines, actor: id }, 'Evidence was written')
  return tools.journal.record(
    caseId,
    { id, displayName },
    (now) => (wasPressed(now, { id }, key) ? [] : [{ kind: 'evidenceWritten', entries, fingerprint }]),
    key,
  )
}
