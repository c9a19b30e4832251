import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import type { Tenant } from '../../sandbox/tenant/state'
import { exactRequests, planFor, submitAndApprove, type Answer } from '../support/conversation'
import { ilse, Office, waitFor } from '../support/office'
import { textOf } from '../support/teams'

const { janJansen: jan, evaWillems: eva, tomVisser: tom, hansPostma: hans, receptie } = people

describe('an odd account', function () {
  this.timeout(90_000)
  let office: Office
  const open = async (seed?: (tenant: Tenant) => void): Promise<void> => {
    office = await Office.open(seed === undefined ? {} : { sandbox: { seed } })
  }
  const found = async (typed: string, name: string | RegExp): Promise<string> => {
    await office.teams.say(ilse, `/offboard ${typed}`)
    return textOf((await office.cardFor(ilse, name)).card)
  }
  const become = async (id: string, Type: string): Promise<void> => {
    assert.ok(await office.cmdlet('Set-Mailbox', { Identity: id, Type }))
  }
  afterEach(() => office.close())

  it('of a room is said to be no person’s before anything is asked', async () => {
    await open()
    await become(receptie.id, 'Room')

    const card = await found(receptie.userPrincipalName, /What I found/)

    assert.match(card, /not that of a person, but of a room or of equipment: check whether you mean Receptie Utrecht/)
  })

  it('of a shared mailbox is said to be one before anything is asked', async () => {
    await open()
    await become(receptie.id, 'Shared')

    const card = await found(receptie.userPrincipalName, /What I found/)

    assert.match(card, /a shared mailbox already: check that Receptie Utrecht is a person who leaves/)
  })

  it('that is its own manager is suggested to nobody, least of all to itself', async () => {
    await open((tenant) => Object.assign(tenant.users.get(jan.id) ?? {}, { manager: jan.id }))

    const plan = textOf((await planFor(office, jan.userPrincipalName)).card)

    assert.match(plan, /\*\*Mailbox:\*\* The mailbox is left as it is/)
    assert.doesNotMatch(plan, /(?:with|to) Jan Jansen/)
  })

  it('is found however its letters and those that are typed are composed', async () => {
    await open()
    for (const [stored, typed] of [
      ['NFC', 'NFD'],
      ['NFD', 'NFC'],
    ] as const) {
      await office.control('rename-person', { id: eva.id, displayName: 'Zoë Müller-Çelik'.normalize(stored) })
      for (const name of ['Zoë Müller-Çelik', 'Müller', 'zoë']) {
        await office.teams.say(ilse, `/offboard ${name.normalize(typed)}`)
        const card = office.teams.inChatOf(ilse).at(-1)?.card
        assert.match(textOf(card).normalize('NFC'), /Zoë Müller-Çelik/, `${name} typed as ${typed}`)
      }
    }
  })

  it('whose name is in a script of its own is found, and named so on its cards', async () => {
    await open()
    const names = ['Ольга Петрова', '王小明', 'محمد العلي', 'Ελένη Παπά', 'นภา ใจดี']
    for (const [index, { id }] of [eva, tom, hans, jan, receptie].entries()) {
      const displayName = names[index] ?? ''
      await office.control('rename-person', { id, displayName })
      assert.match(await found(displayName, displayName), /Sign out/, displayName)
    }
  })

  it('is found by words that a query would take for its own', async () => {
    await open()
    await office.control('rename-person', { id: eva.id, displayName: 'Or Not', userPrincipalName: 'null@contoso.com' })
    await office.control('rename-person', {
      id: tom.id,
      displayName: "D'Or And",
      userPrincipalName: "and.d'or@contoso.com",
    })
    for (const typed of ['null', 'Or Not', 'null@contoso.com', "D'Or", "and.d'or@contoso.com", "D'Or And"]) {
      await office.teams.say(ilse, `/offboard ${typed}`)
      const card = office.teams.inChatOf(ilse).at(-1)?.card
      assert.match(textOf(card), /or/i.test(typed) && typed !== 'Or Not' ? /D'Or And/ : /Or Not/, typed)
    }
  })

  it('has the sign-in name of somebody who was deleted: the one who is there is meant, and the other is left alone', async () => {
    await open()
    await office.control('delete-person', { id: jan.id })
    await office.control('rename-person', { id: hans.id, userPrincipalName: jan.userPrincipalName, mail: jan.mail })

    await submitAndApprove(office, await planFor(office, jan.userPrincipalName))

    await office.cardInChannel(/Hans Postma/)
    await waitFor('something to be done', async () => ((await office.effects()).length > 3 ? true : undefined))
    assert.ok(!JSON.stringify(await office.effects()).includes(jan.id))
  })

  it('whose display name somebody else has, too, is meant by its id in every cmdlet', async () => {
    await open()
    await office.control('rename-person', { id: tom.id, displayName: jan.displayName })

    await submitAndApprove(office, await planFor(office, jan.userPrincipalName))

    const cmdlets = await waitFor('the mailbox to be shared', async () => {
      const sent = (await office.effects()).filter(({ system }) => system === 'exchange')
      return sent.some(({ what }) => what === 'Add-MailboxPermission') ? sent : undefined
    })
    for (const { what, detail } of cmdlets) assert.match(JSON.stringify(detail), new RegExp(jan.id), what)
  })

  it('in a thousand groups has each of them in what is sent, page by page, and in one line on its card', async () => {
    const many = Array.from(
      { length: 1_000 },
      (_none, index) => `5a1de0ff-0000-4000-8000-${String(index).padStart(12, '0')}`,
    )
    await open((tenant) => {
      const [like] = [...tenant.groups.values()].filter(
        ({ kind, synced, membershipRule }) => kind === 'security' && !synced && membershipRule === null,
      )
      assert.ok(like)
      for (const [index, id] of many.entries())
        tenant.groups.set(id, {
          ...like,
          id,
          displayName: `Project ${index}`,
          members: [jan.id],
          owners: [],
          licences: [],
        })
    })
    const plan: Answer[] = []

    const requests = await exactRequests(office, await planFor(office, jan.userPrincipalName, plan))

    assert.match(textOf((await office.cardFor(ilse, /What I found/)).card), /Member of 1,0\d\d groups/)
    assert.deepEqual(
      many.filter((id) => !requests.includes(id)),
      [],
    )
  })
})
