import { ilse, petra, type Office } from './office'
import type { Colleague, Message } from './teams'

/** Ilse offboards somebody up to the plan, by the suggestions; `answers` are given first, question by question. */
export async function planFor(office: Office, address: string, answers: readonly Answer[] = []): Promise<Message> {
  await office.teams.say(ilse, `/offboard ${address}`)
  for (const { question, inputs } of answers) {
    const card = await office.cardFor(ilse, question)
    await office.teams.press(ilse, card, 'Next', inputs)
  }
  if (answers.length < 5) {
    const next = await office.cardFor(ilse, new RegExp(`Question ${answers.length + 1} of`))
    await office.teams.press(ilse, next, /suggestions/)
  }
  return office.cardFor(ilse, /The plan for/)
}

export interface Answer {
  /** A part of the decision card's text that tells it apart. */
  readonly question: string | RegExp
  readonly inputs: Readonly<Record<string, string>>
}

/** Sends the plan for approval and returns the case card in the channel. */
export async function submit(office: Office, plan: Message): Promise<Message> {
  await office.teams.press(ilse, plan, /Send for approval|Start now/)
  return office.cardInChannel(/is leaving/)
}

/** Sends the plan and has Petra approve all of it. */
export async function submitAndApprove(office: Office, plan: Message, approver: Colleague = petra): Promise<Message> {
  await submit(office, plan)
  const theCase = await office.cardInChannel(/Approve all/)
  await office.teams.press(approver, theCase, /Approve all/)
  return theCase
}

/** The step's card in the channel. */
export function stepCardOf(office: Office, title: string): Promise<Message> {
  return office.cardInChannel(new RegExp(`requested by[\\s\\S]*\n${title}\n`))
}
