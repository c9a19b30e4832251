import { defineTexts } from '../texts'

/** What goes on doing harm after the leaving, with what was decided: said first wherever the case is shown. */
export const harmTexts = defineTexts('harm', {
  en: {
    mailboxForwards:
      'Mail to {name} goes on to {address}: that was set up before, and what was decided leaves it so. Nobody here may see that mail any more.',
    ruleForwards:
      'An inbox rule goes on sending mail outside, to {addresses} (“{rule}”): what was decided leaves it so.',
    replyNotSent:
      'The automatic reply is never sent: mail is forwarded without a copy, so none reaches the mailbox that would answer. Keep a copy, or do without the reply.',
    loop: 'Mail goes round in circles: it is to be forwarded to {name}, whose own mailbox forwards to {leaver}. Choose somebody else, or end that forwarding first.',
    text: '{text}',
  },
  nl: {
    mailboxForwards:
      'Mail aan {name} gaat door naar {address}: dat was al zo ingesteld en het besluit laat het zo. Misschien ziet niemand hier die mail nog.',
    ruleForwards:
      'Een regel in het postvak blijft mail naar buiten sturen, naar {addresses} (“{rule}”): het besluit laat dat zo.',
    replyNotSent:
      'Het automatische antwoord gaat nooit uit: de mail wordt doorgestuurd zonder kopie, dus komt er niets aan in het postvak dat zou antwoorden. Bewaar een kopie, of zie van het antwoord af.',
    loop: 'De mail gaat in een kring rond: ze moet door naar {name}, van wie het postvak zelf doorstuurt naar {leaver}. Kies iemand anders, of beëindig eerst dat doorsturen.',
    text: '{text}',
  },
})
