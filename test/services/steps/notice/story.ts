import { people } from '../../../../sandbox/seeds/people'
import { notice } from '../../../../services/steps/notice'
import { storiesOf, successor } from '../story'

const story = storiesOf(notice)
const letter = {
  name: successor.displayName,
  mail: successor.mail ?? '',
  tells: [{ what: 'mailboxShare', name: successor.displayName, yours: true }],
} as const

export const stories = [
  {
    ...story('telling the successor by mail', () => ({ choice: 'send', language: 'nl', letters: [letter] })),
    settings: { noticeSender: people.receptie.userPrincipalName },
  },
]
