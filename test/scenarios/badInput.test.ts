import { strict as assert } from 'node:assert'
import net from 'node:net'
import * as fc from 'fast-check'
import { people } from '../../sandbox/seeds/people'
import { planFor, stepCardOf, submit } from '../support/conversation'
import { ilse, noor, Office, petra } from '../support/office'
import { actionsOf, textOf } from '../support/teams'

const jan = people.janDeVries

describe('bad input', () => {
  let office: Office
  before(async () => {
    office = await Office.open()
  })
  after(async () => {
    await office.close()
  })
  afterEach(async () => {
    const health = await fetch(`http://127.0.0.1:${office.botPort}/health`)
    assert.equal(health.status, 200, 'the process is up')
    assert.deepEqual(await office.effects(), [], 'the tenant is unchanged')
  })

  const names: Readonly<Record<string, string>> = {
    'a quote': "O'Brien",
    'a double quote': 'Jan"; DROP',
    emoji: 'Robin 🌷',
    'a mention': '<at>Jan de Vries</at>',
    Markdown: '[Jan](https://evil.example) **x**',
    '10,000 characters': 'Jan '.repeat(2_500),
    'OData operators': "x' or accountEnabled eq true or displayName eq 'x",
    'a path': '../../groups',
    'control characters': 'Jan\u0000\u001b[31m',
  }
  for (const [what, name] of Object.entries(names)) {
    it(`survives a name with ${what}, and answers it`, async () => {
      const before = office.teams.inChatOf(ilse).length

      await office.teams.say(ilse, `/offboard ${name}`)

      const answer = office.teams.inChatOf(ilse).at(-1)
      assert.ok(office.teams.inChatOf(ilse).length > before)
      assert.doesNotMatch(textOf(answer?.card), /That did not work|\]\(https/)
    })
  }

  it('finds somebody whose name has quotes, and somebody with an emoji', async () => {
    await office.teams.say(ilse, "/offboard Sanne O'Brien-'t Hooft")
    assert.ok(await office.cardFor(ilse, /Sanne O'Brien-'t Hooft/))

    await office.teams.say(ilse, '/offboard Robin 🌷 Tulp')
    assert.ok(await office.cardFor(ilse, /Robin 🌷 Tulp/))
  })

  it('answers a press with a verb nobody knows', async () => {
    assert.match(textOf(await office.teams.invoke(ilse, 'explode', {})), /does not know this button/)
  })

  const forged: Readonly<Record<string, object>> = {
    'no data': {},
    'a case nobody opened': { caseId: 'no-such-case', stepId: 'mailbox', revision: 1 },
    'a revision that is no number': { caseId: 'x', stepId: 'mailbox', revision: 'newest' },
    'objects where text belongs': { caseId: { $ne: 1 }, stepId: ['mailbox'], revision: {} },
  }
  for (const [what, data] of Object.entries(forged)) {
    for (const verb of [
      'contain',
      'decide',
      'change',
      'submit',
      'approve',
      'reject',
      'retry',
      'hand',
      'leave',
      'confirm',
      'cancel',
    ]) {
      it(`answers ${verb} with ${what}`, async () => {
        assert.match(textOf(await office.teams.invoke(ilse, verb, data)), /Nothing was changed/)
      })
    }
  }

  it('answers start with an employee who is no id, or nobody’s', async () => {
    assert.match(textOf(await office.teams.invoke(ilse, 'start', { employeeId: "' or 1 eq 1" })), /Nothing was changed/)

    const nobodys = { employeeId: '00000000-0000-4000-8000-000000000000' }
    assert.match(textOf(await office.teams.invoke(ilse, 'start', nobodys)), /no account with this id/)
  })

  it('learns a stranger nothing about a case', async () => {
    await planFor(office, jan.userPrincipalName)
    const caseId = caseIdOf(office)

    for (const verb of ['contain', 'submit', 'decide', 'approve'] as const) {
      for (const where of ['personal', 'groupChat'] as const) {
        const answer = textOf(
          await office.teams.invoke(noor, verb, { caseId, stepId: 'mailbox', revision: 1 }, { where }),
        )
        assert.match(answer, /[Oo]nly members of the (operators|approvers) group/)
        assert.doesNotMatch(answer, /Jan de Vries|contoso/)
      }
    }
  })

  it('does not believe who the card says it is', async () => {
    await submit(office, await office.cardFor(ilse, /The plan for Jan de Vries/))
    const card = await stepCardOf(office, 'Mailbox')
    const data = actionsOf(card.card!).find(({ verb }) => verb === 'approve')?.data

    const answer = await office.teams.invoke(
      noor,
      'approve',
      { ...data, from: petra.id, actor: petra.id, aadObjectId: petra.id },
      { where: 'channel' },
    )

    assert.match(textOf(answer), /only members of the approvers group/)
  })

  it('answers an approval of another revision with how it stands now', async () => {
    const caseId = caseIdOf(office)

    const answer = await office.teams.invoke(
      petra,
      'approve',
      { caseId, stepId: 'mailbox', revision: 1 },
      { where: 'channel' },
    )

    assert.match(textOf(answer), /Mailbox/)
    assert.match(textOf(answer), /must be approved again|moved on/)
  })

  const bodies: Readonly<Record<string, string>> = {
    'no JSON': '{"type":',
    'a text': '"hello"',
    'a list': '[1,2,3]',
    nothing: '',
    'an activity without anything': '{"type":"message"}',
    'another tenant': JSON.stringify({
      type: 'message',
      text: '/offboard Jan',
      channelId: 'msteams',
      from: { id: '1', aadObjectId: ilse.id },
      conversation: { id: 'a', tenantId: 'other' },
      serviceUrl: 'http://127.0.0.1:1/',
    }),
    'a service URL elsewhere': JSON.stringify({
      type: 'message',
      text: '/offboard Jan',
      channelId: 'msteams',
      from: { id: '1', aadObjectId: ilse.id },
      conversation: { id: 'a' },
      serviceUrl: 'http://evil.example/',
    }),
  }
  for (const [what, body] of Object.entries(bodies)) {
    it(`survives a body with ${what}, and shows no stack`, async () => {
      const response = await office.teams.send(body)

      assert.ok(response.status < 500, String(response.status))
      assert.doesNotMatch(await response.text(), /node_modules|\bat /)
    })
  }

  for (const request of [
    'GET / HTTP/1.1\r\nHost: a b[\r\n\r\n',
    'GET http://[ HTTP/1.1\r\nHost: x:99999\r\n\r\n',
    'garbage\r\n\r\n',
  ]) {
    it(`survives ${JSON.stringify(request.slice(0, 30))} on the wire`, async () => {
      await new Promise<void>((resolve) => {
        const socket = net.connect(office.botPort, '127.0.0.1', () => socket.end(request))
        socket.on('close', () => resolve())
        socket.on('error', () => resolve())
        socket.resume()
      })
    })
  }

  it('survives any card data at all, changes nothing, and always answers with a card', async () => {
    const verbs = fc.constantFrom(
      'start',
      'contain',
      'decide',
      'change',
      'submit',
      'approve',
      'reject',
      'retry',
      'hand',
      'leave',
      'confirm',
      'cancel',
      '',
    )
    const data = fc.dictionary(
      fc.constantFrom('caseId', 'stepId', 'revision', 'choice', 'successor', 'remove', 'suggested'),
      fc.jsonValue(),
    )
    await fc.assert(
      fc.asyncProperty(verbs, data, async (verb, value) => {
        const card = await office.teams.invoke(noor, verb, value)

        assert.equal(card.type, 'AdaptiveCard')
      }),
      { numRuns: 150 },
    )
  })
})

function caseIdOf(office: Office): unknown {
  return office.teams
    .inChatOf(ilse)
    .flatMap(({ card }) => (card === undefined ? [] : actionsOf(card)))
    .findLast(({ data }) => data['caseId'] !== undefined)?.data['caseId']
}
