import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { sandboxPace } from '../../services/remote/pace'
import { ilse, Office, petra, waitFor, type Effect } from '../support/office'
import { parentOf, processesWith } from '../support/processTable'
import { textOf } from '../support/teams'
import { type Pwsh, withPwsh } from './pwsh'

const jan = people.janDeVries

withPwsh('the whole way over a real PowerShell', (pwsh) => {
  const offices: Office[] = []
  afterEach(async () => {
    await Promise.all(offices.splice(0).map((office) => office.close()))
  })

  it('does with a kill in the middle exactly what it does over the stand-in, and nothing twice', async () => {
    const [standIn, real] = await Promise.all([Office.open(), officeOver(pwsh)])
    offices.push(standIn, real)
    const whole = offboard(standIn)
    await approved(real)
    await waitFor('the first change in Exchange', async () =>
      (await real.effects()).find(({ system }) => system === 'exchange'),
    )

    // The launcher alone, as whoever looks for “pwsh” in a list of processes would.
    const killed = processesWith('SANDBOX_URL', real.sandbox.url).filter((id) => parentOf(id) === process.pid)
    for (const id of killed) process.kill(id, 'SIGKILL')

    const summary = await summaryOf(real)
    assert.ok(killed.length > 0, 'there is a PowerShell to kill')
    assert.match(summary, /Jan de Vries: completed/)
    assert.doesNotMatch(summary, /could not be read/i)
    assert.equal((await real.mailbox(jan.id))?.['RecipientTypeDetails'], 'SharedMailbox')
    const effects = (await real.effects()).map(nameOf)
    assert.deepEqual(
      effects.filter((name, index) => effects.indexOf(name) !== index),
      [],
      'nothing is done twice',
    )
    await whole
    assert.deepEqual(effects.sort(), (await standIn.effects()).map(nameOf).sort())
  }).timeout(120_000)
})

function officeOver(pwsh: Pwsh): Promise<Office> {
  return Office.open({
    powershell: 'process',
    environment: { ...pwsh.environment, OFFBOARDING_ORGANIZATION: 'contoso.onmicrosoft.com' },
    configuration: { powershellCommand: pwsh.command, pace: { ...sandboxPace, cmdletTimeout: 30_000 } },
  })
}

async function approved(office: Office): Promise<void> {
  await office.teams.say(ilse, '/offboard Jan')
  await office.teams.press(ilse, await office.cardFor(ilse, 'Jan-Willem'), /Jan de Vries/)
  await office.teams.press(ilse, await office.cardFor(ilse, /Decisions about/), 'Make the plan')
  await office.teams.press(ilse, await office.cardFor(ilse, /Send for approval/), /Send for approval/)
  await office.teams.press(petra, await office.cardInChannel(/Approve all/), /Approve all/)
}

async function summaryOf(office: Office): Promise<string> {
  return waitFor('the summary', () =>
    office.teams
      .inChatOf(ilse)
      .map(({ card }) => textOf(card))
      .find((text) => text.includes('Everything below was read back')),
  )
}

async function offboard(office: Office): Promise<string> {
  await approved(office)
  return summaryOf(office)
}

/** PowerShell keeps parameters in no order. */
function nameOf({ system, what, target, detail }: Effect): string {
  const inOrder = Object.fromEntries(Object.entries(detail ?? {}).toSorted(([one], [other]) => (one < other ? -1 : 1)))
  return `${system} ${what} ${target} ${JSON.stringify(inOrder)}`
}
