import { strict as assert } from 'node:assert'
import { groups } from '../../sandbox/seeds/groups'
import { people } from '../../sandbox/seeds/people'
import type { Tenant } from '../../sandbox/tenant/state'
import { submit, type Answer } from '../support/conversation'
import { ilse, petra } from '../support/office'
import { leavePlain } from '../support/plainPeople'
import { textOf } from '../support/teams'
import { TroubledOffice } from './refusalsSupport'

const { janDeVries: jan, evaWillems: eva, tomVisser: tom } = people
const smits = { displayName: 'Eva Smits', userPrincipalName: 'eva.smits@contoso.com', mail: 'eva.smits@contoso.com' }
const elsewhere = {
  displayName: 'Eva Smits',
  userPrincipalName: 'eva.smits@contoso.onmicrosoft.com',
  mail: 'eva.smits@contoso.onmicrosoft.com',
}

/** Something that a successor gets, and how the tenant shows who has it: directory ids, or what leads to one. */
interface Handed {
  readonly title: string
  readonly answer: Answer
  readonly seed: (tenant: Tenant) => void
  readonly has: (tenant: Tenant) => readonly unknown[]
  /** What of it is sent first. */
  readonly request: { readonly method?: string; readonly path?: string; readonly cmdlet?: string }
  /** Who has it in the end. */
  readonly all: readonly unknown[]
  /** Whether the request goes to a sign-in name, and not to a directory id. */
  readonly byName?: true
}

const handed: readonly Handed[] = [
  {
    title: 'Rights on mailboxes',
    answer: {
      question: 'Who can use which mailbox',
      inputs: { give: 'fullAccess,sendAs,sendOnBehalf', successor: eva.id },
    },
    seed: (tenant) => leavePlain(tenant, jan),
    has: ({ mailboxes, delegates }) => [
      // Petra has it because it is shared with her.
      mailboxes.get(jan.id)?.permissions.flatMap(({ user }) => (user === petra.id ? [] : [user])),
      delegates.sendAs.get(jan.id),
      delegates.sendOnBehalf.get(jan.id),
    ],
    request: { cmdlet: 'Add-MailboxPermission' },
    all: [[eva.id], [eva.id], [eva.id]],
    byName: true,
  },
  {
    title: 'Phone and calls',
    answer: { question: 'Phone of', inputs: { choice: 'forward', successor: eva.id } },
    seed: (tenant) => leavePlain(tenant, jan),
    has: ({ callSettings }) => [callSettings.get(jan.id)?.forwardingTarget],
    request: { cmdlet: 'Set-CsUserCallingSettings' },
    all: [eva.id],
  },
  {
    title: 'Owner of groups',
    answer: {
      question: `Groups that ${jan.displayName} owns`,
      inputs: { choice: 'handOver', successor: eva.id },
    },
    seed: (tenant) => {
      leavePlain(tenant, jan)
      for (const { id } of [groups.atlas, groups.newsletter]) tenant.groups.get(id)!.owners = [jan.id]
    },
    has: ({ groups: all }) => [all.get(groups.atlas.id)?.owners, all.get(groups.newsletter.id)?.owners],
    request: { method: 'POST', path: `/groups/${groups.atlas.id}/owners/` },
    all: [[eva.id], [eva.id]],
  },
]

/** A former address stays whose it was, so that nobody else can have it, until an administrator takes it away. */
function dropFormerAddresses(tenant: Tenant, id: string): void {
  const { properties } = tenant.users.get(id) ?? assert.fail()
  properties['proxyAddresses'] = [`SMTP:${properties.mail ?? ''}`]
}

for (const { title, answer, seed, has, all, request, byName } of handed)
  describe(`${title}: a successor whom an administrator renames meanwhile`, () => {
    let troubled: TroubledOffice
    beforeEach(async () => {
      troubled = await TroubledOffice.open(seed)
    })
    afterEach(() => troubled.office.close())

    const rename = (id: string, names: object) => troubled.office.control('rename-person', { id, ...names })
    const inChannel = (says: RegExp) =>
      troubled.office.teams.inChannel().filter(({ card }) => says.test(textOf(card))).length
    /** Approves everything after this was done. */
    const approvedAfter = async (change: () => Promise<void>) => {
      await submit(troubled.office, await troubled.plan(jan.userPrincipalName, [answer]))
      const card = await troubled.office.cardInChannel(/Approve all/)
      await change()
      await troubled.office.teams.press(petra, card, /Approve all/)
    }
    const summary = async () => textOf((await troubled.office.cardFor(ilse, /Jan de Vries: completed/)).card)

    it('before an approval gets it by the name of now, and nothing is asked again', async () => {
      await approvedAfter(() => rename(eva.id, smits))

      const said = await summary()
      assert.match(said, /Eva Smits/)
      assert.doesNotMatch(said, /Eva Willems|eva\.willems/)
      assert.deepEqual(has(troubled.tenant), all)
      assert.equal(inChannel(/approved an earlier plan/), 0, 'it is the same person')
      assert.equal(inChannel(/Eva Willems/), 0, 'no card has the former name')
    })

    it('while the request that names them is under way has it once, and is called so on the summary', async () => {
      await troubled.offboardWhile(jan.userPrincipalName, request, () => rename(eva.id, smits), [answer])

      const said = await summary()
      assert.match(said, /Eva Smits/)
      assert.doesNotMatch(said, /Eva Willems|eva\.willems/)
      assert.deepEqual(has(troubled.tenant), all)
    })

    it('whose former name somebody else has by then gets it, and that one nothing', async () => {
      await approvedAfter(async () => {
        await rename(eva.id, smits)
        dropFormerAddresses(troubled.tenant, eva.id)
        await rename(tom.id, { userPrincipalName: eva.userPrincipalName, mail: eva.userPrincipalName })
      })

      assert.match(await summary(), /Eva Smits/)
      assert.deepEqual(has(troubled.tenant), all)
    })

    if (byName === true)
      it('to a sign-in name in another domain is asked about once more, since that is what it would go to', async () => {
        await approvedAfter(() => rename(eva.id, elsewhere))

        await troubled.approveAgain(title, elsewhere.userPrincipalName)

        assert.match(await summary(), /Eva Smits/)
        assert.deepEqual(has(troubled.tenant), all)
      })
    else
      it('to an address in another domain gets it all the same: it goes by the directory id, and to no address', async () => {
        await approvedAfter(() => rename(eva.id, elsewhere))

        assert.match(await summary(), /Eva Smits/)
        assert.deepEqual(has(troubled.tenant), all)
        assert.equal(inChannel(/approved an earlier plan/), 0)
      })

    it('who is not there any more, while another one has that name, is nobody to get it: it is decided again', async () => {
      await approvedAfter(async () => {
        await troubled.office.control('delete-person', { id: eva.id })
        await rename(tom.id, {
          displayName: eva.displayName,
          userPrincipalName: eva.userPrincipalName,
          mail: eva.userPrincipalName,
        })
      })

      const asked = await troubled.office.cardFor(ilse, /Eva Willems[^]*(?:deleted|not there|gone)/)
      assert.ok(asked.card !== undefined)
      const given = JSON.stringify(has(troubled.tenant))
      for (const { id } of [eva, tom]) assert.ok(!given.includes(id), given)
    })
  })
