import { decisionTexts } from '../../conversation/decision'
import { defineTexts } from '../../texts'

/** The texts of the step `hold`. */
export const holdTexts = defineTexts('hold', {
  en: {
    ...decisionTexts.en,
    title: 'Save the mailbox',
    'title@returns': 'Hold on the mailbox',
    question: 'Save the mailbox of {name}',
    saved: 'On hold now',
    savedNot: 'No',
    savedBy: 'By {sources}',
    litigation: 'a litigation hold',
    case: 'an eDiscovery case',
    policy: 'a retention policy',
    organisation: 'a retention policy of the whole organisation',
    delay: 'a delay hold, for some weeks after another hold was taken off',
    label: 'a retention label',
    choiceUnlimited: 'Hold it without an end (litigation hold)',
    choiceDays: 'Hold each item for a number of days (litigation hold)',
    choiceExport: 'Have a colleague export it to a PST file',
    choiceExportByBot: 'Have the bot export it to a PST file (eDiscovery)',
    choiceLeave: 'Save nothing extra',
    daysLabel: 'Days to hold (with a number of days)',
    daysWrong: 'Give the number of days as a whole number from 1 to {longest, number}.',
    noteLeave: 'Saving nothing extra is suggested: a shared or forwarded mailbox keeps its mail without a hold.',
    noteUnlicensed:
      'I see no licence here with Exchange Online Plan 2 or archiving. Exchange refuses a litigation hold without one.',
    effectHold:
      'A **hold** keeps everything in the mailbox, also what somebody deletes. Nobody who uses the mailbox sees it. Days count from when each item came in.',
    effectLicence: 'A held mailbox keeps its Exchange licence for as long as the account exists.',
    effectInactive:
      'When the account is deleted later, with the hold and that licence still there, the mailbox stays as an inactive mailbox. Nobody can open it, it gets no mail and needs no licence. Only eDiscovery finds what is in it.',
    effectExport:
      'An **export** is a copy as it is that day. It must be done before the licence or the account goes, so those wait for it.',
    effectExportByBot:
      'When **the bot** exports, it makes an eDiscovery case in Microsoft Purview and starts the export there. That can take hours. Somebody with rights in Purview then downloads the file.',
    effectTime: 'A hold works fully within an hour.',
    chosenUnlimited: 'Hold the mailbox without an end',
    chosenDays: 'Hold each item for {days, plural, one {# day} other {# days}}',
    chosenExport: 'A colleague exports the mailbox',
    chosenExportByBot: 'The bot exports the mailbox by eDiscovery; somebody downloads the file',
    chosenLeave: 'Nothing extra is saved',
    nothingToSave: 'There is no mailbox, so there is nothing to save.',
    notSetUp:
      'Microsoft Purview was not set up for an export by the bot. Choose something else, or ask the administrator of this bot about EDISCOVERY_EXPORT.',
    held: 'The mailbox is on litigation hold already, without an end.',
    heldDays: 'The mailbox is on litigation hold already: each item for {days, plural, one {# day} other {# days}}.',
    explainUnlimited: 'Put the mailbox on litigation hold without an end',
    explainDays: 'Put the mailbox on litigation hold: each item for {days, plural, one {# day} other {# days}}',
    explainRelease: 'Take the litigation hold off again; what was kept by it alone is deleted for good',
    foundHeld: 'The litigation hold has no end by now: somebody changed it.',
    foundHeldDays:
      'The litigation hold keeps each item for {days, plural, one {# day} other {# days}} by now: somebody changed it.',
    lostExport:
      'The export is a copy and stays. Where nobody needs it any more, delete the eDiscovery case in Microsoft Purview and every file that was downloaded.',
    explainExport: 'Export the mailbox to a PST file',
    explainCase: 'Make the eDiscovery case “{name}” in Microsoft Purview',
    explainSearch: 'Make a search in that eDiscovery case, without conditions',
    explainSource: 'Have that search look in the mailbox of {upn} and nowhere else',
    explainJob: 'Start the export of all that it finds, to PST files',
    explainDownload:
      'When the export has ended: download the package of eDiscovery case “{name}” in Purview and keep it safe',
    instructDownload:
      'Open Microsoft Purview, and in it the eDiscovery case “{name}”. Under its exports, open the one named {upn} and see that it is complete. Download its package, and keep it where only those can open it who may. You need the role eDiscovery Administrator. Or somebody who has it makes you a member of that eDiscovery case, since the bot made it. Confirm here when the package is safe.',
    instructExport:
      'Open Microsoft Purview, and create an eDiscovery case. In it, create a search with the mailbox of {upn} as its only source and without conditions. Run it, choose Export, format PST, and download the file when it is ready. Keep it where only those can open it who may. You need the role eDiscovery Manager. Confirm here when the file is safe.',
    verifiedUnlimited: 'The mailbox is on litigation hold without an end.',
    verifiedDays: 'The mailbox is on litigation hold, each item for {days, plural, one {# day} other {# days}}.',
    verifiedExport: 'The export was confirmed by a person. I cannot check it.',
    verifiedExportByBot:
      'Microsoft 365 says that the export succeeded, and a person confirmed that its package is safe. I can check neither.',
    verifiedExportInPart:
      'Microsoft 365 says that **only a part** of the mailbox was exported. A person confirmed that the package of that part is safe. I can check neither.',
    refusedRights:
      'Microsoft Purview does not let the bot export mailboxes. It needs the permission eDiscovery.ReadWrite.All, and a place in Purview’s role group eDiscovery Manager for its service principal. It also needs Microsoft 365 E5 or pay-as-you-go billing for eDiscovery. Have an administrator see to that, then try again. Or have a colleague export it: end this offboarding, start again and choose that. Microsoft said: “{text}”',
    refusedName:
      'Microsoft Purview says that there is such an eDiscovery case, search or export already. Have somebody with rights in Purview rename or delete the one that is there, then try again. Or have a colleague export it: end this offboarding, start again and choose that. Microsoft said: “{text}”',
    refusedStatistics:
      'Microsoft Purview wants the statistics of the search before it exports. Somebody with rights in Purview opens the eDiscovery case there and runs the statistics of its search. Then try again here: only the export is sent again. Microsoft said: “{text}”',
    refusedExport:
      'Microsoft Purview did not export the mailbox. Somebody with rights in Purview sees at the eDiscovery case what is wrong. Then try again: what was done stays. Or have a colleague export it: end this offboarding, start again and choose that. Microsoft said: “{text}”',
    perhapsExported:
      'The answer of Microsoft 365 got lost, so the bot does not know whether this was done: “{what}”. Look in Microsoft Purview. Trying again does it once more. An eDiscovery case or export that is then there twice does no harm: delete the one too many in Purview.',
    refusedForLicence: '{advice} Microsoft said: “{text}”',
    refusedLicence:
      'Exchange refuses the litigation hold: the account has no licence with Exchange Online Plan 2 or archiving. Have a licence administrator give it one and try again, or have the mailbox exported.',
    remindEnd: 'From this day the hold keeps nothing any more of what was there on the day of the offboarding.',
    taskLonger:
      'To keep it longer: in the Exchange admin centre, under Mailboxes, open {leaver}, Others, Litigation hold, and lengthen it.',
    feltHold: 'The litigation hold works fully within an hour.',
    feltLicence:
      'The hold stays until somebody takes it off. The mailbox keeps its licence as long as the account exists.',
  },
  nl: {
    ...decisionTexts.nl,
    title: 'Postvak bewaren',
    'title@returns': 'Bewaring van het postvak',
    question: 'Het postvak van {name} bewaren',
    saved: 'Nu in bewaring',
    savedNot: 'Nee',
    savedBy: 'Door {sources}',
    litigation: 'een litigation hold',
    case: 'een eDiscovery-case',
    policy: 'een bewaarbeleid',
    organisation: 'een bewaarbeleid van de hele organisatie',
    delay: 'een delay hold, enkele weken nadat een andere bewaring is opgeheven',
    label: 'een bewaarlabel',
    choiceUnlimited: 'In bewaring zonder einddatum (litigation hold)',
    choiceDays: 'Elk item een aantal dagen in bewaring (litigation hold)',
    choiceExport: 'Een collega exporteert het naar een PST-bestand',
    choiceExportByBot: 'De bot exporteert het naar een PST-bestand (eDiscovery)',
    choiceLeave: 'Niets extra bewaren',
    daysLabel: 'Aantal dagen (bij een aantal dagen in bewaring)',
    daysWrong: 'Geef het aantal dagen als heel getal van 1 tot en met {longest, number}.',
    noteLeave:
      'Ik stel voor om niets extra te bewaren: een gedeeld of doorgestuurd postvak houdt zijn mail ook zonder bewaring.',
    noteUnlicensed:
      'Ik zie hier geen licentie met Exchange Online-abonnement 2 of archivering. Zonder zo’n licentie weigert Exchange de bewaring.',
    effectHold:
      '**In bewaring** blijft alles in het postvak, ook wat iemand verwijdert. Wie het postvak gebruikt, merkt er niets van. De dagen tellen vanaf het moment dat een item binnenkwam.',
    effectLicence: 'Een postvak in bewaring houdt zijn Exchange-licentie zolang het account bestaat.',
    effectInactive:
      'Wordt het account later verwijderd terwijl de bewaring en die licentie er zijn, dan blijft het een inactief postvak. Niemand kan het openen, er komt geen mail meer in en het heeft geen licentie nodig. Alleen eDiscovery vindt nog wat erin zit.',
    effectExport:
      'Een **export** is een kopie van die dag. Die moet klaar zijn voordat de licentie of het account weggaat; dat wacht er dus op.',
    effectExportByBot:
      'Exporteert **de bot**, dan maakt hij een eDiscovery-case in Microsoft Purview en start daar de export. Dat kan uren duren. Daarna downloadt iemand met rechten in Purview het bestand.',
    effectTime: 'De bewaring werkt binnen een uur volledig.',
    chosenUnlimited: 'Postvak in bewaring zonder einddatum',
    chosenDays: 'Elk item {days, plural, one {# dag} other {# dagen}} in bewaring',
    chosenExport: 'Een collega exporteert het postvak',
    chosenExportByBot: 'De bot exporteert het postvak met eDiscovery; iemand downloadt het bestand',
    chosenLeave: 'Er wordt niets extra bewaard',
    nothingToSave: 'Er is geen postvak, dus er valt niets te bewaren.',
    notSetUp:
      'Microsoft Purview is niet ingericht voor een export door de bot. Kies iets anders, of vraag de beheerder van deze bot naar EDISCOVERY_EXPORT.',
    held: 'Het postvak is al in bewaring (litigation hold), zonder einddatum.',
    heldDays: 'Het postvak is al in bewaring (litigation hold): elk item {days, plural, one {# dag} other {# dagen}}.',
    explainUnlimited: 'Zet het postvak in bewaring (litigation hold) zonder einddatum',
    explainDays: 'Zet het postvak in bewaring (litigation hold): elk item {days, plural, one {# dag} other {# dagen}}',
    explainRelease: 'Hef de bewaring weer op; wat alleen daardoor bewaard bleef, verdwijnt voorgoed',
    foundHeld: 'De bewaring heeft inmiddels geen einddatum: iemand heeft haar gewijzigd.',
    foundHeldDays:
      'De bewaring houdt elk item inmiddels {days, plural, one {# dag} other {# dagen}} vast: iemand heeft haar gewijzigd.',
    lostExport:
      'De export is een kopie en blijft. Heeft niemand die nog nodig, verwijder dan de eDiscovery-case in Microsoft Purview en elk bestand dat is gedownload.',
    explainExport: 'Exporteer het postvak naar een PST-bestand',
    explainCase: 'Maak in Microsoft Purview de eDiscovery-case “{name}”',
    explainSearch: 'Maak in die eDiscovery-case een zoekopdracht, zonder voorwaarden',
    explainSource: 'Laat die zoekopdracht alleen in het postvak van {upn} zoeken',
    explainJob: 'Start de export van alles wat dat oplevert, naar PST-bestanden',
    explainDownload:
      'Als de export klaar is: download het pakket van eDiscovery-case “{name}” in Purview en bewaar het veilig',
    instructDownload:
      'Open Microsoft Purview, en daarin de eDiscovery-case “{name}”. Open bij de exports die met de naam {upn} en controleer of hij volledig is. Download het pakket en bewaar het waar alleen bevoegden erbij kunnen. Je hebt de rol eDiscovery-administrator (eDiscovery Administrator) nodig, of iemand met die rol maakt je lid van die eDiscovery-case: de bot heeft hem immers gemaakt. Bevestig het hier als het pakket veilig is.',
    instructExport:
      'Open Microsoft Purview en maak een eDiscovery-case. Maak daarin een zoekopdracht met het postvak van {upn} als enige bron, zonder voorwaarden. Voer die uit, kies Exporteren met PST als indeling, en download het bestand als het klaar is. Bewaar het waar alleen bevoegden erbij kunnen. Je hebt de rol eDiscovery-beheerder nodig. Bevestig het hier als het bestand veilig is.',
    verifiedUnlimited: 'Het postvak is in bewaring zonder einddatum.',
    verifiedDays: 'Het postvak is in bewaring, elk item {days, plural, one {# dag} other {# dagen}}.',
    verifiedExport: 'De export is door een collega bevestigd. Controleren kan ik die niet.',
    verifiedExportByBot:
      'Volgens Microsoft 365 is de export gelukt, en een collega heeft bevestigd dat het pakket veilig is. Controleren kan ik geen van beide.',
    verifiedExportInPart:
      'Volgens Microsoft 365 is **maar een deel** van het postvak geëxporteerd. Een collega heeft bevestigd dat het pakket van dat deel veilig is. Controleren kan ik geen van beide.',
    refusedRights:
      'Microsoft Purview laat de bot geen postvakken exporteren. Nodig zijn de machtiging eDiscovery.ReadWrite.All en een plek voor zijn service-principal in de rolgroep eDiscovery Manager van Purview. Ook nodig is Microsoft 365 E5 of betalen naar gebruik (pay-as-you-go) voor eDiscovery. Laat een beheerder dat regelen en probeer het opnieuw. Of laat een collega exporteren: beëindig deze offboarding, begin opnieuw en kies dat. Microsoft meldt: “{text}”',
    refusedName:
      'Volgens Microsoft Purview is er al zo’n eDiscovery-case, zoekopdracht of export. Laat iemand met rechten in Purview hernoemen of verwijderen wat er al is en probeer het opnieuw. Of laat een collega exporteren: beëindig deze offboarding, begin opnieuw en kies dat. Microsoft meldt: “{text}”',
    refusedStatistics:
      'Microsoft Purview wil eerst de statistieken van de zoekopdracht. Iemand met rechten in Purview opent daar de eDiscovery-case en laat de statistieken van de zoekopdracht berekenen. Probeer het daarna hier opnieuw: alleen de export wordt dan opnieuw verstuurd. Microsoft meldt: “{text}”',
    refusedExport:
      'Microsoft Purview heeft het postvak niet geëxporteerd. Iemand met rechten in Purview ziet bij de eDiscovery-case wat er mis is. Probeer het daarna opnieuw: wat al gedaan is, blijft staan. Of laat een collega exporteren: beëindig deze offboarding, begin opnieuw en kies dat. Microsoft meldt: “{text}”',
    perhapsExported:
      'Het antwoord van Microsoft 365 is onderweg verloren gegaan; de bot weet niet of dit gedaan is: “{what}”. Kijk in Microsoft Purview. Opnieuw proberen doet het nog een keer. Een eDiscovery-case of export die er dan twee keer is, kan geen kwaad: verwijder de overbodige in Purview.',
    refusedForLicence: '{advice} Microsoft meldt: “{text}”',
    refusedLicence:
      'Exchange weigert de bewaring: het account heeft geen licentie met Exchange Online-abonnement 2 of archivering. Laat een licentiebeheerder er een toewijzen en probeer het opnieuw, of laat het postvak exporteren.',
    remindEnd: 'Vanaf deze dag houdt de bewaring niets meer vast van wat er op de dag van de offboarding was.',
    taskLonger:
      'Om het langer te houden: open in het Exchange-beheercentrum onder Postvakken {leaver}, Overige, en verleng de bewaring (litigation hold).',
    feltHold: 'De bewaring werkt binnen een uur volledig.',
    feltLicence:
      'De bewaring blijft tot iemand haar opheft. Het postvak houdt zijn licentie zolang het account bestaat.',
  },
})
