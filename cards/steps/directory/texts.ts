import { decisionTexts } from '../../conversation/decision'
import { defineTexts } from '../../texts'

/** The texts of the step `directory`. */
export const directoryTexts = defineTexts('directory', {
  en: {
    ...decisionTexts.en,
    title: 'Active Directory',
    question: 'Active Directory account of {name}',
    synchronised: 'Last synchronised',
    moment: '{at, date, long} at {at, time, short}',
    never: 'Unknown',
    state: 'Sign-in',
    enabled: 'Allowed',
    blocked: 'Blocked',
    groups: 'Groups from Active Directory',
    noGroups: 'None',
    more: '{count, number} more',
    choiceTask: 'Have a colleague finish it in Active Directory',
    choiceLeave: 'Leave Active Directory as it is',
    hideLabel: 'Address list',
    hideTitle: 'Also hide the account from the address list',
    unitLabel: 'Move the account to this organisational unit (may stay empty)',
    unitPlaceholder: 'OU=Left,DC=contoso,DC=local',
    unitWrong:
      'That is not an organisational unit. Write it as OU=Left,DC=contoso,DC=local without quotes, or leave it empty.',
    noteMastered:
      'This account is managed in your own Active Directory. What is changed in Microsoft 365 alone lasts until the next synchronisation.',
    effectWhen: 'A change in Active Directory takes three hours or more to show in Microsoft 365.',
    effectRead:
      'I look in Microsoft 365 whether it came through: sign-in blocked, no group from Active Directory left, and a synchronisation since now.',
    effectUnit:
      'A unit outside the scope of the synchronisation deletes the account in Microsoft 365, and its mailbox with it. Choose one that is synchronised.',
    chosenTask:
      'A colleague finishes it in Active Directory{hide, select, true {, hidden from the address list} other {}}{unit, select, none {} other {, moved to {unit}}}',
    chosenLeave: 'Active Directory is left as it is',
    findingGroups:
      '{count, plural, one {One group comes} other {# groups come}} from Active Directory and can only be left there: {names}.',
    explainBlock: 'In Active Directory: set a new password and disable the account',
    instructBlock:
      'If that was not done yet: on a computer with the Active Directory module for PowerShell, run the following. It asks for a new password; give it to nobody.\n\n$user = Get-ADUser -LDAPFilter "(userPrincipalName={upn})"\n\nSet-ADAccountPassword $user -Reset\n\nDisable-ADAccount $user',
    explainGroups: 'In Active Directory: take the account out of {count, plural, one {one group} other {# groups}}',
    instructGroups:
      'Take {upn} out of {names}: in Active Directory Users and Computers, open the account, the tab Member Of, choose each group and Remove.',
    explainHide: 'In Active Directory: hide the account from the address list',
    instructHide:
      'Set the attribute msExchHideFromAddressLists of {upn} to TRUE, on the tab Attribute Editor of the account. It is there where the schema was extended for Exchange.',
    instructHideBy:
      'In the Exchange Management Shell on your own server, run the following. Where there is none, set the attribute msExchHideFromAddressLists of {upn} to TRUE.\n\n{cmdlet} -Identity "{upn}" -HiddenFromAddressListsEnabled $true',
    explainMove: 'In Active Directory: move the account to {unit}',
    instructMove:
      'Move the account of {upn} to {unit}. Check first that this unit is synchronised: otherwise the account disappears from Microsoft 365.',
    explainSync: 'Start a synchronisation, last of all',
    instructSync:
      'On the server with Entra Connect, run the following. Without it the change follows by itself, later.\n\nStart-ADSyncSyncCycle -PolicyType Delta',
    explainBack: 'In Active Directory: take it back',
    instructBack:
      'Look up {upn} in Active Directory. {enable, select, true {Enable the account and give it a new password.} other {Enable the account, unless it was off there before.}} {names, select, none {} other {Put it back into {names}.}} {place, select, none {} other {Move it back to {place}.}} {hide, select, true {Show it in address lists again.} other {}} Then start a synchronisation.',
    verified:
      'The account is blocked, is in no group from Active Directory, and was synchronised on {at, date, long} at {at, time, short}.',
    feltSync: 'What was changed in Active Directory shows in Microsoft 365 after three hours or more.',
  },
  nl: {
    ...decisionTexts.nl,
    title: 'Active Directory',
    question: 'Active Directory-account van {name}',
    synchronised: 'Laatst gesynchroniseerd',
    moment: '{at, date, long} om {at, time, short}',
    never: 'Onbekend',
    state: 'Aanmelding',
    enabled: 'Toegestaan',
    blocked: 'Geblokkeerd',
    groups: 'Groepen uit Active Directory',
    noGroups: 'Geen',
    more: 'nog {count, number}',
    choiceTask: 'Een collega maakt het af in Active Directory',
    choiceLeave: 'Active Directory laten zoals het is',
    hideLabel: 'Adreslijst',
    hideTitle: 'Het account ook verbergen in de adreslijst',
    unitLabel: 'Het account verplaatsen naar deze organisatie-eenheid (mag leeg blijven)',
    unitPlaceholder: 'OU=Uitdienst,DC=contoso,DC=local',
    unitWrong:
      'Dat is geen organisatie-eenheid. Schrijf die als OU=Uitdienst,DC=contoso,DC=local zonder aanhalingstekens, of laat het leeg.',
    noteMastered:
      'Dit account wordt in jullie eigen Active Directory beheerd. Wat alleen in Microsoft 365 wordt gewijzigd, geldt tot de volgende synchronisatie.',
    effectWhen: 'Een wijziging in Active Directory is na drie uur of langer zichtbaar in Microsoft 365.',
    effectRead:
      'Ik kijk in Microsoft 365 of het is doorgekomen: aanmelden geblokkeerd, geen groep uit Active Directory meer, en een synchronisatie na nu.',
    effectUnit:
      'Een eenheid die niet wordt gesynchroniseerd verwijdert het account uit Microsoft 365, met het postvak erbij. Kies er een die wel wordt gesynchroniseerd.',
    chosenTask:
      'Een collega maakt het af in Active Directory{hide, select, true {, verborgen in de adreslijst} other {}}{unit, select, none {} other {, verplaatst naar {unit}}}',
    chosenLeave: 'Active Directory blijft zoals het is',
    findingGroups:
      '{count, plural, one {Eén groep komt} other {# groepen komen}} uit Active Directory; eruit halen kan alleen daar: {names}.',
    explainBlock: 'In Active Directory: stel een nieuw wachtwoord in en schakel het account uit',
    instructBlock:
      'Is dat nog niet gedaan, voer dan op een computer met de Active Directory-module voor PowerShell het volgende uit. Er wordt om een nieuw wachtwoord gevraagd; geef dat aan niemand.\n\n$user = Get-ADUser -LDAPFilter "(userPrincipalName={upn})"\n\nSet-ADAccountPassword $user -Reset\n\nDisable-ADAccount $user',
    explainGroups: 'In Active Directory: haal het account uit {count, plural, one {één groep} other {# groepen}}',
    instructGroups:
      'Haal {upn} uit {names}: open het account in Active Directory: gebruikers en computers, tabblad Lid van, kies elke groep en dan Verwijderen.',
    explainHide: 'In Active Directory: verberg het account in de adreslijst',
    instructHide:
      'Zet het kenmerk msExchHideFromAddressLists van {upn} op TRUE, op het tabblad Kenmerkeditor van het account. Het bestaat als het schema voor Exchange is uitgebreid.',
    instructHideBy:
      'Voer in de Exchange Management Shell op jullie eigen server het volgende uit. Is die er niet, zet dan het kenmerk msExchHideFromAddressLists van {upn} op TRUE.\n\n{cmdlet} -Identity "{upn}" -HiddenFromAddressListsEnabled $true',
    explainMove: 'In Active Directory: verplaats het account naar {unit}',
    instructMove:
      'Verplaats het account van {upn} naar {unit}. Kijk eerst of die eenheid wordt gesynchroniseerd: anders verdwijnt het account uit Microsoft 365.',
    explainSync: 'Start als laatste een synchronisatie',
    instructSync:
      'Voer op de server met Entra Connect het volgende uit. Zonder dit volgt de wijziging later vanzelf.\n\nStart-ADSyncSyncCycle -PolicyType Delta',
    explainBack: 'In Active Directory: draai het terug',
    instructBack:
      'Zoek {upn} op in Active Directory. {enable, select, true {Schakel het account in en geef het een nieuw wachtwoord.} other {Schakel het account in, tenzij het daar al uit stond.}} {names, select, none {} other {Zet het terug in {names}.}} {place, select, none {} other {Verplaats het terug naar {place}.}} {hide, select, true {Toon het weer in adreslijsten.} other {}} Start daarna een synchronisatie.',
    verified:
      'Het account is geblokkeerd, zit in geen groep uit Active Directory en is gesynchroniseerd op {at, date, long} om {at, time, short}.',
    feltSync: 'Wat in Active Directory is gewijzigd, is na drie uur of langer zichtbaar in Microsoft 365.',
  },
})
