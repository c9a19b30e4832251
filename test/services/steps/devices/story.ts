import { people } from '../../../../sandbox/seeds/people'
import { devices } from '../../../../services/steps/devices'
import { choose, openDevices } from '../../../../services/steps/devices/openDevices'
import { storiesOf } from '../story'

const story = storiesOf(devices)

export const stories = [
  story(
    'wiping, blocking and clearing',
    (facts) => ({
      choice: 'act',
      devices: openDevices(facts).map((device) => choose(device, device.actions[0] ?? 'disable')),
    }),
    people.saskiaDeGroot,
  ),
  story('retiring what is personal', (facts) => ({
    choice: 'act',
    devices: openDevices(facts)
      .filter(({ kind }) => kind === 'personal')
      .map((device) => choose(device, 'retire')),
  })),
]
