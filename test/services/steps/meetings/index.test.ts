import { strict as assert } from 'node:assert'
import sinon from 'sinon'
import { languages } from '../../../../cards/texts'
import { RemoteError, type RemoteProblemKind } from '../../../../services/remote/reader'
import { meetings, type MeetingsDecision, type MeetingsFacts } from '../../../../services/steps/meetings'
import type { OrganisedMeetings } from '../../../../services/steps/meetings/reading'
import { context, envelope, inWords, jan, people, reader, request } from '../builders'
import { noMeetings } from './sample'

const Identity = jan().id
const cancel: MeetingsDecision = { choice: 'cancel' }
const two: OrganisedMeetings = { ...noMeetings, count: 2, subjects: ['Weekstart', 'Atlas'] }
const unreadable: OrganisedMeetings = { ...noMeetings, unreadable: true }
const line = (subject: string) => `The meeting with subject "${subject}" has been queued for cancellation.`
const reading = (...told: readonly unknown[]) =>
  meetings.read(reader({ exchange: { 'Remove-CalendarEvents': told } }).from, jan())

describe('The step for meetings', () => {
  it('counts by a preview, which changes nothing, five years ahead', async () => {
    const { from, exchange } = reader({ exchange: { 'Remove-CalendarEvents': [line('Weekstart'), line('Atlas')] } })

    const facts = await meetings.read(from, jan())

    assert.deepEqual(facts, { ...two, all: [line('Weekstart'), line('Atlas')] })
    sinon.assert.calledOnceWithExactly(exchange.get, 'Remove-CalendarEvents', {
      Identity,
      QueryWindowInDays: 1825,
      CancelOrganizedMeetings: true,
      PreviewOnly: true,
    })
  })

  it('understands a line inside an object, and a subject with quotes of its own', async () => {
    const facts = await reading({ PSComputerName: 'x', value: line('Weekstart') }, line('Over "Noord"'))

    assert.deepEqual(facts, {
      ...two,
      subjects: ['Weekstart', 'Over "Noord"'],
      all: [line('Weekstart'), line('Over "Noord"')],
    })
  })

  it('names first what has begun and goes on, as a series does, then what is next, whatever the order told', async () => {
    const day = 24 * 60 * 60_000
    const inDays = (days: number) => new Date(Date.now() + days * day).toISOString()
    const at = (subject: string, days: number) =>
      `The meeting with subject "${subject}" and start ${inDays(days)} is queued.`
    const told = [at('Later', 12), line('Some day'), at('Weekly', -400), at('Soon', 3)]

    const facts = await reading(...told)

    assert.ok(facts.exists)
    assert.deepEqual(facts.all, [told[2], told[3], told[0], told[1]])
    const said = meetings.touches?.(jan(), facts, cancel) ?? []
    assert.match(
      said.map((one) => inWords(one)).join(' '),
      /“Weekly”, running since \w+ \d+, \d{4}[^]*“Soon”, \w+ \d+, \d{4}[^]*“Later”[^]*Some day/,
    )
  })

  it('takes no answer, and one that says so, for no meetings', async () => {
    assert.deepEqual(await reading(), noMeetings)
    assert.deepEqual(await reading('There are no meetings to cancel.'), noMeetings)
    assert.deepEqual(await reading('No calendar events found'), noMeetings)
  })

  for (const told of ['Done', 7, null, { count: 3 }, ['x'], { value: 'A meeting of 1/2/2027' }])
    it(`never takes ${JSON.stringify(told)} for no meetings`, async () => {
      assert.deepEqual(await reading(told), unreadable)
    })

  it('keeps the first subjects only, and not endless ones', async () => {
    const facts = await reading(...Array.from({ length: 300 }, (_, index) => line(`${index} ${'x'.repeat(500)}`)))

    assert.ok(facts.exists)
    assert.equal(facts.count, 300)
    assert.deepEqual([facts.subjects.length, Math.max(...facts.subjects.map(({ length }) => length))], [5, 80])
  })

  const failing = (kind: RemoteProblemKind) => {
    const { from, exchange } = reader({})
    exchange.get = (() => Promise.reject(new RemoteError({ kind, system: 'exchange', text: 'x' }))) as never
    return meetings.read(from, jan())
  }

  it('knows of no mailbox where Exchange knows of none', async () => {
    assert.deepEqual(await failing('notFound'), { exists: false })
    assert.equal(meetings.applies({ exists: false }, context()), false)
  })

  it('does not count where Exchange refuses the preview as it stands, and passes on what may pass', async () => {
    assert.deepEqual(await failing('badRequest'), unreadable)
    assert.deepEqual(await failing('unexpected'), unreadable)
    for (const kind of ['forbidden', 'unavailable', 'throttled'] as const)
      await assert.rejects(failing(kind), RemoteError)
  })

  it('asks where there are meetings, or perhaps some, and says that there are none', () => {
    assert.equal(meetings.applies(two, context()), true)
    assert.equal(meetings.applies(unreadable, context()), true)
    assert.equal(meetings.applies(noMeetings, context()), false)
    assert.match(inWords(meetings.notAsked?.(noMeetings, context())), /lists no coming meetings/)
    assert.equal(meetings.notAsked?.(unreadable, context()), undefined)
  })

  it('suggests to cancel what it could count, and nothing where it could not', () => {
    assert.deepEqual(meetings.suggest(two, context()), cancel)
    assert.deepEqual(meetings.suggest(unreadable, context()), { choice: 'leave' })
  })

  it('says how many there are on the person card and on its own', () => {
    const many = { ...two, count: 7 }

    const finding = inWords(meetings.findings(many)[0]?.message)
    const card = JSON.stringify(meetings.ask(envelope('meetings'), many, cancel, context()))

    assert.equal(finding, 'Called 7 coming meetings: Weekstart, Atlas, and 5 more.')
    assert.match(card, /7 meetings, a series counts as one/)
    assert.deepEqual(meetings.findings(unreadable), [])
  })

  it('accepts a choice of its card, and cancels nothing without a mailbox', () => {
    assert.equal(meetings.parse({ choice: 'delete' }, two, people(), context()).ok, false)
    assert.equal(meetings.parse({ choice: 'cancel' }, { exists: false }, people(), context()).ok, false)
  })

  it('cancels with the very window that it counted in, and without a day that would change at midnight', () => {
    const [operation] = meetings.plan(jan(), two, cancel, two)

    const parameters = { Identity, QueryWindowInDays: 1825, CancelOrganizedMeetings: true, Confirm: false }
    assert.deepEqual(request(operation), { via: 'exchange', cmdlet: 'Remove-CalendarEvents', parameters })
  })

  it('is done when none is listed any more, and not when an answer cannot be read', () => {
    assert.equal(meetings.isDone(noMeetings, cancel, two), true)
    assert.equal(meetings.isDone({ ...two, count: 1 }, cancel, two), false)
    assert.equal(meetings.isDone(unreadable, cancel, two), false)
    assert.equal(meetings.isDone({ exists: false }, cancel, two), false)
  })

  describe('on the way back', () => {
    const back = (now: MeetingsFacts, before: MeetingsFacts, decision = cancel) =>
      meetings.restore(jan(), now, before, decision)

    it('are lost, and named for whoever has to invite people anew', () => {
      const [part, ...more] = back(noMeetings, { ...two, count: 3 })

      assert.deepEqual([part?.stands, part?.operations, more], ['lost', [], []])
      assert.match(inWords(part?.why), /everybody invited was told\..*anew: Weekstart, Atlas,? and .*1 more meeting\.$/)
      assert.match(inWords(back(noMeetings, unreadable)[0]?.why), /invite people anew\.$/)
    })

    it('are none where none were cancelled', () => {
      assert.deepEqual(back(two, two), [])
      assert.deepEqual(back(noMeetings, noMeetings), [])
      assert.deepEqual(back(noMeetings, { exists: false }), [])
      assert.deepEqual(back(noMeetings, two, { choice: 'leave' }), [])
      assert.equal(back({ ...two, count: 1 }, two).length, 1)
      assert.equal(back({ exists: false }, two).length, 1)
    })
  })

  describe('that cannot be counted', () => {
    it('are a task for a person, with the exact lines to run', () => {
      const [task, ...more] = meetings.plan(jan(), unreadable, cancel, unreadable)

      assert.deepEqual(more, [])
      assert.ok(task?.via === 'person')
      assert.match(
        inWords(task.instruction),
        /Remove-CalendarEvents -Identity jan\.devries@contoso\.com -CancelOrganizedMeetings -QueryWindowInDays 1825 -PreviewOnly/,
      )
    })

    it('rest on the word of that person, unless Exchange then lists one', () => {
      assert.equal(meetings.isDone(unreadable, cancel, unreadable), true)
      assert.equal(meetings.isDone({ ...two, count: 1 }, cancel, unreadable), false)
      for (const language of languages) {
        assert.match(inWords(meetings.verified(unreadable, cancel), language), /person confirmed|bevestigd/)
      }
    })

    it('say so on the card', () => {
      const card = JSON.stringify(meetings.ask(envelope('meetings'), unreadable, { choice: 'leave' }, context()))

      assert.match(card, /Not known/)
      assert.match(card, /Have a colleague cancel them all/)
    })
  })
})
