import { strict as assert } from 'node:assert'
import { groups } from '../../sandbox/seeds/groups'
import { leaveDatePermissions } from '../../services/permissions/declared'
import { mostRows } from '../../services/leavers/table'
import { people } from '../../sandbox/seeds/people'
import { ilse, noor, Office } from '../support/office'
import { actionsOf, textOf, type Colleague, type Message } from '../support/teams'

const { janDeVries: jan, evaWillems: eva, petraDeBoer: petra, fleurPeters: fleur } = people
const clock = new Date('2026-12-17T09:15:00Z')

describe('Many who are named by what they have in common', function () {
  this.timeout(180_000)
  let office: Office
  beforeEach(async () => {
    office = await Office.open({ clock: () => clock, consented: leaveDatePermissions })
  })
  afterEach(() => office.close())

  const answerTo = async (text: string, who: Colleague = ilse): Promise<Message> => {
    const { length } = office.teams.inChatOf(who)
    await office.teams.say(who, text)
    return office.teams.inChatOf(who)[length] ?? assert.fail(`nothing answers ${text}`)
  }
  const titles = ({ card }: Message) => actionsOf(card ?? assert.fail()).map(({ title }) => title)
  /** All pages of a list, as one text. */
  const pagesOf = async (first: Message): Promise<string> => {
    let page = first.card ?? assert.fail()
    let text = textOf(page)
    for (;;) {
      const next = actionsOf(page).find(({ title }) => title === 'Next page')
      if (next === undefined) return text
      page = (await office.teams.invoke(ilse, 'ask', next.data)) ?? assert.fail()
      text += `\n${textOf(page)}`
    }
  }
  const leavesOn = (id: string, at: string) => office.graphWrite('PATCH', `/users/${id}`, { employeeLeaveDateTime: at })

  for (const text of [
    '/offboard everyone in Sales except Petra',
    '/uitdienst iedereen van Sales op Petra na',
    'iedereen van Sales gaat uit dienst, behalve Petra de Boer',
    '/offboard the whole Sales department apart from petra.deboer@contoso.com',
  ])
    it(`${JSON.stringify(text)}: are who is in the department, without whoever stays`, async () => {
      const before = await office.effects()
      const list = await answerTo(text)

      const said = textOf(list.card)
      assert.match(said, /(Department|Afdeling) Sales: 3 accounts/)
      assert.match(said, /To offboard: 2\. Unclear: 0\. Left out: 1\.|Voor offboarding: 2/)
      assert.match(said, /Eva Willems[^]*Jan de Vries[^]*Petra de Boer\nYou said that Petra de Boer stays/)
      assert.doesNotMatch(said, /Martijn Dekker/)
      assert.deepEqual(await office.effects(), before)
    })

  it('become a batch by one press, and nothing begins before it', async () => {
    const list = await answerTo('/offboard everyone in Sales except Petra')
    assert.match(textOf((await answerTo('/status')).card), /Nothing that you asked for runs/)
    await office.teams.press(ilse, list, 'Offboard these 2 together')

    const card = textOf((await office.cardFor(ilse, /Choose once for all of them/)).card)
    assert.match(card, /Department Sales: 2 colleagues/)
    assert.doesNotMatch(card, /line \d/)
  })

  it('are asked about where a department and a group may be meant, as with a group whose name says department', async () => {
    const choice = await answerTo('/uitdienst iedereen van afdeling Sales behalve Petra')

    assert.deepEqual(titles(choice), ['Department Sales', 'Security group Afdeling Sales'])
    const chosen = await office.teams.press(ilse, choice, 'Department Sales')
    assert.match(textOf(chosen), /Department Sales: 3 accounts\nTo offboard: 2\. Unclear: 0\. Left out: 1\./)
  })

  it('are asked about where a department and groups have the same name', async () => {
    await office.graphWrite('POST', '/groups', {
      displayName: 'Sales',
      mailEnabled: false,
      securityEnabled: true,
      mailNickname: 'sales',
      'members@odata.bind': [`https://graph.microsoft.com/v1.0/users/${fleur.id}`],
    })
    const choice = await answerTo('/offboard everyone in Sales except Fleur Peters and Eva Willems')

    assert.match(textOf(choice.card), /Which of these do you mean\?/)
    assert.deepEqual(titles(choice), ['Department Sales', 'Security group Sales'])
    const chosen = await office.teams.press(ilse, choice, 'Security group Sales')
    assert.match(textOf(chosen), /Security group Sales: one account\nTo offboard: 0[^]*Not among them: Eva Willems\./)
    assert.match(
      textOf((await answerTo('/offboard everyone in group Sales')).card),
      /Security group Sales: one account/,
    )
  })

  it('are all who are in a group, and in groups inside it, but not the requester, guests, the blocked and the protected', async () => {
    for (const member of [people.oliverBennett, people.hansPostma, people.karinMulder, people.ilseSmit])
      await office.graphWrite('POST', `/groups/${groups.sales.id}/members/$ref`, {
        '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${member.id}`,
      })
    await office.teams.say(ilse, `/offboard ${eva.userPrincipalName}`)
    await office.cardFor(ilse, /Decisions about Eva Willems/)
    const said = await pagesOf(await answerTo('/offboard iedereen in de groep Alle medewerkers'))

    assert.match(said, /Security group Alle medewerkers: 8 accounts\nTo offboard: 3\. Unclear: 0\. Left out: 5\./)
    assert.match(said, /Members of one group inside it count, too\./)
    assert.match(said, /Oliver Bennett\nThis is the account of a guest\./)
    assert.match(said, /Hans Postma\nThis account is blocked already\./)
    assert.match(said, /Karin Mulder\n[^\n]*Global Administrator/)
    assert.match(said, /Ilse Smit\n[^\n]*(yourself|own)/)
    assert.match(said, /Eva Willems\nAn offboarding of Eva Willems runs/)
  })

  it('are who works at an office, which only the directory’s index filters', async () => {
    await office.graphWrite('PATCH', `/users/${jan.id}`, { officeLocation: 'Zwolle' })
    await office.graphWrite('PATCH', `/users/${eva.id}`, { officeLocation: 'Zwolle-Noord' })

    const said = textOf((await answerTo('/offboard iedereen van de vestiging Zwolle')).card)

    assert.match(said, /Office Zwolle: one account\nTo offboard: 1\./)
    assert.doesNotMatch(said, /Eva Willems/)
  })

  it('are who leaves on some days, by the clock of each, on the day of the last minute too', async () => {
    await leavesOn(jan.id, '2026-12-27T22:59:59Z')
    await leavesOn(eva.id, '2026-12-27T23:30:00Z')
    await leavesOn(petra.id, '2026-12-20T23:30:00Z')

    for (const text of [
      '/offboard everyone who leaves next week',
      'allen die volgende week uit dienst gaan',
      '/offboard everyone leaving in the week of 21 December',
      '/uitdienst iedereen die in week 52 weggaat',
    ]) {
      const said = textOf((await answerTo(text)).card)
      assert.match(
        said,
        /Leaving from Monday 21 December 2026 to Sunday 27 December 2026: 2 accounts/,
        `${text}: ${said}`,
      )
      assert.match(said, /Petra de Boer\npetra\.deboer@contoso\.com, leaves on December 21, 2026/)
      assert.match(said, /Jan de Vries\njan\.devries@contoso\.com, leaves on December 27, 2026/)
    }
    assert.match(
      textOf((await answerTo('/offboard everyone who leaves after the holidays')).card),
      /Which days do you mean/,
    )
  })

  it('are nobody where it is not clear who stays, and that is said', async () => {
    const unknown = await answerTo('/offboard everyone in Sales except Pedro')
    const several = await answerTo('/offboard everyone in group Alle medewerkers except de')

    assert.match(textOf(unknown.card), /I do not know who stays[^]*nobody called “Pedro”/)
    assert.match(textOf(several.card), /I do not know who stays/)
    for (const card of [unknown, several]) assert.deepEqual(titles(card), [])
  })

  it('are nothing that is only nearly called so, and people of such a name are still found', async () => {
    assert.match(
      textOf((await answerTo('/offboard everyone in Sale')).card),
      /None is called exactly “Sale”[^]*as Microsoft 365 has it/,
    )
    await office.control('rename-person', { id: fleur.id, displayName: 'Allen van Dijk' })
    await office.teams.say(ilse, '/offboard Allen van Dijk')
    await office.cardFor(ilse, /Decisions about Allen van Dijk/)
  })

  it('are nobody’s to ask for but an operator’s', async () => {
    const said = textOf((await answerTo('/offboard everyone in Sales', noor)).card)

    assert.match(said, /Only members of the operators group/)
    assert.doesNotMatch(said, /Jan de Vries/)
  })
})

describe('Many who are named by what they have in common, where it cannot be answered', function () {
  this.timeout(60_000)
  let office: Office
  before(async () => {
    office = await Office.open({
      sandbox: {
        seed: (tenant) => {
          const mailbox = tenant.mailboxes.get(eva.id) ?? assert.fail()
          mailbox.kind = 'SharedMailbox'
          const [some] = tenant.users.values()
          if (some === undefined) return assert.fail()
          for (let index = 0; index <= mostRows; index += 1) {
            const id = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`
            const userPrincipalName = `d${index}@contoso.com`
            const properties = {
              ...some.properties,
              department: 'Depot',
              displayName: `Depot ${index}`,
              userPrincipalName,
            }
            tenant.users.set(id, { ...some, id, properties })
          }
        },
      },
    })
  })
  after(() => office.close())

  it('are refused in words where they are more than one batch holds', async () => {
    await office.teams.say(ilse, '/offboard everyone in Depot')
    await office.cardFor(ilse, /Department Depot has 1,001 accounts\. I take 1,000 at most/)
  })

  it('are people: the account of a shared mailbox is left out, and one without a name of a person is asked about', async () => {
    await office.graphWrite('PATCH', `/users/${jan.id}`, { givenName: null, surname: null })
    await office.teams.say(ilse, '/offboard everyone in Sales')
    const said = textOf((await office.cardFor(ilse, /Department Sales: 3 accounts/)).card)

    assert.match(said, /To offboard: 1\. Unclear: 1\. Left out: 1\./)
    assert.match(said, /Jan de Vries\nThis account has neither a given nor a family name\. Is it a person’s\?/)
    assert.match(said, /Eva Willems\nThis is a shared mailbox\./)
  })

  it('of a group whose members are hidden are refused', async () => {
    const group = {
      displayName: 'Vertrouwenspersonen',
      groupTypes: ['Unified'],
      mailEnabled: true,
      securityEnabled: false,
      mailNickname: 'vertrouwen',
      visibility: 'HiddenMembership',
    }
    assert.equal(await office.graphWrite('POST', '/groups', group), 201)
    await office.teams.say(ilse, '/offboard everyone in Vertrouwenspersonen')
    await office.cardFor(ilse, /Microsoft 365 group Vertrouwenspersonen[^]*who is in it is hidden, also from me/)
  })

  it('by their dates are refused with the permission that is missing', async () => {
    await office.teams.say(ilse, '/offboard everyone who leaves next week')
    await office.cardFor(ilse, /I may not read when people leave[^]*User-LifeCycleInfo\.Read\.All/)
  })
})
