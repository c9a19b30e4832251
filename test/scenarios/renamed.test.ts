import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { exactRequests, submit, type Answer } from '../support/conversation'
import { ilse, petra } from '../support/office'
import { leavePlain } from '../support/plainPeople'
import { textOf } from '../support/teams'
import { TroubledOffice } from './refusalsSupport'

const { janDeVries: jan, evaWillems: eva, receptie } = people
const now = {
  displayName: 'Jan Modaal',
  userPrincipalName: 'jan.modaal@contoso.com',
  mail: 'jan.modaal@contoso.com',
}
const search: Answer = { question: 'Who can use which mailbox', inputs: { take: 'true', search: 'true' } }
/** The last request of a plain case: all else is done and read back by then. */
const lastRequest = { method: 'POST', path: `/users/${jan.id}/assignLicense` }
const byHand = /To do by hand: Rights on mailboxes/

describe('A leaver whom an administrator renames meanwhile', () => {
  let troubled: TroubledOffice
  beforeEach(async () => {
    troubled = await TroubledOffice.open((tenant) => {
      leavePlain(tenant, jan)
      tenant.delegates.sendAs.set(receptie.id, [jan.id])
    })
  })
  afterEach(() => troubled.office.close())

  const rename = () => troubled.office.control('rename-person', { id: jan.id, ...now })
  const inChannel = () => troubled.office.teams.inChannel().map(({ card }) => textOf(card))
  const personCard = async () => textOf((await troubled.office.cardFor(ilse, /Was called/)).card)

  it('before an approval is called so from the first look on, by hand too, and nothing that stays so is asked again', async () => {
    const plan = await troubled.plan(jan.userPrincipalName, [search])
    await submit(troubled.office, plan)
    const card = await troubled.office.cardInChannel(/Approve all/)
    await rename()
    await troubled.office.teams.press(petra, card, /Approve all/)

    const task = textOf((await troubled.office.cardFor(ilse, byHand)).card)
    assert.match(task, /jan\.modaal@contoso\.com/)
    assert.doesNotMatch(task, /Jan de Vries|jan\.devries/)
    const said = await personCard()
    assert.equal(said.match(/Was called Jan de Vries and jan\.devries@contoso\.com when/g)?.length, 1, said)
    assert.match(said, /Jan Modaal/)
    await troubled.office.cardFor(ilse, /Jan Modaal: not finished/)
    const anew = inChannel().filter((text) => /approved an earlier plan/.test(text))
    assert.deepEqual(anew, [], 'it is the same person, so nothing was asked again')
    assert.deepEqual(troubled.tenant.delegates.sendAs.get(receptie.id), [], 'what he had under either name is gone')
  })

  it('before the plan is made is planned and approved by the names of now', async () => {
    await troubled.office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)
    const question = await troubled.office.cardFor(ilse, /Decisions about/)
    await rename()
    await troubled.office.teams.press(ilse, question, 'Make the plan')

    const plan = await troubled.office.cardFor(ilse, /The plan for Jan Modaal/)
    assert.match(await exactRequests(troubled.office, plan), /"Trustee": "jan\.modaal@contoso\.com"/)
    assert.doesNotMatch(textOf(plan.card), /jan\.devries/)
    assert.match(await personCard(), /Was called Jan de Vries/)
  })

  it('while the last request is under way is summed up by the name of now', async () => {
    await troubled.offboardWhile(jan.userPrincipalName, lastRequest, rename)

    const summary = textOf((await troubled.office.cardFor(ilse, /Jan Modaal: completed/)).card)
    assert.doesNotMatch(summary, /Jan de Vries/)
    assert.match(await personCard(), /Was called Jan de Vries and jan\.devries@contoso\.com when/)
  })
})

describe('A successor whom an administrator renames meanwhile', () => {
  let troubled: TroubledOffice
  const called = {
    displayName: 'Eva Smits',
    userPrincipalName: 'eva.smits@contoso.com',
    mail: 'eva.smits@contoso.com',
  }
  const toEva: Answer = { question: 'Mailbox of Jan', inputs: { choice: 'share', successor: eva.id } }
  const rename = (names: object = called) => troubled.office.control('rename-person', { id: eva.id, ...names })
  const inChannel = () => troubled.office.teams.inChannel().map(({ card }) => textOf(card))
  const holders = () => troubled.tenant.mailboxes.get(jan.id)?.permissions.map(({ user }) => user)
  beforeEach(async () => {
    troubled = await TroubledOffice.open()
  })
  afterEach(() => troubled.office.close())

  it('before an approval gets what was approved for them, by the name of now, and nothing is asked again', async () => {
    await submit(troubled.office, await troubled.plan(jan.userPrincipalName, [toEva]))
    const card = await troubled.office.cardInChannel(/Approve all/)
    await rename()
    await troubled.office.teams.press(petra, card, /Approve all/)

    const summary = textOf((await troubled.office.cardFor(ilse, /Jan de Vries: completed/)).card)
    assert.match(summary, /Eva Smits/)
    assert.doesNotMatch(summary, /Eva Willems/)
    assert.deepEqual(holders(), [eva.id])
    const asked = inChannel().filter((text) => /approved an earlier plan/.test(text))
    assert.deepEqual(asked, [], 'it is the same person')
    assert.deepEqual(
      inChannel().filter((text) => /Eva Willems/.test(text)),
      [],
      'no card has the former name',
    )
  })

  it('while the request that names them is under way is looked up anew where Exchange does not find them', async () => {
    const where = { cmdlet: 'Add-MailboxPermission' }
    await troubled.offboardWhile(jan.userPrincipalName, where, () => rename(), [toEva])

    const summary = textOf((await troubled.office.cardFor(ilse, /Jan de Vries: completed/)).card)
    assert.match(summary, /Eva Smits/)
    assert.deepEqual(holders(), [eva.id])
    assert.equal(await troubled.timesSent(where), 2)
  })

  it('after mail goes on to them has it still, by the address that they had before, as long as that leads to them', async () => {
    const forward: Answer = { question: 'Mailbox of Jan', inputs: { choice: 'forward', successor: eva.id } }
    await troubled.offboardWhile(jan.userPrincipalName, lastRequest, () => rename(), [forward])

    const summary = textOf((await troubled.office.cardFor(ilse, /Jan de Vries: completed/)).card)
    assert.match(summary, /eva\.willems@contoso\.com/, 'that is where Exchange sends it')
    assert.match(summary, /Eva Smits/)
    assert.equal(await troubled.timesSent({ cmdlet: 'Set-Mailbox' }), 1)
  })

  it('after mail goes on to an address that somebody else has by now gets it by the one of now', async () => {
    const forward: Answer = { question: 'Mailbox of Jan', inputs: { choice: 'forward', successor: eva.id } }
    await troubled.offboardWhile(
      jan.userPrincipalName,
      lastRequest,
      async () => {
        await rename()
        const { properties } = troubled.tenant.users.get(eva.id)!
        properties['proxyAddresses'] = [`SMTP:${called.mail}`]
      },
      [forward],
    )

    await troubled.office.cardFor(ilse, /Jan de Vries: completed/)
    assert.equal(troubled.tenant.mailboxes.get(jan.id)?.forwardingSmtpAddress, `smtp:${called.mail}`)
  })

  it('to an address in another domain is asked about once more, since that is where mail would go', async () => {
    const forward: Answer = { question: 'Mailbox of Jan', inputs: { choice: 'forward', successor: eva.id } }
    await submit(troubled.office, await troubled.plan(jan.userPrincipalName, [forward]))
    const card = await troubled.office.cardInChannel(/Approve all/)
    await rename({ displayName: called.displayName, mail: 'eva.smits@contoso.onmicrosoft.com' })
    await troubled.office.teams.press(petra, card, /Approve all/)

    await troubled.approveAgain('Mailbox', 'eva.smits@contoso.onmicrosoft.com')
  })
})

describe('An automatic reply that names somebody whom an administrator renames meanwhile', () => {
  let troubled: TroubledOffice
  const smits = { displayName: 'Eva Smits', userPrincipalName: 'eva.smits@contoso.com', mail: 'eva.smits@contoso.com' }
  beforeEach(async () => {
    troubled = await TroubledOffice.open((tenant) => {
      leavePlain(tenant, jan)
      Object.assign(tenant.users.get(jan.id)!, { manager: eva.id })
    })
  })
  afterEach(() => troubled.office.close())

  const rename = (id: string, names: object) => troubled.office.control('rename-person', { id, ...names })
  const reply = async () => {
    const { body } = await troubled.office.graph(`/users/${jan.id}/mailboxSettings`)
    return body['automaticRepliesSetting'] as Readonly<Record<string, string>>
  }
  const asksForApproval = async (...answers: readonly Answer[]) => {
    await submit(troubled.office, await troubled.plan(jan.userPrincipalName, answers))
    return troubled.office.cardInChannel(/Approve all/)
  }

  it('goes out with the names of now where it is as it was suggested, by the approval that it has, and says so', async () => {
    const card = await asksForApproval()
    await rename(eva.id, smits)
    await rename(jan.id, { displayName: "Jan d'Modaal" })
    await troubled.office.teams.press(petra, card, /Approve all/)

    const summary = textOf((await troubled.office.cardFor(ilse, /Jan d'Modaal: completed/)).card)
    assert.match(summary, /automatic reply to colleagues and everybody else is on, with the names of now/)
    const { internalReplyMessage: inside = '', externalReplyMessage: outside = '' } = await reply()
    for (const text of [inside, outside]) {
      assert.match(text, /Jan d&#39;Modaal no longer works/)
      assert.match(text, /Eva Smits[^]*eva\.smits@contoso\.com/)
      assert.doesNotMatch(text, /Willems|eva\.willems/)
    }
  })

  it('is asked about again where somebody typed it, with what is called otherwise, and nothing is sent by the name before', async () => {
    const typed = 'Jan left. Write to eva.willems@contoso.com.'
    const inputs = { choice: 'reply', audience: 'all', internal: typed, external: typed }
    const card = await asksForApproval({ question: 'Automatic reply from Jan', inputs })
    await rename(eva.id, smits)
    await troubled.office.teams.press(petra, card, /Approve all/)

    const asked = await troubled.office.cardFor(ilse, /Automatic reply[^]*has changed since[^]*eva\.smits@contoso\.com/)
    assert.ok(asked.card !== undefined)
    assert.equal((await reply())['status'], 'disabled')
  })

  it('goes out once more where it was on already, since nobody is to write to an address that is gone', async () => {
    await troubled.offboardWhile(jan.userPrincipalName, lastRequest, () => rename(eva.id, smits))

    const summary = textOf((await troubled.office.cardFor(ilse, /Jan de Vries: completed/)).card)
    assert.match(summary, /is on, with the names of now/)
    assert.match((await reply())['internalReplyMessage'] ?? '', /Eva Smits[^]*eva\.smits@contoso\.com/)
  })

  it('is approved once more where an address in it leads to another domain', async () => {
    const card = await asksForApproval()
    await rename(eva.id, { ...smits, mail: 'eva.smits@contoso.onmicrosoft.com' })
    await troubled.office.teams.press(petra, card, /Approve all/)

    await troubled.approveAgain('Automatic reply', 'eva.smits@contoso.onmicrosoft.com')
  })
})
