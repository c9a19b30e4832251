import { strict as assert } from 'node:assert'
import { until } from '../support/process'
import { textOf, type Message } from '../support/teams'
import { isChange, type Replica, type ReplicaOffice } from './replicaOffice'

/** Lets a case run, and does something to whichever bot makes the so-manieth change of the tenant: that bot. */
export async function struckBy(
  office: ReplicaOffice,
  change: number,
  when: 'before' | 'after',
  act: (replica: Replica) => void | Promise<void>,
): Promise<Replica> {
  let struck: Replica | undefined
  for (const replica of office.replicas)
    replica.tenant[when] = async (request) => {
      if (struck !== undefined || !isChange(request)) return
      const { length } = await office.effects()
      if (struck !== undefined || length < change) return
      struck = replica
      await act(replica)
    }
  const theCase = await office.submitted()
  await office.approve(theCase).catch(() => undefined)
  return until('the bot that was struck', () => struck)
}

/**
 * All of it done, none of it twice, and every card there once.
 * @param undisturbed the effects of the same case when nothing happens
 * @param copies how many cards may stand that the journal does not know
 * @param isAnswer which cards are no case’s, since they answer what somebody typed
 */
export async function assertDoneOnce(
  office: ReplicaOffice,
  undisturbed: readonly string[],
  copies: number,
  isAnswer: (message: Message) => boolean = () => false,
): Promise<void> {
  const effects = await office.effects()
  assert.deepEqual(effects.toSorted(), undisturbed.toSorted(), 'everything is done, and nothing twice')
  const journal = await office.journal()
  assert.equal(journal.filter(({ event }) => event.kind === 'completed').length, 1)
  const shown = journal.flatMap(({ event }) => (event.kind === 'shown' ? [event] : []))
  const keys = shown.map(({ card }) => card)
  assert.deepEqual(keys.toSorted(), [...new Set(keys)].toSorted(), 'the journal shows no card twice')
  const posted = shown.map(({ at }) => `${at.conversationId} ${at.activityId}`)
  const cards = office.teams.messages.filter((message) => message.card !== undefined && !isAnswer(message))
  const unknown = cards.filter(({ id, conversationId }) => !posted.includes(`${conversationId} ${id}`))
  // What came of a press that took longer than Teams waits is told by a card of its own.
  const slow = office.teams.answers.filter((answer) => /Your press has arrived/.test(answer)).length
  assert.ok(
    unknown.length <= copies + slow,
    `${unknown.length} cards stand that the journal does not know:\n${unknown.map(({ card }) => textOf(card)).join('\n---\n')}`,
  )
}
