import { randomUUID } from 'node:crypto'
import { messageCard } from '../cards/conversation/message'
import { takenUpTexts } from '../cards/channel/takenUpTexts'
import { decisionsOf, type CaseStep, type OffboardingCase } from '../services/cases/journal/case'
import { botActor, type CaseEvent } from '../services/cases/journal/entry'
import type { AnyStep } from '../services/steps/step'
import type { DialogTools } from './dialogTools'
import { forEachCase } from './openCases'
import { readFacts } from './planning'
import { channelSays, requesterSays } from './says'

/** Days in which a completed case is looked at again: another system comes round in hours, and people are slower. */
const watchedFor = 14
const day = 24 * 60 * 60_000

interface Watched {
  readonly definition: AnyStep
  readonly state: CaseStep
}

/**
 * Looks again at what another system may have turned back since a case was completed, such as a mailbox that is shared here
 * and not where it is mastered. A case in which that happened is taken up again: the step has failed, and people are told.
 * What cannot be read is left for the next time. Looked at when the bot starts and every day.
 */
export async function lookForWhatTurnedBack(tools: DialogTools, now: Date): Promise<void> {
  const { store, journal, log } = tools
  const recent = await store.closedSince(new Date(now.getTime() - watchedFor * day))
  await forEachCase(tools, recent, async (caseId) => {
    const theCase = await journal.load(caseId)
    if (theCase === undefined || (await store.unfinishedOf(theCase.employee.id)) !== undefined) return
    const watched = watchedIn(theCase, tools.settings.steps)
    if (watched.length === 0) return
    const definitions = watched.map(({ definition }) => definition)
    const { facts, unread = {} } = await readFacts(tools, definitions, theCase.employee, decisionsOf(theCase))
    for (const [stepId, problem] of Object.entries(unread))
      log.warn({ caseId, stepId, problem: problem.kind }, 'Whether something turned back could not be read')
    await takeUp(tools, caseId, facts, now)
  })
}

/** The steps of a completed case that another system may turn back. Pure. */
function watchedIn(theCase: OffboardingCase, steps: readonly AnyStep[]): readonly Watched[] {
  if (theCase.phase !== 'completed') return []
  return steps.flatMap((definition) => {
    const state = theCase.steps.find(({ stepId, status }) => stepId === definition.id && status === 'done')
    const isWatched = state !== undefined && definition.turnsBack?.(state.before, state.decision) === true
    return isWatched ? [{ definition, state }] : []
  })
}

/** Which of it is there and not so any more, by facts that were read just now: what was deleted did not turn back. Pure. */
function turnedBack(
  theCase: OffboardingCase,
  steps: readonly AnyStep[],
  facts: Readonly<Record<string, unknown>>,
): readonly Watched[] {
  const context = { employee: theCase.employee, facts, decisions: decisionsOf(theCase) }
  return watchedIn(theCase, steps).filter(({ definition, state }) => {
    const now = facts[definition.id]
    if (now === undefined || !definition.applies(now, context)) return false
    return !definition.isDone(now, state.decision, state.before)
  })
}

async function takeUp(
  tools: DialogTools,
  caseId: string,
  facts: Readonly<Record<string, unknown>>,
  now: Date,
): Promise<void> {
  const { journal, engine, settings } = tools
  const correlationId = randomUUID()
  let taken: readonly CaseEvent[] = []
  const theCase = await journal.record(caseId, botActor, (latest) => {
    const steps = turnedBack(latest, settings.steps, facts)
    const titles = steps.map(({ definition }) => definition.title)
    const problem = takenUpTexts.say('turnedBack', { steps: titles, at: now.toISOString() })
    taken =
      steps.length === 0
        ? []
        : [
            { kind: 'takenUpAgain', why: problem },
            {
              kind: 'lookedAtLast',
              looks: steps.map(({ state: { stepId } }) => {
                return { stepId, result: 'noLongerSo' as const, facts: facts[stepId], problem }
              }),
              correlationId,
            },
          ]
    return taken
  })
  const [first] = taken
  if (first?.kind !== 'takenUpAgain') return
  await engine.lookAt(caseId)
  await tell(tools, theCase, first)
}

/** Says it in the channel and to the requester. What cannot be delivered stands on the cards all the same. */
async function tell(
  { settings, messenger, log }: DialogTools,
  theCase: OffboardingCase,
  { why }: CaseEvent & { readonly kind: 'takenUpAgain' },
): Promise<void> {
  const { requester, employee, caseId } = theCase
  const places = [
    [{ kind: 'channel' } as const, channelSays(theCase, settings)] as const,
    [{ kind: 'person', personId: requester.id } as const, requesterSays(theCase, settings)] as const,
  ]
  for (const [place, say] of places) {
    const title = takenUpTexts.say('title', { leaver: employee.displayName })
    const card = messageCard({ say, tone: 'warning', title, text: why, lines: [] })
    try {
      await messenger.post(place, card, { summary: employee.displayName, under: undefined, urgency: 'asked' })
    } catch (error) {
      log.warn({ caseId, err: error }, 'That a case is taken up again could not be said')
    }
  }
}
