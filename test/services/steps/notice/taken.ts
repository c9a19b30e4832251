/** Its requests with a field spoilt that Microsoft takes all the same: only `requests.json` shows that they are spoilt. */
export const taken: readonly string[] = [
  // A mail goes out without a subject and to a bare address; a copy stays in Sent Items by itself (user-sendmail).
  'POST sendMail: message/subject taken away',
  'POST sendMail: message/toRecipients/*/emailAddress/name taken away',
  'POST sendMail: saveToSentItems taken away',
]
