import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { sandboxPace } from '../../services/remote/pace'
import { planFor, stepCardOf, submit } from '../support/conversation'
import { caseIdIn, eventsOf, journalOf } from '../support/journal'
import { ilse, noor, Office, petra, waitFor } from '../support/office'
import { actionsOf, textOf } from '../support/teams'

const { janDeVries: jan, lisaVanDijk: lisa } = people

/** Milliseconds: what Teams is promised, and a busy machine's share. */
const atOnce = 10_000
/** No request is given up before. Milliseconds. */
const forever = 600_000
const pace = { ...sandboxPace, requestTimeout: forever, cmdletTimeout: forever }

async function timed<Result>(act: () => Promise<Result>): Promise<{ readonly took: number; readonly result: Result }> {
  const begun = performance.now()
  const result = await act()
  return { took: performance.now() - begun, result }
}

describe('While Microsoft 365 answers nothing', () => {
  let office: Office
  let answersAgain: () => Promise<number>
  beforeEach(async () => {
    office = await Office.open({ configuration: { policy: 'second-person', answerWithin: 400, pace } })
  })
  afterEach(async () => {
    await office.close()
  })
  /** From now on; nothing is remembered of anybody's rights. */
  const silence = async (): Promise<void> => {
    await office.stopBot()
    answersAgain = await office.silence()
    await office.startBot()
  }

  it('a press in the channel is answered at once, does what it says once, and the card says so later', async () => {
    await submit(office, await planFor(office, jan.userPrincipalName))
    const card = await stepCardOf(office, 'Mailbox')
    const seen = { ...card }
    await silence()

    const { took, result } = await timed(() => office.teams.press(petra, seen, 'Approve'))
    const again = await office.teams.press(petra, seen, 'Approve')

    assert.ok((await answersAgain()) > 0, 'Microsoft 365 had not answered by then')
    assert.ok(took < atOnce, `it took ${took} ms`)
    assert.match(textOf(result), /I am working on it[^]*Mailbox/)
    assert.match(textOf(again), /I am working on it/)
    await waitFor('the approval on the card', () =>
      /Approved by Petra de Boer/.test(textOf(card.card)) ? true : undefined,
    )
    assert.doesNotMatch(textOf(card.card), /I am working on it/)
    const entries = await journalOf(office, caseIdIn(office))
    assert.equal(eventsOf(entries, 'approved').length, 1)
    assert.deepEqual(eventsOf(entries, 'refused'), [])
  })

  it('a refused press in the channel is told to the presser alone, and the card stands as before', async () => {
    await submit(office, await planFor(office, jan.userPrincipalName))
    const card = await stepCardOf(office, 'Mailbox')
    const before = textOf(card.card)
    await silence()

    const { took, result } = await timed(() => office.teams.press(noor, { ...card }, 'Approve'))

    assert.ok((await answersAgain()) > 0, 'Microsoft 365 had not answered by then')
    assert.ok(took < atOnce, `it took ${took} ms`)
    assert.match(textOf(result), /I am working on it/)
    const told = await office.cardFor(noor, /only members of the approvers group may decide this/)
    assert.deepEqual(actionsOf(told.card ?? assert.fail()), [], 'what is pressed in the channel only does nothing here')
    assert.equal(textOf(card.card), before)
    assert.ok(office.teams.inChannel().every(({ card: one }) => !/may decide this/.test(textOf(one))))
    const refused = eventsOf(await journalOf(office, caseIdIn(office)), 'refused')
    assert.deepEqual(
      refused.map(({ by }) => by.id),
      [noor.id],
    )
  })

  it('a press in one’s own chat is answered at once, and the pressed message becomes its answer', async () => {
    await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)
    const question = await office.cardFor(ilse, /Decisions about/)
    await silence()

    const { took, result } = await timed(() => office.teams.press(ilse, { ...question }, 'Make the plan'))

    assert.ok((await answersAgain()) > 0, 'Microsoft 365 had not answered by then')
    assert.ok(took < atOnce, `it took ${took} ms`)
    assert.match(textOf(result), /I am working on it[^]*Decisions about/)
    await waitFor('the answer on the message', () => (/Make the plan/.test(textOf(question.card)) ? undefined : true))
    await office.cardFor(ilse, /The plan for/)
    const decided = eventsOf(await journalOf(office, caseIdIn(office)), 'decided')
    const once = new Set(decided.map(({ event }) => event.stepId))
    assert.ok(once.has('contain'))
    assert.equal(once.size, decided.length)
  })

  it('a press on a message that is gone by then is answered below, in place of it', async () => {
    await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)
    const question = await office.cardFor(ilse, /Decisions about/)
    await silence()
    office.teams.delete(question)
    const before = office.teams.inChatOf(ilse).length

    await office.teams.press(ilse, { ...question }, 'Make the plan')

    assert.ok((await answersAgain()) > 0)
    await office.cardFor(ilse, /The plan for/)
    const answers = () => office.teams.inChatOf(ilse).slice(before)
    await waitFor('the answer', () => answers().find(({ card }) => !/Make the plan/.test(textOf(card))))
    assert.ok(answers().every(({ id }) => id !== question.id))
  })

  it('what is typed is taken at once, and answered when it can be', async () => {
    await silence()

    const { took, result } = await timed(() => office.teams.say(ilse, `/offboard ${lisa.userPrincipalName}`))

    assert.ok((await answersAgain()) > 0, 'Microsoft 365 had not answered by then')
    assert.ok(took < atOnce, `it took ${took} ms`)
    assert.equal(result.status, 202)
    await office.cardFor(ilse, /What I found/)
  })
})

describe('A message', () => {
  let office: Office
  before(async () => {
    office = await Office.open()
  })
  after(async () => {
    await office.close()
  })

  it('that does not say to whom it is, is to the bot', async () => {
    for (const recipient of [undefined, null]) {
      const text = recipient === null ? '/offboard Nobody at all' : '/offboard Jan'
      const sent = { ...office.teams.activityOf(ilse, {}), type: 'message', text, recipient }
      assert.ok((await office.teams.send(sent)).ok)
    }

    await office.cardFor(ilse, /Which Jan do you mean/)
    await office.cardFor(ilse, /I found nobody called “Nobody at all”/)
  })

  it('is answered once, however often it comes at the same time and after', async () => {
    const sent = { ...office.teams.activityOf(ilse, {}), type: 'message', text: '/offboard Nobody else' }

    await Promise.all([office.teams.send(sent), office.teams.send(sent)])
    await office.teams.send(sent)

    const answers = office.teams.inChatOf(ilse).filter(({ card }) => textOf(card).includes('Nobody else'))
    assert.equal(answers.length, 1)
  })
})

describe('A press that has waited for its turn', () => {
  /** Milliseconds in which a press is answered here, and in which its request arrives whole. */
  const [within, arrives] = [4_000, 4_100]
  let office: Office
  let answersAgain: (() => Promise<number>) | undefined
  beforeEach(async () => {
    office = await Office.open({ configuration: { answerWithin: within, pace } })
  })
  afterEach(async () => {
    await answersAgain?.()
    await office.close()
  })

  it('is answered as soon as one whose turn came at once: Teams waits since its request came', async () => {
    const { teams } = office
    await teams.say(ilse, '/check Jan')
    const message = teams.inChatOf(ilse).find(({ card }) => card !== undefined && actionsOf(card).length > 1)
    const [action] = message?.card === undefined ? [] : actionsOf(message.card)
    assert.ok(message !== undefined && action !== undefined)
    await office.stopBot()
    answersAgain = await office.silence()
    await office.startBot()

    teams.arrivesIn = arrives
    const { took, result } = await timed(() => teams.pressAction(ilse, message, action))

    assert.match(textOf(result), /I am working on it/)
    assert.ok(took < arrives + within - 500, `it took ${took} ms`)
  })
})
