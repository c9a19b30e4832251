import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { planFor, submitAndApprove } from '../support/conversation'
import { caseIdIn, entriesOf, eventsOf, journalOf } from '../support/journal'
import { ilse, noor, Office, waitFor } from '../support/office'
import { actionsOf, textOf } from '../support/teams'

const jan = people.janDeVries
const eva = people.evaWillems

interface Request {
  readonly method: string
  readonly path: string
  readonly inner: boolean
  readonly cmdlet?: string
  readonly body?: string
}

async function requestsTo({ sandbox }: Office): Promise<readonly Request[]> {
  const answer = (await (await fetch(`${sandbox.url}/_sandbox/requests`)).json()) as { readonly requests: Request[] }
  return answer.requests
}

/** Whatever is no read: neither a GET, nor what carries reads, nor a reading cmdlet. */
function writesAmong(requests: readonly Request[]): readonly Request[] {
  return requests.filter(({ method, path, cmdlet, inner, body = '' }) => {
    // What would be cancelled is only known by asking for a preview of it.
    const isPreview = cmdlet === 'Remove-CalendarEvents' && body.includes('"PreviewOnly":true')
    if (cmdlet !== undefined) return !cmdlet.startsWith('Get-') && !isPreview
    const carriesReads = !inner && method === 'POST' && path.endsWith('/$batch')
    return method !== 'GET' && !carriesReads && !path.startsWith('/_sandbox/')
  })
}

async function requestsAbout(office: Office, id: string): Promise<readonly string[]> {
  return (await requestsTo(office)).flatMap(({ path }) =>
    path.toLowerCase().includes(`/users/${id}`) || path.includes(`'${id}'`) ? [path] : [],
  )
}

describe('a dry run', () => {
  const environment: Record<string, string> = {}
  let office: Office
  beforeEach(async () => {
    environment['DRY_RUN'] = '1'
    office = await Office.open({ environment })
  })
  afterEach(async () => {
    await office.close()
  })

  it('asks all and shows all, has it approved, sends nothing that writes, and claims nothing', async () => {
    const plan = await planFor(office, jan.userPrincipalName)
    assert.match(textOf(plan.card), /Dry run: whatever is approved, nothing is sent/)
    assert.match(textOf(await office.teams.press(ilse, plan, 'Exactly what is sent')), /PATCH \/users\//)
    await submitAndApprove(office, plan)
    const summary = textOf((await office.cardFor(ilse, 'dry run, nothing was done')).card)

    assert.match(summary, /This dry run ended on .*\. Nothing in Microsoft 365 was changed by this offboarding\./)
    assert.match(summary, /What would have been done\n/)
    for (const step of ['Sign out everywhere', 'Mailbox', 'Licences', 'Account'])
      assert.match(summary, new RegExp(`\\*\\*${step}:\\*\\* `))
    assert.doesNotMatch(summary, /✓ Done|Left for people|completed|Who has what now|still sign in/)
    const thread = textOf((await office.cardInChannel(/Dry run: nothing was sent/)).card)
    assert.match(thread, /requests? (?:would have been sent|have been sent)|would have been sent/)
    assert.doesNotMatch(thread, /Done, and read back/)
    const person = textOf((await office.cardFor(ilse, 'was not signed out')).card)
    assert.match(person, /This is a dry run: nothing was sent/)

    const requests = await requestsTo(office)
    assert.ok(requests.length > 50, `${requests.length} requests were read with`)
    assert.deepEqual(writesAmong(requests), [])
    assert.deepEqual(await office.effects(), [])
    assert.deepEqual(
      office.teams.inChatOf(noor).filter(({ card }) => /Jan/.test(textOf(card))),
      [],
      'nobody is told of what they would have had',
    )

    const entries = await journalOf(office, caseIdIn(office))
    const tried = eventsOf(entries, 'stepTried')
    assert.ok(tried.length > 5, `${tried.length} steps were tried`)
    assert.deepEqual(
      ['operationSent', 'stepStarted', 'stepVerified', 'taskOpened', 'completed'].filter((kind) =>
        entries.some(({ event }) => event.kind === kind),
      ),
      [],
    )
    assert.deepEqual(
      eventsOf(entries, 'cancelled').map(({ event }) => event.dryRun),
      [true],
    )
  })

  it('keeps signing out at once from being sent, too, and says so', async () => {
    await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)
    const person = await office.cardFor(ilse, /Sign out Jan/)
    await office.teams.press(ilse, person, /Sign out Jan de Vries now/)
    await office.cardFor(ilse, 'Jan de Vries was not signed out')
    assert.deepEqual(await office.effects(), [])
  })

  it('stands in nobody’s way: what is over, and what was left open, makes room for the real one', async () => {
    await submitAndApprove(office, await planFor(office, jan.userPrincipalName))
    await office.cardFor(ilse, 'dry run, nothing was done')
    const left = await planFor(office, eva.userPrincipalName)
    await office.stopBot()
    delete environment['DRY_RUN']
    await office.startBot()

    for (const leaver of [jan, eva]) {
      const plan = await planFor(office, leaver.userPrincipalName)
      assert.doesNotMatch(textOf(plan.card), /Dry run/)
      await submitAndApprove(office, plan)
      await office.cardFor(ilse, `${leaver.displayName}: completed`)
    }
    assert.ok((await office.effects()).length > 10)
    await waitFor('the plan that was left open to say that it is over', () =>
      /This dry run ended on/.test(textOf(office.teams.inChatOf(ilse).find(({ id }) => id === left.id)?.card))
        ? true
        : undefined,
    )
  })

  it('goes on to send nothing when the bot is in none any more', async () => {
    const plan = await planFor(office, jan.userPrincipalName)
    await office.stopBot()
    delete environment['DRY_RUN']
    await office.startBot()
    await submitAndApprove(office, plan)
    await office.cardFor(ilse, 'dry run, nothing was done')
    assert.deepEqual(await office.effects(), [])
  })

  it('holds a real one that was under way, and says why; it goes on by itself afterwards', async () => {
    await office.stopBot()
    delete environment['DRY_RUN']
    await office.startBot()
    const plan = await planFor(office, jan.userPrincipalName)
    await office.stopBot()
    environment['DRY_RUN'] = '1'
    await office.startBot()
    await submitAndApprove(office, plan)
    await office.cardInChannel(/This bot is in a dry run, so nothing of this is sent/)
    assert.deepEqual(await office.effects(), [])
    await office.stopBot()
    delete environment['DRY_RUN']
    await office.startBot()
    await office.cardFor(ilse, 'Jan de Vries: completed')
  })

  it('leaves the offboarding that was completed before it the newest that anybody knows of', async () => {
    await office.stopBot()
    delete environment['DRY_RUN']
    await office.startBot()
    await submitAndApprove(office, await planFor(office, jan.userPrincipalName))
    await office.cardFor(ilse, 'Jan de Vries: completed')
    await office.stopBot()
    environment['DRY_RUN'] = '1'
    await office.startBot()
    await office.teams.say(ilse, `/offboard ${jan.id}`)
    await office.teams.press(ilse, await office.cardFor(ilse, 'was offboarded already'), 'Start again')
    await office.cardFor(ilse, /Dry run: whatever is approved/)
    await office.stopBot()
    delete environment['DRY_RUN']
    await office.startBot()

    const before = office.teams.inChatOf(ilse).length
    await office.teams.say(ilse, `/offboard ${jan.id}`)
    await waitFor('the bot to say that it was completed before', () =>
      office.teams
        .inChatOf(ilse)
        .slice(before)
        .find(({ card }) => textOf(card).includes('was offboarded already')),
    )
  })

  it('says so to whoever is new to the bot, and to whoever watches it', async () => {
    await office.teams.install(people.karinMulder)
    await office.cardFor(people.karinMulder, /Dry run: whatever is approved, nothing is sent/)
    const health = (await (await fetch(`http://127.0.0.1:${office.botPort}/health`)).json()) as object
    assert.match(JSON.stringify(health), /This is a dry run \(DRY_RUN\)/)
  })

  it('takes nobody back: what was offboarded stays so, and its offboarding stands', async () => {
    await office.stopBot()
    delete environment['DRY_RUN']
    await office.startBot()
    await submitAndApprove(office, await planFor(office, jan.userPrincipalName))
    await office.cardFor(ilse, 'Jan de Vries: completed')
    const before = (await office.effects()).length
    await office.stopBot()
    environment['DRY_RUN'] = '1'
    await office.startBot()
    await office.teams.say(ilse, '/restore Jan de Vries')
    await office.teams.press(ilse, await office.cardFor(ilse, /Jan de Vries.*\?|take.*back/i), /Bring|Take|begin|back/i)
    await office.cardFor(ilse, /Dry run: whatever is approved/)
    assert.equal((await office.effects()).length, before)
    const cases = [...(await entriesOf(office)).values()]
    assert.ok(
      cases.some(
        (entries) =>
          entries.at(0)?.event.kind === 'opened' &&
          entries.some(({ event }) => event.kind === 'completed') &&
          !entries.some(({ event }) => event.kind === 'cancelled'),
      ),
    )
  })
})

describe('a bot that is limited to test accounts', () => {
  const environment: Record<string, string> = {}
  let office: Office
  beforeEach(async () => {
    environment['ONLY'] = ` ${eva.userPrincipalName.toUpperCase()}, ${people.tomVisser.id}`
    office = await Office.open({ environment })
  })
  afterEach(async () => {
    await office.close()
  })

  it('offboards one of them, by address or name, and says on the plan that it is limited', async () => {
    const plan = await planFor(office, 'Eva')
    assert.match(textOf(plan.card), /limited to 2 test accounts/)
    await submitAndApprove(office, plan)
    await office.cardFor(ilse, 'Eva Willems: completed')
  })

  for (const [what, typed] of [
    ['a name', '/offboard Jan de Vries'],
    ['an address', `/offboard ${jan.userPrincipalName}`],
    ['an id', `/offboard ${jan.id}`],
    ['a sentence', 'Jan de Vries is leaving'],
    ['several, one of whom is named', `/offboard ${eva.userPrincipalName}, ${jan.userPrincipalName}`],
    ['a look', '/check Jan de Vries'],
  ] as const) {
    it(`refuses anybody else in words, by ${what}, and reads nothing about them`, async () => {
      await office.teams.say(ilse, typed)
      await office.cardFor(ilse, /This bot is limited to test accounts\n.*is none of them, so nothing was read/s)
      assert.deepEqual(await requestsAbout(office, jan.id), [])
      assert.equal((await entriesOf(office)).size, 0)
      const searches = (await requestsTo(office)).filter(({ path }) => /search|Jan/.test(path))
      assert.deepEqual(searches, [])
    })
  }

  it('refuses a press that names anybody else', async () => {
    await office.stopBot()
    delete environment['ONLY']
    await office.startBot()
    await office.teams.say(ilse, '/offboard Jan')
    const choice = await office.cardFor(ilse, 'Jan-Willem')
    await office.stopBot()
    environment['ONLY'] = eva.id
    await office.startBot()
    const answer = await office.teams.press(ilse, choice, /Jan de Vries/)
    assert.match(textOf(answer), /This account is none of them/)
    assert.equal((await entriesOf(office)).size, 0)
  })

  it('takes nobody else back, and reads nothing about them for that', async () => {
    await office.stopBot()
    delete environment['ONLY']
    await office.startBot()
    await submitAndApprove(office, await planFor(office, jan.userPrincipalName))
    await office.cardFor(ilse, 'Jan de Vries: completed')
    await office.stopBot()
    environment['ONLY'] = eva.id
    await office.startBot()
    const [before, read] = [(await office.effects()).length, await requestsAbout(office, jan.id)]
    await office.teams.say(ilse, `/restore ${jan.id}`)
    await office.cardFor(ilse, /This account is none of them, so nothing was read or changed/)
    assert.equal((await office.effects()).length, before)
    // Whom the id means is looked up, and nothing else.
    assert.ok((await requestsAbout(office, jan.id)).length - read.length <= 2)
  })

  it('holds what was approved about anybody else before it was limited, and sends nothing', async () => {
    await office.stopBot()
    delete environment['ONLY']
    await office.startBot()
    const plan = await planFor(office, jan.userPrincipalName)
    await office.stopBot()
    environment['ONLY'] = eva.userPrincipalName
    await office.startBot()
    await submitAndApprove(office, plan)
    await office.cardInChannel(/limited to test accounts, and this is none of them/)
    assert.deepEqual(await office.effects(), [])
    assert.ok(actionsOf(plan.card ?? assert.fail()).length > 0)
  })
})
