import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { languages } from '../../../../cards/texts'
import { embeddedLines } from '../../../../services/cases/evidence/page'
import { unescaped } from '../../../../services/cases/evidence/markup'
import { verifyLines } from '../../../../services/cases/evidence/verify'
import { verifyPage } from '../../../../services/cases/evidence/verifyPage'
import type { CaseEvent, Entry } from '../../../../services/cases/journal/entry'
import { hostileTexts } from '../../../cards/hostile'
import { settings } from '../../planning/situations'
import { bot, entriesOf, ilse, opening, petra, type Said } from '../journal/builders'
import { history, play } from '../journal/histories'
import { forgetAll, sealAll } from '../journal/sealing'
import { jan } from '../../steps/builders'
import { pageOf, pageOfSealed, pageSettings, textIn } from './samples'

const runs = { ...settings, numRuns: 40 }
const operation = {
  via: 'graph',
  method: 'PATCH',
  path: '/users/jan-id',
  body: { accountEnabled: false, passwordProfile: { password: { $generate: 'password' } } },
  explain: { key: 'mailbox.title' },
} as const
const task = {
  via: 'person',
  explain: { key: 'mailbox.title' },
  instruction: { key: 'calls.title' },
  link: 'https://admin.microsoft.com',
} as const
const decision = { choice: 'leave' }
const planned = { stepId: 'mailbox', decision, facts: {}, operations: [operation, task], needsApproval: true }

/** Everything that can happen, once. */
const everything: readonly Said[] = [
  opening({}),
  { by: bot, event: { kind: 'factsRead', facts: {} } },
  { kind: 'decided', stepId: 'mailbox', decision },
  { kind: 'reopened', stepId: 'mailbox' },
  { by: bot, event: { kind: 'planned', plan: { steps: [planned], hash: 'plan-hash' }, facts: {} } },
  { kind: 'submitted', planHash: 'plan-hash' },
  { kind: 'ordered', step: { ...planned, stepId: 'contain' }, hash: 'order-hash' },
  { by: petra, event: { kind: 'approved', stepIds: ['mailbox'], planHash: 'plan-hash' } },
  { by: petra, event: { kind: 'rejected', stepId: 'licences', reason: 'Not <b>yet</b>', planHash: 'plan-hash' } },
  { by: bot, event: { kind: 'stepStarted', stepId: 'mailbox', attempt: 3, before: {} } },
  { by: bot, event: { kind: 'operationSent', stepId: 'mailbox', operation, clientRequestId: 'ours-1' } },
  answered({ result: 'accepted', requestId: 'theirs-1' }),
  answered({ result: 'alreadySo' }),
  answered({
    result: 'refused',
    problem: {
      kind: 'forbidden',
      system: 'graph',
      status: 403,
      code: 'Denied',
      text: 'No rights',
      requestId: 'theirs-2',
    },
  }),
  answered({ result: 'unknown', problem: { kind: 'unknown', system: 'graph', text: 'Lost' } }),
  { by: bot, event: { kind: 'operationProgressed', stepId: 'onedrive', clientRequestId: 'ours-1', percent: 40 } },
  { by: bot, event: { kind: 'taskOpened', stepId: 'directory', operations: [task] } },
  { kind: 'taskConfirmed', stepId: 'directory' },
  { by: bot, event: { kind: 'planChanged', step: planned, hash: 'new-hash' } },
  { by: bot, event: { kind: 'stepVerified', stepId: 'contain', facts: { accountEnabled: false } } },
  {
    by: bot,
    event: { kind: 'stepFailed', stepId: 'calls', problem: { key: 'problem.notVisible' }, correlationId: 'c0de' },
  },
  { kind: 'retried', stepId: 'calls' },
  {
    by: bot,
    event: {
      kind: 'ruleRefused',
      stepId: 'licences',
      reasons: [{ key: 'planner.globalAdministrator', values: { name: 'Jan' } }],
      changed: [{ key: 'mailbox.findingHold' }],
    },
  },
  { by: bot, event: { kind: 'ruleLifted', stepId: 'licences' } },
  { by: petra, event: { kind: 'rejected', stepId: 'groups', reason: 'Legal', planHash: 'h', asItIs: true } },
  { by: petra, event: { kind: 'refused', verb: 'approve', stepId: 'mailbox', why: { key: 'dialog.secondPerson' } } },
  { by: bot, event: { kind: 'shown', card: 'summary:channel', at: { conversationId: 'c', activityId: 'a' } } },
  { by: bot, event: { kind: 'settled' } },
  { by: petra, event: { kind: 'evidenceWritten', entries: 25, fingerprint: 'f1' } },
  { by: bot, event: { kind: 'completed' } },
  { kind: 'cancelled' },
]

function answered(outcome: (CaseEvent & { kind: 'operationAnswered' })['outcome']): Said {
  return { by: bot, event: { kind: 'operationAnswered', stepId: 'mailbox', clientRequestId: 'ours-1', outcome } }
}

describe('the evidence page', () => {
  it('says who left, who asked, who approved, when, and how it ended', () => {
    const text = textIn(pageOf(entriesOf(everything)))

    assert.match(text, /Who left Jan de Vries \(leaver\) jan\.devries@contoso\.com Account manager, Sales/)
    assert.match(text, /Who asked Ilse Smit \(person 1\) ilse-id/)
    assert.match(text, /Who approved Petra de Boer \(person 2\) petra-id Who rejected Petra de Boer/)
    assert.match(text, /Opened 23 November 2026 at 10:00|Opened November 23, 2026 at 10:00/)
    assert.match(text, /Completed: each step was read back/)
    assert.match(text, new RegExp(`Entries in the journal ${everything.length} `))
  })

  it('tells each thing that can happen, with hashes, exact requests, both request ids and what was read back', () => {
    const text = textIn(pageOf(entriesOf(everything)))

    for (const told of [
      'Decided about “Mailbox”',
      'Took back the decision about “Mailbox”',
      'Hash of the plan: plan-hash',
      'Started “Sign out everywhere” at once, before there was a plan',
      'Petra de Boer (person 2): Approved “Mailbox”',
      'Petra de Boer (person 2): Rejected “Licences”',
      'Petra de Boer (person 2): Left “Groups and teams” as it is, since a rule stops it',
      'Why: Not <b>yet</b>',
      'Started attempt 3 of “Mailbox”',
      'PATCH /users/jan-id {"accountEnabled":false,"passwordProfile":{"password":<a random password, made at the moment of sending>}}',
      'Our request id: ours-1',
      'Answer: Accepted Microsoft’s request id: theirs-1',
      'Answer: Was so already',
      'Answer: Refused forbidden 403 Denied: No rights Microsoft’s request id: theirs-2',
      'Answer: No answer came',
      'Microsoft 365 was 40 % through with “OneDrive”',
      'Where: https://admin.microsoft.com',
      'Ilse Smit (person 1): Said that “Active Directory” was done by hand',
      'Read “Sign out everywhere” back: it is so',
      'What was read back: {"accountEnabled":false}',
      'Code in the log: c0de',
      'approve, Mailbox Why: You asked for this offboarding yourself',
      'Wrote this evidence to files, of the first 25 entries',
    ])
      assert.ok(text.includes(told), `${told}\n in \n${text}`)
  })

  it('has every entry, and its hash', () => {
    const sealed = sealAll(entriesOf(everything))
    const page = pageOfSealed(sealed)
    const verdict = verifyLines(unescaped(embeddedLines(page) ?? ''))

    assert.ok(verdict.ok)
    assert.deepEqual(verdict.entries, sealed)
    assert.equal(page.match(/<li id="entry-/g)?.length, sealed.length)
    assert.ok(page.includes(verdict.fingerprint))
  })

  it('is the same bytes each time, and needs nothing from outside', () => {
    fc.assert(
      fc.property(history, fc.constantFrom(...languages), (one, language) => {
        const sealed = sealAll(entriesOf(play(one).at(-1)?.events ?? [one.opened]))
        const page = pageOfSealed(sealed, language)

        assert.equal(pageOfSealed(sealed, language), page)
        assert.equal(verifyPage(page, 'this version', () => pageSettings(language)).kind, 'whole')
        assert.doesNotMatch(page, /<(script|link|img|iframe|object)|\ssrc=|@import|url\(/i)
      }),
      runs,
    )
  })

  it('still tells everything but the people when they were forgotten, in both languages', () => {
    fc.assert(
      fc.property(history, fc.constantFrom(...languages), (one, language) => {
        const page = pageOfSealed(forgetAll(entriesOf(play(one).at(-1)?.events ?? [one.opened])), language)

        for (const personal of ['Jan', 'Eva', 'Ilse', 'Petra', 'contoso']) assert.ok(!page.includes(personal), personal)
        assert.match(page, language === 'nl' ? /\(verwijderd\)/ : /\(removed\)/)
        assert.doesNotMatch(page, /\$removed|\[object|undefined/)
      }),
      runs,
    )
  })

  it('shows without the people that whoever approved was not whoever asked', () => {
    const text = textIn(pageOfSealed(forgetAll(entriesOf(everything))))

    assert.match(text, /Who left \(removed\) Who asked \(removed\) \(person 1\) Who approved \(removed\) \(person 2\)/)
    assert.match(text, /Everything about people was removed from this offboarding, 730 days after it was closed/)
    assert.match(text, /\(removed\) \(person 2\): Approved “Mailbox”/)
    assert.match(text, /Our request id: ours-1/)
    assert.match(text, /PATCH \(removed\)/)
  })

  for (const [kind, text] of hostileTexts)
    it(`shows hostile text as text: ${kind}`, () => {
      const entries = entriesOf([
        opening({}, jan({ displayName: `${text}<script>alert(1)</script>"'`, jobTitle: text })),
        {
          by: { ...petra, displayName: `${text}</template><img src=x>` },
          event: { kind: 'rejected', stepId: 'mailbox', reason: `${text}\u202E&lt;\uD800`, planHash: 'h' },
        },
      ])
      const page = pageOf(entries)
      const written = Buffer.from(page).toString()

      assert.doesNotMatch(page, /<script|<img/)
      assert.equal(page.match(/<\/template>/g)?.length, 1)
      assert.ok(!page.slice(0, page.indexOf('<template')).includes('\u202E'))
      const verdict = verifyPage(written, 'this version', () => pageSettings('en'))
      assert.ok(verdict.kind === 'whole' && verdict.text === 'same', JSON.stringify(verdict))
    })

  it('tells a decision or a text that this version does not know as it stands in the journal', () => {
    const strange: readonly Entry[] = entriesOf([
      opening({}),
      { kind: 'decided', stepId: 'mailbox', decision: { choice: 'beam', to: null } },
      { kind: 'decided', stepId: 'teleport', decision: 12 },
      { kind: 'stepFailed', stepId: 'teleport', problem: { key: 'old.text', values: { a: 1 } }, correlationId: 'c' },
    ])

    const text = textIn(pageOf(strange))

    for (const told of ['{"choice":"beam","to":null}', 'Decided about “teleport”', 'old.text {"a":1}'])
      assert.ok(text.includes(told), told)
  })

  it('does not claim to have read back what was only accepted', () => {
    const verified: CaseEvent = { kind: 'stepVerified', stepId: 'notice', facts: {} }
    const text = textIn(pageOf(entriesOf([opening({}), { kind: 'decided', stepId: 'notice', decision }, verified])))

    assert.match(text, /“Notice” was accepted by Microsoft 365; it cannot be checked/)
    assert.match(text, /✓ Accepted by Microsoft 365; it cannot be checked/)
    assert.doesNotMatch(text, /Read “Notice” back|What was read back/)
  })

  it('tells when a rule stopped a step and why, and when it went on', () => {
    const reasons = [{ key: 'problem.notVisible' }]
    const stopped: CaseEvent = { kind: 'ruleRefused', stepId: 'calls', reasons, changed: [] }
    const text = textIn(pageOf(entriesOf([opening({}), stopped, { kind: 'ruleLifted', stepId: 'calls' }])))

    assert.match(text, /Sent nothing for “Phone and calls”: a rule forbids it as things are/)
    assert.match(text, /accepted the change, but it still reads as before/)
    assert.match(text, /No rule forbids “Phone and calls” any more: it goes on/)
  })

  it('says how a case stands that is not closed', () => {
    const told = (...said: readonly Said[]) => textIn(pageOf(entriesOf([opening({}), ...said])))

    assert.match(told(), /Outcome Still open/)
    assert.match(told({ kind: 'settled' }), /Outcome Not finished/)
    assert.match(told({ kind: 'settled' }, { kind: 'retried', stepId: 'calls' }), /Outcome Still open/)
    assert.match(told({ kind: 'settled' }, { kind: 'ruleLifted', stepId: 'calls' }), /Outcome Still open/)
    assert.match(told({ by: ilse, event: { kind: 'cancelled' } }), /Outcome Ended before everything was done/)
    assert.match(told(), /Who approved Nobody/)
  })
})

describe('checking a page', () => {
  const page = pageOf(entriesOf(everything))
  const check = (text: string) =>
    verifyPage(text, 'this version', ({ language }) => pageSettings(language === 'nl' ? 'nl' : 'en'))

  it('finds it as it was written', () => {
    const verdict = check(page)

    assert.ok(verdict.kind === 'whole' && verdict.text === 'same')
    assert.equal(verdict.verdict.entries.length, everything.length)
  })

  for (const [what, changed] of [
    ['a name', page.replace('Petra de Boer', 'Peter de Boer')],
    ['a time', page.replace('2026-11-23T09:00:07.000Z</span>', '2026-11-23T09:00:08.000Z</span>')],
    ['the style', page.replace('.notice {', '.what { display: none } .notice {')],
    ['a line put in', page.replace('<h2>', '<p>Approved by everybody</p><h2>')],
    ['a second journal put in', page.replace('<h2>', '<template id="journal"></template><h2>')],
    ['the language', page.replace('<html lang="en"', '<html lang="nl"')],
    ['the head', page.replace('data-cloud', 'data-clouds')],
  ] as const)
    it(`finds ${what} that was changed in the visible text`, () => {
      assert.notEqual(changed, page)
      assert.equal(check(changed).kind, 'broken')
    })

  it('finds what was changed in the journal inside, and says at which entry', () => {
    const at = page.lastIndexOf('plan-hash', page.indexOf('rejected', page.indexOf('<template')))
    const verdict = check(`${page.slice(0, at)}plan-hush${page.slice(at + 9)}`)

    assert.ok(verdict.kind === 'broken' && verdict.revision === 8, JSON.stringify(verdict))
  })

  it('finds that there is no journal inside', () => {
    assert.equal(check('<html></html>').kind, 'broken')
    assert.equal(check(page.slice(0, page.indexOf('<template'))).kind, 'broken')
  })

  it('says that the text of another version cannot be compared, and that the journal is whole', () => {
    const other = pageOfSealed(sealAll(entriesOf(everything)), 'en', 'an older version')

    const verdict = check(other)

    assert.ok(verdict.kind === 'whole' && verdict.text === 'otherVersion')
  })
})
