import { strict as assert } from 'node:assert'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { generate } from 'selfsigned'
import { examineAll } from '../../bot/doctor'
import { examine, told, type Examined } from '../../bot/doctorFindings'
import { people } from '../../sandbox/seeds/people'
import { groups } from '../../sandbox/seeds/groups'
import { unsigned } from '../../sandbox/identity/tokens'
import { startSandbox, type Sandbox } from '../../sandbox/server'
import { declaredPermissions } from '../../services/permissions/declared'
import { ownClocks } from '../../services/cases/clocks'
import { steps } from '../../services/steps'
import { newFolder } from '../support/folder'
import { reservedPort } from '../support/ports'
import { powershellHere } from '../support/powershellHere'

/** What is said of one thing. */
const about = (examined: readonly Examined[], name: string) =>
  JSON.stringify(examined.find((one) => one.name === name)?.ailments ?? assert.fail(`${name} was not looked at`))

describe('the doctor', () => {
  let sandbox: Sandbox
  let folder: string
  let port: number
  beforeEach(async () => {
    ;[sandbox, folder, port] = await Promise.all([startSandbox(), newFolder('doctor-'), reservedPort()])
  })
  afterEach(() => sandbox.stop())

  const identityWith = (roles: readonly string[]) => ({
    getToken: async (scopes: string | readonly string[]) => {
      const isExchange = String(scopes).includes('outlook')
      const own = roles.filter((name) => (name === 'Exchange.ManageAsApp') === isExchange)
      return { token: unsigned({ roles: own }), expiresOnTimestamp: Date.now() + 3_600_000 }
    },
  })
  const look = (
    {
      environment = {},
      roles = declaredPermissions(steps),
      now = ownClocks.now,
    }: {
      readonly environment?: Readonly<Record<string, string>>
      readonly roles?: readonly string[]
      readonly now?: () => Date
    } = {},
    credential = identityWith(roles),
  ) =>
    examineAll(
      { ...sandbox.environment, DATA_FOLDER: folder, PORT: String(port), ...environment },
      credential,
      powershellHere,
      { ...ownClocks, now },
    )
  const spoil = async (fault: object) => {
    const answer = await fetch(`${sandbox.url}/_sandbox/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    })
    assert.ok(answer.ok)
  }

  it('finds nothing wrong in a sound tenant, but that no bot runs here', async () => {
    const examined = await look()
    const wrong = examined.filter(({ ailments }) => ailments.length > 0)
    assert.deepEqual(
      wrong.map(({ name }) => name),
      ['the running bot'],
      told(wrong).lines.join('\n'),
    )
    assert.match(about(examined, 'the running bot'), /No bot answers on port/)
    const effects = (await (await fetch(`${sandbox.url}/_sandbox/effects`)).json()) as readonly unknown[]
    assert.deepEqual(effects, [])
  })

  it('names every problem of a configuration, and looks no further', async () => {
    const examined = await examineAll({ ...sandbox.environment, PORT: 'eighty', DRY_RUN: 'perhaps' })
    assert.deepEqual(
      examined.map(({ name }) => name),
      ['configuration'],
    )
    assert.match(about(examined, 'configuration'), /PORT is “eighty”/)
    assert.match(about(examined, 'configuration'), /DRY_RUN is “perhaps”/)
  })

  it('says that the bot cannot sign in, with both ways in which it may', async () => {
    const examined = await look({}, { getToken: () => Promise.reject(new Error('no identity endpoint')) })
    assert.match(about(examined, 'identity'), /cannot sign in: no identity endpoint/)
    assert.match(about(examined, 'identity'), /managed identity[^]*certificate/)
  })

  it('names each permission that lacks with the steps that fail by it, and what is too much', async () => {
    const roles = [...declaredPermissions(steps).filter((name) => name !== 'Mail.Send'), 'Sites.FullControl.All']
    const said = about(await look({ roles }), 'permissions on Microsoft Graph')
    assert.match(said, /Mail\.Send is not granted/)
    assert.match(said, /these steps fail, and become work by hand: [^.]*[Nn]otice/)
    assert.match(said, /Granted and not needed: [^"]*Sites\.FullControl\.All/)
    assert.doesNotMatch(said, /User\.Read\.All is not granted/)
  })

  it('names both causes when Exchange refuses: the permission and the role', async () => {
    await spoil({ cmdlet: 'Get-OrganizationConfig', status: 403, count: 20 })
    const said = about(await look(), 'Exchange Online')
    assert.match(said, /Exchange\.ManageAsApp/)
    assert.match(said, /Exchange Administrator/)
    assert.match(said, /These steps fail: [^"]*Mailbox/)
  })

  it('says that a group is not there, that nobody in it can act, and that the only approver asks, too', async () => {
    const gone = await look({ environment: { OPERATORS_GROUP_ID: '00000000-0000-4000-8000-00000000dead' } })
    assert.match(about(gone, 'operators'), /There is no group 00000000-[^]*Object ID[^]*deleted/)
    const graph = (method: string, what: string, body?: object) =>
      fetch(`${sandbox.url}/v1.0${what}`, {
        method,
        headers: { authorization: 'Bearer anybody', 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    const removed = await graph('DELETE', `/groups/${groups.approvers.id}/members/${people.petraDeBoer.id}/$ref`)
    assert.equal(removed.status, 204)
    const alone = await look({ environment: { APPROVAL_POLICY: 'second-person' } })
    assert.match(about(alone, 'approvals'), /only approver is an operator/)
    await graph('PATCH', `/users/${people.ilseSmit.id}`, { accountEnabled: false })
    assert.match(about(await look(), 'approvers'), /Nobody in the group “Offboarding Approvers” can act/)
  })

  it('says that the clock is wrong', async () => {
    const examined = await look({ now: () => new Date(Date.now() + 3 * 60 * 60_000) })
    assert.match(about(examined, 'clock'), /This machine’s clock says .*, and Microsoft’s says /)
  })

  it('says which certificate ends, when, and that a folder is not there', async () => {
    const notAfterDate = new Date(Date.now() + 10 * 24 * 60 * 60_000)
    const { cert } = await generate([{ name: 'commonName', value: 'bot' }], { notAfterDate })
    const file = path.join(folder, 'bot.pem')
    await writeFile(file, cert)
    const environment = {
      AZURE_CLIENT_CERTIFICATE_PATH: file,
      AZURE_CLIENT_SECRET: 'geheim',
      DATA_FOLDER: `${folder}/none`,
    }
    const examined = await look({ environment })
    const said = about(examined, 'certificates and secrets')
    assert.match(said, /AZURE_CLIENT_CERTIFICATE_PATH is over in (?:9|10) days/)
    assert.match(said, /client secret/)
    assert.doesNotMatch(JSON.stringify(examined), /geheim/)
    assert.match(about(examined, 'disk'), /none is not there/)
    const later = await look({ environment, now: () => new Date(Date.now() + 20 * 24 * 60 * 60_000) })
    assert.match(about(later, 'certificates and secrets'), /is over since/)
  })

  it('tells what it could not look at as a fault, and ends with 1', async () => {
    const { lines, code } = told(
      await examine([
        { name: 'sound', look: async () => [] },
        { name: 'broken', look: () => Promise.reject(new Error('it fell over')) },
        { name: 'doubtful', look: async () => [{ what: 'w', costs: 'c', remedies: ['one', 'two'] }] },
      ]),
    )
    assert.equal(code, 1)
    assert.equal(lines[0], '✓ sound')
    assert.match(lines[1] ?? '', /✗ broken: It could not be looked at: it fell over/)
    assert.deepEqual(lines.slice(-2), ['    Remedy 1 of 2: one', '    Remedy 2 of 2: two'])
  })
})
