import { z } from 'zod'
import { addInboxRule, changeMessageRule, removeMessageRule, rulesOfMailbox } from '../tenant/inboxRules'
import { Refusal } from '../tenant/refusal'
import type { InboxRule } from '../tenant/state/inboxRules'
import { answerCollection, pick } from './collection'
import { collection, selected } from './options'
import { readBody, type GraphContext, type Route, type RouteAnswer } from './route'
import { userIn } from './userIn'

type Properties = Readonly<Record<string, unknown>>
const rules = '/users/{user}/mailFolders/{folder}/messageRules'
const read = `GET ${rules}`
const write = `POST ${rules}`
const type = 'microsoft.graph.messageRule'

/** Calls on the rules of an inbox, which are what Exchange has, in Graph's words. */
export const messageRuleRoutes: readonly Route[] = [
  { method: 'GET', path: rules, options: collection, handle: list },
  { method: 'POST', path: rules, handle: create },
  { method: 'GET', path: `${rules}/{rule}`, options: ['select'], allowedLike: read, handle: get },
  { method: 'PATCH', path: `${rules}/{rule}`, allowedLike: write, handle: change },
  {
    method: 'DELETE',
    path: `${rules}/{rule}`,
    handle: (context) => {
      const user = inboxOf(context)
      removeMessageRule(context.tenant, user, ruleIn(context))
      return { status: 204, effect: { target: user.id } }
    },
  },
]

/** Rules are of the inbox alone. */
function inboxOf(context: GraphContext) {
  if ((context.parameters['folder'] ?? '').toLowerCase() !== 'inbox') throw itemNotFound()
  return userIn(context)
}

function itemNotFound(): Refusal {
  return new Refusal(404, 'ErrorItemNotFound', 'The specified object was not found in the store.')
}

function ruleIn(context: GraphContext): InboxRule {
  const wanted = context.parameters['rule'] ?? ''
  const found = rulesOfMailbox(context.tenant, inboxOf(context)).find(({ id }) => idOf(id) === wanted)
  if (found === undefined) throw itemNotFound()
  return found
}

/** Graph has Exchange's number in another form. */
function idOf(number: string): string {
  return Buffer.from(number).toString('base64url')
}

function view(rule: InboxRule, place: number): Properties {
  const recipients = (addresses: readonly string[]) =>
    addresses.map((address) => ({ emailAddress: { name: address, address } }))
  return {
    id: idOf(rule.id),
    displayName: rule.name,
    sequence: place + 1,
    isEnabled: rule.enabled,
    hasError: false,
    isReadOnly: false,
    conditions: rule.conditions ?? {},
    actions: {
      ...(rule.forwardTo.length === 0 ? {} : { forwardTo: recipients(rule.forwardTo) }),
      ...(rule.redirectTo.length === 0 ? {} : { redirectTo: recipients(rule.redirectTo) }),
      stopProcessingRules: true,
    },
  }
}

const properties = ['id', 'displayName', 'sequence', 'isEnabled', 'hasError', 'isReadOnly', 'conditions', 'actions']

function list(context: GraphContext): RouteAnswer {
  const user = inboxOf(context)
  const body = answerCollection(context, rulesOfMailbox(context.tenant, user).map(view), {
    name: `users('${user.id}')/mailFolders('inbox')/messageRules`,
    type,
    resource: 'MessageRule',
    properties,
    filterable: [],
  })
  return { status: 200, body }
}

function get(context: GraphContext): RouteAnswer {
  return answer(context, 200, ruleIn(context))
}

function answer(context: GraphContext, status: number, rule: InboxRule): RouteAnswer {
  const user = inboxOf(context)
  const place = rulesOfMailbox(context.tenant, user).indexOf(rule)
  const names = selected(context.options.select, properties, type) ?? properties
  const entity = `${context.baseUrl}/$metadata#users('${user.id}')/mailFolders('inbox')/messageRules/$entity`
  return { status, body: { '@odata.context': entity, ...pick(view(rule, place), names) } }
}

const recipient = z.strictObject({
  emailAddress: z.strictObject({ address: z.string().includes('@'), name: z.string().nullish() }),
})
const body = z.strictObject({
  displayName: z.string().min(1),
  sequence: z.number().int().min(1).optional(),
  isEnabled: z.boolean().optional(),
  conditions: z.record(z.string(), z.json()).nullish(),
  exceptions: z.record(z.string(), z.json()).nullish(),
  actions: z
    .strictObject({
      forwardTo: z.array(recipient),
      redirectTo: z.array(recipient),
      forwardAsAttachmentTo: z.array(recipient),
      moveToFolder: z.string(),
      copyToFolder: z.string(),
      delete: z.boolean(),
      markAsRead: z.boolean(),
      stopProcessingRules: z.boolean(),
    })
    .partial()
    .optional(),
})
type Body = z.infer<typeof body>

function partsOf({ displayName, isEnabled, actions, conditions }: Partial<Body>): Partial<InboxRule> {
  const addresses = (recipients: readonly z.infer<typeof recipient>[]) =>
    recipients.map(({ emailAddress }) => emailAddress.address)
  return {
    ...(displayName === undefined ? {} : { name: displayName }),
    ...(isEnabled === undefined ? {} : { enabled: isEnabled }),
    ...(conditions === undefined ? {} : { conditions: conditions ?? {} }),
    ...(actions === undefined
      ? {}
      : { forwardTo: addresses(actions.forwardTo ?? []), redirectTo: addresses(actions.redirectTo ?? []) }),
  }
}

function create(context: GraphContext): RouteAnswer {
  const user = inboxOf(context)
  const asked = readBody(context, body, 'MessageRule')
  const made = { name: asked.displayName, forwardTo: [], redirectTo: [], hidden: false, ...partsOf(asked) }
  const rule = addInboxRule(context.tenant, user, made)
  return { ...answer(context, 201, rule), effect: { target: user.id, detail: { rule: rule.name } } }
}

function change(context: GraphContext): RouteAnswer {
  const user = inboxOf(context)
  const changed = changeMessageRule(ruleIn(context), partsOf(readBody(context, body.partial(), 'MessageRule')))
  return { ...answer(context, 200, changed), effect: { target: user.id, detail: { rule: changed.name } } }
}
