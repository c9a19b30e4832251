import { returningTexts } from '../../cards/returning/texts'
import { sayOf } from '../../cards/conversation/decision'
import { lost } from '../model/partBack'
import { withoutLost } from '../planning/wayBack'
import { readHolder } from '../joining/kept'
import type { CallsFacts } from '../steps/calls/afterDecision'
import { ofNumber } from '../steps/calls/wayBack'
import type { AnyStep } from '../steps/step'
import type { BackFacts } from './stepBack'

const say = sayOf(returningTexts)

/**
 * A number that somebody else was given since is known before anything is sent: it stays with them. From the successor, who
 * has it by the offboarding itself, it is taken first.
 */
export function unlessGivenOn(back: AnyStep): AnyStep {
  return {
    ...back,
    async read(from, employee, decision, made) {
      const facts = (await back.read(from, employee, decision, made)) as BackFacts
      const number = (made?.before as CallsFacts | undefined)?.number
      const isAssignedAtOnce = facts.parts.some(({ id, operations }) => id === ofNumber && operations.length === 1)
      if (number === undefined || number.writtenBy !== undefined || !isAssignedAtOnce) return facts
      const holder = await readHolder(from, number)
      if (typeof holder !== 'object' || holder.id === employee.id) return facts
      const why = say('numberGiven', { number: number.telephoneNumber, holder: holder.displayName })
      return { parts: withoutLost(facts.parts.map((part) => (part.id === ofNumber ? lost(ofNumber, why) : part))) }
    },
  }
}
