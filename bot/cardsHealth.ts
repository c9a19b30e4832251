import type { BackOff } from '../dialogs/backOff'
import type { Finding } from './health'

/** So often may Teams put something off before that is worth an operator’s while. */
const passing = 3

/**
 * What `/health` says about cards that Teams does not take. Pure.
 * @param held by case
 */
export function cardsHealth(held: ReadonlyMap<string, readonly BackOff[]>): Finding {
  const cases = [...held.values()]
    .map((backOffs) => backOffs.filter(({ refusal, count }) => refusal.kind === 'refused' || count >= passing))
    .filter((backOffs) => backOffs.length > 0)
  if (cases.length === 0) return { state: 'well' }
  const places = cases.flat().map(({ place }) => place)
  const chats = new Set(places.flatMap((place) => (place.kind === 'person' ? [place.personId] : []))).size
  const where = [
    ...(places.some(({ kind }) => kind === 'channel') ? ['the approvals channel'] : []),
    ...(chats === 0 ? [] : [chats === 1 ? 'the chat of one person' : `the chats of ${chats} people`]),
  ].join(' and ')
  return {
    state: 'hampered',
    sentence:
      `Teams does not take the cards of ${cases.length === 1 ? 'one case' : `${cases.length} cases`} in ${where}: ` +
      `look whether the app is still there. It is tried again by itself, and the log has each attempt.`,
  }
}
