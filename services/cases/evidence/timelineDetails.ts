import { evidenceTexts } from '../../../cards/evidence/evidenceTexts'
import type { Operation } from '../../model/operation'
import type { PlannedStep } from '../../planning/plan'
import type { RemoteProblem } from '../../remote/reader'
import type { Outcome, StepLook, Unread } from '../journal/entry'
import { isRemoved } from '../journal/seal'
import { html, type Markup } from './markup'
import { fact, line, raw } from './timelineParts'
import type { Words } from './words'

const say = evidenceTexts.say

/** What one step showed: the words, why nothing is claimed of it, and the data. */
export function lookAt({ stepId, result, facts, problem }: StepLook, words: Words): Markup {
  const found = words.say(say(result === 'new' ? 'isNew' : result))
  return html`<section class="step">
    <h4>${words.step(stepId)}</h4>
    ${line(found)}${problem === undefined ? undefined : line(words.message(problem))}${facts === undefined ? undefined : raw(facts, words, 'readBack')}
  </section> `
}

/** What an approval covers: the step, what was chosen and every request. */
export function plannedStep({ stepId, decision, operations, needsApproval }: PlannedStep, words: Words): Markup {
  return html`<section class="step">
    <h4>${words.step(stepId)}</h4>
    <p>${words.decision(stepId, decision)}. ${words.say(say(needsApproval ? 'needsApproval' : 'needsNone'))}.</p>
    ${operations.length === 0 ? line(words.say(say('nothingToSend'))) : operations.map((one) => operation(one, words))}
  </section> `
}

/** In plain words, and exactly as it is sent; those sent in place of a refused one under it. */
export function operation(one: Operation, words: Words): Markup {
  const request = words.request(one)
  const instead = one.otherwise ?? []
  const offered = one.via === 'person' && one.offers !== undefined && !isRemoved(one.offers) ? one.offers : undefined
  return html`<div class="operation">
    <p>${words.message(one.explain)}</p>
    ${
      request === '' ? undefined : html`<pre>${request}</pre> `
    }${one.via === 'person' ? line(words.message(one.instruction)) : undefined}${
      one.via === 'person' && one.link !== undefined ? fact('link', words.value(one.link), words) : undefined
    }${offered === undefined ? undefined : html`<pre>${words.request(offered)}</pre> `}${instead.length === 0 ? undefined : line(words.say(say('instead')))}${instead.map(
      (other) => html`<div class="instead">${operation(other, words)}</div>`,
    )}
  </div> `
}

export function answer(outcome: Outcome, words: Words): readonly (Markup | undefined)[] {
  const told = fact('answer', words.say(say(outcome.result)), words)
  if (outcome.result === 'accepted' || outcome.result === 'alreadySo')
    return [
      told,
      outcome.result === 'accepted' && outcome.partly === true ? line(words.say(say('partly'))) : undefined,
      outcome.result === 'accepted' && outcome.id !== undefined
        ? fact('made', words.value(outcome.id), words)
        : undefined,
      fact('requestId', outcome.requestId, words),
    ]
  if (outcome.result === 'notSent') return [told]
  return [told, ...problem(outcome.problem, words)]
}

export function problem(
  { kind, status, code, text, requestId }: RemoteProblem,
  words: Words,
): readonly (Markup | undefined)[] {
  const what = [kind, status, code].filter((part) => part !== undefined).join(' ')
  return [line(`${what}: ${words.value(text)}`), fact('requestId', requestId, words)]
}

/** Of which steps nothing was known then, and why. */
export function notRead(unread: Unread | undefined, words: Words): readonly (Markup | undefined)[] {
  if (unread === undefined) return []
  if (isRemoved(unread)) return [fact('notRead', words.removed, words)]
  return Object.entries(unread).flatMap(([stepId, why]) => [
    fact('notRead', words.step(stepId), words),
    ...problem(why, words),
  ])
}
