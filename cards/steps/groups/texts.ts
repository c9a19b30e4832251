import { decisionTexts } from '../../conversation/decision'
import { defineTexts } from '../../texts'

/** The texts of the step that takes somebody out of groups. */
export const groupsTexts = defineTexts('groups', {
  en: {
    ...decisionTexts.en,
    title: 'Groups and teams',
    question: 'Groups and teams of {name}',
    member: 'Member of',
    counted:
      '{count, plural, one {# group} other {# groups}}{teams, plural, =0 {} one {, of which # team} other {, of which # teams}}',
    choiceRemove: 'Leave all groups, teams and mailing lists but those ticked',
    choiceLeave: 'Change nothing',
    keepLabel: 'Stay in these groups',
    groupTeam: '{name} (team)',
    groupList: '{name} (mailing list)',
    groupRole: '{name} (administrator rights)',
    unlisted:
      '{count, plural, one {# more group does not fit on this card and is left too.} other {# more groups do not fit on this card and are left too.}}',
    more: '{count, number} more',
    staysLicences: 'These give licences; the question about licences decides: {names}.',
    staysDynamic: 'The members of these follow a rule; change the rule or the account’s properties: {names}.',
    staysSynced: 'These are managed in Active Directory; take {leaver} out there: {names}.',
    noteRole: 'Leaving {names} takes administrator rights away.',
    effectAccess: 'With a group goes what it gives: files, apps, channels, and mail to its address.',
    effectTime: 'It takes effect within 60 minutes, for mailing lists within 30.',
    effectBack: 'Restoring the account later does not bring these memberships back; undoing this step does.',
    chosenRemove:
      'Take out of {count, plural, one {# group} other {# groups}}{kept, plural, =0 {} one {, stay in #} other {, stay in #}}',
    chosenLeave: 'All memberships are left as they are',
    unknown: 'One of the ticked groups is not one that can be chosen. Choose again.',
    explainGroup: 'Take {leaver} out of the group {group}',
    explainTeam: 'Take {leaver} out of the team {group}',
    explainList: 'Take {leaver} off the mailing list {group}',
    explainRole: 'Take {leaver} out of the group {group}, which can give administrator rights',
    explainBack: 'Put {leaver} back into {group}',
    explainRoleBack: 'Put {leaver} back into {group}, which gives administrator roles',
    explainRestrictedBack: 'Have an administrator of its restricted management unit put {leaver} back into {group}',
    instructRestrictedBack:
      '{group} is in a restricted management unit: Microsoft lets only who has a role over that unit change its members.\n\nHave one of them add {upn} to the group. I look afterwards whether it was done.',
    findingMember:
      'Member of {count, plural, one {# group} other {# groups}}{teams, plural, =0 {} one {, of which # team} other {, of which # teams}}.',
    findingRole: 'Through {names} {leaver} can have administrator rights.',
    findingRestricted:
      'Only administrators of a restricted management unit may take {leaver} out of {names}: a colleague gets that as a task.',
    explainRestricted: 'Have an administrator of its restricted management unit take {leaver} out of {group}',
    instructRestricted:
      '{group} is in a restricted management unit: Microsoft lets only who has a role over that unit change its members.\n\nOpen the group in the Entra admin centre. Administrative units says which unit it is, and Roles and administrators of that unit says who that is.\n\nHave one of them take {upn} out of the group. I look afterwards whether it was done.',
    instructRestrictedRole:
      '{group} can hold administrator roles and is in a restricted management unit. Microsoft lets only a Global Administrator or a Privileged Role Administrator change its members.\n\nHave one of them take {upn} out of the group. I look afterwards whether it was done.',
    leftInDirectory: 'Take {leaver} out of these groups in Active Directory, which decides who is in them: {names}.',
    leftByRule:
      'A rule decides who is in these groups: change it, or the account’s properties, to get {leaver} out: {names}.',
    findingFixed: 'A rule or Active Directory decides who is in {names}: the bot cannot take {leaver} out.',
    verified: 'Out of {count, plural, one {# group} other {# groups}}.',
    felt: 'What the groups gave ends within 60 minutes, mail to mailing lists within 30.',
  },
  nl: {
    ...decisionTexts.nl,
    title: 'Groepen en teams',
    question: 'Groepen en teams van {name}',
    member: 'Lid van',
    counted:
      '{count, plural, one {# groep} other {# groepen}}{teams, plural, =0 {} one {, waarvan # team} other {, waarvan # teams}}',
    choiceRemove: 'Uit alle groepen, teams en mailinglijsten, behalve die met een vinkje',
    choiceLeave: 'Niets wijzigen',
    keepLabel: 'Lid blijven van deze groepen',
    groupTeam: '{name} (team)',
    groupList: '{name} (mailinglijst)',
    groupRole: '{name} (beheerdersrechten)',
    unlisted:
      '{count, plural, one {Er past nog # groep niet op deze kaart; daar gaat {leaver} ook uit.} other {Er passen nog # groepen niet op deze kaart; daar gaat {leaver} ook uit.}}',
    more: 'nog {count, number}',
    staysLicences: 'Deze geven licenties; dat kies je bij de vraag over licenties: {names}.',
    staysDynamic: 'De leden hiervan volgen een regel; pas de regel of de eigenschappen van het account aan: {names}.',
    staysSynced: 'Deze worden in Active Directory beheerd; haal {leaver} daar uit de groep: {names}.',
    noteRole: 'Uit {names} gaan neemt beheerdersrechten weg.',
    effectAccess: 'Met een groep gaat weg wat die geeft: bestanden, apps, kanalen en mail aan het adres van de groep.',
    effectTime: 'Het werkt binnen 60 minuten, bij mailinglijsten binnen 30.',
    effectBack:
      'Het account later herstellen brengt deze lidmaatschappen niet terug; deze stap terugdraaien doet dat wel.',
    chosenRemove:
      'Uit {count, plural, one {# groep} other {# groepen}} halen{kept, plural, =0 {} one {, lid blijven van #} other {, lid blijven van #}}',
    chosenLeave: 'Alle lidmaatschappen blijven zoals ze zijn',
    unknown: 'Een van de aangevinkte groepen kun je niet kiezen. Kies opnieuw.',
    explainGroup: 'Haal {leaver} uit de groep {group}',
    explainTeam: 'Haal {leaver} uit het team {group}',
    explainList: 'Haal {leaver} van de mailinglijst {group}',
    explainRole: 'Haal {leaver} uit de groep {group}, die beheerdersrechten kan geven',
    explainBack: 'Zet {leaver} terug in {group}',
    explainRoleBack: 'Zet {leaver} terug in {group}, die beheerdersrollen geeft',
    explainRestrictedBack: 'Laat een beheerder van de eenheid met beperkt beheer {leaver} terugzetten in {group}',
    instructRestrictedBack:
      '{group} zit in een eenheid met beperkt beheer: van Microsoft mag alleen wie een rol over die eenheid heeft de leden wijzigen.\n\nLaat een van hen {upn} aan de groep toevoegen. Daarna kijk ik of het gedaan is.',
    findingMember:
      'Lid van {count, plural, one {# groep} other {# groepen}}{teams, plural, =0 {} one {, waarvan # team} other {, waarvan # teams}}.',
    findingRole: 'Via {names} kan {leaver} beheerdersrechten hebben.',
    findingRestricted:
      'Alleen beheerders van een eenheid met beperkt beheer mogen {leaver} uit {names} halen: een collega krijgt dat als taak.',
    explainRestricted: 'Laat een beheerder van de eenheid met beperkt beheer {leaver} uit {group} halen',
    instructRestricted:
      '{group} zit in een eenheid met beperkt beheer: van Microsoft mag alleen wie een rol over die eenheid heeft de leden wijzigen.\n\nOpen de groep in het Entra-beheercentrum. Bij Beheereenheden staat welke eenheid het is, en bij Rollen en beheerders van die eenheid wie dat zijn.\n\nLaat een van hen {upn} uit de groep halen. Daarna kijk ik of het gedaan is.',
    instructRestrictedRole:
      '{group} kan beheerdersrollen hebben en zit in een eenheid met beperkt beheer. Van Microsoft mag alleen een Globale beheerder of een Beheerder van bevoorrechte rollen de leden wijzigen.\n\nLaat een van hen {upn} uit de groep halen. Daarna kijk ik of het gedaan is.',
    leftInDirectory: 'Haal {leaver} in Active Directory uit deze groepen; daar wordt beslist wie erin zit: {names}.',
    leftByRule:
      'Een regel bepaalt wie er in deze groepen zit: pas die aan, of de eigenschappen van het account, om {leaver} eruit te halen: {names}.',
    findingFixed:
      'Een regel of Active Directory bepaalt wie er in {names} zit: daar kan de bot {leaver} niet uit halen.',
    verified: 'Uit {count, plural, one {# groep} other {# groepen}}.',
    felt: 'Wat de groepen gaven vervalt binnen 60 minuten, mail aan mailinglijsten binnen 30.',
  },
})
