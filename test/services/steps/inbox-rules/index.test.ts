import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { operationsBack } from '../../../../services/planning/wayBack'
import { inboxRules, type InboxRulesDecision, type InboxRulesFacts } from '../../../../services/steps/inbox-rules'
import { context, envelope, inWords, jan, reader, request } from '../builders'

const home = { id: 'x\\1', name: 'Naar huis', outside: ['jan@thuis.example'] }
const letters = { id: 'x\\2', name: 'Nieuwsbrieven', outside: [] }
const facts: InboxRulesFacts = { rules: [home, letters] }
const outside = { choice: 'outside', count: 1 } as const

async function found(rule: object): Promise<InboxRulesFacts> {
  const rules = [{ Identity: 'x\\1', Name: 'R', Enabled: true, ForwardTo: null, RedirectTo: null, ...rule }]
  const domains = [{ DomainName: 'contoso.com' }]
  const { from } = reader({ exchange: { 'Get-InboxRule': rules, 'Get-AcceptedDomain': domains } })
  return inboxRules.read(from, jan())
}

describe('The step for inbox rules', () => {
  it('reads where the rules that are on send mail outside, in each of the three ways', async () => {
    const elsewhere = ['"x" [SMTP:jan@thuis.example]']
    for (const way of ['ForwardTo', 'ForwardAsAttachmentTo', 'RedirectTo'])
      assert.deepEqual((await found({ [way]: elsewhere })).rules[0]?.outside, ['jan@thuis.example'], way)
    assert.deepEqual((await found({ ForwardTo: ['jan@thuis.example'] })).rules[0]?.outside, ['jan@thuis.example'])
  })

  it('takes nobody inside for an outsider, by the legacy name or by a domain of the organisation', async () => {
    const inside = ['"Petra" [EX:/o=ExchangeLabs/cn=petra]', '"p" [SMTP:Petra@CONTOSO.com]', 'petra@contoso.com']

    assert.deepEqual((await found({ ForwardTo: inside })).rules[0]?.outside, [])
  })

  it('leaves out rules that are off, and those that every mailbox has', async () => {
    for (const rule of [{ Enabled: false }, { Name: 'Junk E-mail Rule' }, { Name: 'Microsoft.Exchange.OOF.Internal' }])
      assert.deepEqual((await found(rule)).rules, [])
  })

  it('keeps what each does in Exchange’s own words, where there are any', async () => {
    assert.equal((await found({ Description: 'If … forward it.' })).rules[0]?.description, 'If … forward it.')
    assert.equal('description' in ((await found({ Description: null })).rules[0] ?? {}), false)
  })

  it('says before which rules it is about, and what does not come back: rules that only Outlook has', () => {
    const card = JSON.stringify(inboxRules.ask(envelope('inbox-rules'), facts, outside, context()))
    const [rule, outlook, ...others] = inboxRules.touches?.(jan(), facts, outside) ?? []

    assert.match(card, /\*\*cannot\*\* be taken back: Exchange then deletes any rules that work in Outlook/)
    assert.match(inWords(rule), /“Naar huis”, which sends mail to jan@thuis\.example/)
    assert.match(inWords(outlook), /deleted with it, and do not come back/)
    assert.deepEqual(others, [])
    assert.deepEqual(inboxRules.touches?.(jan(), facts, { choice: 'leave' }), [])
  })

  it('finds nothing without a mailbox, and asks nothing then', async () => {
    const { from } = reader({ exchange: { 'Get-AcceptedDomain': [{ DomainName: 'contoso.com' }] } })

    const none = await inboxRules.read(from, jan())

    assert.deepEqual(none, { rules: [] })
    assert.equal(inboxRules.applies(none, context()), false)
  })

  it('warns of each rule that sends mail outside, with its name and where to', () => {
    const [finding, ...others] = inboxRules.findings(facts)

    assert.equal(finding?.tone, 'warning')
    assert.equal(inWords(finding?.message), 'The inbox rule “Naar huis” sends mail outside, to jan@thuis.example.')
    assert.deepEqual(others, [])
  })

  it('suggests to switch off what sends mail outside, and nothing where nothing does', () => {
    assert.deepEqual(inboxRules.suggest(facts, context()), outside)
    assert.deepEqual(inboxRules.suggest({ rules: [letters] }, context()), { choice: 'leave' })
  })

  it('refuses to switch off what sends mail outside where nothing does, and does not offer it', () => {
    const parsed = inboxRules.parse({ choice: 'outside' }, { rules: [letters] }, new Map(), context())

    assert.equal(parsed.ok, false)
    const card = inboxRules.ask(envelope('inbox-rules'), { rules: [letters] }, { choice: 'leave' }, context())
    assert.doesNotMatch(JSON.stringify(card), /"outside"/)
  })

  const change = (cmdlet: string, Identity = home.id) => ({
    via: 'exchange',
    cmdlet,
    parameters: { Identity, Mailbox: jan().id, Confirm: false, Force: true },
  })

  it('switches rules off one by one', () => {
    assert.deepEqual(inboxRules.plan(jan(), facts, outside, facts).map(request), [change('Disable-InboxRule')])
  })

  describe('on the way back', () => {
    const all = { choice: 'all', count: 2 } as const
    const back = (now: InboxRulesFacts, decision: InboxRulesDecision = all, before = facts) =>
      inboxRules.restore(jan(), now, before, decision).filter(({ id }) => id !== 'outlook')
    const said = (parts: ReturnType<typeof back>) =>
      parts.map(({ id, stands, onlyIfChosen }) => `${id} ${stands}${onlyIfChosen === true ? ', if chosen' : ''}`)
    const off = { rules: [], off: [home, letters] }

    it('switches on by itself what stays inside, and what leads outside only where somebody chooses it', () => {
      const parts = back(off)

      assert.deepEqual(said(parts), [`${home.id} asMade, if chosen`, `${letters.id} asMade`])
      assert.deepEqual(operationsBack(parts).map(request), [change('Enable-InboxRule', letters.id)])
      assert.match(inWords(parts[0]?.operations[0]?.explain), /“Naar huis” on again, which sends mail to jan@thuis/)
      assert.deepEqual(said(back(off, outside)), [`${home.id} asMade, if chosen`])
      assert.deepEqual(back(off, { choice: 'leave' }), [])
    })

    it('leaves alone what is on', () => {
      assert.deepEqual(said(back({ rules: [home], off: [letters] })), [`${letters.id} asMade`])
    })

    it('asks about a rule that was changed while it was off, and says which is gone', () => {
      const described = { ...letters, description: 'move it' }
      const parts = back({ rules: [], off: [{ ...letters, outside: ['x@y.example'] }] }, all, {
        rules: [{ ...home, description: 'forward it' }, letters],
      })

      assert.deepEqual(said(parts), [`${home.id} lost`, `${letters.id} changedSince, if chosen`])
      assert.match(inWords(parts[0]?.why), /“Naar huis” is not there any more\..* What it did: forward it$/)
      assert.match(inWords(parts[1]?.why), /“Nieuwsbrieven” was changed while it was off/)
      assert.match(inWords(back({ rules: [], off: [] })[0]?.why), /make it anew\.$/)
      assert.deepEqual(said(back({ rules: [], off: [described] }, all, { rules: [described] })), [
        `${letters.id} asMade`,
      ])
    })

    it('knows a rule again whose mailbox or whose own name is another by now, and one of a journal of before', () => {
      const renamed = { ...letters, id: `Jan Bakker${letters.id.slice(1)}`, name: 'Brieven', description: 'move it' }
      const [part] = back({ rules: [], off: [renamed, home] }).slice(1)

      assert.deepEqual([part?.id, part?.stands, part?.onlyIfChosen], [letters.id, 'asMade', undefined])
      assert.deepEqual(part?.operations.map(request), [change('Enable-InboxRule', renamed.id)])
      assert.deepEqual(said(back({ rules: [renamed], off: [home] })), [`${home.id} asMade, if chosen`])
      const moved = { ...letters, description: 'delete it' }
      const [changed] = back({ rules: [], off: [moved] }, all, { rules: [{ ...letters, description: 'move it' }] })
      assert.equal(changed?.stands, 'changedSince')
    })

    it('takes rules for as they were left where Exchange does not find the mailbox yet', () => {
      assert.deepEqual(said(back({ rules: [] })), said(back(off)))
    })

    it('says that rules which only Outlook had are gone', () => {
      const part = inboxRules.restore(jan(), facts, facts, all).find(({ id }) => id === 'outlook')

      assert.equal(part?.stands, 'lost')
      assert.match(inWords(part.why), /worked in Outlook on a computer only were deleted/)
    })

    it('sends for no rule that is on, that was off before, or that it did not switch off (any rules)', () => {
      const some = fc.subarray([home, letters, { ...home, id: 'x\\3' }, { ...letters, id: 'x\\4' }])

      fc.assert(
        fc.property(some, some, some, fc.constantFrom(outside, all), (before, on, disabled, decision) => {
          for (const { id, operations } of back({ rules: on, off: disabled }, decision, { rules: before })) {
            const rule = before.find((one) => one.id === id)
            assert.ok(rule !== undefined && !on.includes(rule))
            assert.ok(decision.choice === 'all' || rule.outside.length > 0)
            assert.equal(operations.length === 1, disabled.includes(rule))
          }
        }),
      )
    })
  })

  it('reads what is off, too, once some were decided to be', async () => {
    const { from } = reader({
      exchange: {
        'Get-InboxRule': [{ Identity: 'x\\1', Name: 'R', Enabled: false }],
        'Get-AcceptedDomain': [{ DomainName: 'contoso.com' }],
      },
    })

    assert.deepEqual(await inboxRules.read(from, jan(), outside), {
      rules: [],
      off: [{ id: 'x\\1', name: 'R', outside: [] }],
    })
    assert.deepEqual(await inboxRules.read(from, jan(), { choice: 'leave' }), { rules: [] })
  })

  it('goes on with the other rules when one is refused', () => {
    const plan = inboxRules.plan(jan(), facts, { choice: 'all', count: 2 }, facts)

    assert.deepEqual(
      plan.map(({ whenRefused }) => whenRefused),
      ['continue', 'continue'],
    )
  })

  it('is done exactly when no rule is left that was to be switched off (any rules)', () => {
    const rule = fc.record({
      id: fc.string(),
      name: fc.string(),
      outside: fc.array(fc.emailAddress(), { maxLength: 2 }),
    })
    const decision = fc.record({ choice: fc.constantFrom('outside' as const, 'all' as const), count: fc.nat() })

    fc.assert(
      fc.property(fc.array(rule), decision, (rules, decided) => {
        const left = inboxRules.plan(jan(), { rules }, decided, { rules })
        assert.equal(inboxRules.isDone({ rules }, decided, { rules }), left.length === 0)
      }),
    )
  })
})
