import { seatsCard, seatsTexts, type ShownSeat } from '../../../cards/steps/seats/card'
import { plannerTexts } from '../../../cards/planning/plannerTexts'
import { sayOf } from '../../../cards/conversation/decision'
import type { Message } from '../../model/message'
import { known } from '../context'
import { licences, licencesGoing } from '../licences'
import { isLowered, lower, nextQuantity, numbersOf, seatBack, wayOf } from './operations'
import { readSeats, type SeatedProduct, type SeatsFacts } from './reading'
import type { Context, Reminder, Step } from '../step'

export type { SeatedProduct, SeatsFacts } from './reading'

/** A product that one licence fewer is paid for. */
export interface GivenBack {
  readonly skuId: string
  readonly name: string
}

export type SeatsDecision =
  | { readonly choice: 'keep' }
  | { readonly choice: 'giveBack'; readonly seats: readonly GivenBack[] }

const say = sayOf(seatsTexts)

/**
 * Pay for fewer licences (learn: remove-former-employee-step-6). Graph cannot: a partner’s subscription
 * goes down in Partner Center where that is configured, anything else is a task for a person and read back from Graph.
 * Never below what is assigned to others. Source: learn, Partner Center, change a subscription's quantity;
 * learn, buy-licenses.
 */
export const seats: Step<SeatsFacts, SeatsDecision> = {
  id: 'seats',
  texts: seatsTexts,
  title: say('title'),
  after: ['licences'],
  destructive: true,
  permissions: ['User.Read.All', 'Organization.Read.All'],
  clouds: ['global', 'usGov', 'china'],
  settleSeconds: 30,
  people: [],

  read: (from, { id }, decision) =>
    readSeats(from, id, decision?.choice === 'giveBack' ? decision.seats.map(({ skuId }) => skuId) : undefined),

  findings: () => [],

  applies: (facts, context) => goingProducts(facts, context).some(isOffered),

  suggest: () => ({ choice: 'keep' }),

  ask: (envelope, facts, decision, context) =>
    seatsCard(envelope, {
      seats: goingProducts(facts, context).map(shown),
      giveBack: decision.choice === 'keep' ? [] : decision.seats.map(({ skuId }) => skuId),
    }),

  parse({ giveBack = '' }, facts, _people, context) {
    const chosen = [...new Set(giveBack.split(',').filter((skuId) => skuId !== ''))]
    if (chosen.length === 0) return { ok: true, value: { choice: 'keep' } }
    const offered = goingProducts(facts, context).filter(isOffered)
    const given = offered.filter(({ skuId }) => chosen.includes(skuId))
    if (given.length !== chosen.length) return { ok: false, problem: say('unknown') }
    return { ok: true, value: { choice: 'giveBack', seats: given.map(({ skuId, name }) => ({ skuId, name })) } }
  },

  describe: (decision) =>
    decision.choice === 'keep' ? say('chosenKeep') : say('chosenGiveBack', { names: names(decision.seats) }),

  changesNothing: ({ choice }) => choice === 'keep',

  plan: (_employee, facts, decision, before) =>
    pairs(facts, decision, before).flatMap(({ now, was }) => (isSettled(now, was) ? [] : lower(now, facts.link))),

  isDone: (facts, decision, before) => pairs(facts, decision, before).every(({ now, was }) => isSettled(now, was)),

  verified(facts, decision) {
    return decision.choice === 'keep' ? say('chosenKeep') : say('verified', { counts: facts.products.map(countOf) })
  },

  aftermath({ products }, decision) {
    if (decision.choice === 'keep') return { felt: [], reminders: [] }
    const felt = products.some(({ subscription }) => subscription.soldBy === 'partner') ? [say('feltPartner')] : []
    return { felt, reminders: products.flatMap(renewalOf) }
  },

  rules: [
    {
      id: 'seatOfNobody',
      uses: [licences.id],
      guards: ['seats'],
      refuse(input) {
        const { decision } = known(seats, input)
        if (decision?.choice !== 'giveBack') return []
        const going = licencesGoing(input) ?? []
        // No seat is given back that the employee goes on using: its licence must go in the same case.
        const kept = decision.seats.filter(({ skuId }) => !going.includes(skuId))
        return kept.map(({ name: licence }) => plannerTexts.say('seatInUse', { licence }))
      },
    },
  ],

  // A seat that is bought again is paid for.
  restore: (_employee, now, before, decision) =>
    pairs(now, decision, before).flatMap((pair) => seatBack(pair.now, pair.was, now.link)),
}

/** Products whose licence goes in this case; without a decision about licences yet, all that the leaver has. */
function goingProducts({ products }: SeatsFacts, context: Context): readonly SeatedProduct[] {
  const going = licencesGoing(context)
  return products.filter(({ skuId }) => going?.includes(skuId) ?? true)
}

function isOffered(product: SeatedProduct): boolean {
  return !['ends', 'used'].includes(wayOf(product))
}

/**
 * Lowered; or nothing is left over to give back, since somebody else got the seat meanwhile. Right after the licence went
 * the count may lag behind and look like that: then a seat too many is kept, which costs money and nobody their work.
 */
function isSettled(now: SeatedProduct, was: SeatedProduct): boolean {
  return isLowered(now, was) || !isOffered(now)
}

/** The products that were decided about, as they are and as they were. */
function pairs(facts: SeatsFacts, decision: SeatsDecision, before: SeatsFacts) {
  const decided = decision.choice === 'keep' ? [] : decision.seats
  return decided.flatMap(({ skuId }) => {
    const [now, was] = [facts, before].map(({ products }) => products.find((one) => one.skuId === skuId))
    return now === undefined || was === undefined ? [] : [{ now, was }]
  })
}

function shown(product: SeatedProduct): ShownSeat {
  const { skuId, name, bought, used, subscription } = product
  return { skuId, name, bought, used, ...numbersOf(product), way: wayOf(product), renewsAt: subscription.renewsAt }
}

function names(seats: readonly GivenBack[]): readonly Message[] {
  return seats.map(({ name }) => say('name', { name }))
}

function countOf({ name, bought, used, subscription: { sold } }: SeatedProduct): Message {
  if (sold?.scheduled === undefined) return say('count', { name, bought, used })
  return say('countScheduled', { name, bought, used, next: sold.scheduled })
}

function renewalOf({ name, subscription: { sold, renewsAt } }: SeatedProduct): readonly Reminder[] {
  if (sold?.scheduled === undefined || renewsAt === undefined) return []
  return [{ at: renewsAt, message: say('remindRenewal', { name, next: nextQuantity(sold) }) }]
}
