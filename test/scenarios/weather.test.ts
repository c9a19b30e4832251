import { strict as assert } from 'node:assert'
import { type Pace, sandboxPace } from '../../services/remote/pace'
import { people } from '../../sandbox/seeds/people'
import { planFor, stepCardOf, submit, submitAndApprove } from '../support/conversation'
import { ilse, Office, petra, waitFor } from '../support/office'
import { hideFromAddressList } from '../support/plainPeople'
import { textOf } from '../support/teams'

const jan = people.janDeVries
const address = jan.userPrincipalName

describe('a tenant that misbehaves', () => {
  let office: Office
  /** As patient as ever, unless a test is about what comes when patience ends: a busy machine answers late, too. */
  const open = async (pace: Partial<Pace> = {}): Promise<void> => {
    office = await Office.open({
      sandbox: { seed: (tenant) => hideFromAddressList(tenant, jan) },
      configuration: { pace: { ...sandboxPace, ...pace } },
    })
  }
  afterEach(async () => {
    await office.close()
  })

  const answers: Readonly<Record<string, { readonly fault: object; readonly says: RegExp }>> = {
    '401 for ever': { fault: { status: 401, count: 50 }, says: /did not accept the bot’s identity/ },
    '403': { fault: { status: 403, count: 50 }, says: /did not allow it/ },
    '500': { fault: { status: 500, count: 50 }, says: /did not do it, or gave no answer/ },
    nothing: { fault: { hang: 60_000, count: 50 }, says: /did not do it, or gave no answer/ },
    'a connection that is cut': { fault: { resetBefore: true, count: 50 }, says: /did not do it, or gave no answer/ },
  }
  for (const [what, { fault, says }] of Object.entries(answers)) {
    it(`that answers ${what} gets a clear sentence with a code, a line in the log, and nothing is changed`, async () => {
      await open({ requestTimeout: 2_000, verifyPatience: 1_500 })
      // Who Ilse is, is remembered for a while: what fails is looking Jan up.
      await office.teams.say(ilse, '/offboard')
      await office.control('faults', { path: '/users\\?|batch', ...fault })

      await office.teams.say(ilse, '/offboard Jan')

      const card = textOf(office.teams.inChatOf(ilse).at(-1)?.card)
      assert.match(card, says)
      const [, code] = /Reference for support: (\S+)/.exec(card) ?? []
      assert.ok(code !== undefined && office.log.some((line) => line.includes(code)), 'the code finds the log line')
      assert.doesNotMatch(card, /\bat \/|Error:|node_modules/)
      assert.deepEqual(await office.effects(), [])
    })
  }

  it('lets nobody do anything when Graph cannot say who is in a group', async () => {
    await open({ verifyPatience: 1_500 })
    await office.control('faults', { path: 'transitiveMemberOf', status: 503, count: 50 })

    await office.teams.say(ilse, '/offboard Jan')

    assert.match(textOf(office.teams.inChatOf(ilse).at(-1)?.card), /does nothing rather than guess/)
  })

  it('that throttles is obeyed, and the case completes', async () => {
    await open()
    await office.control('faults', { method: 'PATCH', status: 429, retryAfter: 0, count: 2 })
    await office.control('faults', { cmdlet: 'Set-Mailbox', status: 429, retryAfter: 0, count: 1 })

    await submitAndApprove(office, await planFor(office, address))

    await office.cardFor(ilse, 'Everything below was read back')
  })

  it('that loses an answer after doing the work gets nothing sent twice, and the case completes', async () => {
    await open()
    await office.control('faults', { cmdlet: 'Set-Mailbox', resetAfter: true, count: 1 })
    await office.control('faults', { method: 'POST', path: 'assignLicense', resetAfter: true, count: 1 })

    await submitAndApprove(office, await planFor(office, address))
    await office.cardFor(ilse, 'Everything below was read back')

    const writes = (await office.effects()).map(({ system, what, target, detail }) =>
      JSON.stringify([system, what, target, detail]),
    )
    assert.equal(writes.filter((write) => /"Set-Mailbox"|assignLicense/.test(write)).length, 2)
    assert.deepEqual([...writes].sort(), [...new Set(writes)].sort())
  })

  it('that refuses one step fails that step only; it is tried again from its card and then completes', async () => {
    await open()
    await office.control('faults', { cmdlet: 'Set-Mailbox', status: 403, count: 1 })
    await submit(office, await planFor(office, address))
    await office.teams.press(petra, await office.cardInChannel(/Approve all/), /Approve all/)
    const failed = textOf((await office.cardFor(ilse, /not finished/i)).card)
    assert.match(failed, /Mailbox[\s\S]*did not allow it/)
    assert.match(failed, /Licences[\s\S]*Not started/)
    assert.match(failed, /✓ Done\n[\s\S]*Phone and calls:\*\*/)

    await office.teams.press(petra, await stepCardOf(office, 'Mailbox'), 'Try again')

    const summary = textOf((await office.cardFor(ilse, 'Everything below was read back')).card)
    assert.match(summary, /Jan de Vries: completed/)
  })

  it('that converts a mailbox slowly is waited for, and no licence goes before the conversion is read back', async () => {
    await open()
    await office.control('delays', { mailboxConversion: 600, groupLicences: 200 })

    await submitAndApprove(office, await planFor(office, address))
    await office.cardFor(ilse, 'Everything below was read back')

    const consequences = await (await fetch(`${office.sandbox.url}/_sandbox/consequences`)).text()
    assert.doesNotMatch(consequences, /mailboxSoftDeleted/)
  })

  it('that never shows the change is not called done', async () => {
    await open({ verifyPatience: 1_500 })
    await office.control('delays', { mailboxConversion: 600_000 })
    await submit(office, await planFor(office, address))

    await office.teams.press(petra, await stepCardOf(office, 'Mailbox'), 'Approve')

    await office.cardInChannel(/Mailbox[\s\S]*Failed[\s\S]*still reads as before/)
  })
})

describe('Teams that misbehaves', () => {
  it('gets a new card that it refused at first', async () => {
    const office = await Office.open()
    const plan = await planFor(office, address)
    office.teams.failures = [502, 502]

    await office.teams.press(ilse, plan, /Send for approval/)

    const theCase = await office.cardInChannel(/is leaving/)
    assert.equal((await stepCardOf(office, 'Mailbox')).conversationId, theCase.conversationId, 'in the same thread')
    await office.close()
  })

  it('gets the answer to a command that it refused at first, once', async () => {
    const office = await Office.open()
    office.teams.failures = [502, 503, 429]

    await office.teams.say(ilse, 'help')

    await waitFor('an answer', () => office.teams.inChatOf(ilse).find(({ card }) => card !== undefined))
    assert.deepEqual(office.teams.failures, [])
    assert.equal(office.teams.inChatOf(ilse).length, 1)
    await office.close()
  })

  it('opens a case though it does not show that the bot is at it', async () => {
    const office = await Office.open()
    office.teams.failures = [502]

    await office.teams.say(ilse, `/offboard ${address}`)

    await office.cardFor(ilse, /What I found/)
    await office.close()
  })

  it('gets every card in the end', async () => {
    const office = await Office.open()
    await submit(office, await planFor(office, address))
    office.teams.failures = [500, 502, 500]

    await office.teams.press(petra, await office.cardInChannel(/Approve all/), /Approve all/)

    await office.cardFor(ilse, 'Everything below was read back')
    await office.cardInChannel('Everything below was read back')
    await office.close()
  })
})
