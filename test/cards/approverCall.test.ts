import { strict as assert } from 'node:assert'
import { callCard } from '../../cards/channel/approverCall'
import { callingProblems, mentionsFrom } from '../../bot/approversCalled'
import { catalogueFor } from '../../dialogs/catalogue'
import { checkCard } from '../support/cardChecker'

const say = catalogueFor([]).nl
const mentions = mentionsFrom('Petra de Boer=petra@contoso.com, Piket=tag:MjQz==')

describe('A mention', () => {
  const card = callCard({ say, mentions, employeeName: 'Jan <at>Eva</at> de Vries' })

  it('is in text and entities alike, and no name makes another one', () => {
    assert.deepEqual(checkCard(card), [])
    assert.match(JSON.stringify(card), /Jan &lt;at/)
  })

  it('is refused by the pretend Teams without an entity, without a text, and with an id of nothing', () => {
    const [first] = (card['msteams'] as { readonly entities: readonly object[] }).entities
    const withEntities = (...entities: readonly object[]) => checkCard({ ...card, msteams: { entities } })
    assert.deepEqual(withEntities(first!), ['<at>Piket</at> mentions nobody'])
    assert.equal(checkCard({ ...card, body: [] }).length, 2)
    assert.match(withEntities({ ...first, mentioned: { id: '', name: 'Petra de Boer' } }).join(), /is no mention/)
  })

  it('that is written wrongly in the configuration is named, and so are quiet hours', () => {
    const given: Readonly<Record<string, string>> = { APPROVERS_MENTION: 'Petra', QUIET_HOURS: '7pm-8am' }
    const problems = callingProblems((name) => given[name])
    assert.equal(problems.length, 2)
    assert.match(problems.join(), /“Petra”[^]*“7pm-8am”/)
  })
  it('has times that can be kept, and somebody to call when they are over, or the configuration is refused', () => {
    const problems = (given: Readonly<Record<string, string>>) => callingProblems((name) => given[name]).join()
    const whom = { APPROVERS_MENTION: 'Petra=p@contoso.com', ESCALATION_MENTION: 'Tom=t@contoso.com' }
    assert.equal(problems({ ...whom, APPROVAL_REMINDER: '30 minutes', APPROVAL_ESCALATION: '2 days' }), '')
    assert.equal(problems({ ...whom, APPROVAL_REMINDER: 'never', APPROVAL_ESCALATION: '1 hour' }), '')
    assert.match(problems({ APPROVAL_REMINDER: 'soon' }), /“soon”, but must be a time like/)
    assert.match(problems({ APPROVAL_ESCALATION: '1 day' }), /nobody is named/)
    assert.match(problems(whom), /APPROVAL_ESCALATION is missing/)
    assert.match(problems({ ...whom, APPROVAL_ESCALATION: '4 hours' }), /longer than APPROVAL_REMINDER/)
    const channel = (id: string) => ({ APPROVAL_ESCALATION: '1 day', ESCALATION_CHANNEL_ID: id })
    assert.match(problems(channel('General')), /“General”, but must be the id of a channel/)
    const approvals = '19:approvals@thread.tacv2'
    assert.match(problems({ ...channel(approvals), APPROVALS_CHANNEL_ID: approvals }), /must be another one/)
  })
})
