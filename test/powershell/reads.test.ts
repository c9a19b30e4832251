import { strict as assert } from 'node:assert'
import { cmdlets, type CmdletSystem, type ReadingCmdlet } from '../../services/remote/cmdlets/catalogue'
import { createCmdletGateway } from '../../services/remote/powershell/cmdletGateway'
import { createPowerShellWorker, type PowerShellWorker } from '../../services/remote/powershell/worker'
import { startSandbox, type Sandbox } from '../../sandbox/server'
import { people } from '../../sandbox/seeds/people'
import { readMeetings } from '../../services/steps/meetings/reading'
import type { Reader } from '../../services/remote/reader'
import { questions } from '../contract/cmdletQuestions'
import { keptLog, shortPace } from '../services/remote/graph/remote'
import { powershellHere } from '../support/powershellHere'
import { withPwsh } from './pwsh'

withPwsh('what a real PowerShell reads of typed objects, with a hundred and fifty properties more,', (pwsh) => {
  let sandbox: Sandbox
  const workers: PowerShellWorker[] = []
  before(async () => {
    sandbox = await startSandbox()
  })
  after(async () => {
    await Promise.all(workers.map((worker) => worker.stop()))
    await sandbox.stop()
  })

  const gateways = new Map<string, ReturnType<typeof gatewayOf>>()
  function gatewayOf(system: CmdletSystem, how: 'pwsh' | 'stand-in') {
    const worker = createPowerShellWorker({
      command: pwsh.command,
      environment: {
        ...pwsh.environment,
        SANDBOX_URL: sandbox.url,
        OFFBOARDING_POWERSHELL_MODULES: system,
        OFFBOARDING_ORGANIZATION: 'contoso.onmicrosoft.com',
      },
      pace: { ...shortPace, cmdletTimeout: 30_000 },
      log: keptLog().log,
      ...(how === 'pwsh' ? {} : { startProcess: powershellHere }),
    })
    workers.push(worker)
    return createCmdletGateway(system, worker)
  }

  function read(how: 'pwsh' | 'stand-in', cmdlet: ReadingCmdlet): Promise<readonly unknown[]> {
    const { system } = cmdlets[cmdlet]
    const gateway = gateways.get(`${how} ${system}`) ?? gatewayOf(system, how)
    gateways.set(`${how} ${system}`, gateway)
    return gateway.get(cmdlet, questions[cmdlet])
  }

  for (const name of Object.keys(questions))
    it(`is what the tenant has: ${name}`, async () => {
      const real = await read('pwsh', name as ReadingCmdlet)
      const expected = await read('stand-in', name as ReadingCmdlet)

      assert.notEqual(expected.length, 0)
      assert.deepEqual(inOneForm(real), inOneForm(expected))
    })

  it('has the meetings that a preview tells in detail', async () => {
    const exchange = gateways.get('pwsh exchange') ?? gatewayOf('exchange', 'pwsh')

    const found = await readMeetings({ exchange } as unknown as Reader, people.janDeVries.id)

    assert.equal(found?.unreadable, false)
    assert.ok((found?.count ?? 0) > 0)
  })
})

/** A moment is written in several ways. */
function inOneForm(objects: readonly unknown[]): unknown {
  const moment = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/
  return JSON.parse(JSON.stringify(objects), (_name, value: unknown) =>
    typeof value === 'string' && moment.test(value) ? new Date(value).toISOString() : value,
  )
}
