import { people } from '../../../../sandbox/seeds/people'
import { mailboxAccess } from '../../../../services/steps/mailbox-access'
import { storiesOf, successor } from '../story'

const story = storiesOf(mailboxAccess)

export const stories = [
  story('giving the successor rights', () => ({
    choice: 'change',
    successor,
    give: ['fullAccess', 'sendAs', 'sendOnBehalf'],
    take: [],
    search: false,
  })),
  story(
    'taking rights on mailboxes of others away',
    ({ others }) => ({ choice: 'change', give: [], take: others, search: false }),
    people.sanneOBrien,
  ),
]
