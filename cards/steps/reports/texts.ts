import { decisionTexts } from '../../conversation/decision'
import { successorTexts } from '../../conversation/successor'
import { defineTexts } from '../../texts'

/** The texts of the step `reports`. */
export const reportsTexts = defineTexts('reports', {
  en: {
    ...decisionTexts.en,
    ...successorTexts.en,
    title: 'Direct reports',
    question: 'People who report to {name}',
    people: 'People',
    more: '{count, number} more',
    choiceTask: 'Have a colleague give them another manager',
    choiceLeave: 'Leave it as it is',
    successorLabel: 'New manager (may stay empty when it differs per person)',
    noteTask: 'I may not change managers, so a colleague gets this as a task. I look afterwards whether it was done.',
    effectManager:
      'The manager in Microsoft 365 is who approves requests in other programs and who gets mail about somebody who leaves. A deleted account leaves these people without one.',
    effectSynced: 'For people from your own Active Directory the manager is changed there.',
    handedReports: 'people to manage',
    whereReports: 'In Microsoft 365 you are now the manager of {names}.',
    untilManager: 'Until they get another manager.',
    lookReports: 'talk to them, and see what still waited for {name}.',
    chosenTask: 'A colleague gives them {successor} as manager',
    chosenTaskOpen: 'A colleague gives them another manager',
    chosenLeave: 'The manager of these people is left as it is',
    finding: '{count, plural, one {One person reports} other {# people report}} to this account: {names}.',
    explain: 'Give {count, plural, one {one person} other {# people}} another manager',
    instruct:
      'Make {successor} the manager of {names}. Open each of them in the Entra admin centre, choose Edit properties, then Job information, then Manager. Somebody from your own Active Directory is changed there.',
    instructOpen:
      'Give {names} another manager. Open each of them in the Entra admin centre, choose Edit properties, then Job information, then Manager. Somebody from your own Active Directory is changed there.',
    explainBack: 'Make {leaver} the manager of {name} again',
    instructBack:
      'Open {name} (object id {id}) in the Entra admin centre, choose Edit properties, then Job information, then Manager, and take {upn}.',
    explainAllBack: 'Give {count, plural, one {one person} other {# people}} their former manager back',
    instructAllBack:
      'Make {upn} the manager of {names} again. Open each of them in the Entra admin centre, choose Edit properties, then Job information, then Manager.',
    verified: 'Nobody reports to this account any more.',
  },
  nl: {
    ...decisionTexts.nl,
    ...successorTexts.nl,
    title: 'Directe medewerkers',
    question: 'Mensen met {name} als leidinggevende',
    people: 'Mensen',
    more: 'nog {count, number}',
    choiceTask: 'Een collega geeft hun een andere leidinggevende',
    choiceLeave: 'Laten zoals het is',
    successorLabel: 'Nieuwe leidinggevende (mag leeg blijven als dat per persoon verschilt)',
    noteTask: 'Ik mag leidinggevenden niet wijzigen; een collega krijgt dit als taak. Daarna kijk ik of het gedaan is.',
    effectManager:
      'De leidinggevende in Microsoft 365 keurt in andere programma’s aanvragen goed en krijgt mail als iemand uit dienst gaat. Wordt het account verwijderd, dan hebben deze mensen er geen meer.',
    effectSynced: 'Bij mensen uit jullie eigen Active Directory wijzig je de leidinggevende daar.',
    handedReports: 'mensen om leiding aan te geven',
    whereReports: 'In Microsoft 365 ben je nu leidinggevende van {names}.',
    untilManager: 'Tot ze een andere leidinggevende krijgen.',
    lookReports: 'spreek hen, en kijk wat er nog op {name} wachtte.',
    chosenTask: 'Een collega geeft hun {successor} als leidinggevende',
    chosenTaskOpen: 'Een collega geeft hun een andere leidinggevende',
    chosenLeave: 'De leidinggevende van deze mensen blijft zoals die is',
    finding:
      '{count, plural, one {Eén persoon heeft} other {# mensen hebben}} dit account als leidinggevende: {names}.',
    explain: 'Geef {count, plural, one {één persoon} other {# mensen}} een andere leidinggevende',
    instruct:
      'Maak {successor} de leidinggevende van {names}. Open ieder van hen in het Entra-beheercentrum en kies Eigenschappen bewerken, Taakgegevens, Manager. Wie uit jullie eigen Active Directory komt, wijzig je daar.',
    instructOpen:
      'Geef {names} een andere leidinggevende. Open ieder van hen in het Entra-beheercentrum en kies Eigenschappen bewerken, Taakgegevens, Manager. Wie uit jullie eigen Active Directory komt, wijzig je daar.',
    explainBack: 'Maak {leaver} weer de leidinggevende van {name}',
    instructBack:
      'Open {name} (object-id {id}) in het Entra-beheercentrum, kies Eigenschappen bewerken, Taakgegevens, Manager, en neem {upn}.',
    explainAllBack: 'Geef {count, plural, one {één persoon} other {# mensen}} de vorige leidinggevende terug',
    instructAllBack:
      'Maak {upn} weer de leidinggevende van {names}. Open ieder van hen in het Entra-beheercentrum en kies Eigenschappen bewerken, Taakgegevens, Manager.',
    verified: 'Niemand heeft dit account nog als leidinggevende.',
  },
})
