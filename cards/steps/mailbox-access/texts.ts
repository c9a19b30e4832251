import { decisionTexts } from '../../conversation/decision'
import { successorTexts } from '../../conversation/successor'
import { defineTexts } from '../../texts'

/** The texts of the step `mailbox-access`. */
export const mailboxAccessTexts = defineTexts('mailbox-access', {
  en: {
    ...decisionTexts.en,
    whereRights: 'In Outlook, for {address}.',
    untilTaken: 'Until somebody ends it or deletes the account of {name}.',
    lookRights: 'try it once; restart Outlook if it does not work.',
    handedRights: '{rights} on the mailbox',
    ...successorTexts.en,
    title: 'Rights on mailboxes',
    question: 'Who can use which mailbox after {name} leaves',
    others: 'May use of others',
    other: '{name} ({rights})',
    more: '{count, number} more',
    rightFullAccess: 'full access',
    rightSendAs: 'send as',
    rightSendOnBehalf: 'send on behalf',
    giveLabel: 'What the successor may do with this mailbox',
    choiceFullAccess: 'Open it and read everything (full access)',
    choiceSendAs: 'Send in its name (send as)',
    choiceSendOnBehalf: 'Send on its behalf (send on behalf)',
    successorLabel: 'Successor (when something is ticked)',
    successorWithoutMailbox: '{name} has no mailbox. Choose a successor who has one.',
    takeLabel: 'Mailboxes of others',
    takeTitle:
      'Take {leaver}’s rights on {count, plural, one {this one mailbox or list} other {these # mailboxes and lists}} away',
    searchLabel: 'What I cannot look for',
    searchTitle: 'Give me a task for each, with the command',
    noteShared: 'Sharing the mailbox already gives {name} full access: that is not given twice.',
    noteSynced: 'Send on behalf is not offered: for this account it is set in Active Directory.',
    effectReply: 'Whoever only has full access can read, but cannot answer from this mailbox.',
    effectSearch:
      'Full access to other mailboxes can only be found mailbox by mailbox, which can take hours. I looked only where {leaver} may send. A blocked account cannot use it.',
    effectNotLooked:
      'Not looked for, since no call finds them: rights on calendars and folders of colleagues, bookings of rooms that {leaver} approves, flows of Power Automate.',
    effectTime: 'It takes effect within 30 minutes. All of it can be taken back.',
    partGive: '{rights} for {successor}',
    partTake: 'no rights of {leaver} on {names}',
    partSearch: 'a task to look for full access elsewhere',
    chosenChange: 'Rights on mailboxes: {parts}',
    chosenLeave: 'Nothing changes in who can use which mailbox',
    findingOthers:
      'May use {count, plural, one {a mailbox or list of others} other {# mailboxes or lists of others}}: {names}.',
    explainGive: 'Give {successor} the right {right} on this mailbox',
    explainGiveBack: 'Take the right {right} on this mailbox from {successor} again',
    explainTake: 'Take the right {right} on {name} away from {leaver}',
    explainTakeBack: 'Give {leaver} the right {right} on {name} again',
    explainSearch: 'Look for other mailboxes that {leaver} has full access to',
    instructSearch:
      'Open Exchange Online PowerShell. List the mailboxes: Get-EXOMailbox -ResultSize Unlimited | Get-EXOMailboxPermission -User "{upn}". Then run this for each of them, with its Identity in place of MAILBOX: Remove-MailboxPermission -Identity "MAILBOX" -User "{upn}" -AccessRights FullAccess -Confirm:$false. With many mailboxes the list can take hours.',
    lostSearch:
      'What a colleague found elsewhere and took away, nobody wrote down. Ask {leaver} which mailboxes, calendars, rooms and flows are missing, and have their owners give them anew.',
    explainFolders: 'Look for calendars and folders of colleagues that {leaver} may open',
    instructFolders:
      'Only each mailbox itself knows who may open its folders. Open Exchange Online PowerShell and run this for the colleagues of {upn}, with the address for MAILBOX. In a Dutch mailbox the folder is called Agenda:\n\nGet-EXOMailboxFolderPermission -Identity "MAILBOX:\\Calendar" -User "{upn}"\n\nWhere it finds something, run this:\n\nRemove-MailboxFolderPermission -Identity "MAILBOX:\\Calendar" -User "{upn}" -Confirm:$false',
    explainRooms: 'Look for rooms and equipment whose bookings {leaver} approves',
    instructRooms:
      'Only each room itself knows who approves its bookings. Open Exchange Online PowerShell and run this:\n\nGet-EXOMailbox -RecipientTypeDetails RoomMailbox,EquipmentMailbox -ResultSize Unlimited | Get-CalendarProcessing | Where-Object ResourceDelegates -Match "{name}" | Format-List Identity,ResourceDelegates\n\nFor each that it finds, name everybody who approves from now on, with commas between:\n\nSet-CalendarProcessing -Identity "ROOM" -ResourceDelegates "SUCCESSOR"',
    explainFlows: 'Look for flows and approvals of {leaver} in Power Automate',
    instructFlows:
      'Install the module Microsoft.PowerApps.Administration.PowerShell, sign in with Add-PowerAppsAccount as a Power Platform administrator, and run this:\n\nGet-AdminFlow -CreatedBy {id}\n\nGive each flow that goes on another owner in the Power Platform admin centre. No command finds approvals that wait for {upn} in flows of others: ask who runs those.',
    verified: 'Rights on mailboxes now: {parts}.',
    verifiedBoth: 'Rights on mailboxes now: {parts}. A colleague confirmed having looked for full access elsewhere.',
    verifiedSearch: 'A colleague confirmed having looked for full access elsewhere.',
    felt: 'Mailbox rights change within 30 minutes; restarting Outlook helps.',
  },
  nl: {
    ...decisionTexts.nl,
    whereRights: 'In Outlook, voor {address}.',
    untilTaken: 'Tot iemand het beëindigt of het account van {name} verwijdert.',
    lookRights: 'probeer het een keer; start Outlook opnieuw als het niet werkt.',
    handedRights: '{rights} op het postvak',
    ...successorTexts.nl,
    title: 'Rechten op postvakken',
    question: 'Wie welk postvak kan gebruiken als {name} weg is',
    others: 'Mag gebruiken van anderen',
    other: '{name} ({rights})',
    more: 'nog {count, number}',
    rightFullAccess: 'volledige toegang',
    rightSendAs: 'verzenden als',
    rightSendOnBehalf: 'verzenden namens',
    giveLabel: 'Wat de opvolger met dit postvak mag',
    choiceFullAccess: 'Openen en alles lezen (volledige toegang)',
    choiceSendAs: 'Mailen als afzender (verzenden als)',
    choiceSendOnBehalf: 'Mailen namens het postvak (verzenden namens)',
    successorLabel: 'Opvolger (als je iets aanvinkt)',
    successorWithoutMailbox: '{name} heeft geen postvak. Kies een opvolger die er wel een heeft.',
    takeLabel: 'Postvakken van anderen',
    takeTitle:
      'De rechten van {leaver} op {count, plural, one {dit ene postvak of deze ene lijst} other {deze # postvakken en lijsten}} weghalen',
    searchLabel: 'Wat ik niet kan opzoeken',
    searchTitle: 'Geef me voor elk een taak met de opdracht',
    noteShared: 'Door het postvak te delen krijgt {name} al volledige toegang: die geef ik niet nog een keer.',
    noteSynced: 'Verzenden namens kun je hier niet kiezen: voor dit account stel je dat in Active Directory in.',
    effectReply: 'Wie alleen volledige toegang heeft, kan lezen maar niet antwoorden vanuit dit postvak.',
    effectSearch:
      'Volledige toegang tot andere postvakken is alleen per postvak te vinden, en dat kan uren duren. Ik heb alleen gekeken waar {leaver} mag verzenden. Een geblokkeerd account kan er niets mee.',
    effectNotLooked:
      'Niet naar gekeken, omdat geen aanroep het vindt: rechten op agenda’s en mappen van collega’s, boekingen van ruimten die {leaver} goedkeurt, stromen van Power Automate.',
    effectTime: 'Het werkt binnen 30 minuten. Je kunt alles weer terugdraaien.',
    partGive: '{rights} voor {successor}',
    partTake: 'geen rechten van {leaver} meer op {names}',
    partSearch: 'een taak om elders naar volledige toegang te zoeken',
    chosenChange: 'Rechten op postvakken: {parts}',
    chosenLeave: 'Er verandert niets aan wie welk postvak kan gebruiken',
    findingOthers:
      'Mag {count, plural, one {een postvak of lijst van anderen} other {# postvakken of lijsten van anderen}} gebruiken: {names}.',
    explainGive: 'Geef {successor} het recht {right} op dit postvak',
    explainGiveBack: 'Neem het recht {right} op dit postvak weer weg bij {successor}',
    explainTake: 'Neem het recht {right} op {name} weg bij {leaver}',
    explainTakeBack: 'Geef {leaver} het recht {right} op {name} terug',
    explainSearch: 'Zoek andere postvakken waartoe {leaver} volledige toegang heeft',
    instructSearch:
      'Open Exchange Online PowerShell. Vraag de postvakken op: Get-EXOMailbox -ResultSize Unlimited | Get-EXOMailboxPermission -User "{upn}". Voer daarna dit uit voor elk postvak, met de Identity ervan op de plek van MAILBOX: Remove-MailboxPermission -Identity "MAILBOX" -User "{upn}" -AccessRights FullAccess -Confirm:$false. Bij veel postvakken kan het opvragen uren duren.',
    lostSearch:
      'Wat een collega elders heeft gevonden en weggehaald, staat nergens. Vraag {leaver} welke postvakken, agenda’s, ruimten en stromen ontbreken, en laat de eigenaren die opnieuw geven.',
    explainFolders: 'Zoek agenda’s en mappen van collega’s die {leaver} mag openen',
    instructFolders:
      'Alleen elk postvak zelf weet wie zijn mappen mag openen. Open Exchange Online PowerShell en voer dit uit voor de collega’s van {upn}, met het adres op de plek van MAILBOX. In een Engels postvak heet de map Calendar:\n\nGet-EXOMailboxFolderPermission -Identity "MAILBOX:\\Agenda" -User "{upn}"\n\nWordt er iets gevonden, voer dan dit uit:\n\nRemove-MailboxFolderPermission -Identity "MAILBOX:\\Agenda" -User "{upn}" -Confirm:$false',
    explainRooms: 'Zoek ruimten en apparatuur waarvan {leaver} de boekingen goedkeurt',
    instructRooms:
      'Alleen elke ruimte zelf weet wie haar boekingen goedkeurt. Open Exchange Online PowerShell en voer dit uit:\n\nGet-EXOMailbox -RecipientTypeDetails RoomMailbox,EquipmentMailbox -ResultSize Unlimited | Get-CalendarProcessing | Where-Object ResourceDelegates -Match "{name}" | Format-List Identity,ResourceDelegates\n\nNoem voor elke ruimte die wordt gevonden iedereen die voortaan goedkeurt, met komma’s ertussen:\n\nSet-CalendarProcessing -Identity "RUIMTE" -ResourceDelegates "OPVOLGER"',
    explainFlows: 'Zoek stromen en goedkeuringen van {leaver} in Power Automate',
    instructFlows:
      'Installeer de module Microsoft.PowerApps.Administration.PowerShell, meld je met Add-PowerAppsAccount aan als Power Platform-beheerder en voer dit uit:\n\nGet-AdminFlow -CreatedBy {id}\n\nGeef elke stroom die doorgaat een andere eigenaar in het Power Platform-beheercentrum. Geen opdracht vindt goedkeuringen die in stromen van anderen op {upn} wachten: vraag dat na bij wie die beheert.',
    verified: 'Rechten op postvakken nu: {parts}.',
    verifiedBoth:
      'Rechten op postvakken nu: {parts}. Een collega heeft bevestigd dat er elders naar volledige toegang is gezocht.',
    verifiedSearch: 'Een collega heeft bevestigd dat er elders naar volledige toegang is gezocht.',
    felt: 'Rechten op postvakken veranderen binnen 30 minuten; opnieuw starten van Outlook helpt.',
  },
})
