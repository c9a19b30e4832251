import { strict as assert } from 'node:assert'
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { checkFile } from '../../services/cases/evidence/checkFile'
import { interfaceApp, serviceDeskApp } from '../../sandbox/seeds/clientApps'
import { tenantId } from '../../sandbox/tenant/organization'
import type { CaseView } from '../../interface/views'
import { newFolder } from '../support/folder'
import { ilse, Office } from '../support/office'
import { forPrograms } from '../support/program'

const commands = [...readFileSync('docs/integrators.md', 'utf8').matchAll(/^```bash\n([^]*?)^```/gm)].map(
  ([, command = '']) => command,
)

describe('the commands in docs/integrators.md', () => {
  it('do what the page says, one after the other', async () => {
    const office = await Office.open({ environment: forPrograms })
    const folder = await newFolder('integrators-')
    const env = {
      ...process.env,
      ENTRA: office.sandbox.url,
      TENANT: tenantId,
      CLIENT_ID: serviceDeskApp,
      CLIENT_SECRET: 'a secret',
      INTERFACE_APP_ID: interfaceApp,
      BOT: `http://127.0.0.1:${office.botPort}`,
    }
    const [token = '', begin = '', read = '', fetched = '', ...more] = commands
    const run = async (script: string, variables: Readonly<Record<string, string>> = {}): Promise<CaseView> => {
      const options = { cwd: folder, env: { ...env, ...variables } }
      const { stdout } = await promisify(execFile)('bash', ['-euc', `${token}\n${script}`], options)
      return JSON.parse(stdout || '{}') as CaseView
    }

    const begun = await run(begin)
    const again = await run(begin)
    const stands = await run(read, { CASE: begun.id })
    await run(fetched, { CASE: begun.id })

    assert.deepEqual(more, [])
    assert.equal(begun.employee.displayName, 'Jan de Vries')
    assert.deepEqual([again.id, stands.id, stands.state], [begun.id, begun.id, 'deciding'])
    await office.cardFor(ilse, /TOPdesk asks for an offboarding/)
    await office.cardFor(ilse, /Decisions about/)
    const evidence = readFileSync(path.join(folder, 'evidence.jsonl'), 'utf8')
    assert.equal(checkFile(evidence, undefined, '', () => undefined).exitCode, 0)
    await rm(folder, { recursive: true })
    await office.close()
  })
})
