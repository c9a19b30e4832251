import { defineTexts } from '../texts'

/** What is said of a temporary access pass; the pass itself is no text of ours. */
export const passTexts = defineTexts('pass', {
  en: {
    offered: 'I can make a temporary access pass, and show it to you once. Or make one yourself, as it says below.',
    show: 'Show the pass',
    another: 'Make a new pass',
    seen: '{name} was shown a temporary access pass on {at, date, medium} at {at, time, short}. It lasts until {until, date, medium}, {until, time, short}{once, select, yes {, and can be used once} other {}}. A new one would take its place.',
    unheard:
      '⚠ {name} asked for a temporary access pass on {at, date, medium} at {at, time, short}. I have not heard whether one was made. Nobody has seen one, and a new one would take its place.',
    unseen:
      '⚠ A temporary access pass was made on {at, date, medium} at {at, time, short}, too late to show it. Nobody has seen it, and a new one would take its place.',
    refused:
      'I could make no temporary access pass. Do it by hand, as it says here, or try again. Where your organisation has no passes, an administrator can allow them in the Entra admin centre, under Authentication methods. Microsoft said: “{text}”',
    title: 'Temporary access pass for {name}',
    onlyNow: 'You see this only now. I keep it nowhere.',
    lasts:
      'It lasts until {until, date, medium}, {until, time, short}{once, select, yes {, and can be used once} other {}}.',
    hand: 'Make sure that it is {leaver} to whom you give it: in person or by phone, never by mail or chat.',
    verified:
      'A temporary access pass was made, and shown once to {name} on {at, date, medium} at {at, time, short}. I read back that it is there.',
    doneByPass: '✓ Done: the pass was made, and read back.',
    lookingForPass: 'The pass was made. I look whether it is there.',
    notOffered: 'Here I can make no temporary access pass. Your press changed nothing. What the task says still holds.',
    wasShown: 'A pass is shown once only. Your press changed nothing, and made no other one.',
    blocked: '{leaver} cannot sign in now, so a pass would be of no use. Your press changed nothing.',
    administrator:
      '{leaver} has administrator roles. For such an account an administrator makes the pass, in the Entra admin centre. Your press changed nothing.',
    leavesAgain: 'Another offboarding of {leaver} has begun. Your press changed nothing.',
    tooLate:
      'The return asked for a way in more than {days, plural, one {# day} other {# days}} ago. Your press changed nothing. Make the pass in the Entra admin centre.',
    slowTitle: 'It takes longer',
    slow: 'Microsoft 365 answers slowly, so I cannot show what comes of it here. Close this, wait for the card to change, and press on it again.',
  },
  nl: {
    offered:
      'Ik kan een tijdelijke toegangspas maken, en laat die je eenmalig zien. Of maak er zelf een, zoals hieronder staat.',
    show: 'Pas laten zien',
    another: 'Nieuwe pas maken',
    seen: '{name} kreeg op {at, date, medium} om {at, time, short} een tijdelijke toegangspas te zien. Hij is geldig tot {until, date, medium}, {until, time, short}{once, select, yes {, en eenmaal te gebruiken} other {}}. Een nieuwe komt ervoor in de plaats.',
    unheard:
      '⚠ {name} vroeg op {at, date, medium} om {at, time, short} om een tijdelijke toegangspas. Ik heb niet gehoord of die er kwam. Niemand heeft er een gezien, en een nieuwe komt ervoor in de plaats.',
    unseen:
      '⚠ Op {at, date, medium} om {at, time, short} is een tijdelijke toegangspas gemaakt, te laat om hem te laten zien. Niemand heeft hem gezien, en een nieuwe komt ervoor in de plaats.',
    refused:
      'Ik kon geen tijdelijke toegangspas maken. Doe het met de hand, zoals hier staat, of probeer het opnieuw. Heeft je organisatie geen passen, dan kan een beheerder die toestaan in het Entra-beheercentrum, onder Verificatiemethoden. Microsoft meldt: “{text}”',
    title: 'Tijdelijke toegangspas voor {name}',
    onlyNow: 'Je ziet dit alleen nu. Ik bewaar het nergens.',
    lasts:
      'Hij is geldig tot {until, date, medium}, {until, time, short}{once, select, yes {, en eenmaal te gebruiken} other {}}.',
    hand: 'Zorg dat je zeker weet dat het {leaver} is aan wie je hem geeft: in persoon of per telefoon, nooit per mail of chat.',
    verified:
      'Er is een tijdelijke toegangspas gemaakt, en op {at, date, medium} om {at, time, short} eenmalig getoond aan {name}. Ik heb nagelezen dat hij er is.',
    doneByPass: '✓ Klaar: de pas is gemaakt en nagelezen.',
    lookingForPass: 'De pas is gemaakt. Ik kijk of hij er is.',
    notOffered:
      'Hier kan ik geen tijdelijke toegangspas maken. Je klik heeft niets gewijzigd. Wat in de taak staat, geldt nog.',
    wasShown: 'Een pas laat ik maar één keer zien. Je klik heeft niets gewijzigd, en er geen gemaakt.',
    blocked: '{leaver} kan nu niet aanmelden, dus een pas heeft geen nut. Je klik heeft niets gewijzigd.',
    administrator:
      '{leaver} heeft beheerdersrollen. Voor zo’n account maakt een beheerder de pas, in het Entra-beheercentrum. Je klik heeft niets gewijzigd.',
    leavesAgain: 'Er is een nieuwe offboarding van {leaver} begonnen. Je klik heeft niets gewijzigd.',
    tooLate:
      'De terugkeer vroeg meer dan {days, plural, one {# dag} other {# dagen}} geleden om een manier om aan te melden. Je klik heeft niets gewijzigd. Maak de pas in het Entra-beheercentrum.',
    slowTitle: 'Het duurt langer',
    slow: 'Microsoft 365 antwoordt traag, dus wat ervan komt kan ik hier niet laten zien. Sluit dit, wacht tot de kaart verandert, en druk er opnieuw op.',
  },
})
