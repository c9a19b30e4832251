import { decisionTexts } from '../../conversation/decision'
import { defineTexts } from '../../texts'
import { whyKeptTexts } from './whyKept'

/** The texts of the step `account`. */
export const accountTexts = defineTexts('account', {
  en: {
    ...decisionTexts.en,
    ...whyKeptTexts.en,
    title: 'Account',
    question: 'Account of {name}',
    managed: 'Managed by',
    cloud: 'Microsoft 365',
    activeDirectory: 'Your own Active Directory',
    state: 'Sign-in',
    enabled: 'Allowed',
    blocked: 'Blocked',
    choiceKeep: 'Keep the account',
    choiceDelete: 'Delete the account, last of all',
    choiceDeleteActiveDirectory: 'Have a colleague delete the account in Active Directory, last of all',
    choiceLater: 'Delete it on a later day',
    choiceLaterActiveDirectory: 'Have a colleague delete it in Active Directory on a later day',
    dateLabel: 'Day (when deleting later)',
    dateMissing: 'Choose the day on which the account is deleted.',
    dateWrong: 'Choose a day from today to a year from now.',
    noteKeep:
      'Keeping it is suggested: a blocked account costs nothing without licences, and a deletion can wait until nothing turns out to be missing.',
    noteActiveDirectory:
      'This account comes from your own Active Directory, so it can only be deleted there. A colleague gets that as a task; I check afterwards.',
    effectDelete:
      'A deleted account can be restored for 30 days, with its mailbox, groups and, as far as there are free seats, its licences. After that everything is gone for good.',
    effectLater:
      'On a later day it happens at the beginning of that day. The approval is given now, and I look once more whether the mailbox is not in use.',
    effectOneDrive: 'The OneDrive of a deleted account is kept for 30 days, unless your organisation set it otherwise.',
    chosenKeep: 'The account is kept',
    chosenDelete: 'Delete the account',
    chosenLater: 'Delete the account on {at, date, long}',
    explainDelete: 'Delete the account; it can be restored for 30 days',
    deleteRestricted: 'delete the account',
    explainActiveDirectory: 'Delete the account in Active Directory',
    instructActiveDirectory:
      'On a computer with the Active Directory module for PowerShell, run:\n\nGet-ADUser -LDAPFilter "(userPrincipalName={upn})" | Remove-ADUser\n\nThen, on the server with Entra Connect:\n\nStart-ADSyncSyncCycle -PolicyType Delta\n\nThe account disappears from Microsoft 365 with that synchronisation.',
    explainRestore:
      'Restore the account; licences come back as far as there are free seats, and an address that somebody has by now stays theirs',
    explainRestoreRenamed: 'Restore the account under another sign-in name',
    instructRestoreRenamed:
      '{upn} belongs to {name} by now.\n\nIn the Microsoft 365 admin centre, open Users, Deleted users, choose {leaver} and then Restore user. Give a sign-in name there that nobody has.',
    lostForGood:
      'The account cannot be restored any more: it is not among the deleted users. Make a new one; it starts without anything of this one.',
    explainRestoreActiveDirectory: 'Restore the account in Active Directory',
    instructRestoreActiveDirectory:
      'Restore the account from the Active Directory recycle bin. On a computer with the Active Directory module for PowerShell, run:\n\nGet-ADObject -LDAPFilter "(userPrincipalName={upn})" -IncludeDeletedObjects | Restore-ADObject\n\nThen, on the server with Entra Connect:\n\nStart-ADSyncSyncCycle -PolicyType Delta',
    findingDeleted: 'The account has been deleted already.',
    verified: 'The account is no longer there.',
    feltDeleted: 'The account disappears at once; address lists can show it for a day.',
    taskRestore:
      'To have it back: in the Entra admin centre, under Users, Deleted users, choose {leaver} and Restore users.',
    remindRestore: 'Last day to restore the deleted account: after this everything is gone for good.',
  },
  nl: {
    ...decisionTexts.nl,
    ...whyKeptTexts.nl,
    title: 'Account',
    question: 'Account van {name}',
    managed: 'Beheerd in',
    cloud: 'Microsoft 365',
    activeDirectory: 'Jullie eigen Active Directory',
    state: 'Aanmelding',
    enabled: 'Toegestaan',
    blocked: 'Geblokkeerd',
    choiceKeep: 'Het account houden',
    choiceDelete: 'Het account verwijderen, als allerlaatste',
    choiceDeleteActiveDirectory: 'Een collega het account laten verwijderen in Active Directory, als allerlaatste',
    choiceLater: 'Het later verwijderen, op een dag die je kiest',
    choiceLaterActiveDirectory: 'Een collega het later laten verwijderen in Active Directory, op een dag die je kiest',
    dateLabel: 'Dag (bij later verwijderen)',
    dateMissing: 'Kies de dag waarop het account wordt verwijderd.',
    dateWrong: 'Kies een dag tussen vandaag en over een jaar.',
    noteKeep:
      'Ik stel voor om het te houden: een geblokkeerd account kost zonder licenties niets, en verwijderen kan altijd nog, als er niets blijkt te ontbreken.',
    noteActiveDirectory:
      'Dit account komt uit jullie eigen Active Directory en kan alleen daar worden verwijderd. Een collega krijgt dat als taak; daarna kijk ik of het gelukt is.',
    effectDelete:
      'Een verwijderd account is 30 dagen te herstellen, met postvak, groepen en, als ze vrij zijn, de licenties. Daarna is alles voorgoed weg.',
    effectLater:
      'Op een latere dag gebeurt het aan het begin van die dag. De goedkeuring wordt nu gegeven, en ik kijk dan nog eens of het postvak niet in gebruik is.',
    effectOneDrive:
      'De OneDrive van een verwijderd account blijft 30 dagen bewaard, tenzij jullie organisatie dat anders heeft ingesteld.',
    chosenKeep: 'Het account blijft',
    chosenDelete: 'Account verwijderen',
    chosenLater: 'Account verwijderen op {at, date, long}',
    explainDelete: 'Verwijder het account; het is 30 dagen te herstellen',
    deleteRestricted: 'het account verwijderen',
    explainActiveDirectory: 'Verwijder het account in Active Directory',
    instructActiveDirectory:
      'Voer op een computer met de Active Directory-module voor PowerShell uit:\n\nGet-ADUser -LDAPFilter "(userPrincipalName={upn})" | Remove-ADUser\n\nDaarna, op de server met Entra Connect:\n\nStart-ADSyncSyncCycle -PolicyType Delta\n\nMet die synchronisatie verdwijnt het account uit Microsoft 365.',
    explainRestore:
      'Herstel het account; licenties komen terug als ze vrij zijn, en een adres dat intussen van iemand anders is, blijft daar',
    explainRestoreRenamed: 'Herstel het account onder een andere aanmeldnaam',
    instructRestoreRenamed:
      '{upn} is intussen van {name}.\n\nOpen in het Microsoft 365-beheercentrum Gebruikers, Verwijderde gebruikers, kies {leaver} en dan Gebruiker herstellen. Geef daar een aanmeldnaam op die niemand heeft.',
    lostForGood:
      'Het account is niet meer te herstellen: het staat niet bij de verwijderde gebruikers. Maak een nieuw account; daar zit niets van dit account in.',
    explainRestoreActiveDirectory: 'Herstel het account in Active Directory',
    instructRestoreActiveDirectory:
      'Herstel het account uit de prullenbak van Active Directory. Voer op een computer met de Active Directory-module voor PowerShell uit:\n\nGet-ADObject -LDAPFilter "(userPrincipalName={upn})" -IncludeDeletedObjects | Restore-ADObject\n\nDaarna, op de server met Entra Connect:\n\nStart-ADSyncSyncCycle -PolicyType Delta',
    findingDeleted: 'Het account is al verwijderd.',
    verified: 'Het account is er niet meer.',
    feltDeleted: 'Het account verdwijnt meteen; adreslijsten kunnen het nog een dag tonen.',
    taskRestore:
      'Om het terug te halen: kies in het Entra-beheercentrum onder Gebruikers, Verwijderde gebruikers, {leaver} en Gebruikers herstellen.',
    remindRestore: 'Laatste dag om het verwijderde account te herstellen: daarna is alles voorgoed weg.',
  },
})
