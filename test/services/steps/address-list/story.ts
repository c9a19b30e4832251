import { addressList } from '../../../../services/steps/address-list'
import { storiesOf } from '../story'

const story = storiesOf(addressList)

export const addressListStories = [story('hiding the leaver', () => ({ choice: 'hide' }))]
