import { template, type Card } from '../card'
import source from './again.json'
import { speaking } from '../speech'
import { defineTexts, type Translator } from '../texts'
import { typedTexts } from './typedTexts'

export const againTexts = defineTexts('again', {
  en: {
    title: '✓ {name} was offboarded already',
    text: '{requester} offboarded {name}, and that was completed on {at, date, long}. Its summary is in the chat of {requester} and in the approvals channel, and says how to take back what can be taken back.',
    again: 'Start again',
  },
  nl: {
    title: '✓ {name} is al uit dienst gemeld',
    text: '{requester} heeft {name} uit dienst gemeld, en dat is afgerond op {at, date, long}. De samenvatting staat in de chat van {requester} en in het goedkeuringskanaal; daar staat ook hoe je terugdraait wat terug te draaien is.',
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
  readonly caseId: string
  /** The newest revision of the earlier case. */
  readonly revision: number
  /** Whether the reader may have the summary here: it was theirs. */
  readonly isTheirs: boolean
  /** Where its thread is, where a link to it is known. */
  readonly thread: string | undefined
}

const render = template<{
  readonly title: string
  readonly text: string
  readonly again: string
  readonly employeeId: string
  readonly caseId: string
  readonly revision: number
  readonly summary: string
  readonly thread: string
  readonly threadTitle: string
}>(source)

/** Somebody asks for an employee whose case was completed: says so, and begins another only when that is wanted. */
export function againCard(card: AgainCard): Card {
  const { say, employeeId, employeeName: name, requesterName: requester, at, caseId, revision, isTheirs, thread } = card
  const speak = speaking(say)
  return render({
    title: speak(againTexts.say('title', { name })),
    text: speak(againTexts.say('text', { name, requester, at })),
    again: say(againTexts.say('again')),
    employeeId,
    caseId,
    revision,
    summary: isTheirs ? say(typedTexts.say('showSummary')) : '',
    thread: thread ?? '',
    threadTitle: say(typedTexts.say('thread')),
  })
}
