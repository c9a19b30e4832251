import { decisionTexts } from '../../conversation/decision'
import { defineTexts } from '../../texts'

/** The texts of the step `mail-access`. */
export const mailAccessTexts = defineTexts('mail-access', {
  en: {
    ...decisionTexts.en,
    title: 'Mail apps and protocols',
    question: 'Mail apps and protocols for the mailbox of {name}',
    open: 'Open now for',
    opened:
      '{count, plural, =0 {no mail apps} one {# kind of mail app} other {# kinds of mail apps}}{smtp, select, true {, and sending by SMTP} other {}}',
    phones: 'Phones',
    phonesCount: '{count, plural, one {# phone fetches mail} other {# phones fetch mail}}',
    choiceAll: 'Close all: Outlook, the web, phones, POP, IMAP and SMTP',
    choiceExceptOutlook: 'Close phones, POP, IMAP and SMTP; Outlook and the web stay open for a successor',
    choiceLeave: 'Leave them open',
    noteShared:
      'The mailbox is or may become shared. Outlook and the web stay open then: closed, its new users might be locked out as well.',
    effectOrder:
      'This comes after the devices: a phone hears through one of these that it must remove mail. As long as that step waits for a phone, this one does too.',
    effectBlock: 'It comes on top of blocking the account, for apps that were signed in before.',
    effectTime: 'It takes effect within 30 minutes, and can be taken back.',
    nothingToDecide: 'There is no mailbox, so there is nothing to close.',
    chosenAll: 'Close the mailbox for all mail apps',
    chosenExceptOutlook: 'Close the mailbox for phones, POP, IMAP and SMTP; Outlook and the web stay open',
    chosenLeave: 'The mailbox stays open for all mail apps',
    explainAll: 'Close the mailbox for Outlook, the web, phones, POP, IMAP and SMTP',
    explainExceptOutlook: 'Close the mailbox for phones, POP, IMAP and SMTP',
    explainPhones: 'Keep {count, plural, one {# phone} other {# phones}} from fetching mail ever again',
    explainBack: 'Open the mailbox for the mail apps as it was before',
    explainSmtpBack: 'Let mail be sent by SMTP as before',
    explainPhonesBack: 'Let {count, plural, one {# phone} other {# phones}} fetch mail again',
    verifiedAll: 'The mailbox is closed for all mail apps.',
    verifiedExceptOutlook: 'The mailbox is closed for phones, POP, IMAP and SMTP.',
    feltSoon: 'Apps that are signed in notice within 30 minutes that the mailbox is closed.',
    adviceShared:
      'The mailbox is shared, and closed for all mail apps: whoever is to open it may be locked out. Better leave Outlook and the web open.',
  },
  nl: {
    ...decisionTexts.nl,
    title: 'Mail-apps en protocollen',
    question: 'Mail-apps en protocollen voor het postvak van {name}',
    open: 'Nu open voor',
    opened:
      '{count, plural, =0 {geen mail-apps} one {# soort mail-app} other {# soorten mail-apps}}{smtp, select, true {, en versturen met SMTP} other {}}',
    phones: 'Telefoons',
    phonesCount: '{count, plural, one {# telefoon haalt mail op} other {# telefoons halen mail op}}',
    choiceAll: 'Alles dicht: Outlook, het web, telefoons, POP, IMAP en SMTP',
    choiceExceptOutlook: 'Telefoons, POP, IMAP en SMTP dicht; Outlook en het web blijven open voor een opvolger',
    choiceLeave: 'Alles open laten',
    noteShared:
      'Het postvak is gedeeld of wordt dat misschien. Outlook en het web blijven dan open: dicht zouden de nieuwe gebruikers er misschien ook niet meer in kunnen.',
    effectOrder:
      'Dit komt na de apparaten: langs een hiervan hoort een telefoon dat hij mail moet verwijderen. Zolang die stap op een telefoon wacht, wacht deze ook.',
    effectBlock: 'Het komt boven op het blokkeren van het account, voor apps die al waren aangemeld.',
    effectTime: 'Het werkt binnen 30 minuten en kan worden teruggedraaid.',
    nothingToDecide: 'Er is geen postvak, dus er valt niets af te sluiten.',
    chosenAll: 'Alle toegang tot het postvak afsluiten',
    chosenExceptOutlook: 'Het postvak afsluiten voor telefoons, POP, IMAP en SMTP; Outlook en het web blijven open',
    chosenLeave: 'De toegang tot het postvak blijft open',
    explainAll: 'Sluit het postvak af voor Outlook, het web, telefoons, POP, IMAP en SMTP',
    explainExceptOutlook: 'Sluit het postvak af voor telefoons, POP, IMAP en SMTP',
    explainPhones: 'Laat {count, plural, one {# telefoon} other {# telefoons}} nooit meer mail ophalen',
    explainBack: 'Zet de toegang tot het postvak weer open zoals die was',
    explainSmtpBack: 'Laat weer mail versturen met SMTP zoals eerst',
    explainPhonesBack: 'Laat {count, plural, one {# telefoon} other {# telefoons}} weer mail ophalen',
    verifiedAll: 'Het postvak is dicht voor alle mail-apps.',
    verifiedExceptOutlook: 'Het postvak is afgesloten voor telefoons, POP, IMAP en SMTP.',
    feltSoon: 'Apps die zijn aangemeld, merken binnen 30 minuten dat het postvak dicht is.',
    adviceShared:
      'Het postvak is gedeeld en alle toegang wordt afgesloten: wie het moet openen, kan er misschien niet in. Laat Outlook en het web liever open.',
  },
})
