import { strict as assert } from 'node:assert'
import { messageCard } from '../../../cards/conversation/message'
import type { KnownCase } from '../../../dialogs/commands/knownCases'
import { standingsOf } from '../../../dialogs/commands/standings'
import { statusOf } from '../../../dialogs/commands/status'
import { withdrawalsOf } from '../../../dialogs/commands/withdrawals'
import { catalogueFor } from '../../../dialogs/catalogue'
import type { Admission } from '../../../dialogs/access'
import type { CaseEvent } from '../../../services/cases/journal/entry'
import type { OffboardingCase } from '../../../services/cases/journal/case'
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
const own = (theCase: OffboardingCase): KnownCase => ({ theCase, asks: { asRequester: true, asApprover: false } })
const ofOthers = (theCase: OffboardingCase): KnownCase => ({
  theCase,
  asks: { asRequester: false, asApprover: false },
})
const shown: CaseEvent = { kind: 'shown', card: caseKey, at: { conversationId: 'c', activityId: '7' } }
const asCard = (answer: ReturnType<typeof statusOf>) => messageCard({ say: catalogue.en, ...answer })

describe('“status”', () => {
  it('has a line for each case, with what waits for whom, and a link to the thread where there is one', () => {
    const card = asCard(
      statusOf(
        { admitted, isOperator: true, cases: [caseOf(named('Jan')), caseOf(named('Eva'), shown)].map(own) },
        settings,
      ),
    )

    assert.deepEqual(checkCard(card), [])
    assert.match(textOf(card), /2 offboardings of yours run/)
    assert.match(textOf(card), /\*\*Jan:\*\* A question waits for your answer\./)
    assert.match(textOf(card), /Thread of Eva/)
    assert.match(JSON.stringify(card), /https:\/\/teams\.example\/7/)
  })

  it('puts first what waits for somebody, then what is theirs, then what is a colleague’s and of whom that is asked', () => {
    const sent = caseOf(opening({}, { ...jan(), displayName: 'Sanne' }), { kind: 'submitted', planHash: 'x' })
    const cases = [ofOthers(caseOf(named('Piet'))), own(sent), own(caseOf(named('Jan')))]

    for (const language of ['en', 'nl'] as const) {
      const card = messageCard({
        say: catalogue[language],
        ...statusOf({ admitted, isOperator: true, cases }, settings),
      })
      assert.deepEqual(checkCard(card), [])
      assert.match(textOf(card), /\*\*Jan:\*\*[^]*\*\*Sanne:\*\*[^]*\*\*Piet\*\*/)
    }
    const card = asCard(statusOf({ admitted, isOperator: true, cases }, settings))
    assert.match(textOf(card), /One offboarding waits for you\. 2 offboardings of yours run/)
    assert.match(textOf(card), /\*\*Piet\*\*, asked for by Ilse[^\n]*: A question waits for the answer of Ilse/)
  })

  it('shows five of many and says how many more there are', () => {
    const cases = Array.from({ length: 8 }, (_, index) => own(caseOf(named(`Jan ${index}`))))

    const text = textOf(asCard(statusOf({ admitted, isOperator: true, cases }, settings)))

    assert.match(text, /Jan 4/)
    assert.doesNotMatch(text, /Jan 5/)
    assert.match(text, /3 more are not shown here/)
  })

  it('tells a stranger nothing', () => {
    for (const answer of [statusOf, withdrawalsOf])
      assert.equal(
        answer({ admitted: stranger, isOperator: false, cases: [] }, settings).text.key,
        'dialog.notOperator',
      )
  })
})

describe('“status” with a name that several have', () => {
  it('says of each how it stands or ended, with a button that says more', () => {
    const ended = caseOf(named('Jan'), { by: petra, event: { kind: 'cancelled' } })
    const read = { admitted, query: 'Jan', cases: [ended, caseOf(named('Jan Jansen'))] }
    const card = asCard(standingsOf(read, { actor: petra }, settings))

    assert.deepEqual(checkCard(card), [])
    assert.match(textOf(card), /\*\*Jan:\*\* ✗ Petra de Boer cancelled this offboarding/)
    assert.match(textOf(card), /\*\*Jan Jansen:\*\* A question waits for the answer of Ilse Smit/)
    assert.match(textOf(card), /How does Jan Jansen stand\?/)
  })
})

describe('“withdraw”', () => {
  it('offers each case by a button that says what it would do, on the state that it was offered in', () => {
    const theCase = caseOf(named('Jan'))
    const { buttons = [] } = withdrawalsOf({ admitted, isOperator: true, cases: [own(theCase)] }, settings)

    assert.deepEqual(
      buttons.map(({ title, verb, carries }) => [catalogue.en(title), verb, carries]),
      [['Cancel offboarding: Jan', 'cancel', { caseId: theCase.caseId, revision: theCase.revision }]],
    )
  })

  it('says so when there is nothing to end', () => {
    const ended = caseOf(named('Jan'), { by: petra, event: { kind: 'cancelled' } })

    for (const cases of [[], [own(ended)], [ofOthers(caseOf(named('Jan')))]])
      assert.equal(withdrawalsOf({ admitted, isOperator: true, cases }, settings).text.key, 'typed.withdrawNone')
  })
})
