import { strict as assert } from 'node:assert'
import { sizeOf } from '../../cards/fit'
import { people } from '../../sandbox/seeds/people'
import { openEach, openStep, planFor, submitAndApprove } from '../support/conversation'
import { ilse, Office, waitFor } from '../support/office'
import { actionsOf, textOf, type Message } from '../support/teams'
import { readingOf } from '../words/count'

const { janDeVries, evaWillems, petraDeBoer, bramHendriks, lisaVanDijk } = people

describe('the decisions on one page', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open({ configuration: { policy: 'second-person' } })
  })
  afterEach(async () => {
    await office.close()
  })

  const page = async (
    address: string,
    locale = 'en-US',
    title: string | RegExp = /Decisions about/,
  ): Promise<Message> => {
    await office.teams.say(ilse, `/offboard ${address}`, { locale })
    return office.cardFor(ilse, title)
  }
  const said = (message: Message) => textOf(message.card)

  it('ask once who takes over, and mail, files and the reply follow in the tenant', async () => {
    const asked = await page(janDeVries.userPrincipalName)
    assert.match(said(asked), /Petra de Boer/)

    await office.teams.press(ilse, asked, 'Make the plan', { successor: evaWillems.id })

    const plan = await office.cardFor(ilse, /The plan for/)
    assert.doesNotMatch(said(plan), /Petra de Boer/)
    assert.match(said(await office.cardFor(ilse, /Decisions about/)), /The work goes to Eva Willems/)
    await submitAndApprove(office, plan)
    await office.cardInChannel(/✓ Jan de Vries/)
    const effects = JSON.stringify(await office.effects())
    assert.match(effects, /Eva/)
    const { body } = await office.graph(`/users/${janDeVries.id}/mailboxSettings`)
    assert.match(JSON.stringify(body), /eva\.willems/i)
    assert.doesNotMatch(JSON.stringify(body), /petra/i)
    const access = await office.cmdlet('Get-MailboxPermission', { Identity: janDeVries.id })
    assert.match(JSON.stringify(access), /eva\.willems/i)
    assert.doesNotMatch(JSON.stringify(access), /petra/i)
  })

  it('say beside each button what it is about: no row is there for a button alone', async () => {
    for (const { displayName, userPrincipalName } of [janDeVries, lisaVanDijk, bramHendriks]) {
      const asked = await page(userPrincipalName, 'en-US', `Decisions about ${displayName}`)
      const rows = rowsIn(asked.card).map((row) => textOf({ type: 'AdaptiveCard', body: [row] }))

      assert.ok(rows.length > 5)
      for (const row of rows) assert.match(row, /\w+ \w+[^\n]*\n(More…|Look)/)
      if (displayName === janDeVries.displayName)
        assert.match(said(asked), /Meetings\n[^]*As suggested: Everybody invited gets a cancellation/)
    }
  })

  it('let one be changed on its own card, or left as it was, and keep what was chosen meanwhile', async () => {
    const asked = await page(janDeVries.userPrincipalName)
    const choices = { successor: evaWillems.id, 'choose-mailbox': 'forward' }

    const opened = { ...asked, card: await office.teams.pressAction(ilse, asked, lineOf(asked, 'hold'), choices) }
    assert.match(said(opened), /Save\n[^]*Back/)
    const back = { ...asked, card: await office.teams.press(ilse, opened, 'Back') }
    assert.match(said(back), /\nforward\nMailbox\n[^]*As chosen: Only mail that comes from now on/)
    const again = await openStep(office, back, 'onedrive')
    assert.match(JSON.stringify(again.card), new RegExp(evaWillems.id))
    const saved = { ...asked, card: await office.teams.press(ilse, again, 'Save', { choice: 'leave' }) }
    assert.match(said(saved), /Chosen: The OneDrive is left as it is/)
    await office.teams.press(ilse, saved, 'Make the plan')

    const plan = said(await office.cardFor(ilse, /The plan for/))
    assert.match(plan, /Forward new mail to Eva Willems/)
    assert.match(plan, /The OneDrive is left as it is/)
  })

  it('are changed from the plan on the step’s card: nothing changes before it is saved', async () => {
    const plan = await planFor(office, janDeVries.userPrincipalName)
    const opened = await openStep(office, plan, 'mailbox')
    assert.match(
      said({ ...plan, card: await office.teams.press(ilse, opened, 'Back to the plan') }),
      /Share with Petra/,
    )
    assert.ok(
      actionsOf((await office.cardFor(ilse, /The plan for/)).card ?? { type: 'AdaptiveCard' }).some(
        ({ verb }) => verb === 'submit',
      ),
    )

    const refused = await office.teams.press(ilse, opened, 'Save', { choice: 'share', successor: janDeVries.id })
    assert.match(textOf(refused), /is the one who leaves[^]*Back to the plan/)
    const old = await office.teams.press(ilse, opened, 'Save', { choice: 'leave' })

    assert.match(textOf(old), /out of date/)
    const next = await office.cardFor(ilse, /The plan for[^]*The mailbox is left as it is/)
    assert.notEqual(next.id, plan.id)
  })

  it('answer the buttons of cards of before: one by one, all at once, and Change', async () => {
    const asked = await page(janDeVries.userPrincipalName)
    const { caseId } = lineOf(asked, 'hold').data
    const pointer = { caseId, revision: 1 }

    await office.teams.invoke(ilse, 'decide', { ...pointer, stepId: 'mailbox', choice: 'leave' })
    await office.cardFor(ilse, /Decisions about[^]*Chosen: The mailbox is left as it is/)
    await office.teams.invoke(ilse, 'decide', { ...pointer, stepId: 'hold', suggested: true })

    const plan = await office.cardFor(ilse, /The plan for[^]*The mailbox is left as it is/)
    const { revision } = lineOf(plan, 'mailbox').data
    await office.teams.invoke(ilse, 'change', { caseId, stepId: 'mailbox', revision })
    const again = await office.cardFor(ilse, /Mailbox of Jan de Vries/)
    await office.teams.press(ilse, again, 'Save', { choice: 'leave' })
    await waitFor('another plan', () =>
      office.teams.inChatOf(ilse).findLast((one) => one.id !== plan.id && /The plan for/.test(said(one))),
    )
  })

  it('say that the manager cannot take over, and ask again for somebody who can', async () => {
    await office.graphWrite('PATCH', `/users/${petraDeBoer.id}`, { accountEnabled: false })
    const asked = await page(janDeVries.userPrincipalName)
    assert.match(said(asked), /Petra de Boer, the manager, cannot sign in/)

    const refused = await office.teams.press(ilse, asked, 'Make the plan', {
      successor: petraDeBoer.id,
      'choose-calls': 'leave',
    })

    assert.match(textOf(refused), /Petra de Boer cannot sign in\. Choose a successor/)
    assert.match(JSON.stringify(refused), /"id":"choose-calls"[^}]*"value":"leave"/)
    await office.teams.press(ilse, asked, 'Make the plan', { successor: evaWillems.id })
    await office.cardFor(ilse, /The plan for/)
  })

  it('stand behind a step’s own card until that is left, also after a restart', async () => {
    const asked = await page(janDeVries.userPrincipalName)
    const [more] = actionsOf(asked.card ?? assert.fail()).filter(({ verb }) => verb === 'change')
    await office.teams.invoke(ilse, 'change', { ...more?.data, successor: evaWillems.id })

    await office.cardFor(ilse, /Devices of Jan de Vries[^]*\nBack\n/)
    await office.stopBot()
    await office.startBot()
    const opened = await office.cardFor(ilse, /Devices of Jan de Vries[^]*\nBack\n/)
    await office.teams.press(ilse, opened, 'Back')

    const back = await office.cardFor(ilse, /Decisions about Jan de Vries[^]*Make the plan/)
    assert.equal(back.id, asked.id)
    assert.match(said(back), /Eva Willems/)
  })

  it('are few words, in both languages, and fit into a card for the longest person', async () => {
    const asked = await page(janDeVries.userPrincipalName)
    assert.ok(asked.card !== undefined)
    const words = readingOf(asked.card).visible
    assert.ok(words <= 420, `${words} words`)
    const opened = await openEach(office, asked)
    assert.equal(opened.length, 15)
    const long = opened.filter((card) => readingOf(card).visible > 70)
    assert.deepEqual(long.map(textOf), [])

    const longest = await page(bramHendriks.userPrincipalName, 'nl-NL', /Keuzes over Bram/)
    assert.match(said(longest), /Wie neemt het werk van Bram .* over\?/)
    assert.ok(longest.card !== undefined && sizeOf(longest.card) < 25_000)
    await office.teams.press(ilse, longest, 'Plan maken', {}, { locale: 'nl-NL' })
    await office.cardFor(ilse, /Het plan voor Bram/)
  })
})

function lineOf({ card }: Message, stepId: string) {
  const found =
    card === undefined
      ? undefined
      : actionsOf(card).find(({ verb, data }) => verb === 'change' && data['stepId'] === stepId)
  if (found === undefined) throw new Error(`No line about ${stepId}`)
  return found
}

/** What stands side by side on a card. */
function rowsIn(node: unknown): readonly object[] {
  if (typeof node !== 'object' || node === null) return []
  if ('type' in node && node.type === 'ColumnSet') return [node]
  return Object.values(node).flatMap(rowsIn)
}
