import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { notice, type NoticeFacts } from '../../../../services/steps/notice'
import { refusalsOf } from '../builders'
import { plannerInput, settings, situation, type Situation } from '../../planning/situations'

const facts: NoticeFacts = { sender: 'receptie@contoso.com', language: 'en', accepted: [] }

/** A situation with what the notice suggests in it, as the journal gives it back. */
function noticed(about: Situation) {
  const input = plannerInput(about)
  const suggested: unknown = JSON.parse(JSON.stringify(notice.suggest(facts, input)))
  return { ...input, decisions: { ...input.decisions, notice: suggested } }
}

describe('The plan and the notice', () => {
  it('agree as long as nothing was answered anew', () => {
    fc.assert(
      fc.property(situation, (about) => assert.deepEqual(refusalsOf(notice, noticed(about)), [])),
      settings,
    )
  })

  it('disagree when somebody else gets the mailbox than the mail says', () => {
    fc.assert(
      fc.property(situation, (about) => {
        const input = noticed(about)
        const mailbox =
          about.decisions.mailbox.choice === 'share' ? { choice: 'leave' } : { choice: 'share', successor }

        const reasons = refusalsOf(notice, { ...input, decisions: { ...input.decisions, mailbox } })

        const sends = JSON.stringify(input.decisions['notice']).includes('"send"')
        assert.deepEqual(
          reasons.map(({ key }) => key),
          sends ? ['planner.noticeOutdated'] : [],
        )
      }),
      settings,
    )
  })
})

const successor = {
  id: '5b0c1d2e-3f4a-4b5c-8d6e-000000000009',
  displayName: 'Noor el Idrissi',
  userPrincipalName: 'noor.elidrissi@contoso.com',
  mail: 'noor.elidrissi@contoso.com',
}
