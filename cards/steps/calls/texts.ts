import { decisionTexts } from '../../conversation/decision'
import { successorTexts } from '../../conversation/successor'
import { defineTexts } from '../../texts'

export const callsTexts = defineTexts('calls', {
  en: {
    ...decisionTexts.en,
    handedNumber: 'phone number',
    handedCalls: 'phone calls',
    whereNumber: 'Calls to {number} ring in your own Teams.',
    whereCalls: 'Calls to {name} ring in your own Teams.',
    untilOwn: 'The number is your own, and stays.',
    untilLicence: 'Until the account of {name} loses its phone licence or is deleted.',
    lookNumber: 'have somebody call it once, to hear whether it rings.',
    lookCalls: 'give callers your own number.',
    ...successorTexts.en,
    title: 'Phone and calls',
    question: 'Phone of {name}',
    number: 'Phone number',
    numberType: 'Kind of number',
    callingPlan: 'Microsoft Calling Plan',
    directRouting: 'Direct Routing',
    operatorConnect: 'Operator Connect',
    otherType: 'Another one, of an operator',
    licence: 'Phone licence',
    licensed: 'Yes',
    unlicensed: 'No',
    forwarding: 'Calls',
    forwarded: 'Forwarded already',
    choiceGive: 'Give the number to the successor',
    choiceForward: 'Keep the number and forward calls',
    choiceRelease: 'Release the number',
    choiceLeave: 'Leave the number as it is',
    successorLabel: 'Successor (for giving or forwarding)',
    noteRelease:
      'Releasing is suggested because taking the phone licence away frees the number anyway. Should callers still reach somebody, give it to a successor.',
    noteReleaseOther:
      'Releasing is suggested because this number is none of Microsoft’s own. When the phone licence goes, it stays with the account, and nobody else can get it. Should callers still reach somebody, give it to a successor.',
    noteInDirectory:
      'Active Directory writes this number into Microsoft 365. Giving or releasing it is a task for a colleague.',
    noteByOperator: 'An operator assigned this number. Giving or releasing it is a task for a colleague.',
    noteUnlicensed: 'Forwarding is not offered: it needs a phone licence, and this account has none.',
    effectGive:
      '**Give** moves the number for good, and needs no licence on the old account. The successor needs a phone licence and must not have a number yet.',
    effectForward:
      '**Forward** works only as long as this account keeps its phone licence and exists, so it suits a few weeks.',
    effectRelease:
      '**Release** puts the number back among the free ones; until then callers hear that it is not in use.',
    name: '{name}',
    queues: 'Call queues',
    groupQueue: '{name} (through {groups})',
    leaveQueuesLabel: 'Call queues',
    leaveQueuesTitle: 'Take {leaver} out of {queues}',
    effectQueues: 'Once out of a call queue, {leaver} gets none of its calls. Make sure that somebody else answers it.',
    effectGroupQueues:
      'Some call queues are answered through a group: {queues}. Those stop with the question about groups, by leaving that group.',
    leftQueues: 'Make sure that somebody else answers these call queues: {queues}.',
    leftInQueues:
      '{leaver} still answers these call queues; take them out, and see that somebody else answers: {queues}.',
    comesToFree: 'Callers hear that it is not in use, until a colleague gets it.',
    chosenGive:
      'Give the number to {successor}{queues, select, left {, and take {leaver} out of the call queues} other {}}',
    chosenForward:
      'Forward calls to {successor}{queues, select, left {, and take {leaver} out of the call queues} other {}}',
    chosenRelease: 'Release the number{queues, select, left {, and take {leaver} out of the call queues} other {}}',
    chosenLeave: '{queues, select, left {Take {leaver} out of the call queues} other {The number is left as it is}}',
    findingNumber: 'Phone number {number}.',
    findingInDirectory: 'Active Directory writes that number, so only there can it be taken away.',
    findingByOperator: 'An operator assigned that number, so I cannot take it away.',
    findingForwarded: 'Calls are forwarded already.',
    findingQueues: 'Gets calls from these call queues: {queues}.',
    forwardUnlicensed:
      'Calls cannot be forwarded: this account has no phone licence. Give the number to a successor or release it.',
    noNumber: 'There is no number to give or to release.',
    successorUnlicensed:
      '{name} has no phone licence, so the number cannot go there. Choose somebody else, or assign that licence first.',
    successorHasNumber:
      '{name} has a telephone number already, and can have only one. Choose somebody else, or forward the calls.',
    explainUnassign: 'Take the number {number} from {leaver}',
    explainAssign: 'Give the number {number} to {successor}',
    explainUnanswered: 'Switch off what happens to unanswered calls, since forwarding takes its place',
    explainForward: 'Forward all calls at once to {successor}',
    explainMoveByHand:
      'Take the number {number} from {leaver} by hand{successor, select, nobody {} other {, and give it to {successor}}}',
    instructInDirectory:
      'The number {number} stands in Active Directory, in the attribute msRTCSIP-Line of {upn}, so it cannot be changed in Microsoft 365. On a computer with the Active Directory module for PowerShell, run:\n\n$user = Get-ADUser -LDAPFilter "(userPrincipalName={upn})"\n\nSet-ADUser $user -Clear msRTCSIP-Line\n\nThen start a synchronisation on the server with Entra Connect:\n\nStart-ADSyncSyncCycle -PolicyType Delta{successor, select, nobody {} other {\n\nOnce the number is free, give it to {successor} in the Teams admin centre, under Users, Manage users.}}\n\nI look afterwards whether it was done.',
    instructByOperator:
      'An operator assigned the number {number} to {upn}, in a way that an application cannot change. In the Teams admin centre, open Voice, Phone numbers, choose it, and take it away there. Where that is not offered, ask the operator.{successor, select, nobody {} other { Then give it to {successor}.}} I look afterwards whether it was done.',
    instructBackInDirectory:
      'In Active Directory, set the attribute msRTCSIP-Line of {upn} to tel:{number} again. Take the number from whoever has it by now before that. Then start a synchronisation on the server with Entra Connect:\n\nStart-ADSyncSyncCycle -PolicyType Delta',
    instructBackByOperator:
      'In the Teams admin centre, open Voice, Phone numbers, and give {number} to {upn} again. Where that is not offered, ask the operator.',
    explainUnassignBack: 'Take the number {number} from {successor}',
    explainAssignBack: 'Give the number {number} back to {leaver}',
    explainQueue: 'Take {leaver} out of the call queue {queue}',
    explainQueueBack: 'Put {leaver} back into the call queue {queue}',
    explainForwardOff: 'Stop forwarding calls',
    explainForwardBack: 'Forward calls to where they went before',
    explainForwardOutsideBack: 'Forward calls to {target} again, as before',
    foundNumber: '{leaver} has another number by now: {number}.',
    foundForwarded: 'Calls are forwarded to somebody else by now.',
    foundNotForwarded: 'Calls are not forwarded any more: somebody has ended that since.',
    foundUnanswered: 'What happens to unanswered calls has been changed since.',
    lostQueue: 'The call queue {queue} is not there any more.',
    refusedAssigned:
      'Somebody else holds this number by now. Have a Teams administrator free it and try again, or give another number in the Teams admin centre. Microsoft said: “{text}”',
    explainUnansweredBack: 'Send unanswered calls to where they went before',
    instructCallsBack:
      'In the Teams admin centre, open {upn}, and put the call forwarding back to what it was. What that was could not be read whole: ask them.',
    verifiedGive:
      'The number {number} now belongs to {successor}.{queues, select, left { {leaver} answers no call queue in person any more.} other {}}',
    verifiedForward:
      'Calls are forwarded to {successor}.{queues, select, left { {leaver} answers no call queue in person any more.} other {}}',
    verifiedRelease:
      'The account has no number any more.{queues, select, left { {leaver} answers no call queue in person any more.} other {}}',
    verifiedQueues: '{leaver} answers no call queue in person any more.',
    feltNumber: 'Calls to the number can take some minutes to follow.',
    feltForward: 'Forwarding stops when the account loses its phone licence or is deleted.',
  },
  nl: {
    ...decisionTexts.nl,
    handedNumber: 'telefoonnummer',
    handedCalls: 'telefoongesprekken',
    whereNumber: 'Wie {number} belt, krijgt jou in Teams.',
    whereCalls: 'Wie {name} belt, krijgt jou in Teams.',
    untilOwn: 'Het nummer is van jou, en blijft.',
    untilLicence: 'Tot het account van {name} de telefonielicentie verliest of wordt verwijderd.',
    lookNumber: 'laat iemand het een keer bellen, om te horen of het overgaat.',
    lookCalls: 'geef bellers je eigen nummer.',
    ...successorTexts.nl,
    title: 'Telefoon en gesprekken',
    question: 'Telefoon van {name}',
    number: 'Telefoonnummer',
    numberType: 'Soort nummer',
    callingPlan: 'Belabonnement van Microsoft',
    directRouting: 'Direct Routing',
    operatorConnect: 'Operator Connect',
    otherType: 'Een andere, van een operator',
    licence: 'Telefonielicentie',
    licensed: 'Ja',
    unlicensed: 'Nee',
    forwarding: 'Gesprekken',
    forwarded: 'Worden al doorgeschakeld',
    choiceGive: 'Het nummer aan de opvolger geven',
    choiceForward: 'Nummer houden en doorschakelen',
    choiceRelease: 'Het nummer vrijgeven',
    choiceLeave: 'Het nummer laten zoals het is',
    successorLabel: 'Opvolger (bij geven of doorschakelen)',
    noteRelease:
      'Ik stel vrijgeven voor, omdat het nummer toch vrijkomt zodra de telefonielicentie weggaat. Moeten bellers nog iemand bereiken, geef het dan aan een opvolger.',
    noteReleaseOther:
      'Ik stel vrijgeven voor, omdat dit geen nummer van Microsoft zelf is. Gaat de telefonielicentie weg, dan blijft het bij het account en kan niemand anders het krijgen. Moeten bellers nog iemand bereiken, geef het dan aan een opvolger.',
    noteInDirectory:
      'Active Directory schrijft dit nummer in Microsoft 365. Geven of vrijgeven is een taak voor een collega.',
    noteByOperator: 'Een operator heeft dit nummer toegewezen. Geven of vrijgeven is een taak voor een collega.',
    noteUnlicensed: 'Doorschakelen kan niet: dat heeft een telefonielicentie nodig en die heeft dit account niet.',
    effectGive:
      '**Geven** is blijvend en vraagt geen licentie op het oude account. De opvolger heeft een telefonielicentie nodig en mag nog geen nummer hebben.',
    effectForward:
      '**Doorschakelen** werkt alleen zolang dit account bestaat en de telefonielicentie houdt, dus voor een paar weken.',
    effectRelease:
      '**Vrijgeven** zet het nummer terug bij de vrije nummers; wie belt, hoort tot die tijd dat het niet in gebruik is.',
    name: '{name}',
    queues: 'Wachtrijen',
    groupQueue: '{name} (via {groups})',
    leaveQueuesLabel: 'Wachtrijen',
    leaveQueuesTitle: 'Haal {leaver} uit {queues}',
    effectQueues: 'Uit een wachtrij krijgt {leaver} geen gesprekken meer. Zorg dat iemand anders die wachtrij opneemt.',
    effectGroupQueues:
      'Sommige wachtrijen lopen via een groep: {queues}. Die stoppen bij de vraag over groepen, als {leaver} die groep verlaat.',
    leftQueues: 'Zorg dat iemand anders deze wachtrijen beantwoordt: {queues}.',
    leftInQueues:
      '{leaver} neemt nog op voor deze wachtrijen; haal die eruit en zorg dat iemand anders opneemt: {queues}.',
    comesToFree: 'Wie belt hoort dat het niet in gebruik is, tot een collega het krijgt.',
    chosenGive: 'Nummer geven aan {successor}{queues, select, left { en {leaver} uit de wachtrijen halen} other {}}',
    chosenForward:
      'Gesprekken doorschakelen naar {successor}{queues, select, left { en {leaver} uit de wachtrijen halen} other {}}',
    chosenRelease: 'Nummer vrijgeven{queues, select, left { en {leaver} uit de wachtrijen halen} other {}}',
    chosenLeave: '{queues, select, left {{leaver} uit de wachtrijen halen} other {Het nummer blijft zoals het is}}',
    findingNumber: 'Telefoonnummer {number}.',
    findingInDirectory: 'Dat nummer komt uit Active Directory en is alleen daar weg te halen.',
    findingByOperator: 'Dat nummer is door een operator toegewezen, dus ik kan het niet weghalen.',
    findingForwarded: 'Gesprekken worden al doorgeschakeld.',
    findingQueues: 'Krijgt gesprekken uit deze wachtrijen: {queues}.',
    forwardUnlicensed:
      'Doorschakelen kan niet: dit account heeft geen telefonielicentie. Geef het nummer aan een opvolger of geef het vrij.',
    noNumber: 'Er is geen nummer om te geven of vrij te geven.',
    successorUnlicensed:
      '{name} heeft geen telefonielicentie, dus daar kan het nummer niet heen. Kies iemand anders, of wijs die licentie eerst toe.',
    successorHasNumber:
      '{name} heeft al een telefoonnummer, en kan er maar één hebben. Kies iemand anders, of schakel de gesprekken door.',
    explainUnassign: 'Haal het nummer {number} bij {leaver} weg',
    explainAssign: 'Geef het nummer {number} aan {successor}',
    explainUnanswered: 'Zet uit wat er met onbeantwoorde gesprekken gebeurt; doorschakelen komt ervoor in de plaats',
    explainForward: 'Schakel alle gesprekken direct door naar {successor}',
    explainMoveByHand:
      'Haal het nummer {number} met de hand bij {leaver} weg{successor, select, nobody {} other { en geef het aan {successor}}}',
    instructInDirectory:
      'Het nummer {number} staat in Active Directory, in het attribuut msRTCSIP-Line van {upn}, en is daarom niet in Microsoft 365 te wijzigen. Voer dit uit op een computer met de Active Directory-module voor PowerShell:\n\n$user = Get-ADUser -LDAPFilter "(userPrincipalName={upn})"\n\nSet-ADUser $user -Clear msRTCSIP-Line\n\nStart daarna een synchronisatie op de server met Entra Connect:\n\nStart-ADSyncSyncCycle -PolicyType Delta{successor, select, nobody {} other {\n\nIs het nummer vrij, geef het dan in het Teams-beheercentrum aan {successor}, onder Gebruikers, Gebruikers beheren.}}\n\nDaarna kijk ik of het gedaan is.',
    instructByOperator:
      'Een operator heeft het nummer {number} toegewezen aan {upn}, op een manier die een toepassing niet kan wijzigen. Open in het Teams-beheercentrum Spraak, Telefoonnummers, kies het nummer en haal het daar weg. Kan dat daar niet, vraag het de operator.{successor, select, nobody {} other { Geef het daarna aan {successor}.}} Daarna kijk ik of het gedaan is.',
    instructBackInDirectory:
      'Zet in Active Directory het attribuut msRTCSIP-Line van {upn} weer op tel:{number}. Haal het nummer daarvóór weg bij wie het nu heeft. Start daarna een synchronisatie op de server met Entra Connect:\n\nStart-ADSyncSyncCycle -PolicyType Delta',
    instructBackByOperator:
      'Open in het Teams-beheercentrum Spraak, Telefoonnummers, en geef {number} weer aan {upn}. Kan dat daar niet, vraag het de operator.',
    explainUnassignBack: 'Haal het nummer {number} bij {successor} weg',
    explainAssignBack: 'Geef het nummer {number} terug aan {leaver}',
    explainQueue: 'Haal {leaver} uit de wachtrij {queue}',
    explainQueueBack: 'Zet {leaver} terug in de wachtrij {queue}',
    explainForwardOff: 'Stop met doorschakelen',
    explainForwardBack: 'Schakel gesprekken weer door naar waar ze eerder heen gingen',
    explainForwardOutsideBack: 'Schakel gesprekken weer door naar {target}, zoals eerst',
    foundNumber: '{leaver} heeft inmiddels een ander nummer: {number}.',
    foundForwarded: 'Gesprekken worden inmiddels doorgeschakeld naar iemand anders.',
    foundNotForwarded: 'Gesprekken worden niet meer doorgeschakeld: iemand heeft dat sindsdien gestopt.',
    foundUnanswered: 'Wat er met onbeantwoorde gesprekken gebeurt, is sindsdien gewijzigd.',
    lostQueue: 'De wachtrij {queue} is er niet meer.',
    refusedAssigned:
      'Iemand anders heeft dit nummer inmiddels. Laat een Teams-beheerder het vrijmaken en probeer het opnieuw, of geef in het Teams-beheercentrum een ander nummer. Microsoft meldt: “{text}”',
    explainUnansweredBack: 'Stuur onbeantwoorde gesprekken weer naar waar ze eerder heen gingen',
    instructCallsBack:
      'Open {upn} in het Teams-beheercentrum en zet het doorschakelen terug zoals het was. Dat kon niet helemaal worden gelezen: vraag het na.',
    verifiedGive:
      'Het nummer {number} is nu van {successor}.{queues, select, left { {leaver} neemt niet meer zelf op voor een wachtrij.} other {}}',
    verifiedForward:
      'Gesprekken worden doorgeschakeld naar {successor}.{queues, select, left { {leaver} neemt niet meer zelf op voor een wachtrij.} other {}}',
    verifiedRelease:
      'Het account heeft geen nummer meer.{queues, select, left { {leaver} neemt niet meer zelf op voor een wachtrij.} other {}}',
    verifiedQueues: '{leaver} neemt niet meer zelf op voor een wachtrij.',
    feltNumber: 'Het kan enkele minuten duren voor gesprekken het nummer volgen.',
    feltForward: 'Het doorschakelen stopt als het account de telefonielicentie verliest of wordt verwijderd.',
  },
})
