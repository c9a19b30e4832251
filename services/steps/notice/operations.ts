import { z } from 'zod'
import { sayOf } from '../../../cards/conversation/decision'
import { noticeTexts } from '../../../cards/steps/notice/card'
import { createCatalogue } from '../../../cards/texts'
import { htmlOf } from '../../model/html'
import type { Language, Message } from '../../model/message'
import type { GraphOperation, Operation } from '../../model/operation'
import { linesOf, type Letter } from './letters'

const say = sayOf(noticeTexts)
const catalogue = createCatalogue([noticeTexts])

const mailSchema = z.object({
  message: z.object({ toRecipients: z.array(z.object({ emailAddress: z.object({ address: z.string() }) })) }),
})

/**
 * Sends one letter (user-sendmail). It stays in the sender's Sent Items, so that the organisation can look up what was
 * said. A recipient who is refused does not stop the others.
 */
export function sendLetter(sender: string, letter: Letter, leaver: string, language: Language): GraphOperation {
  const speak = catalogue[language]
  const mail = { subject: speak(say('subject', { leaver })), content: contentOf(letter, leaver, speak) }
  return sendMail(sender, letter, mail, say('explain', { name: letter.name }))
}

/**
 * Sends one mail (user-sendmail), which stays in the sender's Sent Items. Nothing that the bot may read shows whether it was.
 * @param mail with its content in HTML, every name in it escaped
 */
export function sendMail(
  sender: string,
  { mail: address, name }: Pick<Letter, 'mail' | 'name'>,
  { subject, content }: { readonly subject: string; readonly content: string },
  explain: Message,
): GraphOperation {
  return {
    via: 'graph',
    method: 'POST',
    path: `/users/${encodeURIComponent(sender)}/sendMail`,
    body: {
      message: {
        subject,
        body: { contentType: 'html', content },
        toRecipients: [{ emailAddress: { address, name } }],
      },
      saveToSentItems: true,
    },
    explain,
    whenRefused: 'continue',
    unreadable: true,
    irreversible: true,
  }
}

/** The addresses that operations sent mail to. */
export function addressesIn(operations: readonly Operation[]): readonly string[] {
  return operations.flatMap((operation) => {
    const mail = mailSchema.safeParse(operation.via === 'graph' ? operation.body : undefined)
    return mail.success ? mail.data.message.toRecipients.map(({ emailAddress }) => emailAddress.address) : []
  })
}

function contentOf(letter: Letter, leaver: string, speak: (message: Message) => string): string {
  // Only names come from outside, and they enter the texts escaped.
  const safe: Letter = { ...letter, tells: letter.tells.map((one) => ({ ...one, name: htmlOf(one.name) })) }
  const lines = linesOf(safe, htmlOf(leaver)).map((line) => `<li>${speak(line)}</li>`)
  return [
    `<p>${speak(say('greeting', { name: htmlOf(letter.name) }))}</p>`,
    `<p>${speak(say('leaving', { leaver: htmlOf(leaver) }))}</p>`,
    `<ul>${lines.join('')}</ul>`,
    `<p>${speak(say('closing'))}</p>`,
  ].join('')
}
