import { strict as assert } from 'node:assert'
import { allTexts } from '../truth/allTexts'
import { oracles } from '../truth/oracles'
import { steps } from '../../services/steps'
import { samples } from '../services/steps/samples'
import { factOracles } from '../truth/factOracles'
import { context, envelope } from '../services/steps/builders'
import type { Message, Translator } from '../../cards/texts'
import { cloudTaskTexts } from '../../cards/steps/cloudTask'

/** What a text of a step begins with when it says what was found, or what was read back. */
const claims = /^(finding|verified)/

/** Says of another text that it cannot be told: it claims nothing about the tenant. */
const tellsNothing = new Set(['cloudTask.finding'])

/** Explains a choice, or says what this case itself does or was told: it claims nothing about Microsoft 365. */
const explains = new Set([
  'account.noteKeep',
  'devices.notePersonal',
  'hold.noteLeave',
  'mail-access.noteShared',
  'meetings.noteUnreadable',
  'meetings.comesToCancelled',
  'meetings.comesToLeft',
  'mailbox.noteNoManager',
  'mailbox.comesToAccount',
  'mailbox.comesToNewMail',
  'mailbox-access.noteShared',
  'notice.noteLetter',
  'onedrive.noteTooMany',
  'onedrive.comesToAccess',
  'onedrive.comesToCopy',
  'onedrive.comesToNothing',
  'calls.comesToFree',
  'ownership.noteLast',
  'ownership.noteNobody',
  'pointers.noteTask',
  'reports.noteTask',
  'roles.noteRemove',
  'seats.noteEnds',
  'seats.noteKeep',
  'seats.noteUsed',
  'sign-in-methods.noteRemove',
])

/** A card that says the names of its texts. */
const namesOfTexts: Translator = Object.assign(({ key }: Message) => key, {
  language: 'en' as const,
  about: (): Translator => namesOfTexts,
})

describe('Every text that says what was found, or what was read back', () => {
  const parts = [...steps.map(({ texts }) => texts), cloudTaskTexts]

  it('is held against the tenant: no such text is without an oracle', () => {
    const keys = parts.flatMap(({ part, texts }) =>
      Object.keys(texts.en)
        .filter((key) => claims.test(key))
        .map((key) => `${part}.${key}`),
    )

    assert.deepEqual(
      [...new Set(keys)].filter((key) => !(key in oracles) && !tellsNothing.has(key)),
      [],
    )
  })

  it('has a name that says so, whatever a step finds or reads back', () => {
    const said = steps.flatMap((step) =>
      (samples[step.id] ?? []).flatMap(({ before, after, decision }) => [
        ...step.findings(before).map(({ message }) => message.key),
        ...(step.changesNothing(decision) ? [] : [step.verified(after, decision).key]),
      ]),
    )

    assert.deepEqual(
      [...new Set(said)].filter((key) => !(key in oracles)),
      [],
    )
  })

  it('is a text that there is, for every oracle', () => {
    const known = new Set(allTexts.flatMap(({ part, texts }) => Object.keys(texts.en).map((key) => `${part}.${key}`)))

    assert.deepEqual(
      Object.keys(oracles).filter((key) => !known.has(key)),
      [],
    )
  })
})

describe('What a step’s own card found', () => {
  const asked = steps.flatMap((step) =>
    (samples[step.id] ?? []).flatMap(({ before, after, decision }) =>
      [before, after].map((facts) => {
        const card = step.ask({ ...envelope(step.id), say: namesOfTexts }, facts, decision, context())
        return { card, consequence: step.consequence?.(decision, facts, context())?.key }
      }),
    ),
  )

  it('is held against the tenant: no fact is without what tells whether it is so', () => {
    const labels = asked.flatMap(({ card }) => labelsIn(card))

    assert.deepEqual(
      [...new Set(labels)].filter((key) => !(key in factOracles)),
      [],
    )
  })

  it('explains, or is held against the tenant: no note, nor what a choice comes to, is without that', () => {
    const notes = asked.flatMap(({ card }) => notesIn(card))
    const consequences = asked.flatMap(({ consequence }) => consequence ?? [])

    assert.deepEqual(
      [...new Set([...notes, ...consequences])].filter((key) => !(key in oracles) && !explains.has(key)),
      [],
    )
  })
})

function labelsIn(node: unknown): readonly string[] {
  return nodesIn(node).flatMap(({ type, facts }) =>
    type === 'FactSet' ? (facts as readonly { readonly title: string }[]).map(({ title }) => title) : [],
  )
}

/** Effects and what is felt later say what a step does, and not how things stand. */
function notesIn(node: unknown): readonly string[] {
  return nodesIn(node)
    .filter(({ id }) => id === 'why')
    .flatMap((why) => nodesIn(why['items']).flatMap(({ text }) => (typeof text === 'string' ? [text] : [])))
    .filter((key) => !/\.(?:effect|felt)|^common\./.test(key))
}

function nodesIn(node: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(node)) return node.flatMap(nodesIn)
  if (typeof node !== 'object' || node === null) return []
  return [{ ...node }, ...Object.values(node).flatMap(nodesIn)]
}
