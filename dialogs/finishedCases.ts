import type { Card } from '../cards/card'
import { takenUpTexts } from '../cards/channel/takenUpTexts'
import { messageCard } from '../cards/conversation/message'
import type { Translator } from '../cards/texts'
import { heldFrom, stillLeading, takingUp, type Held, type Unfit } from '../services/cases/engine/takingUp'
import { decisionsOf, type OffboardingCase } from '../services/cases/journal/case'
import { botActor, type CaseEvent, type TookOver } from '../services/cases/journal/entry'
import { peopleNamed, readStandings, type Standings } from '../services/facts/people'
import { findUser } from '../services/facts/user'
import { RemoteError } from '../services/remote/reader'
import { contain } from '../services/steps/contain'
import type { DialogTools } from './dialogTools'
import { isAlreadyLeaving } from './leavingLock'
import { forEachCase } from './openCases'
import { readFacts } from './planning'
import { channelSays, requesterSays } from './says'

/** How many people are looked at together: each is one request in a batch. */
const atOnce = 100

/** What somebody took over by closed cases, for whoever opens a case about them: read from the journals alone. */
export async function readTookOver(tools: DialogTools, personId: string): Promise<readonly TookOver[]> {
  const found: TookOver[] = []
  for (const caseId of await tools.store.closedNaming(personId)) {
    const theCase = await newestOf(tools, caseId)
    const held = theCase === undefined ? undefined : heldFrom(theCase, personId, tools.settings.steps)
    if (theCase === undefined || held === undefined) continue
    const { employee, requester, phase } = theCase
    found.push({
      caseId,
      leaver: employee.displayName,
      requester: { id: requester.id, displayName: requester.displayName },
      leading: held.leading.map(({ state }) => state.stepId),
      own: held.own.map(({ state }) => state.stepId),
      completed: phase === 'completed',
    })
  }
  return found
}

/** Somebody's leaving has begun: what leads to them by completed cases is asked about there (promise 17). */
export async function askInFinishedCases(tools: DialogTools, personId: string): Promise<void> {
  if (await isAlreadyLeaving(tools, personId)) await askAbout(tools, personId, 'leaving')
}

/**
 * Looks at everybody who took something over by a completed case, as nobody tells the bot when one of them is blocked or
 * deleted elsewhere. Looked at when the bot starts and every day; who cannot be read is left for the next time.
 */
export async function lookAfterFinishedCases(tools: DialogTools): Promise<void> {
  const people = await tools.store.namedInCompleted()
  for (let first = 0; first < people.length; first += atOnce) {
    const standings = await standingsOf(tools, people.slice(first, first + atOnce))
    for (const [personId, standing] of Object.entries(standings)) {
      if (standing === 'able') continue
      // A draft about them is nobody's business yet but its requester's.
      if (standing === 'leaving' && !(await isAlreadyLeaving(tools, personId))) continue
      await askAbout(tools, personId, standing)
    }
  }
}

async function standingsOf(tools: DialogTools, ids: readonly string[]): Promise<Standings> {
  try {
    return await readStandings(tools.gateways, ids)
  } catch (error) {
    if (!(error instanceof RemoteError)) throw error
    tools.log.warn({ problem: error.problem.kind }, 'Those who took something over could not be looked at')
    return {}
  }
}

async function askAbout(tools: DialogTools, personId: string, standing: Unfit['standing']): Promise<void> {
  const { store } = tools
  const own = (await store.unfinishedOf(personId)) ?? (await store.closedOf(personId))
  const unfit = { standing, ownCase: own !== undefined }
  await forEachCase(tools, await store.closedNaming(personId), async (caseId) => {
    try {
      await takeUp(tools, caseId, personId, unfit)
    } catch (error) {
      if (!(error instanceof RemoteError)) throw error
      tools.log.warn({ caseId, problem: error.problem.kind }, 'A completed case could not be looked at')
    }
  })
}

/** Takes a completed case up again, where something in it still leads to somebody who can have it no more. Throws RemoteError. */
async function takeUp(tools: DialogTools, caseId: string, personId: string, unfit: Unfit): Promise<void> {
  const { settings, journal, engine } = tools
  const theCase = await newestOf(tools, caseId)
  const held = theCase === undefined ? undefined : heldFrom(theCase, personId, settings.steps)
  if (theCase?.phase !== 'completed' || held === undefined || (await isBack(tools, theCase))) return
  const definitions = held.leading.map(({ definition }) => definition)
  const { facts, unread = {} } = await readFacts(tools, definitions, theCase.employee, {
    ...decisionsOf(theCase),
    // The manager is who is suggested in their place.
    [peopleNamed]: theCase.employee.manager,
  })
  const [problem] = Object.values(unread)
  if (problem !== undefined) throw new RemoteError(problem)
  const leading = stillLeading(theCase, held, unfit, facts)
  // Nobody opens another case about the same leaver in between.
  const events = await journal.underPressLock(async () => {
    if ((await newestOf(tools, caseId)) === undefined) return []
    let taken: readonly CaseEvent[] = []
    await journal.record(caseId, botActor, (now) => (taken = takingUp(now, held, leading, unfit, facts)))
    return taken
  })
  if (events.length === 0) return
  await engine.lookAt(caseId)
  await tell(tools, theCase, events, held)
}

/** A closed case, unless there is a newer one about the same leaver: that one knows how things stand. */
async function newestOf({ store, journal }: DialogTools, caseId: string): Promise<OffboardingCase | undefined> {
  const theCase = await journal.load(caseId)
  if (theCase === undefined || (await store.unfinishedOf(theCase.employee.id)) !== undefined) return undefined
  const newest = await store.closedOf(theCase.employee.id)
  if (newest === caseId || newest === undefined) return theCase
  // What gave back a part left the rest of it as it was.
  const takesBack = (await journal.load(newest))?.takesBack
  return takesBack?.part === true && takesBack.caseId === caseId ? theCase : undefined
}

/**
 * Whether there is nothing to hand on: the leaver works here again, since somebody lets them sign in whom the case had
 * blocked; or the account is gone, and everything with it. Throws RemoteError.
 */
async function isBack({ gateways }: DialogTools, { employee, steps }: OffboardingCase): Promise<boolean> {
  const account = await findUser(gateways.graph, employee.id)
  const wasBlocked = steps.some(({ stepId, status }) => stepId === contain.id && status === 'done')
  return account === undefined || (wasBlocked && account.accountEnabled !== false)
}

/** Says it in the channel, and to the requester where no question does. What cannot be delivered stands on the cards all the same. */
async function tell(
  tools: DialogTools,
  theCase: OffboardingCase,
  events: readonly CaseEvent[],
  held: Held,
): Promise<void> {
  const { settings, messenger, log } = tools
  const { requester, employee } = theCase
  const isAsked = events.some(({ kind }) => kind === 'putBack')
  const channel = [{ kind: 'channel' } as const, channelSays(theCase, settings)] as const
  const chat = [{ kind: 'person', personId: requester.id } as const, requesterSays(theCase, settings)] as const
  for (const [place, say] of isAsked ? [channel] : [channel, chat]) {
    try {
      const card = takenUpCard(say, theCase, events, held)
      await messenger.post(place, card, { summary: employee.displayName, under: undefined, urgency: 'asked' })
    } catch (error) {
      log.warn({ caseId: theCase.caseId, err: error }, 'That a case is taken up again could not be said')
    }
  }
}

function takenUpCard(
  say: Translator,
  { employee, requester }: OffboardingCase,
  events: readonly CaseEvent[],
  { leading, own }: Held,
): Card {
  const titleOf = (stepId: string) =>
    [...leading, ...own].flatMap(({ definition }) => (definition.id === stepId ? [definition.title] : []))
  const asked = events.flatMap((event) => (event.kind === 'putBack' ? titleOf(event.stepId) : []))
  const [text] = events.flatMap((event) => (event.kind === 'takenUpAgain' ? [event.why] : []))
  return messageCard({
    say,
    tone: 'warning',
    title: takenUpTexts.say('title', { leaver: employee.displayName }),
    text: text ?? takenUpTexts.say('changed'),
    lines: [
      ...(asked.length === 0 ? [] : [takenUpTexts.say('asks', { requester: requester.displayName, steps: asked })]),
      ...events.flatMap((event) =>
        event.kind === 'passedOn' ? [takenUpTexts.say('own', { steps: titleOf(event.stepId), why: event.why })] : [],
      ),
    ],
  })
}
