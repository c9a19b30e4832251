import { dialogTexts } from '../../cards/conversation/dialogTexts'
import { handOverTexts } from '../../cards/conversation/handOverTexts'
import { problemTexts } from '../../cards/conversation/problems'
import type { Language, Message } from '../../cards/texts'
import { earlierRequesterKey, personKey, planKey } from '../../services/cases/journal/cardKeys'
import { isBeingDecided, isClosed, type OffboardingCase } from '../../services/cases/journal/case'
import { identityOf } from '../../services/directory/identity'
import { findUser } from '../../services/facts/user'
import type { Person } from '../../services/model/people'
import type { Admission } from '../access'
import { whyProtected } from '../commands/protection'
import type { CaseSettings } from '../settings'
import { personId } from './personId'
import { accept, refuse, whyNotRequester, type CasePress, type CaseVerb } from './verb'

const say = handOverTexts.say

/** Who is to go on: as the directory has them, whether they may work with the bot, and the language they chose. */
interface Colleague {
  readonly person: Pick<Person, 'id' | 'displayName'>
  readonly admitted: Admission
  readonly language: Language | undefined
}

/**
 * *Hand over*: the requester gives the case to another operator, who goes on in their place. Promise 8 holds for the new
 * requester as it did for the first, and four eyes counts both.
 */
export const handOver: CaseVerb<Colleague | undefined> = {
  may: 'operator',
  needsStep: false,
  async read({ access, gateways, languages }, { actor }, theCase, press) {
    const id = givenTo(press)
    // Nobody is looked up for a press that does nothing.
    if (id === undefined || isClosed(theCase) || whyNotRequester(theCase, actor) !== undefined) return undefined
    const user = await findUser(gateways.graph, id)
    if (user === undefined) return undefined
    const person = { id, displayName: user.displayName ?? user.userPrincipalName ?? id }
    const [admitted, language] = await Promise.all([access.operator(person), languages.chosenBy(id)])
    return { person, admitted, language }
  },
  givenTo,
  decide(theCase, { actor }, press, colleague, settings) {
    if (isClosed(theCase)) return refuse(dialogTexts.say(theCase.phase === 'cancelled' ? 'isCancelled' : 'isCompleted'))
    const notTheirs = whyNotRequester(theCase, actor)
    if (notTheirs !== undefined) return refuse(notTheirs)
    if (givenTo(press) === undefined) return refuse(say('nobody'))
    if (colleague === undefined) return refuse(say('unknown'))
    const { admitted, person, language } = colleague
    const why = whyNotGiven(theCase, colleague, settings)
    if (why !== undefined || !admitted.ok) return refuse(why ?? say('unknown'))
    const { requester: before } = theCase
    const given = {
      kind: 'takenOver',
      from: { id: before.id, displayName: before.displayName },
      requester: { id: person.id, displayName: person.displayName },
      account: identityOf(admitted.account),
      language: language ?? theCase.language,
      why: say('why', { before: before.displayName }),
    } as const
    return isBeingDecided(theCase) ? accept([given], 'makePlan') : accept([given], 'lookAtCase')
  },
  answer(theCase, { input }) {
    const key = input['card'] === 'plan' ? planKey(theCase.planRevision) : personKey
    const last = theCase.earlierRequesters.length - 1
    const theirs = earlierRequesterKey(last, key)
    return theCase.shown[theirs] === undefined ? key : theirs
  },
}

function givenTo({ input }: Pick<CasePress, 'input'>): string | undefined {
  return personId(input['colleague'])
}

/** Why this colleague may not have the case; undefined when they may. Pure. */
function whyNotGiven(
  { employee, requester }: OffboardingCase,
  { person, admitted }: Colleague,
  settings: Pick<CaseSettings, 'protection'>,
): Message | undefined {
  const name = person.displayName
  if (person.id === employee.id) return say('isLeaver', { name })
  if (person.id === requester.id) return say('self')
  if (!admitted.ok) return whyNotAdmitted(name, admitted)
  const why = whyProtected(employee, admitted.account, settings)
  return why === undefined ? undefined : say('protected', { name, why })
}

function whyNotAdmitted(name: string, { barrier }: Admission & { readonly ok: false }): Message {
  switch (barrier) {
    case 'busy':
      return problemTexts.say('busy')
    case 'unknown':
      return say('unknown')
    case 'blocked':
      return say('blocked', { name })
    case 'guest':
      return say('guest', { name })
    case 'notMember':
      return say('notOperator', { name })
  }
}
