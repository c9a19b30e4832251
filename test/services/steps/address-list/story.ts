import { addressList } from '../../../../services/steps/address-list'
import { storiesOf } from '../story'

const story = storiesOf(addressList)

export const stories = [story('hiding the leaver', () => ({ choice: 'hide' }))]
