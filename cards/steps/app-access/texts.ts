import { decisionTexts } from '../../conversation/decision'
import { defineTexts } from '../../texts'

/** The texts of the step `app-access`. */
export const appAccessTexts = defineTexts('app-access', {
  en: {
    ...decisionTexts.en,
    title: 'Access to applications',
    question: 'Access to applications of {name}',
    consents: 'Acts for them',
    assignments: 'Place in',
    owned: 'Owner of',
    consent: '{app} ({permissions})',
    more: '{count, number} more',
    choiceRemove: 'Take this access away',
    choiceLeave: 'Leave it as it is',
    noteOwned:
      '{leaver} is an owner of an application and may know its secrets. A colleague gets it as a task: another owner, and new secrets. I check afterwards whether the owner changed.',
    effectConsent: 'Applications can no longer act for {leaver}. What they may do for everybody, or by a group, stays.',
    effectTime: 'It takes effect within 60 minutes: what an application holds now runs out by then.',
    effectBack: 'Should {leaver} return, the places come back; consent is given anew, or chosen to come back.',
    chosenRemove: 'Take the access to applications away',
    chosenLeave: 'The access to applications is left as it is',
    findingOwned:
      'Owner of {count, plural, one {an application} other {# applications}}, whose secrets {leaver} may know: {names}.',
    findingConsents: '{count, plural, one {One application} other {# applications}} may act for {leaver}.',
    findingAssignments: '{leaver} has a place in {count, plural, one {one application} other {# applications}}.',
    explainConsent: 'Take the consent for {consent} away',
    explainAssignment: 'Take {leaver}’s place in {app} away',
    explainOwned: 'Give {name} another owner and new secrets',
    instructRegistration:
      'Open App registrations in the Entra admin centre, All applications, and choose {name} (object id {id}). Under Owners: add somebody else and remove {upn}. Under Certificates and secrets: make new ones and delete those that {leaver} may know.',
    instructEnterprise:
      'Open Enterprise applications in the Entra admin centre and choose {name} (object id {id}). Under Owners: add somebody else and remove {upn}.',
    explainPlaceBack: 'Give {leaver} a place in {app} again',
    instructPlaceBack:
      'Open Enterprise applications in the Entra admin centre and choose {app}. Under Users and groups, add {upn} again.',
    explainConsentBack: 'Give the consent for {consent} again',
    instructConsentBack: 'Have {leaver} sign in to {app}, and give the consent anew that it asks for.',
    explainOwnedBack: 'Make {leaver} owner of {name} again',
    instructRegistrationBack:
      'Open App registrations in the Entra admin centre, All applications, and choose {name} (object id {id}). Under Owners: add {upn}.',
    instructEnterpriseBack:
      'Open Enterprise applications in the Entra admin centre and choose {name} (object id {id}). Under Owners: add {upn}.',
    verified: 'No application acts for {leaver} any more, and there are no places or ownerships left.',
    felt: 'Applications that acted for {leaver} lose their access within 60 minutes.',
  },
  nl: {
    ...decisionTexts.nl,
    title: 'Toegang tot apps',
    question: 'Toegang tot apps van {name}',
    consents: 'Handelt namens',
    assignments: 'Plek in',
    owned: 'Eigenaar van',
    consent: '{app} ({permissions})',
    more: 'nog {count, number}',
    choiceRemove: 'Deze toegang weghalen',
    choiceLeave: 'Laten zoals het is',
    noteOwned:
      '{leaver} is eigenaar van een app en kent misschien de geheimen ervan. Een collega krijgt dat als taak: een andere eigenaar en nieuwe geheimen. Daarna kijk ik of de eigenaar gewijzigd is.',
    effectConsent: 'Apps kunnen niets meer doen namens {leaver}. Wat ze voor iedereen of via een groep mogen, blijft.',
    effectTime: 'Het werkt binnen 60 minuten: wat een app nu nog heeft, is dan verlopen.',
    effectBack:
      'Komt {leaver} terug, dan komen de plekken terug; toestemming geeft {leaver} opnieuw, of iemand kiest ervoor.',
    chosenRemove: 'De toegang tot apps weghalen',
    chosenLeave: 'De toegang tot apps blijft zoals die is',
    findingOwned:
      'Eigenaar van {count, plural, one {een app} other {# apps}} waarvan {leaver} misschien de geheimen kent: {names}.',
    findingConsents: '{count, plural, one {Eén app mag} other {# apps mogen}} iets namens {leaver}.',
    findingAssignments: '{leaver} heeft een plek in {count, plural, one {één app} other {# apps}}.',
    explainConsent: 'Haal de toestemming voor {consent} weg',
    explainAssignment: 'Haal de plek van {leaver} in {app} weg',
    explainOwned: 'Geef {name} een andere eigenaar en nieuwe geheimen',
    instructRegistration:
      'Open App-registraties in het Entra-beheercentrum, Alle toepassingen, en kies {name} (object-id {id}). Bij Eigenaren: voeg iemand anders toe en verwijder {upn}. Bij Certificaten en geheimen: maak nieuwe en verwijder die {leaver} misschien kent.',
    instructEnterprise:
      'Open Bedrijfstoepassingen in het Entra-beheercentrum en kies {name} (object-id {id}). Bij Eigenaren: voeg iemand anders toe en verwijder {upn}.',
    explainPlaceBack: 'Geef {leaver} weer een plek in {app}',
    instructPlaceBack:
      'Open Bedrijfstoepassingen in het Entra-beheercentrum en kies {app}. Voeg bij Gebruikers en groepen {upn} weer toe.',
    explainConsentBack: 'Geef weer toestemming voor {consent}',
    instructConsentBack: 'Laat {leaver} zich aanmelden bij {app}, en daar de toestemming geven waar die om vraagt.',
    explainOwnedBack: 'Maak {leaver} weer eigenaar van {name}',
    instructRegistrationBack:
      'Open App-registraties in het Entra-beheercentrum, Alle toepassingen, en kies {name} (object-id {id}). Bij Eigenaren: voeg {upn} toe.',
    instructEnterpriseBack:
      'Open Bedrijfstoepassingen in het Entra-beheercentrum en kies {name} (object-id {id}). Bij Eigenaren: voeg {upn} toe.',
    verified: 'Geen app doet nog iets namens {leaver}, en er zijn geen plekken of eigenaarschappen meer.',
    felt: 'Apps die iets deden namens {leaver}, verliezen hun toegang binnen 60 minuten.',
  },
})
