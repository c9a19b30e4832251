import { z } from 'zod'
import { isHere } from '../tenant/mailboxes'
import { Refusal } from '../tenant/refusal'
import type { GraphContext, Route, RouteAnswer } from './route'
import { readParameters } from './route'
import { userIn } from './userIn'

const recipient = z.strictObject({
  emailAddress: z.strictObject({ address: z.string(), name: z.string().nullish() }),
})
const mail = z.strictObject({
  message: z.strictObject({
    subject: z.string().nullish(),
    body: z.strictObject({ contentType: z.enum(['text', 'html']), content: z.string() }),
    toRecipients: z.array(recipient),
    ccRecipients: z.array(recipient).optional(),
    bccRecipients: z.array(recipient).optional(),
    replyTo: z.array(recipient).optional(),
    importance: z.enum(['low', 'normal', 'high']).nullish(),
  }),
  saveToSentItems: z.boolean().nullish(),
})

/** Sending mail (user-sendmail). Accepted is all that it answers. */
export const mailRoutes: readonly Route[] = [{ method: 'POST', path: '/users/{user}/sendMail', handle: sendMail }]

function sendMail(context: GraphContext): RouteAnswer {
  const { message } = readParameters(context, mail, 'sendMail')
  const sender = userIn(context)
  const mailbox = context.tenant.mailboxes.get(sender.id)
  if (mailbox === undefined || !isHere(mailbox)) throw noMailbox()
  const { subject = null, body, toRecipients } = message
  const to = toRecipients.map(({ emailAddress }) => emailAddress.address)
  if (to.length === 0 || to.some((address) => !/^[^@\s]+@[^@\s]+$/.test(address))) throw badRecipients(to)
  return {
    status: 202,
    effect: { target: sender.id, detail: { to, subject, body } },
  }
}

/** Words that others report from the field; Microsoft's pages do not have them. */
function noMailbox(): Refusal {
  const message = 'The mailbox is either inactive, soft-deleted, or is hosted on-premise.'
  return new Refusal(404, 'MailboxNotEnabledForRESTAPI', message)
}

/** Exchange's code for it; its words were not read in Microsoft's pages. */
function badRecipients(to: readonly string[]): Refusal {
  return new Refusal(400, 'ErrorInvalidRecipients', `At least one recipient isn't valid: '${to.join(', ')}'.`)
}
