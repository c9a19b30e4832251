import type { Language } from '../../cards/texts'
import type { CommandName } from './typed'

/** Letters without accents and case, hyphens as spaces: how words are compared. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[-‐‑–]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** Between the names of several people. */
export const apart = /[,;\n]|\s(?:and|en|&|\+)\s/i

/** What each command may be called, in both languages; the first is what is typed behind a slash. */
export const commandWords: Readonly<Record<CommandName, readonly string[]>> = {
  offboard: ['offboard', 'uitdienst', 'uit dienst'],
  restore: ['restore', 'terughalen', 'haal terug', 'herstel', 'herstellen', 'take back', 'bring back'],
  check: ['check', 'controleer', 'bekijk', 'look at', 'kijk naar'],
  status: ['status', 'stand van zaken', 'hoe staat het', 'how does it stand', 'my cases', 'mijn zaken'],
  waiting: [
    'waiting',
    'wachtend',
    'what waits for me',
    'what is waiting for me',
    'what’s waiting for me',
    'wat wacht op mij',
    'wat wacht er op mij',
    'wat staat er op mij te wachten',
  ],
  overview: ['overview', 'overzicht', 'cases', 'all offboardings', 'alle offboardings', 'all cases', 'alle zaken'],
  withdraw: ['withdraw', 'intrekken', 'trek in', 'terugtrekken', 'trek terug', 'cancel', 'annuleer', 'annuleren'],
  help: [
    'help',
    'hulp',
    '?',
    'what can you do',
    'what do you do',
    'how do you work',
    'how does this work',
    'wat kun je',
    'wat kun jij',
    'wat kan je',
    'wat kan jij',
    'wat kunt u',
    'wat doe je',
    'hoe werk je',
    'hoe werkt dit',
  ],
}

export const languageWords: Readonly<Record<string, Language>> = {
  nederlands: 'nl',
  dutch: 'nl',
  english: 'en',
  engels: 'en',
}

/** Words that a question for help may have besides. */
export const aboutHelp = words('do doen for voor me mij us ons all allemaal here hier exactly precies eigenlijk so nou')

/** Words that a wish for a language may have besides. */
export const aboutLanguage = words('in het spreek praat schrijf taal language speak write to please graag aub')

/** Only these: somebody says hello, or thank you. */
export const greetings = words(
  'hi hello hey hoi hallo hai dag good goede goed goedemorgen goedemiddag goedenavond morning afternoon evening morgen middag avond thanks thank you bedankt dank je u wel there bot offboarding',
)

/** Words of a sentence that is about leaving. */
export const leavingWords = words(
  'leave leaves leaving left leaver offboard offboards offboarded offboarden offboarding resign resigns resigned resigning quit quits quitting fired terminate terminated termination departs departing departure vertrekt vertrek vertrekken vertrokken weg dienst uitdienst uitdiensttreding ontslag ontslagen opgezegd opzegt stopt stoppen',
)

/** What was asked for is over. */
export const endedWords = words(
  'finished closed done completed ended cancelled past afgerond gesloten klaar voorbij geannuleerd beeindigd',
)

/** What may follow or precede a name in a command without being a part of it. */
export const aroundNames = words(
  'please pls aub svp alsjeblieft alstublieft graag thanks thank bedankt asap now nu direct meteen immediately today vandaag per op on from vanaf starting effective since sinds by at om as of gaat gaan is are colleague employee medewerker collega',
)

/** Parts of many names, by which alone nobody is looked for. */
export const particles = words("de den der van von la le el al het 't ten ter te op in da di du des dos san ibn bin")

/** Words that are names of people as well: taken for such when nothing else is left. */
export const namesAsWell = words('will an may mei april june juni august augustus jan')

/** Words that name nobody. */
export const emptyWords = new Set([
  ...aroundNames,
  ...leavingWords,
  ...greetings,
  ...aboutLanguage,
  ...words(
    'a an the and or of for with about out off into this that these those my our your his her their its who what when where why how which whom i we he she they it me us him them do does did done not no yes ok okay can could would will shall should must may might want wants need needs let lets start begin tell show be been being was were has have had last first day soon already effective somebody someone anybody nobody person people name account access mailbox know help status mine requests request offboardings all',
  ),
  ...words(
    'een en of voor naar aan bij met uit dit dat deze die mijn onze jouw jullie uw zijn haar hun wie wat wanneer waar waarom hoe welke ik we wij hij zij ze je jij mij ons hem doe doen doet deed gedaan niet geen ja nee oke kan kun kunt kunnen zou zal zullen moet moeten mag wil willen laat laten start begin ga had heeft hebben heb was waren werd worden wordt laatste eerste dag straks binnenkort zo al iemand niemand persoon mensen naam toegang postvak meld melden eind einde half weet hulp ermee ervoor aanvraag aanvragen alle allemaal',
  ),
])

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}
