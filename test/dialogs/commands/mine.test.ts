import { strict as assert } from 'node:assert'
import { messageCard } from '../../../cards/conversation/message'
import { statusOf, withdrawalsOf } from '../../../dialogs/commands/mine'
import { catalogueFor } from '../../../dialogs/catalogue'
import type { Admission } from '../../../dialogs/access'
import type { CaseEvent } from '../../../services/cases/journal/entry'
import { caseKey } from '../../../services/cases/journal/cardKeys'
import { toldSteps as steps } from '../../services/planning/situations'
import { caseOf, opening, petra } from '../../services/cases/journal/builders'
import { jan } from '../../services/steps/builders'
import { samples } from '../../services/steps/samples'
import { ordinary } from '../verbs/decisions'
import { textOf } from '../../support/teams'
import { checkCard } from '../../support/cardChecker'

const catalogue = catalogueFor(steps)
const linkTo = ({ activityId }: { readonly activityId: string }) => `https://teams.example/${activityId}`
const settings = { ...ordinary, steps, catalogue, linkTo }
const facts = Object.fromEntries(steps.map(({ id }) => [id, samples[id]?.[0]?.before]))
const named = (displayName: string) => opening(facts, { ...jan(), displayName })
const admitted: Admission = {
  ok: true,
  account: { id: 'ilse-id', userPrincipalName: 'ilse@contoso.com', mail: undefined, enabled: true, own: true },
}
const stranger: Admission = { ok: false, why: { key: 'dialog.notOperator' }, barrier: 'notMember' }
const shown: CaseEvent = { kind: 'shown', card: caseKey, at: { conversationId: 'c', activityId: '7' } }
const asCard = (answer: ReturnType<typeof statusOf>) => messageCard({ say: catalogue.en, ...answer })

describe('“status”', () => {
  it('has a line for each case, with what waits for whom, and a link to the thread where there is one', () => {
    const card = asCard(statusOf({ admitted, cases: [caseOf(named('Jan')), caseOf(named('Eva'), shown)] }, settings))

    assert.deepEqual(checkCard(card), [])
    assert.match(textOf(card), /2 offboardings of yours run/)
    assert.match(textOf(card), /\*\*Jan:\*\* A question waits for your answer\./)
    assert.match(textOf(card), /Thread of Eva/)
    assert.match(JSON.stringify(card), /https:\/\/teams\.example\/7/)
  })

  it('shows six of many and says how many more there are', () => {
    const cases = Array.from({ length: 8 }, (_, index) => caseOf(named(`Jan ${index}`)))

    const text = textOf(asCard(statusOf({ admitted, cases }, settings)))

    assert.match(text, /Jan 5/)
    assert.doesNotMatch(text, /Jan 6/)
    assert.match(text, /2 more are not shown here/)
  })

  it('tells a stranger nothing', () => {
    for (const answer of [statusOf, withdrawalsOf])
      assert.equal(answer({ admitted: stranger, cases: [] }, settings).text.key, 'dialog.notOperator')
  })
})

describe('“withdraw”', () => {
  it('offers each case by a button that says what it would do, on the state that it was offered in', () => {
    const theCase = caseOf(named('Jan'))
    const { buttons = [] } = withdrawalsOf({ admitted, cases: [theCase] }, settings)

    assert.deepEqual(
      buttons.map(({ title, verb, carries }) => [catalogue.en(title), verb, carries]),
      [['Cancel offboarding: Jan', 'cancel', { caseId: theCase.caseId, revision: theCase.revision }]],
    )
  })

  it('says so when there is nothing to end', () => {
    const ended = caseOf(named('Jan'), { by: petra, event: { kind: 'cancelled' } })

    for (const cases of [[], [ended]])
      assert.equal(withdrawalsOf({ admitted, cases }, settings).text.key, 'typed.withdrawNone')
  })
})
