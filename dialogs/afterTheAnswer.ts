import { randomUUID } from 'node:crypto'
import type { Card } from '../cards/card'
import { dialogTexts } from '../cards/conversation/dialogTexts'
import { messageCard } from '../cards/conversation/message'
import { problemTexts } from '../cards/conversation/problems'
import { JournalFault } from '../services/cases/store/journalFault'
import { RemoteError } from '../services/remote/reader'
import type { DialogTools } from './dialogTools'
import type { Turn } from './turn'

/** Goes on with what the answer does not wait for; what it has to say goes to the person's own chat. */
export function afterTheAnswer(tools: DialogTools, turn: Turn, work: () => Promise<Card | void>): void {
  tools.background.run(async () => {
    const card = await work().catch((error: unknown) => failureCard(tools, turn, error))
    if (card === undefined) return
    const place = { kind: 'person', personId: turn.actor.id } as const
    await tools.messenger.post(place, card, { summary: 'Offboarding', under: undefined, urgency: 'answer' })
  }, turn.actor.id)
}

/** An error in a sentence with a code, which finds the line in the log that has the rest. */
export function failureCard({ log, settings }: DialogTools, { actor, language }: Turn, error: unknown): Card {
  const correlationId = randomUUID()
  const problem = error instanceof RemoteError ? error.problem : undefined
  log.error({ correlationId, err: error, actor: actor.id, problem }, 'A turn failed')
  const ours = problemTexts.say(error instanceof JournalFault ? 'cannotRecord' : 'ours')
  return messageCard({
    say: settings.catalogue[language],
    tone: 'problem',
    title: dialogTexts.say('problemTitle'),
    text: problem === undefined ? ours : problemTexts.say(problem.kind, { text: problem.text }),
    correlationId,
  })
}
