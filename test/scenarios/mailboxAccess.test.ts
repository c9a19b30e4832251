import { strict as assert } from 'node:assert'
import { groups } from '../../sandbox/seeds/groups'
import { people } from '../../sandbox/seeds/people'
import { planFor, submitAndApprove, type Answer } from '../support/conversation'
import { ilse, Office, waitFor } from '../support/office'
import { textOf } from '../support/teams'

const { sanneOBrien: sanne, receptie, fleurPeters, evaWillems, janDeVries: jan } = people
const access = (inputs: Readonly<Record<string, string>>): Answer => ({ question: 'Who can use which mailbox', inputs })

describe('rights on mailboxes when somebody leaves', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open()
  })
  afterEach(() => office.close())
  const summary = async (says: RegExp): Promise<string> => textOf((await office.cardFor(ilse, says)).card)
  const changes = async (target: string) =>
    (await office.effects()).filter((effect) => effect.target === target).map(({ what }) => what)

  it('of the leaver on those of others are shown, taken away once approved, and read back', async () => {
    const plan = await planFor(office, sanne.userPrincipalName)

    await submitAndApprove(office, plan)

    const said = await summary(/Rights on mailboxes now: .*no rights of Sanne O'Brien-'t Hooft on /)
    assert.match(said, /Receptie Utrecht, Nieuwsbrief Sales, and Fleur Peters/)
    assert.deepEqual(await changes(receptie.id), ['Remove-MailboxPermission', 'Remove-RecipientPermission'])
    assert.deepEqual(await changes(groups.newsletter.id), ['Remove-RecipientPermission'])
    assert.deepEqual((await office.mailbox(fleurPeters.id))?.['GrantSendOnBehalfTo'], [])
  })

  it('are found though the leaver’s account was moved since they were given: by every security identifier that it had', async () => {
    await office.control('replace-sid', { id: sanne.id })

    await submitAndApprove(office, await planFor(office, sanne.userPrincipalName))

    assert.match(await summary(/Rights on mailboxes now: .*no rights of Sanne/), /Receptie Utrecht, Nieuwsbrief Sales/)
    assert.ok((await changes(groups.newsletter.id)).includes('Remove-RecipientPermission'))
    assert.ok((await changes(receptie.id)).includes('Remove-RecipientPermission'))
  })

  it('of the successor are given beside what sharing gives, and full access only once', async () => {
    const plan = await planFor(office, jan.userPrincipalName, [
      { question: 'Mailbox of Jan', inputs: { choice: 'share', successor: evaWillems.id } },
      access({ give: 'fullAccess,sendAs,sendOnBehalf', successor: evaWillems.id }),
    ])

    await submitAndApprove(office, plan)

    await summary(/Rights on mailboxes now: send as and send on behalf for Eva Willems\./)
    const given = (await changes(jan.id)).filter((what) => what.startsWith('Add-'))
    assert.deepEqual(given.sort(), ['Add-MailboxPermission', 'Add-RecipientPermission'])
    assert.deepEqual((await office.mailbox(jan.id))?.['GrantSendOnBehalfTo'], [evaWillems.id])
  })

  describe('on a shared mailbox that nobody else can open', () => {
    beforeEach(async () => {
      assert.ok(await office.cmdlet('Set-Mailbox', { Identity: receptie.id, Type: 'Shared' }))
      await waitFor('it to be shared', async () =>
        (await office.mailbox(receptie.id))?.['RecipientTypeDetails'] === 'SharedMailbox' ? true : undefined,
      )
    })
    const found = async (): Promise<string> => textOf((await office.cardFor(ilse, 'What I found')).card)

    it('are said before anything is asked, and go to the successor before they are taken away', async () => {
      const plan = await planFor(office, sanne.userPrincipalName, [
        access({ take: 'true', handOn: 'pass', successor: evaWillems.id }),
      ])
      assert.match(await found(), /Only Sanne [^.]*can open Receptie Utrecht/)

      await submitAndApprove(office, plan)

      await summary(/Rights on mailboxes now: Eva Willems opens Receptie Utrecht/)
      assert.deepEqual((await changes(receptie.id)).slice(0, 2), ['Set-Mailbox', 'Add-MailboxPermission'])
      assert.ok((await changes(receptie.id)).includes('Remove-MailboxPermission'))
    })

    it('are a task where a colleague chooses, done when a read says that somebody else can open it', async () => {
      const plan = await planFor(office, sanne.userPrincipalName, [access({ take: 'false', handOn: 'assign' })])

      await submitAndApprove(office, plan)
      const task = await office.cardFor(ilse, /Choose somebody for each[^]*I have done/)
      await office.cmdlet('Add-MailboxPermission', {
        Identity: receptie.id,
        User: evaWillems.id,
        AccessRights: ['FullAccess'],
      })
      await office.teams.press(ilse, task, /I have done/)

      await office.cardInChannel(/Rights on mailboxes now: somebody else opens Receptie Utrecht/)
    })

    for (const isBlocked of [false, true])
      it(`are ${isBlocked ? 'nobody else’s where another one has them who is blocked' : 'not spoken of where another one has them who can sign in'}`, async () => {
        await office.cmdlet('Add-MailboxPermission', {
          Identity: receptie.id,
          User: evaWillems.id,
          AccessRights: ['FullAccess'],
        })
        if (isBlocked) await office.control('block-account', { id: evaWillems.id })

        await planFor(office, sanne.userPrincipalName)

        assert.equal(/Only Sanne [^.]*can open Receptie Utrecht/.test(await found()), isBlocked)
      })

    it('that are left as they are, are said to be nobody’s, with the plan and in the summary', async () => {
      const plan = await planFor(office, sanne.userPrincipalName, [access({ take: 'false', handOn: 'leave' })])
      assert.match(textOf(plan.card), /Nobody but Sanne [^.]*can open Receptie Utrecht/)
    })
  })

  it('that are refused stop none of the others, and are told', async () => {
    await office.control('faults', { cmdlet: 'Remove-RecipientPermission', status: 403 })
    const plan = await planFor(office, sanne.userPrincipalName)

    await submitAndApprove(office, plan)

    assert.match(await summary(/not finished/), /Rights on mailboxes:\*\*[^\n]*403/)
    assert.deepEqual(await changes(groups.newsletter.id), ['Remove-RecipientPermission'])
    assert.deepEqual((await office.mailbox(fleurPeters.id))?.['GrantSendOnBehalfTo'], [])
  })
})
