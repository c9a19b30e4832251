import { plannerTexts } from '../../cards/planning/plannerTexts'
import { peopleNamed, receiversIn, standingsIn, type Standing, type Standings } from '../facts/people'
import type { Message } from '../model/message'
import type { Rule } from '../steps/rule'
import type { AnyStep } from '../steps/step'

/**
 * Promise 17: a step hands nothing to somebody who is leaving, blocked, deleted or a guest. One rule for each step that asks
 * for a person, so that it stops that step and no other.
 */
export function successorsFit({ id, title }: Pick<AnyStep, 'id' | 'title'>): Rule {
  return {
    id: `successorsFit:${id}`,
    promise: 17,
    uses: [peopleNamed],
    guards: [id],
    decideAgain: true,
    refuse: ({ facts, decisions }) =>
      whyUnfit(decisions[id], standingsIn(facts)).map((why) => plannerTexts.say('handedTo', { step: title, why })),
  }
}

/** Why the people whom a decision names can take nothing over; empty when all can, or nobody asked about them. Pure. */
export function whyUnfit(decision: unknown, standings: Standings): readonly Message[] {
  return receiversIn(decision).flatMap(({ id, displayName: name }) => {
    const standing = standings[id]
    return standing === undefined || standing === 'able' ? [] : [plannerTexts.say(texts[standing], { name })]
  })
}

const texts = {
  leaving: 'personLeaving',
  blocked: 'personBlocked',
  guest: 'personGuest',
  gone: 'personGone',
} as const satisfies Record<Exclude<Standing, 'able'>, string>
