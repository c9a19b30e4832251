import { returningTexts } from '../../cards/returning/texts'
import { sayOf } from '../../cards/conversation/decision'
import { createCatalogue } from '../../cards/texts'
import { htmlOf } from '../model/html'
import type { Language, Message } from '../model/message'
import type { GraphOperation } from '../model/operation'
import { asMade } from '../model/partBack'
import { sendMail } from '../steps/notice/operations'
import { notice, type NoticeDecision, type NoticeFacts } from '../steps/notice'
import type { AnyStep } from '../steps/step'

const say = sayOf(returningTexts)
const catalogue = createCatalogue([returningTexts])

/** Who was told that somebody leaves is told that they are back, once all the rest is done. */
export const noticeOfReturn: AnyStep = {
  ...notice,
  title: say('notice'),
  restore({ displayName: leaver }, now, _before, made) {
    const { sender } = now as NoticeFacts
    const decision = made as NoticeDecision
    if (decision.choice === 'leave' || sender === undefined) return []
    return decision.letters.map((letter) => asMade(letter.mail, sendReturn(sender, letter, leaver, decision.language)))
  },
}

/** One letter, in the language in which they were told of the leaving. */
function sendReturn(sender: string, to: Told, leaver: string, language: Language): GraphOperation {
  const speak = catalogue[language]
  // Only names come from outside, and they enter the text escaped.
  const paragraphs = [
    say('letterGreeting', { name: htmlOf(to.name) }),
    say('letterBack', { name: htmlOf(leaver) }),
    say('letterClosing'),
  ]
  const content = paragraphs.map((one) => `<p>${speak(one)}</p>`).join('')
  const mail = { subject: speak(say('letterSubject', { name: leaver })), content }
  return sendMail(sender, to, mail, say('explainLetter', { name: to.name }))
}

/** Somebody who had a letter. */
type Told = Parameters<typeof sendMail>[1]

/** That Microsoft took the mail is all that can be known of it. */
export function letterTaken(): Message {
  return say('letterTaken')
}
