import { strict as assert } from 'node:assert'
import { readdirSync, readFileSync } from 'node:fs'
import type { DecisionEnvelope } from '../../cards/card'
import { decisionTexts } from '../../cards/conversation/decision'
import { languages, type Message } from '../../cards/texts'
import { requiredResourceAccess } from '../../services/permissions/consent'
import { steps, stepOf } from '../../services/steps'
import { consequenceOf } from '../../services/planning/consequence'
import { followed } from '../../services/steps/order'
import type { Operation } from '../../services/model/operation'
import type { AnyStep, Context } from '../../services/steps/step'
import { context, envelope, eva, jan, people, translator } from '../services/steps/builders'
import { samples } from '../services/steps/samples'
import type { Sample } from '../services/steps/sample'
import { stories } from '../services/steps/stories'
import { stepsUnderTest } from '../services/steps/underTest'
import { checkCard } from '../support/cardChecker'
import { importsOf } from './imports'

const hostile = '<at>Eva</at> [klik](http://kwaad.example) ${name} "O\u2019Brien" 🎈 **x** {0}'

describe('Every step', () => {
  it('has an id of its own, by which it is found', () => {
    assert.equal(new Set(steps.map(({ id }) => id)).size, steps.length)
    assert.ok(steps.every((step) => stepOf(step.id) === step))
    assert.equal(stepOf('forged'), undefined)
  })

  it('comes only after steps that exist and are asked before it', () => {
    const wrong = steps.flatMap((step, position) => {
      const named = step.follows === 'allOthers' ? [] : (step.follows ?? [])
      return [...step.after, ...named, ...followed(step, steps)]
        .filter((other) => !steps.slice(0, position).some(({ id }) => id === other))
        .map((other) => `${step.id} after ${other}`)
    })

    assert.deepEqual(wrong, [])
  })

  it('precedes only steps that exist', () => {
    assert.deepEqual(
      steps.flatMap(({ precedes = [] }) => precedes).filter((id) => stepOf(id) === undefined),
      [],
    )
  })

  it('has samples for this test, and stories for the pretend tenant', () => {
    const untold = steps.filter(({ id }) => (samples[id] ?? []).length === 0).map(({ id }) => `${id}/sample.ts`)
    const unperformed = steps.filter((step) => !stories.some((story) => story.step === step))

    assert.deepEqual([...untold, ...unperformed.map(({ id }) => `${id}/story.ts`)], [])
  })

  for (const step of stepsUnderTest) describe(`(${step.id})`, () => conforms(step, samples[step.id] ?? []))
})

function conforms(step: AnyStep, told: readonly Sample[]): void {
  it('is what its room is named for', () => {
    const room = require(`../../services/steps/${step.id}`) as Readonly<Record<string, unknown>>

    assert.ok(Object.values(room).includes(step))
  })

  it('speaks both languages, with the same keys and no empty text', () => {
    const [english, dutch] = languages.map((language) => step.texts.texts[language])

    assert.equal(step.texts.part, step.id)
    assert.deepEqual(Object.keys(dutch ?? {}).sort(), Object.keys(english ?? {}).sort())
    assert.deepEqual(
      Object.entries({ ...english, ...dutch }).filter(([, text]) => text.trim() === ''),
      [],
    )
  })

  it('tells whoever it hands something over to where that is, until when, and what to look at', () => {
    const untold = told
      .filter(({ decision }) => step.handsOver?.(decision) !== undefined)
      .filter(({ before, decision, after }) => step.holds?.(jan(), after, decision, before) === undefined)

    assert.deepEqual(untold, [])
  })

  it('uses every text of its own', () => {
    const sources = sourcesOf(step.id)
    const unused = Object.keys(step.texts.texts.en).filter(
      (key) => !(key in decisionTexts.en) && !sources.includes(`'${key}'`),
    )

    assert.deepEqual(unused, [])
  })

  it('says which permissions and clouds it needs', () => {
    assert.notEqual(step.permissions.length, 0)
    // Throws for a name that Microsoft does not have.
    assert.ok(requiredResourceAccess(step.permissions).length > 0)
    assert.notEqual(step.clouds.length, 0)
  })

  it('suggests something that its own card accepts', () => {
    for (const { before } of told) {
      const suggestion = step.suggest(before, around(step, before))

      const parsed = step.parse(inputsOf(step, before), before, people(eva(), manager()), around(step, before))

      assert.deepEqual(parsed, { ok: true, value: suggestion })
    }
  })

  it('understands the answers of people', () => {
    for (const { before, input, decision } of told) {
      const parsed = step.parse(input, before, people(eva()), around(step, before))

      assert.deepEqual(parsed, { ok: true, value: decision })
    }
  })

  it('sends something for a decision that changes something, and nothing once that is done', () => {
    for (const { before, after, decision } of told) {
      assert.equal(step.changesNothing(decision), false)
      assert.notEqual(step.plan(jan(), before, decision, before).length, 0)
      assert.equal(step.isDone(before, decision, before), false)
      assert.deepEqual(step.plan(jan(), after, decision, before), [])
      assert.equal(step.isDone(after, decision, before), true)
    }
  })

  it('can take back what it does, as far as that exists, and says what is lost', () => {
    for (const { before, after, decision, irreversible = false } of told) {
      const parts = step.restore(jan(), after, before, decision)

      assert.equal(
        parts.every(({ operations }) => operations.length === 0),
        irreversible,
      )
      for (const { stands, operations, why } of parts) {
        assert.equal(operations.length === 0, stands === 'lost')
        assert.ok(why !== undefined || (stands !== 'lost' && stands !== 'changedSince'))
      }
      assert.notEqual(parts.length, 0)
    }
  })

  it('takes nothing back that is as it was before the case', () => {
    for (const { before, decision } of told) {
      const parts = step.restore(jan(), before, before, decision)

      assert.deepEqual(
        parts.filter(({ stands }) => stands === 'asMade' || stands === 'changedSince'),
        [],
      )
    }
  })

  it('takes back part by part: each is told from the others, and stands alone', () => {
    for (const { before, after, decision } of told) {
      const parts = step.restore(jan(), after, before, decision)

      assert.equal(new Set(parts.map(({ id }) => id)).size, parts.length)
      assert.deepEqual(JSON.parse(JSON.stringify(parts)), parts)
    }
  })

  it('says to people that it cannot be undone where nothing takes it back', () => {
    for (const { before, decision, irreversible = false } of told) {
      if (!irreversible) continue
      assert.equal(consequenceOf(step, step.plan(jan(), before, decision, before), decision), 'cannotBeUndone')
    }
  })

  it('marks what no request takes back, so that the rules are asked once more just before it (promise 13)', () => {
    const requestsOf = (operations: readonly Operation[]) => operations.filter(({ via }) => via !== 'person')
    for (const { before, decision, irreversible = false } of told) {
      if (!irreversible) continue
      for (const one of requestsOf(step.plan(jan(), before, decision, before)))
        assert.equal(one.irreversible, true, JSON.stringify(one))
    }
  })

  it('keeps facts, decisions and operations as plain JSON, without a secret', () => {
    for (const { before, decision } of told) {
      for (const value of [decision, step.plan(jan(), before, decision, before), step.suggest(before, context())]) {
        assert.deepEqual(JSON.parse(JSON.stringify(value)), value)
      }
    }
  })

  it('plans the same for facts that come back from the journal', () => {
    for (const { before, decision } of told) {
      const journalled: unknown = JSON.parse(JSON.stringify(before))

      const plans = [before, journalled].map((facts) => JSON.stringify(step.plan(jan(), facts, decision, facts)))

      assert.equal(plans[0], plans[1])
    }
  })

  for (const language of languages) {
    it(`says everything in ${language}, with no field forgotten`, () => {
      for (const story of told) {
        for (const message of messagesOf(step, story)) {
          const said = translator(language)(message)
          assert.ok(said.trim() !== '' && !said.includes('undefined') && !/[{}]/.test(said), said)
        }
      }
    })

    it(`has a card in ${language} that Teams takes`, () => {
      for (const story of told) {
        const problem = { key: `${step.id}.question`, values: { name: hostile } }
        for (const overrides of [{}, { employeeName: hostile, problem }]) {
          const card = cardOf(step, story.before, { ...overrides, say: translator(language) })
          assert.deepEqual(checkCard(card), [])
        }
      }
    })
  }
}

/** The card with its suggestion chosen. */
function cardOf(step: AnyStep, facts: unknown, overrides: Partial<DecisionEnvelope>) {
  const choice = step.suggest(facts, around(step, facts))
  return step.ask(envelope(step.id, overrides), facts, choice, around(step, facts))
}

/** What the card would send if somebody pressed Next at once. */
function inputsOf(step: AnyStep, facts: unknown): Record<string, string> {
  const card = cardOf(step, facts, {})
  const inputs = [...objectsIn(card)].filter(({ type }) => String(type).startsWith('Input.'))
  return Object.fromEntries(inputs.map(({ id, value }) => [String(id), String(value)]))
}

function* objectsIn(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield value as Record<string, unknown>
  for (const child of Object.values(value)) yield* objectsIn(child)
}

function messagesOf(step: AnyStep, { before, after, decision }: Sample): readonly Message[] {
  const { felt, reminders } = step.aftermath(after, decision, '2026-11-23T10:00:00.000Z')
  return [
    step.title,
    ...[step.whyNotVisible?.(before, decision, before) ?? []].flat(),
    ...step.findings(before).map(({ message }) => message),
    step.describe(decision),
    step.describe(step.suggest(before, around(step, before))),
    step.verified(after, decision),
    ...felt,
    ...reminders.map(({ message }) => message),
    ...[
      ...step.plan(jan(), before, decision, before),
      ...step.restore(jan(), after, before, decision).flatMap(({ operations }) => operations),
    ].flatMap(wordsOf),
    ...step.restore(jan(), after, before, decision).flatMap(({ why }) => why ?? []),
  ]
}

function wordsOf(operation: Operation): readonly Message[] {
  const task = operation.via === 'person' ? [operation.instruction] : []
  return [operation.explain, ...task, ...(operation.otherwise ?? []).flatMap(wordsOf)]
}

function around(step: AnyStep, facts: unknown): Context {
  return context({ facts: { [step.id]: facts } })
}

function manager() {
  const { manager } = jan()
  assert.ok(manager !== undefined)
  return { ...manager, accountEnabled: true, guest: false, leaving: false, phoneLicensed: true, hasNumber: false }
}

/** The sources in a step’s two rooms, and those outside of any room that they import: what several steps share. */
function sourcesOf(id: string): string {
  const own = ['services/steps', 'cards/steps'].flatMap((place) =>
    readdirSync(`${place}/${id}`)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${place}/${id}/${name}`),
  )
  const shared = own
    .flatMap(importsOf)
    .map(({ target }) => target)
    .filter((target) => target.endsWith('.ts') && !/\/steps\/[^/]+\//.test(target))
  return [...new Set([...own, ...shared])].map((file) => readFileSync(file, 'utf8')).join('\n')
}
