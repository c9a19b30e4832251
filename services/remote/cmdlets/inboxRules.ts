import { z } from 'zod'
import type { CmdletContract } from './contract'

const pages = 'https://learn.microsoft.com/powershell/module/exchangepowershell'
const identity = z.string().min(1)
/** `"Petra de Boer" [EX:/o=ExchangeLabs/...]`, or `"jan@fabrikam.com" [SMTP:jan@fabrikam.com]`. */
const recipients = z.array(z.string()).nullish()
const change = { Identity: identity, Mailbox: identity }

/** Cmdlets of the ExchangeOnlineManagement module about the rules of a mailbox, and whose addresses are inside. */
export const inboxRuleCmdlets = {
  'Get-InboxRule': {
    system: 'exchange',
    kind: 'read',
    source: `${pages}/get-inboxrule`,
    parameters: { Mailbox: identity, IncludeHidden: z.boolean() },
    required: ['Mailbox'],
    result: z.object({
      /** The mailbox and a number; whether that number alone would do is not published. */
      Identity: z.string(),
      Name: z.string().nullish(),
      /** What it does, in a sentence or two of Exchange's own. */
      Description: z.string().nullish(),
      Enabled: z.boolean().nullish(),
      ForwardTo: recipients,
      ForwardAsAttachmentTo: recipients,
      RedirectTo: recipients,
    }),
  },
  'Disable-InboxRule': {
    system: 'exchange',
    kind: 'write',
    source: `${pages}/disable-inboxrule`,
    parameters: change,
    required: ['Identity'],
  },
  'Enable-InboxRule': {
    system: 'exchange',
    kind: 'write',
    source: `${pages}/enable-inboxrule`,
    parameters: change,
    required: ['Identity'],
  },
  'Get-AcceptedDomain': {
    system: 'exchange',
    kind: 'read',
    source: `${pages}/get-accepteddomain`,
    parameters: {},
    required: [],
    result: z.object({ DomainName: z.string() }),
  },
} as const satisfies Readonly<Record<string, CmdletContract>>
