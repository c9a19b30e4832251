import { sayOf } from '../../../cards/conversation/decision'
import { devicesTexts } from '../../../cards/steps/devices/card'
import type { Message } from '../../../cards/texts'
import type { PlannerInput } from '../../planning/planner'
import { known } from '../context'
import { devices } from '.'
import { mayBeWiped } from './rules'
import { adviceIn } from '../mail-access'

const say = sayOf(devicesTexts)

/** Promise 6: nothing that may be somebody's own is wiped as a whole, whatever a decision says. */
export function deviceConflicts(input: PlannerInput): readonly Message[] {
  const { facts, decision } = known(devices, input)
  const wiped = (decision?.devices ?? []).filter(({ action }) => action === 'wipe')
  return wiped
    .filter(({ id }) => !(facts?.managed ?? []).some((device) => device.id === id && mayBeWiped(device)))
    .map(({ name }) => say('personalNeverWiped', { name }))
}

/** What is worth a thought when the mailbox is shared and closed to everybody. */
export function mailAccessAdvice(input: PlannerInput): readonly Message[] {
  return adviceIn(input)
}
