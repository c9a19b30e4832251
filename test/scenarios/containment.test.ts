import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { sandboxPace } from '../../services/remote/pace'
import { planFor, submit, submitAndApprove, stepCardOf } from '../support/conversation'
import { ilse, Office, petra, tom, waitFor } from '../support/office'
import { textOf } from '../support/teams'

const jan = people.janDeVries
const daniel = people.danielMeijer

describe('signing out now', () => {
  let office: Office
  const waitingFaults = async () =>
    ((await (await fetch(`${office.sandbox.url}/_sandbox/faults`)).json()) as readonly unknown[]).length
  afterEach(async () => {
    await office.close()
  })

  it('happens at once, before any question is answered, and is announced in the channel', async () => {
    office = await Office.open({ configuration: { policy: 'second-person' } })
    await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)

    const answer = await office.teams.press(ilse, await office.cardFor(ilse, /What I found/), /^Sign out .* now$/)

    assert.doesNotMatch(textOf(answer), /Nothing has been changed yet/)
    const announced = await office.cardInChannel(/Started at once by Ilse Smit, without waiting for an approval/)
    await office.cardInChannel(/Done, and read back[^]*Sign out everywhere/)
    assert.match(textOf(announced.card), /Jan de Vries/)
    assert.deepEqual(
      (await office.effects()).map(({ what }) => what),
      ['PATCH /users/{id}', 'POST /users/{id}/revokeSignInSessions'],
    )
  })

  it('asks once although Microsoft told another request to leave the directory alone', async () => {
    office = await Office.open({ configuration: { policy: 'second-person' } })
    await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)
    const person = await office.cardFor(ilse, /What I found/)
    await office.control('faults', {
      method: 'GET',
      path: String.raw`^/v1\.0/users/${daniel.id}\?`,
      status: 429,
      retryAfter: 12,
    })
    const from = performance.now()
    const slow = office.teams.say(tom, `/offboard ${daniel.userPrincipalName}`)
    await waitFor('the refusal', async () => ((await waitingFaults()) === 0 ? true : undefined))

    await office.teams.press(ilse, person, /^Sign out .* now$/)

    await office.cardInChannel(/Done, and read back[^]*Sign out everywhere/)
    assert.ok(performance.now() - from < 12_000, 'signed out before the others may ask again')
    await slow
  })

  it('is said as a fact once it was done, where an account that somebody else blocked is warned of', async () => {
    office = await Office.open()
    await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)
    await office.teams.press(ilse, await office.cardFor(ilse, /What I found/), /^Sign out .* now$/)

    const done = await office.cardFor(ilse, /✓ Jan de Vries is signed out/)
    assert.match(textOf(done.card), /\nCannot sign in · /)
    assert.doesNotMatch(textOf(done.card), /⚠ (Cannot sign in|blocked)/)
    await office.teams.say(tom, `/offboard ${people.hansPostma.userPrincipalName}`)
    await office.cardFor(tom, /⚠ Cannot sign in[^]*⚠ blocked/)
  })

  it('takes two round trips and leaves the other steps to the plan', async () => {
    office = await Office.open()
    await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)
    await office.teams.press(ilse, await office.cardFor(ilse, /What I found/), /^Sign out .* now$/)
    await office.cardInChannel(/Done, and read back/)

    const question = await office.cardFor(ilse, /Decisions about/)
    await office.teams.press(ilse, question, 'Make the plan')
    const plan = await office.cardFor(ilse, /The plan for/)

    assert.doesNotMatch(textOf(plan.card), /block sign-in/)
    await submitAndApprove(office, plan)
    const summary = textOf((await office.cardFor(ilse, 'Everything below was read back')).card)
    assert.match(summary, /Sign out everywhere/)
    assert.equal((await office.effects()).filter(({ what }) => what === 'PATCH /users/{id}').length, 1)
  })

  it('pressed twice signs out once', async () => {
    office = await Office.open()
    await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)
    const card = await office.cardFor(ilse, /What I found/)
    const pressed = { ...card, card: card.card }

    const answers = await Promise.all([
      office.teams.press(ilse, pressed, /^Sign out .* now$/),
      office.teams.press(ilse, pressed, /^Sign out .* now$/),
    ])

    for (const answer of answers) assert.doesNotMatch(textOf(answer), /started already|changed nothing/)
    await office.cardInChannel(/Done, and read back/)
    assert.equal((await office.effects()).length, 2)
  })

  it('belongs to the requester: another operator cannot press it', async () => {
    office = await Office.open()
    await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)

    const answer = await office.teams.press(tom, await office.cardFor(ilse, /What I found/), /^Sign out .* now$/)

    assert.match(textOf(answer), /This offboarding is Ilse Smit’s/)
    assert.deepEqual(await office.effects(), [])
  })

  it('waits for an approval where the configuration says so', async () => {
    office = await Office.open({ configuration: { policy: 'second-person', signOutNow: 'with-approval' } })
    await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)
    await office.teams.press(ilse, await office.cardFor(ilse, /What I found/), /^Sign out .* now$/)
    const card = await stepCardOf(office, 'Sign out everywhere', /Waiting for approval/)
    assert.deepEqual(await office.effects(), [])

    await office.teams.press(petra, card, 'Approve')

    await office.cardInChannel(/Done, and read back[^]*Sign out everywhere/)
    assert.equal((await office.effects()).length, 2)
  })

  it('goes on with the other parts when one is refused, and reports the refused one', async () => {
    office = await Office.open()
    const denied = {
      error: { code: 'Authorization_RequestDenied', message: 'Insufficient privileges to complete the operation.' },
    }
    await office.control('faults', { method: 'PATCH', path: '/users/', count: 2, status: 403, body: denied })
    await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)

    await office.teams.press(ilse, await office.cardFor(ilse, /What I found/), /^Sign out .* now$/)

    assert.ok(await office.cardInChannel(/Failed/))
    const { body } = await office.graph(`/users/${jan.id}?$select=accountEnabled`)
    assert.equal(body['accountEnabled'], false, 'the part that was allowed is done')
    const done = (await office.effects()).map(({ what }) => what)
    assert.ok(done.includes('POST /users/{id}/revokeSignInSessions'))
  })

  it('tried again, replaces the password that was refused, though everything that can be read is as it should be', async () => {
    office = await Office.open()
    const denied = {
      error: { code: 'Authorization_RequestDenied', message: 'Insufficient privileges to complete the operation.' },
    }
    await office.control('faults', { method: 'PATCH', path: '/users/', count: 2, status: 403, body: denied })
    await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)
    await office.teams.press(ilse, await office.cardFor(ilse, /What I found/), /^Sign out .* now$/)

    await office.teams.press(petra, await stepCardOf(office, 'Sign out everywhere', /Failed/), 'Try again')

    await stepCardOf(office, 'Sign out everywhere', /Done, and read back/)
    const passwords = (await office.effects()).filter(({ detail }) => detail?.['passwordProfile'] !== undefined)
    assert.equal(passwords.length, 1)
  })
})

describe('an account mastered in Active Directory', () => {
  let office: Office
  afterEach(async () => {
    await office.close()
  })

  it('becomes a task with the exact instruction, and is not called done before a read says so', async () => {
    office = await Office.open({ configuration: { pace: { ...sandboxPace, taskPatience: 400 } } })
    const lisa = people.lisaVanDijk
    await submitAndApprove(office, await planFor(office, lisa.userPrincipalName))

    const task = await office.cardFor(ilse, /Disable-ADAccount[^]*I have done/)
    const summary = await office.cardFor(ilse, /not finished/i)
    assert.match(textOf(summary.card), /Active Directory/)
    await office.teams.press(ilse, task, /I have done/)

    assert.ok(await office.cardInChannel(/still shows the old state|Synchronisation may need more time/))
  })

  it('is done once the directory synchronised what the person did', async () => {
    office = await Office.open()
    const lisa = people.lisaVanDijk
    await submitAndApprove(office, await planFor(office, lisa.userPrincipalName))
    const task = await office.cardFor(ilse, /Disable-ADAccount[^]*I have done/)
    await office.control('change-active-directory', { id: lisa.id, change: 'disable' })

    await office.teams.press(ilse, task, /I have done/)

    await office.cardInChannel(/Done, and read back[^]*Sign out everywhere/)
  })
})

describe('protected accounts', () => {
  let office: Office
  before(async () => {
    office = await Office.open({
      configuration: { protection: { allowedAdministrators: [], breakGlass: [people.breakGlass.userPrincipalName] } },
    })
  })
  after(async () => {
    await office.close()
  })

  const refused: Readonly<Record<string, { readonly userPrincipalName: string; readonly says: RegExp }>> = {
    'a Global Administrator': { userPrincipalName: people.karinMulder.userPrincipalName, says: /Global Administrator/ },
    'an emergency account': { userPrincipalName: people.breakGlass.userPrincipalName, says: /emergency/ },
    'the synchronisation account': { userPrincipalName: people.syncAccount.userPrincipalName, says: /synchronises/ },
    'the requester': { userPrincipalName: people.ilseSmit.userPrincipalName, says: /yourself/ },
  }
  for (const [who, { userPrincipalName, says }] of Object.entries(refused)) {
    it(`refuses ${who} before anything is asked`, async () => {
      await office.teams.say(ilse, `/offboard ${userPrincipalName}`)

      const answer = textOf(office.teams.inChatOf(ilse).at(-1)?.card)
      assert.match(answer, says)
      assert.deepEqual(await office.effects(), [])
    })
  }
})

describe('an approved plan', () => {
  let office: Office
  afterEach(async () => {
    await office.close()
  })

  it('begins with the new password and the block, then ends the sessions, before anything else is changed', async () => {
    office = await Office.open()
    const plan = await planFor(office, jan.userPrincipalName)
    await submit(office, plan)
    const card = await office.cardInChannel(/Approve all/)
    const before = (await requestsOf(office)).length

    await office.teams.press(petra, card, /Approve all/)
    await stepCardOf(office, 'Sign out everywhere', /Done, and read back/)

    const since = (await requestsOf(office)).slice(before)
    const writes = since.filter(isWrite)
    assert.deepEqual(
      writes.slice(0, 2).map(({ method, path }) => `${method} ${path.replace(/^\/v1\.0/, '')}`),
      [`PATCH /users/${jan.id}`, `POST /users/${jan.id}/revokeSignInSessions`],
    )
    const travelled = since.slice(0, since.indexOf(writes[0]!)).filter(({ inner }) => !inner)
    assert.ok(travelled.length <= 3, travelled.map(({ method, path }) => `${method} ${path}`).join('\n'))
    await office.cardFor(ilse, /Everything below was read back|not finished/)
  })

  it('of an administrator takes the roles first, so that signing out is not refused', async () => {
    office = await Office.open()
    await submitAndApprove(office, await planFor(office, daniel.userPrincipalName))
    await stepCardOf(office, 'Sign out everywhere', /Done, and read back/)

    const refused = (await requestsOf(office)).filter(
      ({ path, status, method }) => method !== 'GET' && path.includes(`/users/${daniel.id}`) && status === 403,
    )
    assert.deepEqual(refused, [])
  })

  it('of an administrator who was signed out at once replaces the password once, when the roles are gone', async () => {
    office = await Office.open()
    await office.teams.say(ilse, `/offboard ${daniel.userPrincipalName}`)
    await office.teams.press(ilse, await office.cardFor(ilse, /What I found/), /^Sign out .* now$/)
    await stepCardOf(office, 'Sign out everywhere', /Failed/)

    await office.teams.press(ilse, await office.cardFor(ilse, /Decisions about/), 'Make the plan')
    await submitAndApprove(office, await office.cardFor(ilse, /The plan for/))
    await stepCardOf(office, 'Sign out everywhere', /Done, and read back/)

    const passwords = (await office.effects()).filter(({ what }) => what === 'PATCH /users/{id}')
    assert.deepEqual(
      passwords.filter(({ detail }) => detail?.['passwordProfile'] !== undefined).length,
      1,
      JSON.stringify(passwords),
    )
    assert.equal(passwords.filter(({ detail }) => detail?.['accountEnabled'] === false).length, 1)
  })
})

interface Requested {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly inner: boolean
  readonly cmdlet?: string
}

async function requestsOf(office: Office): Promise<readonly Requested[]> {
  const answer = await fetch(`${office.sandbox.url}/_sandbox/requests`)
  return ((await answer.json()) as { readonly requests: readonly Requested[] }).requests
}

function isWrite({ method, path, cmdlet }: Requested): boolean {
  if (cmdlet !== undefined) return !cmdlet.startsWith('Get-')
  return method !== 'GET' && !path.includes('$batch')
}
