import type { SeatWay } from '../../../cards/steps/seats/card'
import { seatsTexts } from '../../../cards/steps/seats/texts'
import { sayOf } from '../../../cards/conversation/decision'
import type { JsonObject, JsonValue, Operation, PartnerOperation, PersonOperation } from '../../model/operation'
import { asMade, changedSince, onlyIfChosen, type PartBack } from '../../model/partBack'
import type { SeatedProduct, SoldSubscription } from './reading'

const say = sayOf(seatsTexts)

/** The number that goes down, and what it will be: of the subscription where a partner sold it, else of the product. */
export function numbersOf({ bought, subscription: { sold } }: SeatedProduct): {
  readonly from: number
  readonly to: number
} {
  const from = sold === undefined ? bought : nextQuantity(sold)
  return { from, to: from - 1 }
}

/** How one licence fewer comes about, by where it was bought and when (learn: Partner Center, cancellation windows; buy-licenses). */
export function wayOf(product: SeatedProduct): SeatWay {
  const { soldBy, sold } = product.subscription
  if (!hasSpare(product)) return 'used'
  if (sold === undefined) return soldBy === 'microsoft' ? 'task' : 'partnerTask'
  if (sold.reducible) return 'now'
  return sold.autoRenew ? 'atRenewal' : 'ends'
}

/** Whether one licence fewer still leaves one for everybody else who has it, also after what is scheduled already. */
function hasSpare(product: SeatedProduct): boolean {
  const { bought, used, subscription } = product
  const { to } = numbersOf(product)
  const { sold } = subscription
  // A subscription without a single seat is one that is cancelled: another matter.
  if (to < 1) return false
  return (sold === undefined ? to : bought - sold.quantity + to) >= used
}

/** Whether one licence fewer counts now, or from the next term on. */
export function isLowered(now: SeatedProduct, before: SeatedProduct): boolean {
  const [sold, soldBefore] = [now.subscription.sold, before.subscription.sold]
  if (sold === undefined || soldBefore === undefined) return now.bought < before.bought
  return nextQuantity(sold) < nextQuantity(soldBefore)
}

/** One licence fewer. `link`: where a person does it. */
export function lower(product: SeatedProduct, link: string): readonly Operation[] {
  const { subscription, name } = product
  const numbers = { name, ...numbersOf(product) }
  const { sold } = subscription
  switch (wayOf(product)) {
    case 'now':
      return sold === undefined ? [] : [lowerNow(sold, numbers)]
    case 'atRenewal':
      return sold === undefined ? [] : [lowerAtRenewal(sold, numbers)]
    case 'task':
      return [task('explainTask', 'instructTask', numbers, link)]
    case 'partnerTask':
      return [task('explainTask', 'instructPartner', numbers, undefined)]
    case 'ends':
    case 'used':
      return []
  }
}

/**
 * The way back of one product: the number as it was, with all else of the subscription as it is now. More seats can be bought
 * at any time, and are paid for, so that somebody chooses it. Pure.
 */
export function seatBack(now: SeatedProduct, was: SeatedProduct, link: string): readonly PartBack[] {
  if (!isLowered(now, was)) return []
  const numbers = { name: was.name, ...numbersOf(was) }
  const part = onlyIfChosen(asMade(was.skuId, raiseAgain(now, was, numbers, link)))
  const { from: is } = numbersOf(now)
  return [is === numbers.to ? part : changedSince(part, say('backChanged', { ...numbers, is }))]
}

function raiseAgain(now: SeatedProduct, was: SeatedProduct, numbers: Numbers, link: string): Operation {
  const [sold, soldBefore] = [now.subscription.sold, was.subscription.sold]
  if (sold === undefined || soldBefore === undefined)
    return was.subscription.soldBy === 'microsoft'
      ? task('explainBackTask', 'instructBackTask', numbers, link)
      : task('explainBackTask', 'instructBackPartner', numbers, undefined)
  const { scheduledNextTermInstructions = null } = soldBefore.resource
  const change: JsonObject =
    sold.quantity < soldBefore.quantity ? { quantity: soldBefore.quantity } : { scheduledNextTermInstructions }
  return { ...patch(sold, change), explain: say('explainBackNow', numbers), whenRefused: 'continue' }
}

interface Numbers {
  readonly [name: string]: string | number
  readonly name: string
  readonly from: number
  readonly to: number
}

/** Should Microsoft say that the term is too old for it, the number goes down at the renewal. */
function lowerNow(sold: SoldSubscription, numbers: Numbers): PartnerOperation {
  const now: PartnerOperation = {
    ...patch(sold, { quantity: numbers.to }),
    explain: say('explainNow', numbers),
    whenRefused: 'continue',
    irreversible: true,
  }
  return sold.autoRenew ? { ...now, otherwise: [lowerAtRenewal(sold, numbers)] } : now
}

function lowerAtRenewal(sold: SoldSubscription, numbers: Numbers): PartnerOperation {
  const scheduledNextTermInstructions = { product: nextProduct(sold.resource), quantity: numbers.to }
  return {
    ...patch(sold, { scheduledNextTermInstructions }),
    explain: say('explainAtRenewal', numbers),
    whenRefused: 'continue',
    irreversible: true,
  }
}

/** A change sends the whole resource (Microsoft, "Change the quantity" and "Create scheduled changes"). */
function patch({ path, resource }: SoldSubscription, changes: JsonObject): Omit<PartnerOperation, 'explain'> {
  return { via: 'partner', method: 'PATCH', path, body: { ...resource, ...changes } }
}

/** The same product on the same terms: what is scheduled already, or what the subscription is of. */
function nextProduct({
  scheduledNextTermInstructions: scheduled,
  offerId,
  billingCycle,
  termDuration,
}: JsonObject): JsonValue {
  if (isObject(scheduled) && scheduled['product'] !== undefined) return scheduled['product']
  const [productId = '', skuId = '', availabilityId = ''] = typeof offerId === 'string' ? offerId.split(':') : []
  return {
    productId,
    skuId,
    availabilityId,
    billingCycle: billingCycle ?? '',
    termDuration: termDuration ?? '',
  }
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Licences in the next term: what was bought, unless a change is scheduled. */
export function nextQuantity({ quantity, scheduled }: SoldSubscription): number {
  return scheduled ?? quantity
}

function task(
  explain: 'explainTask' | 'explainBackTask',
  instruction: 'instructTask' | 'instructPartner' | 'instructBackTask' | 'instructBackPartner',
  numbers: Numbers,
  link: string | undefined,
): PersonOperation {
  return {
    via: 'person',
    explain: say(explain, numbers),
    instruction: say(instruction, numbers),
    ...(link === undefined ? {} : { link }),
    whenRefused: 'continue',
  }
}
