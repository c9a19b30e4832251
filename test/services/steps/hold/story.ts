import { hold } from '../../../../services/steps/hold'
import { storiesOf } from '../story'

const story = storiesOf(hold)

export const stories = [
  story('a hold without an end', () => ({ choice: 'unlimited' })),
  story('a hold for a year', () => ({ choice: 'days', days: 365 })),
  {
    ...story('an export by eDiscovery', () => ({ choice: 'exportByBot' })),
    settings: { ediscoveryExport: true },
  },
]
