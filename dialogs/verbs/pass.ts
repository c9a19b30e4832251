import type { RemoteProblem } from '../../services/remote/reader'
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { Card } from '../../cards/card'
import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { pauseTexts } from '../../cards/conversation/pauseTexts'
import { passTexts } from '../../cards/returning/passTexts'
import { passKey, personKey } from '../../services/cases/journal/cardKeys'
import type { OffboardingCase } from '../../services/cases/journal/case'
import { botActor, type CaseEvent } from '../../services/cases/journal/entry'
import { seenPass } from '../../services/cases/journal/pass'
import { isPaused } from '../../services/cases/journal/pause'
import { leavingAmong } from '../../services/facts/people'
import { readAccount } from '../../services/directory/employee'
import { RemoteError } from '../../services/remote/reader'
import { roles } from '../../services/steps/roles'
import type { RolesFacts } from '../../services/steps/roles/reading'
import type { DialogTools } from '../dialogTools'
import { stepOf } from '../stepsOfCase'
import type { Turn } from '../turn'
import { passCardOf, passOffered, shownPassOf } from '../views/pass'
import { accept, refuse, stepNamed, whyNotRequester, type CaseVerb } from './verb'

const say = passTexts.say

/** For so many days after its task was given out passes are made: nobody approved of making them for ever. */
const daysOfPasses = 7
const day = 24 * 3_600_000

/** What must be known of whoever is to sign in with it, at the moment of the press. */
interface Known {
  readonly mayEnter: boolean
  /** They hold an administrator role, directly or by a group, or can activate one. */
  readonly isAdministrator: boolean
  readonly leaves: boolean
  readonly now: Date
  readonly clientRequestId: string
}

/** What Microsoft answers (learn, temporaryAccessPassAuthenticationMethod). The pass is in this answer and in no other. */
const madeSchema = z.object({
  id: z.string().min(1),
  temporaryAccessPass: z.string().min(1),
  startDateTime: z.iso.datetime({ offset: true }),
  lifetimeInMinutes: z.number(),
  isUsableOnce: z.boolean(),
})
const readSchema = z.object({ id: z.string(), methodUsabilityReason: z.string().nullish() })

/**
 * *Show the pass*: makes a temporary access pass, and shows it once to the requester, in the dialog that the press opened.
 * That one is asked for is in the journal before the request goes out; the pass itself is nowhere (promises 10 and 12).
 */
export const pass: CaseVerb<Known> = {
  may: 'operator',
  needsStep: true,
  async read({ gateways, now }, _turn, { employee }) {
    const { id } = employee
    const [account, held, leaving] = await Promise.all([
      readAccount(gateways.graph, id),
      roles.read(gateways, employee),
      leavingAmong(gateways, [id]),
    ])
    return {
      mayEnter: account?.accountEnabled === true,
      isAdministrator: powersIn(held).length > 0 || (account?.adminRoleIds ?? []).length > 0,
      leaves: leaving.has(id),
      now: now(),
      clientRequestId: randomUUID(),
    }
  },
  decide(
    theCase,
    { actor },
    { stepId, revision },
    { mayEnter, isAdministrator, leaves, now, clientRequestId },
    settings,
  ) {
    const refused = whyNotRequester(theCase, actor)
    if (refused !== undefined) return refuse(refused)
    const step = stepNamed(theCase, stepId)
    const operation = step === undefined ? undefined : passOffered(theCase, step, settings)
    if (step === undefined || operation === undefined) return refuse(say('notOffered'))
    if (step.revision !== revision)
      return refuse(seenPass(step.pass) === undefined ? dialogTexts.say('stale') : say('wasShown'))
    if (isPaused(theCase)) return refuse(pauseTexts.say('first', { name: theCase.paused?.by.displayName ?? '' }))
    if (leaves) return refuse(say('leavesAgain'))
    if (!mayEnter) return refuse(say('blocked'))
    // Whoever is shown the pass could sign in with it, and have more power than theirs.
    if (isAdministrator) return refuse(say('administrator'))
    const since = Date.parse(step.taskGiven?.at ?? '')
    if (!(now.getTime() - since <= daysOfPasses * day)) return refuse(say('tooLate', { days: daysOfPasses }))
    return accept([{ kind: 'passAsked', stepId: step.stepId, operation, clientRequestId }])
  },
  shows: showPass,
  answer: (_theCase, { stepId }) => (stepId === undefined ? personKey : passKey(stepId)),
}

function powersIn({ active, eligible = [], groups, eligibleGroups = [] }: RolesFacts): readonly unknown[] {
  return [...active, ...eligible, ...groups, ...eligibleGroups]
}

/** Makes the pass that was just asked for, and gives it to whoever pressed, if that still waits for it. */
async function showPass(tools: DialogTools, turn: Turn, theCase: OffboardingCase, stepId: string): Promise<Card> {
  const view = stepOf(theCase, tools.settings, stepId)
  const operation = view === undefined ? undefined : passOffered(theCase, view.state, tools.settings)
  const { clientRequestId } = view?.state.pass ?? {}
  if (view === undefined || operation === undefined || clientRequestId === undefined)
    throw new Error(`No pass was asked for in case ${theCase.caseId}`)
  const about = theCase.employee.id
  const answer = await tools.gateways.graph.make(operation, { clientRequestId, about }, madeSchema)
  if (!answer.ok) {
    const problem = 'notSent' in answer ? keptBack : answer.problem
    const after = await note(tools, turn, theCase, { kind: 'passRefused', stepId, clientRequestId, problem })
    return passCardOf(after, stepOf(after, tools.settings, stepId) ?? view, tools.settings)
  }
  const { id, temporaryAccessPass, startDateTime: validFrom, lifetimeInMinutes, isUsableOnce } = answer.value
  const made: CaseEvent = {
    kind: 'passMade',
    stepId,
    clientRequestId,
    id,
    validFrom,
    lifetimeInMinutes,
    isUsableOnce,
    ...(turn.stillWaits?.() === true ? { seen: true } : {}),
    ...(answer.requestId === undefined ? {} : { requestId: answer.requestId }),
  }
  const after = await note(tools, turn, theCase, made)
  const now = stepOf(after, tools.settings, stepId) ?? view
  const shown = seenPass(now.state.pass)
  // Another one was asked for meanwhile, and this one is nothing any more.
  if (shown === undefined || shown.id !== id) return passCardOf(after, now, tools.settings)
  tools.background.run(() => readBack(tools, after, stepId, id), turn.actor.id)
  return shownPassOf(after, now, tools.settings, temporaryAccessPass, shown)
}

/** No pass was asked for: the bot's configuration keeps it from writing. */
const keptBack: RemoteProblem = {
  kind: 'forbidden',
  system: 'graph',
  text: 'Not sent: this bot is in a dry run or limited to test accounts (DRY_RUN, ONLY).',
}

function note(
  { journal }: DialogTools,
  { actor: { id, displayName } }: Turn,
  { caseId }: OffboardingCase,
  event: CaseEvent,
): Promise<OffboardingCase> {
  return journal.record(caseId, { id, displayName }, () => [event])
}

/**
 * How often it is looked for, and how long apart at first, milliseconds: what Microsoft wrote may be read a little later, and
 * it lets nobody look more often than five times in ten seconds.
 */
const looks = 4
const firstPause = 1_000

/** Looks whether the pass is there, by which its task is done. Where it does not show, its person says so as ever. */
async function readBack(
  tools: DialogTools,
  { caseId, employee }: OffboardingCase,
  stepId: string,
  id: string,
): Promise<void> {
  for (let look = 0; look < looks; look += 1) {
    if (look > 0) await pause(firstPause * 2 ** (look - 1))
    const usability = await usabilityOf(tools, employee.id, id)
    if (usability === undefined) continue
    await tools.journal.record(caseId, botActor, (now) => {
      const outcome = stepNamed(now, stepId)?.pass?.outcome
      const isIt = outcome?.kind === 'made' && outcome.id === id
      return isIt ? [{ kind: 'passReadBack', stepId, id, ...(usability === '' ? {} : { usability }) }] : []
    })
    await tools.engine.lookAt(caseId)
    return
  }
}

/** Microsoft’s word for whether the pass can be used, empty where it has none; undefined where it does not show. */
async function usabilityOf({ gateways, log }: DialogTools, userId: string, id: string): Promise<string | undefined> {
  try {
    const found = await gateways.graph.list(`/users/${userId}/authentication/methods`, readSchema)
    const read = found.find((one) => one.id === id)
    return read === undefined ? undefined : (read.methodUsabilityReason ?? '')
  } catch (error) {
    if (!(error instanceof RemoteError)) throw error
    log.warn({ problem: error.problem }, 'A pass could not be read back')
    return undefined
  }
}
