import { defineTexts } from '../texts'

/** Why there is no plan, and what to think of before there is one. */
export const plannerTexts = defineTexts('planner', {
  en: {
    accountNeededForMailbox:
      'The account cannot be deleted: its mailbox is forwarded or shared, and that needs the account. Keep the account. Or leave the mailbox as it is: its mail is then lost with the account.',
    accountNeededForCalls:
      'The account cannot be deleted: its calls are forwarded, and that needs the account. Keep the account, or give the number to somebody.',
    licenceNeededForForwarding:
      'The licence with Exchange ({licence}) must stay: without it the mailbox that forwards disappears. Keep that licence, or convert the mailbox to a shared one.',
    licenceNeededForShared: 'The licence {licence} must stay: a shared mailbox {reason} needs it. Keep that licence.',
    licenceNeededForLarge:
      'A licence with Exchange Online Plan 2 ({licence}) must stay: the mailbox is above 50 GB. Keep that licence.',
    licenceNeededForArchive:
      'The licence with the archive ({licence}) must stay: what is in the mailbox’s archive would be lost. Keep that licence.',
    licenceNeededForNumber:
      'The phone licence ({licence}) must stay. The telephone number is none of Microsoft’s own: without that licence it stays with the account, where nobody can use it. Release the number, give it to the successor, or keep that licence.',
    licenceNeededForHold:
      'The licence with Exchange ({licence}) must stay: the mailbox is on hold, and what is held would be lost. Keep that licence.',
    licenceNeededForMailbox:
      'The licence with Exchange ({licence}) must stay: the mailbox is still in use by it, and its mail would be lost after 30 days. Keep that licence, or convert the mailbox to a shared one first. Deleting the account frees the licence by itself.',
    licenceNeededForCalls:
      'The phone licence ({licence}) must stay: call forwarding stops without it. Keep that licence, or give the number to the successor instead.',
    seatInUse:
      'The number of paid seats of {licence} cannot go down: {leaver} keeps that licence. Take the licence away, or go on paying for it.',
    above50: 'above 50 GB',
    withArchive: 'with an archive',
    onHold: 'on hold',
    groupsWithoutOwner:
      'The account cannot be deleted: {count, plural, one {this group would lose its} other {these groups would lose their}} last owner: {groups}. Choose a successor, or keep the account.',
    leftOwnerless:
      '{count, plural, one {This group is} other {These groups are}} left with no owner who can sign in and stays: {groups}. Make somebody the owner: I look from time to time, and the offboarding is completed then.',
    group: '{text}',
    moreGroups: '{count, number} more',
    oneDriveTooMany:
      'The OneDrive cannot be copied: that would take more than {most, number} separate copies. Give access instead.',
    oneDriveMissing:
      'The OneDrive cannot be copied: {name} has none yet. Ask {name} to open OneDrive once, choose somebody else, or give access instead.',
    oneDriveFull:
      'The OneDrive cannot be copied: it takes {needed, number, ::.#} GB, and {name} has {free, number, ::.#} GB free. Make room, choose somebody else, or give access instead.',
    oneDriveGoes:
      'The OneDrive goes 30 days after the account is deleted, unless your organisation keeps it longer, and access to it ends then. What must stay is better copied.',
    noticeOutdated:
      'The mail to the manager and the successor was composed before another answer changed, and would tell what is not so. Answer “Notice” again.',
    freesNumber: 'Taking the phone licence away also frees the telephone number {number}.',
    globalAdministrator:
      '{name} is a Global Administrator. The bot does not touch those unless they are allowed by name in its configuration. Remove the role first, or ask the administrator of this bot.',
    breakGlass: '{name} is an emergency (break-glass) account. The bot never touches those.',
    synchronisation: '{name} is the account that synchronises your directory. The bot never touches it.',
    yourself: 'You cannot offboard yourself. Ask a colleague.',
    decisionMissing: 'There is no answer yet for: {step}.',
    notRead:
      'Not in this plan, because Microsoft 365 could not be read about it: {steps}. I go on trying, and ask you about it when it can be read.',
    notJudged:
      'Not in this plan either, because whether it may be done depends on what could not be read ({unread}): {steps}. It follows as soon as that is known.',
    people: 'who takes over',
    handedTo: '{step}: {why}',
    personLeaving: '{name} is leaving, too. Choose somebody else.',
    personBlocked: '{name} cannot sign in. Choose somebody else.',
    personGuest: '{name} is a guest of another organisation. Choose somebody of your own.',
    personGone: 'The account of {name} is not there any more. Choose somebody else.',
  },
  nl: {
    accountNeededForMailbox:
      'Het account kan niet worden verwijderd: het postvak wordt doorgestuurd of gedeeld en heeft het account nodig. Houd het account. Of laat het postvak zoals het is: de mail is dan met het account verloren.',
    accountNeededForCalls:
      'Het account kan niet worden verwijderd: de gesprekken worden doorgeschakeld en dat heeft het account nodig. Houd het account, of geef het nummer aan iemand anders.',
    licenceNeededForForwarding:
      'De licentie met Exchange ({licence}) moet blijven: zonder die licentie verdwijnt het postvak dat doorstuurt. Houd die licentie, of maak er een gedeeld postvak van.',
    licenceNeededForShared:
      'De licentie {licence} moet blijven: een gedeeld postvak {reason} heeft die nodig. Houd die licentie.',
    licenceNeededForLarge:
      'Een licentie met Exchange Online-abonnement 2 ({licence}) moet blijven: het postvak is groter dan 50 GB. Houd die licentie.',
    licenceNeededForArchive:
      'De licentie met het archief ({licence}) moet blijven: wat in het archief van het postvak zit, zou verloren gaan. Houd die licentie.',
    licenceNeededForNumber:
      'De telefonielicentie ({licence}) moet blijven. Het telefoonnummer is geen nummer van Microsoft zelf en blijft zonder die licentie bij het account, waar niemand het kan gebruiken. Geef het nummer vrij, geef het aan de opvolger, of houd die licentie.',
    licenceNeededForHold:
      'De licentie met Exchange ({licence}) moet blijven: het postvak staat in bewaring en wat bewaard wordt zou verloren gaan. Houd die licentie.',
    licenceNeededForMailbox:
      'De licentie met Exchange ({licence}) moet blijven: het postvak hangt eraan en de mail zou na 30 dagen weg zijn. Houd die licentie, of maak er eerst een gedeeld postvak van. Met het verwijderen van het account komt de licentie vanzelf vrij.',
    licenceNeededForCalls:
      'De telefonielicentie ({licence}) moet blijven: zonder die licentie stopt het doorschakelen. Houd die licentie, of geef het nummer aan de opvolger.',
    seatInUse:
      'Het aantal betaalde licenties van {licence} kan niet omlaag: {leaver} houdt die licentie. Haal de licentie weg, of blijf ervoor betalen.',
    above50: 'boven 50 GB',
    withArchive: 'met een archief',
    onHold: 'in bewaring',
    groupsWithoutOwner:
      'Het account kan niet worden verwijderd: {count, plural, one {deze groep zou de laatste eigenaar} other {deze groepen zouden hun laatste eigenaar}} verliezen: {groups}. Kies een opvolger, of houd het account.',
    leftOwnerless:
      '{count, plural, one {Deze groep blijft} other {Deze groepen blijven}} achter zonder eigenaar die zich kan aanmelden en blijft: {groups}. Maak iemand eigenaar: ik kijk van tijd tot tijd, en dan is de offboarding afgerond.',
    group: '{text}',
    moreGroups: 'nog {count, number}',
    oneDriveTooMany:
      'De OneDrive kan niet worden gekopieerd: daar zijn meer dan {most, number} losse kopieën voor nodig. Geef liever toegang.',
    oneDriveMissing:
      'De OneDrive kan niet worden gekopieerd: {name} heeft er nog geen. Vraag {name} om OneDrive één keer te openen, kies iemand anders, of geef toegang.',
    oneDriveFull:
      'De OneDrive kan niet worden gekopieerd: dat vraagt {needed, number, ::.#} GB en {name} heeft {free, number, ::.#} GB vrij. Maak ruimte, kies iemand anders, of geef toegang.',
    oneDriveGoes:
      'De OneDrive verdwijnt 30 dagen nadat het account is verwijderd, tenzij jullie hem langer bewaren, en de toegang dan ook. Kopieer liever wat moet blijven.',
    noticeOutdated:
      'De mail aan de leidinggevende en de opvolger is opgesteld voordat een ander antwoord veranderde, en zou iets vertellen dat niet klopt. Beantwoord “Bericht” opnieuw.',
    freesNumber: 'Met de telefonielicentie komt ook het telefoonnummer {number} vrij.',
    globalAdministrator:
      '{name} is globale beheerder. Daar komt de bot niet aan, tenzij het account met naam in de configuratie is toegestaan. Haal eerst de rol weg, of vraag de beheerder van deze bot.',
    breakGlass: '{name} is een noodaccount (break glass). Daar komt de bot nooit aan.',
    synchronisation: '{name} is het account dat jullie adreslijst synchroniseert. Daar komt de bot nooit aan.',
    yourself: 'Je kunt jezelf niet uit dienst melden. Vraag het een collega.',
    decisionMissing: 'Er is nog geen antwoord voor: {step}.',
    notRead:
      'Niet in dit plan, omdat Microsoft 365 er nu niets over wil zeggen: {steps}. Ik blijf het proberen en vraag het je zodra het kan.',
    notJudged:
      'Ook niet in dit plan, omdat pas te zeggen is of het mag als dit te lezen is ({unread}): {steps}. Het volgt zodra dat bekend is.',
    people: 'wie het overneemt',
    handedTo: '{step}: {why}',
    personLeaving: '{name} gaat ook uit dienst. Kies iemand anders.',
    personBlocked: '{name} kan zich niet aanmelden. Kies iemand anders.',
    personGuest: '{name} is een gast van een andere organisatie. Kies iemand uit je eigen organisatie.',
    personGone: 'Het account van {name} bestaat niet meer. Kies iemand anders.',
  },
})
