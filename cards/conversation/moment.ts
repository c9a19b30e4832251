import { template, type Card } from '../card'
import source from './message.json'
import { messageView, type MessageCard, type MessageView } from './message'
import element from './when.json'
import { whenView, type WhenOffer, type WhenView } from './when'

interface View extends MessageView, WhenView {}

const render = template<View>({ ...source, body: [...source.body, element] })

/** What is told or asked about the moment of an offboarding, with the choice of another one where there is one. */
export function momentCard(
  card: MessageCard & {
    /** None where it is about all of a batch. */
    readonly caseId?: string
    /** The card’s own key. */
    readonly key: string
    readonly when: WhenOffer | undefined
  },
): Card {
  return render({ ...messageView(card), ...whenView(card.say, card.when, card.key, card.caseId ?? '') })
}
