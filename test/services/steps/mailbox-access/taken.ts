/** Its requests with a field spoilt that Microsoft takes all the same: only `requests.json` shows that they are spoilt. */
export const taken: readonly string[] = [
  // Optional, each with a value by itself.
  'Add-MailboxPermission: AutoMapping taken away',
  'Add-MailboxPermission: InheritanceType taken away',
  'Add-MailboxPermission: Confirm taken away',
  'Remove-MailboxPermission: InheritanceType taken away',
  'Remove-MailboxPermission: Confirm taken away',
  // Who may send on behalf stays as it is when nobody is named.
  'Set-Mailbox: GrantSendOnBehalfTo taken away',
  'Set-Mailbox: GrantSendOnBehalfTo/add taken away',
  'Set-Mailbox: GrantSendOnBehalfTo/remove taken away',
  // Optional.
  'Add-RecipientPermission: Confirm taken away',
  'Remove-RecipientPermission: Confirm taken away',
]
