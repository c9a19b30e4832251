import { decisionTexts } from '../../conversation/decision'
import { defineTexts } from '../../texts'

/** The texts of the step `contain`. */
export const containTexts = defineTexts('contain', {
  en: {
    ...decisionTexts.en,
    title: 'Sign out everywhere',
    'title@returns': 'Signing in',
    question: 'Sign out {name}',
    account: 'Account',
    enabled: 'Can sign in',
    blocked: 'Sign-in is blocked already',
    managed: 'Managed by',
    cloud: 'Microsoft 365',
    activeDirectory: 'Your own Active Directory',
    choiceBlock: 'Sign out everywhere: new random password, sign-in blocked, all sessions ended',
    choiceBlockSynced: 'Sign out everywhere: block sign-in and end all sessions here, the rest in Active Directory',
    choiceLeave: 'Leave the account as it is',
    effectPassword: 'The new password is random and nobody gets to know it. The old one can never come back.',
    effectMail: 'Mail that arrives is kept, and the licences stay assigned: the other questions are about those.',
    noteActiveDirectory:
      'This account comes from your own Active Directory. I try to block it here and end the sessions; somebody has to disable it there too, or the next synchronisation undoes the block.',
    noteBlocked: 'Sign-in is blocked already. I still replace the password and end all sessions.',
    chosenBlock: 'Reset the password, block sign-in, end all sessions',
    chosenTask: 'A colleague who has a role over the protecting unit signs {leaver} out',
    chosenLeave: 'The account is left as it is',
    findingActiveDirectory:
      'The account comes from your own Active Directory: disabling it there stays a task for a person.',
    explainPasswordAndBlock: 'Replace the password by a random one that nobody knows, and block sign-in',
    explainPassword: 'Replace the password by a random one that nobody knows',
    explainBlock: 'Block sign-in',
    explainRevoke: 'End all sessions on all devices',
    explainActiveDirectory: 'Disable the account and reset its password in Active Directory',
    instructActiveDirectory:
      'On a computer with the Active Directory module for PowerShell, run:\n\n$user = Get-ADUser -LDAPFilter "(userPrincipalName={upn})"\n\nDisable-ADAccount -Identity $user\n\nSet-ADAccountPassword -Identity $user -Reset -NewPassword (Read-Host -AsSecureString)\n\nType a long random password there and keep it nowhere. Then, on the server with Entra Connect:\n\nStart-ADSyncSyncCycle -PolicyType Delta',
    signOutRestricted: 'set a random password that nobody keeps, block sign-in and revoke the sessions',
    signOutSyncedRestricted: 'block sign-in and revoke the sessions',
    allowRestricted: 'allow sign-in again and set a new password',
    explainAllow: 'Allow sign-in again. The old password cannot come back: reset it and hand {leaver} a new one.',
    explainAllowActiveDirectory: 'Enable the account in Active Directory again',
    instructAllowActiveDirectory:
      'On a computer with the Active Directory module for PowerShell, run:\n\n$user = Get-ADUser -LDAPFilter "(userPrincipalName={upn})"\n\nEnable-ADAccount -Identity $user\n\nSet-ADAccountPassword -Identity $user -Reset -NewPassword (Read-Host -AsSecureString)\n\nThe old password cannot come back: hand {leaver} the new one. Then, on the server with Entra Connect:\n\nStart-ADSyncSyncCycle -PolicyType Delta',
    verified:
      'Sign-in is blocked, and every session from before {at, date, medium} {at, time, short} has ended. The password was replaced at {replaced, time, short}.',
    verifiedPasswordAccepted:
      'Sign-in is blocked, and every session from before {at, date, medium} {at, time, short} has ended. Microsoft 365 accepted a new password, and does not show the replacement.',
    verifiedActiveDirectory:
      'Sign-in is blocked, and every session from before {at, date, medium} {at, time, short} has ended. A colleague reset the password in Active Directory.',
    verifiedRestricted:
      'Sign-in is blocked, and every session from before {at, date, medium} {at, time, short} has ended. An administrator of the restricted management unit was asked to replace the password.',
    verifiedBlocked: 'Sign-in is blocked.',
    feltTokens: 'Apps that are open can go on for at most 60 minutes.',
    feltOutlook: 'Outlook on the web may stay open until the page is refreshed or another app is chosen.',
    feltElsewhere: 'In some services the block takes up to 24 hours.',
  },
  nl: {
    ...decisionTexts.nl,
    title: 'Overal afmelden',
    'title@returns': 'Aanmelden',
    question: '{name} afmelden',
    account: 'Account',
    enabled: 'Kan aanmelden',
    blocked: 'Aanmelding is al geblokkeerd',
    managed: 'Beheerd in',
    cloud: 'Microsoft 365',
    activeDirectory: 'Jullie eigen Active Directory',
    choiceBlock: 'Overal afmelden: nieuw willekeurig wachtwoord, aanmelding blokkeren, alle sessies beëindigen',
    choiceBlockSynced: 'Overal afmelden: hier aanmelding blokkeren en sessies beëindigen, de rest in Active Directory',
    choiceLeave: 'Het account laten zoals het is',
    effectPassword:
      'Het nieuwe wachtwoord is willekeurig en niemand krijgt het te zien. Het oude komt nooit meer terug.',
    effectMail: 'Binnenkomende mail blijft bewaard en de licenties blijven staan: daarover gaan de andere vragen.',
    noteActiveDirectory:
      'Dit account komt uit jullie eigen Active Directory. Ik probeer het hier te blokkeren en beëindig de sessies; iemand moet het ook daar uitschakelen, anders draait de volgende synchronisatie de blokkade terug.',
    noteBlocked: 'De aanmelding is al geblokkeerd. Ik vervang nog wel het wachtwoord en beëindig alle sessies.',
    chosenBlock: 'Wachtwoord vervangen, aanmelding blokkeren, alle sessies beëindigen',
    chosenTask: 'Een collega met een rol over de beschermende eenheid meldt {leaver} af',
    chosenLeave: 'Het account blijft zoals het is',
    findingActiveDirectory:
      'Het account komt uit jullie eigen Active Directory: uitschakelen moet iemand daar zelf doen.',
    explainPasswordAndBlock:
      'Vervang het wachtwoord door een willekeurig wachtwoord dat niemand kent en blokkeer de aanmelding',
    explainPassword: 'Vervang het wachtwoord door een willekeurig wachtwoord dat niemand kent',
    explainBlock: 'Blokkeer de aanmelding',
    explainRevoke: 'Beëindig alle sessies op alle apparaten',
    explainActiveDirectory: 'Schakel het account uit in Active Directory en vervang daar het wachtwoord',
    instructActiveDirectory:
      'Voer op een computer met de Active Directory-module voor PowerShell uit:\n\n$user = Get-ADUser -LDAPFilter "(userPrincipalName={upn})"\n\nDisable-ADAccount -Identity $user\n\nSet-ADAccountPassword -Identity $user -Reset -NewPassword (Read-Host -AsSecureString)\n\nTyp daar een lang willekeurig wachtwoord en bewaar het nergens. Daarna, op de server met Entra Connect:\n\nStart-ADSyncSyncCycle -PolicyType Delta',
    signOutRestricted:
      'een willekeurig wachtwoord instellen dat niemand bewaart, de aanmelding blokkeren en de sessies intrekken',
    signOutSyncedRestricted: 'de aanmelding blokkeren en de sessies intrekken',
    allowRestricted: 'de aanmelding weer toestaan en een nieuw wachtwoord instellen',
    explainAllow:
      'Sta aanmelden weer toe. Het oude wachtwoord komt niet terug: stel een nieuw wachtwoord in en geef dat aan {leaver}.',
    explainAllowActiveDirectory: 'Schakel het account weer in in Active Directory',
    instructAllowActiveDirectory:
      'Voer op een computer met de Active Directory-module voor PowerShell uit:\n\n$user = Get-ADUser -LDAPFilter "(userPrincipalName={upn})"\n\nEnable-ADAccount -Identity $user\n\nSet-ADAccountPassword -Identity $user -Reset -NewPassword (Read-Host -AsSecureString)\n\nHet oude wachtwoord komt niet terug: geef {leaver} het nieuwe. Daarna, op de server met Entra Connect:\n\nStart-ADSyncSyncCycle -PolicyType Delta',
    verified:
      'De aanmelding is geblokkeerd en alle sessies van voor {at, date, medium} {at, time, short} zijn beëindigd. Het wachtwoord is vervangen om {replaced, time, short}.',
    verifiedPasswordAccepted:
      'De aanmelding is geblokkeerd en alle sessies van voor {at, date, medium} {at, time, short} zijn beëindigd. Microsoft 365 nam een nieuw wachtwoord aan en laat de vervanging niet zien.',
    verifiedActiveDirectory:
      'De aanmelding is geblokkeerd en alle sessies van voor {at, date, medium} {at, time, short} zijn beëindigd. Een collega heeft het wachtwoord vervangen in Active Directory.',
    verifiedRestricted:
      'De aanmelding is geblokkeerd en alle sessies van voor {at, date, medium} {at, time, short} zijn beëindigd. Een beheerder van de eenheid met beperkt beheer is gevraagd het wachtwoord te vervangen.',
    verifiedBlocked: 'De aanmelding is geblokkeerd.',
    feltTokens: 'Apps die openstaan werken nog hooguit 60 minuten.',
    feltOutlook: 'Outlook op het web kan open blijven tot de pagina wordt vernieuwd of een andere app wordt gekozen.',
    feltElsewhere: 'In sommige diensten duurt het tot 24 uur voor de blokkade werkt.',
  },
})
