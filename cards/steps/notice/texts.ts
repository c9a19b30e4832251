import { decisionTexts } from '../../conversation/decision'
import { defineTexts } from '../../texts'

/** The texts of the step `notice`. */
export const noticeTexts = defineTexts('notice', {
  en: {
    ...decisionTexts.en,
    title: 'Notice',
    question: 'Who is told about {name}',
    sender: 'Sent from',
    to: 'To',
    choiceSend: 'Send each of them a mail',
    choiceLeave: 'Send nothing',
    languageLabel: 'Language of the mail',
    english: 'English',
    dutch: 'Dutch',
    noteLetter: '**{name}** reads: {lines}',
    effectWhen: 'The mail goes out after the mailbox and the OneDrive were handed over, so that what it says is so.',
    effectAccepted:
      'That Microsoft accepted the mail is all I can know: I may not read mailboxes, so nobody can tell from here whether it arrived.',
    chosenSend: 'Mail to {names}',
    chosenLeave: 'Nobody is told by mail',
    noSender: 'Nobody is told by mail: the bot has no mailbox to send from. Its administrator can add one.',
    explain: 'Send {name} a mail about what happens',
    verified: 'The mail to {names} was accepted. Whether it arrived cannot be checked.',
    lostLetters: 'The mail to {names} cannot be called back. Tell them yourself that {leaver} is back.',
    // The mail itself.
    subject: '{leaver} is leaving',
    greeting: 'Hello {name},',
    leaving: '{leaver} is leaving our organisation. This was arranged:',
    mailboxShare:
      '{yours, select, true {You get} other {{name} gets}} the mailbox of {leaver}. It appears in Outlook by itself, within 30 minutes of this mail.',
    mailboxForward:
      'New mail to {leaver} comes to {yours, select, true {you} other {{name}}}, within 30 minutes of this mail.',
    oneDriveAccess: '{yours, select, true {You have} other {{name} has}} access to the OneDrive of {leaver} as of now.',
    oneDriveCopy:
      'The files in the OneDrive of {leaver} were copied to {yours, select, true {your OneDrive} other {the OneDrive of {name}}}.',
    number: 'The phone number of {leaver} goes to {yours, select, true {you} other {{name}}}.',
    callsForward: 'Calls to {leaver} come to {yours, select, true {you} other {{name}}} for the time being.',
    groupOwner:
      '{yours, select, true {You become} other {{name} becomes}} the owner of the groups and teams of {leaver}.',
    reports:
      '{yours, select, true {You become} other {{name} becomes}} the manager of the people who report to {leaver}.',
    nothing: 'Nothing was handed over to anybody.',
    closing:
      'Is something missing, or is this not right? Then ask your IT department. This mail was sent by a program.',
  },
  nl: {
    ...decisionTexts.nl,
    title: 'Bericht',
    question: 'Wie bericht krijgt over {name}',
    sender: 'Verstuurd vanaf',
    to: 'Aan',
    choiceSend: 'Ieder van hen een mail sturen',
    choiceLeave: 'Niets sturen',
    languageLabel: 'Taal van de mail',
    english: 'Engels',
    dutch: 'Nederlands',
    noteLetter: '**{name}** leest: {lines}',
    effectWhen: 'De mail gaat uit nadat het postvak en de OneDrive zijn overgedragen, zodat klopt wat erin staat.',
    effectAccepted:
      'Dat Microsoft de mail heeft aangenomen, is alles wat ik kan weten: ik mag geen postvakken lezen. Of hij is aangekomen, is hier niet te zien.',
    chosenSend: 'Mail aan {names}',
    chosenLeave: 'Niemand krijgt bericht per mail',
    noSender:
      'Niemand krijgt bericht per mail: de bot heeft geen postvak om vanaf te sturen. De beheerder ervan kan er een instellen.',
    explain: 'Stuur {name} een mail over wat er gebeurt',
    verified: 'De mail aan {names} is aangenomen. Of hij is aangekomen, is niet na te gaan.',
    lostLetters: 'De mail aan {names} is niet terug te halen. Vertel hun zelf dat {leaver} terug is.',
    subject: '{leaver} gaat uit dienst',
    greeting: 'Hallo {name},',
    leaving: '{leaver} gaat uit dienst. Dit is geregeld:',
    mailboxShare:
      '{yours, select, true {Je krijgt} other {{name} krijgt}} het postvak van {leaver}. Het verschijnt vanzelf in Outlook, binnen 30 minuten na deze mail.',
    mailboxForward:
      'Nieuwe mail aan {leaver} komt bij {yours, select, true {jou} other {{name}}}, binnen 30 minuten na deze mail.',
    oneDriveAccess:
      '{yours, select, true {Je hebt} other {{name} heeft}} vanaf nu toegang tot de OneDrive van {leaver}.',
    oneDriveCopy:
      'De bestanden in de OneDrive van {leaver} zijn gekopieerd naar {yours, select, true {jouw OneDrive} other {de OneDrive van {name}}}.',
    number: 'Het telefoonnummer van {leaver} gaat naar {yours, select, true {jou} other {{name}}}.',
    callsForward: 'Wie {leaver} belt, krijgt voorlopig {yours, select, true {jou} other {{name}}} aan de lijn.',
    groupOwner: '{yours, select, true {Je wordt} other {{name} wordt}} eigenaar van de groepen en teams van {leaver}.',
    reports:
      '{yours, select, true {Je wordt} other {{name} wordt}} de leidinggevende van de mensen die {leaver} als leidinggevende hadden.',
    nothing: 'Er is aan niemand iets overgedragen.',
    closing:
      'Mist er iets, of klopt dit niet? Vraag het dan aan de IT-afdeling. Deze mail is door een programma verstuurd.',
  },
})
