import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { consent } from '../../appPackage/consent'
import { botAppId } from '../../sandbox/tenant/units'
import { unsigned } from '../../sandbox/identity/tokens'
import { startSandbox, type Sandbox } from '../../sandbox/server'
import { declaredPermissions } from '../../services/permissions/declared'
import { scopeCmdlets } from '../../services/permissions/exchangeScope'
import { differenceOf, neededFor } from '../../services/permissions/needed'
import { steps } from '../../services/steps'

const everything = { without: [], proposes: false, scoped: false }
const namesIn = (lines: readonly string[], title: string): readonly string[] => {
  const start = lines.findIndex((line) => line.startsWith(title))
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('  '))
  const part = start < 0 ? [] : lines.slice(start + 1, end < 0 ? undefined : end)
  return part.map((line) => line.trim().split(' (')[0] ?? '')
}

describe('what the bot needs to be allowed', () => {
  it('is what the steps declare, and the roles that make those worth something', () => {
    const needed = neededFor(steps, everything)
    assert.deepEqual(
      needed.permissions.map(({ name }) => name),
      [...declaredPermissions(steps)],
    )
    assert.deepEqual(
      needed.roles.map(({ name }) => name),
      ['Exchange Administrator', 'Teams Administrator', 'User Administrator'],
    )
  })

  it('leaves out what only the steps need that are never taken, and nothing that another step needs', () => {
    const ids = steps.map(({ id }) => id)
    fc.assert(
      fc.property(fc.subarray(ids), (without) => {
        const names = neededFor(steps, { ...everything, without }).permissions.map(({ name }) => name)
        const chosen = steps.filter(({ id }) => !without.includes(id))
        assert.deepEqual(names, [...declaredPermissions(chosen)])
      }),
    )
    const withoutPhones = neededFor(steps, { ...everything, without: ['devices'] }).permissions
    assert.ok(!withoutPhones.some(({ name }) => name.startsWith('DeviceManagementManagedDevices.Privileged')))
  })

  it('reads leave dates only where cases are proposed', () => {
    const has = (proposes: boolean) =>
      neededFor(steps, { ...everything, proposes }).permissions.some(
        ({ name }) => name === 'User-LifeCycleInfo.Read.All',
      )
    assert.deepEqual([has(false), has(true)], [false, true])
  })

  it('is not said for what is no step', () => {
    assert.throws(
      () => neededFor(steps, { ...everything, without: ['phones'] }),
      /There is no step phones\. Steps are: /,
    )
  })

  it('differs from what is granted by what lacks and what is too much, and by nothing once they are the same', () => {
    const { permissions, roles } = neededFor(steps, everything)
    fc.assert(
      fc.property(fc.subarray([...permissions]), fc.subarray([...permissions]), (wanted, granted) => {
        const { missing, tooMuch } = differenceOf({ permissions: wanted, roles }, { permissions: granted, roles: [] })
        assert.deepEqual(
          new Set([...granted.filter((one) => !tooMuch.permissions.includes(one)), ...missing.permissions]),
          new Set(wanted),
        )
        assert.deepEqual([missing.roles, tooMuch.roles], [roles, []])
      }),
    )
    assert.deepEqual(differenceOf({ permissions, roles }, { permissions, roles }), {
      missing: { permissions: [], roles: [] },
      tooMuch: { permissions: [], roles: [] },
    })
  })

  it('is given by Exchange for a scope, and then neither by Entra nor by a role over all mailboxes', () => {
    const scoped = neededFor(steps, { ...everything, scoped: true })
    assert.ok(scoped.byExchange.includes('Mail.Send') && scoped.byExchange.includes('MailboxSettings.ReadWrite'))
    assert.ok(!scoped.permissions.some(({ name }) => scoped.byExchange.includes(name)))
    assert.ok(!scoped.roles.some(({ name }) => name === 'Exchange Administrator'))
    const lines = scopeCmdlets({
      appId: 'a',
      objectId: 'o',
      filter: "CustomAttribute1 -eq 'x'",
      permissions: ['Mail.Send'],
      cmdlets: [],
    })
    assert.deepEqual(lines, [
      "New-ServicePrincipal -AppId 'a' -ObjectId 'o' -DisplayName 'Offboarding bot'",
      "New-ManagementScope -Name 'Offboarding bot' -RecipientRestrictionFilter 'CustomAttribute1 -eq ''x'''",
      "New-ManagementRoleAssignment -App 'o' -Role 'Application Mail.Send' -CustomResourceScope 'Offboarding bot'",
    ])
  })
})

describe('npm run consent', () => {
  let sandbox: Sandbox
  const environment = (roles?: readonly string[]) => ({
    ...sandbox.environment,
    AZURE_CLIENT_ID: botAppId,
    CONSENT_TOKEN: roles === undefined ? 'an-administrator' : unsigned({ roles }),
  })
  beforeEach(async () => {
    sandbox = await startSandbox()
  })
  afterEach(() => sandbox.stop())

  it('says what is needed where nobody lets it look, and grants nothing then', async () => {
    const { lines, code } = await consent([], {})
    assert.equal(code, 0)
    assert.equal(lines[0], 'Needed:')
    assert.ok(lines.some((line) => /^ {2}Mail\.Send \([0-9a-f-]{36} of 00000003-/.test(line)))
    await assert.rejects(consent(['--apply'], {}), /--apply needs CONSENT_TOKEN/)
  })

  it('names what lacks, grants that, and finds nothing lacking or too much then', async () => {
    const before = await consent([], environment())
    assert.equal(before.code, 1)
    assert.deepEqual(namesIn(before.lines, 'Lacks'), namesIn(before.lines, 'Needed'))
    const applied = await consent(['--apply'], environment())
    assert.equal(applied.code, 0, applied.lines.join('\n'))
    const after = await consent([], environment())
    assert.equal(after.code, 0)
    assert.deepEqual([namesIn(after.lines, 'Lacks'), namesIn(after.lines, 'Granted and not')], [[], []])
    assert.deepEqual((await consent(['--apply'], environment())).lines.at(-1), 'Nothing is to be granted.')
  })

  it('grants no more than the chosen steps need, and names what was granted for the others', async () => {
    await consent(['--without', 'devices,notice', '--apply'], environment())
    assert.equal((await consent(['--without', 'devices,notice'], environment())).code, 0)
    const whole = await consent([], environment())
    assert.ok(namesIn(whole.lines, 'Lacks').includes('Mail.Send'))
    await consent(['--apply'], environment())
    const { lines } = await consent(['--without', 'devices,notice'], environment())
    assert.ok(namesIn(lines, 'Granted and not').includes('Mail.Send'))
    assert.ok(!namesIn(lines, 'Granted and not').includes('Exchange.ManageAsApp'))
  })

  it('says of each what Microsoft says against it, and goes on with the others', async () => {
    const reader = ['Application.Read.All', 'RoleManagement.ReadWrite.Directory']
    const { lines, code } = await consent(['--apply'], environment(reader))
    assert.equal(code, 1)
    assert.ok(
      lines.some((line) => /✗ Mail\.Send: graph: forbidden: /.test(line)),
      lines.join('\n'),
    )
    assert.ok(lines.some((line) => /✓ User Administrator/.test(line)))
  })

  it('says so when the tenant has no such application', async () => {
    await assert.rejects(
      consent([], { ...environment(), AZURE_CLIENT_ID: '00000000-0000-4000-8000-00000000ffff' }),
      /This tenant has no application 00000000-/,
    )
  })
})
