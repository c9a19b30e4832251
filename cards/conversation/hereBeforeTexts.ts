import { defineTexts } from '../texts'

/**
 * What is said of an account that somebody had before: when it was left, what is still kept, and how to join it. Dates and
 * limits: learn, restore a deleted user; OneDrive retention and deletion; restore an inactive mailbox.
 */
export const hereBeforeTexts = defineTexts('hereBefore', {
  en: {
    title: 'Was here before: {name} ({address})',
    titleInUse: 'Has another account: {name} ({address})',
    question: 'The same person as {name} ({address})?',
    byEmployeeId: 'Same employee number.',
    byAddress: 'Same alternate address: probably one person.',
    byName: 'Same name, which may be chance.',
    byNameOtherId: 'Same name, another employee number.',
    prove: 'If so, give the new account employee number {employeeId} in Entra, and look again.',
    offboarded:
      'Offboarded on {at, date, ::dMMMMyyyy}, asked for by {requester}: {count, plural, one {# step} other {# steps}} done.',
    stopped:
      'Offboarding stopped on {at, date, ::dMMMMyyyy}, asked for by {requester}: {count, plural, one {# step} other {# steps}} done.',
    running: 'Its offboarding still runs, asked for by {requester}: stop it before you join anything.',
    elsewhere: 'My journal has nothing of it: another tool or a person did it.',
    perhapsForgotten:
      'My journal has nothing of it. Either it was so long ago that I had to forget it, or another tool or a person did it.',
    blocked: 'That account is blocked.',
    deleted: 'Deleted on {at, date, ::dMMMMyyyy}; it can be restored until {until, date, ::dMMMMyyyy}.',
    deletedOn: 'Deleted on {at, date, ::dMMMMyyyy}.',
    gone: 'The account is gone for good, and its mailbox and OneDrive with it.',
    goneButHeld: 'The account is gone for good. Its mailbox was on hold, so it may be kept without it.',
    kept: 'Still kept: {things}.',
    thingBlocked: 'the account (blocked)',
    thingOpen: 'the account (can sign in)',
    thingShared: 'the shared mailbox',
    thingMailbox: 'the mailbox',
    thingSharedOpened: 'the shared mailbox (open to {people})',
    thingMailboxOpened: 'the mailbox (open to {people})',
    thingHold: 'a litigation hold without end',
    thingHoldDays: 'a litigation hold of {days, plural, one {# day} other {# days}}',
    thingOtherHold: 'a hold',
    thingOneDrive: 'the OneDrive',
    thingOneDriveUntil: 'the OneDrive (archived from {at, date, ::dMMMMyyyy})',
    thingOneDriveLocked: 'the OneDrive (locked or archived)',
    thingNumber: 'the number {number}',
    thingNumberFree: 'the number {number} (free)',
    numberGiven: 'The number {number} is with {name} now.',
    person: '{upn}',
    morePeople: '{count, number} more',
    part: '{part, select, account {the account} mailbox {the mailbox} oneDrive {the OneDrive} other {the number}}',
    unread: 'I could not read {parts}: look again later.',
    incomplete: 'I could not look everywhere whether this person was here before: look again later.',
    more: '{count, plural, one {Another account} other {# other accounts}} may be theirs, too.',
    how: 'What to do by hand',
    done: 'Done then: {steps}.',
    taskRestore:
      'Restore it in the Entra admin centre, under Deleted users, before {until, date, ::dMMMMyyyy}. Mailbox and OneDrive come back with it. Then look again.',
    taskRestoreRenamed:
      'Restore it in the Entra admin centre, under Deleted users, before {until, date, ::dMMMMyyyy}, with another sign-in name: {address} is taken. Mailbox and OneDrive come back with it. Then look again.',
    taskInactive:
      'Look in Exchange Online PowerShell whether the mailbox of {address} is among the inactive ones. Then copy it into the new one, with the DistinguishedName that you find there:',
    taskMailbox:
      'Once the new account has a mailbox, let it open the old one and send from it, in Exchange Online PowerShell:',
    taskFiles: 'Open the old OneDrive as an administrator, choose Manage access for “My files” and add {upn}.',
    taskFilesAt: 'Open {address} as an administrator, choose Manage access for “My files” and add {upn}.',
    taskUnlock: 'Have a SharePoint administrator open the old OneDrive again. Then look again.',
    taskNumber: 'Give the new account the number {number}, once it has a phone licence, in Teams PowerShell:',
    taskNumberElsewhere:
      'Have {number} given to the new account where it is written: Active Directory, or your operator.',
    taskCopy: 'Ask {name} for the files: the OneDrive was copied to theirs.',
  },
  nl: {
    title: 'Was hier eerder: {name} ({address})',
    titleInUse: 'Heeft nog een account: {name} ({address})',
    question: 'Dezelfde persoon als {name} ({address})?',
    byEmployeeId: 'Zelfde personeelsnummer.',
    byAddress: 'Zelfde alternatieve adres: waarschijnlijk één persoon.',
    byName: 'Zelfde naam; dat kan toeval zijn.',
    byNameOtherId: 'Zelfde naam, ander personeelsnummer.',
    prove: 'Zo ja, geef het nieuwe account in Entra personeelsnummer {employeeId} en kijk opnieuw.',
    offboarded:
      'Uit dienst gemeld op {at, date, ::dMMMMyyyy}, aangevraagd door {requester}: {count, plural, one {# stap} other {# stappen}} gedaan.',
    stopped:
      'Offboarding gestopt op {at, date, ::dMMMMyyyy}, aangevraagd door {requester}: {count, plural, one {# stap} other {# stappen}} gedaan.',
    running: 'De offboarding ervan loopt nog, aangevraagd door {requester}: stop die voordat je iets samenvoegt.',
    elsewhere: 'In mijn journaal staat er niets over: een ander programma of een collega deed het.',
    perhapsForgotten:
      'In mijn journaal staat er niets over. Of het is zo lang geleden dat ik het moest vergeten, of een ander programma of een collega deed het.',
    blocked: 'Dat account is geblokkeerd.',
    deleted: 'Verwijderd op {at, date, ::dMMMMyyyy}; herstellen kan tot {until, date, ::dMMMMyyyy}.',
    deletedOn: 'Verwijderd op {at, date, ::dMMMMyyyy}.',
    gone: 'Het account is voorgoed weg, en het postvak en de OneDrive ook.',
    goneButHeld: 'Het account is voorgoed weg. Het postvak had een bewaring en kan dus zonder account nog bestaan.',
    kept: 'Nog bewaard: {things}.',
    thingBlocked: 'het account (geblokkeerd)',
    thingOpen: 'het account (kan aanmelden)',
    thingShared: 'het gedeelde postvak',
    thingMailbox: 'het postvak',
    thingSharedOpened: 'het gedeelde postvak (open voor {people})',
    thingMailboxOpened: 'het postvak (open voor {people})',
    thingHold: 'een bewaring (litigation hold) zonder einde',
    thingHoldDays: 'een bewaring (litigation hold) van {days, plural, one {# dag} other {# dagen}}',
    thingOtherHold: 'een bewaring',
    thingOneDrive: 'de OneDrive',
    thingOneDriveUntil: 'de OneDrive (gearchiveerd vanaf {at, date, ::dMMMMyyyy})',
    thingOneDriveLocked: 'de OneDrive (vergrendeld of gearchiveerd)',
    thingNumber: 'het nummer {number}',
    thingNumberFree: 'het nummer {number} (vrij)',
    numberGiven: 'Het nummer {number} is nu van {name}.',
    person: '{upn}',
    morePeople: 'nog {count, number}',
    part: '{part, select, account {het account} mailbox {het postvak} oneDrive {de OneDrive} other {het nummer}}',
    unread: 'Ik kon {parts} niet lezen: kijk later opnieuw.',
    incomplete: 'Ik kon niet overal kijken of deze persoon hier eerder was: kijk later opnieuw.',
    more: '{count, plural, one {Nog een account} other {Nog # accounts}} kan ook van deze persoon zijn.',
    how: 'Wat je met de hand doet',
    done: 'Toen gedaan: {steps}.',
    taskRestore:
      'Herstel het in het Entra-beheercentrum, onder Verwijderde gebruikers, voor {until, date, ::dMMMMyyyy}. Postvak en OneDrive komen mee terug. Kijk dan opnieuw.',
    taskRestoreRenamed:
      'Herstel het in het Entra-beheercentrum, onder Verwijderde gebruikers, voor {until, date, ::dMMMMyyyy}, met een andere aanmeldnaam: {address} is bezet. Postvak en OneDrive komen mee terug. Kijk dan opnieuw.',
    taskInactive:
      'Kijk in Exchange Online PowerShell of het postvak van {address} bij de inactieve postvakken staat. Kopieer het dan naar het nieuwe, met de DistinguishedName die je daar vindt:',
    taskMailbox:
      'Laat het nieuwe account, zodra het een postvak heeft, het oude openen en eruit verzenden, in Exchange Online PowerShell:',
    taskFiles: 'Open de oude OneDrive als beheerder, kies bij “Mijn bestanden” Toegang beheren en voeg {upn} toe.',
    taskFilesAt: 'Open {address} als beheerder, kies bij “Mijn bestanden” Toegang beheren en voeg {upn} toe.',
    taskUnlock: 'Laat een SharePoint-beheerder de oude OneDrive weer openen. Kijk dan opnieuw.',
    taskNumber:
      'Geef het nieuwe account het nummer {number}, zodra het een telefonielicentie heeft, in Teams PowerShell:',
    taskNumberElsewhere:
      'Laat {number} aan het nieuwe account geven waar het wordt beheerd: in Active Directory, of bij jullie provider.',
    taskCopy: 'Vraag {name} om de bestanden: de OneDrive is naar die van hen gekopieerd.',
  },
})
