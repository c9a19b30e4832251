import { strict as assert } from 'node:assert'
import { groups } from '../../sandbox/seeds/groups'
import { people } from '../../sandbox/seeds/people'
import {
  exactRequests,
  openStep,
  planFor,
  stepCardOf,
  submit,
  submitAndApprove,
  type Answer,
} from '../support/conversation'
import { ilse, Office, petra, waitFor } from '../support/office'
import { textOf, type Colleague, type Message } from '../support/teams'

const { janDeVries: jan, evaWillems: eva, tomVisser, petraDeBoer } = people
const shared: Answer = { question: 'Mailbox of Jan', inputs: { choice: 'share', successor: eva.id } }
const owned = (name: string, inputs: Answer['inputs']): Answer => ({ question: `Groups that ${name} owns`, inputs })

describe('people who leave together', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open()
  })
  afterEach(() => office.close())

  it('are refused in words as each other’s successors', async () => {
    await opened(office, eva)
    await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)
    const question = await openStep(office, await office.cardFor(ilse, /Decisions about Jan de Vries/), 'mailbox')

    const leaving = textOf(await office.teams.press(ilse, question, 'Save', shared.inputs))

    assert.match(leaving, /Eva Willems is leaving, too\. Choose somebody else\./)
  })

  it('give nothing to a successor whose own case was opened before the approval, and ask for another one', async () => {
    await submit(office, await planFor(office, jan.userPrincipalName, [shared]))
    await opened(office, eva)

    const again = await office.cardFor(ilse, /Eva Willems is leaving, too[^]*Mailbox of Jan de Vries/)
    await office.cardInChannel(/is leaving[^]*Mailbox[^]*Eva Willems is leaving, too/)
    const all = await office.cardInChannel(/Approve all/)
    await office.teams.press(petra, all, /Approve all/)
    await office.cardInChannel(/Done, and read back[^]*Groups and teams/)
    assert.deepEqual(await accessTo(office, jan), [])

    await office.teams.press(ilse, again, 'Save', { choice: 'share', successor: tomVisser.id })
    await office.teams.press(petra, await waiting(office, 'Mailbox'), 'Approve')

    await stepCardOf(office, 'Mailbox', /Done, and read back/)
    assert.deepEqual(await accessTo(office, jan), [tomVisser.userPrincipalName])
  })

  it('are named by no automatic reply that is turned on after the manager whom it names was deleted', async () => {
    const { bramHendriks: bram, willemVanLeeuwen: willem } = people
    await submit(office, await planFor(office, bram.userPrincipalName))
    await office.control('delete-person', { id: willem.id })

    await office.teams.press(petra, await office.cardInChannel(/Approve all/), /Approve all/)

    await stepCardOf(office, 'Automatic reply', /Willem van Leeuwen is not there any more/)
    const { body } = await office.graph(`/users/${bram.id}/mailboxSettings`)
    assert.doesNotMatch(JSON.stringify(body), /Willem/)
  })

  it('ask for another successor for what was done already', async () => {
    // Something keeps the case open.
    await office.control('faults', { path: 'assignLicense', status: 503, count: 1_000 })
    await submitAndApprove(office, await planFor(office, jan.userPrincipalName, [shared]))
    await stepCardOf(office, 'Mailbox', /Done, and read back/)
    await opened(office, eva)

    const again = await office.cardFor(ilse, /Eva Willems is leaving, too[^]*Mailbox of Jan de Vries/)
    await office.teams.press(ilse, again, 'Save', { choice: 'share', successor: tomVisser.id })
    await office.teams.press(petra, await waiting(office, 'Mailbox'), 'Approve')

    await waitFor('Tom to get access', async () =>
      (await accessTo(office, jan)).includes(tomVisser.userPrincipalName) ? true : undefined,
    )
  })

  it('do not count as one another’s owners of a group: who leaves last hands it over', async () => {
    await office.control('add-owner', { id: eva.id, group: groups.atlas.id })
    const released = owned('Jan de Vries', { choice: 'handOver', successor: petraDeBoer.id })
    const plan = await planFor(office, jan.userPrincipalName, [released])
    await submit(office, plan)
    const evas = await planFor(office, eva.userPrincipalName)

    assert.match(await exactRequests(office, evas), /Make Petra de Boer owner of the team Project Atlas/)
  })

  it('do not count as owners of a mailing list either, nor does who is blocked', async () => {
    for (const { id } of [eva, tomVisser]) await office.control('add-owner', { id, group: groups.newsletter.id })
    await office.control('block-account', { id: tomVisser.id })
    const handedOver = owned('Jan de Vries', { choice: 'handOver', successor: petraDeBoer.id })
    await submit(office, await planFor(office, eva.userPrincipalName))

    const plan = await exactRequests(office, await planFor(office, jan.userPrincipalName, [handedOver]))

    assert.match(plan, /Make Petra de Boer owner[^\n]*Nieuwsbrief Sales/)
  })

  it('with their manager, who then is suggested for nothing', async () => {
    await opened(office, petraDeBoer)

    const plan = await planFor(office, jan.userPrincipalName)

    assert.doesNotMatch(textOf(plan.card), /Petra de Boer/)
    assert.doesNotMatch(await exactRequests(office, plan), /Petra de Boer/)
  })

  it('leave no group behind that each took the other for the owner of', async () => {
    await office.control('add-owner', { id: eva.id, group: groups.atlas.id })
    await office.control('remove-owner', { id: jan.id, group: groups.newsletter.id }).catch(() => undefined)
    const plan = await planFor(office, jan.userPrincipalName, [owned('Jan de Vries', { choice: 'release' })])
    assert.match(await exactRequests(office, plan), /Take Jan de Vries away as owner of Project Atlas/)
    await submit(office, plan)
    await opened(office, eva)

    await office.teams.press(petra, await stepCardOf(office, 'Owner of groups'), 'Approve')

    await office.cardInChannel(/Owner of groups[^]*nobody now who can sign in and stays: Project Atlas/)
    const { body } = await office.graph(`/groups/${groups.atlas.id}/owners`)
    assert.ok(JSON.stringify(body).includes(jan.id), 'Jan stays owner until somebody comes')

    await office.control('add-owner', { id: tomVisser.id, group: groups.atlas.id })
    await stepCardOf(office, 'Owner of groups', /Done, and read back/)
  })

  it('are no group’s only owner in a case that is called completed, whatever was decided', async () => {
    const leave = owned('Jan de Vries', { choice: 'leave' })
    await submitAndApprove(office, await planFor(office, jan.userPrincipalName, [leave]))

    const summary = await office.cardFor(ilse, /: not finished[^]*no owner who can sign in and stays/)
    assert.match(textOf(summary.card), /stays: Nieuwsbrief Sales and Project Atlas/)

    for (const group of [groups.atlas, groups.newsletter])
      await office.control('add-owner', { id: tomVisser.id, group: group.id })
    await office.cardFor(ilse, '✓ Jan de Vries: completed')
  })

  it('or are blocked by somebody else after they took over, are asked about when the bot looks next', async () => {
    await submit(office, await planFor(office, jan.userPrincipalName, [shared]))
    await office.teams.press(petra, await stepCardOf(office, 'Mailbox'), 'Approve')
    await stepCardOf(office, 'Mailbox', /Done, and read back/)
    await office.control('block-account', { id: eva.id })
    await office.stopBot()
    await office.startBot()

    await office.cardFor(ilse, /Eva Willems cannot sign in[^]*Mailbox of Jan de Vries/)
    await stepCardOf(office, 'Mailbox', /Eva Willems cannot sign in/)
  })

  it('are noticed at the run when a successor was deleted after the plan', async () => {
    await submit(office, await planFor(office, jan.userPrincipalName, [shared]))
    await office.control('delete-person', { id: eva.id })

    await office.teams.press(petra, await stepCardOf(office, 'Mailbox'), 'Approve')

    await office.cardFor(ilse, /The account of Eva Willems is not there any more[^]*Mailbox of Jan de Vries/)
    assert.deepEqual(await accessTo(office, jan), [])
  })
})

describe('an account that somebody else deletes during its case', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open()
  })
  afterEach(() => office.close())

  it('is said once: nothing fails and nothing is sent, and when it was restored all goes on by itself', async () => {
    await submit(office, await planFor(office, jan.userPrincipalName))
    await office.control('delete-person', { id: jan.id })
    const before = (await office.effects()).length
    const approved = ['Sign out everywhere', 'Owner of groups', 'Mailbox']
    for (const title of approved) await office.teams.press(petra, await stepCardOf(office, title), 'Approve')

    const said = textOf((await office.cardInChannel(/is leaving[^]*The account of Jan de Vries is not there/)).card)
    assert.match(said, /Restore it[^]*Deleted users[^]*goes on by itself/)
    await office.cardFor(ilse, /The account of Jan de Vries is not there/)
    assert.doesNotMatch(everything(office), /✗ Failed/)
    assert.equal((await office.effects()).length, before)

    await office.control('restore-person', { id: jan.id })

    for (const title of approved) await stepCardOf(office, title, /Done, and read back/)
    await waitFor('nothing to say it any more', () =>
      /✗ Failed|is not there any more/.test(everything(office)) ? undefined : true,
    )
  })

  it('is no matter of a group that is deleted or renamed meanwhile: the rest is done, and nothing fails', async () => {
    await office.control('add-owner', { id: eva.id, group: groups.sales.id })
    await submit(office, await planFor(office, jan.userPrincipalName))
    await office.control('delete-group', { group: groups.atlas.id })
    await office.control('rename-group', { group: groups.sales.id, displayName: 'Verkoop' })

    for (const title of ['Owner of groups', 'Groups and teams'])
      await office.teams.press(petra, await stepCardOf(office, title), 'Approve')

    for (const title of ['Owner of groups', 'Groups and teams']) await stepCardOf(office, title, /Done, and read back/)
    assert.doesNotMatch(everything(office), /✗ Failed/)
  })

  it('can be closed with what remains', async () => {
    await submit(office, await planFor(office, jan.userPrincipalName))
    await office.teams.press(petra, await stepCardOf(office, 'Sign out everywhere'), 'Approve')
    await stepCardOf(office, 'Sign out everywhere', /Done, and read back/)
    await office.control('delete-person', { id: jan.id })
    await office.teams.press(petra, await stepCardOf(office, 'Owner of groups'), 'Approve')
    const summary = await office.cardFor(ilse, /: not finished[^]*The account of Jan de Vries is not there/)

    assert.match(textOf(summary.card), /The account of Jan de Vries is not there/)
    const person = await office.cardFor(ilse, /What I found[^]*Close offboarding/)
    assert.match(textOf(await office.teams.press(ilse, person, 'Close now')), /closed this offboarding/)
  })
})

/** Every card that stands anywhere. */
function everything(office: Office): string {
  return [...office.teams.inChatOf(ilse), ...office.teams.inChannel()].map(({ card }) => textOf(card)).join('\n')
}

async function opened(office: Office, { displayName, userPrincipalName }: Colleague & { userPrincipalName: string }) {
  await office.teams.say(ilse, `/offboard ${userPrincipalName}`)
  return office.cardFor(ilse, new RegExp(`${displayName}[^]*What I found`))
}

/** The step's card, once it waits for an approval. */
function waiting(office: Office, title: string): Promise<Message> {
  return stepCardOf(office, title, /\nApprove\n/)
}

/** Who may open somebody's mailbox. */
async function accessTo(office: Office, { id }: { readonly id: string }): Promise<readonly string[]> {
  const found = (await office.cmdlet('Get-MailboxPermission', { Identity: id })) ?? []
  return found.map(({ User }) => String(User)).filter((user) => user.includes('@'))
}
