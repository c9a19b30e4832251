import { writeFileSync } from 'node:fs'
import { steps } from '../../services/steps'
import { fileOf, requestsOf } from './requests'

/** Writes what `requests.test.ts` holds the steps to: look at what git shows before you keep it. */
for (const step of steps) writeFileSync(fileOf(step.id), JSON.stringify(requestsOf(step)))
