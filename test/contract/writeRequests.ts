import { writeFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'
import { steps } from '../../services/steps'
import { fileOf, requestsOf } from './requests'

/** Writes what `requests.test.ts` holds the steps to: look at what git shows before you keep it. */
async function main(): Promise<void> {
  for (const step of steps) {
    const filepath = fileOf(step.id)
    const text = await format(JSON.stringify(requestsOf(step)), { ...(await resolveConfig(filepath)), filepath })
    writeFileSync(filepath, text)
  }
}

void main()
