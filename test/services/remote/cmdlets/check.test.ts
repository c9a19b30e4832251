import { strict as assert } from 'node:assert'
import { cmdlets, contractOf } from '../../../../services/remote/cmdlets/catalogue'
import { cmdletMistake } from '../../../../services/remote/cmdlets/check'
import { createExchangePowerShellGateway } from '../../../../services/remote/exchange/exchangePowerShellGateway'
import { createExchangeRestGateway } from '../../../../services/remote/exchange/exchangeRestGateway'
import type { ExchangeGateway } from '../../../../services/remote/gateway'
import type { JsonObject } from '../../../../services/model/operation'
import type { PowerShellWorker } from '../../../../services/remote/powershell/worker'
import { createTeamsGateway } from '../../../../services/remote/teams/teamsGateway'
import { countingCredential, keptLog, shortPace } from '../graph/remote'

const sending = { clientRequestId: '11111111-1111-4111-8111-111111111111' }
const explain = { key: 'x.y' }
const access = {
  Identity: 'jan@contoso.com',
  User: 'eva@contoso.com',
  AccessRights: ['FullAccess'],
  InheritanceType: 'All',
  Confirm: false,
}
const forwarding = {
  Identity: 'jan',
  IsForwardingEnabled: true,
  ForwardingType: 'Immediate',
  ForwardingTargetType: 'SingleTarget',
  ForwardingTarget: 'eva',
}

describe('the catalogue of cmdlets', () => {
  it('says of each where it comes from, and lets only reading ones be called Get', () => {
    for (const [name, { source, kind }] of Object.entries(cmdlets)) {
      assert.match(source, new RegExp(`^https://learn\\.microsoft\\.com/.*/${name.toLowerCase()}$`))
      assert.equal(kind === 'read', name.startsWith('Get-'))
    }
  })

  it('takes the requests of the steps', () => {
    assert.equal(cmdletMistake('exchange', 'Add-MailboxPermission', { ...access, AutoMapping: true }), undefined)
    assert.equal(cmdletMistake('exchange', 'Set-Mailbox', { Identity: 'jan', ForwardingAddress: null }), undefined)
    assert.equal(cmdletMistake('teams', 'Set-CsUserCallingSettings', forwarding), undefined)
  })

  const mistakes: readonly (readonly [cmdlet: string, parameters: object, says: string])[] = [
    ['Remove-Mailbox', { Identity: 'jan' }, 'Remove-Mailbox is not in the catalogue of exchange'],
    ['set-mailbox', { Identity: 'jan' }, 'set-mailbox is not in the catalogue of exchange'],
    ['Set-CsUserCallingSettings', forwarding, 'Set-CsUserCallingSettings is not in the catalogue of exchange'],
    ['toString', {}, 'toString is not in the catalogue of exchange'],
    ['Set-Mailbox', { Type: 'Shared' }, 'Set-Mailbox needs Identity'],
    ['Set-Mailbox', { Identity: 'jan', Kind: 'Shared' }, 'Set-Mailbox has no parameter Kind'],
    ['Set-Mailbox', { Identity: 'jan', constructor: 'x' }, 'Set-Mailbox has no parameter constructor'],
    ['Set-Mailbox', { Identity: 'jan', Type: 'Public' }, 'Set-Mailbox does not take this for Type'],
    ['Set-Mailbox', { Identity: '' }, 'Set-Mailbox does not take this for Identity'],
    ['Add-MailboxPermission', { ...access, Confirm: 'no' }, 'Add-MailboxPermission does not take this for Confirm'],
    [
      'Add-MailboxPermission',
      { ...access, AccessRights: [] },
      'Add-MailboxPermission does not take this for AccessRights',
    ],
  ]
  for (const [cmdlet, parameters, says] of mistakes)
    it(`says: ${says} (${JSON.stringify(parameters).slice(0, 60)})`, () => {
      assert.equal(cmdletMistake('exchange', cmdlet, { ...parameters }), says)
    })

  it('knows what goes together', () => {
    const both = { ...forwarding, IsUnansweredEnabled: false }

    assert.match(cmdletMistake('teams', 'Set-CsUserCallingSettings', both) ?? '', /does not take .* together/)
    assert.match(
      cmdletMistake('teams', 'Set-CsUserCallingSettings', { Identity: 'jan', ForwardingTarget: 'eva' }) ?? '',
      /does not take Identity, ForwardingTarget together/,
    )
  })

  it('has no cmdlet of a name that only JavaScript knows', () => {
    assert.equal(contractOf('constructor'), undefined)
  })
})

describe('a gateway for cmdlets', () => {
  const asked: string[] = []
  const worker: PowerShellWorker = {
    run: async (cmdlet: string) => {
      asked.push(cmdlet)
      return { objects: [], warnings: [], verbose: [] }
    },
    standReady: () => {},
    stop: async () => {},
  }
  const rest = (): ExchangeGateway =>
    createExchangeRestGateway({
      // Nobody listens there: whatever were sent would be answered by a problem, and not thrown.
      baseUrl: 'http://127.0.0.1:9',
      tenantId: '22222222-2222-4222-8222-222222222222',
      credential: countingCredential(),
      pace: shortPace,
      log: keptLog().log,
    })

  for (const [name, gateway] of [
    ['REST', rest],
    ['PowerShell', () => createExchangePowerShellGateway(worker)],
  ] as const) {
    const send = (parameters: JsonObject) =>
      gateway().send({ via: 'exchange', explain, cmdlet: 'Remove-MailboxPermission', parameters }, sending)

    for (const parameter of ['Identity', 'User', 'AccessRights'] as const)
      it(`sends nothing by ${name} when ${parameter} is missing or has another name`, async () => {
        const { [parameter]: value, ...others } = access

        await assert.rejects(send(others), new RegExp(`needs ${parameter}: it is not sent`))
        await assert.rejects(send({ ...others, [`${parameter}s`]: value }), new RegExp(`no parameter ${parameter}s`))
        assert.deepEqual(asked, [])
      })

    it(`reads nothing by ${name} with a mistake, or by a cmdlet that writes`, async () => {
      await assert.rejects(gateway().get('Get-Mailbox', { Identity: 5 }), /does not take this for Identity/)
      // @ts-expect-error It does not compile either.
      await assert.rejects(gateway().get('Get-Secrets', {}), /not in the catalogue/)
      // @ts-expect-error It does not compile either.
      await assert.rejects(gateway().get('Set-Mailbox', { Identity: 'jan' }), /not a reading cmdlet/)
      assert.deepEqual(asked, [])
    })

    for (const PreviewOnly of [undefined, false])
      it(`reads nothing by ${name} by a cmdlet that cancels, when PreviewOnly is ${PreviewOnly}`, async () => {
        const cancelling = { Identity: 'jan', QueryWindowInDays: 365, CancelOrganizedMeetings: true }
        const parameters = PreviewOnly === undefined ? cancelling : { ...cancelling, PreviewOnly }

        await assert.rejects(gateway().get('Remove-CalendarEvents', parameters), /not a reading cmdlet/)
        assert.deepEqual(asked, [])
      })
  }

  it('sends nothing to Teams that is of Exchange, or of another type', async () => {
    const teams = createTeamsGateway(worker)
    const send = (cmdlet: string, parameters: JsonObject) =>
      teams.send({ via: 'teams', explain, cmdlet, parameters }, sending)

    await assert.rejects(send('Set-Mailbox', { Identity: 'jan', Type: 'Shared' }), /not in the catalogue of teams/)
    await assert.rejects(
      send('Set-CsUserCallingSettings', { ...forwarding, IsForwardingEnabled: 'true' }),
      /does not take this for IsForwardingEnabled/,
    )
    assert.deepEqual(asked, [])
  })

  it('names no value in its error, since that could be a secret', async () => {
    const send = rest().send(
      { via: 'exchange', explain, cmdlet: 'Set-Mailbox', parameters: { Identity: 'jan', Type: 'hunter2' } },
      sending,
    )

    await assert.rejects(send, (error: Error) => !error.message.includes('hunter2'))
  })
})
