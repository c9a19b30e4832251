import { strict as assert } from 'node:assert'
import { groups } from '../../sandbox/seeds/groups'
import { people, type PersonSeed } from '../../sandbox/seeds/people'
import { planFor, submitAndApprove } from '../support/conversation'
import { ilse, Office, waitFor } from '../support/office'
import { actionsOf, textOf, type Message } from '../support/teams'

/** What a colleague does by hand in the pretend tenant, before saying that a task is done. */
type ByHand = (office: Office, leaver: PersonSeed) => Promise<unknown>

const inActiveDirectory: ByHand = async (office, { id }) => {
  await office.control('change-active-directory', { id, change: 'shareMailbox' })
  await office.control('change-active-directory', { id, change: 'disable' })
  await office.control('change-active-directory', { id, change: 'leaveGroups' })
}
const anotherManager: ByHand = (office, { id }) =>
  office.control('replace-manager', { id, manager: people.willemVanLeeuwen.id })

interface Stop {
  readonly kind: string
  readonly leaver: PersonSeed
  readonly byHand?: readonly ByHand[]
  /** What the tenant shows afterwards, and the summary says. */
  readonly check: (office: Office, summary: string) => Promise<void>
}

/** One person of each kind that an organisation has. */
const tour: readonly Stop[] = [
  {
    kind: 'an ordinary employee',
    leaver: people.janJansen,
    check: async (office, summary) => {
      assert.equal((await office.mailbox(people.janJansen.id))?.['RecipientTypeDetails'], 'SharedMailbox')
      assert.match(summary, /Licences/)
    },
  },
  {
    kind: 'somebody from Active Directory',
    leaver: people.lisaVanDijk,
    byHand: [inActiveDirectory],
    check: async (office, summary) => {
      const { body } = await office.graph(`/users/${people.lisaVanDijk.id}/memberOf`)
      const names = (body['value'] as readonly { readonly displayName: string }[]).map(({ displayName }) => displayName)
      assert.ok(!names.includes('AD Printers Utrecht'), 'the groups of Active Directory were left')
      assert.match(summary, /Active Directory/)
    },
  },
  {
    kind: 'a guest',
    leaver: people.oliverBennett,
    check: async (_office, summary) => assert.match(summary, /Sign out everywhere/),
  },
  {
    kind: 'somebody who worked in the mailboxes of others',
    leaver: people.sanneOBrien,
    check: async (office, summary) => {
      const rights = await office.cmdlet('Get-RecipientPermission', { Trustee: people.sanneOBrien.userPrincipalName })
      assert.deepEqual(rights, [])
      assert.match(summary, /Rights on mailboxes/)
    },
  },
  {
    kind: 'the last owner of a group',
    leaver: people.noorElIdrissi,
    check: async (office, summary) => {
      const { body } = await office.graph(`/groups/${groups.everybody.id}/owners?$select=id`)
      const owners = (body['value'] as readonly { readonly id: string }[]).map(({ id }) => id)
      assert.deepEqual(owners, [people.willemVanLeeuwen.id], 'the manager owns it instead')
      assert.match(summary, /Owner of groups/)
    },
  },
  {
    kind: 'an administrator of a lesser role',
    leaver: people.danielMeijer,
    check: async (office) => {
      const filter = `principalId eq '${people.danielMeijer.id}'`
      assert.deepEqual(
        (await office.graph(`/roleManagement/directory/roleAssignments?$filter=${filter}`)).body['value'],
        [],
      )
    },
  },
  {
    kind: 'somebody with a telephone number',
    leaver: people.janDeVries,
    check: async (office) => {
      const filter = `assignmentTargetId eq '${people.janDeVries.id}'`
      const path = `/admin/teams/telephoneNumberManagement/numberAssignments?$filter=${filter}`
      assert.deepEqual((await office.graph(path)).body['value'], [])
    },
  },
  {
    kind: 'somebody with a mailbox of 60 GB, who is many people’s manager',
    leaver: people.bramHendriks,
    byHand: [anotherManager],
    check: async (office) => {
      assert.notEqual((await office.mailbox(people.bramHendriks.id))?.['ForwardingSmtpAddress'], null)
      assert.ok((await licencesOf(office, people.bramHendriks)).length > 0, 'the licence of the mailbox stays')
    },
  },
  {
    kind: 'somebody whose mailbox is on hold',
    leaver: people.saskiaDeGroot,
    byHand: [anotherManager],
    check: async (office) => {
      assert.equal((await office.mailbox(people.saskiaDeGroot.id))?.['LitigationHoldEnabled'], true)
      assert.ok((await licencesOf(office, people.saskiaDeGroot)).length > 0, 'the licence of the hold stays')
    },
  },
  {
    kind: 'somebody without any licence',
    leaver: people.ahmedYildiz,
    check: async (office) => assert.equal(await office.mailbox(people.ahmedYildiz.id), undefined),
  },
]

describe('the tour of the pretend tenant', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open()
  })
  afterEach(() => office.close())

  for (const { kind, leaver, byHand = [], check } of tour)
    it(`offboards ${kind} to the end, by the suggestions (${leaver.displayName})`, async () => {
      await submitAndApprove(office, await planFor(office, leaver.userPrincipalName))

      const summary = await finished(office, leaver, byHand)

      const { body } = await office.graph(`/users/${leaver.id}?$select=accountEnabled`)
      assert.equal(body['accountEnabled'], false)
      await check(office, summary)
    })

  it('refuses an administrator who may do everything, and changes nothing', async () => {
    await office.teams.say(ilse, `/offboard ${people.karinMulder.userPrincipalName}`)

    assert.match(textOf(office.teams.inChatOf(ilse).at(-1)?.card), /Global Administrator/)
    assert.deepEqual(await office.effects(), [])
  })

  it('takes a requester who accepts every suggestion three presses: who, how, and send', async () => {
    await office.teams.say(ilse, '/offboard Jan')

    await office.teams.press(ilse, await office.cardFor(ilse, 'Jan-Willem'), /Jan de Vries/)
    await office.teams.press(ilse, await office.cardFor(ilse, /Decisions about/), 'Make the plan')
    await office.teams.press(ilse, await office.cardFor(ilse, /Send for approval/), /Send for approval/)

    await office.cardInChannel(/Approve all/)
  })
})

/** Does the tasks as they come, and waits for the summary that says that all is done; its text. */
async function finished(office: Office, { displayName, ...leaver }: PersonSeed, byHand: readonly ByHand[]) {
  const seed = { ...leaver, displayName }
  const confirmed = new Set<string>()
  return waitFor(`the summary of ${displayName}`, async () => {
    const chat = office.teams.inChatOf(ilse)
    const task = chat.find((message) => isTask(message) && !confirmed.has(keyOf(message)))
    if (task !== undefined) {
      confirmed.add(keyOf(task))
      for (const act of byHand) await act(office, seed)
      await office.teams.press(ilse, task, /I have done/)
    }
    const summary = chat.findLast(({ card }) => textOf(card).includes(`${displayName}: completed`))
    return summary === undefined ? undefined : textOf(summary.card)
  })
}

const isTask = ({ card }: Message): boolean =>
  card !== undefined && actionsOf(card).some(({ title }) => title === 'I have done this')
const keyOf = ({ id, updates }: Message): string => `${id} ${updates}`

async function licencesOf(office: Office, { id }: PersonSeed): Promise<readonly unknown[]> {
  return (await office.graph(`/users/${id}?$select=assignedLicenses`)).body['assignedLicenses'] as readonly unknown[]
}
