import { isDeepStrictEqual } from 'node:util'
import type { ActionName } from '../../sandbox/control/actions'
import { groups } from '../../sandbox/seeds/groups'
import type { PersonSeed } from '../../sandbox/seeds/people'
import type { Effect } from '../support/processOffice'
import { command, type Command } from './command'
import { managerOf, type Walk } from './walk'

const removesExchange = (who: PersonSeed) => (effect: Effect) =>
  effect.what === 'POST /users/{id}/assignLicense' &&
  effect.target === who.id &&
  isDeepStrictEqual(effect.detail?.['addLicenses'], []) &&
  JSON.stringify(effect.detail).includes(exchangePlan2(who))

/** Their licence that carries Exchange Online Plan 2. */
function exchangePlan2({ licences = [] }: PersonSeed): string {
  const carries = licences.find(({ plans }) =>
    plans.some(({ servicePlanName }) => servicePlanName === 'EXCHANGE_S_ENTERPRISE'),
  )
  return carries?.skuId ?? 'none'
}

const handsTo = (who: PersonSeed) => (effect: Effect) =>
  !effect.what.startsWith('DELETE') &&
  !(effect.target === who.id && !/owners\/\$ref|invite/.test(effect.what)) &&
  [who.id, who.userPrincipalName].some((known) => JSON.stringify(effect).includes(known))

/** What another administrator does before the plan is carried out, and what must not follow. */
export function changesAbout(who: PersonSeed): readonly Command[] {
  const name = who.displayName
  const change = (words: string, what: ActionName, body: object, breaks: (one: Effect) => boolean) =>
    command(
      words,
      ({ cases }) => cases.has(who),
      async (_model, walk) => {
        if (!(await walk.change(what, { id: who.id, ...body }))) return
        walk.forbidden.push({ why: words, after: (await walk.office.effects()).length, breaks })
      },
    )
  return [
    change(`${name} is put on litigation hold`, 'put-on-hold', { by: 'litigation' }, removesExchange(who)),
    change(`${name}’s mailbox grows to 60 GB`, 'fill-mailbox', { gigabytes: 60 }, removesExchange(who)),
    change(`${name} gets an archive`, 'switch-archive-on', {}, removesExchange(who)),
    change(
      `${name} becomes Global Administrator`,
      'give-role',
      { role: 'globalAdministrator' },
      ({ target }) => target === who.id,
    ),
  ]
}

/** What somebody does while the last request about a case is on its way, and what is not true of the end from then on. */
const meanwhile: readonly {
  readonly words: (who: PersonSeed) => string
  readonly what: ActionName
  readonly body: (who: PersonSeed) => object
  readonly untrue: (who: PersonSeed) => RegExp
  readonly isSo: (walk: Walk, who: PersonSeed) => Promise<boolean>
}[] = [
  {
    words: (who) => `lets ${who.displayName} sign in again`,
    what: 'enable-account',
    body: ({ id }) => ({ id }),
    untrue: () => /: completed|Sign-in is blocked/,
    isSo: async (walk, who) => (await walk.userOf(who))?.['accountEnabled'] === true,
  },
  {
    words: (who) => `gives ${who.displayName} a licence`,
    what: 'assign-licence',
    body: ({ id }) => ({ id, product: 'MCOEV' }),
    untrue: () => /: completed/,
    isSo: async (walk, who) => JSON.stringify((await walk.userOf(who))?.['assignedLicenses'] ?? []).includes(phone),
  },
  {
    words: (who) => `makes ${who.displayName} Helpdesk Administrator`,
    what: 'give-role',
    body: ({ id }) => ({ id, role: 'Helpdesk Administrator' }),
    untrue: () => /: completed/,
    isSo: (walk, { id }) =>
      walk.lists(`/roleManagement/directory/roleAssignments?$filter=principalId eq '${id}'`, helpdesk),
  },
  {
    words: (who) => `puts ${who.displayName} into a group`,
    what: 'add-member',
    body: ({ id }) => ({ id, group: groups.sales.id }),
    untrue: () => /: completed/,
    isSo: (walk, { id }) => walk.lists(`/users/${id}/memberOf?$select=id,displayName`, groups.sales.id),
  },
  {
    words: (who) => `deletes ${managerOf(who).displayName}, who takes over from ${who.displayName}`,
    what: 'delete-person',
    body: (who) => ({ id: managerOf(who).id }),
    untrue: (who) => new RegExp(`: completed|${managerOf(who).displayName} has full access`),
    isSo: async (walk, who) => (await walk.userOf(managerOf(who))) === undefined,
  },
]
const phone = 'e43b5b99-8dfb-405f-9987-dc307f34bcbd'
const helpdesk = '729827e3-9c14-49f7-bb1b-9608f156bbb8'

/** Petra approves, and while Microsoft takes its time over the last request somebody undoes what was done. */
export function changesMeanwhile(who: PersonSeed): readonly Command[] {
  return meanwhile.map(({ words, what, body, untrue, isSo }) =>
    command(
      `Petra approves, and before the last request is answered somebody ${words(who)}`,
      ({ cases }) => cases.get(who) === 'sent',
      async ({ cases }, walk) => {
        await walk.office.control('faults', { method: 'POST', path: `/users/${who.id}/assignLicense`, stall: true })
        if (await walk.approve(who)) cases.set(who, 'approved')
        await walk.isHeld()
        const summaries = walk.summariesOf(who).length
        if (await walk.change(what, body(who)))
          walk.untrue.push({ who, why: words(who), says: untrue(who), since: summaries, isSo: () => isSo(walk, who) })
        await walk.office.control('release', {})
      },
    ),
  )
}

/** Whoever was to take over is there no more, or cannot sign in: nothing is handed to them from then on. */
export function successorChanges(who: PersonSeed): readonly Command[] {
  const unfit = (words: string, what: 'delete-person' | 'block-account') =>
    command(
      words,
      ({ cases }) => cases.size > 0 && !cases.has(who),
      async (_model, walk) => {
        if (!(await walk.change(what, { id: who.id }))) return
        walk.forbidden.push({ why: words, after: (await walk.office.effects()).length, breaks: handsTo(who) })
      },
    )
  return [
    unfit(`${who.displayName} is deleted by somebody else`, 'delete-person'),
    unfit(`${who.displayName} is blocked by somebody else`, 'block-account'),
  ]
}
