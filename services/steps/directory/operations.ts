import { sayOf } from '../../../cards/conversation/decision'
import { directoryTexts } from '../../../cards/steps/directory/card'
import { shortList } from '../../../cards/conversation/shortList'
import type { Message } from '../../model/message'
import type { PersonOperation } from '../../model/operation'
import type { Employee } from '../../model/people'
import type { DirectoryFacts } from './reading'

const say = sayOf(directoryTexts)

/** Names of the groups that are left in Active Directory, at most `most`, and how many more there are. */
export function namesOf({ groupCount, groups }: DirectoryFacts, most = groups.length): readonly Message[] {
  const words = { name: (text: string) => say('fact', { text }), more: (count: number) => say('more', { count }) }
  return shortList(groups, words, most, groupCount)
}

/** Hides a mailbox of Exchange Online, or one of the own servers. Source: learn, Set-RemoteMailbox, Set-Mailbox. */
export type HidingCmdlet = 'Set-RemoteMailbox' | 'Set-Mailbox'

/** What was decided besides the block and the groups: to hide the address, and the unit to move to; empty for none. */
interface Finishing {
  readonly hide: boolean
  readonly hideBy?: HidingCmdlet
  readonly unit: string
}

/** What a person does in Active Directory, in order; the synchronisation last. */
export function finishOnPremises(
  { userPrincipalName: upn }: Employee,
  facts: DirectoryFacts,
  { hide, hideBy, unit }: Finishing,
): readonly PersonOperation[] {
  const groups = { upn, names: namesOf(facts) }
  return [
    task(say('explainBlock'), say('instructBlock', { upn })),
    ...(facts.groupCount === 0
      ? []
      : [task(say('explainGroups', { count: facts.groupCount }), say('instructGroups', groups))]),
    ...(hide ? [task(say('explainHide'), hidingBy(upn, hideBy))] : []),
    ...(unit === '' ? [] : [task(say('explainMove', { unit }), say('instructMove', { upn, unit }))]),
    task(say('explainSync'), say('instructSync')),
  ]
}

function hidingBy(upn: string, cmdlet: HidingCmdlet | undefined): Message {
  return cmdlet === undefined ? say('instructHide', { upn }) : say('instructHideBy', { upn, cmdlet })
}

function task(explain: Message, instruction: Message): PersonOperation {
  return { via: 'person', explain, instruction }
}
