import type { Operation } from '../../model/operation'
import type { Gateways, Sending, Unsent } from '../../remote/gateway'
import type { Answer } from '../../remote/reader'
import type { Outcome } from '../journal/entry'

/**
 * Sends one operation by the gateway that it is for; what came of it is a value, also a refusal. Throws for a task, which is
 * handed to a person instead.
 * @param about object id of the account whose case it is
 */
export async function send(
  gateways: Gateways,
  operation: Operation,
  clientRequestId: string,
  about: string,
): Promise<Outcome> {
  return outcomeOf(await answerTo(gateways, operation, { clientRequestId, about }))
}

function answerTo(gateways: Gateways, operation: Operation, sending: Sending): Promise<Answer | Unsent> {
  switch (operation.via) {
    case 'graph':
      return gateways.graph.send(operation, sending)
    case 'exchange':
      return gateways.exchange.send(operation, sending)
    case 'teams':
      return gateways.teams.send(operation, sending)
    case 'partner':
      return gateways.partner?.send(operation, sending) ?? noPartner
    case 'person':
      throw new Error('A task is handed to a person, not sent')
  }
}

/** A step plans for a partner only where one is configured; the configuration may have changed since. */
const noPartner: Promise<Answer> = Promise.resolve({
  ok: false,
  problem: { kind: 'forbidden', system: 'partner', text: 'No partner is configured' },
})

function outcomeOf(answer: Answer | Unsent): Outcome {
  if ('notSent' in answer) return { result: 'notSent', why: answer.notSent }
  if (!answer.ok) return { result: answer.problem.kind === 'unknown' ? 'unknown' : 'refused', problem: answer.problem }
  const { alreadySo, requestId, monitor, id, partly } = answer
  const known = requestId === undefined ? {} : { requestId }
  if (alreadySo) return { result: 'alreadySo', ...known }
  return {
    result: 'accepted',
    ...known,
    ...(monitor === undefined ? {} : { monitor }),
    ...(id === undefined ? {} : { id }),
    ...(partly === undefined ? {} : { partly }),
  }
}
