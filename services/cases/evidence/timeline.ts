import { handOverTexts } from '../../../cards/conversation/handOverTexts'
import { evidenceTexts } from '../../../cards/evidence/evidenceTexts'
import { botActor } from '../journal/entry'
import { html, type Markup } from './markup'
import { answer, lookAt, notRead, operation, plannedStep, problem } from './timelineDetails'
import { fact, line, raw } from './timelineParts'
import type { Told } from './told'
import type { Words } from './words'

/** Who takes over the work, as far as that was not removed. */
function chosenOnPage({ successor }: Extract<Told['event'], { readonly kind: 'chosenOnPage' }>, words: Words): string {
  if (successor === null) return words.say(say('didChooseNobody'))
  return words.say(say('didChooseOnPage', { name: words.value(successor.displayName ?? words.removed) }))
}

/** What happened, in order, every entry of it. Pure. */
export function timeline(entries: readonly Told[], words: Words): Markup {
  return html`<ol class="timeline">
    ${entries.map((entry) => item(entry, words))}
  </ol>`
}

function item(entry: Told, words: Words): Markup {
  const { revision, at, hash } = entry
  const { headline, parts = [] } = telling(entry, words)
  return html`<li id="entry-${revision}">
    <p class="when">
      <span class="number">${revision}</span> <time datetime="${at}">${words.moment(at)}</time>
      <span class="exact">${at}</span>
    </p>
    <p class="what"><strong>${who(entry, words)}</strong> ${headline}</p>
    ${parts}
    <p class="hash">${words.say(evidenceTexts.say('hash'))}: <code>${hash}</code></p>
  </li> `
}

/** By name as long as it is there, and by what the person is called without it. */
export function who({ by, as }: Pick<Told, 'by' | 'as'>, words: Words): Markup {
  if (by.id === botActor.id) return html`${by.displayName}:`
  return html`<bdi>${words.value(by.displayName ?? words.removed)}</bdi> (${as}):`
}

interface Telling {
  readonly headline: string
  readonly parts?: readonly (Markup | undefined)[]
}

const say = evidenceTexts.say

function telling({ event, decisions }: Told, words: Words): { headline: string; parts?: readonly Markup[] } {
  const { headline, parts = [] } = tell(event, decisions, words)
  return { headline, parts: parts.filter((part) => part !== undefined) }
}

function tell(event: Told['event'], decisions: Told['decisions'], words: Words): Telling {
  const headline = (key: Parameters<typeof say>[0], values?: Parameters<typeof say>[1]) => words.say(say(key, values))
  const about = (key: Parameters<typeof say>[0], stepId: string) => headline(key, { step: words.step(stepId) })
  switch (event.kind) {
    case 'opened':
      return {
        headline: headline('didOpen'),
        parts: [
          event.dryRun === undefined ? undefined : line(words.say(say('isDryRun'))),
          ...notRead(event.unread, words),
        ],
      }
    case 'takenOver':
      return {
        headline: isHandedOver(event)
          ? headline('didHandOver', { name: words.value(event.requester.displayName ?? words.removed) })
          : headline('didTakeOver', { name: words.value(event.from.displayName ?? words.removed) }),
        parts: [fact('reason', words.message(event.why), words)],
      }
    case 'paused':
      return { headline: headline('didPause') }
    case 'resumed':
      return { headline: headline('didResume') }
    case 'timed':
      return {
        headline: headline('didTime'),
        parts: [raw({ containment: event.containment, rest: event.rest }, words)],
      }
    case 'momentTyped':
      return { headline: headline('didTypeMoment'), parts: [raw(event.words, words)] }
    case 'momentAsked':
      return { headline: headline(event.why === 'missed' ? 'didMissMoment' : 'didFindEnabled') }
    case 'momentReminded':
      return { headline: headline('didRemindOfMoment') }
    case 'factsRead':
      return { headline: headline('didReadFacts'), parts: notRead(event.unread, words) }
    case 'decided':
      return {
        headline: about('didDecide', event.stepId),
        parts: [line(words.decision(event.stepId, event.decision)), raw(event.decision, words)],
      }
    case 'chosenOnPage':
      return { headline: chosenOnPage(event, words), parts: [raw(event.choices, words)] }
    case 'reopened':
      return { headline: about('didReopen', event.stepId) }
    case 'putBack':
      return { headline: about('didPutBack', event.stepId), parts: [fact('reason', words.message(event.why), words)] }
    case 'planned':
      return {
        headline: headline('didPlan'),
        parts: [
          fact('plan', event.plan.hash, words),
          ...event.plan.steps.map((step) => plannedStep(step, words)),
          ...notRead(event.unread, words),
        ],
      }
    case 'submitted':
      return { headline: headline('didSubmit'), parts: [fact('plan', event.planHash, words)] }
    case 'ordered':
      return {
        headline: about('didOrder', event.step.stepId),
        parts: [fact('plan', event.hash, words), plannedStep(event.step, words)],
      }
    case 'approved':
      return {
        headline: headline(event.receives === undefined ? 'didApprove' : 'didApproveReceiving', {
          steps: event.stepIds.map((id) => `“${words.step(id)}”`).join(', '),
          received: (event.receives ?? []).map((id) => `“${words.step(id)}”`).join(', '),
        }),
        parts: [
          ...(event.comment === undefined ? [] : [fact('comment', words.value(event.comment), words)]),
          fact('plan', event.planHash, words),
        ],
      }
    case 'approvalTakenBack':
      return { headline: about('didTakeApprovalBack', event.stepId) }
    case 'rejected':
      return {
        headline: about(event.asItIs === true ? 'didLeave' : 'didReject', event.stepId),
        parts: [fact('reason', words.value(event.reason), words), fact('plan', event.planHash, words)],
      }
    case 'approversCalled':
      return { headline: headline(calledTexts[event.level ?? 'first']) }
    case 'noted':
      return { headline: headline('didNote'), parts: [fact('comment', words.value(event.note), words)] }
    case 'successorNamed':
      return {
        headline: headline('didNameSuccessor', { name: words.value(event.successor.displayName ?? words.removed) }),
      }
    case 'successorUnreached':
      return { headline: headline('didNotReach'), parts: [line(event.card)] }
    case 'rejectionAccepted':
      return { headline: about('didAcceptRejection', event.stepId) }
    case 'stepStarted':
      return { headline: headline('didStart', { attempt: event.attempt, step: words.step(event.stepId) }) }
    case 'operationSent':
      return {
        headline: about('didSend', event.stepId),
        parts: [operation(event.operation, words), fact('clientRequestId', event.clientRequestId, words)],
      }
    case 'operationAnswered':
      return {
        headline: about('didAnswer', event.stepId),
        parts: [...answer(event.outcome, words), fact('clientRequestId', event.clientRequestId, words)],
      }
    case 'operationProgressed':
      return {
        headline: headline('didProgress', { percent: event.percent, step: words.step(event.stepId) }),
        parts: [fact('clientRequestId', event.clientRequestId, words)],
      }
    case 'taskOpened':
      return {
        headline: about('didOpenTask', event.stepId),
        parts: event.operations.map((one) => operation(one, words)),
      }
    case 'stepTried':
      return {
        headline: about('didTry', event.stepId),
        parts:
          event.operations.length === 0
            ? [line(words.say(say('nothingToSend')))]
            : event.operations.map((one) => operation(one, words)),
      }
    case 'taskConfirmed':
      return { headline: about('didConfirmTask', event.stepId) }
    case 'passAsked':
      return {
        headline: about('didAskForPass', event.stepId),
        parts: [operation(event.operation, words), fact('clientRequestId', event.clientRequestId, words)],
      }
    case 'passMade':
      return {
        headline: about(event.seen === true ? 'didMakePass' : 'didMakePassUnseen', event.stepId),
        parts: [
          fact('made', words.value(event.id), words),
          line(
            words.say(say('passLasts', { minutes: event.lifetimeInMinutes, once: event.isUsableOnce ? 'yes' : 'no' })),
          ),
          fact('clientRequestId', event.clientRequestId, words),
          fact('requestId', event.requestId, words),
        ],
      }
    case 'passRefused':
      return {
        headline: about('didGetNoPass', event.stepId),
        parts: [...problem(event.problem, words), fact('clientRequestId', event.clientRequestId, words)],
      }
    case 'passReadBack':
      return {
        headline: about('didReadPass', event.stepId),
        parts: [
          fact('made', words.value(event.id), words),
          event.usability === undefined ? undefined : line(words.value(event.usability)),
        ],
      }
    case 'taskReminded':
      return { headline: about('didRemindOfTask', event.stepId) }
    case 'planChanged':
      return {
        headline: about('didChangePlan', event.step.stepId),
        parts: [fact('plan', event.hash, words), plannedStep(event.step, words)],
      }
    case 'foundSince':
      return {
        headline: about('didFindSince', event.step.stepId),
        parts: [fact('plan', event.hash, words), plannedStep(event.step, words)],
      }
    case 'lookedAtLast':
      return {
        headline: headline('didLookAtLast', { count: event.looks.length }),
        parts: [...event.looks.map((look) => lookAt(look, words)), fact('correlationId', event.correlationId, words)],
      }
    case 'stepVerified': {
      const decision = decisions.get(event.stepId)
      const isUnreadable = words.isUnreadable(event.stepId)
      return {
        headline: about(isUnreadable ? 'didAccept' : 'didVerify', event.stepId),
        parts: [
          line(words.verified(event.stepId, event.facts, decision)),
          raw(event.facts, words, isUnreadable ? 'known' : 'readBack'),
        ],
      }
    }
    case 'stepFailed':
      return {
        headline: about('didFail', event.stepId),
        parts: [line(words.message(event.problem)), fact('correlationId', event.correlationId, words)],
      }
    case 'retried':
      return { headline: about('didRetry', event.stepId) }
    case 'dayDoubted':
      return { headline: about('didDoubtDay', event.stepId) }
    case 'ruleRefused':
      return {
        headline: about('didHold', event.stepId),
        parts: [...event.reasons, ...event.changed].map((why) => line(words.message(why))),
      }
    case 'ruleLifted':
      return { headline: about('didLift', event.stepId) }
    case 'refused':
      return {
        headline: headline('didRefuse'),
        parts: [
          line([event.verb, ...(event.stepId === undefined ? [] : [words.step(event.stepId)])].join(', ')),
          fact('reason', words.message(event.why), words),
          ...(event.times === undefined ? [] : [line(words.say(say('refusedTimes', { times: event.times })))]),
        ],
      }
    case 'shown':
      return { headline: headline('didShow'), parts: [line(event.card)] }
    case 'accountGone':
      return { headline: headline('didMissAccount') }
    case 'accountBack':
      return { headline: headline('didFindAccount') }
    case 'renamed':
      return { headline: headline('didFindNames'), parts: [raw(event.to, words)] }
    case 'accountRead':
      return { headline: headline('didReadAccount'), parts: [raw(event.known, words)] }
    case 'takenUpAgain':
      return { headline: headline('didTakeUpAgain'), parts: [fact('reason', words.message(event.why), words)] }
    case 'passedOn':
      return { headline: about('didPassOn', event.stepId), parts: [fact('reason', words.message(event.why), words)] }
    case 'answersAgain':
      return { headline: about('didAnswerAgain', event.stepId) }
    case 'dateReminded':
      return { headline: about('didRemindOfDate', event.stepId) }
    case 'dateExtended':
      return { headline: about('didExtendDate', event.stepId), parts: [line(words.value(event.until))] }
    case 'dateSeen':
      return { headline: about('didSeeToDate', event.stepId) }
    case 'settled':
      return { headline: headline('didSettle') }
    case 'evidenceWritten':
      return {
        headline: headline('didWriteEvidence', { entries: event.entries }),
        parts: [fact('fingerprint', event.fingerprint, words)],
      }
    case 'personalDataRemoved':
      return { headline: headline('didRemove', { days: event.days }) }
    case 'completed':
      return { headline: headline('didComplete') }
    case 'cancelled':
      if (event.dryRun === true) return { headline: headline('didEndDryRun') }
      return { headline: headline(event.takenBack === true ? 'didTakeBack' : 'didCancel') }
  }
}

/** Whether its requester gave the case away: the reason says so, also once all that is personal was removed. */
export function isHandedOver({ why }: Extract<Told['event'], { readonly kind: 'takenOver' }>): boolean {
  return why.key === handOverTexts.say('why').key
}

const calledTexts = {
  first: 'didCallApprovers',
  again: 'didCallApproversAgain',
  escalated: 'didEscalate',
} as const
