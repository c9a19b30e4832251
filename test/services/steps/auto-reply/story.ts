import { autoReply } from '../../../../services/steps/auto-reply'
import { storiesOf } from '../story'

const story = storiesOf(autoReply)

export const stories = [
  story('an automatic reply to everybody', () => ({
    choice: 'reply',
    audience: 'all',
    internal: 'Jan werkt niet meer bij ons.\n\nMail Eva & co.',
    external: 'Jan <werkt> niet meer bij ons.',
  })),
]
