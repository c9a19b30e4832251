import type { Card, DecisionEnvelope } from '../card'
import source from './cloudTask.json'
import { decisionCard, decisionTexts, oneChoice, sayOf, type OneChoice } from '../conversation/decision'
import { defineTexts, type Message } from '../texts'

/** What is said about a step whose calls a cloud lacks: a person does it. */
export const cloudTaskTexts = defineTexts('cloudTask', {
  en: {
    ...decisionTexts.en,
    question: '{title} of {name}',
    choiceTask: 'Have a person do it by hand',
    choiceLeave: 'Leave it as it is',
    noteLacking: 'Microsoft offers no way to do this by program in your cloud. I can neither see nor change it here.',
    effectConfirmed: 'Whoever does it confirms it. I cannot check it here.',
    effectCalls:
      'I cannot see whether there is a phone number either. Taking the phone licence away frees the number, so have this done first.',
    chosenTask: 'A person does it by hand',
    chosenLeave: 'It is left as it is',
    finding: '{title}: I cannot read or change this in your cloud. A person has to.',
    explain: '{title}, by hand',
    instruct:
      'Open the admin centre and look up {upn}. Do there what belongs to “{title}” when somebody leaves, then confirm it here.',
    instructCalls:
      'Open the Teams admin centre, Users, Manage users, and choose {upn}. On the tab Account: take the phone number away, or give it to whoever takes over. On the tab Voice: check where calls are forwarded to. Is there no number, then there is nothing to do.',
    instructSignIn:
      'Open the Entra admin centre, Users, choose {upn}, then Authentication methods. Remove every phone, key, app and address that is listed, and choose Revoke MFA sessions where it is offered.',
    verified: 'Confirmed by a person. It cannot be checked in this cloud.',
  },
  nl: {
    ...decisionTexts.nl,
    question: '{title} van {name}',
    choiceTask: 'Een collega doet het met de hand',
    choiceLeave: 'Laten zoals het is',
    noteLacking:
      'In jullie cloud biedt Microsoft geen manier om dit met een programma te doen. Ik kan het hier niet zien en niet wijzigen.',
    effectConfirmed: 'Wie het doet, bevestigt het. Controleren kan ik het hier niet.',
    effectCalls:
      'Ik kan ook niet zien of er een telefoonnummer is. Haal je de telefonielicentie weg, dan komt het nummer vrij; laat dit dus eerst doen.',
    chosenTask: 'Een collega doet het met de hand',
    chosenLeave: 'Het blijft zoals het is',
    finding: '{title}: in jullie cloud kan ik dit niet lezen of wijzigen. Een collega moet het doen.',
    explain: '{title}, met de hand',
    instruct:
      'Open het beheercentrum en zoek {upn} op. Doe daar wat bij “{title}” hoort als iemand uit dienst gaat, en bevestig het daarna hier.',
    instructCalls:
      'Open het Teams-beheercentrum, Gebruikers, Gebruikers beheren, en kies {upn}. Op het tabblad Account: haal het telefoonnummer weg, of geef het aan wie het overneemt. Op het tabblad Spraak: kijk waar gesprekken naartoe worden doorgeschakeld. Is er geen nummer, dan hoef je niets te doen.',
    instructSignIn:
      'Open het Entra-beheercentrum, Gebruikers, kies {upn} en dan Verificatiemethoden. Verwijder elke telefoon, sleutel, app en elk adres in de lijst, en kies MFA-sessies intrekken als dat er staat.',
    verified: 'Door een collega bevestigd. In deze cloud is het niet na te gaan.',
  },
})

const render = decisionCard<OneChoice>(source)
const say = sayOf(cloudTaskTexts)

/**
 * Asks whether a person does by hand what the cloud has no calls for; input `choice`: task or leave.
 * @param effect what else to know about the step that it stands for
 */
export function cloudTaskCard(
  envelope: DecisionEnvelope,
  title: Message,
  effect: Message | undefined,
  choice: string,
): Card {
  const question = {
    title: say('question', { title, name: envelope.employeeName }),
    found: [],
    notes: [say('noteLacking')],
    effects: [say('effectConfirmed'), ...(effect === undefined ? [] : [effect])],
  }
  const options = { task: say('choiceTask'), leave: say('choiceLeave') }
  return render(envelope, cloudTaskTexts, question, oneChoice(envelope, cloudTaskTexts, choice, options))
}
