import { decisionTexts } from '../../conversation/decision'
import { defineTexts } from '../../texts'

/** The texts of the step `roles`. */
export const rolesTexts = defineTexts('roles', {
  en: {
    ...decisionTexts.en,
    title: 'Administrator roles',
    question: 'Administrator roles of {name}',
    active: 'In force',
    eligible: 'Can be activated',
    eligibleGroups: 'Groups that can be joined',
    groupMember: '{name} (as member)',
    groupOwner: '{name} (as owner)',
    groups: 'Through groups',
    more: '{count, number} more',
    role: '{name}',
    roleInUnit: '{name} (in administrative unit {unit})',
    roleOnObject: '{name} (on {object})',
    choiceRemove: 'Take all these roles away',
    choiceLeave: 'Leave the roles as they are',
    noteRemove:
      'Whoever has left has no use for administrator rights, and a re-enabled account would have them at once.',
    noteGroups: 'Rights through a group go when {leaver} leaves that group: that is asked with the groups.',
    effectTime: 'It takes effect within 60 minutes. Whoever is signed in may keep the rights until then.',
    effectBack: 'Should {leaver} return, administrator rights come back only where somebody chooses that, one by one.',
    chosenRemove: 'Take all administrator roles away',
    chosenLeave: 'The administrator roles are left as they are',
    findingActive: '{count, plural, one {Administrator role} other {# administrator roles}} in force: {roles}.',
    findingEligible:
      '{count, plural, one {Administrator role that can} other {# administrator roles that can}} be activated: {roles}.',
    findingEligibleGroups: 'Privileged Identity Management lets {leaver} join at any moment: {names}.',
    findingGroups:
      '{count, plural, one {A group that can} other {# groups that can}} give administrator rights: {names}.',
    findingUnlicensed: 'There are no roles to activate: that takes Entra ID P2, which this organisation does not have.',
    explainActive: 'Take the role {role} away',
    explainActiveByPim: 'Take the role {role} away through Privileged Identity Management',
    explainEligible: 'Take away that the role {role} can be activated',
    explainEligibleGroup: 'Take away that {leaver} can join the group {group}',
    explainActiveBack: 'Give the role {role} again',
    explainEligibleBack: 'Let the role {role} be activated again',
    explainEligibleGroupBack: 'Let {leaver} join the group {group} again',
    instructEligibleGroupBack:
      'In the Entra admin centre, open Privileged Identity Management, Groups, and choose: {group}. Under Assignments, make {upn} eligible again, for as long as is needed.',
    lostActivated:
      'The role {role} was activated for a time only. {leaver} activates it anew, where that is still allowed.',
    verified: 'No administrator roles of its own any more, neither in force nor to be activated.',
    verifiedActive: 'No administrator roles of its own any more.',
    felt: 'Administrator rights end within 60 minutes.',
  },
  nl: {
    ...decisionTexts.nl,
    title: 'Beheerdersrollen',
    question: 'Beheerdersrollen van {name}',
    active: 'Nu van kracht',
    eligible: 'Te activeren',
    eligibleGroups: 'Groepen om lid van te worden',
    groupMember: '{name} (als lid)',
    groupOwner: '{name} (als eigenaar)',
    groups: 'Via groepen',
    more: 'nog {count, number}',
    role: '{name}',
    roleInUnit: '{name} (in administratieve eenheid {unit})',
    roleOnObject: '{name} (op {object})',
    choiceRemove: 'Al deze rollen weghalen',
    choiceLeave: 'De rollen laten zoals ze zijn',
    noteRemove:
      'Wie weg is, heeft niets meer aan beheerdersrechten, en wordt het account ooit weer aangezet, dan zouden ze meteen terug zijn.',
    noteGroups: 'Rechten via een groep gaan weg als {leaver} die groep verlaat: dat vraag ik bij de groepen.',
    effectTime: 'Het werkt binnen 60 minuten. Wie nog is aangemeld, kan de rechten tot dan houden.',
    effectBack:
      'Komt {leaver} terug, dan komen beheerdersrechten alleen terug waar iemand daar een voor een voor kiest.',
    chosenRemove: 'Alle beheerdersrollen weghalen',
    chosenLeave: 'De beheerdersrollen blijven zoals ze zijn',
    findingActive: '{count, plural, one {Beheerdersrol} other {# beheerdersrollen}} van kracht: {roles}.',
    findingEligible:
      '{count, plural, one {Beheerdersrol die} other {# beheerdersrollen die}} te activeren {count, plural, one {is} other {zijn}}: {roles}.',
    findingEligibleGroups: 'Via Privileged Identity Management kan {leaver} op elk moment lid worden van: {names}.',
    findingGroups:
      '{count, plural, one {Groep die} other {# groepen die}} beheerdersrechten {count, plural, one {kan} other {kunnen}} geven: {names}.',
    findingUnlicensed:
      'Er zijn geen rollen te activeren: dat kan alleen met Entra ID P2, en dat heeft jullie organisatie niet.',
    explainActive: 'Haal de rol {role} weg',
    explainActiveByPim: 'Haal de rol {role} weg via Privileged Identity Management',
    explainEligible: 'Haal weg dat de rol {role} te activeren is',
    explainEligibleGroup: 'Haal weg dat {leaver} bij de groep {group} kan komen',
    explainActiveBack: 'Geef de rol {role} terug',
    explainEligibleBack: 'Maak de rol {role} weer te activeren',
    explainEligibleGroupBack: 'Laat {leaver} weer bij de groep {group} kunnen komen',
    instructEligibleGroupBack:
      'Open in het Entra-beheercentrum Privileged Identity Management, Groepen, en kies: {group}. Maak {upn} bij Toewijzingen weer in aanmerking komend, voor zo lang als nodig is.',
    lostActivated:
      'De rol {role} was maar voor een tijd geactiveerd. {leaver} activeert die opnieuw, waar dat nog mag.',
    verified: 'Geen eigen beheerdersrollen meer, niet van kracht en niet te activeren.',
    verifiedActive: 'Geen eigen beheerdersrollen meer.',
    felt: 'Beheerdersrechten eindigen binnen 60 minuten.',
  },
})
