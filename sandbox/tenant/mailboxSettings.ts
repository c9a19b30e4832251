import type { AutomaticReplies, MailboxSettings } from './state/mailboxSettings'
import { badRequest, Refusal } from './refusal'
import type { Tenant, User } from './state'
import { mailboxOf } from './mailboxes'

const usual: MailboxSettings = {
  automaticRepliesSetting: {
    status: 'disabled',
    externalAudience: 'all',
    internalReplyMessage: '',
    externalReplyMessage: '',
    scheduledStartDateTime: { dateTime: '2026-11-20T09:00:00.0000000', timeZone: 'UTC' },
    scheduledEndDateTime: { dateTime: '2026-11-21T09:00:00.0000000', timeZone: 'UTC' },
  },
  dateFormat: 'd-M-yyyy',
  timeFormat: 'HH:mm',
  timeZone: 'W. Europe Standard Time',
  language: { locale: 'nl-NL', displayName: 'Dutch (Netherlands)' },
  delegateMeetingMessageDeliveryOptions: 'sendToDelegateOnly',
}

/** What a PATCH may name; what it does not name stays. */
export interface SettingsChange extends Omit<Partial<MailboxSettings>, 'automaticRepliesSetting'> {
  readonly automaticRepliesSetting?: Partial<AutomaticReplies>
}

/** The settings of somebody's mailbox. Throws Graph's answer to whoever has none. */
export function settingsOf(tenant: Tenant, user: User): MailboxSettings {
  if (mailboxOf(tenant, user.id) === undefined)
    throw new Refusal(
      404,
      'MailboxNotEnabledForRESTAPI',
      'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
    )
  return tenant.mailboxSettings.get(user.id) ?? usual
}

/** Changes what is named. Throws Graph's answer to a plan without an end. */
export function changeSettings(tenant: Tenant, user: User, change: SettingsChange): MailboxSettings {
  const before = settingsOf(tenant, user)
  const replies = change.automaticRepliesSetting ?? {}
  const { status, scheduledStartDateTime: start, scheduledEndDateTime: end } = replies
  if (status === 'scheduled' && (start === undefined || end === undefined))
    throw badRequest('A scheduled automatic reply needs a start and an end.')
  const automaticRepliesSetting = { ...before.automaticRepliesSetting, ...replies, ...inHtml(replies) }
  const next = { ...before, ...change, automaticRepliesSetting }
  tenant.mailboxSettings.set(user.id, next)
  return next
}

/** Exchange makes a page of every message, as Graph's own examples show it (learn, user-get-mailboxsettings). */
function inHtml({ internalReplyMessage, externalReplyMessage }: Partial<AutomaticReplies>): Partial<AutomaticReplies> {
  return {
    ...(internalReplyMessage === undefined ? {} : { internalReplyMessage: page(internalReplyMessage) }),
    ...(externalReplyMessage === undefined ? {} : { externalReplyMessage: page(externalReplyMessage) }),
  }
}

function page(message: string): string {
  return message === '' || message.startsWith('<html>') ? message : `<html>\n<body>\n${message}\n</body>\n</html>\n`
}
