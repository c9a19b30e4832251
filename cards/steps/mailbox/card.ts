import type { Person } from '../../../services/model/people'
import { gigabyte } from '../../../services/model/size'
import type { Card, DecisionEnvelope } from '../../card'
import {
  decisionCard,
  decisionTexts,
  oneChoice,
  sayOf,
  successorPicker,
  successorTexts,
  type OneChoice,
  type SuccessorPicker,
} from '../../conversation/decision'
import source from './card.json'
import { defineTexts, type Message } from '../../texts'

export const mailboxTexts = defineTexts('mailbox', {
  en: {
    ...decisionTexts.en,
    ...successorTexts.en,
    title: 'Mailbox',
    question: 'Mailbox of {name}',
    kind: 'Mailbox',
    kindUser: 'Personal mailbox',
    kindShared: 'Shared mailbox',
    kindOther: '{kind}',
    size: 'Size',
    gigabytes: '{gigabytes, number, ::.#} GB',
    special: 'Special',
    archive: 'with an archive',
    hold: 'on hold',
    forwarding: 'Forwards to',
    access: 'Full access',
    choiceShare: 'Share it: the successor gets the whole mailbox, old mail and new',
    choiceForward: 'Forward it: the successor gets new mail only',
    choiceLeave: 'Leave the mailbox as it is',
    successorLabel: 'Successor (for sharing or forwarding)',
    keepCopyLabel: 'When forwarding',
    keepCopyTitle: 'Also keep a copy in the mailbox',
    noteNoManager:
      'Nobody is suggested as successor, because no manager with a mailbox is known. Choose one yourself, or leave the mailbox.',
    noteNeedsLicence:
      'This mailbox is {reasons}. Shared, it keeps needing a licence with Exchange Online Plan 2; that is why forwarding is suggested.',
    reasonSize: 'above 50 GB',
    reasonArchive: 'equipped with an archive',
    reasonHold: 'on hold',
    reasonHoldDecided: 'to be put on hold',
    noteForwards:
      'The mailbox forwards to {address} now. Sharing and forwarding replace that; leaving it goes on sending mail there.',
    effectShare:
      '**Share** makes it a shared mailbox. It opens by itself in the successor’s Outlook and needs no licence up to 50 GB without an archive or a hold.',
    effectForward: '**Forward** carries only mail that arrives from now on. The account keeps its Exchange licence.',
    effectAccount: 'Either way the account must stay: deleting it would take the mailbox along.',
    effectTime: 'It takes effect within 30 minutes.',
    chosenShare: 'Share with {successor}',
    chosenForward: 'Forward new mail to {successor}{keepCopy, select, true { and keep a copy} other {}}',
    chosenLeave: 'The mailbox is left as it is',
    findingNone: 'There is no mailbox.',
    findingSize: 'The mailbox holds {gigabytes, number, ::.#} GB.',
    findingLarge:
      'The mailbox holds {gigabytes, number, ::.#} GB: above 50 GB a shared mailbox needs a licence with Exchange Online Plan 2.',
    findingShared: 'The mailbox is a shared mailbox already.',
    findingArchive: 'The mailbox has an archive: shared, it needs a licence with Exchange Online Plan 2.',
    findingHold: 'The mailbox is on hold: its Exchange licence must stay, also when it is shared.',
    findingForwards: 'Mail is being forwarded to {address}.',
    successorWithoutMailbox: '{name} has no mailbox. Choose a successor who can receive mail.',
    nothingToDecide: 'There is no mailbox, so there is nothing to share or forward.',
    explainShare: 'Convert the mailbox to a shared mailbox',
    explainStopForwarding: 'Stop the forwarding to {address}, so that mail stays in the shared mailbox',
    explainAccess: 'Give {successor} full access to the mailbox',
    explainForward: 'Forward new mail to {address}{keepCopy, select, true {, and keep a copy in the mailbox} other {}}',
    explainUnshare: 'Convert the mailbox back to a personal mailbox (it needs its licence again)',
    explainForwardingBack: 'Set the forwarding as it was before',
    explainAccessBack: 'Take the full access of {successor} away',
    verifiedShare: 'The mailbox is a shared mailbox and {successor} has full access: read back.',
    verifiedForward: 'New mail is forwarded to {address}: read back.',
    feltSoon: 'Exchange carries the change out within 30 minutes.',
    feltOutlook: 'The mailbox appears by itself in the successor’s Outlook; restarting Outlook helps.',
  },
  nl: {
    ...decisionTexts.nl,
    ...successorTexts.nl,
    title: 'Postvak',
    question: 'Postvak van {name}',
    kind: 'Postvak',
    kindUser: 'Persoonlijk postvak',
    kindShared: 'Gedeeld postvak',
    kindOther: '{kind}',
    size: 'Grootte',
    gigabytes: '{gigabytes, number, ::.#} GB',
    special: 'Bijzonder',
    archive: 'met archief',
    hold: 'in bewaring (hold)',
    forwarding: 'Stuurt door naar',
    access: 'Volledige toegang',
    choiceShare: 'Delen: de opvolger krijgt het hele postvak, oude en nieuwe mail',
    choiceForward: 'Doorsturen: de opvolger krijgt alleen nieuwe mail',
    choiceLeave: 'Het postvak laten zoals het is',
    successorLabel: 'Opvolger (bij delen of doorsturen)',
    keepCopyLabel: 'Bij doorsturen',
    keepCopyTitle: 'Ook een kopie in het postvak bewaren',
    noteNoManager:
      'Ik stel geen opvolger voor, want er is geen leidinggevende met een postvak bekend. Kies zelf iemand, of laat het postvak zoals het is.',
    noteNeedsLicence:
      'Dit postvak is {reasons}. Ook als gedeeld postvak houdt het een licentie met Exchange Online-abonnement 2 nodig; daarom stel ik doorsturen voor.',
    reasonSize: 'groter dan 50 GB',
    reasonArchive: 'voorzien van een archief',
    reasonHold: 'in bewaring (hold)',
    reasonHoldDecided: 'straks in bewaring (hold)',
    noteForwards:
      'Het postvak stuurt nu door naar {address}. Delen en doorsturen komen daarvoor in de plaats; laat je het zo, dan blijft mail daarheen gaan.',
    effectShare:
      '**Delen** maakt er een gedeeld postvak van. Het verschijnt vanzelf in Outlook bij de opvolger en heeft tot 50 GB geen licentie nodig, als er geen archief of hold op zit.',
    effectForward:
      '**Doorsturen** geldt alleen voor mail die vanaf nu binnenkomt. Het account houdt de Exchange-licentie.',
    effectAccount: 'In beide gevallen moet het account blijven bestaan: verwijder je het, dan gaat het postvak mee.',
    effectTime: 'Het werkt binnen 30 minuten.',
    chosenShare: 'Delen met {successor}',
    chosenForward: 'Nieuwe mail doorsturen naar {successor}{keepCopy, select, true { en een kopie bewaren} other {}}',
    chosenLeave: 'Het postvak blijft zoals het is',
    findingNone: 'Er is geen postvak.',
    findingSize: 'Het postvak is {gigabytes, number, ::.#} GB groot.',
    findingLarge:
      'Het postvak is {gigabytes, number, ::.#} GB groot: boven 50 GB heeft een gedeeld postvak een licentie met Exchange Online-abonnement 2 nodig.',
    findingShared: 'Het postvak is al een gedeeld postvak.',
    findingArchive:
      'Het postvak heeft een archief: als gedeeld postvak heeft het een licentie met Exchange Online-abonnement 2 nodig.',
    findingHold: 'Het postvak is in bewaring (hold): de Exchange-licentie moet blijven, ook als het gedeeld wordt.',
    findingForwards: 'Mail wordt doorgestuurd naar {address}.',
    successorWithoutMailbox: '{name} heeft geen postvak. Kies een opvolger die mail kan ontvangen.',
    nothingToDecide: 'Er is geen postvak, dus er valt niets te delen of door te sturen.',
    explainShare: 'Zet het postvak om naar een gedeeld postvak',
    explainStopForwarding: 'Stop met doorsturen naar {address}, zodat mail in het gedeelde postvak blijft',
    explainAccess: 'Geef {successor} volledige toegang tot het postvak',
    explainForward:
      'Stuur nieuwe mail door naar {address}{keepCopy, select, true { en bewaar een kopie in het postvak} other {}}',
    explainUnshare: 'Zet het postvak terug naar een persoonlijk postvak (dat heeft weer een licentie nodig)',
    explainForwardingBack: 'Zet het doorsturen terug zoals het was',
    explainAccessBack: 'Neem de volledige toegang van {successor} weg',
    verifiedShare: 'Het postvak is een gedeeld postvak en {successor} heeft volledige toegang: teruggelezen.',
    verifiedForward: 'Nieuwe mail wordt doorgestuurd naar {address}: teruggelezen.',
    feltSoon: 'Exchange voert de wijziging binnen 30 minuten door.',
    feltOutlook: 'Het postvak verschijnt vanzelf in Outlook bij de opvolger; opnieuw starten van Outlook helpt.',
  },
})

/** What the card about the mailbox shows. */
export interface MailboxQuestion {
  readonly kind: string
  readonly sizeInBytes: number
  readonly archive: boolean
  readonly hold: boolean
  readonly forwardingTo: string | undefined
  readonly fullAccess: readonly string[]
  readonly choice: string
  readonly keepCopy: boolean
  readonly successor: Person | undefined
  readonly notes: readonly Message[]
}

const render = decisionCard<
  OneChoice &
    SuccessorPicker & {
      readonly keepCopyLabel: string
      readonly keepCopyTitle: string
      readonly keepCopy: string
    }
>(source)
const say = sayOf(mailboxTexts)

/** Asks what happens to the mailbox; inputs `choice` (share, forward, leave), `successor` and `keepCopy` ('true', 'false'). */
export function mailboxCard(envelope: DecisionEnvelope, asked: MailboxQuestion): Card {
  const speak = envelope.say
  const question = {
    title: say('question', { name: envelope.employeeName }),
    found: found(asked),
    notes: asked.notes,
    effects: [say('effectShare'), say('effectForward'), say('effectAccount'), say('effectTime')],
  }
  return render(envelope, mailboxTexts, question, {
    ...oneChoice(envelope, mailboxTexts, asked.choice, {
      share: say('choiceShare'),
      forward: say('choiceForward'),
      leave: say('choiceLeave'),
    }),
    ...successorPicker(envelope, mailboxTexts, asked.successor),
    keepCopyLabel: speak(say('keepCopyLabel')),
    keepCopyTitle: speak(say('keepCopyTitle')),
    keepCopy: String(asked.keepCopy),
  })
}

function found({ kind, sizeInBytes, archive, hold, forwardingTo, fullAccess }: MailboxQuestion) {
  const special = [...(archive ? [say('archive')] : []), ...(hold ? [say('hold')] : [])]
  return [
    { label: say('kind'), value: kindOf(kind) },
    { label: say('size'), value: say('gigabytes', { gigabytes: sizeInBytes / gigabyte }) },
    ...(special.length > 0 ? [{ label: say('special'), value: say('fact', { text: special }) }] : []),
    ...(forwardingTo === undefined ? [] : [{ label: say('forwarding'), value: say('fact', { text: forwardingTo }) }]),
    ...(fullAccess.length === 0
      ? []
      : [
          {
            label: say('access'),
            value: say('fact', { text: fullAccess.slice(0, 5).map((text) => say('fact', { text })) }),
          },
        ]),
  ]
}

function kindOf(kind: string): Message {
  if (kind === 'UserMailbox') return say('kindUser')
  return kind === 'SharedMailbox' ? say('kindShared') : say('kindOther', { kind })
}
