import { decisionTexts } from '../../conversation/decision'
import { defineTexts } from '../../texts'

/** The texts of the step `address-list`. */
export const addressListTexts = defineTexts('address-list', {
  en: {
    ...decisionTexts.en,
    title: 'Address list',
    question: '{name} in the address list',
    choiceHide: 'Hide {leaver} from the address list',
    choiceLeave: 'Leave {leaver} in the address list',
    effectHide: 'Colleagues no longer find the name when they write a mail. Mail to the address still arrives.',
    effectTime: 'Outlook on the web follows within 30 minutes, Outlook on a computer within a day.',
    chosenHide: 'Hidden from the address list',
    chosenLeave: 'Stays in the address list',
    findingHidden: 'Hidden from the address list already.',
    explainHide: 'Hide the mailbox from the address list',
    explainShow: 'Show the mailbox in the address list again',
    verified: 'The mailbox is hidden from the address list.',
    felt: 'The name is gone from Outlook on the web within 30 minutes, and from Outlook on a computer within a day.',
  },
  nl: {
    ...decisionTexts.nl,
    title: 'Adreslijst',
    question: '{name} in de adreslijst',
    choiceHide: '{leaver} uit de adreslijst halen',
    choiceLeave: '{leaver} in de adreslijst laten staan',
    effectHide: 'Collega’s vinden de naam niet meer als ze een mail schrijven. Mail naar het adres komt gewoon aan.',
    effectTime: 'Outlook op het web volgt binnen 30 minuten, Outlook op een computer binnen een dag.',
    chosenHide: 'Uit de adreslijst',
    chosenLeave: 'Blijft in de adreslijst staan',
    findingHidden: 'Staat al niet meer in de adreslijst.',
    explainHide: 'Haal het postvak uit de adreslijst',
    explainShow: 'Zet het postvak weer in de adreslijst',
    verified: 'Het postvak staat niet meer in de adreslijst.',
    felt: 'De naam is binnen 30 minuten weg uit Outlook op het web, en binnen een dag uit Outlook op een computer.',
  },
})
