import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { catalogueFor } from '../../../dialogs/catalogue'
import { languages } from '../../../cards/texts'
import { harmsLeft } from '../../../services/planning/mailHarms'
import { steps } from '../../../services/steps'
import { plannerInput, settings, situation } from './situations'
import { evaAsPerson, jan } from '../steps/builders'

const many = { ...settings, numRuns: 500 }
const catalogue = catalogueFor(steps)
const successor = evaAsPerson()
const rules = [
  { id: '1', name: 'Home', outside: ['jan@home.example'] },
  { id: '2', name: 'Sorts', outside: [] },
]
const mailbox = { exists: true, kind: 'UserMailbox', forwardingTo: undefined, keepsCopy: false }
const forwarding = { ...mailbox, forwardingTo: 'jan@home.example', forwardingSmtpAddress: 'jan@home.example' }

function harms(facts: Readonly<Record<string, unknown>>, decisions: Readonly<Record<string, unknown>>) {
  return harmsLeft({ employee: jan(), facts, decisions })
}

function keys(facts: Readonly<Record<string, unknown>>, decisions: Readonly<Record<string, unknown>>) {
  return harms(facts, decisions).map(({ key }) => key)
}

describe('A harm that was found', () => {
  const anyRules = fc.subarray(rules)

  it('is never left by what the steps suggest, one after another', () => {
    fc.assert(
      fc.property(situation, anyRules, (about, found) => {
        const input = plannerInput(about)
        const facts: Readonly<Record<string, unknown>> = { ...input.facts, 'inbox-rules': { rules: found } }
        const decisions: Record<string, unknown> = {}
        for (const step of steps.filter(({ id }) => facts[id] !== undefined)) {
          const context = { employee: input.employee, facts, decisions: { ...decisions } }
          if (step.applies(facts[step.id], context)) decisions[step.id] = step.suggest(facts[step.id], context)
        }

        assert.deepEqual(harmsLeft({ employee: input.employee, facts, decisions }), [])
      }),
      many,
    )
  })

  it('is a mailbox that goes on forwarding, until something else is decided', () => {
    assert.deepEqual(keys({ mailbox: forwarding }, { mailbox: { choice: 'leave' } }), ['harm.mailboxForwards'])
    assert.deepEqual(keys({ mailbox: forwarding }, {}), ['harm.mailboxForwards'])
    for (const decision of [{ choice: 'stop' }, { choice: 'share', successor }])
      assert.deepEqual(keys({ mailbox: forwarding }, { mailbox: decision }), [])
    assert.deepEqual(keys({ mailbox }, { mailbox: { choice: 'leave' } }), [])
  })

  it('is a rule that sends mail outside, and no other', () => {
    assert.deepEqual(keys({ 'inbox-rules': { rules } }, { 'inbox-rules': { choice: 'leave' } }), ['harm.ruleForwards'])
    assert.deepEqual(keys({ 'inbox-rules': { rules } }, { 'inbox-rules': { choice: 'outside', count: 1 } }), [])
  })

  it('is an automatic reply that forwarding without a copy keeps from being sent', () => {
    const reply = { 'auto-reply': { choice: 'reply' } }
    const forward = (keepCopy: boolean) => ({ ...reply, mailbox: { choice: 'forward', successor, keepCopy } })

    assert.deepEqual(keys({ mailbox }, forward(false)), ['harm.replyNotSent'])
    assert.deepEqual(keys({ mailbox }, forward(true)), [])
    assert.deepEqual(keys({ mailbox }, { mailbox: { choice: 'forward', successor, keepCopy: false } }), [])
  })

  it('is a successor whose own mailbox forwards to the leaver, by whatever name Exchange has for them', () => {
    const decision = { mailbox: { choice: 'forward', successor, keepCopy: true } }
    const onward = (successorForwardsTo: string) => ({ mailbox: { ...mailbox, successorForwardsTo } })

    for (const name of [jan().userPrincipalName.toUpperCase(), jan().displayName, jan().id])
      assert.deepEqual(keys(onward(name), decision), ['harm.loop'])
    assert.deepEqual(keys(onward('tom.visser@contoso.com'), decision), [])
  })

  it('is such a loop only for who is to get the mail, also by an address that is not the name for signing in', () => {
    const onward = { mailbox: { ...mailbox, successorForwardsTo: 'J.Vries@contoso.com' } }
    const named = (decision: object) =>
      harmsLeft({ employee: jan({ mail: 'j.vries@contoso.com' }), facts: onward, decisions: { mailbox: decision } })
    const bySignIn = jan({ userPrincipalName: 'j.vries@contoso.com', mail: undefined })

    assert.equal(named({ choice: 'forward', successor, keepCopy: true }).length, 1)
    assert.deepEqual(named({ choice: 'share', successor }), [])
    const decisions = { mailbox: { choice: 'forward', successor, keepCopy: true } }
    assert.equal(harmsLeft({ employee: bySignIn, facts: onward, decisions }).length, 1)
  })

  it('is a reply that is not sent, also by a forwarding that was there and is left', () => {
    const reply = (found: object, decision?: object) =>
      keys(
        { mailbox: found },
        { 'auto-reply': { choice: 'reply' }, ...(decision === undefined ? {} : { mailbox: decision }) },
      ).includes('harm.replyNotSent')

    assert.equal(reply(forwarding), true)
    assert.equal(reply(forwarding, { choice: 'leave' }), true)
    assert.equal(reply({ ...forwarding, keepsCopy: true }), false)
    assert.equal(reply(mailbox), false)
    assert.equal(reply({ exists: false }), false)
    assert.equal(reply(forwarding, { choice: 'share', successor }), false)
    assert.equal(reply(forwarding, { choice: 'stop' }), false)
  })

  it('is said of a rule with the first three addresses', () => {
    const outside = ['a@home.example', 'b@home.example', 'c@home.example', 'd@home.example']
    const [said] = harms({ 'inbox-rules': { rules: [{ id: '1', name: 'Home', outside }] } }, {})

    assert.ok(said !== undefined)
    const words = catalogue.en(said).replaceAll('\\', '')
    for (const [index, address] of outside.entries()) assert.equal(words.includes(address), index < 3, words)
  })

  it('is said in both languages, with the address', () => {
    for (const language of languages)
      assert.match(harms({ mailbox: forwarding }, {}).map(catalogue[language]).join(' '), /jan@home\.example/)
  })
})
