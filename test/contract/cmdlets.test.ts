import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/people'
import { type ReadingCmdlet, resultOf, cmdlets } from '../../services/cmdlets/catalogue'
import { eachWithSandbox } from '../sandbox/support'

const Identity = people.janDeVries.id

/** What each reading cmdlet is asked here: something that the tenant has. One that is missing does not compile. */
const questions: Readonly<Record<ReadingCmdlet, object>> = {
  'Get-Mailbox': { Identity },
  'Get-MailboxStatistics': { Identity },
  'Get-MailboxPermission': { Identity },
  'Get-CsUserCallingSettings': { Identity },
}

describe('the pretend tenant answers a reading cmdlet as the catalogue has it', () => {
  const trial = eachWithSandbox()

  for (const [name, parameters] of Object.entries(questions))
    it(name, async () => {
      const cmdlet = name as ReadingCmdlet

      const objects = (await trial.cmdlet(cmdlet, parameters)).body['value'] as unknown as readonly object[]

      assert.notEqual(objects.length, 0)
      for (const object of objects) {
        const missing = Object.keys(cmdlets[cmdlet].result.shape).filter((property) => !Object.hasOwn(object, property))
        assert.deepEqual(missing, [])
        assert.equal(resultOf(cmdlet).safeParse(object).error?.message, undefined)
      }
    })
})
