import { strict as assert } from 'node:assert'
import { ordinarySettings } from '../settings'
import { notice, type NoticeDecision, type NoticeFacts } from '../../../../services/steps/notice'
import { lettersFor } from '../../../../services/steps/notice/letters'
import { context, envelope, evaAsPerson, inWords, jan, people, petra, reader, request } from '../builders'

const successor = evaAsPerson()
const sender = 'receptie@contoso.com'
const handedOver = context({
  decisions: {
    mailbox: { choice: 'share', successor },
    onedrive: { choice: 'copy', successor },
    calls: { choice: 'give', successor: petra },
  },
})

function facts(overrides: Partial<NoticeFacts> = {}): NoticeFacts {
  return { sender, language: 'en', accepted: [], ...overrides }
}
function decision(around = handedOver): NoticeDecision {
  return notice.suggest(facts(), around)
}
/** What is sent to whom, as text. */
function mails(decided: NoticeDecision, found = facts(), employee = jan()) {
  return notice.plan(employee, found, decided, found).map((operation) => JSON.stringify(request(operation)))
}

describe('The step for the notice', () => {
  it('tells who takes something over what they get, and the manager all of it', () => {
    const letters = lettersFor(handedOver)

    assert.deepEqual(letters, [
      {
        name: 'Petra de Boer',
        mail: 'petra.deboer@contoso.com',
        tells: [
          { what: 'mailboxShare', name: 'Eva Willems', yours: false },
          { what: 'oneDriveCopy', name: 'Eva Willems', yours: false },
          { what: 'number', name: 'Petra de Boer', yours: true },
        ],
      },
      {
        name: 'Eva Willems',
        mail: 'eva.willems@contoso.com',
        tells: [
          { what: 'mailboxShare', name: 'Eva Willems', yours: true },
          { what: 'oneDriveCopy', name: 'Eva Willems', yours: true },
        ],
      },
    ])
  })

  it('tells nothing about what was left, and writes to nobody without a mailbox or who is blocked', () => {
    const left = { mailbox: { choice: 'leave' }, calls: { choice: 'release' }, reports: { choice: 'task' } }
    const blocked = jan({ manager: { ...petra, available: false } })
    const silent = { mailbox: { choice: 'share', successor: { ...successor, mail: undefined } } }

    assert.deepEqual(lettersFor(context({ decisions: left }))[0]?.tells, [])
    assert.deepEqual(lettersFor(context({ employee: blocked, decisions: silent })), [])
  })

  it('sends a mail of its own to each, from the mailbox that was set up', () => {
    const operations = notice.plan(jan(), facts(), decision(), facts())

    assert.equal(operations.length, 2)
    assert.deepEqual(request(operations[1]), {
      via: 'graph',
      method: 'POST',
      path: '/users/receptie%40contoso.com/sendMail',
      body: {
        message: {
          subject: 'Jan de Vries is leaving',
          body: {
            contentType: 'html',
            content:
              '<p>Hello Eva Willems,</p><p>Jan de Vries is leaving our organisation. This was arranged:</p>' +
              '<ul><li>You get the mailbox of Jan de Vries. It appears in Outlook by itself, within 30 minutes of this mail.</li>' +
              '<li>The files in the OneDrive of Jan de Vries were copied to your OneDrive.</li></ul>' +
              '<p>Is something missing, or is this not right? Then ask your IT department. This mail was sent by a program.</p>',
          },
          toRecipients: [{ emailAddress: { address: 'eva.willems@contoso.com', name: 'Eva Willems' } }],
        },
        saveToSentItems: true,
      },
    })
  })

  it('writes in the language that was chosen', () => {
    const parsed = notice.parse({ choice: 'send', language: 'nl' }, facts(), people(), handedOver)

    assert.ok(parsed.ok)
    const [, toEva = ''] = mails(parsed.value)
    assert.match(toEva, /Je krijgt het postvak van Jan de Vries/)
  })

  it('lets no name bring markup into the mail', () => {
    const hostile = jan({ displayName: 'Jan <script>alert("x")</script> & co' })
    const manager = { ...petra, displayName: 'Petra <b>de Boer', available: true }
    const around = context({ ...handedOver, employee: jan({ manager }) })

    const [toPetra = ''] = mails(decision(around), facts(), hostile)

    const [content = ''] = (toPetra.split('"content":')[1] ?? '').split('"toRecipients"')
    assert.doesNotMatch(content, /<script>|<b>/)
    assert.match(content, /Hello Petra &lt;b&gt;de Boer,/)
    assert.match(content, /Jan &lt;script&gt;alert\(&quot;x&quot;\)&lt;\/script&gt; &amp; co is leaving our/)
  })

  it('is done when each mail was accepted, and sends to the others only', () => {
    const [toPetra] = notice.plan(jan(), facts(), decision(), facts())
    assert.ok(toPetra !== undefined && notice.withAccepted !== undefined)

    const one = notice.withAccepted(facts(), [toPetra], [])

    assert.deepEqual(one.accepted, ['petra.deboer@contoso.com'])
    assert.equal(notice.isDone(one, decision(), facts()), false)
    assert.equal(mails(decision(), one).length, 1)
    const both = facts({ accepted: [...one.accepted, 'eva.willems@contoso.com'] })
    assert.equal(notice.isDone(both, decision(), facts()), true)
    assert.deepEqual(mails(decision(), both), [])
  })

  it('says that the mail was accepted, and that it cannot be read back', () => {
    assert.equal(
      inWords(notice.verified(facts(), decision())),
      'The mail to Petra de Boer and Eva Willems was accepted. Whether it arrived cannot be checked.',
    )
  })

  it('does not ask without a sender, and says why', () => {
    const without = facts({ sender: undefined })

    assert.equal(notice.applies(without, handedOver), false)
    assert.match(inWords(notice.notAsked?.(without, handedOver)), /no mailbox to send from/)
    assert.deepEqual(notice.suggest(without, handedOver), { choice: 'leave' })
    assert.equal(notice.parse({ choice: 'send' }, without, people(), handedOver).ok, false)
    assert.equal(notice.notAsked?.(facts(), handedOver), undefined)
  })

  it('does not ask when there is nobody to tell', () => {
    assert.equal(notice.applies(facts(), context({ employee: jan({ manager: undefined }) })), false)
  })

  it('reads no mailbox: only what was set up', async () => {
    const world = reader({})
    const from = { ...world.from, settings: { ...ordinarySettings, noticeSender: sender } }

    assert.deepEqual(await notice.read(from, jan()), facts())
    assert.equal(world.graph.get.callCount + world.graph.list.callCount + world.graph.find.callCount, 0)
  })

  it('shows on its card what each of them reads', () => {
    const card = JSON.stringify(notice.ask(envelope('notice'), facts(), decision(), handedOver))

    assert.match(card, /Petra de Boer\*\* reads: Eva Willems gets the mailbox/)
    assert.match(card, /Eva Willems\*\* reads: You get the mailbox/)
  })

  it('answers a missing or forged choice with a problem in words', () => {
    for (const choice of ['', 'everybody'])
      assert.equal(notice.parse({ choice }, facts(), people(), handedOver).ok, false)
  })
})
