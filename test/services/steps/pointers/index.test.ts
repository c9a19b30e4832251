import { strict as assert } from 'node:assert'
import { pointers, type PointersFacts } from '../../../../services/steps/pointers'
import { context, inWords, jan, reader } from '../builders'
import { ordinarySettings } from '../settings'
import { samples } from './sample'

const account = `/users/${jan().id}`
const phone = [{ servicePlanId: '4828c8ec-dc2e-4779-b502-87ac9ce28ab7', capabilityStatus: 'Enabled' }]
const mailbox = {
  RecipientTypeDetails: 'UserMailbox',
  ExternalDirectoryObjectId: jan().id,
  DistinguishedName: "CN=Jan's",
}
const target = { Id: jan().id.toUpperCase(), Type: 'User' }
const none: PointersFacts = { forwarding: [], moderated: [], answering: [], teams: ordinarySettings.links.teams }
const task = { choice: 'task', count: 4 } as const
const found = samples[0]?.before ?? none

describe('The step for mail and calls of others', () => {
  it('asks Exchange by filters that name the leaver, and never for all mailboxes', async () => {
    const { from, exchange } = reader({
      graph: { [account]: {} },
      exchange: { 'Get-Mailbox': [mailbox], 'Get-DistributionGroup': [] },
    })

    await pointers.read(from, jan({ mail: 'jan@fabrikam.com' }))

    assert.deepEqual(
      exchange.get.args.map(([cmdlet, parameters]) => [cmdlet, parameters]),
      [
        ['Get-Mailbox', { Identity: jan().id }],
        [
          'Get-Mailbox',
          {
            Filter:
              "ForwardingAddress -eq 'CN=Jan''s' -or ForwardingSmtpAddress -eq 'jan@fabrikam.com' -or ForwardingSmtpAddress -eq 'jan.devries@contoso.com'",
            ResultSize: 'Unlimited',
          },
        ],
        ['Get-DistributionGroup', { Filter: "ModeratedBy -eq 'CN=Jan''s'", ResultSize: 'Unlimited' }],
      ],
    )
  })

  it('leaves out the leaver’s own mailbox, and lists that nothing waits for', async () => {
    const list = { ExternalDirectoryObjectId: '1', DisplayName: 'Iedereen', ModeratedBy: ['Jan', 'Eva'] }
    const { from } = reader({
      graph: { [account]: {} },
      exchange: {
        'Get-Mailbox': [mailbox],
        'Get-DistributionGroup': [
          { ...list, ModerationEnabled: true },
          { ...list, ExternalDirectoryObjectId: '2', ModerationEnabled: false },
          {
            ...list,
            ExternalDirectoryObjectId: '3',
            DisplayName: 'Alleen',
            ModeratedBy: ['Jan'],
            ModerationEnabled: true,
          },
        ],
      },
    })

    assert.deepEqual(await pointers.read(from, jan()), {
      ...none,
      moderated: [
        { id: '3', name: 'Alleen', alone: true },
        { id: '1', name: 'Iedereen', alone: false },
      ],
    })
  })

  it('finds the leaver behind an operator, a menu, another call flow, and what a queue does with calls left over', async () => {
    const option = { MenuOptions: [{ CallTarget: target }] }
    const { from } = reader({
      graph: { [account]: { assignedPlans: phone } },
      teams: {
        'Get-CsAutoAttendant': [
          { Id: '1', Name: 'Operator', Operator: target },
          { Id: '2', Name: 'Menu', DefaultCallFlow: { Menu: option } },
          { Id: '3', Name: 'Avond', CallFlows: [{ Menu: option }] },
          { Id: '4', Name: 'Niemand', Operator: null, CallFlows: [] },
        ],
        'Get-CsCallQueue': [
          { Identity: '5', Name: 'Te veel', OverflowActionTarget: target },
          { Identity: '6', Name: 'Te lang', TimeoutActionTarget: target },
          { Identity: '7', Name: 'Leeg', NoAgentActionTarget: target },
          { Identity: '8', Name: 'Anders', Users: [jan().id] },
        ],
      },
    })

    const { answering } = await pointers.read(from, jan())

    assert.deepEqual(answering, ['Avond', 'Leeg', 'Menu', 'Operator', 'Te lang', 'Te veel'])
  })

  it('starts no Teams for whom nobody can ring', async () => {
    const { from, teams } = reader({ graph: { [account]: {} } })

    await pointers.read(from, jan())

    assert.equal(teams.get.callCount, 0)
  })

  it('warns of what only the leaver can approve, and says the rest', () => {
    const [warning, ...rest] = pointers.findings(found)
    const words = rest.map(({ message }) => inWords(message))

    assert.equal(warning?.tone, 'warning')
    assert.match(inWords(warning.message), /^Mail to Nieuwsbrief Sales waits for an approval that only/)
    assert.match(words[0] ?? '', /^Another mailbox forwards to .*: Sanne O'Brien-'t Hooft\.$/)
    assert.match(words[1] ?? '', /^Hoofdnummer pass callers on to/)
    assert.deepEqual(pointers.findings(none), [])
    assert.equal(pointers.applies(none, context()), false)
  })

  it('gives a task for each kind, with the command to copy', () => {
    const tasks = pointers.plan(jan(), found, task, found)

    const words = tasks.map((one) => (one.via === 'person' ? inWords(one.instruction) : ''))
    assert.equal(tasks.length, 3)
    assert.match(
      words[0] ?? '',
      /Set-Mailbox -Identity "MAILBOX" -ForwardingAddress \$null -ForwardingSmtpAddress \$null/,
    )
    assert.match(words[1] ?? '', /Set-DistributionGroup -Identity "LIST" -ModeratedBy "SUCCESSOR"/)
    assert.match(words[2] ?? '', /Auto attendants or Call queues/)
  })

  it('refuses an answer that is none', () => {
    assert.equal(pointers.parse({ choice: 'forged' }, found, new Map(), context()).ok, false)
    assert.deepEqual(pointers.parse({ choice: 'leave' }, found, new Map(), context()), {
      ok: true,
      value: { choice: 'leave' },
    })
  })

  describe('on the way back', () => {
    const back = (now: PointersFacts, before = found) => pointers.restore(jan(), now, before, task)

    it('asks those whose it is, a task for each kind, and only where somebody chooses that', () => {
      const parts = back(none)

      assert.deepEqual(
        parts.map(({ id, stands, onlyIfChosen }) => [id, stands, onlyIfChosen]),
        [
          ['forwarding', 'asMade', true],
          ['moderated', 'asMade', true],
          ['answering', 'asMade', true],
        ],
      )
      const tasks = parts.flatMap(({ operations }) => operations)
      const words = tasks.map((one) => (one.via === 'person' ? inWords(one.instruction) : ''))
      assert.match(words[0] ?? '', /Sanne[^]* -ForwardingSmtpAddress "jan\.devries@contoso\.com"/)
      assert.match(
        words[1] ?? '',
        /Nieuwsbrief Sales and Iedereen[^]* -ModerationEnabled \$true -ModeratedBy "APPROVERS"/,
      )
      assert.match(words[2] ?? '', /Hoofdnummer[^]*Choose jan\.devries@contoso\.com where it was before/)
      const [, , last] = tasks
      assert.equal(last?.via === 'person' && last.link, none.teams)
    })

    it('names only what does not lead to the leaver any more', () => {
      const [part, ...more] = back({ ...found, moderated: found.moderated.slice(0, 1) })

      assert.deepEqual([part?.id, more], ['moderated', []])
      assert.match(inWords(part?.operations[0]?.explain), /mail to Iedereen again$/)
      assert.deepEqual(back(found), [])
      assert.deepEqual(pointers.restore(jan(), none, found, { choice: 'leave' }), [])
    })
  })
})
