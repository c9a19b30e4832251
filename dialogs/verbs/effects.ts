import { wasPressed, type OffboardingCase } from '../../services/cases/journal/case'
import type { PressKey } from '../../services/cases/journal/entry'
import type { Card } from '../../cards/card'
import { undoTexts } from '../../cards/channel/undoTexts'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import type { Message } from '../../cards/texts'
import { RemoteError } from '../../services/remote/reader'
import { answerCard } from '../commands/answer'
import { restore } from '../commands/restore'
import { afterTheAnswer } from '../afterTheAnswer'
import type { DialogTools } from '../dialogTools'
import { makePlan } from '../planning'
import type { Turn } from '../turn'
import type { Effect } from './verb'

const say = dialogTexts.say

/** The case after all that a press brings with it, and what only whoever pressed is told. */
export interface CarriedOut {
  readonly after: OffboardingCase
  readonly notice?: Message
}

/** Does what a press brings with it, now that it is in the journal. Throws RemoteError and JournalFault. */
export async function carryOut(
  tools: DialogTools,
  turn: Turn,
  theCase: OffboardingCase,
  key: PressKey,
  effects: readonly Effect[],
): Promise<CarriedOut> {
  let latest: CarriedOut = { after: theCase }
  for (const effect of effects) {
    switch (effect) {
      case 'lookAtCase':
        await tools.engine.lookAt(theCase.caseId)
        break
      case 'makePlan':
        afterTheAnswer(tools, turn, () => planOrSayLater(tools, turn, theCase))
        break
      case 'writeEvidence':
        latest = { after: await writeEvidence(tools, turn, theCase, key) }
        break
      case 'offerBack':
        latest = { after: theCase, notice: await offerBack(tools, turn, theCase, key.stepId) }
        break
      case 'handBack':
        await handBack(tools, turn, theCase)
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

/** Asks in the presser’s own chat, where nobody reads along, and says where that is. */
async function offerBack(
  tools: DialogTools,
  turn: Turn,
  { caseId, employee }: OffboardingCase,
  part: string,
): Promise<Message> {
  const { id: personId, displayName: name } = turn.actor
  const asked = { people: [employee.id], begins: false, part, of: caseId }
  const card = await restore(tools, { ...turn, where: 'personal' }, asked)
  if (card === undefined) return say('opened', { name })
  const place = { kind: 'person', personId } as const
  const posted = await tools.messenger.post(place, card, {
    summary: 'Offboarding',
    under: undefined,
    urgency: 'answer',
  })
  return posted.kind === 'shown' ? say('opened', { name }) : undoTexts.say('unreachable')
}

/** What was to come back by itself stays as its offboarding left it. */
async function handBack(
  { journal }: DialogTools,
  { actor: { id, displayName } }: Turn,
  { takesBack }: OffboardingCase,
): Promise<void> {
  if (takesBack === undefined) return
  await journal.record(takesBack.caseId, { id, displayName }, ({ steps }) =>
    steps
      .filter(({ stepId, passedOn }) => takesBack.made[stepId] !== undefined && passedOn !== undefined)
      .map(({ stepId }) => ({ kind: 'answersAgain', stepId })),
  )
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
