import { licences } from '../../../../services/steps/licences'
import { storiesOf } from '../story'

const story = storiesOf(licences)

export const stories = [
  story('taking direct and inherited licences', ({ assigned }) => {
    const remove = assigned.map(({ skuId }) => skuId)
    return { remove, keep: [], names: remove, loses: { exchange: true, oneDrive: true, phone: true } }
  }),
]
