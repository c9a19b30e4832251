import { cloudTaskCard, cloudTaskTexts } from '../../cards/steps/cloudTask'
import { sayOf } from '../../cards/conversation/decision'
import type { CloudProfile } from '../remote/clouds'
import type { PersonOperation } from '../model/operation'
import type { Employee } from '../model/people'
import type { AnyStep, Step } from './step'

/** What is known of a step that a cloud lacks: that it lacks it. */
export interface CloudTaskFacts {
  readonly lacking: true
}

export interface CloudTaskDecision {
  readonly choice: 'task' | 'leave'
}

const say = sayOf(cloudTaskTexts)
const everywhere = ['global', 'usGov', 'china'] as const

/**
 * A step as it is in a cloud: itself, or where its calls do not exist there a task for a person in its place, with the
 * same id, title and order. Which calls a cloud has: Microsoft's metadata of each.
 */
export function inCloud(step: AnyStep, cloud: CloudProfile): AnyStep {
  return step.clouds.includes(cloud.calls) ? step : taskFor(step, cloud)
}

/** Nothing shows whether it was done, so the person's word is what ends it: `isDone` says no more than that. */
function taskFor(step: AnyStep, cloud: CloudProfile): AnyStep {
  const { id, texts, title, after, follows, precedes, destructive } = step
  const task: Step<CloudTaskFacts, CloudTaskDecision> = {
    id,
    texts,
    title,
    after,
    ...(follows === undefined ? {} : { follows }),
    ...(precedes === undefined ? {} : { precedes }),
    destructive,
    permissions: [],
    clouds: everywhere,
    settleSeconds: 0,
    people: [],
    read: async () => ({ lacking: true }),
    findings: () => [{ tone: 'advice', message: say('finding', { title }) }],
    applies: () => true,
    suggest: () => ({ choice: 'task' }),
    ask: (envelope, _facts, { choice }) => cloudTaskCard(envelope, title, step.byHand?.effect, choice),
    parse: ({ choice }) =>
      choice === 'task' || choice === 'leave'
        ? { ok: true, value: { choice } }
        : { ok: false, problem: say('chooseMissing') },
    describe: ({ choice }) => say(choice === 'task' ? 'chosenTask' : 'chosenLeave'),
    changesNothing: ({ choice }) => choice === 'leave',
    plan: (employee, _facts, { choice }) => (choice === 'leave' ? [] : [byHand(step, cloud, employee)]),
    isOnlySaid: (_facts, { choice }) => choice === 'task',
    isDone: () => true,
    verified: (_facts, { choice }) => say(choice === 'task' ? 'verified' : 'chosenLeave'),
    aftermath: () => ({ felt: [], reminders: [] }),
    restore: () => [],
  }
  return task
}

function byHand(
  { title, byHand: own }: AnyStep,
  { links }: CloudProfile,
  { userPrincipalName: upn }: Employee,
): PersonOperation {
  return {
    via: 'person',
    explain: say('explain', { title }),
    instruction: own?.instruction(upn) ?? say('instruct', { upn, title }),
    link: links[own?.where ?? 'admin'],
  }
}
