import { template, type Card } from '../card'
import source from './message.json'
import { messageView, type MessageCard, type MessageView } from './message'
import element from './when.json'
import { whenView, type WhenOffer, type WhenView } from './when'

interface View extends MessageView, WhenView {
  readonly caseId: string
}

const render = template<View>({ ...source, body: [...source.body, element] })

/** What is told or asked about the moment of an offboarding, with the choice of another one where there is one. */
export function momentCard(
  card: MessageCard & {
    readonly caseId: string
    /** The card’s own key. */
    readonly key: string
    readonly when: WhenOffer | undefined
  },
): Card {
  return render({ ...messageView(card), caseId: card.caseId, ...whenView(card.say, card.when, card.key) })
}
