import { strict as assert } from 'node:assert'
import { groups } from '../../sandbox/seeds/groups'
import { people } from '../../sandbox/seeds/people'
import { planFor, stepCardOf, submit } from '../support/conversation'
import { ilse, Office, petra, waitFor } from '../support/office'
import { textOf } from '../support/teams'

const { id, userPrincipalName: address } = people.janDeVries
const isLicence = ({ what }: { readonly what: string }) => what.includes('assignLicense')

describe('What changes between the plan and its approval', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open({ configuration: { policy: 'second-person' } })
    await submit(office, await planFor(office, address))
  })
  afterEach(() => office.close())

  const approveAll = async () => office.teams.press(petra, await office.cardInChannel(/Approve all/), /Approve all/)

  it('in the mailbox keeps the licences where they are, until each hold, archive and gigabyte is mended', async () => {
    await office.control('put-on-hold', { id, by: 'litigation' })
    await office.control('switch-archive-on', { id })
    await office.control('fill-mailbox', { id, gigabytes: 60 })

    await approveAll()

    const large = textOf((await licencesStopped(office, /above 50 GB/)).card)
    assert.match(large, /Approved by Petra de Boer/)
    assert.match(large, /Found since the plan was made: [\s\S]*on hold[\s\S]*archive/)
    assert.match(textOf((await office.cardFor(ilse, /not finished/i)).card), /Licences[\s\S]*above 50 GB/)
    await office.control('fill-mailbox', { id, gigabytes: 5 })
    await licencesStopped(office, /archive/)
    await office.control('switch-archive-off', { id })
    await licencesStopped(office, /on hold/)
    assert.deepEqual((await office.effects()).filter(isLicence), [])

    await office.control('take-off-hold', { id, by: 'litigation' })

    await office.cardFor(ilse, 'Everything below was read back')
    assert.equal((await office.effects()).filter(isLicence).length, 1)
  })

  it('into the account of a Global Administrator leaves it alone, and goes on when the role is gone', async () => {
    await office.control('give-role', { id, role: 'Global Administrator' })

    await approveAll()

    const card = await stepCardOf(office, 'Sign out everywhere', /Stopped by a rule/)
    assert.match(textOf(card.card), /Global Administrator/)
    await office.cardFor(ilse, /not finished/i)
    assert.deepEqual(await office.effects(), [])

    await office.control('take-role', { id, role: 'Global Administrator' })

    await office.cardFor(ilse, 'Everything below was read back')
  })

  it('can be looked at again by a press, and what is not to be done any more is left as it is, with who said why', async () => {
    await office.control('put-on-hold', { id, by: 'litigation' })
    await approveAll()
    const card = await licencesStopped(office, /on hold/)

    const again = await office.teams.press(petra, card, 'Look again')
    const left = await office.teams.press(petra, await licencesStopped(office, /on hold/), 'Leave it as it is', {
      reason: 'Legal needs the mail',
    })

    assert.doesNotMatch(textOf(again), /changed nothing/)
    assert.match(textOf(left), /Left as it is/)
    const summary = textOf((await office.cardFor(ilse, /Jan de Vries: completed/)).card)
    assert.match(summary, /Licences[^\n]*left as it is, by Petra de Boer[^\n]*Legal needs the mail/)
    assert.match(summary, /Still assigned[^\n]*Visio Plan 2/)
    assert.deepEqual((await office.effects()).filter(isLicence), [])
  })

  it('can be decided again by one button, with what is known by now, and the new answer needs an approval of its own', async () => {
    await office.control('put-on-hold', { id, by: 'litigation' })
    await approveAll()

    const pressed = await office.teams.press(ilse, await licencesStopped(office, /on hold/), 'Decide again')
    assert.match(textOf(pressed), /choose again[^]*Ilse Smit asked for another decision[^]*on hold/)
    const question = await office.cardFor(ilse, /Ilse Smit asked for another decision[^]*on hold/)
    await office.teams.press(ilse, question, 'Save')

    const asks = await waitFor('the new answer to wait for an approval', async () => {
      const card = await stepCardOf(office, 'Licences')
      return /Waiting for approval/.test(textOf(card.card)) ? card : undefined
    })
    assert.match(textOf(asks.card), /Petra de Boer approved an earlier plan/)
    assert.deepEqual((await office.effects()).filter(isLicence), [])
    await office.teams.press(petra, asks, 'Approve')
    await office.cardFor(ilse, /Jan de Vries: completed/)
    const { body } = await office.graph(`/users/${id}?$select=assignedLicenses`)
    assert.equal((body['assignedLicenses'] as readonly unknown[]).length, 1, 'what the hold needs is kept')
  })

  it('can be handed to a person, and is looked at afterwards', async () => {
    await office.control('put-on-hold', { id, by: 'litigation' })
    await approveAll()

    const card = await licencesStopped(office, /on hold/)
    assert.match(
      textOf(card.card),
      /What can be done:[^]*mend it[^]*Decide again[^]*Hand to a person[^]*Leave as it is/,
    )
    await office.teams.press(petra, card, 'Hand to a person')
    const task = await office.cardFor(ilse, /To do by hand: Licences/)
    assert.match(textOf(task.card), /on hold[^]*What was approved: [^]*Visio/)
    const stopped = await office.teams.press(ilse, task, 'I have done this')
    assert.doesNotMatch(textOf(stopped), /Done, and read back/)
    await licencesStopped(office, /on hold/)

    await office.teams.press(petra, await licencesStopped(office, /on hold/), 'Hand to a person')
    for (const product of ['SPE_E5', 'VISIOCLIENT']) await office.control('take-licence', { id, product })
    await office.control('remove-member', { id, group: groups.licensing.id })
    await office.teams.press(
      ilse,
      await office.cardFor(ilse, /To do by hand: Licences[^]*needs a person/),
      'I have done this',
    )

    await office.cardFor(ilse, /Jan de Vries: completed/)
    assert.deepEqual((await office.effects()).filter(isLicence), [])
  })
})

describe('Asking the rules at the last moment', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open()
  })
  afterEach(() => office.close())

  it('costs signing out no round trip, and asks nothing of Exchange or Teams for it', async () => {
    await office.teams.say(ilse, `/offboard ${address}`)
    const card = await office.cardFor(ilse, /What I found/)
    const before = (await requests(office)).length

    await office.teams.press(ilse, card, /^Sign out .* now$/)
    await office.cardInChannel(/Done, and read back[^]*Sign out everywhere/)

    const since = (await requests(office)).slice(before)
    const roundTrips = since.filter(({ inner }) => !inner).map(({ method, path }) => `${method} ${named(path)}`)
    const user = '/v1.0/users/{id}'
    const taken = [`PATCH ${user}`, `POST ${user}/revokeSignInSessions`]
    assert.deepEqual(roundTrips, ['POST /v1.0/$batch', ...taken, `GET ${user}`])
    // What is read beside the step’s own facts, in the same batch: the account, its roles, and the groups that it may join, by
    // which promise 8 goes.
    assert.equal(since.filter(({ inner }) => inner).length, 9)
  })

  it('waits for what it has to know as long as that cannot be read, and then goes on by itself', async () => {
    await submit(office, await planFor(office, address))
    const path = 'roleEligibilityScheduleInstances'
    await office.control('faults', { method: 'GET', path, status: 403, count: 1_000 })

    await office.teams.press(petra, await office.cardInChannel(/Approve all/), /Approve all/)

    await stepCardOf(office, 'Address list', /Stopped by a rule[\s\S]*cannot be read now/)
    await office.cardFor(ilse, /not finished/i)
    // Signing out goes by the roles in force: whether another could be activated does not keep it waiting.
    assert.deepEqual(
      (await office.effects()).map(({ what }) => what),
      ['PATCH /users/{id}', 'POST /users/{id}/revokeSignInSessions'],
    )

    await fetch(`${office.sandbox.url}/_sandbox/faults`, { method: 'DELETE' })

    await office.cardFor(ilse, 'Everything below was read back')
  })
})

interface LoggedRequest {
  readonly method: string
  readonly path: string
  readonly inner: boolean
}

async function requests(office: Office): Promise<readonly LoggedRequest[]> {
  const answer = await fetch(`${office.sandbox.url}/_sandbox/requests`)
  return ((await answer.json()) as { readonly requests: readonly LoggedRequest[] }).requests
}

/** A path without its query, and with whose it is left out. */
function named(path: string): string {
  return path.replace(/\?.*$/, '').replace(id, '{id}')
}

async function licencesStopped(office: Office, why: RegExp) {
  return waitFor(`licences that are stopped by ${String(why)}`, async () => {
    const card = await stepCardOf(office, 'Licences')
    const says = textOf(card.card)
    return says.includes('Stopped by a rule') && why.test(says) ? card : undefined
  })
}
