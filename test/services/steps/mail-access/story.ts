import { mailAccess } from '../../../../services/steps/mail-access'
import { storiesOf } from '../story'

const story = storiesOf(mailAccess)

export const stories = [
  story('closing every way in', () => ({ choice: 'all' })),
  story('closing all but Outlook', () => ({ choice: 'exceptOutlook' })),
]
