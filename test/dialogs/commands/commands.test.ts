import { strict as assert } from 'node:assert'
import { catalogueFor } from '../../../dialogs/catalogue'
import type { Admission, Barrier } from '../../../dialogs/access'
import { decideChoice } from '../../../dialogs/commands/choose'
import { askedAgain, isDeliveredAgain, thereIsOne } from '../../../dialogs/commands/existing'
import { decideOffboard, noticesOf } from '../../../dialogs/commands/offboard'
import { decideOpening } from '../../../dialogs/commands/open'
import { decideTakeOver, stillTheirs } from '../../../dialogs/commands/takeOver'
import type { Turn } from '../../../dialogs/turn'
import { cardsOf } from '../../../dialogs/views'
import type { CaseEvent } from '../../../services/cases/journal/entry'
import { contain } from '../../../services/steps/contain'
import { readMoment } from '../../../services/moments/readMoment'
import type { Message } from '../../../cards/texts'
import type { Account } from '../../../services/directory/groupMembers'
import { caseOf, ilse, morning, opening, petra, tom } from '../../services/cases/journal/builders'
import { ordinary } from '../verbs/decisions'
import { jan } from '../../services/steps/builders'

const english = catalogueFor([]).en
const protection = { allowedAdministrators: [], breakGlass: [] }
const why: Message = { key: 'dialog.notOperator' }
const refusedBy = (barrier: Barrier): Admission => ({ ok: false, why, barrier })
const accountOf = ({ id }: { readonly id: string }, more: Partial<Account> = {}): Account => ({
  id,
  userPrincipalName: `${id}@contoso.com`,
  mail: undefined,
  enabled: true,
  own: true,
  ...more,
})
const admitted: Admission = { ok: true, account: accountOf(tom) }
const turn: Turn = { actor: tom, where: 'personal', language: 'nl' }
const theCase = caseOf(opening({ contain: {} }))
const named = (...people: readonly string[]) => ({ how: 'command', people, nearest: 'offboard' }) as const

describe('/offboard', () => {
  it('is for operators, and says whether somebody is none or nobody can tell', () => {
    const titles = (['notMember', 'busy'] as const).map((barrier) => {
      const decision = decideOffboard(named('Jan'), { admitted: refusedBy(barrier), found: undefined })
      return decision.kind === 'answer' ? decision.answer.title.key : ''
    })

    assert.deepEqual(titles, ['dialog.notOperatorTitle', 'dialog.problemTitle'])
  })

  it('asks who, opens the case of the one who is meant, and lets choose among several', () => {
    const [candidates, more] = [[], 3]

    assert.deepEqual(decideOffboard(named(), { admitted, found: undefined }), { kind: 'askWho' })
    const account = {
      id: 'jan',
      displayName: 'Jan',
      userPrincipalName: 'jan@contoso.com',
      mail: undefined,
      synced: false,
    }
    assert.deepEqual(decideOffboard(named('Jan'), { admitted, found: { kind: 'one', account } }), {
      kind: 'open',
      account: accountOf(tom),
      employeeId: 'jan',
      found: account,
    })
    for (const found of [{ kind: 'several', candidates, more } as const, { kind: 'near', candidates } as const])
      assert.deepEqual(decideOffboard(named('Jan'), { admitted, found }), {
        kind: 'choose',
        found,
        offered: false,
      })
  })

  it('says what became of somebody who was deleted, and repeats a long name in part only', () => {
    const gone = decideOffboard(named('Jan'), {
      admitted,
      found: { kind: 'deleted', id: 'jan', displayName: 'Jan', deletedAt: '2026-11-01T00:00:00Z' },
    })
    const none = decideOffboard(named('x'.repeat(300)), { admitted, found: { kind: 'none' } })

    assert.match(gone.kind === 'answer' ? english(gone.answer.text) : '', /Jan was deleted on/)
    assert.match(none.kind === 'answer' ? english(none.answer.text) : '', /“x{80}”/)
  })
})

describe('A name in a sentence', () => {
  const candidates = [{ ...jan(), jobTitle: '', department: '', managerName: '', lastSignIn: '', accountEnabled: true }]
  const found = { kind: 'several', candidates, more: 0 } as const
  const said = (how: 'sentence' | 'name') => ({ how, people: ['Jan'], nearest: 'status' }) as const

  it('only offers the person, also when there is one', () => {
    for (const how of ['sentence', 'name'] as const)
      assert.deepEqual(decideOffboard(said(how), { admitted, found }), {
        kind: 'choose',
        found,
        offered: true,
      })
  })

  it('that nobody has, or that somebody says who may not ask, is answered with the nearest command', () => {
    const nobody = decideOffboard(said('name'), { admitted, found: { kind: 'none' } })
    const stranger = decideOffboard(said('name'), { admitted: refusedBy('notMember'), found: undefined })

    for (const decision of [nobody, stranger]) {
      assert.ok(decision.kind === 'answer')
      assert.equal(decision.answer.text.key, 'typed.unknownStatus')
      assert.deepEqual(decision.answer.buttons?.[0]?.carries, { command: 'status' })
    }
  })

  it('about leaving is refused to somebody who may not ask', () => {
    const decision = decideOffboard(said('sentence'), { admitted: refusedBy('notMember'), found: undefined })

    assert.equal(decision.kind === 'answer' ? decision.answer.title.key : '', 'dialog.notOperatorTitle')
  })

  it('with a day says how it is read and that nothing waits for it, and with none says why', () => {
    const notices = (text: string) => {
      const at = { now: new Date('2026-11-29T12:00:00Z'), timeZone: 'Europe/Amsterdam', language: 'en' } as const
      const day = { text, reading: readMoment(text, at) }
      return noticesOf({ kind: 'offboard', ...said('sentence'), day }).map((notice) => english(notice))
    }

    assert.deepEqual(notices('tomorrow'), [
      'You wrote “tomorrow”: that is Monday 30 November 2026, hour not chosen yet. Choose the hour on the plan before you send it.',
    ])
    assert.deepEqual(notices('1/2/2027 at 5pm'), [
      'You wrote “1/2/2027 at 5pm”, which may be: Monday 1 February 2027, 17:00, Amsterdam and Saturday 2 January 2027, 17:00, Amsterdam. Choose which on the plan before you send it.',
    ])
    assert.deepEqual(notices('yesterday'), [
      'You wrote “yesterday”. That is over. Choose the moment on the plan before you send it.',
    ])
    assert.deepEqual(notices('now'), [])
  })
})

describe('A choice among several people', () => {
  it('is an operator’s, and of a person', () => {
    assert.deepEqual(decideChoice('jan', admitted), { ok: true, account: accountOf(tom), employeeId: 'jan' })
    assert.deepEqual(decideChoice('jan', refusedBy('guest')), { ok: false, why })
    assert.deepEqual(decideChoice(undefined, undefined), { ok: false, why: { key: 'dialog.badCard' } })
  })
})

describe('Opening a case', () => {
  const read = { employee: jan(), others: [], facts: { contain: { known: true } } }
  const refusal = (decision: ReturnType<typeof decideOpening>) => (decision.ok ? '' : english(decision.answer.text))

  it('begins it with what was read, in the requester’s language', () => {
    const decision = decideOpening(turn, accountOf(tom), read, { protection })

    assert.ok(decision.ok)
    const { account, ...event } = decision.event
    assert.equal(account?.id, tom.id)
    assert.deepEqual(event, {
      kind: 'opened',
      employee: jan(),
      requester: tom,
      language: 'nl',
      facts: { contain: { known: true } },
    })
  })

  it('is refused for who is not there, protected, or the operator by another account (promise 8)', () => {
    const own = accountOf(tom, { employeeId: '7' })
    const breakGlass = [jan().userPrincipalName]

    const refusals = [
      decideOpening(turn, own, { ...read, employee: undefined }, { protection }),
      decideOpening(turn, own, read, { protection: { ...protection, breakGlass } }),
      decideOpening(turn, own, { ...read, employee: { ...jan(), globalAdministrator: true } }, { protection }),
      decideOpening(turn, own, { ...read, employee: { ...jan(), employeeId: '7' } }, { protection }),
      decideOpening({ ...turn, actor: jan() }, accountOf(jan()), read, { protection }),
    ].map(refusal)

    assert.match(refusals[0] ?? '', /no account with this id/)
    assert.match(refusals[1] ?? '', /emergency/i)
    assert.match(refusals[2] ?? '', /Global Administrator/)
    assert.match(refusals[3] ?? '', /belong to one person/)
    assert.notEqual(refusals[4], '')
  })

  it('is refused for somebody who may become a Global Administrator at any moment', () => {
    const eligible = [{ roleDefinitionId: '62e90394-69f5-4237-9190-012177145e10' }]

    const decision = decideOpening(turn, accountOf(tom), { ...read, facts: { roles: { eligible } } }, { protection })

    assert.match(refusal(decision), /Global Administrator/)
  })

  it('does not count another account of the leaver’s among those who go on', () => {
    const others = [
      { group: 'operators', others: [accountOf(petra), accountOf({ id: 'own' }, { employeeId: '9' })] } as const,
    ]

    const decision = decideOpening(
      turn,
      accountOf(tom),
      { ...read, employee: { ...jan(), employeeId: '9' }, others },
      {
        protection,
      },
    )

    assert.ok(decision.ok)
    assert.deepEqual(
      decision.beginning.others.map(({ others: left }) => left.map(({ id }) => id)),
      [[petra.id]],
    )
  })
})

describe('An employee who has a case', () => {
  it('is asked for again by the same press for a minute, and never by a command or by another', () => {
    const within = morning + 59_000

    assert.equal(isDeliveredAgain(theCase, { actor: ilse }, 'press', within), true)
    assert.equal(isDeliveredAgain(theCase, { actor: ilse }, 'press', morning + 60_000), false)
    assert.equal(isDeliveredAgain(theCase, { actor: ilse }, 'command', within), false)
    assert.equal(isDeliveredAgain(theCase, { actor: tom }, 'press', within), false)
  })

  it('is said to have one, to its requester and to others', () => {
    assert.match(english(thereIsOne(theCase, { actor: ilse }, ordinary).text), /You opened the offboarding of Jan/)
    assert.match(english(thereIsOne(theCase, { actor: tom }, ordinary).text), /Ilse Smit opened the offboarding of Jan/)
  })
})

describe('What is asked of the requester when they ask for a case again', () => {
  const steps = [contain]
  const settings = { ...ordinary, steps, catalogue: catalogueFor(steps) }
  const facts = { contain: { accountEnabled: true, synced: false, sessionsValidFrom: undefined } }
  const decided: CaseEvent = { kind: 'decided', stepId: 'contain', decision: { choice: 'block' } }
  const planned: CaseEvent = { kind: 'planned', plan: { steps: [], hash: 'hash' }, facts }
  const kinds = (...events: readonly CaseEvent[]) =>
    askedAgain(caseOf(opening(facts), ...events), settings).map(({ kind }) => kind)

  it('is the open question, or the plan to be sent, and nothing once it was sent', () => {
    assert.deepEqual(kinds(), ['reopened'])
    assert.deepEqual(kinds(decided), [])
    assert.deepEqual(kinds(decided, planned), ['planned'])
    assert.deepEqual(kinds(decided, planned, { kind: 'submitted', planHash: 'hash' }), [])
    assert.deepEqual(kinds({ kind: 'cancelled' }), [])
  })

  it('takes the place of what was asked before, whose card says so', () => {
    const [again] = askedAgain(caseOf(opening(facts)), settings)
    assert.ok(again !== undefined)
    const shown: CaseEvent = { kind: 'shown', card: 'page:1', at: { conversationId: 'c', activityId: '1' } }

    const cards = cardsOf(caseOf(opening(facts), shown, again), settings)

    assert.deepEqual(cards.map(({ key, card }) => [key, /asked again below/.test(JSON.stringify(card))]).slice(1), [
      ['page:1', true],
      ['page:3', false],
    ])
  })
})

describe('Taking a case over', () => {
  const decide = (leaving: boolean, requester: Admission, account = accountOf(tom)) =>
    decideTakeOver(theCase, turn, account, { leaving, admitted: requester }, { protection })

  it('is not possible while its requester may carry it, or nobody can say', () => {
    assert.deepEqual(decide(false, { ok: true, account: accountOf(ilse) }), { kind: 'stays' })
    assert.deepEqual(decide(false, refusedBy('busy')), { kind: 'stays' })
  })

  it('is possible once they are leaving, gone, a guest, blocked or no operator, and says which', () => {
    const reasons = [
      decide(true, { ok: true, account: accountOf(ilse) }),
      ...(['unknown', 'guest', 'blocked', 'notMember'] as const).map((barrier) => decide(false, refusedBy(barrier))),
    ].map((decision) => (decision.kind === 'takenOver' ? decision.event.why.key : ''))

    assert.deepEqual(
      reasons,
      ['lostLeaving', 'lostGone', 'lostGuest', 'lostBlocked', 'lostGroup'].map((key) => `dialog.${key}`),
    )
  })

  it('gives it to the one who asks, and is refused to another account of the leaver’s (promise 8)', () => {
    const taken = decide(true, refusedBy('busy'))
    const own = decide(true, refusedBy('busy'), accountOf(jan()))

    assert.ok(taken.kind === 'takenOver')
    assert.deepEqual([taken.event.from, taken.event.requester], [ilse, tom])
    assert.equal(own.kind, 'refused')
  })

  it('is done once: not of a case that somebody else has by then, or that is closed', () => {
    const taken = decide(true, refusedBy('busy'))
    assert.ok(taken.kind === 'takenOver')
    const { event } = taken

    assert.equal(stillTheirs(theCase, event), true)
    assert.equal(stillTheirs(caseOf(opening({}), event), event), false)
    assert.equal(stillTheirs(caseOf(opening({}), { kind: 'cancelled' }), event), false)
  })
})
