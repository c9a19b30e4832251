import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import type { Tenant } from '../../sandbox/tenant/state'
import { planFor, submit, submitAndApprove } from '../support/conversation'
import { ilse, Office, petra, waitFor } from '../support/office'
import { leavePlain } from '../support/plainPeople'
import { actionsOf, textOf, type Arrival, type Message } from '../support/teams'

const jan = people.janDeVries
/** How many steps of Jan’s wait for an approval, and how many of them cannot be undone, so that each has its own card. */
const [steps, ownCards] = [7, 2]
const done = /Everything below was read back/

/** Every kind of card, as it comes to Teams for the first time or again. */
const cards: Readonly<Record<string, (arrival: Arrival) => boolean>> = {
  'the first card in a chat': ({ how, thread, card }) =>
    how === 'reply' && isChat(thread) && says(card, /What I found/),
  'a thread': ({ how }) => how === 'post',
  'a step’s card': ({ how, card }) => how === 'reply' && says(card, /requested by/),
  'an update of the plan': ({ how, card }) => how === 'update' && says(card, /plan for/),
  'an update of the case': ({ how, thread, card }) => how === 'update' && !isChat(thread) && says(card, /is leaving/),
  'the summary in a chat': ({ how, thread, card }) => how === 'reply' && isChat(thread) && says(card, done),
  'the summary in the channel': ({ how, thread, card }) => how === 'reply' && !isChat(thread) && says(card, done),
}

/** What Teams says no with, for a while or once. */
const refusals: Readonly<Record<string, { status: number; code: string; count: number; retryAfter?: number }>> = {
  'that the app is not there, twice': { status: 403, code: 'BotNotInConversationRoster', count: 2 },
  'that it is not found, once': { status: 404, code: 'ConversationNotFound', count: 1 },
  'that somebody else was writing': { status: 412, code: 'PreconditionFailed', count: 1 },
  'that it is too large': { status: 413, code: 'MessageSizeTooBig', count: 1 },
  'that it is too much': { status: 429, code: 'TooManyRequests', count: 1, retryAfter: 1 },
}

describe('Teams', () => {
  let office: Office
  /** Looked at by each start. */
  let configuration: { policy: 'second-person'; approvalsChannelId?: string }
  beforeEach(async () => {
    const seed = leavePlainButMeetings
    configuration = { policy: 'second-person' }
    office = await Office.open({ configuration, sandbox: { seed } })
  })
  afterEach(async () => {
    await office.close()
  })
  const planned = (): Promise<Message> => planFor(office, jan.userPrincipalName)
  const health = async (): Promise<string> =>
    JSON.stringify(await (await fetch(`http://127.0.0.1:${office.botPort}/health`)).json())
  const inChannel = (what: RegExp): readonly Message[] =>
    office.teams.inChannel().filter(({ card }) => what.test(textOf(card)))
  const inChat = (what: RegExp): readonly Message[] =>
    office.teams.inChatOf(ilse).filter(({ card }) => what.test(textOf(card)))

  for (const [said, refusal] of Object.entries(refusals))
    it(`answers ${said}, to every kind of card: it stands all the same, and nothing stands twice`, async () => {
      const all = Object.entries(cards).map(([what, fits]) => ({ what, fits, ...refusal }))
      for (const one of all) office.teams.refuse(one)

      await submitAndApprove(office, await planned())

      await office.cardFor(ilse, done)
      await office.cardInChannel(done)
      await waitFor('a case card that says so', () => inChannel(/is leaving[^]*Completed/)[0])
      await waitFor('a plan that says so', () => inChat(/plan for Jan[^]*✓/)[0])
      assert.deepEqual(
        all.filter(({ count }) => count > 0).map(({ what }) => what),
        [],
        'each was refused',
      )
      assert.deepEqual([inChannel(/is leaving/).length, inChannel(done).length, inChat(done).length], [1, 1, 1])
      assert.equal(inChat(/What I found/).length, 1)
      await waitFor('a bot that is well', async () => ((await health()) === '{"status":"ok"}' ? true : undefined))
    })

  it('lost the card on which somebody is asked: it is posted again in the same thread, and can be pressed', async () => {
    const [, lost = assert.fail()] = await submitted()
    const top = await office.cardInChannel(/is leaving/)
    office.teams.delete(lost)

    // Somebody looks where it is, and so does the bot.
    await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)

    const again = await waitFor('the card again', () =>
      inChannel(/requested by/).find(({ id, card }) => id !== lost.id && textOf(card) === textOf(lost.card)),
    )
    assert.equal(again.conversationId, top.conversationId)
    await office.teams.press(petra, again, 'Approve')
    await approveRest()
    await office.cardInChannel(done)
  })

  it('lost a whole thread: it is made anew with everything in it, and the case goes on there', async () => {
    const [first = assert.fail()] = await submitted()
    const top = await office.cardInChannel(/is leaving/)
    office.teams.deleteThread(top)

    await office.teams.press(petra, first, 'Approve')
    await waitFor('another thread', () => (buttons().length === steps - 1 ? true : undefined))
    await approveRest()

    const summary = await office.cardInChannel(done)
    assert.notEqual(summary.conversationId, top.conversationId)
    assert.equal(inChannel(/is leaving/).length, 1)
    assert.deepEqual(
      [...new Set(office.teams.inChannel().map(({ conversationId }) => conversationId))],
      [summary.conversationId],
    )
  })

  it('takes nothing more for the requester: the channel is told, and hears of the end; later all is made good', async () => {
    await submitted()
    const added = office.teams.removeFor(ilse)

    await approveRest()

    const told = await office.cardInChannel(/I cannot reach Ilse Smit/)
    const top = await office.cardInChannel(/✓ Completed/)
    assert.equal(told.conversationId, top.conversationId, 'in the thread of the case')
    assert.match(await health(), /"hampered".*Teams does not take the cards of one case in the chat of one person/)
    assert.doesNotMatch(await health(), /Ilse/)
    assert.ok(office.log.some((line) => line.includes('Teams did not take a card of a case')))
    added()
    await office.teams.open(ilse)
    await office.cardFor(ilse, done)
    await office.cardInChannel(/I reach Ilse Smit again/)
    await waitFor('a bot that is well', async () => ((await health()) === '{"status":"ok"}' ? true : undefined))
  })

  it('takes nothing more in a draft’s chat: the channel is told that, and not whose draft it is', async () => {
    const plan = await planned()
    const added = office.teams.removeFor(ilse)

    // As a card of before has it: the question is posted anew.
    const [change] = actionsOf(plan.card ?? assert.fail()).filter(({ verb }) => verb === 'change')
    const { from: _from, ...data } = change?.data ?? assert.fail()
    await office.teams.invoke(ilse, 'change', data)

    const told = await office.cardInChannel(/I cannot reach Ilse Smit/)
    assert.doesNotMatch(JSON.stringify(told.card), /Jan|Vries/)
    added()
    await office.teams.open(ilse)
    await office.cardInChannel(/I reach Ilse Smit again/)
  })

  it('takes nothing more in the channel, whose app was removed: the requester gets the summary, and the channel later', async () => {
    const open = await submitted()
    const top = await office.cardInChannel(/is leaving/)
    const added = office.teams.removeFromTeam()

    await approveEach(open)

    await office.cardFor(ilse, done)
    assert.match(await health(), /in the approvals channel/)
    added()
    const summary = await office.cardInChannel(done)
    assert.equal(summary.conversationId, top.conversationId, 'the thread is still the same')
    await office.cardInChannel(/✓ Completed/)
  })

  it('is asked in another channel, which the configuration names by now: the thread is made anew there, and goes on', async () => {
    const [old = assert.fail()] = await submitted()
    await office.teams.quiet()
    await office.stopBot()
    configuration.approvalsChannelId = '19:another-channel@thread.tacv2'

    await office.startBot()
    const before = office.teams.channelId
    office.teams.channelId = configuration.approvalsChannelId

    await waitFor('the whole thread', () => (buttons().length === steps ? true : undefined))
    assert.equal(inChannel(/is leaving/).length, 1)
    const refused = await office.teams.press(petra, old, 'Approve', {}, { where: 'channel', pressed: old })
    assert.match(textOf(refused), /approvals channel/)
    await approveRest()
    await office.cardInChannel(done)
    const beforeThere = office.teams.messages.filter(({ conversationId }) => conversationId.startsWith(before))
    assert.ok(beforeThere.every(({ card }) => !done.test(textOf(card))))
  })

  it('takes nothing from anybody: the case is not completed before its summary stands somewhere', async () => {
    const open = await submitted()
    const added = [office.teams.removeFor(ilse), office.teams.archiveChannel()]
    const events = (): readonly string[] =>
      office.kept()['entries']?.map((row) => /"kind":"(\w+)"/.exec(row)?.[1] ?? '') ?? []

    await approveEach(open)
    await waitFor('a case at rest', () => (events().includes('settled') ? true : undefined))
    const refused = (): number => office.log.filter((line) => line.includes('did not take a card of a case')).length
    const before = refused()
    await waitFor('a summary refused', () => (refused() > before + 1 ? true : undefined))

    assert.ok(!events().includes('completed'))
    for (const undo of added) undo()
    await office.cardInChannel(done)
    await waitFor('a completed case', () => (events().includes('completed') ? true : undefined))
  })

  it('has all cards as they stand: a start sends none of them', async () => {
    await submitted()
    await waitFor('a plan that says so', () => inChat(/plan for Jan[^]*Waiting for approval/)[0])
    await office.teams.quiet()
    await office.stopBot()
    const before = office.teams.arrivals.length

    await office.startBot()
    await new Promise((resolve) => setTimeout(resolve, 1_000))

    assert.equal(office.teams.arrivals.length, before)
  })

  it('did not hear of the end when the bot went down: the next start takes the buttons from the closed case', async () => {
    const open = await submitted()
    const taken = office.teams.refuse({ fits: ({ how, thread }) => how === 'update' && !isChat(thread), status: 412 })
    await approveEach(open)
    await office.cardFor(ilse, done)
    await waitFor('a closed case', () =>
      office.kept()['entries']?.some((row) => row.includes('completed')) === true ? true : undefined,
    )
    await office.stopBot()
    assert.ok(buttons().length > 0)
    taken()

    await office.startBot()

    await waitFor('cards without buttons', () => (buttons().length === 0 ? true : undefined))
    await office.cardInChannel(/✓ Completed/)
  })

  /** What approves one step, on whatever card. */
  const buttons = () => office.teams.inChannel().flatMap(approvalsOn)
  /** Sent for approval: the case card, and those of the steps that cannot be undone. */
  const submitted = async (): Promise<readonly Message[]> => {
    await submit(office, await planned())
    return waitFor('all cards', () => {
      const found = office.teams.inChannel()
      return found.length === 1 + ownCards && buttons().length === steps ? found : undefined
    })
  }
  /** One after the other, as the cards stand now: what is done to them meanwhile is not seen. */
  const approveEach = async (open: readonly Message[]): Promise<void> => {
    for (const { pressed, data } of open.flatMap(approvalsOn))
      await office.teams.invoke(petra, 'approve', data, { where: 'channel', pressed })
  }
  const approveRest = async (): Promise<void> => {
    for (;;) {
      const [next] = buttons()
      if (next === undefined) return
      const { pressed, data } = next
      await office.teams.invoke(petra, 'approve', data, { where: 'channel', pressed })
      await waitFor('the card without the button', () =>
        buttons().some((one) => one.data['stepId'] === data['stepId']) ? undefined : true,
      )
    }
  }
})

function approvalsOn(pressed: Message) {
  const found = pressed.card === undefined ? [] : actionsOf(pressed.card)
  return found.filter(({ title }) => title === 'Approve').map(({ data }) => ({ pressed, data }))
}

function leavePlainButMeetings(tenant: Tenant): void {
  const meetings = tenant.calendars.get(jan.id)
  leavePlain(tenant, jan)
  if (meetings !== undefined) tenant.calendars.set(jan.id, meetings)
}

function isChat(thread: string): boolean {
  return thread.startsWith('a:')
}

function says(card: Arrival['card'], what: RegExp): boolean {
  return what.test(textOf(card))
}
