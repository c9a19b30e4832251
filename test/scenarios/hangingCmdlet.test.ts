import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { sandboxPace } from '../../services/remote/pace'
import { planFor, submitAndApprove } from '../support/conversation'
import { ilse, Office } from '../support/office'
import { textOf } from '../support/teams'
import { atTheHangingCmdlet, goesOn } from '../support/hangingCmdlet'

const { janDeVries, janJansen } = people

describe('a cmdlet that hangs', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open({
      environment: { EXCHANGE_TRANSPORT: 'powershell', OFFBOARDING_ORGANIZATION: 'contoso.onmicrosoft.com' },
      configuration: { pace: { ...sandboxPace, cmdletTimeout: 120_000 } },
    })
  })
  afterEach(() => office.close())

  it('holds its own session: another offboarding comes to its summary meanwhile, and its own goes on when it ends', async () => {
    const hanging = await planFor(office, janDeVries.userPrincipalName)
    const other = await planFor(office, janJansen.userPrincipalName)
    await office.control('faults', { cmdlet: 'Set-Mailbox', stall: true })
    await submitAndApprove(office, hanging)
    await atTheHangingCmdlet(office)

    await submitAndApprove(office, other)

    await office.cardFor(ilse, /Jan Jansen: completed/)
    assert.ok(!office.teams.inChatOf(ilse).some(({ card }) => textOf(card).includes('Jan de Vries: completed')))
    await goesOn(office)
    await office.cardFor(ilse, /Jan de Vries: completed/)
  })
})
