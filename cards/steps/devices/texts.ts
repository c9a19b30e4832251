import { decisionTexts } from '../../conversation/decision'
import { defineTexts } from '../../texts'

/** The texts of the step `devices`. */
export const devicesTexts = defineTexts('devices', {
  en: {
    ...decisionTexts.en,
    title: 'Devices and phones',
    question: 'Devices of {name}',
    count: 'Found',
    counted: '{count, plural, one {# device or phone} other {# devices and phones}}',
    labelCompany: '{name} ({model}, company)',
    labelPersonal: '{name} ({model}, personal)',
    labelUnknown: '{name} ({model}, nobody knows whose)',
    labelRegistered: '{name} ({model}, not managed by Intune)',
    labelPhone: '{name} (fetches mail)',
    lastSeen: '{label}, last seen {at, date, medium}',
    choiceWipe: 'Wipe: back to factory settings',
    choiceRetire: 'Retire: only work apps and data',
    choiceDisable: 'Block it in Entra',
    choiceClear: 'Remove the work account',
    choiceLeave: 'Leave it',
    othersLabel: 'The other {count, number}: {names}',
    othersSuggested: 'As suggested (wipe the company’s only)',
    othersLeave: 'Leave them as they are',
    more: '{count, number} more',
    blackberryLabel: 'BlackBerry',
    blackberryTitle: 'Have a colleague switch {leaver} off on {server}',
    noteUnreadable:
      'Intune did not say which devices it manages. Perhaps there is no licence for it. Look there yourself if you do use Intune.',
    notePersonal: 'A personal device is never wiped as a whole: only what belongs to work goes.',
    effectWaits:
      'A device does this **when it next reports**. One that is off may take days. After a day without a report this step fails, so that you know, and **Try again** goes on waiting.',
    effectOrder: 'The mailbox is closed for mail apps only after this, because that is how a phone hears what to do.',
    effectEntra:
      'Blocking a device in Entra works within 60 minutes. One that is wiped or retired is blocked there too, but only once it has reported: before that it would never hear of the wipe.',
    effectMac:
      'A Mac may ask for a recovery PIN of six digits after a wipe. I set none: wipe one that is to be used again in Intune yourself.',
    effectByHand: 'An app may block only Windows there. For anything else, a person gets a task.',
    effectFinal: 'A wipe or retirement cannot be taken back.',
    personalNeverWiped: '{name} may not be the company’s, so it is never wiped as a whole. Retire it instead.',
    chosen: '{parts}',
    chosenLeave: 'Devices are left as they are',
    partWipe: '{place, select, first {Wipe} other {wipe}} {names}',
    partRetire: '{place, select, first {Retire} other {retire}} {names}',
    partDisable: '{place, select, first {Block} other {block}} {names} in Entra',
    partClear: '{place, select, first {Remove} other {remove}} the work account from {names}',
    partBlackberry: '{place, select, first {Deal} other {deal}} with the BlackBerry on {server}',
    explainWipe: 'Wipe {name}: back to factory settings, when it next reports',
    explainRetire: 'Retire {name}: work apps and data go when it next reports',
    explainDisable: 'Block {name} in Entra',
    explainDisableLater: 'Block {name} in Entra, once it has reported that',
    explainClear: 'Remove the work account from {name}, when it next fetches mail',
    explainEnable: 'Let {name} sign in again',
    explainCancel: 'Call off the removal of the work account from {name}, if it has not happened yet',
    instructDisable:
      'In the Entra admin centre, open Devices, All devices, and look up {name} ({system}, device ID {deviceId}). Choose Disable: Microsoft lets an app do that for Windows only.',
    instructEnable:
      'In the Entra admin centre, open Devices, All devices, and look up {name} ({system}, device ID {deviceId}). Choose Enable.',
    explainBlackberry: 'Switch {leaver} off on the BlackBerry server {server}',
    instructBlackberry:
      'Open the console of {server} and look up {upn}. Remove the work data from the BlackBerry first, wait until it has reported that, and then disable or delete the user there.',
    explainBlackberryBack: 'Let {leaver} in again on the BlackBerry server {server}',
    instructBlackberryBack:
      'Open the console of {server} and look up {upn}. Enable the user again or add them anew, and have {leaver} activate the BlackBerry.',
    explainEnrol: 'Have {leaver} enrol {name} again',
    instructEnrol:
      'The apps and data of work were removed from {name}. Have {leaver} sign in there with the work account and enrol it again.',
    explainAccount: 'Have {leaver} add the work account on {name} again',
    instructAccount:
      'The work account was removed from {name}. Have {leaver} add it again in the mail app of that phone.',
    lostWiped: '{name} was wiped, and what was on it does not come back. Set it up anew before {leaver} gets it.',
    lostWaiting:
      '{name} still waits to be wiped or retired, and no request calls that off. It happens once the device is online.',
    lostRegistration: '{name} is not registered in Entra any more. {leaver} registers it anew by signing in there.',
    verified: 'Reported as done: {parts}.',
    feltDone: 'The devices did what was asked before this step was done: they had to report it.',
    feltEntra: 'A device that is blocked in Entra notices within 60 minutes.',
    feltRegistered:
      'What was wiped or retired is blocked in Entra too. What comes from Active Directory is not: disable it there. Nor is what is no Windows: an app may not.',
    notReported:
      '{names} {count, plural, one {has} other {have}} not reported yet that it is done, so the bot cannot say so. A device that is off hears nothing: have it switched on and connected. Press Try again to go on waiting.',
    findingDevices: '{count, plural, one {# device or phone} other {# devices and phones}}: {names}.',
    findingUnreadable: 'Intune did not say which devices it manages; perhaps there is no licence for it.',
    findingSynced: 'From Active Directory, so to be disabled there: {names}.',
  },
  nl: {
    ...decisionTexts.nl,
    title: 'Apparaten en telefoons',
    question: 'Apparaten van {name}',
    count: 'Gevonden',
    counted: '{count, plural, one {# apparaat of telefoon} other {# apparaten en telefoons}}',
    labelCompany: '{name} ({model}, van het bedrijf)',
    labelPersonal: '{name} ({model}, privé)',
    labelUnknown: '{name} ({model}, van wie is onbekend)',
    labelRegistered: '{name} ({model}, niet in Intune beheerd)',
    labelPhone: '{name} (haalt mail op)',
    lastSeen: '{label}, laatst gezien {at, date, medium}',
    choiceWipe: 'Wissen tot fabrieksinstellingen',
    choiceRetire: 'Buiten gebruik: werkgegevens weg',
    choiceDisable: 'Blokkeren in Entra',
    choiceClear: 'Het werkaccount eraf halen',
    choiceLeave: 'Laten zoals het is',
    othersLabel: 'De andere {count, number}: {names}',
    othersSuggested: 'Volgens voorstel (alleen die van het bedrijf wissen)',
    othersLeave: 'Laten zoals ze zijn',
    more: 'nog {count, number}',
    blackberryLabel: 'BlackBerry',
    blackberryTitle: 'Laat een collega {leaver} uitzetten op {server}',
    noteUnreadable:
      'Intune zegt niet welke apparaten het beheert. Misschien is er geen licentie voor. Kijk er zelf even als jullie Intune wel gebruiken.',
    notePersonal: 'Een privéapparaat wordt nooit helemaal gewist: alleen wat van het werk is, gaat eraf.',
    effectWaits:
      'Een apparaat doet dit **zodra het zich weer meldt**. Staat het uit, dan kan dat dagen duren. Na een dag zonder bericht mislukt deze stap, zodat je het weet, en met **Opnieuw proberen** wacht ik verder.',
    effectOrder: 'Het postvak gaat pas hierna dicht voor mail-apps, want zo hoort een telefoon wat hij moet doen.',
    effectEntra:
      'Een apparaat blokkeren in Entra werkt binnen 60 minuten. Wat gewist of buiten gebruik gesteld wordt, wordt daar ook geblokkeerd, maar pas als het zich heeft gemeld: anders hoort het nooit van het wissen.',
    effectMac:
      'Een Mac kan na het wissen om een herstelcode van zes cijfers vragen. Ik stel er geen in: wis een Mac die weer gebruikt wordt zelf in Intune.',
    effectByHand: 'Een app mag daar alleen Windows blokkeren. Voor al het andere krijgt iemand een taak.',
    effectFinal: 'Wissen of buiten gebruik stellen kan niet worden teruggedraaid.',
    personalNeverWiped:
      '{name} is misschien niet van het bedrijf en wordt daarom nooit helemaal gewist. Stel het buiten gebruik.',
    chosen: '{parts}',
    chosenLeave: 'De apparaten blijven zoals ze zijn',
    partWipe: '{place, select, first {Wis} other {wis}} {names}',
    partRetire: '{place, select, first {Stel} other {stel}} {names} buiten gebruik',
    partDisable: '{place, select, first {Blokkeer} other {blokkeer}} {names} in Entra',
    partClear: '{place, select, first {Verwijder} other {verwijder}} het werkaccount van {names}',
    partBlackberry: '{place, select, first {Regel} other {regel}} de BlackBerry op {server}',
    explainWipe: 'Wis {name}: terug naar fabrieksinstellingen, zodra het zich weer meldt',
    explainRetire: 'Stel {name} buiten gebruik: zakelijke apps en gegevens gaan eraf zodra het zich weer meldt',
    explainDisable: 'Blokkeer {name} in Entra',
    explainDisableLater: 'Blokkeer {name} in Entra, zodra het dat heeft gemeld',
    explainClear: 'Verwijder het werkaccount van {name}, zodra het weer mail ophaalt',
    explainEnable: 'Laat {name} weer aanmelden',
    explainCancel: 'Annuleer het weghalen van het werkaccount van {name}, als het nog niet gebeurd is',
    instructDisable:
      'Open in het Entra-beheercentrum Apparaten, Alle apparaten, en zoek {name} op ({system}, apparaat-id {deviceId}). Kies Uitschakelen: een app mag dat van Microsoft alleen bij Windows.',
    instructEnable:
      'Open in het Entra-beheercentrum Apparaten, Alle apparaten, en zoek {name} op ({system}, apparaat-id {deviceId}). Kies Inschakelen.',
    explainBlackberry: 'Zet {leaver} uit op de BlackBerry-server {server}',
    instructBlackberry:
      'Open het beheer van {server} en zoek {upn} op. Haal eerst de zakelijke gegevens van de BlackBerry, wacht tot het toestel dat heeft gemeld, en zet de gebruiker daarna uit of verwijder hem daar.',
    explainBlackberryBack: 'Laat {leaver} weer toe op de BlackBerry-server {server}',
    instructBlackberryBack:
      'Open het beheer van {server} en zoek {upn} op. Zet de gebruiker weer aan of voeg die opnieuw toe, en laat {leaver} de BlackBerry activeren.',
    explainEnrol: 'Laat {leaver} {name} opnieuw inschrijven',
    instructEnrol:
      'De apps en gegevens van het werk zijn van {name} gehaald. Laat {leaver} zich daar aanmelden met het werkaccount en het opnieuw inschrijven.',
    explainAccount: 'Laat {leaver} het werkaccount op {name} weer toevoegen',
    instructAccount:
      'Het werkaccount is van {name} gehaald. Laat {leaver} het weer toevoegen in de mailapp van die telefoon.',
    lostWiped: '{name} is gewist, en wat erop stond komt niet terug. Richt het opnieuw in voor {leaver} het krijgt.',
    lostWaiting:
      '{name} wacht nog op wissen of buiten gebruik stellen, en dat is niet te annuleren. Het gebeurt zodra het apparaat online is.',
    lostRegistration:
      '{name} is niet meer geregistreerd in Entra. {leaver} registreert het opnieuw door zich daar aan te melden.',
    verified: 'Gemeld als gedaan: {parts}.',
    feltDone: 'De apparaten hebben het al gedaan: deze stap was pas klaar toen ze dat meldden.',
    feltEntra: 'Een apparaat dat in Entra geblokkeerd is, merkt dat binnen 60 minuten.',
    feltRegistered:
      'Wat gewist of buiten gebruik gesteld is, is ook geblokkeerd in Entra. Wat uit Active Directory komt niet: zet dat daar uit. Ook niet wat geen Windows is: dat mag een app niet.',
    notReported:
      '{names} {count, plural, one {heeft} other {hebben}} nog niet gemeld dat het gedaan is, dus dat kan ik niet zeggen. Een apparaat dat uit staat, hoort niets: laat het aanzetten en verbinden. Kies Opnieuw proberen, dan wacht ik verder.',
    findingDevices: '{count, plural, one {# apparaat of telefoon} other {# apparaten en telefoons}}: {names}.',
    findingUnreadable: 'Intune zegt niet welke apparaten het beheert; misschien is er geen licentie voor.',
    findingSynced: 'Uit Active Directory, dus daar uit te zetten: {names}.',
  },
})
