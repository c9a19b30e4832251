import type { CmdletResult, RunCmdlet } from '../powershell/cmdlet'
import { CmdletError, text } from '../powershell/cmdlet'
import type { JsonBody } from '../wire/http'
import { domain, domains } from '../tenant/organization'
import type { InboxRule } from '../tenant/state/inboxRules'
import { recipientOf } from '../tenant/mailboxes'
import type { Tenant, User } from '../tenant/state'
import { requireMailbox } from './mailboxes'

export const inboxRuleCmdlets = {
  'Get-InboxRule': getRules,
  'Disable-InboxRule': (tenant, parameters) => enable(tenant, parameters, false),
  'Enable-InboxRule': (tenant, parameters) => enable(tenant, parameters, true),
  'Get-AcceptedDomain': () => ({
    value: domains.map((name) => ({
      DomainName: name,
      DomainType: 'Authoritative',
      Default: name === domain,
    })),
    warnings: [],
  }),
} satisfies Readonly<Record<string, RunCmdlet>>

function getRules(tenant: Tenant, { Mailbox, IncludeHidden }: JsonBody): CmdletResult {
  const { user } = requireMailbox(tenant, Mailbox)
  const rules = rulesOf(tenant, user)
    .filter(({ onlyInOutlook }) => onlyInOutlook !== true)
    .filter(({ hidden }) => !hidden || IncludeHidden === true)
  return { value: rules.map((rule) => viewRule(tenant, user, rule)), warnings: [] }
}

function enable(tenant: Tenant, { Mailbox, Identity }: JsonBody, enabled: boolean): CmdletResult {
  const { user } = requireMailbox(tenant, Mailbox)
  const number = text(Identity).split('\\').at(-1)
  const known = rulesOf(tenant, user).filter(({ onlyInOutlook }) => onlyInOutlook !== true)
  const rule = known.find(({ id }) => id === number)
  if (rule === undefined)
    throw new CmdletError(
      'Microsoft.Exchange.Management.RecipientTasks.InboxRuleDoesNotExistException',
      `The Inbox rule '${text(Identity)}' doesn't exist.`,
    )
  rule.enabled = enabled
  // Exchange writes the rules anew, without those that it does not know (learn, Disable-InboxRule and Enable-InboxRule).
  tenant.inboxRules.set(user.id, known)
  return { value: [], warnings: [], target: user.id }
}

function rulesOf(tenant: Tenant, { id }: User): readonly InboxRule[] {
  return tenant.inboxRules.get(id) ?? []
}

function viewRule(tenant: Tenant, { id }: User, rule: InboxRule): JsonBody {
  const shown = (recipients: readonly string[]): readonly string[] | null =>
    recipients.length === 0 ? null : recipients.map((recipient) => viewRecipient(tenant, recipient))
  return {
    Identity: `${id}\\${rule.id}`,
    RuleIdentity: rule.id,
    Name: rule.name,
    Description: describe(rule),
    Enabled: rule.enabled,
    Priority: 1,
    ForwardTo: shown(rule.forwardTo),
    ForwardAsAttachmentTo: null,
    RedirectTo: shown(rule.redirectTo),
    MailboxOwnerId: id,
  }
}

/** What it does, in words of ours: how Exchange writes them is not published. */
function describe({ forwardTo, redirectTo }: InboxRule): string {
  const parts = [
    ...forwardTo.map((address) => `forward the message to '${address}'`),
    ...redirectTo.map((address) => `redirect the message to '${address}'`),
  ]
  return `If the message arrived in the Inbox: ${parts.length === 0 ? 'move it to another folder' : parts.join(' and ')}.`
}

/** Somebody of the organisation by the legacy name, everybody else by the address. */
function viewRecipient(tenant: Tenant, recipient: string): string {
  const user = recipientOf(tenant, recipient)
  return user === undefined
    ? `"${recipient}" [SMTP:${recipient}]`
    : `"${user.properties.displayName}" [EX:/o=ExchangeLabs/ou=Exchange Administrative Group/cn=Recipients/cn=${user.id}]`
}
