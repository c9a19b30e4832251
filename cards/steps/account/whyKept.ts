/** Why the account stays, as its own card says it: for the mailbox or for the calls; and a mailbox that came into use since. */
export const whyKeptTexts = {
  en: {
    keptForMailbox: 'The account stays, because the mailbox hangs on it.',
    keptForCalls: 'The account stays, because the forwarded calls hang on it.',
    explainInUse: 'Look whether the account can go: its mailbox is shared or forwarded now',
    instructInUse:
      'The mailbox of {upn} is shared or forwards mail now, and was not when the deletion was decided. Deleting the account would take that mailbox away, so I did not. Is the mailbox no longer needed, then delete the account in the Microsoft 365 admin centre and confirm it here. Is it needed, then reject or leave this.',
  },
  nl: {
    keptForMailbox: 'Het account blijft, want het postvak hangt eraan.',
    keptForCalls: 'Het account blijft, want het doorschakelen van gesprekken hangt eraan.',
    explainInUse: 'Kijk of het account weg kan: het postvak wordt nu gedeeld of doorgestuurd',
    instructInUse:
      'Het postvak van {upn} wordt nu gedeeld of stuurt mail door, en dat was niet zo toen tot verwijderen werd besloten. Met het account zou ook dat postvak verdwijnen; ik heb het daarom niet gedaan. Is het postvak niet meer nodig, verwijder het account dan in het Microsoft 365-beheercentrum en bevestig dat hier. Is het wel nodig, wijs dit dan af of laat het zo.',
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
