import { returningTexts } from '../../cards/returning/texts'
import { sayOf } from '../../cards/conversation/decision'
import { createCatalogue } from '../../cards/texts'
import { htmlOf } from '../model/html'
import type { Language } from '../model/message'
import type { GraphOperation } from '../model/operation'
import { asMade } from '../model/partBack'
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

/** One letter (user-sendmail), kept among those that were sent, as the first one was. */
function sendReturn(
  sender: string,
  { name, mail }: { readonly name: string; readonly mail: string },
  leaver: string,
  language: Language,
): GraphOperation {
  const speak = catalogue[language]
  // Only names come from outside, and they enter the text escaped.
  const paragraphs = [
    say('letterGreeting', { name: htmlOf(name) }),
    say('letterBack', { name: htmlOf(leaver) }),
    say('letterClosing'),
  ]
  return {
    via: 'graph',
    method: 'POST',
    path: `/users/${encodeURIComponent(sender)}/sendMail`,
    body: {
      message: {
        subject: speak(say('letterSubject', { name: leaver })),
        body: { contentType: 'html', content: paragraphs.map((one) => `<p>${speak(one)}</p>`).join('') },
        toRecipients: [{ emailAddress: { address: mail, name } }],
      },
      saveToSentItems: true,
    },
    explain: say('explainLetter', { name }),
    unreadable: true,
    irreversible: true,
  }
}
