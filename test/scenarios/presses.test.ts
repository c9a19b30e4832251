import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import type { CaseEvent, Entry } from '../../services/cases/journal/entry'
import { openStep, planFor, stepCardOf, submit } from '../support/conversation'
import { caseIdIn, eventsOf, journalOf } from '../support/journal'
import { ilse, Office, petra, tom } from '../support/office'
import { actionsOf, textOf, type Colleague, type Message } from '../support/teams'

const { janDeVries: jan, lisaVanDijk: lisa } = people
const scare = /changed nothing|Nothing was changed|moved on|did not work|already/i
const denied = {
  status: 403,
  body: { error: { code: 'Authorization_RequestDenied', message: 'Insufficient privileges.' } },
}

describe('one press that Teams delivers five times at once', () => {
  let office: Office
  let caseId = ''
  beforeEach(async () => {
    office = await Office.open({ configuration: { policy: 'second-person' } })
  })
  afterEach(async () => {
    await office.close()
  })

  /** Presses a button five times at the same moment and once more after that, each under an activity id of its own. */
  const deliver = async (
    colleague: Colleague,
    message: Message,
    title: string | RegExp,
    inputs: Readonly<Record<string, string>> = {},
  ): Promise<readonly string[]> => {
    // The card as it was when it was pressed, whatever the first delivery makes of it.
    const seen = { ...message }
    caseId = caseIdIn(office)
    const press = async () => textOf(await office.teams.press(colleague, seen, title, inputs))
    const answers = await Promise.all(Array.from({ length: 5 }, press))
    return [...answers, await press()]
  }
  const oneEffect = async (
    answers: readonly string[],
    kind: CaseEvent['kind'],
    stepId?: string,
  ): Promise<readonly Entry[]> => {
    for (const answer of answers) assert.doesNotMatch(answer, scare)
    const titles = new Set(answers.map((answer) => answer.split('\n')[0]))
    assert.equal(titles.size, 1, [...titles].join())
    const entries = await journalOf(office, caseId)
    const made = entries.filter(
      ({ event }) => event.kind === kind && (stepId === undefined || ('stepId' in event && event.stepId === stepId)),
    )
    assert.equal(made.length, 1, JSON.stringify(made))
    assert.ok(made[0]?.press !== undefined, 'the entry says which press it was')
    assert.deepEqual(eventsOf(entries, 'refused'), [])
    return entries
  }

  it('starts one case, and shows its cards once', async () => {
    await office.teams.say(ilse, '/offboard Jan')
    const choose = await office.cardFor(ilse, /Which Jan do you mean/)
    const press = async () => textOf(await office.teams.press(ilse, choose, `Choose ${jan.displayName}`))

    const answers = await Promise.all(Array.from({ length: 5 }, press))
    await office.cardFor(ilse, /Decisions about/)
    await press()

    for (const answer of answers) assert.match(answer, /^ℹ Jan de Vries\nChosen on/)
    const entries = await journalOf(office, caseIdIn(office))
    const chat = office.teams.inChatOf(ilse).map(({ card }) => textOf(card))
    assert.equal(chat.filter((text) => /What I found/.test(text)).length, 1)
    assert.equal(chat.filter((text) => /Decisions about/.test(text)).length, 1)
    assert.ok(!chat.some((text) => /An offboarding runs already|Here it is again/.test(text)))
    assert.equal(eventsOf(entries, 'opened').length, 1)
  })

  it('signs out once', async () => {
    await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)

    const answers = await deliver(ilse, await office.cardFor(ilse, /What I found/), /^Sign out .* now$/)

    await office.cardInChannel(/Done, and read back[^]*Sign out everywhere/)
    await oneEffect(answers, 'ordered')
    const sent = (await office.effects()).filter(({ what }) => what.endsWith('/revokeSignInSessions'))
    assert.equal(sent.length, 1)
  })

  it('is answered as before also while nobody can say who else is in the leaver’s group', async () => {
    await office.teams.say(ilse, `/offboard ${petra.displayName}`)
    const card = { ...(await office.cardFor(ilse, /What I found/)) }
    await office.teams.press(ilse, card, /^Sign out .* now$/)
    await office.control('faults', { method: 'GET', path: '/transitiveMembers', status: 503, count: 60 })

    const again = textOf(await office.teams.press(ilse, card, /^Sign out .* now$/))

    assert.doesNotMatch(again, /does nothing rather than guess|changed nothing/)
    await office.cardInChannel(/Done, and read back[^]*Sign out everywhere/)
  })

  it('is refused at first when nobody can say who else is in the leaver’s group', async () => {
    await office.teams.say(ilse, `/offboard ${petra.displayName}`)
    const card = { ...(await office.cardFor(ilse, /What I found/)) }
    await office.control('faults', { method: 'GET', path: '/transitiveMembers', status: 503, count: 60 })

    const answer = textOf(await office.teams.press(ilse, card, /^Sign out .* now$/))

    assert.match(answer, /does nothing rather than guess/)
    assert.deepEqual(await office.effects(), [])
  })

  it('signs out again after a failure, from the card as it stands then, and only then', async () => {
    await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)
    await office.control('faults', { method: 'POST', path: '/revokeSignInSessions', ...denied })
    const card = await office.cardFor(ilse, /What I found/)
    const before = { ...card }
    await office.teams.press(ilse, card, /^Sign out .* now$/)
    const failed = await office.cardInChannel(/Sign out everywhere[^]*Insufficient privileges/)
    assert.ok(failed.card !== undefined)

    const again = textOf(await office.teams.press(ilse, before, /^Sign out .* now$/))
    const offered = await office.cardFor(ilse, /Try again[^]*What I found/)
    await office.teams.press(ilse, offered, /Try again/)

    assert.match(again, /Signing out did not work completely/)
    assert.doesNotMatch(again, /changed nothing|moved on/)
    await office.cardInChannel(/Done, and read back[^]*Sign out everywhere/)
    const entries = await journalOf(office, caseIdIn(office))
    assert.deepEqual([eventsOf(entries, 'ordered').length, eventsOf(entries, 'retried').length], [1, 1])
  })

  it('answers one question', async () => {
    await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)

    const opened = await openStep(office, await office.cardFor(ilse, /Decisions about/), 'contain')
    const answers = await deliver(ilse, opened, 'Save')

    await oneEffect(answers, 'decided', 'contain')
  })

  it('takes all suggestions over once', async () => {
    await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)

    const answers = await deliver(ilse, await office.cardFor(ilse, /Decisions about/), 'Make the plan')

    await office.cardFor(ilse, /The plan for Jan/)
    const entries = await oneEffect(answers, 'decided', 'mailbox')
    assert.equal(eventsOf(entries, 'planned').length, 1)
  })

  it('saves one other decision from the plan', async () => {
    const plan = await planFor(office, jan.userPrincipalName)

    const answers = await deliver(ilse, await openStep(office, plan, 'onedrive'), 'Save', { choice: 'leave' })

    await oneEffect(answers, 'reopened')
  })

  it('sends the plan once', async () => {
    const answers = await deliver(ilse, await planFor(office, jan.userPrincipalName), /Send for approval/)

    await oneEffect(answers, 'submitted')
  })

  it('approves one step once, with one effect', async () => {
    await submit(office, await planFor(office, jan.userPrincipalName))

    const answers = await deliver(petra, await stepCardOf(office, 'Phone and calls'), 'Approve')

    await office.cardInChannel(/Done, and read back[^]*Phone and calls/)
    await oneEffect(answers, 'approved')
    const sent = (await office.effects()).filter(({ what }) => what.endsWith('unassignNumber'))
    assert.equal(sent.length, 1)
  })

  it('approves everything once', async () => {
    await submit(office, await planFor(office, jan.userPrincipalName))

    const answers = await deliver(petra, await office.cardInChannel(/Approve all/), /Approve all/)

    await oneEffect(answers, 'approved')
  })

  it('rejects once', async () => {
    await submit(office, await planFor(office, jan.userPrincipalName))

    const answers = await deliver(petra, await stepCardOf(office, 'Mailbox'), /Reject/, { reason: 'Too soon' })

    await oneEffect(answers, 'rejected', 'mailbox')
  })

  it('tries a failed step again once, and another failure once more', async () => {
    await submit(office, await planFor(office, jan.userPrincipalName))
    await office.control('faults', { method: 'POST', path: 'unassignNumber', ...denied, count: 2 })
    await office.teams.press(petra, await stepCardOf(office, 'Phone and calls'), 'Approve')
    const failed = await stepCardOf(office, 'Phone and calls', /Insufficient privileges/)

    const first = await deliver(petra, failed, /Try again/)
    const failedAgain = await stepCardOf(office, 'Phone and calls', /Insufficient privileges[^]*Try again/)
    await office.teams.press(tom, failedAgain, /Try again/)

    for (const answer of first) assert.doesNotMatch(answer, /changed nothing|moved on|did not work/)
    await stepCardOf(office, 'Phone and calls', /Done, and read back/)
    const retried = eventsOf(await journalOf(office, caseIdIn(office)), 'retried')
    assert.deepEqual(
      retried.map(({ by }) => by.id),
      [petra.id, tom.id],
    )
  })

  it('confirms a task once', async () => {
    await submit(office, await planFor(office, lisa.userPrincipalName))
    await office.teams.press(petra, await stepCardOf(office, 'Sign out everywhere'), 'Approve')
    const task = await office.cardFor(ilse, /To do by hand: Sign out everywhere/)
    await office.control('change-active-directory', { id: lisa.id, change: 'disable' })

    const answers = await deliver(ilse, task, 'I have done this')

    await stepCardOf(office, 'Sign out everywhere', /Done, and read back/)
    for (const answer of answers) assert.doesNotMatch(answer, /changed nothing|moved on|did not work/)
    const entries = await journalOf(office, caseIdIn(office))
    assert.equal(eventsOf(entries, 'taskConfirmed').length, 1)
    assert.deepEqual(eventsOf(entries, 'refused'), [])
  })

  it('closes the case once', async () => {
    const answers = await deliver(ilse, await planFor(office, jan.userPrincipalName), /Cancel/)

    await oneEffect(answers, 'cancelled')
  })

  it('is not remembered when it did not succeed', async () => {
    await submit(office, await planFor(office, jan.userPrincipalName))
    const card = { ...(await stepCardOf(office, 'Mailbox')) }

    const without = textOf(await office.teams.press(petra, card, /Reject/, { reason: ' ' }))
    const withReason = textOf(await office.teams.press(petra, card, /Reject/, { reason: 'Too soon' }))

    assert.match(without, /Say in a few words why/)
    assert.match(withReason, /Too soon/)
  })

  it('is another press when another approver sends it', async () => {
    await submit(office, await planFor(office, jan.userPrincipalName))
    const card = { ...(await stepCardOf(office, 'Mailbox')) }
    await office.teams.press(petra, card, /Reject/, { reason: 'Too soon' })

    const late = await office.teams.press(ilse, card, 'Approve')

    assert.match(textOf(late), /You asked for this offboarding yourself/)
  })
})

describe('a press that is not what it says', () => {
  let office: Office
  let caseId: string
  let data: Readonly<Record<string, unknown>>
  before(async () => {
    office = await Office.open({ configuration: { policy: 'second-person' } })
    await submit(office, await planFor(office, jan.userPrincipalName))
    caseId = caseIdIn(office)
    const card = await stepCardOf(office, 'Mailbox')
    data = actionsOf(card.card ?? { type: 'AdaptiveCard' }).find(({ verb }) => verb === 'approve')?.data ?? {}
  })
  after(async () => {
    await office.close()
  })

  const secret = 'hunter2-and-a-whole-private-letter'
  const forged: readonly (readonly [string, string, () => object, string])[] = [
    ['a verb nobody knows', 'explode', () => data, 'dialog.unknownVerb'],
    ['a step the case does not have', 'approve', () => ({ ...data, stepId: 'coffee' }), 'dialog.noStep'],
    ['a revision the case never had', 'approve', () => ({ ...data, revision: 100_000 }), 'dialog.neverShown'],
    ['a revision before the first', 'approve', () => ({ ...data, revision: 0 }), 'dialog.neverShown'],
    ['no revision', 'approve', () => ({ ...data, revision: 'newest' }), 'dialog.badCard'],
    ['another person’s id', 'approve', () => ({ ...data, employeeId: lisa.id }), 'dialog.anotherPerson'],
    ['another person’s name', 'approve', () => ({ ...data, employeeName: 'Lisa van Dijk' }), 'dialog.anotherPerson'],
    ['another requester', 'approve', () => ({ ...data, requester: tom.id }), 'dialog.anotherPerson'],
  ]
  for (const [what, verb, says] of forged)
    it(`is refused when it names ${what}`, async () => {
      const answer = await office.teams.invoke(petra, verb, { ...says(), note: secret }, { where: 'channel' })

      assert.match(textOf(answer), /Nothing was changed/)
      assert.deepEqual(await office.effects(), [])
    })

  it('is refused outside the approvals channel', async () => {
    const answer = await office.teams.invoke(petra, 'approve', { ...data, note: secret }, { where: 'personal' })

    assert.match(textOf(answer), /in the approvals channel only/)
  })

  it('is refused when it names a case nobody knows: the log has who, and the code that the card shows', async () => {
    const strange = [
      office.teams.invoke(petra, 'approve', { ...data, caseId: 'another', note: secret }, { where: 'channel' }),
      office.teams.invoke(petra, 'explode', { note: secret }, { where: 'channel' }),
      office.teams.invoke(petra, 'submit', { note: secret }, { where: 'channel' }),
      office.teams.invoke(ilse, 'start', { employeeId: secret }),
      office.teams.invoke(ilse, { verb: secret }, { note: secret }),
    ]
    for (const answer of (await Promise.all(strange)).map(textOf)) {
      assert.match(answer, /Nothing was changed/)
      const code = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/.exec(answer)?.[0] ?? 'no code on the card'
      const line = office.log
        .map((one) => JSON.parse(one) as Record<string, unknown>)
        .find((one) => one['correlationId'] === code)
      assert.equal(line?.['level'], 40, `${code} is a warning`)
      assert.ok([petra.id, ilse.id].includes(String(line?.['actor'])))
    }
  })

  it('of the right person by name is not refused for that', async () => {
    const named = { employeeId: jan.id.toUpperCase(), employeeName: jan.displayName, requesterId: ilse.id }
    const answer = await office.teams.invoke(tom, 'retry', { ...data, ...named }, { where: 'channel' })

    assert.match(textOf(answer), /picked up already/)
  })

  it('is noted in the journal with who, which verb and why, without what came from the card; and changes nothing', async () => {
    const entries = await journalOf(office, caseId)
    await office.startBot()

    const noted = eventsOf(entries, 'refused').map(({ by, event }) => [by.id, event.verb, event.why.key, event.stepId])
    for (const [, verb, , why] of forged) {
      const known = verb === 'explode' ? 'unknown' : verb
      assert.ok(
        noted.some(([by, name, key]) => by === petra.id && name === known && key === why),
        `${why} by ${verb}`,
      )
    }
    assert.ok(noted.some(([, , key, stepId]) => key === 'dialog.onlyInChannel' && stepId === 'mailbox'))
    assert.doesNotMatch(JSON.stringify(entries), /hunter2|coffee|Lisa van Dijk/)
    assert.doesNotMatch(office.log.join(), /hunter2/)
    assert.equal(eventsOf(entries, 'approved').length, 0)
    await office.teams.invoke(petra, 'approve', data, { where: 'channel' })
    await stepCardOf(office, 'Mailbox', /Done, and read back/)
  })
})
