import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { sandboxPace, type Pace } from '../../services/remote/pace'
import { planFor, submitAndApprove } from '../support/conversation'
import { atTheHangingCmdlet, goesOn } from '../support/hangingCmdlet'
import { ilse, Office, petra, waitFor, type Effect } from '../support/office'
import { parentOf, processesWith } from '../support/processTable'
import { textOf } from '../support/teams'
import { type Pwsh, withPwsh } from './pwsh'

const jan = people.janDeVries
/** Milliseconds: a PowerShell takes seconds to start, several times that beside other runs, and one is started anew here. */
const startPatience = 100_000

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

    // The launchers alone, as whoever looks for “pwsh” in a list of processes would.
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
  }).timeout(240_000)

  it('is gone by another offboarding while a cmdlet of one hangs, and by that one once it ends', async () => {
    const office = await officeOver(pwsh, { cmdletTimeout: 120_000 })
    offices.push(office)
    const hanging = await planFor(office, jan.userPrincipalName)
    const other = await planFor(office, people.janJansen.userPrincipalName)
    await office.control('faults', { cmdlet: 'Set-Mailbox', stall: true })
    await submitAndApprove(office, hanging)
    await atTheHangingCmdlet(office)

    await submitAndApprove(office, other)

    await waitFor(
      'the summary of the other',
      () => (summaries(office).some((text) => /Jan Jansen: completed/.test(text)) ? true : undefined),
      startPatience,
    )
    assert.ok(!summaries(office).some((text) => /Jan de Vries: completed/.test(text)))
    await goesOn(office)
    await waitFor(
      'the summary of the one that hung',
      () => (summaries(office).some((text) => /Jan de Vries: completed/.test(text)) ? true : undefined),
      startPatience,
    )
  }).timeout(240_000)
})

function summaries(office: Office): readonly string[] {
  return office.teams.inChatOf(ilse).map(({ card }) => textOf(card))
}

function officeOver(pwsh: Pwsh, pace: Partial<Pace> = {}): Promise<Office> {
  return Office.open({
    powershell: 'process',
    environment: {
      ...pwsh.environment,
      EXCHANGE_TRANSPORT: 'powershell',
      OFFBOARDING_ORGANIZATION: 'contoso.onmicrosoft.com',
    },
    configuration: { powershellCommand: pwsh.command, pace: { ...sandboxPace, cmdletTimeout: 30_000, ...pace } },
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
  return waitFor(
    'the summary',
    () =>
      office.teams
        .inChatOf(ilse)
        .map(({ card }) => textOf(card))
        .find((text) => text.includes('Everything below was read back')),
    startPatience,
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
