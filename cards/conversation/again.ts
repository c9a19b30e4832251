import { template, type Card } from '../card'
import source from './again.json'
import { speaking } from '../speech'
import { defineTexts, type Translator } from '../texts'

export const againTexts = defineTexts('again', {
  en: {
    title: '✓ {name} was offboarded already',
    text: '{requester} offboarded {name}: that case was completed on {at, date, long}. Its summary is in the chat of {requester} and in the approvals channel.',
    again: 'Start again',
  },
  nl: {
    title: '✓ {name} is al uit dienst gemeld',
    text: '{requester} heeft {name} uit dienst gemeld: die zaak is afgerond op {at, date, long}. De samenvatting staat in de chat van {requester} en in het goedkeuringskanaal.',
    again: 'Opnieuw beginnen',
  },
})

export interface AgainCard {
  readonly say: Translator
  readonly employeeId: string
  readonly employeeName: string
  readonly requesterName: string
  /** When the earlier case was completed, ISO 8601. */
  readonly at: string
}

const render = template<{
  readonly title: string
  readonly text: string
  readonly again: string
  readonly employeeId: string
}>(source)

/** Somebody asks for an employee whose case was completed: says so, and begins another only when that is wanted. */
export function againCard({ say, employeeId, employeeName: name, requesterName: requester, at }: AgainCard): Card {
  const speak = speaking(say)
  return render({
    title: speak(againTexts.say('title', { name })),
    text: speak(againTexts.say('text', { name, requester, at })),
    again: say(againTexts.say('again')),
    employeeId,
  })
}
