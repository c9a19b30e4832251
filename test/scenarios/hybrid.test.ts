import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { exactRequests, planFor, stepCardOf, submitAndApprove } from '../support/conversation'
import { ilse, Office, petra, waitFor } from '../support/office'
import { textOf } from '../support/teams'

const { lisaVanDijk: lisa, evaWillems: eva } = people
const shared = [{ question: 'Mailbox of Lisa', inputs: { choice: 'share', successor: eva.id } }]
const forwarded = [{ question: 'Mailbox of Lisa', inputs: { choice: 'forward', successor: eva.id, keepCopy: 'true' } }]

describe('somebody whose mailbox', () => {
  let office: Office
  const inDirectory = (change: string) => office.control('change-active-directory', { id: lisa.id, change })
  const confirm = async (title: RegExp) =>
    office.teams.press(ilse, await office.cardFor(ilse, title), 'I have done this')
  const kind = async () => (await office.mailbox(lisa.id))?.['RecipientTypeDetails']
  beforeEach(async () => {
    office = await Office.open()
  })
  afterEach(() => office.close())

  describe('is on the company’s own Exchange servers', () => {
    beforeEach(() => office.control('move-mailbox-to-own-servers', { id: lisa.id }))

    it('is said to have it there, and sharing it is a task with the exact commands of there', async () => {
      const plan = await planFor(office, lisa.userPrincipalName, shared)
      const found = textOf((await office.cardFor(ilse, /What I found/)).card)
      assert.match(found, /The mailbox is on your own Exchange servers/)
      assert.doesNotMatch(found, /There is no mailbox/)
      assert.match(textOf(plan.card), /there I see neither automatic replies, meetings, rules, holds nor phones/)

      await submitAndApprove(office, plan)
      const task = textOf((await office.cardFor(ilse, /To do by hand: Mailbox/)).card)
      assert.match(task, /Set-Mailbox -Identity "lisa\.vandijk@contoso\.com" -Type Shared/)
      assert.match(
        task,
        /Add-MailboxPermission -Identity "lisa[^"]*" -User "eva\.willems@contoso\.com" -AccessRights FullAccess/,
      )
      await confirm(/To do by hand: Mailbox/)

      await office.cardFor(ilse, /Done on your own Exchange servers by the word of whoever did it/)
      const cmdlets = (await office.effects()).filter(({ system }) => system === 'exchange')
      assert.deepEqual(cmdlets, [], 'nothing was tried on a mailbox that is not here')
    })

    it('has it forwarded there, and is hidden there, by commands that a colleague can paste', async () => {
      await submitAndApprove(office, await planFor(office, lisa.userPrincipalName, forwarded))

      const task = textOf((await office.cardFor(ilse, /To do by hand: Mailbox/)).card)
      assert.match(task, /-ForwardingSmtpAddress "smtp:eva\.willems@contoso\.com" -DeliverToMailboxAndForward \$true/)
      await inDirectory('disable')
      await confirm(/To do by hand: Sign out everywhere/)
      const hiding = textOf((await office.cardFor(ilse, /To do by hand: Active Directory/)).card)
      assert.match(hiding, /Set-Mailbox -Identity "lisa[^"]*" -HiddenFromAddressListsEnabled \$true/)
    })
  })

  describe('is in the cloud and mastered in Active Directory', () => {
    it('is shared there, too, by a person, before its licence goes: else the next synchronisation turns it back', async () => {
      await submitAndApprove(office, await planFor(office, lisa.userPrincipalName, shared))
      const task = await office.cardFor(ilse, /To do by hand: Mailbox/)
      assert.match(textOf(task.card), /Set-RemoteMailbox -Identity "lisa\.vandijk@contoso\.com" -Type Shared/)
      assert.equal(await kind(), 'SharedMailbox')
      assert.ok(!(await office.effects()).some(({ what }) => what.includes('assignLicense')), 'the licence waits')

      await inDirectory('shareMailbox')
      await office.teams.press(ilse, task, 'I have done this')

      await office.cardInChannel(/Mailbox[\s\S]*is a shared mailbox and Eva Willems has full access/)
      await waitFor(
        'the licence to go',
        async () => (await office.effects()).some(({ what }) => what.includes('assignLicense')) || undefined,
      )
      await inDirectory('disable')
      assert.equal(await kind(), 'SharedMailbox')
    })

    it('is looked at again for days after the case was completed, and what turned back is said and done again', async () => {
      await complete()
      await office.cardFor(ilse, '✓ Lisa van Dijk: completed')
      await inDirectory('makeMailboxPersonal')
      assert.equal(await kind(), 'UserMailbox')

      await office.stopBot()
      await office.startBot()

      await office.cardFor(ilse, /Lisa van Dijk is taken up again[^]*Mailbox: no longer as it was done/)
      await office.cardInChannel(/Lisa van Dijk is taken up again[^]*Mailbox: no longer as it was done/)
      await office.cardFor(ilse, /Lisa van Dijk: not finished/)
      await office.teams.press(petra, await stepCardOf(office, 'Mailbox', /Try again/), 'Try again')
      const again = await waitFor('the task once more', () =>
        office.teams
          .inChatOf(ilse)
          .findLast(({ card }) => /I have done this/.test(textOf(card)) && /Set-RemoteMailbox/.test(textOf(card))),
      )
      await inDirectory('shareMailbox')
      await office.teams.press(ilse, again, 'I have done this')
      await waitFor('the mailbox to be shared again', async () =>
        (await kind()) === 'SharedMailbox' ? true : undefined,
      )
      await office.cardFor(ilse, '✓ Lisa van Dijk: completed')
    })

    it('that forwards to a colleague by Active Directory stops there, by the command that ends it', async () => {
      await office.control('change-forwarding', { id: lisa.id, to: eva.id })
      await submitAndApprove(office, await planFor(office, lisa.userPrincipalName, forwarded))
      const task = await office.cardFor(ilse, /To do by hand: Mailbox/)
      assert.match(textOf(task.card), /Set-ADUser \$user -Clear altRecipient/)

      await inDirectory('endForwarding')
      await office.teams.press(ilse, task, 'I have done this')

      await office.cardInChannel(/New mail is forwarded to eva\.willems@contoso\.com/)
    })
  })

  it('is mastered in the cloud, though the account is not, is hidden and shared here, and nothing of Exchange is a task', async () => {
    await office.control('manage-exchange-in-cloud', { id: lisa.id })
    const plan = await planFor(office, lisa.userPrincipalName, shared)
    const requests = await exactRequests(office, plan)
    assert.match(requests, /Set-Mailbox[^]*HiddenFromAddressListsEnabled/)
    assert.doesNotMatch(textOf(plan.card) + requests, /Set-RemoteMailbox|msExchHide/)

    await submitAndApprove(office, plan)

    await waitFor('it to be hidden and shared', async () => {
      const now = await office.mailbox(lisa.id)
      return now?.['HiddenFromAddressListsEnabled'] === true && now['RecipientTypeDetails'] === 'SharedMailbox'
        ? true
        : undefined
    })
    await inDirectory('disable')
    assert.equal(await kind(), 'SharedMailbox')
  })

  it('and account came from Active Directory, and whose source of authority was moved, is offboarded as one of the cloud', async () => {
    await office.control('move-authority-to-cloud', { id: lisa.id })
    const plan = await planFor(office, lisa.userPrincipalName, shared)
    assert.doesNotMatch(textOf(plan.card), /A colleague finishes it in Active Directory|Set-RemoteMailbox/)

    await submitAndApprove(office, plan)

    await waitFor('the account to be blocked', async () =>
      (await office.graph(`/users/${lisa.id}?$select=accountEnabled`)).body['accountEnabled'] === false
        ? true
        : undefined,
    )
    await waitFor('the mailbox to be shared', async () => ((await kind()) === 'SharedMailbox' ? true : undefined))
  })

  /** Lisa's case from the plan to its end, with all that is done in Active Directory. */
  async function complete(): Promise<void> {
    await submitAndApprove(office, await planFor(office, lisa.userPrincipalName, shared))
    const first = await office.cardFor(ilse, /To do by hand: Mailbox/)
    await inDirectory('shareMailbox')
    await inDirectory('disable')
    await office.teams.press(ilse, first, 'I have done this')
    await confirm(/To do by hand: Sign out everywhere/)
    const last = await office.cardFor(ilse, /To do by hand: Active Directory/)
    await inDirectory('leaveGroups')
    await office.teams.press(ilse, last, 'I have done this')
  }
})
