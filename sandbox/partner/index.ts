import { isDeepStrictEqual } from 'node:util'
import type { JsonBody, WireAnswer, WireRequest } from '../wire/http'
import { jsonObject } from '../wire/http'
import { issuedAtOf, permissionsOf } from '../identity/tokens'
import { challengeOf } from '../identity/revocation'
import { addEffect } from '../wire/log'
import { tenantId } from '../tenant/organization'
import { partnerTenantId } from '../seeds/subscriptions'
import { seatsUsed } from '../tenant/licences'
import { seatsBought } from '../tenant/subscriptions'
import type { World } from '../world'
import { answerOf, PartnerRefusal } from './refusal'
import { changeable, etagOf, type SoldSubscription, viewSubscription } from './subscription'

export const partnerPath = '/partner'
const path = /^\/partner\/v1\/customers\/([^/]+)\/subscriptions\/([^/]+)$/

/** Partner Center: `GET` and `PATCH /v1/customers/{id}/subscriptions/{id}`. */
export function answerPartner(world: World, request: WireRequest): WireAnswer {
  if (permissionsOf(request, 'partner') === undefined) return { status: 401 }
  const revoked = world.revocations.striking('partner', issuedAtOf(request), false)
  if (revoked !== undefined) return { status: 401, headers: challengeOf(revoked) }
  try {
    const subscription = subscriptionAt(world, request)
    if (request.method === 'PATCH') change(world, request, subscription)
    else if (request.method !== 'GET') return { status: 405 }
    return { status: 200, body: viewSubscription(subscription, tenantId) }
  } catch (error) {
    if (!(error instanceof PartnerRefusal)) throw error
    return answerOf(error)
  }
}

function subscriptionAt({ tenant }: World, request: WireRequest): SoldSubscription {
  const [, customer = '', id = ''] = path.exec(request.path) ?? []
  if (customer === '') throw new PartnerRefusal(404, '1000', 'Not found.')
  if (request.headers['ms-requestid'] === undefined)
    throw new PartnerRefusal(400, '3000', 'The header MS-RequestId is missing.')
  if (customer.toLowerCase() !== tenantId)
    throw new PartnerRefusal(
      403,
      '20002',
      `Partner ID ${partnerTenantId} does not have a commerce relationship with Customer ID ${customer}.`,
    )
  const found = tenant.subscriptions.find(({ commerceId }) => commerceId === id.toLowerCase())
  if (found === undefined || !isSold(found))
    throw new PartnerRefusal(404, '20003', `Subscription with ID ${id} not found.`)
  return found
}

function isSold(subscription: World['tenant']['subscriptions'][number]): subscription is SoldSubscription {
  return subscription.partner !== undefined
}

/** All or nothing. In which words a number is refused is not published; only the form of the answer is. */
function change(world: World, request: WireRequest, subscription: SoldSubscription): void {
  if (request.headers['if-match'] !== etagOf(subscription))
    throw new PartnerRefusal(412, '3000', 'The subscription has changed: If-Match does not fit.')
  const { partner } = subscription
  const wanted = readBody(request, subscription)
  const { quantity, autoRenewEnabled, scheduledNextTermInstructions: scheduled } = wanted
  const next = isDeepStrictEqual(scheduled, partner.scheduled) ? undefined : scheduled
  if (quantity < subscription.totalLicenses) refuseReduction(world, subscription, quantity)
  if (next != null && !autoRenewEnabled) throw invalid('autoRenewEnabled must be true for a scheduled change.')
  // A change within the term deletes what was scheduled for the next one.
  const kept = quantity === subscription.totalLicenses ? partner.scheduled : null
  subscription.totalLicenses = quantity
  partner.autoRenewEnabled = autoRenewEnabled
  partner.scheduled = next === undefined ? kept : next
  partner.version += 1
  const detail = { quantity, scheduledNextTermInstructions: partner.scheduled }
  addEffect(world.log, { system: 'partner', what: 'PATCH subscriptions', target: subscription.commerceId, detail })
}

function refuseReduction(
  { tenant }: World,
  { skuId, totalLicenses, partner }: SoldSubscription,
  quantity: number,
): void {
  if (Date.parse(partner.reducibleUntil) < Date.now())
    throw invalid('The quantity cannot be reduced after the cancellation window of the term has ended.')
  if (seatsBought(tenant, skuId) - totalLicenses + quantity < seatsUsed(tenant, skuId))
    throw invalid('The quantity cannot be less than the number of assigned licenses.')
}

/** A whole resource as it is now, but for what can be changed. */
function readBody(request: WireRequest, subscription: SoldSubscription) {
  const body = jsonObject(request.body)
  const now = viewSubscription(subscription, tenantId)
  if (body === undefined || !/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
    throw invalid('A subscription is required in the body.')
  const strange = strangeIn(body, now)
  if (strange !== undefined) throw invalid(`Invalid property: ${strange}.`)
  const parsed = changeable.safeParse(body)
  if (!parsed.success) throw invalid(`Invalid property: ${parsed.error.issues[0]?.path.join('.') ?? ''}.`)
  return parsed.data
}

function strangeIn(body: JsonBody, now: JsonBody): string | undefined {
  const missing = Object.keys(now).find((name) => !Object.hasOwn(body, name))
  const free = Object.keys(changeable.shape)
  return missing ?? Object.keys(body).find((name) => !free.includes(name) && !isDeepStrictEqual(body[name], now[name]))
}

function invalid(description: string): PartnerRefusal {
  return new PartnerRefusal(400, '3000', description)
}
