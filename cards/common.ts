import { momentOf, speaking } from './speech'
import { defineTexts, type Translator } from './texts'

/** Texts that several cards share. */
export const commonTexts = defineTexts('common', {
  en: {
    offboarding: 'Offboarding',
    'offboarding@returns': 'Coming back',
    sandbox: 'Sandbox: this is a pretend Microsoft 365, nothing real is touched.',
    nothingChanged: 'Nothing has been changed yet.',
    ownApproval: 'In this sandbox you may approve what you asked for yourself.',
    moment: '{at, date, ::dMMMMyyyy} at {at, time, short}',
    day: '{at, date, ::dMMMMyyyy}',
    readOn: 'As it was read on {at}.',
    more: '… and {count, number} more',
    change: 'Change',
    retry: 'Try again',
    requests: 'Exactly what is sent',
    shortened:
      'Teams found this card too large, so it is shortened. All of it is in the evidence of the offboarding; look there before you decide.',
    'shortened@returns':
      'Teams found this card too large, so it is shortened. All of it is in the evidence of the return; look there before you decide.',
    insteadWhenRefused: 'instead of {number}, when Microsoft refuses it',
    whenPressedFor: 'for {number}, when its person presses for it',
    taskFor: '**Task for a person:** {task}',
    generatedPassword: 'a random password, made at the moment of sending',
    caseNumber: 'Offboarding {caseId}',
    'caseNumber@returns': 'Return {caseId}',
    reference: 'Reference for support: {correlationId}',
  },
  nl: {
    offboarding: 'Offboarding',
    'offboarding@returns': 'Terugkeer',
    sandbox: 'Sandbox: dit is een nagebootste Microsoft 365, er verandert niets in het echt.',
    nothingChanged: 'Er is nog niets gewijzigd.',
    ownApproval: 'In deze sandbox mag je zelf goedkeuren wat je hebt aangevraagd.',
    moment: '{at, date, ::dMMMMyyyy} om {at, time, short}',
    day: '{at, date, ::dMMMMyyyy}',
    readOn: 'Zoals het op {at} is gelezen.',
    more: '… en nog {count, number}',
    change: 'Wijzigen',
    retry: 'Opnieuw proberen',
    requests: 'Precies wat er wordt verstuurd',
    shortened:
      'Teams vond deze kaart te groot, daarom is hij ingekort. Alles staat in het bewijs van de offboarding; kijk daar voordat je beslist.',
    'shortened@returns':
      'Teams vond deze kaart te groot, daarom is hij ingekort. Alles staat in het bewijs van de terugkeer; kijk daar voordat je beslist.',
    insteadWhenRefused: 'in plaats van {number}, als Microsoft die weigert',
    whenPressedFor: 'bij {number}, als wie de taak heeft erop drukt',
    taskFor: '**Taak voor een collega:** {task}',
    generatedPassword: 'een willekeurig wachtwoord, gemaakt bij het versturen',
    caseNumber: 'Offboarding {caseId}',
    'caseNumber@returns': 'Terugkeer {caseId}',
    reference: 'Referentie voor support: {correlationId}',
  },
})

/** A date with its time, as people read it; empty when `at` is not a time. */
export function momentText(say: Translator, at: string | undefined): string {
  const known = momentOf(at)
  return known === undefined ? '' : speaking(say)(commonTexts.say('moment', { at: known }))
}

/** A date without its time; empty when `at` is not a time. */
export function dayText(say: Translator, at: string | undefined): string {
  const known = momentOf(at)
  return known === undefined ? '' : speaking(say)(commonTexts.say('day', { at: known }))
}
