import { sayOf } from '../../../cards/conversation/decision'
import { licencesTexts } from '../../../cards/steps/licences/card'
import { asMade, changedSince, lost, needing, onlyIfChosen, type PartBack } from '../../model/partBack'
import type { Employee } from '../../model/people'
import { clouds } from '../../remote/clouds'
import { byWhoMay } from '../restricted'
import { whyNotAssigned } from './errors'
import { giveBack, intoGroup, list, makeItWork, uniqueGroups } from './operations'
import type { Licence, LicencesFacts, LicensingGroup } from './reading'

const say = sayOf(licencesTexts)

/**
 * The way back of what was taken: each direct licence by itself, the largest first, since others depend on what it has; each
 * group that gave some by itself. One without a free seat costs money, so that somebody chooses it; one that Microsoft refuses
 * whoever lacks Teams comes back only beside one that gives Teams. Pure.
 * @param remove sku ids of what was decided to be taken away
 */
export function licencesBack(
  employee: Employee,
  now: LicencesFacts,
  before: LicencesFacts,
  remove: readonly string[],
): readonly PartBack[] {
  const taken = before.assigned.filter(({ skuId }) => remove.includes(skuId))
  const direct = taken.filter((licence) => licence.direct).toSorted((one, other) => other.size - one.size)
  return [
    ...direct.flatMap((licence) =>
      directBack(employee, now, licence).map((part) => besideTeams(part, licence, now, before, taken)),
    ),
    ...uniqueGroups(taken)
      .filter(({ left }) => left !== true)
      .flatMap((group) => groupBack(employee, now, group, taken.filter(comesFrom(group)))),
  ]
}

function directBack(employee: Employee, now: LicencesFacts, licence: Licence): readonly PartBack[] {
  const { skuId, name } = licence
  const what = say('giveRestricted', { names: list([name]) })
  const part = asMade(skuId, ...byWhoMay(now, employee, what, [giveBack(employee, licence)]))
  const assigned = now.assigned.find((one) => one.skuId === skuId && one.direct)
  if (assigned === undefined) return [whereSeats(part, now, [licence])]
  return samePlans(assigned, licence) ? [] : [changedSince(part, say('backOtherPlans', { name }))]
}

/** Whether what a licence is refused without is there by now, or by which parts it comes back. */
function besideTeams(
  part: PartBack,
  { skuId, name, needsTeams, hasTeams }: Licence,
  { assigned }: LicencesFacts,
  before: LicencesFacts,
  taken: readonly Licence[],
): PartBack {
  const isThere = assigned.some((one) => one.skuId === skuId || (one.hasTeams === true && one.error === undefined))
  if (needsTeams !== true || hasTeams === true || isThere) return part
  const giving = taken.filter((one) => one.hasTeams === true)
  const ids = giving.flatMap((one) => [...(one.direct ? [one.skuId] : []), ...one.groups.map(({ id }) => id)])
  const names = list(before.assigned.filter((one) => one.hasTeams === true).map((one) => one.name))
  return needing(part, ids, say('backNeeds', { name, names }))
}

function groupBack(
  employee: Employee,
  now: LicencesFacts,
  group: LicensingGroup,
  given: readonly Licence[],
): readonly PartBack[] {
  const back = now.assigned.filter(comesFrom(group))
  if (back.length === 0) {
    const root = now.root ?? clouds.worldwide.graphUrl
    return [whereSeats(asMade(group.id, intoGroup(employee, group, given, root)), now, given)]
  }
  const worked = given.filter(({ error }) => error === undefined).map(({ skuId }) => skuId)
  const tasks = back.flatMap((licence) =>
    licence.error === undefined || !worked.includes(licence.skuId)
      ? []
      : [makeItWork(employee, licence, whyNotAssigned(licence.error))],
  )
  return tasks.length === 0 ? [] : [asMade(group.id, ...tasks)]
}

/** As long as there are seats for all of it; without knowing of seats, Microsoft says. */
function whereSeats(part: PartBack, { free }: LicencesFacts, given: readonly Licence[]): PartBack {
  if (free === undefined) return part
  const unsold = given.filter(({ skuId }) => !(skuId in free)).map(({ name }) => name)
  if (unsold.length > 0 && unsold.length === given.length)
    return lost(part.id, say('lostUnsold', { names: list(unsold) }))
  const short = given.filter(({ skuId }) => (free[skuId] ?? 0) <= 0).map(({ name }) => name)
  return short.length === 0 ? part : { ...onlyIfChosen(part), why: say('backNoSeat', { names: list(short) }) }
}

function comesFrom({ id }: LicensingGroup): (licence: Licence) => boolean {
  return ({ groups }) => groups.some((group) => group.id === id && group.left !== true)
}

function samePlans(one: Licence, other: Licence): boolean {
  const [some, others] = [new Set(one.disabledPlans), new Set(other.disabledPlans)]
  return some.size === others.size && [...some].every((id) => others.has(id))
}
