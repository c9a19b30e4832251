import { strict as assert } from 'node:assert'
import { groups } from '../../sandbox/seeds/groups'
import { people } from '../../sandbox/seeds/people'
import { exactRequests, planFor, submitAndApprove, type Answer } from '../support/conversation'
import { ilse, Office } from '../support/office'
import { actionsOf, textOf } from '../support/teams'
import { TroubledOffice } from './refusalsSupport'

const { janDeVries: jan, evaWillems: eva, petraDeBoer, bramHendriks: bram, hansPostma: hans } = people
const owning: Answer = { question: 'Groups that Jan de Vries owns', inputs: { choice: 'handOver', successor: eva.id } }
const membership = 'Groups and teams of Jan de Vries'
const owner = 'Owner of groups'
const member = 'Groups and teams'

describe('groups and their owners', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open()
  })
  afterEach(() => office.close())

  it('go to the manager by the suggestions, and the leaver is out of all but what a rule or Active Directory decides', async () => {
    const plan = await planFor(office, jan.userPrincipalName)
    assert.match(await exactRequests(office, plan), /Make Petra de Boer owner of the team Project Atlas/)

    await submitAndApprove(office, plan)

    await endedWell(office, owner, member)
    assert.deepEqual(await ownersOf(office, groups.atlas), [petraDeBoer.id])
    assert.deepEqual(await managersOf(office, groups.newsletter), [petraDeBoer.displayName])
    assert.deepEqual(left(await membershipsOf(office, jan)), [groups.synced.id])
  })

  it('are said on the person card, before anything is asked', async () => {
    await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)

    const person = textOf((await office.cardFor(ilse, 'last owner')).card)

    assert.match(person, /These groups would lose their last owner: Nieuwsbrief Sales and Project Atlas/)
    assert.match(person, /Member of 5 groups, of which 1 team/)
    assert.match(person, /who is in AD Printers Utrecht: the bot cannot take Jan de Vries out/)
  })

  it('go to somebody else, and some memberships stay, when that is chosen', async () => {
    const stay: Answer = { question: membership, inputs: { choice: 'remove', keep: groups.sales.id } }

    await submitAndApprove(office, await planFor(office, jan.userPrincipalName, [owning, stay]))

    await endedWell(office, owner, member)
    assert.deepEqual(await ownersOf(office, groups.atlas), [eva.id])
    assert.deepEqual(left(await membershipsOf(office, jan)), [groups.synced.id, groups.sales.id])
  })

  it('stay as they are when that is chosen, and nothing is sent', async () => {
    const answers = [
      { question: owning.question, inputs: { choice: 'leave' } },
      { question: membership, inputs: { choice: 'leave' } },
    ]

    await submitAndApprove(office, await planFor(office, jan.userPrincipalName, answers))

    await endedWell(office, 'Sign out everywhere')
    assert.deepEqual(await ownersOf(office, groups.atlas), [jan.id])
    assert.ok((await membershipsOf(office, jan)).includes(groups.sales.id))
    assert.ok((await office.effects()).every(({ what }) => !/owners|DistributionGroup/.test(what)))
  })

  it('get a successor also where only a blocked colleague is owner besides', async () => {
    await submitAndApprove(office, await planFor(office, bram.userPrincipalName))

    await endedWell(office, owner)
    assert.deepEqual(await ownersOf(office, groups.procurement), [hans.id, people.willemVanLeeuwen.id])
  })

  it('are a reason not to delete the account while nobody comes: the plan is refused and names them', async () => {
    const answers = [
      { question: owning.question, inputs: { choice: 'leave' } },
      { question: 'Mailbox of Jan de Vries', inputs: { choice: 'leave' } },
      { question: 'Account of Jan de Vries', inputs: { choice: 'delete' } },
    ]

    const plan = await planFor(office, jan.userPrincipalName, answers)

    assert.match(textOf(plan.card), /would lose their last owner: Nieuwsbrief Sales and Project Atlas/)
    assert.ok(plan.card !== undefined)
    assert.ok(actionsOf(plan.card).every(({ title }) => !/approval|Start now/.test(title ?? '')))
    assert.deepEqual(await office.effects(), [])
  })
})

describe('groups that Microsoft does not want to change', () => {
  let troubled: TroubledOffice
  beforeEach(async () => {
    troubled = await TroubledOffice.open(() => undefined)
  })
  afterEach(() => troubled.office.close())

  const lastOwner = {
    error: {
      code: 'Request_BadRequest',
      message: 'The group must have at least one owner, hence this owner cannot be removed.',
      innerError: { 'request-id': 'a', 'client-request-id': 'b' },
    },
  }
  const denied = {
    error: {
      code: 'Authorization_RequestDenied',
      message: 'Insufficient privileges to complete the operation.',
      innerError: { 'request-id': 'a', 'client-request-id': 'b' },
    },
  }

  it('because it takes the leaver for the last owner: is tried once more after the others, and done', async () => {
    const where = { method: 'DELETE', path: `/groups/${groups.atlas.id}/owners/` }

    await troubled.offboardAnswered(jan.userPrincipalName, where, { status: 400, body: lastOwner })

    await endedWell(troubled.office, owner)
    assert.deepEqual(await ownersOf(troubled.office, groups.atlas), [petraDeBoer.id])
    assert.equal(await troubled.timesSent(where), 2)
    const { outcomes, ended } = await troubled.journal('ownership')
    assert.deepEqual([outcomes.at(-1), ended], ['accepted', 'stepVerified'])
  })

  it('although another owner is there: the successor comes first after all', async () => {
    const group = troubled.tenant.groups.get(groups.atlas.id)
    assert.ok(group !== undefined)
    group.owners = [jan.id, eva.id]
    const where = { method: 'DELETE', path: `/groups/${groups.atlas.id}/owners/` }

    await troubled.offboardAnswered(jan.userPrincipalName, where, { status: 400, body: lastOwner })

    await endedWell(troubled.office, owner)
    assert.deepEqual(await ownersOf(troubled.office, groups.atlas), [eva.id, petraDeBoer.id])
    const { outcomes, ended } = await troubled.journal('ownership')
    const refused = 'badRequest 400 Request_BadRequest'
    assert.deepEqual([outcomes, ended], [[refused, 'accepted', 'accepted', 'accepted'], 'stepVerified'])
  })

  it('because the bot may not bring the successor: the leaver stays owner, the rest is done, and the cards say so', async () => {
    const where = { method: 'POST', path: `/groups/${groups.atlas.id}/owners/` }

    await troubled.offboardAnswered(jan.userPrincipalName, where, { status: 403, body: denied })

    await refused(troubled.office, owner)
    assert.deepEqual(await ownersOf(troubled.office, groups.atlas), [jan.id])
    assert.deepEqual(await managersOf(troubled.office, groups.newsletter), [petraDeBoer.displayName])
  })

  it('one of several: the others are left all the same', async () => {
    const where = { method: 'DELETE', path: `/groups/${groups.sales.id}/members/` }

    await troubled.offboardAnswered(jan.userPrincipalName, where, { status: 403, body: denied })

    await refused(troubled.office, member)
    assert.deepEqual(left(await membershipsOf(troubled.office, jan)), [groups.synced.id, groups.sales.id])
  })
})

/** The plan card says of each of these steps that it was done and read back. */
async function endedWell(office: Office, ...titles: readonly string[]): Promise<void> {
  for (const title of titles) await office.cardFor(ilse, standing(title, '✓ Done, and read back'))
}

/** The plan card says that the step failed, and the channel why. */
async function refused(office: Office, title: string): Promise<void> {
  await office.cardFor(ilse, standing(title, '✗'))
  const card = await office.cardInChannel(new RegExp(`${title}[^]*Insufficient privileges to complete the operation`))
  assert.match(textOf(card.card), /did not allow it/)
}

function standing(title: string, status: string): RegExp {
  return new RegExp(`The plan for[^]*\\n\\*\\*${title}:\\*\\* [^\\n]*\\n${status}`)
}

/** Without the group that gives a licence: it goes with that. */
function left(memberships: readonly string[]): readonly string[] {
  return memberships.filter((id) => id !== groups.licensing.id)
}

async function ownersOf(office: Office, { id }: { readonly id: string }): Promise<readonly string[]> {
  return idsIn((await office.graph(`/groups/${id}/owners?$select=id`)).body)
}

async function membershipsOf(office: Office, { id }: { readonly id: string }): Promise<readonly string[]> {
  return idsIn((await office.graph(`/users/${id}/memberOf?$select=id`)).body)
}

function idsIn(body: Record<string, unknown>): readonly string[] {
  return (body['value'] as readonly { readonly id: string }[]).map(({ id }) => id)
}

async function managersOf(office: Office, { id }: { readonly id: string }): Promise<unknown> {
  const response = await fetch(`${office.sandbox.url}/_sandbox/cmdlets`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: 1, cmdlet: 'Get-DistributionGroup', parameters: { Identity: id } }),
  })
  const { value } = (await response.json()) as { readonly value: readonly { readonly ManagedBy: unknown }[] }
  return value[0]?.ManagedBy
}
