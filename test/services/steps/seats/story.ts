import { seats } from '../../../../services/steps/seats'
import { skus } from '../../../../sandbox/tenant/products'
import { storiesOf } from '../story'

const story = storiesOf(seats)

export const stories = [
  story('giving seats of a partner back, now and at the renewal', () => ({
    choice: 'giveBack',
    seats: [skus.e5, skus.e3].map(({ skuId, skuPartNumber }) => ({ skuId, name: skuPartNumber })),
  })),
]
