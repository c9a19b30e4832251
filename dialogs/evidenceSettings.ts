import type { Language } from '../cards/texts'
import type { PageSettings } from '../services/cases/evidence/page'
import { rendererVersion } from '../services/cases/evidence/version'
import type { CloudProfile } from '../services/remote/clouds'
import { waysBack } from '../services/returning'
import { steps as allSteps } from '../services/steps'
import { inCloud } from '../services/steps/cloudTask'
import { catalogueFor } from './catalogue'

/** In which words evidence is written. */
export function evidenceSettings(cloud: CloudProfile, timeZone: string, language: Language): PageSettings {
  const leaving = allSteps.map((step) => inCloud(step, cloud))
  const { [language]: say } = catalogueFor(leaving, timeZone)
  return {
    say,
    steps: [...leaving, ...waysBack(leaving, cloud.calls)],
    timeZone,
    cloud: cloud.name,
    version: rendererVersion(),
  }
}
