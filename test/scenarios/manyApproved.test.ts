import { strict as assert } from 'node:assert'
import { sandboxPace } from '../../services/remote/pace'
import { ordinaryLeavers, type Leaver } from '../bench/colleagues'
import { goesOn } from '../support/hangingCmdlet'
import { ilse, Office, petra, waitFor } from '../support/office'

/** More than a bot has under way at once besides containment. */
const count = 36
/** No request is given up before, however long what hangs is left hanging. Milliseconds. */
const forever = 600_000

describe('Many leavers who are approved at the same moment', () => {
  let office: Office
  let leavers: readonly Leaver[] = []
  before(async () => {
    office = await Office.open({
      sandbox: {
        population: { people: 300, seed: 1 },
        seed: (tenant) => (leavers = ordinaryLeavers(tenant, count + 1, 0)),
      },
      configuration: {
        policy: 'second-person',
        pace: { ...sandboxPace, requestTimeout: forever, cmdletTimeout: forever },
      },
    })
  })
  after(async () => {
    // The rest of so many is not waited for: Microsoft 365 refuses it.
    await office.control('faults', { status: 403, count: 1_000_000 })
    await goesOn(office)
    await office.close()
  })

  const blocked = async (among: readonly Leaver[]): Promise<number> => {
    const effects = await office.effects()
    const isBlocked = ({ id }: Leaver) =>
      effects.some(({ what, target }) => what === 'POST /users/{id}/revokeSignInSessions' && target === id)
    return among.filter(isBlocked).length
  }

  it('are all kept out while what is slow of them hangs, and so is one more who is signed out meanwhile', async () => {
    const together = leavers.slice(0, count)
    const oneMore = leavers.at(-1) ?? assert.fail()
    const about = ({ displayName }: Leaver, says: string) =>
      new RegExp(`${displayName}[^]*${says}|${says}[^]*${displayName}`)
    for (const leaver of together) {
      await office.teams.say(ilse, `/offboard ${leaver.userPrincipalName}`)
      await office.teams.press(ilse, await office.cardFor(ilse, about(leaver, 'Make the plan')), 'Make the plan')
      const plan = await office.cardFor(ilse, about(leaver, 'Send for approval'))
      await office.teams.press(ilse, plan, 'Send for approval')
    }
    await office.teams.say(ilse, `/offboard ${oneMore.userPrincipalName}`)
    const first = await office.cardFor(ilse, about(oneMore, 'Sign out .* now'))
    const toApprove = await Promise.all(together.map((leaver) => office.cardInChannel(about(leaver, 'Approve all'))))
    await office.control('faults', { cmdlet: 'Get-CASMailbox', stall: true, count })

    await Promise.all(toApprove.map((card) => office.teams.press(petra, card, /Approve all/)))
    await waitFor('all to be kept out', async () => ((await blocked(together)) === count ? true : undefined))
    await office.teams.press(ilse, first, /^Sign out .* now$/)

    await waitFor('one more to be kept out', async () => ((await blocked([oneMore])) === 1 ? true : undefined))
  }).timeout(300_000)
})
