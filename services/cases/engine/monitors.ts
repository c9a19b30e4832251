import type { Gateways, Standing } from '../../remote/gateway'
import { stepIn, type OffboardingCase } from '../journal/case'
import { isUnderWay, type SentOperation } from '../journal/sentOperation'
import type { CaseEvent, Outcome } from '../journal/entry'
import { botActor, type Journal } from '../journal/journal'
import type { Pace } from '../../remote/pace'
import { RemoteError, type RemoteProblem } from '../../remote/reader'

interface FollowingTools {
  readonly journal: Journal
  readonly gateways: Gateways
  readonly pace: Pace
  readonly now: () => Date
}

/**
 * Asks the monitors of what is still under way, and journals how far it is. Undefined while something is; the case with
 * what came of it once all have ended; the same case when there was nothing to follow.
 */
export async function followMonitors(
  tools: FollowingTools,
  theCase: OffboardingCase,
  stepId: string,
): Promise<OffboardingCase | undefined> {
  const open = stepIn(theCase, stepId).sent.filter(isUnderWay)
  if (open.length === 0) return theCase
  const told = (await Promise.all(open.map((sent) => newsOf(tools, stepId, sent)))).flat()
  const latest = told.length === 0 ? theCase : await tools.journal.record(theCase.caseId, botActor, () => told)
  return stepIn(latest, stepId).sent.some(isUnderWay) ? undefined : latest
}

async function newsOf(tools: FollowingTools, stepId: string, sent: SentOperation): Promise<readonly CaseEvent[]> {
  const { clientRequestId, percent, outcome } = sent
  if (outcome?.result !== 'accepted') return []
  const { monitor = '', ...accepted } = outcome
  const standing = await standingOf(tools, monitor, sent)
  if (standing.kind === 'underWay') {
    const moved = standing.percent !== undefined && standing.percent !== percent
    return moved ? [{ kind: 'operationProgressed', stepId, clientRequestId, percent: standing.percent }] : []
  }
  const ended: Outcome =
    standing.kind === 'failed'
      ? { result: 'refused', problem: standing.problem }
      : { ...accepted, ...(standing.partly === true ? { partly: true } : {}) }
  return [{ kind: 'operationAnswered', stepId, clientRequestId, outcome: ended }]
}

/**
 * A monitor that cannot be asked at the moment has no news, nor has one that is not there yet; one that is not there when
 * it should be by now tells that what it was about is gone. Throws RemoteError for what will not pass.
 */
async function standingOf(
  { gateways, pace, now }: FollowingTools,
  monitor: string,
  { answeredAt, sentAt }: SentOperation,
): Promise<Standing> {
  try {
    return await gateways.graph.follow(monitor)
  } catch (error) {
    if (!(error instanceof RemoteError)) throw error
    if (isPassing(error.problem)) return { kind: 'underWay', percent: undefined }
    if (error.problem.kind !== 'notFound') throw error
    const age = now().getTime() - Date.parse(answeredAt ?? sentAt)
    return age <= pace.verifyPatience
      ? { kind: 'underWay', percent: undefined }
      : { kind: 'failed', problem: error.problem }
  }
}

/** Whether a problem may be over when the same is asked again later. */
export function isPassing({ kind }: RemoteProblem): boolean {
  return kind === 'throttled' || kind === 'unavailable' || kind === 'unknown'
}
