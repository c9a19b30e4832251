import { strict as assert } from 'node:assert'
import { people } from '../../../sandbox/seeds/people'
import { eachWithSandbox, inStillTime } from '../support'

const { janDeVries, ahmedYildiz, bramHendriks, tomVisser } = people
const Identity = janDeVries.id

describe('the settings of a mailbox of the pretend tenant', () => {
  const trial = eachWithSandbox()
  const path = (id = Identity) => `/users/${id}/mailboxSettings`
  const patch = (automaticRepliesSetting: object, id?: string) =>
    trial.graph('PATCH', path(id), { body: { automaticRepliesSetting } })
  const replies = async () => (await trial.graph('GET', path())).body['automaticRepliesSetting']

  it('start without an automatic reply, and can be read in part', async () => {
    const whole = await trial.graph('GET', path())
    const part = await trial.graph('GET', `${path()}?$select=timeZone`)

    assert.equal(whole.body['automaticRepliesSetting']?.['status'], 'disabled')
    assert.deepEqual(Object.keys(part.body), ['@odata.context', 'timeZone'])
  })

  it('keep a reply in a page of HTML, leave what is not named, and answer with what stands now', async () => {
    const answer = await patch({ status: 'alwaysEnabled', internalReplyMessage: '<p>Away</p>' })
    await patch({ externalAudience: 'none' })

    assert.equal(answer.status, 200)
    assert.equal(answer.body['automaticRepliesSetting']?.['status'], 'alwaysEnabled')
    const kept = await replies()
    assert.equal(kept?.['internalReplyMessage'], '<html>\n<body>\n<p>Away</p>\n</body>\n</html>\n')
    assert.equal(kept?.['status'], 'alwaysEnabled')
    assert.equal(kept?.['externalAudience'], 'none')
    const effects = (await trial.control('GET', 'effects')).body as unknown as readonly {
      what: string
      target: string
    }[]
    assert.deepEqual(
      effects.map(({ what, target }) => [what, target]),
      Array.from({ length: 2 }, () => ['PATCH /users/{id}/mailboxSettings', Identity]),
    )
  })

  it('leave a page of HTML as it is, and no reply without one', async () => {
    const page = '<html>\n<body>\nAway\n</body>\n</html>\n'

    await patch({ internalReplyMessage: page, externalReplyMessage: '' })

    const kept = await replies()
    assert.deepEqual([kept?.['internalReplyMessage'], kept?.['externalReplyMessage']], [page, ''])
  })

  it('go on in a shared mailbox', async () => {
    await trial.exchange('Set-Mailbox', { Identity, Type: 'Shared' })

    assert.equal((await patch({ status: 'alwaysEnabled' })).status, 200)
  })

  const end = { dateTime: '2026-12-01T00:00:00', timeZone: 'UTC' }
  for (const [what, setting] of [
    ['an unknown status', { status: 'on' }],
    ['an unknown audience', { externalAudience: 'friends' }],
    ['an unknown property', { message: 'Away' }],
    ['a text of another type', { internalReplyMessage: 7 }],
    ['a plan without its days', { status: 'scheduled' }],
    ['a plan without its first day', { status: 'scheduled', scheduledEndDateTime: end }],
    ['a plan without its last day', { status: 'scheduled', scheduledStartDateTime: end }],
  ] as const)
    it(`refuse ${what} with 400`, async () => {
      const answer = await patch(setting)

      assert.equal(answer.status, 400)
      assert.equal(answer.body['error']?.['code'], 'Request_BadRequest')
      assert.equal((await replies())?.['status'], 'disabled')
    })

  it('are not there without a mailbox, nor without a user', async () => {
    const without = await trial.graph('GET', path(ahmedYildiz.id))
    const refused = await patch({ status: 'disabled' }, ahmedYildiz.id)
    const nobody = await trial.graph('GET', path('nobody@contoso.com'))

    assert.equal(without.status, 404)
    assert.equal(without.body['error']?.['code'], 'MailboxNotEnabledForRESTAPI')
    assert.equal(refused.body['error']?.['code'], 'MailboxNotEnabledForRESTAPI')
    assert.equal(nobody.body['error']?.['code'], 'Request_ResourceNotFound')
  })
})

describe('the calendars of the pretend tenant', () => {
  const trial = eachWithSandbox()
  const remove = async (id: string, parameters: object = {}) => {
    const { body } = await trial.exchange('Remove-CalendarEvents', {
      Identity: id,
      QueryWindowInDays: 365,
      CancelOrganizedMeetings: true,
      ...parameters,
    })
    return body['value'] as unknown as readonly string[]
  }
  const preview = (id: string, parameters: object = {}) => remove(id, { PreviewOnly: true, ...parameters })

  it('list coming meetings that somebody called and others are invited to, a series once, and nothing else', async () => {
    const lines = await preview(Identity)

    assert.equal(lines.length, 3)
    for (const subject of ['Weekstart Sales', 'Offerte "Noord" bespreken', 'Vergaderzaal 2.04'])
      assert.ok(lines.some((line) => line.includes(`"${subject}"`)))
  })

  it('change nothing by a preview, and say the same as when they do', async () => {
    const before = await preview(Identity)
    const again = await preview(Identity)
    const said = await remove(Identity)

    assert.deepEqual(again, before)
    assert.deepEqual(said, before)
    assert.deepEqual(await preview(Identity), [])
    const effects = (await trial.control('GET', 'effects')).body as unknown as readonly { what: string }[]
    assert.deepEqual(
      effects.map(({ what }) => what),
      ['Remove-CalendarEvents'],
    )
  })

  it('look no further than the window, and cancel a series of which one time falls in it', async () => {
    const soon = await preview(Identity, { QueryWindowInDays: 7 })
    await remove(bramHendriks.id, { QueryWindowInDays: 14 })

    assert.equal(soon.length, 2)
    assert.deepEqual(await preview(bramHendriks.id), [])
  })

  it('cancel nothing without the switch for it', async () => {
    assert.deepEqual(await remove(Identity, { CancelOrganizedMeetings: false }), [])
    assert.equal((await preview(Identity)).length, 3)
  })

  it(
    'show what was cancelled until it is out of the calendar',
    inStillTime(async (pass) => {
      await trial.control('POST', 'delays', { meetingCancellation: 250 })
      await remove(Identity)
      pass(249)
      const first = (await preview(Identity)).length

      pass(1)

      assert.deepEqual([first, (await preview(Identity)).length], [3, 0])
    }),
  )

  it('are empty for most people, and not there without a mailbox', async () => {
    const missing = await trial.exchange('Remove-CalendarEvents', { Identity: ahmedYildiz.id, QueryWindowInDays: 1 })

    assert.deepEqual(await preview(tomVisser.id), [])
    assert.equal(missing.status, 404)
  })

  it('refuse a window of more than five years, and a question without one', async () => {
    const ask = async (parameters: object) =>
      (await trial.exchange('Remove-CalendarEvents', { Identity, PreviewOnly: true, ...parameters })).status

    assert.equal(await ask({ QueryWindowInDays: 1826 }), 400)
    assert.equal(await ask({}), 400)
  })
})

describe('a series of meetings in the pretend tenant that has not begun', () => {
  const trial = eachWithSandbox({
    seed: ({ calendars }) => {
      const start = new Date(Date.now() + 60 * 24 * 60 * 60_000).toISOString()
      const series = { subject: 'Traject', organizer: tomVisser.id, attendees: 3, start, everyDays: 7, queued: false }
      calendars.set(tomVisser.id, [series])
    },
  })

  it('is listed when it begins in the window, and not before', async () => {
    const within = async (QueryWindowInDays: number) => {
      const parameters = { Identity: tomVisser.id, QueryWindowInDays, CancelOrganizedMeetings: true, PreviewOnly: true }
      return ((await trial.exchange('Remove-CalendarEvents', parameters)).body['value'] as unknown as string[]).length
    }

    assert.deepEqual([await within(14), await within(90)], [0, 1])
  })
})
