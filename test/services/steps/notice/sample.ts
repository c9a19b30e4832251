import type { NoticeDecision, NoticeFacts } from '../../../../services/steps/notice'
import { petra } from '../builders'
import type { Sample } from '../sample'

const before: NoticeFacts = { sender: 'receptie.utrecht@contoso.com', language: 'nl', accepted: [] }
const mail = petra.mail ?? ''
const send: Sample<NoticeFacts, NoticeDecision> = {
  before,
  input: { choice: 'send', language: 'en' },
  decision: { choice: 'send', language: 'en', letters: [{ name: petra.displayName, mail, tells: [] }] },
  after: { ...before, accepted: [mail] },
  irreversible: true,
}
const inDutch: Sample<NoticeFacts, NoticeDecision> = {
  ...send,
  input: { choice: 'send', language: 'nl' },
  decision: { choice: 'send', language: 'nl', letters: [{ name: petra.displayName, mail, tells: [] }] },
}

export const samples = [send, inDutch]
