import { strict as assert } from 'node:assert'
import { z } from 'zod'
import { type ReadingCmdlet, resultOf, cmdlets } from '../../services/remote/cmdlets/catalogue'
import { eachWithSandbox } from '../sandbox/support'
import { questions } from './cmdletQuestions'

describe('the pretend tenant answers a reading cmdlet as the catalogue has it', () => {
  const trial = eachWithSandbox()

  for (const [name, parameters] of Object.entries(questions))
    it(name, async () => {
      const cmdlet = name as ReadingCmdlet

      const objects = (await trial.cmdlet(cmdlet, parameters)).body['value'] as unknown as readonly object[]

      assert.notEqual(objects.length, 0)
      for (const object of objects) {
        const { result } = cmdlets[cmdlet]
        const properties = result instanceof z.ZodObject ? Object.keys(result.shape) : []
        const missing = properties.filter((property) => !Object.hasOwn(object, property))
        assert.deepEqual(missing, [])
        assert.equal(resultOf(cmdlet).safeParse(object).error?.message, undefined)
      }
    })
})

describe('the cmdlets of Teams', () => {
  it('say Cs in their names, and no others do: by that the stand-in for PowerShell tells the modules apart', () => {
    for (const [name, { system }] of Object.entries(cmdlets))
      assert.equal(/^\w+-Cs[A-Z]/.test(name), system === 'teams', name)
  })
})
