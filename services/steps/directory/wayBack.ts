import { shortList } from '../../../cards/conversation/shortList'
import { sayOf } from '../../../cards/conversation/decision'
import { directoryTexts } from '../../../cards/steps/directory/card'
import { asMade, byHand, type PartBack } from '../../model/partBack'
import type { Employee } from '../../model/people'
import type { DirectoryFacts } from './reading'

const say = sayOf(directoryTexts)
/** How many groups one task names. */
const mostNames = 100

/**
 * The way back in Active Directory, all of it in one visit: the account, its groups and its place, as far as the cloud shows that
 * they are not as they were. Of the address and of a block that was there in the cloud before, it shows nothing. Pure.
 * @param hide whether the address was to be hidden
 */
export function backOnPremises(
  { userPrincipalName: upn }: Employee,
  now: DirectoryFacts,
  before: DirectoryFacts,
  hide: boolean,
): PartBack {
  const enable = before.accountEnabled && !now.accountEnabled
  const groups = missingGroups(now, before)
  const place = placeBefore(now, before)
  const words = {
    name: (text: string) => say('fact', { text }),
    more: (count: number) => say('more', { count }),
  }
  const names = groups.length === 0 ? 'none' : shortList(groups, words, mostNames)
  const seen = enable || groups.length > 0 || place !== undefined
  const instruction = say('instructBack', {
    upn,
    enable: String(enable),
    hide: String(hide),
    names,
    place: place ?? 'none',
  })
  return (seen ? asMade : byHand)('onPremises', { via: 'person', explain: say('explainBack'), instruction })
}

/** Names of the groups of before that the account is not in. Journals of before have the names of the first alone. */
function missingGroups(now: DirectoryFacts, before: DirectoryFacts): readonly string[] {
  if (before.all === undefined) return before.groups.filter((name) => !now.groups.includes(name))
  const there = new Set(now.all?.map(({ id }) => id))
  return before.all.filter(({ id }) => !there.has(id)).map(({ name }) => name)
}

/** The unit that the account was in and is not in any more. */
function placeBefore(now: DirectoryFacts, before: DirectoryFacts): string | undefined {
  const [is, was] = [now.distinguishedName, before.distinguishedName].map(unitOf)
  return is === undefined || was === undefined || is.toLowerCase() === was.toLowerCase() ? undefined : was
}

/** A distinguished name without its first part, in which a comma may be escaped. */
function unitOf(distinguishedName: string | undefined): string | undefined {
  return distinguishedName?.replace(/^(?:[^,\\]|\\.)*,/, '')
}
