import { decisionTexts } from '../../conversation/decision'
import { successorTexts } from '../../conversation/successor'
import { defineTexts } from '../../texts'

/** The texts of the step `mailbox`. */
export const mailboxTexts = defineTexts('mailbox', {
  en: {
    ...decisionTexts.en,
    handedMailbox: 'mailbox',
    handedMail: 'new mail',
    whereShared: 'In Outlook, below your own mailbox: {address}. Restart Outlook if it is not there.',
    whereForwarded: 'New mail to {address} arrives in your own inbox.',
    untilTaken: 'Until somebody ends it or deletes the account of {name}.',
    lookShared: 'look at what is still open, and answer those who wait.',
    lookForwarded: 'answer those who write, and have them write to you.',
    ...successorTexts.en,
    title: 'Mailbox',
    question: 'Mailbox of {name}',
    kind: 'Mailbox',
    kindUser: 'Personal mailbox',
    kindShared: 'Shared mailbox',
    kindOther: '{kind}',
    size: 'Size',
    gigabytes: '{gigabytes, number, ::.#} GB',
    special: 'Special',
    archive: 'with an archive',
    hold: 'on hold',
    forwarding: 'Forwards to',
    access: 'Full access',
    choiceShare: 'Share it: all mail, old and new',
    choiceForward: 'Forward it: new mail only',
    choiceStop: 'Stop the forwarding that is there; nobody gets the mail',
    choiceLeave: 'Leave the mailbox as it is',
    successorLabel: 'Successor (for sharing or forwarding)',
    keepCopyLabel: 'When forwarding',
    keepCopyTitle: 'Also keep a copy in the mailbox',
    noteNoManager:
      'Nobody is suggested as successor, because no manager with a mailbox is known. Choose one yourself, or leave the mailbox.',
    noteNeedsLicence:
      'This mailbox is {reasons}. Shared, it keeps needing a licence with Exchange Online Plan 2; that is why forwarding is suggested.',
    reasonSize: 'above 50 GB',
    reasonArchive: 'equipped with an archive',
    reasonHold: 'on hold',
    reasonHoldDecided: 'to be put on hold',
    noteForwards:
      'The mailbox forwards to {address} now. Sharing and forwarding replace that, and stopping ends it; leaving it goes on sending mail there.',
    effectShare:
      '**Share** makes it a shared mailbox. It opens by itself in the successor’s Outlook and needs no licence up to 50 GB without an archive or a hold.',
    effectForward: '**Forward** carries only mail that arrives from now on. The account keeps its Exchange licence.',
    effectAccount: 'Either way the account must stay: deleting it would take the mailbox along.',
    effectTime: 'It takes effect within 30 minutes.',
    comesToAccount: 'The account stays, because the mailbox hangs on it.',
    comesToNewMail: 'Only mail that comes from now on goes there.',
    comesToLicence: 'Sharing this mailbox would need a licence; forwarding keeps the one there is.',
    comesToSharedLicence: 'This mailbox keeps needing a licence, also once it is shared.',
    chosenShare: 'Share with {successor}',
    chosenForward: 'Forward new mail to {successor}{keepCopy, select, true { and keep a copy} other {}}',
    chosenStop: 'Stop the forwarding that is there',
    chosenLeave: 'The mailbox is left as it is',
    more: '{count, number} more',
    kindMailUser: 'A mail user, without a mailbox',
    choiceMailUser: 'Have a colleague lead the mail elsewhere',
    effectMailUser: 'A mail user has no mailbox here, so there is nothing to share. Deleting the account ends it, too.',
    findingMailUser: 'There is no mailbox: mail to {leaver} leaves the organisation, to {address}.',
    findingForwardsOutside: 'Mail is being forwarded to {address}, and leaves the organisation by that, to {outside}.',
    findingAliases: 'Mail to these addresses comes here, too: {names}.',
    feltAliases: 'Mail to {names} arrives there, too.',
    explainMailUser: 'Lead mail to {leaver} elsewhere than to {address}',
    instructMailUser:
      '{upn} is a mail user: mail to it goes to {address}, outside the organisation. Open Exchange Online PowerShell and run this, with an address for SOMEWHERE that your organisation reads and that nobody here has yet:\n\nSet-MailUser -Identity "{upn}" -ExternalEmailAddress "SOMEWHERE"\n\nI look afterwards where the mail goes. Where the account comes from Active Directory, set the attribute targetAddress there instead.',
    explainMailUserBack: 'Lead mail to {leaver} to {address} again',
    instructMailUserBack:
      'Open Exchange Online PowerShell and run this:\n\nSet-MailUser -Identity "{upn}" -ExternalEmailAddress "{address}"\n\nWhere the account comes from Active Directory, set the attribute targetAddress there instead.',
    findingNone: 'There is no mailbox.',
    findingSize: 'The mailbox holds {gigabytes, number, ::.#} GB.',
    findingLarge:
      'The mailbox holds {gigabytes, number, ::.#} GB: above 50 GB a shared mailbox needs a licence with Exchange Online Plan 2.',
    findingShared: 'The mailbox is a shared mailbox already: check that {leaver} is a person who leaves.',
    findingResource:
      'The mailbox is not that of a person, but of a room or of equipment: check whether you mean {leaver}.',
    findingArchive: 'The mailbox has an archive: shared, it needs a licence with Exchange Online Plan 2.',
    findingHold: 'The mailbox is on hold: its Exchange licence must stay, also when it is shared.',
    findingForwards: 'Mail is being forwarded to {address}.',
    successorWithoutMailbox: '{name} has no mailbox. Choose a successor who can receive mail.',
    nothingToDecide: 'There is no mailbox, so there is nothing to share or forward.',
    explainShare: 'Convert the mailbox to a shared mailbox',
    explainStopForwarding: 'Stop the forwarding to {address}, so that mail stays in the shared mailbox',
    explainStop: 'Stop the forwarding to {address}',
    explainAccess: 'Give {successor} full access to the mailbox',
    explainForward: 'Forward new mail to {address}{keepCopy, select, true {, and keep a copy in the mailbox} other {}}',
    explainUnshare: 'Convert the mailbox back to a personal mailbox (it needs its licence again)',
    explainUnshareResource: 'Convert the mailbox back to that of a room or of equipment',
    explainForwardingBack: 'Forward mail to {address} again, as before',
    foundForwarded: 'Mail goes on to {address} by now.',
    foundNotForwarded: 'Mail is not forwarded any more: somebody has ended that since.',
    foundKind: 'The mailbox has become of another kind since: {kind}.',
    explainAccessBack: 'Take the full access of {successor} away',
    verifiedShare: 'The mailbox is a shared mailbox and {successor} has full access.',
    verifiedForward: 'New mail is forwarded to {address}.',
    verifiedStop: 'Mail is no longer forwarded.',
    chosenEnd: 'End the access of {name}; the mailbox stays a shared one',
    verifiedEnd: '{name} has no full access to the mailbox any more.',
    endForward: 'Not needed, change or end it',
    endAccess: 'Not needed, end the access of {name}',
    lookDelete:
      'Is nothing in the mailbox needed any more? I never delete an account whose mailbox is shared. End the access, and the summary says what to do by hand.',
    taskDelete:
      'Nothing in the shared mailbox needed any more? Delete {upn} in the Microsoft 365 admin centre, under Active users. The mailbox goes along, and can be restored for 30 days.',
    remindForward: 'Forwarded mail: still needed?',
    remindShare: 'Mailbox: still needed?',
    taskShare:
      'If not: in the Exchange admin centre, under Mailboxes, open the mailbox of {leaver}, then Delegation, and take {successor} away.',
    feltSoon: 'Exchange carries the change out within 30 minutes.',
    kindOnPremises: 'On your own Exchange servers',
    findingOnPremises: 'The mailbox is on your own Exchange servers: what is decided about it a colleague does there.',
    noteOnPremises:
      'This mailbox is on your own Exchange servers, where I cannot look or change anything. A colleague gets the exact commands as a task.',
    noteTurnsBack:
      'Active Directory decides what this mailbox is. Shared here alone, it turns back at the next synchronisation; so a colleague gets the command for there as a task.',
    comesToOnPremises: 'A colleague does it on your own Exchange servers.',
    explainShareOnPremises: 'On your own Exchange servers: make it a shared mailbox, and give {name} full access',
    instructShareOnPremises:
      'In the Exchange Management Shell on your own server, run the following.\n\nSet-Mailbox -Identity "{upn}" -Type Shared\n\nAdd-MailboxPermission -Identity "{upn}" -User "{successor}" -AccessRights FullAccess -InheritanceType All\n\nSet-Mailbox -Identity "{upn}" -ForwardingAddress $null -ForwardingSmtpAddress $null -DeliverToMailboxAndForward $false',
    explainForwardOnPremises: 'On your own Exchange servers: forward new mail to {address}',
    instructForwardOnPremises:
      'In the Exchange Management Shell on your own server, run the following.\n\nSet-Mailbox -Identity "{upn}" -ForwardingAddress $null -ForwardingSmtpAddress "smtp:{address}" -DeliverToMailboxAndForward {keepCopy, select, true {$true} other {$false}}',
    explainUnshareOnPremises: 'On your own Exchange servers: make it a personal mailbox again',
    instructUnshareOnPremises:
      'In the Exchange Management Shell on your own server, run the following. Set the forwarding as it was, if there was one.\n\nSet-Mailbox -Identity "{upn}" -Type Regular\n\nRemove-MailboxPermission -Identity "{upn}" -User "{successor}" -AccessRights FullAccess -InheritanceType All',
    explainForwardBackOnPremises: 'On your own Exchange servers: end the forwarding',
    instructForwardBackOnPremises:
      'In the Exchange Management Shell on your own server, run the following. If mail was forwarded before, set it back to there.\n\nSet-Mailbox -Identity "{upn}" -ForwardingAddress $null -ForwardingSmtpAddress $null -DeliverToMailboxAndForward $false',
    explainRemoteShared: 'On your own Exchange server: have Active Directory say that the mailbox is shared',
    instructRemoteShared:
      'In the Exchange Management Shell on your own server, run the following. Without it the next synchronisation makes the mailbox personal again, and without a licence its mail is lost. Where Active Directory was never prepared for Exchange, there is nothing to do.\n\nSet-RemoteMailbox -Identity "{upn}" -Type Shared',
    explainRemoteRegular: 'On your own Exchange server: have Active Directory say that the mailbox is personal',
    instructRemoteRegular:
      'In the Exchange Management Shell on your own server, run the following. Where Active Directory was never prepared for Exchange, there is nothing to do.\n\nSet-RemoteMailbox -Identity "{upn}" -Type Regular',
    explainRecipientEnd: 'In Active Directory: stop the forwarding to {recipient}',
    instructRecipientEnd:
      'On a computer with the Active Directory module for PowerShell, run the following, and then start a synchronisation.\n\n$user = Get-ADUser -LDAPFilter "(userPrincipalName={upn})"\n\nSet-ADUser $user -Clear altRecipient',
    explainRecipientBack: 'In Active Directory: forward to {recipient} again',
    instructRecipientBack:
      'Set the attribute altRecipient of {upn} to {recipient} again, on the tab Attribute Editor of the account. Then start a synchronisation.',
    verifiedOnPremises: 'Done on your own Exchange servers by the word of whoever did it; I cannot look there.',
    leftOnPremises:
      'Look on your own Exchange servers yourself: there I see neither automatic replies, meetings, rules, holds nor phones of {upn}.',
    feltOutlook: 'The mailbox appears by itself in the successor’s Outlook; restarting Outlook helps.',
  },
  nl: {
    ...decisionTexts.nl,
    handedMailbox: 'postvak',
    handedMail: 'nieuwe mail',
    whereShared: 'In Outlook, onder je eigen postvak: {address}. Start Outlook opnieuw als het er niet staat.',
    whereForwarded: 'Nieuwe mail aan {address} komt in je eigen Postvak IN.',
    untilTaken: 'Tot iemand het beëindigt of het account van {name} verwijdert.',
    lookShared: 'kijk wat er nog openstaat, en antwoord wie wacht.',
    lookForwarded: 'antwoord wie schrijft, en vraag hun voortaan jou te schrijven.',
    ...successorTexts.nl,
    title: 'Postvak',
    question: 'Postvak van {name}',
    kind: 'Postvak',
    kindUser: 'Persoonlijk postvak',
    kindShared: 'Gedeeld postvak',
    kindOther: '{kind}',
    size: 'Grootte',
    gigabytes: '{gigabytes, number, ::.#} GB',
    special: 'Bijzonder',
    archive: 'met archief',
    hold: 'in bewaring',
    forwarding: 'Stuurt door naar',
    access: 'Volledige toegang',
    choiceShare: 'Delen: alle mail, oude en nieuwe',
    choiceForward: 'Doorsturen: alleen nieuwe mail',
    choiceStop: 'Het doorsturen dat er is stoppen; niemand krijgt de mail',
    choiceLeave: 'Het postvak laten zoals het is',
    successorLabel: 'Opvolger (bij delen of doorsturen)',
    keepCopyLabel: 'Bij doorsturen',
    keepCopyTitle: 'Ook een kopie in het postvak bewaren',
    noteNoManager:
      'Ik stel geen opvolger voor, want er is geen leidinggevende met een postvak bekend. Kies zelf iemand, of laat het postvak zoals het is.',
    noteNeedsLicence:
      'Dit postvak is {reasons}. Ook als gedeeld postvak houdt het een licentie met Exchange Online-abonnement 2 nodig; daarom stel ik doorsturen voor.',
    reasonSize: 'groter dan 50 GB',
    reasonArchive: 'voorzien van een archief',
    reasonHold: 'in bewaring',
    reasonHoldDecided: 'straks in bewaring',
    noteForwards:
      'Het postvak stuurt nu door naar {address}. Delen en doorsturen komen daarvoor in de plaats, stoppen maakt er een eind aan; laat je het zo, dan blijft mail daarheen gaan.',
    effectShare:
      '**Delen** maakt er een gedeeld postvak van. Het verschijnt vanzelf in Outlook bij de opvolger en heeft tot 50 GB geen licentie nodig, zonder archief en zonder bewaring.',
    effectForward:
      '**Doorsturen** geldt alleen voor mail die vanaf nu binnenkomt. Het account houdt de Exchange-licentie.',
    effectAccount: 'In beide gevallen moet het account blijven bestaan: verwijder je het, dan gaat het postvak mee.',
    effectTime: 'Het werkt binnen 30 minuten.',
    comesToAccount: 'Het account blijft, want het postvak hangt eraan.',
    comesToNewMail: 'Alleen mail die vanaf nu komt gaat daarheen.',
    comesToLicence: 'Delen zou een licentie vragen; doorsturen houdt die er is.',
    comesToSharedLicence: 'Dit postvak heeft ook gedeeld een licentie nodig.',
    chosenShare: 'Delen met {successor}',
    chosenForward: 'Nieuwe mail doorsturen naar {successor}{keepCopy, select, true { en een kopie bewaren} other {}}',
    chosenStop: 'Stoppen met het doorsturen dat er is',
    chosenLeave: 'Het postvak blijft zoals het is',
    more: 'nog {count, number}',
    kindMailUser: 'Een e-mailgebruiker, zonder postvak',
    choiceMailUser: 'Een collega laat de mail ergens anders heen gaan',
    effectMailUser:
      'Een e-mailgebruiker heeft hier geen postvak, dus er valt niets te delen. Wordt het account verwijderd, dan eindigt het ook.',
    findingMailUser: 'Er is geen postvak: mail aan {leaver} verlaat de organisatie, naar {address}.',
    findingForwardsOutside:
      'Mail wordt doorgestuurd naar {address} en verlaat daardoor de organisatie, naar {outside}.',
    findingAliases: 'Mail aan deze adressen komt hier ook: {names}.',
    feltAliases: 'Mail aan {names} komt daar ook aan.',
    explainMailUser: 'Laat mail aan {leaver} ergens anders heen gaan dan naar {address}',
    instructMailUser:
      '{upn} is een e-mailgebruiker: mail daaraan gaat naar {address}, buiten de organisatie. Open Exchange Online PowerShell en voer dit uit, met op de plek van SOMEWHERE een adres dat je organisatie leest en hier nog niemand heeft:\n\nSet-MailUser -Identity "{upn}" -ExternalEmailAddress "SOMEWHERE"\n\nDaarna kijk ik waar de mail heen gaat. Komt het account uit Active Directory, zet dan daar het attribuut targetAddress.',
    explainMailUserBack: 'Laat mail aan {leaver} weer naar {address} gaan',
    instructMailUserBack:
      'Open Exchange Online PowerShell en voer dit uit:\n\nSet-MailUser -Identity "{upn}" -ExternalEmailAddress "{address}"\n\nKomt het account uit Active Directory, zet dan daar het attribuut targetAddress.',
    findingNone: 'Er is geen postvak.',
    findingSize: 'Het postvak is {gigabytes, number, ::.#} GB groot.',
    findingLarge:
      'Het postvak is {gigabytes, number, ::.#} GB groot: boven 50 GB heeft een gedeeld postvak een licentie met Exchange Online-abonnement 2 nodig.',
    findingShared: 'Het postvak is al een gedeeld postvak: ga na of {leaver} iemand is die vertrekt.',
    findingResource:
      'Het postvak is niet van een persoon, maar van een ruimte of van apparatuur: ga na of je {leaver} bedoelt.',
    findingArchive:
      'Het postvak heeft een archief: als gedeeld postvak heeft het een licentie met Exchange Online-abonnement 2 nodig.',
    findingHold: 'Het postvak is in bewaring: de Exchange-licentie moet blijven, ook als het gedeeld wordt.',
    findingForwards: 'Mail wordt doorgestuurd naar {address}.',
    successorWithoutMailbox: '{name} heeft geen postvak. Kies een opvolger die mail kan ontvangen.',
    nothingToDecide: 'Er is geen postvak, dus er valt niets te delen of door te sturen.',
    explainShare: 'Zet het postvak om naar een gedeeld postvak',
    explainStopForwarding: 'Stop met doorsturen naar {address}, zodat mail in het gedeelde postvak blijft',
    explainStop: 'Stop met doorsturen naar {address}',
    explainAccess: 'Geef {successor} volledige toegang tot het postvak',
    explainForward:
      'Stuur nieuwe mail door naar {address}{keepCopy, select, true { en bewaar een kopie in het postvak} other {}}',
    explainUnshare: 'Zet het postvak terug naar een persoonlijk postvak (dat heeft weer een licentie nodig)',
    explainUnshareResource: 'Zet het postvak terug naar dat van een ruimte of van apparatuur',
    explainForwardingBack: 'Stuur mail weer door naar {address}, zoals eerst',
    foundForwarded: 'Mail gaat inmiddels door naar {address}.',
    foundNotForwarded: 'Mail wordt niet meer doorgestuurd: iemand heeft dat sindsdien gestopt.',
    foundKind: 'Het postvak is sindsdien van een andere soort geworden: {kind}.',
    explainAccessBack: 'Neem de volledige toegang van {successor} weg',
    verifiedShare: 'Het postvak is een gedeeld postvak en {successor} heeft volledige toegang.',
    verifiedForward: 'Nieuwe mail wordt doorgestuurd naar {address}.',
    verifiedStop: 'Mail wordt niet meer doorgestuurd.',
    chosenEnd: 'De toegang van {name} beëindigen; het postvak blijft gedeeld',
    verifiedEnd: '{name} heeft geen volledige toegang meer tot het postvak.',
    endForward: 'Niet nodig, wijzig of beëindig het',
    endAccess: 'Niet nodig, beëindig de toegang van {name}',
    lookDelete:
      'Is er niets meer nodig uit het postvak? Een account met een gedeeld postvak verwijder ik nooit. Beëindig de toegang; de samenvatting zegt wat er met de hand moet.',
    taskDelete:
      'Niets meer nodig uit het gedeelde postvak? Verwijder {upn} in het Microsoft 365-beheercentrum, onder Actieve gebruikers. Het postvak gaat mee, en is 30 dagen te herstellen.',
    remindForward: 'Doorgestuurde mail: nog nodig?',
    remindShare: 'Postvak: nog nodig?',
    taskShare:
      'Zo niet: open in het Exchange-beheercentrum onder Postvakken het postvak van {leaver}, dan Delegering, en haal {successor} weg.',
    feltSoon: 'Exchange voert de wijziging binnen 30 minuten door.',
    kindOnPremises: 'Op jullie eigen Exchange-servers',
    findingOnPremises:
      'Het postvak staat op jullie eigen Exchange-servers: wat erover wordt besloten, doet een collega daar.',
    noteOnPremises:
      'Dit postvak staat op jullie eigen Exchange-servers, waar ik niets kan zien of wijzigen. Een collega krijgt de precieze opdrachten als taak.',
    noteTurnsBack:
      'Active Directory bepaalt wat dit postvak is. Alleen hier gedeeld, wordt het bij de volgende synchronisatie weer persoonlijk; daarom krijgt een collega de opdracht voor daar als taak.',
    comesToOnPremises: 'Een collega doet het op jullie eigen Exchange-servers.',
    explainShareOnPremises:
      'Op jullie eigen Exchange-servers: maak er een gedeeld postvak van en geef {name} volledige toegang',
    instructShareOnPremises:
      'Voer in de Exchange Management Shell op jullie eigen server het volgende uit.\n\nSet-Mailbox -Identity "{upn}" -Type Shared\n\nAdd-MailboxPermission -Identity "{upn}" -User "{successor}" -AccessRights FullAccess -InheritanceType All\n\nSet-Mailbox -Identity "{upn}" -ForwardingAddress $null -ForwardingSmtpAddress $null -DeliverToMailboxAndForward $false',
    explainForwardOnPremises: 'Op jullie eigen Exchange-servers: stuur nieuwe mail door naar {address}',
    instructForwardOnPremises:
      'Voer in de Exchange Management Shell op jullie eigen server het volgende uit.\n\nSet-Mailbox -Identity "{upn}" -ForwardingAddress $null -ForwardingSmtpAddress "smtp:{address}" -DeliverToMailboxAndForward {keepCopy, select, true {$true} other {$false}}',
    explainUnshareOnPremises: 'Op jullie eigen Exchange-servers: maak er weer een persoonlijk postvak van',
    instructUnshareOnPremises:
      'Voer in de Exchange Management Shell op jullie eigen server het volgende uit. Zet het doorsturen terug zoals het was, als dat er was.\n\nSet-Mailbox -Identity "{upn}" -Type Regular\n\nRemove-MailboxPermission -Identity "{upn}" -User "{successor}" -AccessRights FullAccess -InheritanceType All',
    explainForwardBackOnPremises: 'Op jullie eigen Exchange-servers: stop met doorsturen',
    instructForwardBackOnPremises:
      'Voer in de Exchange Management Shell op jullie eigen server het volgende uit. Werd er eerder doorgestuurd, zet het dan daarheen terug.\n\nSet-Mailbox -Identity "{upn}" -ForwardingAddress $null -ForwardingSmtpAddress $null -DeliverToMailboxAndForward $false',
    explainRemoteShared: 'Op jullie eigen Exchange-server: laat Active Directory zeggen dat het postvak gedeeld is',
    instructRemoteShared:
      'Voer in de Exchange Management Shell op jullie eigen server het volgende uit. Anders maakt de volgende synchronisatie het postvak weer persoonlijk, en zonder licentie is de mail dan weg. Is Active Directory nooit voor Exchange voorbereid, dan hoef je niets te doen.\n\nSet-RemoteMailbox -Identity "{upn}" -Type Shared',
    explainRemoteRegular:
      'Op jullie eigen Exchange-server: laat Active Directory zeggen dat het postvak persoonlijk is',
    instructRemoteRegular:
      'Voer in de Exchange Management Shell op jullie eigen server het volgende uit. Is Active Directory nooit voor Exchange voorbereid, dan hoef je niets te doen.\n\nSet-RemoteMailbox -Identity "{upn}" -Type Regular',
    explainRecipientEnd: 'In Active Directory: stop met doorsturen naar {recipient}',
    instructRecipientEnd:
      'Voer op een computer met de Active Directory-module voor PowerShell het volgende uit, en start daarna een synchronisatie.\n\n$user = Get-ADUser -LDAPFilter "(userPrincipalName={upn})"\n\nSet-ADUser $user -Clear altRecipient',
    explainRecipientBack: 'In Active Directory: stuur weer door naar {recipient}',
    instructRecipientBack:
      'Zet het kenmerk altRecipient van {upn} weer op {recipient}, op het tabblad Kenmerkeditor van het account. Start daarna een synchronisatie.',
    verifiedOnPremises: 'Gedaan op jullie eigen Exchange-servers, zegt wie het deed; daar kan ik niet kijken.',
    leftOnPremises:
      'Kijk zelf op jullie eigen Exchange-servers: automatisch antwoord, vergaderingen, regels, bewaring en telefoons van {upn} zie ik daar niet.',
    feltOutlook: 'Het postvak verschijnt vanzelf in Outlook bij de opvolger; opnieuw starten van Outlook helpt.',
  },
})
