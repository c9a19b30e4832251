import type { StepSettings } from '../../../services/model/settings'
import { clouds } from '../../../services/remote/clouds'

/** A worldwide tenant of which nothing special is known. */
export const ordinarySettings: StepSettings = {
  cloud: 'global',
  links: clouds.worldwide.links,
  timeZone: 'Europe/Amsterdam',
  language: 'en',
  blackberryServer: undefined,
  noticeSender: undefined,
  ediscoveryExport: false,
}
