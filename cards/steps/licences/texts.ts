import { decisionTexts } from '../../conversation/decision'
import { defineTexts } from '../../texts'
import { whyNeededTexts } from './whyNeeded'

/** The texts of the step `licences`. */
export const licencesTexts = defineTexts('licences', {
  en: {
    ...decisionTexts.en,
    ...whyNeededTexts.en,
    title: 'Licences',
    question: 'Licences of {name}',
    removeLabel: 'Which licences should be taken away?',
    stayingTitle: 'These stay',
    name: '{name}',
    more: '{count, number} more',
    others:
      '{count, plural, one {The other one, which does not fit on this card} other {All # others, which do not fit on this card}}',
    staysMore: '{count, plural, one {# more stays for such a reason.} other {# more stay for such reasons.}}',
    count: 'Licences',
    counted: '{count, number}',
    choiceDirect: '{name}',
    choiceGroup: '{name} (through group {groups})',
    choiceBoth: '{name} (directly and through group {groups})',
    staysDynamic:
      '{name}: comes from the group {group}, whose members follow a rule. Change the rule or the account’s properties.',
    staysSynced:
      '{name}: comes from the group {group}, which is managed in Active Directory. Take {leaver} out of it there.',
    staysNeeded: '{name} is left unticked: {reason}',
    effectData: 'Mail and other data of a licence that goes are kept for 30 days, except what a shared mailbox keeps.',
    effectOneDrive: 'A OneDrive without a licence becomes read-only after 60 days and is archived after 93 days.',
    effectGroup: 'A licence through a group goes by taking {leaver} out of that group, with all else the group gives.',
    effectOrder: 'This waits until the mailbox and the phone are done.',
    chosen: 'Take away {names}',
    chosenNone: 'All licences stay',
    findingDirect: 'Licences: {names}.',
    findingGroup: '{name} comes from the group {group}.',
    findingLocked: '{name} comes from the group {group} and cannot be taken away here: {why}',
    findingError: '{name} is assigned but does not work: {why}',
    errorCount: 'there were no free licences left.',
    errorExclusive: 'it cannot stand beside another licence of this account.',
    errorDependency: 'it needs another licence that is not there.',
    errorLocation: 'it is not sold in the country of this account.',
    errorUnique: 'another account has the same address.',
    errorOther: 'Microsoft calls it {error}.',
    refusedDependency:
      'Microsoft took none of the licences away, because {names} cannot work without one of them. An administrator takes {names} away too; then try again. Or leave the other one. Microsoft said: “{text}”',
    whyDynamic: 'its members follow a rule.',
    whySynced: 'the group is managed in Active Directory.',
    unknown: 'One of the licences chosen is not a licence of this account. Choose again.',
    lockedDynamic:
      '{name} cannot be taken away here: it comes from the group {group}, whose members follow a rule. Leave it out; it goes when the account no longer fits the rule.',
    lockedSynced:
      '{name} cannot be taken away here: it comes from the group {group}, which is managed in Active Directory. Leave it out and take {leaver} out of that group there.',
    goAlong:
      'These cannot stay: {names}. They come only from a group that {leaver} would leave. Take them away too, or keep the other licences of that group.',
    mustStay: 'A licence must stay: {reason} Leave one of these unticked: {names}.',
    explainDirect: 'Take away: {names}',
    takeRestricted: 'take these licences away: {names}',
    giveRestricted: 'give these licences back: {names}',
    explainGroup: 'Take {leaver} out of the group {group}, which gives: {names}',
    explainBack: 'Assign {name} again',
    explainGroupBack: 'Put {leaver} back into the group {group}, which gives: {names}',
    explainNotWorking: 'See that {name} works again, which came back with its group',
    instructNotWorking:
      'Microsoft cannot assign {name} to {upn}: {why}\n\nPut that right in the Microsoft 365 admin centre. Microsoft then assigns it by itself, and I look whether it did.',
    backNoSeat: 'No seat is free of: {names}. Buy one, or take one from somebody else, before this is chosen.',
    backNeeds: '{name} cannot be assigned without a licence that has Teams, and that does not come back: {names}.',
    backOtherPlans: 'Somebody assigned {name} again since, with other services switched off.',
    lostUnsold: 'The organisation does not have this product any more: {names}. Assign another licence instead.',
    verified: 'No longer assigned: {names}.',
    verifiedShared: 'No longer assigned: {names}. The shared mailbox is still there.',
    feltSeats:
      'Free at once for somebody else: a seat of {names}. It is paid for until an administrator lowers the number in the admin centre, under Billing, Your products.',
    leftCost: 'Still assigned, and still paid for: {names}. Take it away once nothing needs it any more.',
    taskData:
      'To keep them, give {leaver} a licence with Exchange before that day, in the Microsoft 365 admin centre under Active users.',
    taskOneDrive:
      'Copy out of the OneDrive what is still needed, or give {leaver} a licence with OneDrive before that day.',
    remindData: 'Last day of the mail and data that went with the licence with Exchange: gone for good after this.',
    feltUnpaid:
      'A OneDrive that stays without a licence is deleted on {at, date, long}, unless somebody pays for its archive by then.',
    remindReadOnly: 'The OneDrive becomes read-only: it has had no licence for 60 days.',
    remindArchived:
      'The OneDrive is archived: it has had no licence for 93 days. Getting it back costs money from then on.',
  },
  nl: {
    ...decisionTexts.nl,
    ...whyNeededTexts.nl,
    title: 'Licenties',
    question: 'Licenties van {name}',
    removeLabel: 'Welke licenties moeten weg?',
    stayingTitle: 'Deze blijven',
    name: '{name}',
    more: 'nog {count, number}',
    others:
      '{count, plural, one {De andere, die niet op deze kaart past} other {Alle # andere, die niet op deze kaart passen}}',
    staysMore: '{count, plural, one {Nog # blijft om zo’n reden.} other {Nog # blijven om zulke redenen.}}',
    count: 'Licenties',
    counted: '{count, number}',
    choiceDirect: '{name}',
    choiceGroup: '{name} (via groep {groups})',
    choiceBoth: '{name} (rechtstreeks en via groep {groups})',
    staysDynamic:
      '{name}: komt uit de groep {group}, waarvan de leden een regel volgen. Pas de regel of de eigenschappen van het account aan.',
    staysSynced:
      '{name}: komt uit de groep {group}, die in Active Directory wordt beheerd. Haal {leaver} daar uit de groep.',
    staysNeeded: '{name} is niet aangevinkt: {reason}',
    effectData:
      'Mail en andere gegevens bij een licentie die weggaat, blijven 30 dagen bewaard, behalve wat in een gedeeld postvak staat: dat blijft.',
    effectOneDrive: 'Een OneDrive zonder licentie is na 60 dagen alleen-lezen en wordt na 93 dagen gearchiveerd.',
    effectGroup:
      'Een licentie via een groep gaat weg door {leaver} uit die groep te halen, met alles wat de groep nog meer geeft.',
    effectOrder: 'Dit wacht tot het postvak en de telefoon klaar zijn.',
    chosen: '{names} weghalen',
    chosenNone: 'Alle licenties blijven',
    findingDirect: 'Licenties: {names}.',
    findingGroup: '{name} komt uit de groep {group}.',
    findingLocked: '{name} komt uit de groep {group} en kan hier niet weg: {why}',
    findingError: '{name} is toegewezen maar werkt niet: {why}',
    errorCount: 'er was geen vrije licentie meer.',
    errorExclusive: 'hij gaat niet samen met een andere licentie van dit account.',
    errorDependency: 'hij heeft een andere licentie nodig, die er niet is.',
    errorLocation: 'hij wordt in het land van dit account niet verkocht.',
    errorUnique: 'een ander account heeft hetzelfde adres.',
    errorOther: 'Microsoft noemt het {error}.',
    refusedDependency:
      'Microsoft heeft geen van de licenties weggehaald, want {names} werkt niet zonder een ervan. Een beheerder haalt {names} ook weg; probeer het daarna opnieuw. Of laat de andere staan. Microsoft meldt: “{text}”',
    whyDynamic: 'de leden volgen een regel.',
    whySynced: 'de groep wordt in Active Directory beheerd.',
    unknown: 'Een van de gekozen licenties hoort niet bij dit account. Kies opnieuw.',
    lockedDynamic:
      '{name} kan hier niet weg: die komt uit de groep {group}, waarvan de leden een regel volgen. Laat hem staan; hij gaat weg zodra het account niet meer aan de regel voldoet.',
    lockedSynced:
      '{name} kan hier niet weg: die komt uit de groep {group}, die in Active Directory wordt beheerd. Laat hem staan en haal {leaver} daar uit de groep.',
    goAlong:
      'Deze kunnen niet blijven: {names}. Ze komen alleen uit een groep waar {leaver} uit zou gaan. Haal ze ook weg, of houd de andere licenties van die groep.',
    mustStay: 'Er moet een licentie blijven: {reason} Laat een van deze staan: {names}.',
    explainDirect: 'Haal weg: {names}',
    takeRestricted: 'deze licenties weghalen: {names}',
    giveRestricted: 'deze licenties teruggeven: {names}',
    explainGroup: 'Haal {leaver} uit de groep {group}; die geeft: {names}',
    explainBack: 'Wijs {name} weer toe',
    explainGroupBack: 'Zet {leaver} terug in de groep {group}; die geeft: {names}',
    explainNotWorking: 'Zorg dat {name} weer werkt, die met de groep terugkwam',
    instructNotWorking:
      'Microsoft kan {name} niet toewijzen aan {upn}: {why}\n\nLos dat op in het Microsoft 365-beheercentrum. Daarna wijst Microsoft de licentie vanzelf toe, en ik kijk of dat gebeurd is.',
    backNoSeat: 'Er is geen licentie vrij van: {names}. Koop er een of neem die van iemand anders voor je dit kiest.',
    backNeeds: '{name} kan niet worden toegewezen zonder een licentie met Teams, en die komt niet terug: {names}.',
    backOtherPlans: 'Iemand heeft {name} intussen weer toegewezen, met andere diensten uitgeschakeld.',
    lostUnsold: 'De organisatie heeft dit product niet meer: {names}. Wijs een andere licentie toe.',
    verified: 'Niet meer toegewezen: {names}.',
    verifiedShared: 'Niet meer toegewezen: {names}. Het gedeelde postvak is er nog.',
    feltSeats:
      'Meteen vrij voor een ander: een licentie van {names}. Die wordt betaald tot een beheerder het aantal verlaagt in het beheercentrum, onder Facturering, Uw producten.',
    leftCost: 'Nog toegewezen, en nog betaald: {names}. Haal de licentie weg zodra niets die nog nodig heeft.',
    taskData:
      'Om ze te houden geef je {leaver} voor die dag een licentie met Exchange, in het Microsoft 365-beheercentrum onder Actieve gebruikers.',
    taskOneDrive: 'Kopieer uit de OneDrive wat nog nodig is, of geef {leaver} voor die dag een licentie met OneDrive.',
    remindData: 'Laatste dag van de mail en gegevens bij de licentie met Exchange: daarna zijn ze voorgoed weg.',
    feltUnpaid:
      'Een OneDrive die zonder licentie blijft staan, wordt op {at, date, long} verwijderd, tenzij iemand vóór die tijd voor het archief betaalt.',
    remindReadOnly: 'De OneDrive wordt alleen-lezen: hij heeft 60 dagen geen licentie.',
    remindArchived: 'De OneDrive wordt gearchiveerd: hij heeft 93 dagen geen licentie. Terughalen kost vanaf dan geld.',
  },
})
