import type { Card, DecisionEnvelope } from './card'
import { decisionCard, decisionTexts, oneChoice, sayOf, type OneChoice } from './decision'
import source from './hold.json'
import { defineTexts } from './texts'

/** Days that are filled in: the seven years that the Dutch tax law keeps books. */
export const usualDays = 2555

export const holdTexts = defineTexts('hold', {
  en: {
    ...decisionTexts.en,
    title: 'Save the mailbox',
    question: 'Save the mailbox of {name}',
    saved: 'Held now',
    savedNot: 'No',
    savedOtherwise: 'By a policy or an eDiscovery case',
    choiceUnlimited: 'Hold it without an end (litigation hold)',
    choiceDays: 'Hold each item for a number of days (litigation hold)',
    choiceExport: 'Have a colleague export it to a PST file',
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
      'When the account is deleted later, with the hold and that licence still there, the mailbox stays as an inactive mailbox: nobody can open it, it gets no mail and needs no licence. Only eDiscovery finds what is in it.',
    effectExport:
      'An **export** is a copy as it is that day. It must be done before the licence or the account goes, so those wait for it.',
    effectTime: 'A hold works fully within an hour.',
    chosenUnlimited: 'Hold the mailbox without an end',
    chosenDays: 'Hold each item for {days, plural, one {# day} other {# days}}',
    chosenExport: 'A colleague exports the mailbox',
    chosenLeave: 'Nothing extra is saved',
    nothingToSave: 'There is no mailbox, so there is nothing to save.',
    held: 'The mailbox is on litigation hold already, without an end.',
    heldDays: 'The mailbox is on litigation hold already: each item for {days, plural, one {# day} other {# days}}.',
    explainUnlimited: 'Put the mailbox on litigation hold without an end',
    explainDays: 'Put the mailbox on litigation hold: each item for {days, plural, one {# day} other {# days}}',
    explainRelease: 'Take the litigation hold off again; what was kept by it alone is deleted for good',
    explainExport: 'Export the mailbox to a PST file',
    instructExport:
      'Open Microsoft Purview, eDiscovery, and create a case. In it, create a search with the mailbox of {upn} as its only source and without conditions. Run it, choose Export, format PST, and download the file when it is ready. Keep it where only those can open it who may. You need the role eDiscovery Manager. Confirm here when the file is safe.',
    verifiedUnlimited: 'The mailbox is on litigation hold without an end: read back.',
    verifiedDays:
      'The mailbox is on litigation hold, each item for {days, plural, one {# day} other {# days}}: read back.',
    verifiedExport: 'The export was confirmed by a person. I cannot read it back.',
    refusedLicence:
      'Exchange refuses the litigation hold: the account has no licence with Exchange Online Plan 2 or archiving. Give it one and try again, or have the mailbox exported.',
    feltHold: 'The litigation hold works fully within an hour.',
    feltLicence:
      'The hold stays until somebody takes it off. The mailbox keeps its licence as long as the account exists.',
  },
  nl: {
    ...decisionTexts.nl,
    title: 'Postvak bewaren',
    question: 'Het postvak van {name} bewaren',
    saved: 'Nu in bewaring',
    savedNot: 'Nee',
    savedOtherwise: 'Door een beleid of een eDiscovery-zaak',
    choiceUnlimited: 'In bewaring zonder einddatum (litigation hold)',
    choiceDays: 'Elk item een aantal dagen in bewaring (litigation hold)',
    choiceExport: 'Een collega exporteert het naar een PST-bestand',
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
      'Wordt het account later verwijderd terwijl de bewaring en die licentie er zijn, dan blijft het een inactief postvak: niemand kan het openen, er komt geen mail meer in en het heeft geen licentie nodig. Alleen eDiscovery vindt nog wat erin zit.',
    effectExport:
      'Een **export** is een kopie van die dag. Die moet klaar zijn voordat de licentie of het account weggaat; dat wacht er dus op.',
    effectTime: 'De bewaring werkt binnen een uur volledig.',
    chosenUnlimited: 'Postvak in bewaring zonder einddatum',
    chosenDays: 'Elk item {days, plural, one {# dag} other {# dagen}} in bewaring',
    chosenExport: 'Een collega exporteert het postvak',
    chosenLeave: 'Er wordt niets extra bewaard',
    nothingToSave: 'Er is geen postvak, dus er valt niets te bewaren.',
    held: 'Het postvak is al in bewaring (litigation hold), zonder einddatum.',
    heldDays: 'Het postvak is al in bewaring (litigation hold): elk item {days, plural, one {# dag} other {# dagen}}.',
    explainUnlimited: 'Zet het postvak in bewaring (litigation hold) zonder einddatum',
    explainDays: 'Zet het postvak in bewaring (litigation hold): elk item {days, plural, one {# dag} other {# dagen}}',
    explainRelease: 'Hef de bewaring weer op; wat alleen daardoor bewaard bleef, verdwijnt voorgoed',
    explainExport: 'Exporteer het postvak naar een PST-bestand',
    instructExport:
      'Open Microsoft Purview, eDiscovery, en maak een zaak (case). Maak daarin een zoekopdracht met het postvak van {upn} als enige bron, zonder voorwaarden. Voer die uit, kies Exporteren met PST als indeling, en download het bestand als het klaar is. Bewaar het waar alleen bevoegden erbij kunnen. Je hebt de rol eDiscovery-beheerder nodig. Bevestig het hier als het bestand veilig is.',
    verifiedUnlimited: 'Het postvak is in bewaring zonder einddatum: teruggelezen.',
    verifiedDays: 'Het postvak is in bewaring, elk item {days, plural, one {# dag} other {# dagen}}: teruggelezen.',
    verifiedExport: 'De export is door een collega bevestigd. Nalezen kan ik die niet.',
    refusedLicence:
      'Exchange weigert de bewaring: het account heeft geen licentie met Exchange Online-abonnement 2 of archivering. Geef het er een en probeer het opnieuw, of laat het postvak exporteren.',
    feltHold: 'De bewaring werkt binnen een uur volledig.',
    feltLicence:
      'De bewaring blijft tot iemand haar opheft. Het postvak houdt zijn licentie zolang het account bestaat.',
  },
})

/** What the card about saving a mailbox shows. */
export interface HoldQuestion {
  readonly choice: string
  readonly days: number
  readonly longest: number
  readonly otherwise: boolean
  readonly licensed: boolean
}

const render = decisionCard<
  OneChoice & {
    readonly daysLabel: string
    readonly daysWrong: string
    readonly days: number
    readonly longest: number
  }
>(source)
const say = sayOf(holdTexts)

/** Asks whether the mailbox is kept; inputs `choice` (unlimited, days, export, leave) and `days`. */
export function holdCard(envelope: DecisionEnvelope, asked: HoldQuestion): Card {
  const { choice, days, longest, otherwise, licensed } = asked
  const speak = envelope.say
  const question = {
    title: say('question', { name: envelope.employeeName }),
    found: [{ label: say('saved'), value: say(otherwise ? 'savedOtherwise' : 'savedNot') }],
    notes: [say('noteLeave'), ...(licensed ? [] : [say('noteUnlicensed')])],
    effects: [say('effectHold'), say('effectLicence'), say('effectInactive'), say('effectExport'), say('effectTime')],
  }
  return render(envelope, holdTexts, question, {
    ...oneChoice(envelope, holdTexts, choice, {
      unlimited: say('choiceUnlimited'),
      days: say('choiceDays'),
      export: say('choiceExport'),
      leave: say('choiceLeave'),
    }),
    daysLabel: speak(say('daysLabel')),
    daysWrong: speak(say('daysWrong', { longest })),
    days,
    longest,
  })
}
