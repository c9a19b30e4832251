import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { autoReply, type AutoReplyDecision, type AutoReplyFacts } from '../../../../services/steps/auto-reply'
import { longestMessage, saysTheSame, tidied, toHtml } from '../../../../services/steps/auto-reply/message'
import { withPersonCalled } from '../../../../services/model/renamed'
import { context, envelope, evaAsPerson, inWords, jan, people, petra, problem, reader, request } from '../builders'
import { page, silent } from './sample'

const path = `/users/${jan().id}/mailboxSettings`
const decision = {
  choice: 'reply',
  audience: 'all',
  internal: 'Jan is gone.',
  external: 'Jan left.',
} as const satisfies AutoReplyDecision
const set: AutoReplyFacts = {
  ...silent,
  status: 'alwaysEnabled',
  internal: page('<p>Jan is gone.</p>'),
  external: page('<p>Jan left.</p>'),
}

describe('The step for the automatic reply', () => {
  it('reads what the mailbox answers now, by whichever writing of Microsoft’s names', async () => {
    const automaticRepliesSetting = {
      status: 'AlwaysEnabled',
      externalAudience: 'ContactsOnly',
      internalReplyMessage: '<p>Away</p>',
      externalReplyMessage: null,
    }
    const { from } = reader({ graph: { [path]: { automaticRepliesSetting } } })

    const facts = await autoReply.read(from, jan())

    const found = { status: 'alwaysEnabled', audience: 'contactsOnly', internal: '<p>Away</p>' }
    assert.deepEqual(facts, { ...silent, language: 'en', ...found })
  })

  it('takes a setting that is not told for one that is off', async () => {
    const { from } = reader({ graph: { [path]: { automaticRepliesSetting: null } } })

    assert.deepEqual(await autoReply.read(from, jan()), { ...silent, language: 'en' })
  })

  it('knows of nothing to answer without a mailbox, and passes on every other problem', async () => {
    const { from, graph } = reader({})
    assert.deepEqual(await autoReply.read(from, jan()), { exists: false })
    assert.equal(autoReply.applies({ exists: false }, context()), false)

    graph.find = (() => Promise.reject(problem('graph', 'forbidden'))) as never
    await assert.rejects(autoReply.read(from, jan()), /forbidden/)
  })

  describe('what it suggests', () => {
    it('names the successor and the address, in the language of the organisation', () => {
      const dutch = autoReply.suggest(silent, context())
      const english = autoReply.suggest({ ...silent, language: 'en' }, context())

      assert.ok(dutch.choice === 'reply' && english.choice === 'reply')
      assert.match(dutch.internal, /Jan de Vries werkt niet meer bij ons\. Petra de Boer neemt het werk over/)
      assert.match(english.external, /no longer works .* write to Petra de Boer: petra\.deboer@contoso\.com\./)
      assert.equal(english.audience, 'all')
    })

    it('names whoever was chosen on an earlier card', () => {
      const earlier = context({ decisions: { mailbox: { choice: 'share', successor: evaAsPerson() } } })

      const suggestion = autoReply.suggest(silent, earlier)

      assert.ok(suggestion.choice === 'reply')
      assert.match(suggestion.internal, /Eva Willems/)
      assert.doesNotMatch(suggestion.internal, /Petra/)
    })

    it('is to leave it where nobody takes over, with a text at hand for whoever wants it', () => {
      const alone = context({ employee: jan({ manager: undefined }) })

      const suggestion = autoReply.suggest(silent, alone)

      assert.deepEqual(suggestion, { choice: 'leave' })
      const card = JSON.stringify(
        autoReply.ask(envelope('auto-reply', { looksAt: 'reply' }), silent, suggestion, alone),
      )
      assert.match(card, /Jan de Vries werkt niet meer bij ons\. Vraag op de afdeling/)
    })

    it('is to leave it where the successor has no address to write to', () => {
      const manager = { ...petra, mail: undefined, available: true }

      assert.deepEqual(autoReply.suggest(silent, context({ employee: jan({ manager }) })), { choice: 'leave' })
    })

    it('is to leave a reply that stands already, and to say that there is one', () => {
      const facts: AutoReplyFacts = { ...silent, status: 'scheduled' }

      assert.deepEqual(autoReply.suggest(facts, context()), { choice: 'leave' })
      assert.match(inWords(autoReply.findings(facts)[0]?.message), /automatic reply is set/)
      assert.deepEqual(autoReply.findings(silent), [])
    })

    it('says whom it sends people to, as long as the texts do', () => {
      const suggestion = autoReply.suggest(silent, context())
      assert.ok(suggestion.choice === 'reply')
      const { writeTo, choice, audience, internal, external } = suggestion
      const other = { choice, audience, internal: 'Write to info@contoso.com.', external: 'Write to info@contoso.com.' }
      assert.match(internal + external, /petra\.deboer@contoso\.com/)

      assert.equal(writeTo?.id, petra.id)
      assert.deepEqual(autoReply.parse(other, silent, people(), context()), { ok: true, value: other })
    })

    it('follows a renaming as it was suggested, in the plan, in what is read back and in what people are shown', () => {
      const suggestion = autoReply.suggest(silent, context())
      assert.ok(suggestion.choice === 'reply')
      const smits = { displayName: "Petra d'Smits", userPrincipalName: 'p@contoso.com', mail: 'p.smits@contoso.com' }
      const renamed = withPersonCalled(suggestion, petra.id, smits)

      const [operation] = autoReply.plan(jan(), silent, renamed, silent)
      const sent = JSON.stringify(request(operation))
      assert.match(sent, /Petra d&#39;Smits neemt het werk over\. Mail naar p\.smits@contoso\.com/)
      assert.equal(operation?.namesFollow, true)
      assert.match(
        autoReply
          .tells?.(renamed)
          .map(({ text }) => text)
          .join() ?? '',
        /Petra d'Smits/,
      )
      assert.match(inWords(autoReply.verified(silent, renamed)), /names of now/)
      assert.equal(autoReply.touches?.(jan(), silent, renamed).length, 1)
      assert.deepEqual(autoReply.touches?.(jan(), silent, suggestion), [])
      assert.equal(autoReply.leadsTo?.(renamed, { ...petra, ...smits }), true)
    })

    it('is typed by somebody as soon as one text is another, and then stays as it was typed', () => {
      const suggestion = autoReply.suggest(silent, context())
      assert.ok(suggestion.choice === 'reply')
      const { audience, internal, external } = suggestion
      const typed = { choice: 'reply', audience, internal, external: `${external}!` }
      const parsed = autoReply.parse(typed, silent, people(), context())
      assert.ok(parsed.ok && parsed.value.choice === 'reply' && suggestion.drafted === 'nl')
      assert.equal(parsed.value.drafted, undefined)

      const refused = (decision: AutoReplyDecision) =>
        autoReply.rules?.[0]?.refuse?.({
          ...context({ decisions: { 'auto-reply': decision } }),
          requesterId: 'x',
          protection: { allowedAdministrators: [], breakGlass: [] },
        }) ?? []
      const called = (id: string, names: object) => withPersonCalled(parsed.value, id, { ...petra, ...names })
      assert.deepEqual(refused(parsed.value), [])
      for (const [id, names] of [
        [petra.id, { mail: 'p@contoso.com' }],
        [petra.id, { displayName: 'Petra S' }],
        [jan().id, { displayName: 'Jan M' }],
      ] as const)
        assert.ok(JSON.stringify(refused(called(id, names))).includes(String(Object.values(names)[0])))
      assert.deepEqual(refused(withPersonCalled(suggestion, petra.id, { ...petra, mail: 'p@contoso.com' })), [])
      assert.deepEqual(autoReply.plan(jan(), silent, parsed.value, silent)[0]?.namesFollow, undefined)
    })

    it('can be taken over whatever people are called', () => {
      fc.assert(
        fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 2000 }), (name) => {
          const around = context({
            employee: jan({ displayName: `a${name}`, manager: { ...petra, displayName: name, available: true } }),
          })
          const suggestion = autoReply.suggest(silent, around)
          assert.ok(suggestion.choice === 'reply')

          const { choice, audience, internal, external } = suggestion
          const onTheCard = { choice, audience, internal, external }

          assert.deepEqual(autoReply.parse(onTheCard, silent, people(), around), {
            ok: true,
            value: suggestion,
          })
        }),
      )
    })
  })

  describe('the answers it takes', () => {
    const parsed = (input: Record<string, string>) =>
      autoReply.parse({ ...decision, ...input }, silent, people(), context())

    it('are a text for colleagues and one for others, unless nobody else gets one', () => {
      assert.deepEqual(parsed({}), { ok: true, value: decision })
      assert.equal(parsed({ internal: ' \r\n ' }).ok, false)
      assert.equal(parsed({ external: '' }).ok, false)
      assert.equal(parsed({ external: '', audience: 'none' }).ok, true)
    })

    it('are not longer than a card holds', () => {
      assert.equal(parsed({ internal: 'x'.repeat(longestMessage) }).ok, true)
      assert.equal(parsed({ internal: 'x'.repeat(longestMessage + 1) }).ok, false)
      assert.equal(parsed({ external: 'x'.repeat(longestMessage + 1) }).ok, false)
    })

    it('name an audience of Microsoft’s, and a choice of the card', () => {
      assert.equal(parsed({ audience: 'everybody' }).ok, false)
      assert.equal(parsed({ choice: 'send' }).ok, false)
      assert.deepEqual(parsed({ choice: 'leave', internal: '' }), { ok: true, value: { choice: 'leave' } })
      assert.equal(autoReply.parse({ ...decision }, { exists: false }, people(), context()).ok, false)
    })
  })

  it('sends what somebody typed as text, which does nothing', () => {
    const typed = { ...decision, internal: '<b>&"\'\n\nbye\n<script>alert(1)</script>' }

    const [operation] = autoReply.plan(jan(), silent, typed, silent)

    assert.match(
      JSON.stringify(request(operation)),
      /"<p>&lt;b&gt;&amp;&quot;&#39;<\/p><p>bye<br>&lt;script&gt;alert\(1\)&lt;\/script&gt;<\/p>"/,
    )
  })

  it('is done when both texts and the audience are read back', () => {
    assert.equal(autoReply.isDone(set, decision, silent), true)
    for (const other of [
      { status: 'scheduled' as const },
      { audience: 'contactsOnly' as const },
      { internal: page('<p>Jan is here.</p>') },
      { external: page('<p>Jan stays.</p>') },
    ]) {
      assert.equal(autoReply.isDone({ ...set, ...other }, decision, silent), false)
    }
    assert.equal(autoReply.isDone({ exists: false }, decision, silent), false)
  })

  it('does not look at a text that nobody gets', () => {
    const inside: AutoReplyDecision = { ...decision, audience: 'none' }

    assert.equal(autoReply.isDone({ ...set, audience: 'none', external: 'Other' }, inside, silent), true)
    assert.equal(autoReply.isDone({ ...set, audience: 'none', internal: 'Other' }, inside, silent), false)
  })

  it('is switched off with its texts as they are, and is then done, as it is where there is no mailbox', () => {
    const ends: AutoReplyDecision = { choice: 'end' }
    const [off] = autoReply.plan(jan(), set, ends, silent).map(request)

    assert.match(JSON.stringify(off), /"status":"disabled"/)
    assert.ok(JSON.stringify(off).includes(JSON.stringify(set.internal)))
    assert.equal(autoReply.isDone(set, ends, silent), false)
    for (const done of [{ ...set, status: 'disabled' as const }, { exists: false as const }]) {
      assert.deepEqual(autoReply.plan(jan(), done, ends, silent), [])
      assert.equal(autoReply.isDone(done, ends, silent), true)
    }
    const [reminder] = autoReply.aftermath(set, decision, '2026-11-30T08:00:00.000Z').reminders
    assert.deepEqual(reminder?.endedBy?.decision, ends)
  })

  describe('on the way back', () => {
    const back = (now: AutoReplyFacts, before: AutoReplyFacts, decided: AutoReplyDecision = decision) =>
      autoReply.restore(jan(), now, before, decided)
    const sentBack = (before: AutoReplyFacts) =>
      JSON.stringify(back(set, before).flatMap(({ operations }) => operations.map(request)))
    const start = { dateTime: '2026-11-01T00:00:00', timeZone: 'UTC' }
    const end = { dateTime: '2026-12-01T00:00:00', timeZone: 'UTC' }
    const away: AutoReplyFacts = { ...silent, status: 'alwaysEnabled', internal: 'Away.', external: 'Away!' }
    const planned: AutoReplyFacts = { ...away, status: 'scheduled', start, end }

    it('puts a planned reply back with its days, and one without days back to off', () => {
      assert.match(sentBack(planned), /"status":"scheduled".*"scheduledStartDateTime".*"scheduledEndDateTime"/)
      assert.match(sentBack({ ...planned, end: undefined }), /"status":"disabled"/)
      assert.doesNotMatch(sentBack({ ...planned, end: undefined }), /scheduledStart/)
      assert.match(sentBack(away), /"status":"alwaysEnabled".*"Away\."/)
      assert.doesNotMatch(sentBack({ ...away, start, end }), /scheduledStart/)
    })

    it('is done when people get what they got before, however it looks', () => {
      assert.deepEqual(back(silent, { ...silent, internal: 'Old' }), [])
      assert.deepEqual(back(silent, { ...planned, end: undefined }), [])
      assert.deepEqual(back({ ...away, internal: page('<p>Away.</p>') }, away), [])
      assert.deepEqual(back({ ...away, audience: 'none', external: '' }, { ...away, audience: 'none' }), [])
      for (const other of [
        { ...planned, start: end },
        { ...planned, audience: 'none' as const },
        { ...planned, external: 'Else' },
      ])
        assert.equal(back(other, planned).length, 1)
    })

    it('turns on what was on before, where the reply was ended meanwhile', () => {
      assert.deepEqual(back(silent, silent, { choice: 'end' }), [])
      assert.equal(back(silent, away, { choice: 'end' })[0]?.stands, 'asMade')
      assert.equal(back({ exists: false }, away, { choice: 'end' })[0]?.stands, 'asMade')
      assert.deepEqual(back({ exists: false }, silent, { choice: 'end' }), [])
    })

    it('leaves alone what somebody wrote, or turned off, since', () => {
      const [other] = back({ ...set, internal: 'Eva wrote this.' }, away)
      const [off] = back(silent, away)

      for (const part of [other, off]) assert.deepEqual([part?.stands, part?.onlyIfChosen], ['changedSince', true])
      assert.match(inWords(other?.why), /Another automatic reply has been set since/)
      assert.match(inWords(off?.why), /turned off since/)
    })

    it('takes the reply for what it was left as where there is no mailbox to ask yet', () => {
      assert.deepEqual(
        back({ exists: false }, silent).map(({ stands }) => stands),
        ['asMade'],
      )
      assert.deepEqual(back({ exists: false }, set), [])
      assert.deepEqual(back(set, { exists: false }), [])
      assert.deepEqual(back(set, silent, { choice: 'leave' }), [])
    })

    it('comes by itself only where the reply is what it set (any reply)', () => {
      const anyReply = fc.record({
        status: fc.constantFrom('disabled' as const, 'alwaysEnabled' as const),
        audience: fc.constantFrom('all' as const, 'none' as const),
        internal: fc.constantFrom('', 'Jan is gone.', '<p>Away.</p>'),
        external: fc.constantFrom('', 'Jan left.', '<p>Away!</p>'),
      })

      fc.assert(
        fc.property(anyReply, anyReply, (one, other) => {
          const [now, before] = [one, other].map((found): AutoReplyFacts => ({ ...silent, ...found }))
          assert.ok(now !== undefined && before !== undefined)
          assert.deepEqual(back(before, before), [])
          for (const { stands } of back(now, before))
            assert.equal(stands === 'asMade', autoReply.isDone(now, decision, before))
        }),
      )
    })
  })
})

describe('A message of an automatic reply', () => {
  const anything = fc.string({ unit: 'binary', maxLength: 400 }).map(tidied)

  it('says the same before and after it became HTML, in a page of Exchange’s or without', () => {
    fc.assert(
      fc.property(anything, (text) => {
        assert.equal(saysTheSame(toHtml(text), text), true)
        assert.equal(saysTheSame(page(toHtml(text)), text), true)
      }),
    )
  })

  it('does not say the same as another one', () => {
    fc.assert(
      fc.property(anything, anything, (one, other) => {
        fc.pre(one.replaceAll(/\s/g, '') !== other.replaceAll(/\s/g, ''))
        assert.equal(saysTheSame(toHtml(one), other), false)
      }),
    )
  })

  it('is compared without the looks that a mail program gives it', () => {
    const html =
      '<html><head><style>p {color: red}</style><title>x</title></head><!-- y --><BODY><div class="a">Hi&nbsp;you,</div><div>A &amp; B&#33; &#x1F337; &unknown;</div></BODY></html>'

    assert.equal(saysTheSame(html, 'Hi you,\nA & B! 🌷 &unknown;'), true)
    assert.equal(saysTheSame('&#x110000;', '&#x110000;'), true)
  })

  it('carries no tag of its own out of what was typed', () => {
    fc.assert(
      fc.property(anything, (text) => {
        assert.deepEqual(toHtml(text).match(/<(?!p>|\/p>|br>)/g), null)
      }),
    )
  })

  it('keeps what was typed but for control characters and the spaces around', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
        const text = tidied(`${typed}\u0000\${x}`)
        assert.doesNotMatch(text, /[^\P{Cc}\n\t]|^\s|\s$/u)
        assert.ok(text.endsWith('${x}'))
      }),
    )
    assert.equal(tidied(' a\r\nb\rc '), 'a\nb\nc')
  })
})
