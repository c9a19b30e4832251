import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { ProcessOffice, type Effect } from '../support/processOffice'

const { ilseSmit: ilse, petraDeBoer: petra, janDeVries: jan } = people

describe('a bot that is killed while somebody comes back', function () {
  this.timeout(300_000)
  let office: ProcessOffice
  beforeEach(async () => {
    office = await ProcessOffice.open()
  })
  afterEach(async () => office.close())

  it('right after the return was approved gives back all of it after its start, each thing once', async () => {
    await comesBack(office)
    await office.killAndStartAgain()

    await assertBack(office)
  })

  it('after each single thing that it gave back, before it heard of it, gives none of them back twice', async () => {
    let kills = 0
    let seen = Infinity
    let last: Promise<void> = Promise.resolve()
    office.tenantGate.after = async () => {
      const { length } = await office.effects()
      if (length <= seen) return
      seen = length
      kills += 1
      const again = last.then(() => office.killAndStartAgain())
      last = again.catch(() => undefined)
      await again
    }
    await comesBack(office, async () => {
      seen = (await office.effects()).length
    }).catch(() => undefined)

    await assertBack(office)
    assert.ok(kills >= 8, `it was killed ${kills} times`)
    console.log(`      it was killed ${kills} times`)
  })
})

/** Jan leaves by the suggestions, and comes back by them. */
async function comesBack(office: ProcessOffice, ready = async (): Promise<void> => undefined): Promise<void> {
  await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)
  await office.teams.press(ilse, await office.cardFor(ilse, /Decisions about/), 'Make the plan')
  await office.teams.press(ilse, await office.cardFor(ilse, /The plan for/), 'Send for approval')
  await office.teams.press(petra, await office.cardInChannel(/Approve all/), /Approve all/)
  await office.cardFor(ilse, /Jan de Vries: completed[^]*was read back/)
  await office.teams.say(ilse, `/restore ${jan.userPrincipalName}`)
  await office.teams.press(ilse, await office.cardFor(ilse, /Take Jan de Vries back/), /^Yes, /)
  await office.teams.press(ilse, await office.cardFor(ilse, /What comes back for Jan/), 'Make the plan')
  await office.teams.press(ilse, await office.cardFor(ilse, /The return of Jan/), /Send for approval/)
  const theCase = await office.cardInChannel(/waits? for an approval[^]*Approve all/)
  await ready()
  await office.teams.press(petra, theCase, /Approve all/)
}

/** All of it is there again and nothing was done twice, once somebody has handed over a way in. */
async function assertBack(office: ProcessOffice): Promise<void> {
  const task = await office.cardFor(ilse, /To do by hand: A way in/, 240_000)
  await office.teams.press(ilse, task, 'I have done this')
  await office.journalled('completed')
  const effects = (await office.effects()).map(nameOf)
  assert.deepEqual(
    effects.filter((effect, index) => effects.indexOf(effect) !== index),
    [],
    'nothing is done twice',
  )
  const user = await office.graph(`/users/${jan.id}?$select=accountEnabled,assignedLicenses`)
  assert.equal(user['accountEnabled'], true)
  assert.equal((user['assignedLicenses'] as readonly unknown[]).length, 2)
  assert.equal((await office.mailbox(jan.id))?.['RecipientTypeDetails'], 'UserMailbox')
}

function nameOf({ system, what, target, detail }: Effect): string {
  return `${system} ${what} ${target} ${JSON.stringify(detail)}`
}
