import { decisionTexts } from '../conversation/decision'
import { defineTexts } from '../texts'

/** The texts of what gives back what an offboarding took away. */
export const returningTexts = defineTexts('returning', {
  en: {
    ...decisionTexts.en,
    question: '{title}: what comes back for {name}?',
    choiceBack: 'Set it back to how it was',
    choiceLeave: 'Leave it as it is now',
    chosenLabel: 'Tick what should come back too',
    withoutLabel: 'All of this comes back. Tick only what should not',
    part: '{what}',
    partWhy: '{what} ({why})',
    notListed:
      '{count, plural, one {One more does not fit on this card. What comes back by itself does so.} other {# more do not fit on this card. What comes back by itself does so.}}',
    effectOnly: 'Only what the offboarding itself changed is set back.',
    effectAsked: 'What gives rights, lets mail or calls out, or was changed since stays as it is unless you tick it.',
    thenAlso: '{one}; {other}',
    more: '{one}; and {count, number} more',
    stays:
      '{count, plural, one {One thing stays as it is unless you tick it.} other {# things stay as they are unless you tick them.}}',
    staysAnd: '{stays} {why}',
    chosenLeave: 'Stays as it is now',
    verified: 'Is back{left, plural, =0 {} one {, but for one thing} other {, but for # things}}. I read it back.',
    wayIn: 'A way in',
    explainWayIn: 'Hand {leaver} a way to sign in',
    explainPass: 'Make a temporary access pass, shown once to whoever presses for it',
    instructPass:
      'Nobody knows the password of {upn}, and the sign-in methods have to be registered anew.\n\nOpen the Entra admin centre, Users, choose {upn}, then Authentication methods, Add authentication method, Temporary Access Pass. Where that is not offered, choose Reset password.\n\nMake sure that it is {leaver} to whom you give it: in person or by phone, never by mail or chat.',
    instructDirectory:
      'Nobody knows the password of {upn}, which Active Directory decides.\n\nReset it there, and have {leaver} choose another one at the first sign-in. It comes through with the next synchronisation.\n\nMake sure that it is {leaver} to whom you give it: in person or by phone, never by mail or chat.',
    notice: 'Notice',
    explainLetter: 'Tell {name} by mail that {leaver} is back',
    letterSubject: '{name} is back',
    letterGreeting: 'Hello {name},',
    letterBack: '{name} is back. What you had from {name} for the time being goes back, as far as it was arranged so.',
    letterClosing: 'This mail was sent automatically.',
    staysDeleted: 'The account stays deleted, so nothing else of it comes back.',
    confirmed:
      'Is back, as a person confirmed{left, plural, =0 {} one {, but for one thing} other {, but for # things}}. What can be read, I read back.',
    letterTaken: 'The mail was accepted. Whether it arrived cannot be checked.',
    lost: '{title}: {why}',
    numberGiven: '{number} belongs to {holder} by now, and stays there.',
    notFoundYet:
      'The account is restored, but Microsoft 365 does not find it everywhere yet. Microsoft names hours for that. Try again later: what comes after it waits.',
  },
  nl: {
    ...decisionTexts.nl,
    question: '{title}: wat komt terug voor {name}?',
    choiceBack: 'Terugzetten zoals het was',
    choiceLeave: 'Laten zoals het nu is',
    chosenLabel: 'Vink aan wat ook terug moet komen',
    withoutLabel: 'Dit komt allemaal terug. Vink alleen aan wat niet terug moet komen',
    part: '{what}',
    partWhy: '{what} ({why})',
    notListed:
      '{count, plural, one {Er past er nog één niet op deze kaart. Wat vanzelf terugkomt, doet dat.} other {Er passen er nog # niet op deze kaart. Wat vanzelf terugkomt, doet dat.}}',
    effectOnly: 'Alleen wat de offboarding zelf heeft gewijzigd, wordt teruggezet.',
    effectAsked:
      'Wat rechten geeft, mail of gesprekken naar buiten laat of sindsdien is gewijzigd, blijft zoals het is, tenzij je het aanvinkt.',
    thenAlso: '{one}; {other}',
    more: '{one}; en nog {count, number}',
    stays:
      '{count, plural, one {Eén ding blijft zoals het is, tenzij je het aanvinkt.} other {# dingen blijven zoals ze zijn, tenzij je ze aanvinkt.}}',
    staysAnd: '{stays} {why}',
    chosenLeave: 'Blijft zoals het nu is',
    verified: 'Is terug{left, plural, =0 {} one {, op één ding na} other {, op # dingen na}}. Ik heb het nagelezen.',
    wayIn: 'Een manier om aan te melden',
    explainWayIn: 'Geef {leaver} een manier om aan te melden',
    explainPass: 'Maak een tijdelijke toegangspas, eenmalig te zien voor wie erop drukt',
    instructPass:
      'Niemand kent het wachtwoord van {upn}, en de aanmeldmethoden moeten opnieuw worden geregistreerd.\n\nOpen het Entra-beheercentrum, Gebruikers, kies {upn}, dan Verificatiemethoden, Verificatiemethode toevoegen, Tijdelijke toegangspas. Staat die er niet bij, kies dan Wachtwoord opnieuw instellen.\n\nZorg dat je zeker weet dat het {leaver} is aan wie je het geeft: in persoon of per telefoon, nooit per mail of chat.',
    instructDirectory:
      'Niemand kent het wachtwoord van {upn}; dat beslist Active Directory.\n\nStel het daar opnieuw in, en laat {leaver} bij de eerste keer aanmelden een ander kiezen. Het komt mee met de volgende synchronisatie.\n\nZorg dat je zeker weet dat het {leaver} is aan wie je het geeft: in persoon of per telefoon, nooit per mail of chat.',
    notice: 'Bericht',
    explainLetter: 'Laat {name} per mail weten dat {leaver} terug is',
    letterSubject: '{name} is terug',
    letterGreeting: 'Hallo {name},',
    letterBack: '{name} is terug. Wat je tijdelijk van {name} had, gaat terug, voor zover dat zo is afgesproken.',
    letterClosing: 'Dit bericht is automatisch verstuurd.',
    staysDeleted: 'Het account blijft verwijderd, dus er komt verder niets van terug.',
    confirmed:
      'Is terug, zoals een collega bevestigde{left, plural, =0 {} one {, op één ding na} other {, op # dingen na}}. Wat te lezen is, heb ik nagelezen.',
    letterTaken: 'De mail is aangenomen. Of hij aankwam, is niet na te gaan.',
    lost: '{title}: {why}',
    numberGiven: '{number} is intussen van {holder}, en blijft daar.',
    notFoundYet:
      'Het account is hersteld, maar Microsoft 365 vindt het nog niet overal. Microsoft noemt daar uren voor. Probeer het later opnieuw: wat erna komt, wacht.',
  },
})
