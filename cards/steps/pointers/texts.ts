import { decisionTexts } from '../../conversation/decision'
import { defineTexts } from '../../texts'

/** The texts of the step `pointers`. */
export const pointersTexts = defineTexts('pointers', {
  en: {
    ...decisionTexts.en,
    title: 'Mail and calls of others',
    question: 'What others pass on to {name}',
    forwarding: 'Mailboxes that forward',
    moderated: 'Lists that wait for approval',
    answering: 'Passes callers on',
    more: '{count, number} more',
    choiceTask: 'Have a colleague choose somebody else',
    choiceLeave: 'Leave it as it is',
    noteTask: 'This belongs to others, so a colleague gets it as a task. I look afterwards whether it was done.',
    effectGone: 'Whatever is passed on reaches nobody once the account is gone, and nobody is told.',
    chosenTask:
      'A colleague chooses somebody else for {count, plural, one {one thing} other {# things}} that others pass on',
    chosenLeave: 'What others pass on to {leaver} stays as it is',
    findingForwarding:
      '{count, plural, one {Another mailbox forwards} other {# other mailboxes forward}} to {leaver}: {names}.',
    findingModerates: 'Mail to {names} waits for an approval that only {leaver} can give.',
    findingAnswering: '{names} pass callers on to {leaver}.',
    explainForwarding: 'Have the mail of {names} go to somebody else than {leaver}',
    instructForwarding:
      'These mailboxes forward to {upn}: {names}.\n\nAsk who gets that mail from now on. Then open Exchange Online PowerShell and run this for each of them, with its name for MAILBOX and the new address for SUCCESSOR:\n\nSet-Mailbox -Identity "MAILBOX" -ForwardingAddress $null -ForwardingSmtpAddress "SUCCESSOR"\n\nWhere nobody gets it, run this:\n\nSet-Mailbox -Identity "MAILBOX" -ForwardingAddress $null -ForwardingSmtpAddress $null',
    explainModerated: 'Have somebody else than {leaver} approve mail to {names}',
    instructModerated:
      'Mail to these lists waits for an approval of {upn}: {names}.\n\nAsk who approves it from now on. Then open Exchange Online PowerShell and run this for each of them, with its name for LIST. For SUCCESSOR comes everybody who approves from now on, with commas between, those who stay too:\n\nSet-DistributionGroup -Identity "LIST" -ModeratedBy "SUCCESSOR" -BypassSecurityGroupManagerCheck',
    explainAnswering: 'Have {names} pass callers on to somebody else than {leaver}',
    instructAnswering:
      'These auto attendants and call queues pass callers on to {upn}: {names}.\n\nOpen the Teams admin centre and choose Voice, then Auto attendants or Call queues. Look at the operator, every menu and every call flow, and at what happens to calls that nobody takes. Choose somebody else there.',
    explainForwardingBack: 'Have the mail of {names} go to {leaver} again',
    instructForwardingBack:
      'These mailboxes forwarded to {upn}: {names}.\n\nAsk whose they are whether they want that again. Then open Exchange Online PowerShell and run this for each of them, with its name for MAILBOX:\n\nSet-Mailbox -Identity "MAILBOX" -ForwardingAddress $null -ForwardingSmtpAddress "{address}"',
    explainModeratedBack: 'Have {leaver} approve mail to {names} again',
    instructModeratedBack:
      'Mail to these lists waited for an approval of {upn}: {names}.\n\nAsk who approves it now whether they want that again. Then open Exchange Online PowerShell and run this for each of them, with its name for LIST. For APPROVERS comes everybody who approves from now on, with commas between, {upn} among them:\n\nSet-DistributionGroup -Identity "LIST" -ModerationEnabled $true -ModeratedBy "APPROVERS" -BypassSecurityGroupManagerCheck',
    explainAnsweringBack: 'Have {names} pass callers on to {leaver} again',
    instructAnsweringBack:
      'These auto attendants and call queues passed callers on to {upn}: {names}.\n\nAsk who looks after them whether they want that again. Then open the Teams admin centre and choose Voice, then Auto attendants or Call queues. Choose {upn} where it was before.',
    verified: 'No mailbox, list, auto attendant or call queue that was found passes anything on to {leaver} any more.',
  },
  nl: {
    ...decisionTexts.nl,
    title: 'Mail en gesprekken van anderen',
    question: 'Wat anderen doorsturen naar {name}',
    forwarding: 'Postvakken die doorsturen',
    moderated: 'Lijsten die op goedkeuring wachten',
    answering: 'Verbindt bellers door',
    more: 'nog {count, number}',
    choiceTask: 'Een collega kiest iemand anders',
    choiceLeave: 'Laten zoals het is',
    noteTask: 'Dit is van anderen, dus een collega krijgt het als taak. Daarna kijk ik of het gedaan is.',
    effectGone: 'Wat wordt doorgestuurd komt bij niemand aan als het account weg is, en niemand merkt dat.',
    chosenTask: 'Een collega kiest iemand anders voor {count, plural, one {één ding} other {# dingen}} van anderen',
    chosenLeave: 'Wat anderen doorsturen naar {leaver} blijft zoals het is',
    findingForwarding:
      '{count, plural, one {Een ander postvak stuurt} other {# andere postvakken sturen}} door naar {leaver}: {names}.',
    findingModerates: 'Mail aan {names} wacht op een goedkeuring die alleen {leaver} kan geven.',
    findingAnswering: '{names} verbinden bellers door met {leaver}.',
    explainForwarding: 'Laat de mail van {names} naar iemand anders dan {leaver} gaan',
    instructForwarding:
      'Deze postvakken sturen door naar {upn}: {names}.\n\nVraag wie die mail voortaan krijgt. Open daarna Exchange Online PowerShell en voer dit uit voor elk postvak. Zet de naam op de plek van MAILBOX en het nieuwe adres op de plek van OPVOLGER:\n\nSet-Mailbox -Identity "MAILBOX" -ForwardingAddress $null -ForwardingSmtpAddress "OPVOLGER"\n\nKrijgt niemand het, voer dan dit uit:\n\nSet-Mailbox -Identity "MAILBOX" -ForwardingAddress $null -ForwardingSmtpAddress $null',
    explainModerated: 'Laat iemand anders dan {leaver} de mail aan {names} goedkeuren',
    instructModerated:
      'Mail aan deze lijsten wacht op een goedkeuring van {upn}: {names}.\n\nVraag wie die voortaan geeft. Open daarna Exchange Online PowerShell en voer dit uit voor elke lijst, met de naam op de plek van LIJST. Op de plek van OPVOLGER komt iedereen die voortaan goedkeurt, met komma’s ertussen, ook wie blijft:\n\nSet-DistributionGroup -Identity "LIJST" -ModeratedBy "OPVOLGER" -BypassSecurityGroupManagerCheck',
    explainAnswering: 'Laat {names} bellers met iemand anders dan {leaver} doorverbinden',
    instructAnswering:
      'Deze automatische telefonisten en wachtrijen verbinden bellers door met {upn}: {names}.\n\nOpen het Teams-beheercentrum en kies Spraak, dan Automatische telefonisten of Wachtrijen voor oproepen. Kijk bij de operator, elk menu en elke gespreksstroom, en bij wat er gebeurt met oproepen die niemand aanneemt. Kies daar iemand anders.',
    explainForwardingBack: 'Laat de mail van {names} weer naar {leaver} gaan',
    instructForwardingBack:
      'Deze postvakken stuurden door naar {upn}: {names}.\n\nVraag de eigenaren of dat weer gewenst is. Open daarna Exchange Online PowerShell en voer dit uit voor elk postvak, met de naam op de plek van POSTVAK:\n\nSet-Mailbox -Identity "POSTVAK" -ForwardingAddress $null -ForwardingSmtpAddress "{address}"',
    explainModeratedBack: 'Laat {leaver} weer de mail aan {names} goedkeuren',
    instructModeratedBack:
      'Mail aan deze lijsten wachtte op een goedkeuring van {upn}: {names}.\n\nVraag wie die nu geeft of dat weer gewenst is. Open daarna Exchange Online PowerShell en voer dit uit voor elke lijst, met de naam op de plek van LIJST. Op de plek van GOEDKEURDERS komt iedereen die voortaan goedkeurt, met komma’s ertussen, ook {upn}:\n\nSet-DistributionGroup -Identity "LIJST" -ModerationEnabled $true -ModeratedBy "GOEDKEURDERS" -BypassSecurityGroupManagerCheck',
    explainAnsweringBack: 'Laat {names} bellers weer met {leaver} doorverbinden',
    instructAnsweringBack:
      'Deze automatische telefonisten en wachtrijen verbonden bellers door met {upn}: {names}.\n\nVraag wie ze beheert of dat weer gewenst is. Open daarna het Teams-beheercentrum en kies Spraak, dan Automatische telefonisten of Wachtrijen voor oproepen. Kies daar weer {upn}, waar dat eerst zo was.',
    verified:
      'Geen postvak, lijst, automatische telefonist of wachtrij die is gevonden stuurt nog iets door naar {leaver}.',
  },
})
