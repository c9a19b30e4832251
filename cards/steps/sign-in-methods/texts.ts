import { decisionTexts } from '../../conversation/decision'
import { defineTexts } from '../../texts'

/** The texts of the step `sign-in-methods`. */
export const signInMethodsTexts = defineTexts('sign-in-methods', {
  en: {
    ...decisionTexts.en,
    title: 'Sign-in methods',
    question: 'Sign-in methods of {name}',
    registered: 'Registered',
    several: '{method} ({count, number})',
    temporaryAccessPass: 'temporary access pass',
    email: 'email address',
    external: 'external method',
    platformCredential: 'platform credential of a Mac',
    windowsHelloForBusiness: 'Windows Hello',
    fido2: 'passkey or security key',
    softwareOath: 'code app',
    phone: 'phone number',
    microsoftAuthenticator: 'Microsoft Authenticator',
    hardwareOath: 'code generator (hardware token)',
    qrCodePin: 'QR code with PIN',
    other: 'another method',
    choiceRemove: 'Take them all away',
    choiceLeave: 'Leave them as they are',
    noteRemove:
      'With these {leaver} signs in besides the password. If the account is ever switched on again, an old phone would still open it.',
    noteByHand: 'Not all of these I can take away; a colleague gets the rest as a task. I check afterwards.',
    effectBack: 'This cannot be undone: whoever returns registers a phone or an app again.',
    effectTime:
      'It takes effect within 60 minutes. The password is no part of this: it is replaced when sign-in is blocked.',
    chosenRemove: 'Take all sign-in methods away',
    chosenLeave: 'The sign-in methods are left as they are',
    finding: 'Registered to sign in with: {methods}.',
    explain: 'Take away what is signed in with: {method}',
    explainByHand: 'Take away by hand: {methods}',
    instructByHand:
      'Open {upn} in the Entra admin centre, choose Authentication methods, and delete there: {methods}. A hardware token is taken from the user under Protection, Multifactor authentication, OATH tokens.',
    lostMethods:
      'Nobody can put these back: {methods}. {leaver} registers anew, once somebody made sure who it is and gave a temporary access pass.',
    verified: 'Nothing is registered to sign in with any more, besides the password.',
    felt: 'Old phones, apps and keys stop working for this account within 60 minutes.',
  },
  nl: {
    ...decisionTexts.nl,
    title: 'Aanmeldmethoden',
    question: 'Aanmeldmethoden van {name}',
    registered: 'Geregistreerd',
    several: '{method} ({count, number})',
    temporaryAccessPass: 'tijdelijke toegangspas',
    email: 'e-mailadres',
    external: 'externe methode',
    platformCredential: 'platformreferentie van een Mac',
    windowsHelloForBusiness: 'Windows Hello',
    fido2: 'passkey of beveiligingssleutel',
    softwareOath: 'app met codes',
    phone: 'telefoonnummer',
    microsoftAuthenticator: 'Microsoft Authenticator',
    hardwareOath: 'kastje met codes (hardwaretoken)',
    qrCodePin: 'QR-code met pincode',
    other: 'een andere methode',
    choiceRemove: 'Allemaal weghalen',
    choiceLeave: 'Laten zoals ze zijn',
    noteRemove:
      'Hiermee meldt {leaver} zich aan, naast het wachtwoord. Wordt het account ooit weer aangezet, dan zou een oude telefoon er nog in kunnen.',
    noteByHand:
      'Niet alles kan ik zelf weghalen; een collega krijgt de rest als taak. Daarna kijk ik of het gelukt is.',
    effectBack: 'Dit kan niet terug: wie terugkomt, registreert opnieuw een telefoon of een app.',
    effectTime:
      'Het werkt binnen 60 minuten. Het wachtwoord hoort hier niet bij: dat wordt vervangen bij het blokkeren van de aanmelding.',
    chosenRemove: 'Alle aanmeldmethoden weghalen',
    chosenLeave: 'De aanmeldmethoden blijven zoals ze zijn',
    finding: 'Geregistreerd om mee aan te melden: {methods}.',
    explain: 'Haal weg als aanmeldmethode: {method}',
    explainByHand: 'Haal met de hand weg: {methods}',
    instructByHand:
      'Open {upn} in het Entra-beheercentrum, kies Verificatiemethoden, en verwijder daar: {methods}. Een hardwaretoken haal je bij de gebruiker weg onder Beveiliging, Meervoudige verificatie, OATH-tokens.',
    lostMethods:
      'Niemand kan deze terugzetten: {methods}. {leaver} registreert opnieuw, nadat iemand heeft vastgesteld wie het is en een tijdelijke toegangspas heeft gegeven.',
    verified: 'Er is niets meer geregistreerd om mee aan te melden, behalve het wachtwoord.',
    felt: 'Oude telefoons, apps en sleutels werken binnen 60 minuten niet meer voor dit account.',
  },
})
