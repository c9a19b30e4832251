import { decisionTexts } from '../../conversation/decision'
import { defineTexts } from '../../texts'

export const seatsTexts = defineTexts('seats', {
  en: {
    ...decisionTexts.en,
    title: 'Paid seats',
    question: 'Seats that become free after {name}',
    giveBackLabel: 'Of which should one seat fewer be paid for?',
    name: '{name}',
    bought: '{bought, number} bought, {used, number} still in use',
    choiceNow: '{name}: from {from, number} to {to, number}, at once',
    choiceAtRenewal:
      '{name}: from {from, number} to {to, number}, {date, select, none {at the renewal} other {at the renewal on {at, date, long}}}',
    choiceTask: '{name}: from {from, number} to {to, number}, by hand in the admin centre',
    choicePartnerTask: '{name}: from {from, number} to {to, number}, by the partner who sold it',
    noteKeep:
      'Nothing is ticked, because a seat that becomes free is usually for the next colleague. Tick what nobody will need.',
    noteUnlisted:
      '{count, plural, one {# more product does not fit on this card; its seats are kept.} other {# more products do not fit on this card; their seats are kept.}} Lower those in the admin centre.',
    noteEnds: '{name} is not listed: the subscription is not renewed and ends by itself.',
    noteUsed: '{name} is not listed: all its seats are needed by others.',
    effectWindow:
      'Microsoft lets the number go down at once only within 7 days of a purchase or a renewal. Later it goes down at the next renewal, and is paid for until then.',
    effectFloor: 'The number never goes below what is assigned to people.',
    effectOrder: 'This waits until the licences have been taken away.',
    chosenKeep: 'All paid seats are kept',
    chosenGiveBack: 'Pay for one seat fewer of {names}',
    unknown: 'One of the seats chosen cannot be given back here. Choose again.',
    explainNow:
      'Lower {name} from {from, number} to {to, plural, one {# seat} other {# seats}} in Partner Center, at once',
    explainAtRenewal:
      'Lower {name} from {from, number} to {to, plural, one {# seat} other {# seats}} in Partner Center, from the next renewal on',
    explainTask: 'Lower the number of {name} seats from {from, number} to {to, number}',
    instructTask:
      'In the Microsoft 365 admin centre choose Billing, Your products, {name}, Remove licences, and make the total {to, number} (it is {from, number} now). You need to be a Global or Billing Administrator. If Microsoft offers this at the renewal only, set it for then and skip this step. The bot can see the lower number only once it counts.',
    instructPartner:
      'Ask the partner who sold you {name} to make the number of seats {to, number} (it is {from, number} now). Nobody else can. If that is possible at the renewal only, agree on that and skip this step. The bot can see the lower number only once it counts.',
    explainBackNow:
      'Set {name} back to {from, plural, one {# seat} other {# seats}} in Partner Center (a seat that is bought again is paid for)',
    explainBackTask: 'Buy one {name} seat again',
    instructBackTask:
      'In the Microsoft 365 admin centre choose Billing, Your products, {name}, Buy licences, and make the total {from, number} again.',
    instructBackPartner: 'Ask the partner who sold you {name} to make the number of seats {from, number} again.',
    backChanged:
      'Somebody changed the number of {name} since: it is {is, number} now, and was {from, number} before the offboarding.',
    verified: 'Bought now: {counts}.',
    count: '{name} {bought, number} ({used, number} in use)',
    countScheduled: '{name} {bought, number} ({used, number} in use), {next, number} from the renewal on',
    feltPartner: 'The partner’s next invoice shows the lower number.',
    remindRenewal: 'From today {name} has {next, plural, one {# seat} other {# seats}}.',
  },
  nl: {
    ...decisionTexts.nl,
    title: 'Betaalde licenties',
    question: 'Licenties die na {name} vrijkomen',
    giveBackLabel: 'Van welke betaal je voortaan één licentie minder?',
    name: '{name}',
    bought: '{bought, number} gekocht, daarvan blijven er {used, number} in gebruik',
    choiceNow: '{name}: van {from, number} naar {to, number}, meteen',
    choiceAtRenewal:
      '{name}: van {from, number} naar {to, number}, {date, select, none {bij de verlenging} other {bij de verlenging op {at, date, long}}}',
    choiceTask: '{name}: van {from, number} naar {to, number}, met de hand in het beheercentrum',
    choicePartnerTask: '{name}: van {from, number} naar {to, number}, door de partner die hem verkocht',
    noteKeep:
      'Ik vink niets aan, want een licentie die vrijkomt is meestal voor de volgende collega. Vink aan wat niemand meer nodig heeft.',
    noteUnlisted:
      'Er {count, plural, one {past nog # product niet op deze kaart; die licentie blijft betaald.} other {passen nog # producten niet op deze kaart; die licenties blijven betaald.}} Verlaag die in het beheercentrum.',
    noteEnds: '{name} staat er niet bij: dat abonnement wordt niet verlengd en loopt vanzelf af.',
    noteUsed: '{name} staat er niet bij: anderen hebben alle licenties nodig.',
    effectWindow:
      'Microsoft laat het aantal alleen binnen 7 dagen na aankoop of verlenging meteen dalen. Daarna daalt het bij de volgende verlenging, en tot die tijd betaal je door.',
    effectFloor: 'Het aantal komt nooit onder wat aan mensen is toegewezen.',
    effectOrder: 'Dit wacht tot de licenties zijn weggehaald.',
    chosenKeep: 'Alle betaalde licenties blijven',
    chosenGiveBack: 'Eén licentie minder betalen van {names}',
    unknown: 'Een van de gekozen licenties kun je hier niet teruggeven. Kies opnieuw.',
    explainNow:
      'Verlaag {name} in het Partnercentrum meteen van {from, number} naar {to, plural, one {# betaalde licentie} other {# betaalde licenties}}',
    explainAtRenewal:
      'Verlaag {name} in het Partnercentrum vanaf de volgende verlenging van {from, number} naar {to, plural, one {# betaalde licentie} other {# betaalde licenties}}',
    explainTask: 'Verlaag het aantal licenties van {name} van {from, number} naar {to, number}',
    instructTask:
      'Kies in het Microsoft 365-beheercentrum Facturering, Uw producten, {name}, Licenties verwijderen, en maak het totaal {to, number} (nu {from, number}). Je moet daarvoor globale beheerder of factureringsbeheerder zijn. Biedt Microsoft dit pas bij de verlenging aan, stel het dan daarvoor in en sla deze stap over. De bot ziet het lagere aantal pas als het geldt.',
    instructPartner:
      'Vraag de partner die jullie {name} verkocht om het aantal licenties {to, number} te maken (nu {from, number}). Niemand anders kan dat. Kan het pas bij de verlenging, spreek dat dan af en sla deze stap over: de bot ziet het lagere aantal pas als het geldt.',
    explainBackNow:
      'Zet {name} in het Partnercentrum terug op {from, plural, one {# betaalde licentie} other {# betaalde licenties}} (een licentie die je weer koopt, kost geld)',
    explainBackTask: 'Koop weer één licentie van {name}',
    instructBackTask:
      'Kies in het Microsoft 365-beheercentrum Facturering, Uw producten, {name}, Licenties kopen, en maak het totaal weer {from, number}.',
    instructBackPartner:
      'Vraag de partner die jullie {name} verkocht om het aantal licenties weer {from, number} te maken.',
    backChanged:
      'Iemand heeft het aantal van {name} intussen gewijzigd: het is nu {is, number}, en was {from, number} voor de offboarding.',
    verified: 'Nu gekocht: {counts}.',
    count: '{name} {bought, number} (waarvan {used, number} in gebruik)',
    countScheduled: '{name} {bought, number} (waarvan {used, number} in gebruik), vanaf de verlenging {next, number}',
    feltPartner: 'Op de volgende factuur van de partner staat het lagere aantal.',
    remindRenewal: 'Vanaf vandaag heeft {name} {next, plural, one {# betaalde licentie} other {# betaalde licenties}}.',
  },
})
