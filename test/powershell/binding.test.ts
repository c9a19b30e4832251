import { strict as assert } from 'node:assert'
import { cmdlets, commonParameters, type CmdletSystem } from '../../services/remote/cmdlets/catalogue'
import { CmdletFailure } from '../../services/remote/powershell/cmdletFailure'
import { createPowerShellWorker, type PowerShellWorker } from '../../services/remote/powershell/worker'
import { keptLog, shortPace } from '../services/remote/graph/remote'
import { type Combination, everyCombination } from './combinations'
import { withPwsh } from './pwsh'

/** What a stub heard. */
interface Bound {
  readonly set: string
  readonly bound: Readonly<Record<string, unknown>>
}

withPwsh('PowerShell itself', (pwsh) => {
  let workers: Readonly<Record<CmdletSystem, PowerShellWorker>>
  let combinations: readonly Combination[]

  before(async function () {
    this.timeout(120_000)
    workers = { exchange: echoing('exchange'), teams: echoing('teams') }
    combinations = await everyCombination()
  })
  after(() => Promise.all(Object.values(workers ?? {}).map((worker) => worker.stop())))

  function echoing(system: CmdletSystem): PowerShellWorker {
    return createPowerShellWorker({
      command: pwsh.command,
      environment: { ...pwsh.environment, OFFBOARDING_POWERSHELL_MODULES: system, STUB_ECHO: '1', LC_ALL: 'C' },
      pace: { ...shortPace, cmdletTimeout: 30_000 },
      log: keptLog().log,
    })
  }

  async function bind(system: CmdletSystem, cmdlet: string, parameters: object): Promise<Bound> {
    const { objects } = await workers[system].run(cmdlet, parameters, {})
    return JSON.parse(String(objects[0])) as Bound
  }

  it('binds every cmdlet of the catalogue with everything that a step gives it, as it was meant', async () => {
    const wrong: string[] = []
    for (const { system, cmdlet, parameters } of combinations) {
      const common = Object.keys(commonParameters).filter((name) => name !== 'Force')
      const meant = Object.fromEntries(Object.entries(parameters).filter(([name]) => !common.includes(name)))
      try {
        assert.deepEqual((await bind(system, cmdlet, parameters)).bound, meant)
      } catch (error) {
        wrong.push(`${cmdlet} ${JSON.stringify(parameters)}: ${String(error)}`)
      }
    }

    const called = new Set(combinations.map(({ cmdlet }) => cmdlet))
    console.log(`      ${called.size} cmdlets in ${combinations.length} combinations of parameters`)
    assert.deepEqual(wrong, [])
    assert.deepEqual(
      Object.keys(cmdlets).filter((name) => !called.has(name)),
      [],
      'cmdlets that no story of a step calls',
    )
  }).timeout(120_000)

  for (const [what, system, cmdlet, parameters, words] of [
    [
      'a name that is not',
      'exchange',
      'Set-Mailbox',
      { Identity: 'jan', Hiden: true },
      /matches parameter name 'Hiden'/,
    ],
    ['a value that is not', 'exchange', 'Set-Mailbox', { Identity: 'jan', Type: 'Sharde' }, /Sharde/],
    [
      'a right that is not',
      'exchange',
      'Add-MailboxPermission',
      { Identity: 'jan', User: 'eva', AccessRights: ['All'] },
      /All/,
    ],
    [
      'a table with another verb',
      'exchange',
      'Set-Mailbox',
      { Identity: 'jan', GrantSendOnBehalfTo: { put: 'eva' } },
      /Add and Remove/,
    ],
    ['nothing for an identity', 'exchange', 'Set-Mailbox', { Identity: null }, /Identity/],
    [
      'one of two that are needed',
      'teams',
      'Set-CsUserCallingSettings',
      { Identity: 'jan', ForwardingTarget: 'eva' },
      /missing mandatory|cannot be resolved/,
    ],
    [
      'two sets at once',
      'teams',
      'Set-CsUserCallingSettings',
      { Identity: 'jan', IsForwardingEnabled: true, IsUnansweredEnabled: true },
      /cannot be resolved/,
    ],
    [
      'Confirm where there is none',
      'teams',
      'Set-CsUserCallingSettings',
      { Identity: 'jan', IsForwardingEnabled: true, Confirm: false },
      /'Confirm'/,
    ],
    [
      'one of a mandatory pair',
      'exchange',
      'Add-MailboxPermission',
      { Identity: 'jan', User: 'eva' },
      /missing mandatory|cannot be resolved/,
    ],
  ] as const)
    it(`refuses ${what}: it is no softer than the real one`, async () => {
      await assert.rejects(bind(system, cmdlet, parameters), (error: unknown) => {
        assert.ok(error instanceof CmdletFailure)
        assert.equal(error.reason, 'refused')
        assert.match(error.message, words)
        return true
      })
    })

  for (const [what, system, cmdlet, parameters, bound] of [
    [
      'nothing for an address',
      'exchange',
      'Set-Mailbox',
      { ForwardingSmtpAddress: null },
      { ForwardingSmtpAddress: null },
    ],
    ['nothing for text, which is empty text', 'exchange', 'Set-Mailbox', { MailTip: null }, { MailTip: '' }],
    [
      'nothing for a switch of three positions',
      'exchange',
      'Set-CASMailbox',
      { SmtpClientAuthenticationDisabled: null },
      { SmtpClientAuthenticationDisabled: null },
    ],
    [
      'an empty list',
      'exchange',
      'Set-CASMailbox',
      { ActiveSyncBlockedDeviceIDs: [] },
      { ActiveSyncBlockedDeviceIDs: [] },
    ],
    [
      'a list of one',
      'exchange',
      'Set-CASMailbox',
      { ActiveSyncBlockedDeviceIDs: ['A'] },
      { ActiveSyncBlockedDeviceIDs: ['A'] },
    ],
    [
      'an empty list of ids',
      'teams',
      'Set-CsCallQueue',
      { Identity: '11111111-1111-4111-8111-111111111111', Users: [] },
      { Users: [] },
    ],
    ['a switch that is off', 'exchange', 'Clear-MobileDevice', { AccountOnly: false }, { AccountOnly: false }],
    [
      'somebody who comes',
      'exchange',
      'Set-Mailbox',
      { GrantSendOnBehalfTo: { '@odata.type': '#Exchange.GenericHashTable', add: 'eva' } },
      { GrantSendOnBehalfTo: { '@odata.type': '#Exchange.GenericHashTable', add: 'eva' } },
    ],
    [
      'a date, as the moment that it is',
      'exchange',
      'Remove-CalendarEvents',
      { QueryWindowInDays: 5, QueryStartDate: '2026-11-29T10:00:00Z' },
      { QueryWindowInDays: 5, QueryStartDate: '2026-11-29T10:00:00.0000000Z' },
    ],
    [
      'letters of every script',
      'exchange',
      'Set-Mailbox',
      { MailTip: 'Zoë Łukasz 张伟 e\u0301 🐘 “x” \u2028' },
      { MailTip: 'Zoë Łukasz 张伟 e\u0301 🐘 “x” \u2028' },
    ],
  ] as const)
    it(`takes ${what}, under a locale without letters`, async () => {
      const { Identity: _identity, ...rest } = (await bind(system, cmdlet, { Identity: 'jan', ...parameters })).bound

      assert.deepEqual(rest, bound)
    })

  it('takes a secure string where one is due, and no bare text', async () => {
    const script = `Import-Module ExchangeOnlineManagement; Connect-ExchangeOnline -ManagedIdentity -Organization x
      $secret = ConvertTo-SecureString 'x' -AsPlainText -Force
      Set-Mailbox jan -Password $secret; try { Set-Mailbox jan -Password 'x' } catch { 'refused' }`

    const said = await pwsh.output(script, { STUB_ECHO: '1' })

    assert.match(said, /"Password":"\(secure\)"/)
    assert.match(said, /refused/)
  })
})
