/** Why the account stays, as its own card says it: for the mailbox or for the calls. */
export const whyKeptTexts = {
  en: {
    keptForMailbox: 'The account stays, because the mailbox hangs on it.',
    keptForCalls: 'The account stays, because the forwarded calls hang on it.',
  },
  nl: {
    keptForMailbox: 'Het account blijft, want het postvak hangt eraan.',
    keptForCalls: 'Het account blijft, want het doorschakelen van gesprekken hangt eraan.',
  },
}

/** Why the account cannot be deleted, for the same reasons: words of the rule `accountInUse`. */
export const accountInUseTexts = {
  en: {
    accountNeededForMailbox:
      'The account cannot be deleted: its mailbox is forwarded or shared, and that needs the account. Keep the account. Or leave the mailbox as it is: its mail is then lost with the account.',
    accountNeededForCalls:
      'The account cannot be deleted: its calls are forwarded, and that needs the account. Keep the account, or give the number to somebody.',
  },
  nl: {
    accountNeededForMailbox:
      'Het account kan niet worden verwijderd: het postvak wordt doorgestuurd of gedeeld en heeft het account nodig. Houd het account. Of laat het postvak zoals het is: de mail is dan met het account verloren.',
    accountNeededForCalls:
      'Het account kan niet worden verwijderd: de gesprekken worden doorgeschakeld en dat heeft het account nodig. Houd het account, of geef het nummer aan iemand anders.',
  },
}
