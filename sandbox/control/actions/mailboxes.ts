import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { addInboxRule, outlookRulesOf } from '../../tenant/inboxRules'
import { filledWith, isSmtpAddress } from '../../tenant/mailboxes'
import { changeSettings } from '../../tenant/mailboxSettings'
import { action, mailboxIn, personIn, refused } from './action'

const owner = z.strictObject({ id: z.string() })

/** What an administrator, or its owner, does to a mailbox. */
export const mailboxActions = {
  'fill-mailbox': action(
    'Makes a mailbox so many gigabytes large.',
    z.strictObject({ id: z.string(), gigabytes: z.number().min(0).max(100) }),
    (tenant, { id, gigabytes }) => {
      Object.assign(mailboxIn(tenant, id).mailbox, filledWith(gigabytes))
    },
  ),
  'switch-archive-on': action('Gives a mailbox an archive.', owner, (tenant, { id }) => {
    const { mailbox } = mailboxIn(tenant, id)
    if (mailbox.archive) throw refused('The mailbox has an archive already.')
    mailbox.archive = true
  }),
  'switch-archive-off': action('Takes a mailbox’s archive away.', owner, (tenant, { id }) => {
    const { mailbox } = mailboxIn(tenant, id)
    if (!mailbox.archive) throw refused('The mailbox has no archive.')
    mailbox.archive = false
  }),
  'change-forwarding': action(
    'Forwards somebody’s mail to an address, or to a person or a contact of the tenant, or with null no longer.',
    z.strictObject({ id: z.string(), to: z.string().nullable(), keepCopy: z.boolean().default(false) }),
    (tenant, { id, to, keepCopy }) => {
      const { mailbox } = mailboxIn(tenant, id)
      const outside = isSmtpAddress(to ?? '')
      const contact = tenant.contacts.find(({ displayName }) => to === displayName)
      const recipient = to === null || outside ? null : (contact?.id ?? mailboxIn(tenant, to).user.id)
      mailbox.forwardingSmtpAddress = outside ? `smtp:${to}` : null
      mailbox.forwardingAddress = recipient
      mailbox.deliverAndForward = to !== null && keepCopy
    },
  ),
  'add-contact': action(
    'Puts somebody outside into the address list.',
    z.strictObject({ displayName: z.string(), address: z.email() }),
    (tenant, contact) => {
      tenant.contacts.push({ id: randomUUID(), ...contact })
    },
  ),
  'make-mail-user': action(
    'Has mail to an account go to an address outside: it has no mailbox here any more. A mail user gets another address by it.',
    z.strictObject({ id: z.string(), address: z.email() }),
    (tenant, { id, address }) => {
      const mailbox = tenant.mailboxes.get(personIn(tenant, id).id)
      if (mailbox === undefined) throw refused('The account has never had mail.')
      mailbox.externalAddress = address
    },
  ),
  'add-inbox-rule': action(
    'Adds a rule to somebody’s mailbox, which may forward or redirect to addresses; a hidden one is shown to those only who ask for it, and one that Outlook on a computer keeps for itself to nobody.',
    z.strictObject({
      id: z.string(),
      name: z.string(),
      forwardTo: z.array(z.string()).default([]),
      redirectTo: z.array(z.string()).default([]),
      hidden: z.boolean().default(false),
      onlyInOutlook: z.boolean().default(false),
    }),
    (tenant, { id, ...rule }) => ({ rule: addInboxRule(tenant, mailboxIn(tenant, id).user, rule).id }),
  ),
  'list-outlook-rules': action(
    'Says the names of the rules that Outlook on somebody’s computer keeps for itself, as its owner sees them there.',
    owner,
    (tenant, { id }) => ({ names: outlookRulesOf(tenant, mailboxIn(tenant, id).user) }),
  ),
  'set-automatic-reply': action(
    'Has a mailbox answer by itself, or with null no longer.',
    z.strictObject({ id: z.string(), text: z.string().nullable() }),
    (tenant, { id, text }) => {
      const { user } = mailboxIn(tenant, id)
      const status = text === null ? 'disabled' : 'alwaysEnabled'
      const messages = text === null ? {} : { internalReplyMessage: text, externalReplyMessage: text }
      changeSettings(tenant, user, { automaticRepliesSetting: { status, ...messages } })
    },
  ),
  'remove-mailbox': action(
    'Takes somebody’s mailbox away for good, and leaves the account with its licences.',
    owner,
    (tenant, { id }) => {
      tenant.mailboxes.delete(mailboxIn(tenant, id).user.id)
    },
  ),
}
