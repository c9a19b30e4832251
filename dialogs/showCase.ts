import { caseKey, partsOfKey, personKey } from '../services/cases/journal/cardKeys'
import { isClosed, type OffboardingCase } from '../services/cases/journal/case'
import { botActor } from '../services/cases/journal/entry'
import { deliverCard, lookOf, type Pass, type Scope, type ShowTools } from './deliverCard'
import { nameOfPlace, type BackOffs } from './backOff'
import type { Refusal } from './messenger'
import type { CaseSettings } from './settings'
import { cardsOf } from './views'
import { newSuccessors, successorCards } from './views/successors'
import type { DesiredCard } from './views/desiredCard'
import { unreachedCard, type Reached } from './views/unreached'

/** What has come of showing a case. */
export interface Showing {
  /** The cards that stand as they should, by key. */
  readonly standing: ReadonlySet<string>
  readonly undelivered: readonly Undelivered[]
  /** It belongs to a batch, whose cards stand for it, and nobody opened its own. */
  readonly isSilent?: true
}

export interface Undelivered {
  readonly key: string
  readonly refusal: Refusal
  /** When it is tried again, milliseconds since 1970. */
  readonly until: number
}

/**
 * Posts what is missing and updates what differs from what Teams last accepted. A card that is gone is posted again, and
 * with its thread all that stood in it. What Teams does not take is held back. Throws JournalFault.
 */
export async function showCase(
  tools: ShowTools,
  backOffs: BackOffs,
  caseId: string,
  scope: Scope = 'whatDiffers',
): Promise<Showing> {
  const lost = new Set<string>()
  for (;;) {
    const theCase = await withSuccessors(tools, caseId)
    if (theCase === undefined) return { standing: new Set(), undelivered: [] }
    await lookForPhoto(tools, theCase)
    const posted = new Map(Object.entries(theCase.shown))
    const looks = await tools.store.looks(caseId)
    const showing = await showAll({ tools, theCase, looks, posted, backOffs, lost, scope })
    if (showing !== 'threadLost') return showing
    lost.add(caseKey)
  }
}

/** The case, once the journal says who is to be told of what they have now. */
async function withSuccessors({ journal, settings }: ShowTools, caseId: string): Promise<OffboardingCase | undefined> {
  const theCase = await journal().load(caseId)
  if (theCase === undefined || newSuccessors(theCase, settings).length === 0) return theCase
  await journal().record(caseId, botActor, (now) =>
    newSuccessors(now, settings).map((successor) => ({ kind: 'successorNamed', successor })),
  )
  return journal().load(caseId)
}

/** After a restart the photo is not at hand; the first card of a case goes without rather than late. */
async function lookForPhoto({ photos }: ShowTools, theCase: OffboardingCase): Promise<void> {
  if (isClosed(theCase)) return
  const { employee, shown } = theCase
  const look = photos.look(employee.id)
  if (shown[personKey] !== undefined) await look
}

/** In which language each successor is told, as far as it is known. */
async function languagesIn({ languageOf }: ShowTools, { successors }: OffboardingCase) {
  const known = await Promise.all(successors.map(async ({ person: { id } }) => [id, await languageOf(id)] as const))
  return new Map(known.flatMap(([id, language]) => (language === undefined ? [] : [[id, language] as const])))
}

async function showAll(pass: Pass): Promise<Showing | 'threadLost'> {
  const { theCase, tools, backOffs } = pass
  const standing = new Set<string>()
  const undelivered: Undelivered[] = []
  let isReached = false
  const take = async (desired: DesiredCard): Promise<boolean> => {
    const sentBefore = pass.looks.get(desired.key)
    const delivered = await deliverCard(pass, desired)
    if (delivered === 'threadLost') return false
    if (delivered === 'stands') {
      standing.add(desired.key)
      const isTheirs = desired.place.kind === 'person' && desired.place.personId === theCase.requester.id
      isReached ||= isTheirs && sentBefore?.look !== lookOf(desired.card)
    } else if (delivered !== 'leftOut') undelivered.push({ key: desired.key, ...delivered })
    return true
  }
  const isSilent = isSilentIn(theCase, pass.scope)
  const cards = isSilent ? [] : ownCards(theCase, tools.settings, pass.scope)
  // Last, since none of the case waits for whether a successor can be reached.
  const toSuccessors = successorCards(theCase, tools.settings, await languagesIn(tools, theCase))
  for (const desired of [...inOrder(cards), ...toSuccessors]) if (!(await take(desired))) return 'threadLost'
  const chat = nameOfPlace({ kind: 'person', personId: theCase.requester.id })
  const reached: Reached =
    backOffs.get(chat)?.refusal.kind === 'refused' ? 'refused' : isReached ? 'reached' : 'unknown'
  // The thread may have been posted just now.
  const asShown = { ...theCase, shown: Object.fromEntries(pass.posted) }
  const notice = unreachedCard(asShown, tools.settings, reached)
  if (notice !== undefined && !(await take(notice))) return 'threadLost'
  return { standing, undelivered, ...(isSilent ? { isSilent } : {}) }
}

/** Of many who leave together, one has cards of their own only once somebody asked for those. */
function isSilentIn({ batch, shown }: OffboardingCase, scope: Scope): boolean {
  return batch !== undefined && scope !== 'everything' && shown[personKey] === undefined
}

/**
 * In the channel the thread of the batch stands for all of its cases; what is asked or told about its moment is said once for
 * all of them, and of one alone to whoever asks for its cards.
 */
function ownCards(theCase: OffboardingCase, settings: CaseSettings, scope: Scope): readonly DesiredCard[] {
  const cards = cardsOf(theCase, settings)
  if (theCase.batch === undefined) return cards
  const isForAll = (key: string) =>
    partsOfKey(key).kind === 'moment' && scope !== 'everything' && theCase.shown[key] === undefined
  return cards.filter(({ key, place }) => place.kind === 'person' && !isForAll(key))
}

/**
 * The channel's cards first: each case has a thread of its own there, and all cases of a requester share one chat, which
 * takes only so much. Approvers do not wait for that. Pure.
 */
function inOrder(cards: readonly DesiredCard[]): readonly DesiredCard[] {
  const isInChannel = ({ place }: DesiredCard) => place.kind === 'channel'
  return [...cards.filter(isInChannel), ...cards.filter((desired) => !isInChannel(desired))]
}
