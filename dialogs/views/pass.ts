import type { Card } from '../../cards/card'
import { passCard } from '../../cards/returning/pass'
import { passTexts } from '../../cards/returning/passTexts'
import type { Message } from '../../cards/texts'
import type { CaseStep, OffboardingCase } from '../../services/cases/journal/case'
import { type PassMade, type PassOfStep } from '../../services/cases/journal/pass'
import type { GraphOperation } from '../../services/model/operation'
import { requesterSays } from '../says'
import type { CaseSettings } from '../settings'
import type { StepOfCase } from '../stepsOfCase'

const say = passTexts.say

/** What makes the pass of a step’s task at a press, as it was approved; undefined where there is none to be had. Pure. */
export function passOffered(
  { ended }: Pick<OffboardingCase, 'ended'>,
  { status, tasks, pass }: CaseStep,
  { showsPasses }: Pick<CaseSettings, 'showsPasses'>,
): GraphOperation | undefined {
  if (showsPasses !== true || ended !== undefined) return undefined
  // What a person did by hand needs none any more; one that was made may have to be made anew.
  const isHandedOver = pass !== undefined && (pass.readBack !== undefined || heard(pass)?.kind !== 'refused')
  const isWanted = status === 'task' || isHandedOver
  return isWanted ? tasks.flatMap((task) => (task.via === 'person' ? (task.offers ?? []) : []))[0] : undefined
}

/** How it stands with the pass of a step’s task, and the button that makes one; undefined where none is spoken of. Pure. */
export function passLine(
  theCase: OffboardingCase,
  state: CaseStep,
  settings: CaseSettings,
): { readonly text: Message; readonly button?: Message } | undefined {
  const isOffered = passOffered(theCase, state, settings) !== undefined
  if (state.pass === undefined) return isOffered ? { text: say('offered'), button: say('show') } : undefined
  const isNone = heard(state.pass)?.kind === 'refused'
  return { text: standing(state.pass), ...(isOffered ? { button: say(isNone ? 'show' : 'another') } : {}) }
}

/** What was heard; undefined where no answer came, or none that tells whether one was made. */
function heard({ outcome }: PassOfStep): PassOfStep['outcome'] {
  return outcome?.kind === 'refused' && outcome.problem.kind === 'unknown' ? undefined : outcome
}

function standing(pass: PassOfStep): Message {
  const { displayName: name } = pass.by
  const outcome = heard(pass)
  if (outcome === undefined) return say('unheard', { name, at: pass.askedAt })
  if (outcome.kind === 'refused') return say('refused', { text: outcome.problem.text })
  const { at, validUntil: until, isUsableOnce } = outcome
  if (!outcome.seen) return say('unseen', { at })
  return say('seen', { name, at, until, once: isUsableOnce ? 'yes' : 'no' })
}

/** What the summary says of a way in by a pass: who was shown it, and that it was read back; undefined where there is none. Pure. */
export function verifiedByPass({ pass }: CaseStep): Message | undefined {
  const { readBack } = pass ?? {}
  return readBack === undefined ? undefined : say('verified', { name: readBack.by.displayName, at: readBack.at })
}

/** The dialog that a press is answered with where it shows no pass: how it stands, and the button for another one. Pure. */
export function passCardOf(theCase: OffboardingCase, { state }: StepOfCase, settings: CaseSettings): Card {
  const line = passLine(theCase, state, settings)
  return passCard({
    ...about(theCase, state, settings),
    lines: [line?.text ?? say('notOffered')],
    button: line?.button,
  })
}

/** The one card that has the pass on it: the answer to the press that made it. Pure. */
export function shownPassOf(
  theCase: OffboardingCase,
  { state }: StepOfCase,
  settings: CaseSettings,
  pass: string,
  { validUntil: until, isUsableOnce }: Pick<PassMade, 'validUntil' | 'isUsableOnce'>,
): Card {
  const lines = [say('onlyNow'), say('lasts', { until, once: isUsableOnce ? 'yes' : 'no' }), say('hand')]
  return passCard({ ...about(theCase, state, settings), pass, lines })
}

function about(theCase: OffboardingCase, { stepId, revision }: CaseStep, settings: CaseSettings) {
  const { caseId, employee } = theCase
  return { say: requesterSays(theCase, settings), caseId, revision, stepId, employeeName: employee.displayName }
}
