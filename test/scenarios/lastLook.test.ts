import { stepCardOf } from '../support/conversation'
import { strict as assert } from 'node:assert'
import { groups } from '../../sandbox/seeds/groups'
import { skus } from '../../sandbox/tenant/products'
import { people } from '../../sandbox/seeds/people'
import { ilse, petra, tom, waitFor, type Office } from '../support/office'
import { actionsOf, textOf, type Message } from '../support/teams'
import { leavePlain } from '../support/plainPeople'
import { TroubledOffice } from './refusalsSupport'

const { janDeVries: jan, petraDeBoer: manager } = people
/** The last request of a plain case by the suggestions: all else is done and read back by then. */
const lastRequest = { method: 'POST', path: `/users/${jan.id}/assignLicense` }
const completed = /Jan de Vries: completed/

interface LoggedRequest {
  readonly method: string
  readonly path: string
  readonly inner: boolean
  readonly cmdlet?: string
  readonly body?: string
}

describe('The summary, when somebody changes things after they were read back', () => {
  let troubled: TroubledOffice
  beforeEach(async () => {
    troubled = await TroubledOffice.open()
  })
  afterEach(() => troubled.office.close())

  /** Leaves, and once all but the licences is done, an administrator does this in another window. */
  const leaveWhile = (...actions: readonly Parameters<TroubledOffice['office']['control']>[]) =>
    troubled.offboardWhile(jan.userPrincipalName, lastRequest, async () => {
      for (const [name, body] of actions) await troubled.office.control(name, body)
    })
  const requests = async () => {
    const answer = await fetch(`${troubled.office.sandbox.url}/_sandbox/requests`)
    const { requests: all } = (await answer.json()) as { readonly requests: readonly LoggedRequest[] }
    return all
  }
  const notFinished = async () => textOf((await troubled.office.cardFor(ilse, /Jan de Vries: not finished/)).card)

  it('does not say that sign-in is blocked when the account was enabled again, and blocks it again when asked', async () => {
    await leaveWhile(['enable-account', { id: jan.id }])

    const said = await notFinished()
    assert.doesNotMatch(said, /Sign-in is blocked/)
    assert.match(said, /Sign out everywhere:\*\* [^\n]*no longer so/)

    const card = await stepCardOf(troubled.office, 'Sign out everywhere', /no longer so/)
    const before = (await requests()).length
    await troubled.office.teams.press(petra, card, 'Try again')
    const summary = await troubled.office.cardFor(ilse, completed)
    const since = (await requests()).slice(before)
    assert.match(textOf(summary.card), /Sign-in is blocked/)
    const { body } = await troubled.office.graph(`/users/${jan.id}?$select=accountEnabled`)
    assert.equal(body['accountEnabled'], false)
    const look = since.slice(since.findLastIndex(({ path }) => path.endsWith('revokeSignInSessions')) + 2)
    const graph = look.filter(({ path, inner }) => path.startsWith('/v1.0/') && !inner)
    const cmdlets = look.flatMap(({ cmdlet, body = '' }) => (cmdlet === undefined ? [] : `${cmdlet} ${body}`))
    assert.deepEqual([graph.length, cmdlets.length], [1, new Set(cmdlets).size], 'one batch, and each cmdlet once')
  })

  it('offers a role and a group that came since as one more decision, and is completed only after it', async () => {
    await leaveWhile(
      ['give-role', { id: jan.id, role: 'Helpdesk Administrator' }],
      ['add-member', { id: jan.id, group: groups.sales.id }],
    )

    const roles = await stepCardOf(troubled.office, 'Administrator roles', /New since the plan/)
    const membership = await stepCardOf(troubled.office, 'Groups and teams', /New since the plan/)
    assert.ok(troubled.office.teams.inChatOf(ilse).every(({ card }) => !completed.test(textOf(card))))
    await troubled.office.teams.press(petra, roles, 'Approve')
    await troubled.office.teams.press(petra, membership, 'Reject this step', { reason: 'She still hands this over' })

    const summary = textOf((await troubled.office.cardFor(ilse, completed)).card)
    assert.match(summary, /Groups and teams[^\n]*new since the plan[^\n]*She still hands this over/i)
    assert.match(summary, /Administrator roles/)
  })

  it('offers a licence that was given since', async () => {
    await leaveWhile(['assign-licence', { id: jan.id, product: 'MCOEV' }])

    const licences = await stepCardOf(troubled.office, 'Licences', /New since the plan/)
    await troubled.office.teams.press(petra, licences, 'Approve')

    await troubled.office.cardFor(ilse, completed)
    const { body } = await troubled.office.graph(`/users/${jan.id}?$select=assignedLicenses`)
    assert.deepEqual(body['assignedLicenses'], [])
  })

  it('offers to leave a group that gives a licence back, and does not say that it is gone', async () => {
    const sales = troubled.tenant.groups.get(groups.sales.id)
    assert.ok(sales !== undefined)
    await leaveWhile(['enable-account', { id: jan.id }])
    const blocked = await stepCardOf(troubled.office, 'Sign out everywhere', /no longer so/)
    Object.assign(sales, { licences: [skus.e3.skuId] })
    await troubled.office.control('add-member', { id: jan.id, group: groups.sales.id })
    await troubled.office.teams.press(petra, blocked, 'Try again')

    const licences = await stepCardOf(troubled.office, 'Licences', /New since the plan[^]*Sales/)
    assert.ok(troubled.office.teams.inChatOf(ilse).every(({ card }) => !completed.test(textOf(card))))
    await troubled.office.teams.press(petra, licences, 'Approve')

    await troubled.office.cardFor(ilse, completed)
    const { body } = await troubled.office.graph(`/users/${jan.id}?$select=assignedLicenses`)
    assert.deepEqual(body['assignedLicenses'], [])
  })

  it('offers what came where there was nothing to decide: a rule, a group of one’s own, a device', async () => {
    await leaveWhile(
      ['add-inbox-rule', { id: jan.id, name: 'Home', forwardTo: ['jan@home.example'] }],
      ['add-owner', { id: jan.id, group: groups.sales.id }],
      ['add-device', { id: jan.id, name: 'JAN-LAPTOP-2', ownership: 'company' }],
    )

    const asked = (title: string, says: string) =>
      stepCardOf(troubled.office, title, new RegExp(`New since the plan[^]*${says}`))
    const device = await asked('Devices and phones', 'JAN-LAPTOP-2')
    const rule = await asked('Inbox rules', 'jan@home.example')
    const owner = await asked('Owner of groups', 'Sales')
    await troubled.office.teams.press(petra, device, 'Reject this step', { reason: 'It was never handed out' })
    for (const card of [rule, owner]) await troubled.office.teams.press(petra, card, 'Approve')

    const summary = textOf((await troubled.office.cardFor(ilse, completed)).card)
    assert.match(summary, /Devices[^\n]*new since the plan[^\n]*It was never handed out/i)
    const effects = (await troubled.office.effects()).map(({ what }) => what)
    assert.ok(effects.includes('Disable-InboxRule'), effects.join('\n'))
  })

  it('does not say that a successor has access who was deleted', async () => {
    await leaveWhile(['delete-person', { id: manager.id }])

    const said = await notFinished()
    assert.doesNotMatch(said, /Petra de Boer has full access|completed/)
    assert.match(said, /Petra de Boer was deleted/)
  })

  it('says once that the account was deleted meanwhile, and claims nothing that can no longer be read', async () => {
    await leaveWhile(['delete-person', { id: jan.id }])

    const said = await notFinished()
    assert.doesNotMatch(said, /Sign-in is blocked|accepted the change/)
    assert.equal(said.match(/account of Jan de Vries is not there any more/g)?.length, 1)

    await troubled.office.control('restore-person', { id: jan.id })
    const summary = textOf(
      (await troubled.office.cardFor(ilse, /Jan de Vries: (completed|not finished)[^]*Sign-in is/)).card,
    )
    assert.match(summary, /Sign-in is blocked/, 'it is read again by itself once the account is back')
  })

  describe('and somebody stops it', () => {
    /** The same, and before Microsoft answers the last request Tom stops it. */
    const stopWhile = (...[name, body]: Parameters<TroubledOffice['office']['control']>) =>
      troubled.offboardWhile(jan.userPrincipalName, lastRequest, async () => {
        await troubled.office.control(name, body)
        await troubled.office.teams.press(tom, await cardToStop(troubled.office), 'Stop now')
      })
    const stopped = async () => textOf((await troubled.office.cardFor(ilse, /Jan de Vries: stopped/)).card)

    it('says that the account can sign in again, offers nobody to block it, and leaves it so', async () => {
      await stopWhile('enable-account', { id: jan.id })

      const said = await stopped()
      assert.doesNotMatch(said, /Sign-in is blocked|could not sign in|Allow sign-in again/)
      assert.match(
        said,
        /⚠ Jan de Vries can still sign in\.[^]*Last read on [^]*Sign out everywhere:\*\* [^\n]*no longer so/,
      )
      await waitFor('no button but for evidence and the way back', () => {
        const cards = [...troubled.office.teams.inChannel(), ...troubled.office.teams.inChatOf(ilse)]
        const verbs = cards.flatMap(({ card }) => (card === undefined ? [] : actionsOf(card).map(({ verb }) => verb)))
        return verbs.every((verb) => ['evidence', 'ask', 'undo'].includes(verb)) ? true : undefined
      })
      const { body } = await troubled.office.graph(`/users/${jan.id}?$select=accountEnabled`)
      assert.equal(body['accountEnabled'], true)
    })

    it('does not say that a successor has access who was deleted', async () => {
      await stopWhile('delete-person', { id: manager.id })

      const said = await stopped()
      assert.doesNotMatch(said, /Petra de Boer has full access/)
      assert.match(said, /Petra de Boer was deleted/)
    })
  })
})

describe('Somebody who is put into a group as their offboarding is stopped', () => {
  it('is not said to be out of all groups, and nobody is asked about it', async () => {
    const { evaWillems: eva } = people
    const troubled = await TroubledOffice.open(() => undefined)
    try {
      const { office } = troubled
      const last = { method: 'POST', path: `/users/${eva.id}/assignLicense` }
      await troubled.offboardWhile(eva.userPrincipalName, last, async () => {
        await office.control('add-member', { id: eva.id, group: groups.board.id })
        await office.teams.press(tom, await cardToStop(office), 'Stop now')
      })

      const said = textOf((await office.cardFor(ilse, /Eva Willems: stopped/)).card)
      assert.match(said, /✓ Eva Willems cannot sign in, since[^]*Groups and teams:\*\* [^\n]*no longer so/)
      assert.doesNotMatch(said, /Out of 2 groups/)
      for (const { card } of office.teams.inChannel()) assert.doesNotMatch(textOf(card), /New since the plan/)
    } finally {
      await troubled.office.close()
    }
  })
})

describe('What came to rest with something new that nobody decided about, and is stopped then', () => {
  it('is told of as it is then, also what was done before', async () => {
    const { evaWillems: eva } = people
    const troubled = await TroubledOffice.open(() => undefined)
    try {
      const { office } = troubled
      const last = { method: 'POST', path: `/users/${eva.id}/assignLicense` }
      await troubled.offboardWhile(eva.userPrincipalName, last, () =>
        office.control('add-member', { id: eva.id, group: groups.board.id }),
      )
      await stepCardOf(office, 'Groups and teams', /New since the plan/)
      await office.control('add-member', { id: eva.id, group: groups.sales.id })
      await office.teams.press(tom, await cardToStop(office), 'Stop now')

      const said = textOf((await office.cardFor(ilse, /Eva Willems: stopped/)).card)
      assert.doesNotMatch(said, /Out of 2 groups/)
      assert.match(said, /Groups and teams:\*\* [^\n]*no longer so/)
      assert.match(said, /Groups and teams[^\n]*New since the plan, and not done/)
    } finally {
      await troubled.office.close()
    }
  })
})

describe('A case that was stopped as the bot died', () => {
  it('gets its summary when the bot is there again', async () => {
    const troubled = await TroubledOffice.open(undefined, 120_000)
    try {
      const { office } = troubled
      await troubled.offboardWhile(jan.userPrincipalName, lastRequest, async () => {
        await office.control('faults', { path: jan.id, status: 503, count: 1_000 })
        await office.teams.press(tom, await cardToStop(office), 'Stop now')
      })
      await office.cardFor(ilse, /Tom Visser stopped this offboarding/)
      assert.ok(office.teams.inChatOf(ilse).every(({ card }) => !/: stopped/.test(textOf(card))))
      await office.stopBot()
      await fetch(`${office.sandbox.url}/_sandbox/faults`, { method: 'DELETE' })
      await office.startBot()

      await office.cardFor(ilse, /Jan de Vries: stopped[^]*✓ Jan de Vries cannot sign in, since[^]*Sign-in is blocked/)
    } finally {
      await troubled.office.close()
    }
  })
})

describe('What came to rest and is closed later', () => {
  it('is told of as it is when it is closed, and not as it was at rest', async () => {
    const troubled = await TroubledOffice.open()
    try {
      await troubled.offboardAnswered(jan.userPrincipalName, lastRequest, { status: 403, count: 3 })
      await troubled.office.cardFor(ilse, /Jan de Vries: not finished[^]*Sign-in is blocked/)
      await troubled.office.control('enable-account', { id: jan.id })

      const person = await troubled.office.cardFor(ilse, /What I found/)
      await troubled.office.teams.press(ilse, person, 'Close now')

      const said = textOf((await troubled.office.cardFor(ilse, /Jan de Vries: stopped[^]*can still sign in/)).card)
      assert.doesNotMatch(said, /Sign-in is blocked/)
    } finally {
      await troubled.office.close()
    }
  })
})

describe('A task that is open when a case comes to rest', () => {
  it('names the successor as they are called by now', async () => {
    const troubled = await TroubledOffice.open((tenant) => {
      leavePlain(tenant, jan)
      const report = tenant.users.get(people.evaWillems.id)
      assert.ok(report !== undefined)
      report.manager = jan.id
    })
    try {
      await troubled.offboardWhile(jan.userPrincipalName, lastRequest, () =>
        troubled.office.control('rename-person', { id: manager.id, displayName: 'Petra Jansen-de Boer' }),
      )
      await troubled.office.cardFor(ilse, /Jan de Vries: not finished/)

      const task = textOf((await troubled.office.cardFor(ilse, /To do by hand: Direct reports/)).card)
      assert.match(task, /Petra Jansen-de Boer/)
      assert.doesNotMatch(task, /Petra de Boer/)
    } finally {
      await troubled.office.close()
    }
  })
})

function cardToStop({ teams }: Pick<Office, 'teams'>): Promise<Message> {
  return waitFor('a button to stop', () =>
    teams
      .inChannel()
      .find(({ card }) => card !== undefined && actionsOf(card).some(({ title }) => title === 'Stop now')),
  )
}
