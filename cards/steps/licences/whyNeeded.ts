/** Why a licence is needed or suggested to stay, as the licences’ own card says it. Keys are the reasons. */
export const whyNeededTexts = {
  en: {
    forwarding: 'forwarding the mailbox needs a licence with Exchange.',
    sharedLarge: 'a shared mailbox above 50 GB needs Exchange Online Plan 2.',
    sharedArchive: 'a shared mailbox with an archive needs Exchange Online Plan 2, or Plan 1 with archiving.',
    sharedHold: 'a shared mailbox on hold needs Exchange Online Plan 2, or Plan 1 with archiving.',
    large: 'a mailbox above 50 GB needs Exchange Online Plan 2.',
    archive: 'the mailbox has an archive, which needs Exchange Online Plan 2, or Plan 1 with archiving.',
    hold: 'the mailbox is on hold, and needs a licence with Exchange to stay so.',
    mailboxLeft:
      'the mailbox is left as it is; without a licence with Exchange its mail is gone for good after 30 days.',
    callForwarding: 'forwarding calls needs a phone licence.',
    numberLeft: 'the number is left as it is, and would be freed without a phone licence.',
    numberStuck:
      'the number is left as it is. It is none of Microsoft’s own: without a phone licence it stays with the account, where nobody can use it.',
    sameGroup: 'it comes from the same group as a licence that is kept.',
  },
  nl: {
    forwarding: 'het postvak doorsturen kan alleen met een licentie met Exchange.',
    sharedLarge: 'een gedeeld postvak boven 50 GB heeft Exchange Online-abonnement 2 nodig.',
    sharedArchive:
      'een gedeeld postvak met een archief vraagt Exchange Online-abonnement 2, of abonnement 1 met archivering.',
    sharedHold: 'een gedeeld postvak in bewaring vraagt Exchange Online-abonnement 2, of abonnement 1 met archivering.',
    large: 'een postvak boven 50 GB heeft Exchange Online-abonnement 2 nodig.',
    archive: 'het postvak heeft een archief; dat vraagt Exchange Online-abonnement 2, of abonnement 1 met archivering.',
    hold: 'het postvak is in bewaring en heeft daarvoor een licentie met Exchange nodig.',
    mailboxLeft: 'het postvak blijft zoals het is; zonder licentie met Exchange is de mail na 30 dagen voorgoed weg.',
    callForwarding: 'gesprekken doorschakelen kan alleen met een telefonielicentie.',
    numberLeft: 'het nummer blijft zoals het is en zou zonder telefonielicentie vrijkomen.',
    numberStuck:
      'het nummer blijft zoals het is en is geen nummer van Microsoft zelf: zonder telefonielicentie blijft het bij het account, waar niemand het kan gebruiken.',
    sameGroup: 'hij komt uit dezelfde groep als een licentie die blijft.',
  },
}

/** Why a licence is needed or suggested to stay. */
export type LicenceReason = keyof typeof whyNeededTexts.en

/** Why a licence cannot be taken away, for the same reasons: words of the rules `licencesOfMailbox` and `licencesOfCalls`. */
export const licencesNeededTexts = {
  en: {
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
    above50: 'above 50 GB',
    withArchive: 'with an archive',
    onHold: 'on hold',
  },
  nl: {
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
    above50: 'boven 50 GB',
    withArchive: 'met een archief',
    onHold: 'in bewaring',
  },
}
