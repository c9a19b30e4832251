import { strict as assert } from 'node:assert'
import {
  factsNeededBy,
  forbiddenBy,
  foundSince,
  goesOnWithout,
  rulesGuarding,
} from '../../../services/planning/lastMoment'
import { rulesFor } from '../../../services/planning/ruleList'
import { steps } from '../../../services/steps'
import type { Finding } from '../../../services/model/finding'
import type { Rule, RuleInput } from '../../../services/steps/rule'
import type { AnyStep } from '../../../services/steps/step'
import { jan } from '../steps/builders'
import { samples } from '../steps/samples'

const rules = rulesFor(steps)
const around = { requesterId: 'ilse-id', protection: { allowedAdministrators: [], breakGlass: [] } }
type ById = Readonly<Record<string, unknown>>

function inputOf(facts: ById, decisions: ById, before: ById = {}): RuleInput {
  return { ...around, employee: jan(), facts, decisions, before }
}

describe('What is asked at the last moment', () => {
  it('is for signing out the account and its roles, and nothing of Exchange, Teams or licences', () => {
    assert.deepEqual(factsNeededBy(rulesGuarding('contain', rules)), { employee: true, steps: ['roles'] })
  })

  it('are the rules that guard the step and can refuse, those that guard every step among them', () => {
    const guarding = (stepId: string) => rulesGuarding(stepId, rules).map(({ id }) => id)

    assert.deepEqual(guarding('contain'), ['protection'])
    assert.deepEqual(guarding('licences'), ['protection', 'licencesOfMailbox', 'licencesOfCalls'])
    assert.deepEqual(guarding('account'), ['protection', 'accountInUse', 'lastOwner'])
  })
})

describe('No rule', () => {
  for (const step of steps)
    for (const [index, { before, after, decision }] of (samples[step.id] ?? []).entries())
      it(`forbids to go on because ${step.id} did what was decided (sample ${index + 1})`, () => {
        const decisions = { [step.id]: decision }
        if (forbiddenBy(rules, inputOf({ [step.id]: before }, decisions)).length > 0) return

        assert.deepEqual(forbiddenBy(rules, inputOf({ [step.id]: after }, decisions, { [step.id]: before })), [])
      })

  it('forbids to wipe the next device because the one before is wiped and gone from Intune', () => {
    const [{ before, decision } = { before: undefined, decision: undefined }] = samples['devices'] ?? []
    const facts = before as { readonly managed: readonly object[] }
    const gone = { ...facts, managed: facts.managed.slice(1) }
    const about = (was: ById) => forbiddenBy(rules, inputOf({ devices: gone }, { devices: decision }, was))

    assert.notDeepEqual(about({}), [])
    assert.deepEqual(about({ devices: before }), [])
  })

  it('takes a seat for in use because its licence went along with another in this case', () => {
    const sales = { id: 'g', name: 'Sales', dynamic: false, synced: false }
    const licence = (skuId: string) => ({ skuId, name: skuId, direct: false, groups: [sales] })
    const seat = { choice: 'giveBack', seats: [{ skuId: 'b', name: 'B' }] }
    const decisions = { licences: { remove: ['a'] }, seats: seat }
    const before = { assigned: [licence('a'), licence('b')], mailboxKind: undefined }
    const after = { assigned: [], mailboxKind: undefined }
    const seats = rulesGuarding('seats', rules)

    assert.notDeepEqual(forbiddenBy(seats, inputOf({ licences: after }, decisions)), [])
    assert.deepEqual(forbiddenBy(seats, inputOf({ licences: after }, decisions, { licences: before })), [])
  })
})

describe('A step goes on without facts that cannot be read', () => {
  const rule = (id: string, uses: readonly string[], letsGoUnread?: readonly string[]): Rule => ({
    id,
    uses,
    guards: ['x'],
    ...(letsGoUnread === undefined ? {} : { letsGoUnread }),
  })

  it('where every rule that looks at them lets it, and those that do not look are not asked', () => {
    const letting = rule('lets', ['a'], ['x'])

    assert.equal(goesOnWithout('x', 'a', []), true)
    assert.equal(goesOnWithout('x', 'a', [letting, rule('other', ['b'])]), true)
    assert.equal(goesOnWithout('x', 'a', [letting, rule('stops', ['a'])]), false)
    assert.equal(goesOnWithout('y', 'a', [letting]), false)
  })
})

describe('What was found since', () => {
  it('is a blocker as well as a warning, said once, and nothing where nobody could look now', () => {
    const [first] = steps
    assert.ok(first !== undefined)
    const finding = (tone: Finding['tone'], key: string): Finding => ({ tone, message: { key } })
    const found: Readonly<Record<string, readonly Finding[]>> = {
      before: [finding('blocker', 'old'), finding('warning', 'other')],
      now: [finding('blocker', 'old'), finding('blocker', 'new'), finding('fact', 'fact')],
    }
    const step: AnyStep = { ...first, id: 'x', findings: (when) => found[String(when)] ?? [] }

    assert.deepEqual(foundSince([step], { x: 'before' }, { x: 'now' }), [{ key: 'new' }])
    assert.deepEqual(
      foundSince(
        [{ ...step, findings: (when) => (when === undefined ? (found['now'] ?? []) : []) }],
        { x: 'before' },
        {},
      ),
      [],
    )
  })

  const mailbox = { exists: true, kind: 'UserMailbox', sizeInBytes: 5e9, archive: false, hold: false, fullAccess: [] }
  const since = (now: object) => foundSince(steps, { mailbox }, { mailbox: { ...mailbox, ...now } })

  it('is said in the words of the step that found it, and only what people are warned of', () => {
    assert.deepEqual(
      since({ hold: true, archive: true }).map(({ key }) => key),
      ['mailbox.findingHold', 'mailbox.findingArchive'],
    )
    assert.deepEqual(since({ sizeInBytes: 6e9 }), [])
  })

  it('is nothing where nothing changed, or it was not known before', () => {
    assert.deepEqual(since({}), [])
    assert.deepEqual(foundSince(steps, {}, { mailbox: { ...mailbox, hold: true } }), [])
  })
})
