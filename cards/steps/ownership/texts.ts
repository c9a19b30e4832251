import { decisionTexts } from '../../conversation/decision'
import { successorTexts } from '../../conversation/successor'
import { defineTexts } from '../../texts'

/** The texts of the step about the groups that somebody owns. */
export const ownershipTexts = defineTexts('ownership', {
  en: {
    ...decisionTexts.en,
    whereGroups: 'In Teams and Outlook: {groups}.',
    untilOwner: 'Until you make somebody else owner.',
    lookGroups: 'see who is in them, and whether they are still needed.',
    handedGroups: 'owner of {count, plural, one {# group} other {# groups}}',
    ...successorTexts.en,
    title: 'Owner of groups',
    question: 'Groups that {name} owns',
    owner: 'Owner of',
    alone: 'Only owner of',
    choiceHandOver: 'Make a successor the owner where nobody else is, and take {leaver} away as owner everywhere',
    choiceReleaseSome: 'Take {leaver} away as owner only where somebody else is owner too',
    choiceRelease: 'Take {leaver} away as owner: every group has another one',
    choiceLeave: 'Leave the ownership as it is',
    successorLabel: 'Successor (where there is no other owner)',
    noteLast:
      'Without an owner who can sign in, nobody lets people in or out of a group, and a group that expires is not renewed. Owners who are blocked and guests do not count.',
    noteNobody: 'Nobody is suggested as successor, because no available manager is known. Choose one yourself.',
    noteLists: 'Exchange does not tell whether the other owners of {names} can still sign in: check them.',
    noteActiveDirectory: '{names}: managed in Active Directory, so a colleague gets that as a task.',
    effectOrder: 'The successor becomes owner first; only then {leaver} goes.',
    effectTeam: 'An owner of a team’s group becomes owner of the team; Teams shows that after a while.',
    effectMember: 'Whether {leaver} stays a member is a question of its own.',
    effectTime: 'It takes effect within 60 minutes, for mailing lists within 30.',
    more: '{count, number} more',
    chosenHandOver:
      '{successor} becomes owner of {count, plural, one {# group} other {# groups}}; {leaver} owns none any more',
    chosenRelease: 'No longer owner of {count, plural, one {# group} other {# groups}} with another owner',
    chosenLeave: 'The ownership is left as it is',
    successorWithoutMailbox:
      '{name} has no mail address, which the owner of a mailing list needs. Choose somebody else.',
    explainAdd: 'Make {name} owner of {group}',
    explainTeam: 'Make {name} owner of the team {group}',
    explainGo: 'Take {name} away as owner of {group}',
    explainReplace: 'Make {successor} owner of {group} in place of {leaver}',
    explainBack: 'Make {leaver} owner of {group} again',
    backChanged: 'Somebody changed the owners of {group} since: {successor} is not one of them any more.',
    instructActiveDirectoryBack:
      'In Active Directory Users and Computers, open the group {group}. On the tab Managed By, choose {name} again. Then start a synchronisation on the server with Entra Connect:\n\nStart-ADSyncSyncCycle -PolicyType Delta',
    explainActiveDirectory: 'Give {count, plural, one {# group} other {# groups}} in Active Directory another owner',
    instructActiveDirectory:
      'In Active Directory Users and Computers, open each of these groups: {groups}. On the tab Managed By, replace {name} with {successor}. Then start a synchronisation on the server with Entra Connect:\n\nStart-ADSyncSyncCycle -PolicyType Delta',
    findingRestricted:
      'Only administrators of a restricted management unit may change who owns {names}: a colleague gets that as a task.',
    explainRestricted: 'Have an administrator of its restricted management unit change who owns {group}',
    instructRestricted:
      '{group} is in a restricted management unit: Microsoft lets only who has a role over that unit change its owners.\n\nOpen the group in the Entra admin centre. Administrative units says which unit it is, and Roles and administrators of that unit says who that is.\n\nHave one of them open Owners of the group.{comes, select, nobody {} other { First add {comes}.}}{goes, select, nobody {} other { Take {goes} out.}} I look afterwards whether it was done.',
    findingOwner: 'Owner of {count, plural, one {# group} other {# groups}}.',
    findingLast:
      '{count, plural, one {This group would lose its} other {These groups would lose their}} last owner: {names}.',
    verifiedHandOver:
      '{successor} is owner of {count, plural, one {# group} other {# groups}}, and {leaver} owns none any more.',
    verifiedRelease: '{leaver} is owner only where nobody else is.',
    deserted:
      '{count, plural, one {This group had} other {These groups had}} another owner when it was decided, and nobody now who can sign in and stays: {groups}. Choose a successor who becomes owner first.',
    felt: 'Owners change within 60 minutes, of mailing lists within 30.',
  },
  nl: {
    ...decisionTexts.nl,
    whereGroups: 'In Teams en Outlook: {groups}.',
    untilOwner: 'Tot je iemand anders eigenaar maakt.',
    lookGroups: 'kijk wie erin zitten, en of ze nog nodig zijn.',
    handedGroups: 'eigenaar van {count, plural, one {# groep} other {# groepen}}',
    ...successorTexts.nl,
    title: 'Eigenaar van groepen',
    question: 'Groepen waarvan {name} eigenaar is',
    owner: 'Eigenaar van',
    alone: 'Enige eigenaar van',
    choiceHandOver: 'Een opvolger eigenaar maken waar niemand anders dat is, en {leaver} overal als eigenaar weghalen',
    choiceReleaseSome: '{leaver} alleen als eigenaar weghalen waar nog iemand anders eigenaar is',
    choiceRelease: '{leaver} als eigenaar weghalen: elke groep heeft nog een andere',
    choiceLeave: 'Het eigenaarschap laten zoals het is',
    successorLabel: 'Opvolger (waar geen andere eigenaar is)',
    noteLast:
      'Zonder eigenaar die zich kan aanmelden laat niemand meer mensen in of uit een groep, en wordt een groep die verloopt niet verlengd. Geblokkeerde eigenaren en gasten tellen niet mee.',
    noteNobody: 'Ik stel geen opvolger voor, want er is geen beschikbare leidinggevende bekend. Kies zelf iemand.',
    noteLists: 'Exchange zegt niet of de andere eigenaren van {names} zich nog kunnen aanmelden: kijk dat na.',
    noteActiveDirectory: '{names}: beheerd in Active Directory, dus een collega krijgt dat als taak.',
    effectOrder: 'Eerst wordt de opvolger eigenaar, pas daarna gaat {leaver} weg.',
    effectTeam:
      'Wie eigenaar wordt van de groep van een team, wordt eigenaar van het team; Teams toont dat na een tijdje.',
    effectMember: 'Of {leaver} lid blijft, is een aparte vraag.',
    effectTime: 'Het werkt binnen 60 minuten, bij mailinglijsten binnen 30.',
    more: 'nog {count, number}',
    chosenHandOver:
      '{successor} wordt eigenaar van {count, plural, one {# groep} other {# groepen}}; {leaver} is nergens meer eigenaar',
    chosenRelease:
      'Geen eigenaar meer van {count, plural, one {# groep} other {# groepen}} met nog een andere eigenaar',
    chosenLeave: 'Het eigenaarschap blijft zoals het is',
    successorWithoutMailbox:
      '{name} heeft geen mailadres; dat heeft de eigenaar van een mailinglijst nodig. Kies iemand anders.',
    explainAdd: 'Maak {name} eigenaar van {group}',
    explainTeam: 'Maak {name} eigenaar van het team {group}',
    explainGo: 'Haal {name} weg als eigenaar van {group}',
    explainReplace: 'Maak {successor} eigenaar van {group} in plaats van {leaver}',
    explainBack: 'Maak {leaver} weer eigenaar van {group}',
    backChanged: 'Iemand heeft de eigenaren van {group} intussen gewijzigd: {successor} hoort er niet meer bij.',
    instructActiveDirectoryBack:
      'Open in Active Directory Users and Computers de groep {group}. Kies op het tabblad Managed By weer {name}. Start daarna een synchronisatie op de server met Entra Connect:\n\nStart-ADSyncSyncCycle -PolicyType Delta',
    explainActiveDirectory:
      'Geef {count, plural, one {# groep} other {# groepen}} in Active Directory een andere eigenaar',
    instructActiveDirectory:
      'Open in Active Directory Users and Computers elk van deze groepen: {groups}. Vervang op het tabblad Managed By {name} door {successor}. Start daarna een synchronisatie op de server met Entra Connect:\n\nStart-ADSyncSyncCycle -PolicyType Delta',
    findingRestricted:
      'Alleen beheerders van een eenheid met beperkt beheer mogen wijzigen wie eigenaar is van {names}: een collega krijgt dat als taak.',
    explainRestricted: 'Laat een beheerder van de eenheid met beperkt beheer wijzigen wie eigenaar is van {group}',
    instructRestricted:
      '{group} zit in een eenheid met beperkt beheer: van Microsoft mag alleen wie een rol over die eenheid heeft de eigenaren wijzigen.\n\nOpen de groep in het Entra-beheercentrum. Bij Beheereenheden staat welke eenheid het is, en bij Rollen en beheerders van die eenheid wie dat is.\n\nLaat een van hen Eigenaren van de groep openen.{comes, select, nobody {} other { Voeg eerst {comes} toe.}}{goes, select, nobody {} other { Haal {goes} weg.}} Daarna kijk ik of het gedaan is.',
    findingOwner: 'Eigenaar van {count, plural, one {# groep} other {# groepen}}.',
    findingLast:
      '{count, plural, one {Deze groep zou de laatste eigenaar} other {Deze groepen zouden hun laatste eigenaar}} verliezen: {names}.',
    verifiedHandOver:
      '{successor} is eigenaar van {count, plural, one {# groep} other {# groepen}} en {leaver} van geen enkele meer.',
    verifiedRelease: '{leaver} is alleen nog eigenaar waar niemand anders dat is.',
    deserted:
      '{count, plural, one {Deze groep had} other {Deze groepen hadden}} nog een andere eigenaar toen erover werd besloten, en nu niemand meer die zich kan aanmelden en blijft: {groups}. Kies een opvolger die eerst eigenaar wordt.',
    felt: 'Eigenaren wisselen binnen 60 minuten, bij mailinglijsten binnen 30.',
  },
})
