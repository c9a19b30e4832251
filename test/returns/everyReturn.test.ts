import { strict as assert } from 'node:assert'
import { randomInt } from 'node:crypto'
import pLimit from 'p-limit'
import type { ActionName } from '../../sandbox/control/actions'
import { groups } from '../../sandbox/seeds/groups'
import { people, type PersonSeed } from '../../sandbox/seeds/people'
import type { Tenant } from '../../sandbox/tenant/state'
import { createDice, oneOf, type Dice } from '../../sandbox/weather/dice'
import type { OffboardingCase } from '../../services/cases/journal/case'
import { idBack } from '../../services/returning'
import { sandboxPace, type Pace } from '../../services/remote/pace'
import { Office } from '../support/office'
import { failedIn, overwritten, unexplained } from './allowed'
import { differences, dumpOf, type Difference } from './dump'
import { goesOn, newestCase, offboards, sendsThePlan, takesBack } from './driving'

/** `RETURN_COUNT` says how many there are; `RETURN_SEED=7` plays one again, and with a count it and those that follow. */
const { RETURN_SEED: first, RETURN_COUNT: count } = process.env
const seeds = Array.from({ length: Number(count ?? (first === undefined ? 12 : 1)) }, (_, index) =>
  first === undefined ? randomInt(1_000_000) : Number(first) + index,
)

/** Nothing is waited for that does not come anyway; what does not come in time is no matter of a slow machine. */
const pace: Pace = {
  ...sandboxPace,
  verifyPatience: 20_000,
  firstPause: 10,
  longestPause: 100,
  rulePause: 100,
  settleSecond: 5,
}

/** Each once before anybody comes again. */
const leavers: readonly PersonSeed[] = [
  people.janDeVries,
  people.fleurPeters,
  people.danielMeijer,
  people.hansPostma,
  people.lisaVanDijk,
  people.sanneOBrien,
  people.maartenKok,
  people.saskiaDeGroot,
  people.evaWillems,
  people.bramHendriks,
  people.janJansen,
  people.ahmedYildiz,
]

/** What others do meanwhile, to whoever is away or to what was theirs; what the tenant refuses does not happen. */
const changes: readonly { readonly what: ActionName; readonly body: object }[] = [
  { what: 'enable-account', body: {} },
  { what: 'put-on-hold', body: { by: 'litigation' } },
  { what: 'change-forwarding', body: { to: people.noorElIdrissi.userPrincipalName } },
  { what: 'change-forwarding', body: { to: null } },
  { what: 'add-inbox-rule', body: { name: 'Naar huis', forwardTo: ['home@example.com'] } },
  { what: 'set-automatic-reply', body: { text: 'Ik ben er niet.' } },
  { what: 'give-role', body: { role: 'Helpdesk Administrator' } },
  { what: 'assign-licence', body: { product: 'MCOEV' } },
  { what: 'add-member', body: { group: groups.sales.id } },
  { what: 'change-person', body: { department: 'Elders' } },
  { what: 'fill-mailbox', body: { gigabytes: 7 } },
]

/** What one return came to. */
interface Played {
  readonly changes: number
  readonly parts: number
  readonly isPlanned: boolean
  readonly isDeleted: boolean
  readonly isInTheMiddle: boolean
}

const nothing: Played = { changes: 0, parts: 0, isPlanned: false, isDeleted: false, isInTheMiddle: false }

describe('Taking back any offboarding', function () {
  this.timeout(300_000)
  const fewAtOnce = pLimit(3)
  const ended = new Map<number, Promise<Played | { readonly error: unknown }>>()
  before(() => {
    for (const seed of seeds)
      ended.set(
        seed,
        fewAtOnce(() => play(seed)).catch((error: unknown) => ({ error })),
      )
  })
  after(async () => {
    const all = (await Promise.all(ended.values())).filter((one) => 'parts' in one)
    const sum = (of: (one: Played) => number) => all.reduce((total, one) => total + of(one), 0)
    const many = (is: 'isPlanned' | 'isDeleted' | 'isInTheMiddle') => all.filter((one) => one[is]).length
    const who = new Set(seeds.map((seed) => leaverOf(seed).id)).size
    console.log(
      `      ${many('isPlanned')} of ${all.length} offboardings of ${who} people came back, ${many('isDeleted')} deleted and ${many('isInTheMiddle')} not yet at their end: ${sum((one) => one.changes)} things that others changed stayed, ${sum((one) => one.parts)} things were given back`,
    )
  })
  for (const seed of seeds)
    it(`leaves the organisation as it was before ${leaverOf(seed).displayName} left, but for what others changed (${seed})`, async () => {
      const played = await ended.get(seed)

      if (played !== undefined && 'error' in played) throw played.error
    })
})

function leaverOf(seed: number): PersonSeed {
  return leavers[seed % leavers.length] ?? assert.fail()
}

async function play(number: number): Promise<Played> {
  const who = leaverOf(number)
  const dice = createDice(number)
  let tenant: Tenant | undefined
  const seed = (made: Tenant): void => {
    tenant = made
  }
  const office = await Office.open({ configuration: { pace }, sandbox: { seed } })
  const dump = () => dumpOf(tenant ?? assert.fail())
  const story: string[] = []
  try {
    const before = dump()
    if (!(await offboards(office, who, dice))) return await nothingPlanned(office)
    await sendsThePlan(office)
    const most = dice('middle') < 0.3 ? Math.floor(dice('effects') * 20) + 1 : Infinity
    const left = await goesOn(office, async () => (await office.effects()).length >= most)
    story.push(`it was ${left.phase} after ${(await office.effects()).length} effects: ${decided(left)}`)
    if ((await office.effects()).length === 0) return await nothingPlanned(office)
    const others = await changesOfOthers(office, who, dice, dump, most === Infinity, story)
    const isPlanned = await takesBack(office, who, dice)
    if (isPlanned) await sendsThePlan(office)
    const back = isPlanned ? await goesOn(office) : await newestCase(office)
    assert.ok(back?.takesBack !== undefined, 'the newest case gives back')
    story.push(`came back: ${decided(back)}`)
    const told = { who, before, others, back }
    assert.deepEqual(
      failedIn(told).map(({ stepId, status, failure, held }) => ({ stepId, status, failure, held })),
      [],
      'nothing of the return fails',
    )
    const after = dump()
    assert.deepEqual(overwritten(told, after), [], 'nothing that others changed is set back')
    assert.deepEqual(unexplained(told, differences(before, after)), [], 'all is as it was')
    await office.close()
    return {
      changes: others.length,
      parts: back.steps.flatMap(({ sent }) => sent).length,
      isPlanned: true,
      isDeleted: back.steps.some(({ stepId }) => stepId === idBack('account')),
      isInTheMiddle: left.phase === 'submitted',
    }
  } catch (error) {
    await office.close().catch(() => undefined)
    const worst = office.log.filter((line) => /"level":(50|60)/.test(line)).slice(-5)
    throw new Error(
      `Play it again with RETURN_SEED=${number} (${who.displayName}).\n${String(error)}\n${[...story, ...worst].join('\n')}`,
      { cause: error },
    )
  }
}

async function nothingPlanned(office: Office): Promise<Played> {
  await office.close()
  return nothing
}

/** None while the offboarding still goes on: what came of whom could not be told apart. */
async function changesOfOthers(
  office: Office,
  who: PersonSeed,
  dice: Dice,
  dump: () => ReturnType<typeof dumpOf>,
  isAtRest: boolean,
  story: string[],
): Promise<readonly Difference[]> {
  const some = isAtRest ? Math.floor(dice('others') * 4) : 0
  const before = dump()
  for (let number = 0; number < some; number += 1) {
    const { what, body } = oneOf(changes as [(typeof changes)[0], ...typeof changes], dice('change', number))
    await office.control(what, { id: who.id, ...body }).then(
      () => void story.push(`somebody did ${what} ${JSON.stringify(body)}`),
      () => undefined,
    )
  }
  return differences(before, dump())
}

function decided({ steps }: OffboardingCase): string {
  return steps.map(({ stepId, status, decision }) => `\n  ${stepId} ${status} ${JSON.stringify(decision)}`).join('')
}
