/** Its requests with a field spoilt that Microsoft takes all the same: only `requests.json` shows that they are spoilt. */
export const taken: readonly string[] = [
  // Each setting of a mailbox stands by itself; a call that names none changes nothing, and Exchange only warns.
  'Set-Mailbox: Type taken away',
  'Set-Mailbox: ForwardingAddress taken away',
  'Set-Mailbox: ForwardingSmtpAddress taken away',
  'Set-Mailbox: DeliverToMailboxAndForward taken away',
  // Optional, each with a value by itself.
  'Add-MailboxPermission: AutoMapping taken away',
  'Add-MailboxPermission: InheritanceType taken away',
  'Add-MailboxPermission: Confirm taken away',
  'Remove-MailboxPermission: InheritanceType taken away',
  'Remove-MailboxPermission: Confirm taken away',
]
