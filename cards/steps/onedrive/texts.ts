import { decisionTexts } from '../../conversation/decision'
import { successorTexts } from '../../conversation/successor'
import { defineTexts } from '../../texts'

/** What is said about the OneDrive. Dates and limits: learn, OneDrive retention and deletion. */
export const onedriveTexts = defineTexts('onedrive', {
  en: {
    ...decisionTexts.en,
    handedOneDrive: 'OneDrive',
    handedCopy: 'copy of the OneDrive',
    whereAddress: 'Open it here: {address}',
    whereOneDrive: 'In OneDrive, the files of {name}.',
    whereCopy: 'At the top of your own “My files”, with {name} in front.',
    untilDeleted: 'Until 30 days after the account of {name} is deleted, unless your organisation set it otherwise.',
    untilOwn: 'It is your own, and stays.',
    lookOneDrive: 'copy what is still needed while you can.',
    lookCopy: 'keep what is needed, and delete the rest.',
    ...successorTexts.en,
    title: 'OneDrive',
    question: 'OneDrive of {name}',
    size: 'Size',
    gigabytes: '{gigabytes, number, ::.#} GB',
    content: 'Contents',
    items: '{count, plural, one {# file or folder} other {# files and folders}}, not counting what is in folders',
    choiceAccess: 'Give the successor access to it',
    choiceCopy: 'Copy it all to the successor',
    choiceLeave: 'Leave the OneDrive as it is',
    successorLabel: 'Successor (for access or copying)',
    noteTooMany: 'Copying is not offered: there are too many loose files and folders at the top. Give access instead.',
    effectAccess:
      '**Access** works at once. The successor can open and change everything, but does not own it: sharing settings stay with an administrator.',
    effectCopy:
      '**Copy** puts every file and folder into the successor’s OneDrive, with {leaver}’s name in front. Earlier versions, sharing and permissions do not come along; access keeps them.',
    touchesCopy: 'Earlier versions, sharing and permissions do not come along with the copies.',
    effectCopyTime: 'A copy takes minutes to hours; the licences wait for it.',
    effectLeave:
      'Without a licence the OneDrive is read-only after 60 days and archived after 93. It is deleted after 12 months in the archive that nobody paid for. If the account is deleted, it goes after 30 days, unless your organisation keeps it longer; access ends with it, a copy stays.',
    effectComputer: 'Files that were synchronised to a personal computer stay there and cannot be erased from here.',
    comesToAccess: 'It works at once, and ends when the account is deleted.',
    comesToCopy:
      'Earlier versions, sharing and permissions are lost; giving access keeps them. Copying takes minutes to hours; the licences wait for it.',
    comesToNothing: 'Without a licence it is archived after 93 days, and deleted a year later unless somebody pays.',
    chosenAccess: 'Give {successor} access',
    chosenCopy: 'Copy everything to {successor}',
    chosenLeave: 'The OneDrive is left as it is',
    more: '{count, number} more',
    outside: 'Shared outside',
    findingAnyone: 'Whoever has the link can open {names} in the OneDrive.',
    findingOutside: 'People outside the organisation can open {names} in the OneDrive.',
    effectOutside:
      'What is shared outside stays so until somebody ends it, or the OneDrive goes. I looked at its top and one folder down: more may be shared deeper.',
    outsideLabel: 'What people outside can open',
    outsideLeave: 'Leave it so',
    outsideEnd: 'End it for good',
    effectEnd:
      '**End it for good** ends it for everybody who has the same link, colleagues too. A link that is made anew has another address.',
    touchesEnds: 'People outside cannot open these any more, and nobody by the same link: {names}.',
    chosenEnds: '{chosen}; end what people outside can open: {names}',
    explainEnd: 'End what people outside can open: {name}',
    verifiedEnds: 'What people outside could open is ended: {names}.',
    feltEnds: 'What people outside could open is ended: {names}.',
    lostEnds: 'Links have another address when they are made anew: {names}. Share that again where somebody needs it.',
    leftOutside:
      'People outside go on opening {names}: end that in the OneDrive, under Manage access, where they should not.',
    findingEmpty: 'The OneDrive is empty.',
    findingLocked:
      'The OneDrive is locked or archived, so nothing in it can be handed over. A SharePoint administrator can open it again.',
    findingSize: 'The OneDrive holds {gigabytes, number, ::.#} GB.',
    nothingToDecide: 'There is no OneDrive, so there is nothing to hand over.',
    tooManyItems:
      '{count, plural, one {One file or folder is} other {# files and folders are}} at the top, and I copy at most {most, number}. Give access instead.',
    explainAccess: 'Let {successor} open and change everything in the OneDrive',
    explainCopy: 'Copy to the OneDrive of {successor}, as “{name}”',
    explainAccessBack: 'Take the access of {successor} to the OneDrive away',
    instructAccessBack:
      'Open the OneDrive of {employee} as an administrator, choose Manage access for “My files” and remove {successor}.',
    explainCopyBack: 'Delete the copies from the OneDrive of {successor}',
    instructCopyBack:
      'Ask {successor} whether the copies can go. If so, {successor} deletes everything at the top of “My files” whose name starts with “{employee} - ”.',
    verifiedAccess: '{successor} has access to the whole OneDrive.',
    verifiedCopy:
      '{count, plural, one {# file or folder is} other {All # files and folders are}} in the OneDrive of {successor}, as large as here.',
    feltAccess: 'The successor opens it here: {address}',
    feltDeleted: 'This access ends when the OneDrive goes: 30 days after the account is deleted, unless set otherwise.',
    feltCopy: 'The successor finds the copies at the top of “My files”, with {leaver}’s name in front.',
  },
  nl: {
    ...decisionTexts.nl,
    handedOneDrive: 'OneDrive',
    handedCopy: 'kopie van de OneDrive',
    whereAddress: 'Open hem hier: {address}',
    whereOneDrive: 'In OneDrive, de bestanden van {name}.',
    whereCopy: 'Bovenaan je eigen “Mijn bestanden”, met {name} ervoor.',
    untilDeleted: 'Tot 30 dagen nadat het account van {name} is verwijderd, tenzij je organisatie het anders instelde.',
    untilOwn: 'Het is van jou, en blijft.',
    lookOneDrive: 'kopieer wat nog nodig is zolang het kan.',
    lookCopy: 'bewaar wat nodig is, en verwijder de rest.',
    ...successorTexts.nl,
    title: 'OneDrive',
    question: 'OneDrive van {name}',
    size: 'Grootte',
    gigabytes: '{gigabytes, number, ::.#} GB',
    content: 'Inhoud',
    items: '{count, plural, one {# bestand of map} other {# bestanden en mappen}}, los van wat in mappen zit',
    choiceAccess: 'De opvolger toegang geven',
    choiceCopy: 'Alles kopiëren naar de opvolger',
    choiceLeave: 'De OneDrive laten zoals hij is',
    successorLabel: 'Opvolger (bij toegang of kopiëren)',
    noteTooMany: 'Kopiëren kan hier niet: er staan bovenaan te veel losse bestanden en mappen. Geef liever toegang.',
    effectAccess:
      '**Toegang** werkt meteen. De opvolger kan alles openen en wijzigen, maar is geen eigenaar: de deelinstellingen blijven bij een beheerder.',
    effectCopy:
      '**Kopiëren** zet alle bestanden en mappen in de OneDrive van de opvolger, met de naam van {leaver} ervoor. Oude versies, delen en machtigingen gaan niet mee; met toegang blijven ze.',
    touchesCopy: 'Oude versies, delen en machtigingen gaan niet mee met de kopieën.',
    effectCopyTime: 'Kopiëren duurt minuten tot uren; de licenties wachten erop.',
    effectLeave:
      'Zonder licentie is de OneDrive na 60 dagen alleen-lezen en na 93 dagen gearchiveerd. Na 12 maanden in het archief waarvoor niemand betaalde, wordt hij verwijderd. Wordt het account verwijderd, dan verdwijnt hij na 30 dagen, tenzij jullie hem langer bewaren; toegang stopt dan ook, een kopie blijft.',
    effectComputer:
      'Bestanden die met een eigen computer zijn gesynchroniseerd, blijven daar staan en zijn hiervandaan niet te wissen.',
    comesToAccess: 'Het werkt meteen, en eindigt als het account wordt verwijderd.',
    comesToCopy:
      'Oude versies, delen en machtigingen gaan verloren; met toegang blijven ze. Kopiëren duurt minuten tot uren; de licenties wachten erop.',
    comesToNothing:
      'Zonder licentie wordt hij na 93 dagen gearchiveerd, en een jaar later verwijderd als niemand betaalt.',
    chosenAccess: '{successor} toegang geven',
    chosenCopy: 'Alles kopiëren naar {successor}',
    chosenLeave: 'De OneDrive blijft zoals hij is',
    more: 'nog {count, number}',
    outside: 'Gedeeld naar buiten',
    findingAnyone: 'Iedereen met de link kan {names} in de OneDrive openen.',
    findingOutside: 'Mensen buiten de organisatie kunnen {names} in de OneDrive openen.',
    effectOutside:
      'Wat naar buiten is gedeeld, blijft dat tot iemand het beëindigt of de OneDrive weggaat. Ik keek bovenaan en één map diep: dieper kan meer gedeeld zijn.',
    outsideLabel: 'Wat mensen buiten de organisatie kunnen openen',
    outsideLeave: 'Zo laten',
    outsideEnd: 'Voorgoed beëindigen',
    effectEnd:
      '**Voorgoed beëindigen** geldt voor iedereen met dezelfde link, ook collega’s. Een nieuwe link heeft een ander adres.',
    touchesEnds: 'Mensen buiten de organisatie kunnen deze niet meer openen, en met dezelfde link niemand: {names}.',
    chosenEnds: '{chosen}; beëindigen wat mensen buiten de organisatie kunnen openen: {names}',
    explainEnd: 'Beëindig wat mensen buiten de organisatie kunnen openen: {name}',
    verifiedEnds: 'Wat mensen buiten de organisatie konden openen, is beëindigd: {names}.',
    feltEnds: 'Wat mensen buiten de organisatie konden openen, is beëindigd: {names}.',
    lostEnds: 'Nieuwe links hebben een ander adres: {names}. Deel dat opnieuw waar iemand het nodig heeft.',
    leftOutside:
      'Mensen buiten de organisatie blijven {names} openen: beëindig dat in de OneDrive, onder Toegang beheren, waar het niet hoort.',
    findingEmpty: 'De OneDrive is leeg.',
    findingLocked:
      'De OneDrive is vergrendeld of gearchiveerd; er valt dus niets over te dragen. Een SharePoint-beheerder kan hem weer openen.',
    findingSize: 'In de OneDrive staat {gigabytes, number, ::.#} GB.',
    nothingToDecide: 'Er is geen OneDrive, dus er valt niets over te dragen.',
    tooManyItems:
      'Bovenaan {count, plural, one {staat één bestand of map} other {staan # bestanden en mappen}}; ik kopieer er hoogstens {most, number}. Geef liever toegang.',
    explainAccess: 'Laat {successor} alles in de OneDrive openen en wijzigen',
    explainCopy: 'Kopieer naar de OneDrive van {successor}, als “{name}”',
    explainAccessBack: 'Neem de toegang van {successor} tot de OneDrive weg',
    instructAccessBack:
      'Open de OneDrive van {employee} als beheerder, kies bij “Mijn bestanden” Toegang beheren en verwijder {successor}.',
    explainCopyBack: 'Verwijder de kopieën uit de OneDrive van {successor}',
    instructCopyBack:
      'Vraag {successor} of de kopieën weg kunnen. Zo ja, dan verwijdert {successor} bovenaan “Mijn bestanden” alles waarvan de naam begint met “{employee} - ”.',
    verifiedAccess: '{successor} heeft toegang tot de hele OneDrive.',
    verifiedCopy:
      '{count, plural, one {# bestand of map staat} other {Alle # bestanden en mappen staan}} in de OneDrive van {successor}, even groot als hier.',
    feltAccess: 'De opvolger opent hem hier: {address}',
    feltDeleted:
      'Deze toegang stopt als de OneDrive verdwijnt: 30 dagen nadat het account is verwijderd, tenzij anders ingesteld.',
    feltCopy: 'De opvolger vindt de kopieën bovenaan “Mijn bestanden”, met de naam van {leaver} ervoor.',
  },
})
