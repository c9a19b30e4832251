import { steps } from '../../../services/steps'
import type { AnyStep } from '../../../services/steps/step'

const { STEP: only = '' } = process.env

/** Whether a test of every step looks at one alone: `STEP=devices npx mocha …`, which takes seconds. */
export const isForOneStep = only !== ''

/** The steps that a test of every step looks at: all of them, unless `STEP` names one. */
export const stepsUnderTest: readonly AnyStep[] = isForOneStep ? steps.filter(({ id }) => id === only) : steps

if (stepsUnderTest.length === 0) throw new Error(`No step is called ${only}: ${steps.map(({ id }) => id).join(', ')}`)
