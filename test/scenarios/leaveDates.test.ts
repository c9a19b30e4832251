import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { leaveDatePermissions } from '../../services/permissions/declared'
import { caseIdIn } from '../support/journal'
import { ilse, noor, Office, petra, tom, waitFor, type OfficeOptions } from '../support/office'
import { textOf, type Message } from '../support/teams'

const { janDeVries: jan, karinMulder: karin, evaWillems: eva, fleurPeters: fleur } = people
const day = 24 * 3_600_000
const proposal = /Who leaves soon, by the date in Microsoft 365/

describe('a leave date that HR filled in', () => {
  let office: Office
  let later = 0
  beforeEach(() => {
    later = 0
  })
  afterEach(() => office.close())
  const opened = async (options: OfficeOptions = {}) => {
    office = await Office.open({
      consented: leaveDatePermissions,
      clock: () => new Date(Date.now() + later),
      ...options,
      environment: { PROPOSE_BEFORE_DAYS: '14', ...options.environment },
    })
  }
  const restartAfter = async (days: number) => {
    later = days * day
    await office.stopBot()
    await office.startBot()
  }
  const proposals = (): readonly Message[] => office.teams.inChannel().filter(({ card }) => proposal.test(textOf(card)))
  const leavesIn = async (id: string, days: number | undefined) => {
    const at = days === undefined ? null : new Date(Date.now() + days * day).toISOString()
    assert.equal(await office.graphWrite('PATCH', `/users/${id}`, { employeeLeaveDateTime: at }), 204)
  }
  /** Until what a start does by itself is over. */
  const looked = async () => {
    await new Promise((resolve) => setTimeout(resolve, 1_500))
  }

  it('is proposed in the channel some days before, once, with all others on one card', async () => {
    await opened()
    const { card } = await office.cardInChannel(proposal)
    assert.match(
      textOf(card),
      /Jan de Vries, Account manager\nLeaves on \w+ \d+ \w+ \d{4}\.\n[^]*Offboard Jan de Vries/,
    )
    assert.doesNotMatch(textOf(card), /Jan-Willem/, 'whose date is far away')

    await restartAfter(0)
    await restartAfter(1)
    await looked()
    assert.equal(proposals().length, 1)
    assert.deepEqual(await office.effects(), [], 'and nothing was changed')
  })

  it('is no offer where the account is protected, which is said', async () => {
    await opened()
    const text = textOf((await office.cardInChannel(proposal)).card)
    assert.match(text, /Karin Mulder[^]*Global Administrator/)
    assert.doesNotMatch(text, /Offboard Karin Mulder/)
  })

  it('lets an operator begin in their own chat, and the channel sees that it runs', async () => {
    await opened()
    const card = await office.cardInChannel(proposal)
    await office.teams.press(ilse, card, 'Offboard Jan de Vries')

    await office.cardFor(ilse, 'What I found')
    await office.cardInChannel(/Jan de Vries[^]*Runs, asked for by Ilse Smit/)
    assert.equal(proposals().length, 1)
    assert.notEqual(caseIdIn(office), '')
  })

  it('lets nobody begin who is no operator', async () => {
    await opened()
    const answer = await office.teams.press(noor, await office.cardInChannel(proposal), 'Offboard Jan de Vries')
    assert.match(textOf(answer), /operators/)
    await looked()
    assert.equal(office.teams.inChatOf(noor).filter(({ card }) => /What I found/.test(textOf(card))).length, 0)
  })

  it('is not proposed again where somebody said not now, and can be begun all the same', async () => {
    await opened()
    await office.teams.press(ilse, await office.cardInChannel(proposal), 'Not now: Jan de Vries')
    const card = await office.cardInChannel(/Not now\. I do not propose it again for this date/)
    await restartAfter(2)
    await looked()
    assert.equal(proposals().length, 1)
    await office.teams.press(ilse, card, 'Offboard Jan de Vries')
    await office.cardFor(ilse, 'What I found')
  })

  it('is one batch by one press with others that are near, in the own chat of whoever presses, and nothing is begun', async () => {
    await opened({
      sandbox: {
        seed: ({ users }) => {
          for (const { id } of [eva, fleur]) {
            const user = users.get(id) ?? assert.fail()
            user.properties['employeeLeaveDateTime'] = new Date(Date.now() + 11 * day).toISOString()
          }
        },
      },
    })
    const first = await office.cardInChannel(proposal)
    await office.teams.press(ilse, first, 'Not now: Fleur Peters')
    const card = await office.cardInChannel(/Offboard these 2 together/)
    assert.match(textOf(await office.teams.press(noor, card, 'Offboard these 2 together')), /operators/)

    const answer = await office.teams.press(ilse, card, 'Offboard these 2 together')

    assert.match(textOf(answer), /The card of all 2 is in your own chat\. Nothing has begun\./)
    const batch = textOf((await office.cardFor(ilse, /Choose once for all of them/)).card)
    assert.match(batch, /Leave dates in Microsoft 365: 2 colleagues/)
    for (const name of ['Jan de Vries', 'Eva Willems']) assert.ok(batch.includes(name), name)
    for (const name of ['Karin', 'Fleur']) assert.ok(!batch.includes(name), name)
    assert.deepEqual(await office.effects(), [])
    assert.match(
      textOf(await office.teams.press(tom, card, 'Offboard these 2 together')),
      /There is no proposal for this person any more/,
    )
  })

  it('that was changed or removed after it was told is said once', async () => {
    await opened()
    await office.cardInChannel(proposal)
    await leavesIn(jan.id, 11)
    await leavesIn(karin.id, undefined)
    await restartAfter(1)
    const card = await office.cardInChannel(/Now leaves on \w+ \d+ \w+ \d{4}, and not on/)
    assert.match(textOf(card.card), /Jan de Vries[^]*Now leaves on[^]*Offboard Jan de Vries/)
    assert.match(textOf(card.card), /Karin Mulder[^]*Has no date any more/)
    await restartAfter(2)
    await looked()
    assert.equal(proposals().length, 2)
  })

  it('that moved far away is proposed again when it is near', async () => {
    await opened()
    await office.cardInChannel(proposal)
    await leavesIn(jan.id, 40)
    await restartAfter(1)
    const card = await office.cardInChannel(/I propose it again when it is near/)
    assert.doesNotMatch(textOf(card.card), /Offboard Jan de Vries/)
    await restartAfter(30)
    await waitFor('the date to be near', () => (proposals().length === 3 ? true : undefined))
    assert.match(textOf(proposals().at(-1)?.card), /Offboard Jan de Vries/)
  })

  it('that passed while the bot was off is proposed all the same', async () => {
    await opened()
    await office.cardInChannel(proposal)
    await leavesIn(eva.id, 20)
    await restartAfter(30)
    await office.cardInChannel(/Eva Willems[^]*The date is over: [^]*Offboard Eva Willems/)
  })

  it('of somebody whose account is blocked is no proposal', async () => {
    await opened({
      sandbox: {
        seed: ({ users }) => {
          const user = users.get(jan.id)
          if (user !== undefined) user.properties.accountEnabled = false
        },
      },
    })
    const { card } = await office.cardInChannel(proposal)
    assert.doesNotMatch(textOf(card), /Jan de Vries/)
  })

  it('of more than the share that is believed is not proposed, which one card says', async () => {
    const some = Object.values(people).slice(0, 12)
    await opened({
      sandbox: {
        seed: ({ users }) => {
          for (const { id } of some) {
            const user = users.get(id)
            if (user !== undefined)
              user.properties['employeeLeaveDateTime'] = new Date(Date.now() + 3 * day).toISOString()
          }
        },
      },
    })
    const { card } = await office.cardInChannel(/More dates than I propose at once/)
    assert.match(textOf(card), /more than 5 percent, so I propose none/)
    await restartAfter(1)
    await looked()
    assert.equal(office.teams.inChannel().length, 1)
  })

  it('is not read without its permission: the log and /health say so, and nothing is proposed', async () => {
    await opened({ consented: [] })
    const health = async () => (await fetch(`http://127.0.0.1:${office.botPort}/health`)).text()
    await waitFor('the bot to say so', async () =>
      /User-LifeCycleInfo\.Read\.All/.test(await health()) ? true : undefined,
    )
    assert.ok(office.log.some((line) => /"level":50.*User-LifeCycleInfo\.Read\.All/.test(line)))
    assert.equal(office.teams.inChannel().length, 0)
  })

  it('is not even read where no days are configured', async () => {
    await opened({ environment: { PROPOSE_BEFORE_DAYS: '0' }, consented: [] })
    await looked()
    assert.ok(!office.log.some((line) => /leave date/.test(line)))
    assert.equal(office.teams.inChannel().length, 0)
  })

  it('is told in Dutch where the channel is', async () => {
    await opened({ environment: { CHANNEL_LANGUAGE: 'nl' } })
    const card = await office.cardInChannel(/Gaat weg op \w+ \d+ \w+ \d{4}\./)
    await office.teams.press(petra, card, 'Nu niet: Jan de Vries').catch(() => undefined)
    await office.teams.press(ilse, card, 'Nu niet: Jan de Vries')
    await office.cardInChannel(/Nu niet\. Voor deze datum stel ik het niet weer voor/)
  })
})
