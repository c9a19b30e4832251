import { account } from '../../../../services/steps/account'
import { storiesOf } from '../story'

const story = storiesOf(account)

export const stories = [story('deleting', () => ({ choice: 'delete' }))]
