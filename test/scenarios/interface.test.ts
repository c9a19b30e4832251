import { strict as assert } from 'node:assert'
import * as fc from 'fast-check'
import { z } from 'zod'
import { teamsLimits } from '../../bot/limits'
import { startCaseBody, startBatchBody } from '../../interface/bodies'
import type { BatchView, CaseView } from '../../interface/views'
import { interfaceApp, serviceDeskApp, spreadsheetApp } from '../../sandbox/seeds/clientApps'
import { people } from '../../sandbox/seeds/people'
import { tenantId } from '../../sandbox/tenant/organization'
import { submit, submitAndApprove } from '../support/conversation'
import { ilse, noor, Office, petra, waitFor } from '../support/office'
import { forPrograms, isDescribedBody, ProgramDouble, programToken } from '../support/program'
import { textOf } from '../support/teams'

const jan = people.janDeVries
const otherTenant = '99999999-1111-4222-8333-444444444444'
const soon = () => Math.floor(Date.now() / 1_000)
const body = (
  employee: object = { userPrincipalName: jan.userPrincipalName },
  requester: object = { id: ilse.id },
) => ({
  requester,
  employee,
})

interface Problem {
  readonly code: string
  readonly detail?: string
  readonly caseId?: string
  readonly errors?: readonly { readonly pointer: string }[]
}

describe('another program', () => {
  let office: Office
  let desk: ProgramDouble
  beforeEach(async () => {
    office = await Office.open({ environment: forPrograms })
    desk = new ProgramDouble(office)
  })
  afterEach(() => office.close())

  const start = (asked: object = body(), key = 'ticket 1') =>
    desk.ask<CaseView & Problem>('POST', '/cases', { body: asked, key })

  it('begins an offboarding that the requester decides and another person approves, follows it, and fetches the evidence', async () => {
    const { status, headers, value: begun } = await start()

    assert.equal(status, 201)
    assert.equal(headers.get('location'), `/api/v1/cases/${begun.id}`)
    assert.deepEqual([begun.state, begun.waitsFor, begun.employee.id], ['deciding', ['requester'], jan.id])
    await office.cardFor(ilse, /TOPdesk asks for an offboarding[^]*offboarding of Jan de Vries/)
    const page = await office.cardFor(ilse, /Decisions about/)
    assert.deepEqual(await office.effects(), [])
    await office.teams.press(ilse, page, 'Make the plan')
    const plan = await office.cardFor(ilse, 'The plan for')
    assert.equal((await desk.ask<CaseView>('GET', `/cases/${begun.id}`)).value.state, 'proposed')
    await submitAndApprove(office, plan)
    const done = await waitFor('a case that does not run', async () => {
      const { value } = await desk.ask<CaseView>('GET', `/cases/${begun.id}`)
      return value.state === 'completed' || value.waitsFor.includes('task') ? value : undefined
    })
    assert.ok(done.steps.some(({ id, state, doneAt }) => id === 'contain' && state === 'done' && doneAt !== undefined))

    const lines = await desk.ask<string>('GET', `/cases/${begun.id}/evidence`)
    const html = await desk.ask<string>('GET', `/cases/${begun.id}/evidence`, { headers: { accept: 'text/html' } })

    assert.match(lines.value.split('\n')[0] ?? '', /^\{/)
    assert.match(lines.value, /TOPdesk/, 'who asked stands in the journal')
    assert.match(html.value, /^<!doctype html>/i)
    assert.match(html.value, /TOPdesk/)
    const after = await desk.ask<CaseView>('GET', `/cases/${begun.id}`)
    await desk.ask<string>('GET', `/cases/${begun.id}/evidence`)
    const again = await desk.ask<CaseView>('GET', `/cases/${begun.id}`)
    assert.equal(again.value.revision, after.value.revision, 'fetching again what was fetched writes nothing')
  })

  it('gets the same case for the same request, also when it asks several times at once and after a restart', async () => {
    const first = await Promise.all([start(), start(), start()])
    await office.stopBot()
    await office.startBot()
    const later = await start()

    assert.deepEqual(
      [...first, later].map(({ status, value }) => [status, value.id]),
      Array.from({ length: 4 }, () => [201, first[0].value.id]),
    )
    assert.equal(office.kept()['cases']?.length, 1)
    await office.cardFor(ilse, /Decisions about/)
    const told = office.teams.inChatOf(ilse).filter(({ card }) => textOf(card).includes('TOPdesk asks'))
    assert.equal(told.length, 1)
  })

  it('is refused another request with a key that began something, and may use one again that began nothing', async () => {
    await start()
    const other = await start(body({ id: people.bramHendriks.id }))
    const nobody = await start(body({ userPrincipalName: 'nobody@contoso.com' }), 'ticket 2')
    const corrected = await start(body({ id: people.bramHendriks.id }), 'ticket 2')

    assert.deepEqual([other.status, other.value.code], [422, 'keyUsedOtherwise'])
    assert.deepEqual([nobody.status, nobody.value.code], [422, 'employeeUnknown'])
    assert.equal(corrected.status, 201)
  })

  it('has the moment on the plan that it asked for, as its own wish', async () => {
    const at = new Date(Date.now() + 48 * 3_600_000).toISOString()
    await start({ ...body(), at })
    const page = await office.cardFor(ilse, /Decisions about/)
    await office.teams.press(ilse, page, 'Make the plan')
    const plan = await office.cardFor(ilse, 'The plan for')

    await submit(office, plan)

    const { value } = await desk.ask<{ cases: readonly CaseView[] }>('GET', `/cases?employee=${jan.id}`)
    assert.equal(value.cases[0]?.state, 'submitted')
    assert.deepEqual(await office.effects(), [])
  })

  for (const [what, asked, status, code] of [
    ['a requester who is no operator', body(undefined, { id: noor.id }), 403, 'requesterMayNot'],
    ['a requester who is not there', body(undefined, { userPrincipalName: 'x@contoso.com' }), 422, 'requesterUnknown'],
    ['an employee who is not there', body({ employeeId: 'no such number' }), 422, 'employeeUnknown'],
    ['the requester as the employee', body({ id: ilse.id }), 422, 'protected'],
    ['a moment that is over', { ...body(), at: '2020-01-01T09:00:00+01:00' }, 422, 'momentPast'],
  ] as const)
    it(`begins nothing for ${what}, and tells nobody`, async () => {
      const before = office.teams.messages.length

      const answer = await start(asked)

      assert.deepEqual([answer.status, answer.value.code], [status, code])
      assert.equal(office.kept()['cases']?.length, 0)
      assert.equal(office.teams.messages.length, before)
    })

  it('begins nothing for a requester whom Teams does not let the bot write to', async () => {
    office.teams.removeFor(ilse)

    const answer = await start()

    assert.deepEqual([answer.status, answer.value.code], [422, 'requesterUnreachable'])
    assert.equal(office.kept()['cases']?.length, 0)
  })

  it('is told of the case that runs already, and begins no second one', async () => {
    const { value: begun } = await start()

    const answer = await start(body(), 'another ticket')

    assert.deepEqual([answer.status, answer.value.code, answer.value.caseId], [409, 'alreadyRuns', begun.id])
  })

  it('is told to come again while Microsoft 365 cannot be asked, and then begins it by the same key', async () => {
    await office.control('faults', { path: '/users', status: 503, count: 1_000 })
    const refused = await start()
    await fetch(`${office.sandbox.url}/_sandbox/faults`, { method: 'DELETE' })

    assert.deepEqual([refused.status, refused.value.code], [503, 'busy'])
    assert.equal((await start()).status, 201)
  })

  it('begins the offboarding of several together, each case as asked for by the program', async () => {
    const employees = [{ id: jan.id }, { userPrincipalName: people.bramHendriks.userPrincipalName }]
    const asked = { requester: { id: ilse.id }, name: 'Closing Utrecht', employees }

    const { status, value } = await desk.ask<BatchView>('POST', '/batches', { body: asked, key: 'ticket 3' })

    assert.equal(status, 201)
    await office.cardFor(ilse, /TOPdesk asks for an offboarding[^]*2 colleagues together/)
    const batch = await waitFor('all cases of the batch', async () => {
      const { value: now } = await desk.ask<BatchView>('GET', `/batches/${value.id}`)
      return now.members.every(({ caseId }) => caseId !== undefined) ? now : undefined
    })
    const again = await desk.ask<BatchView>('POST', '/batches', { body: asked, key: 'ticket 3' })
    assert.equal(again.value.id, value.id)
    const caseId = batch.members[0]?.caseId ?? ''
    assert.equal((await desk.ask<CaseView>('GET', `/cases/${caseId}`)).value.batchId, value.id)
    const { value: page } = await desk.ask<string>('GET', `/cases/${caseId}/evidence`, {
      headers: { accept: 'text/html' },
    })
    assert.match(page, /TOPdesk/)
  })

  it('is told which of several is not there, and begins none', async () => {
    const employees = [{ id: jan.id }, { id: '00000000-0000-4000-8000-000000000000' }]

    const { status, value } = await desk.ask<Problem>('POST', '/batches', {
      body: { requester: { id: ilse.id }, name: 'x', employees },
      key: '1',
    })

    assert.deepEqual([status, value.code, value.errors?.[0]?.pointer], [422, 'employeeUnknown', '/employees/1'])
  })

  it('may no more than its roles: a spreadsheet reads, and begins nothing and has no evidence', async () => {
    const { value: begun } = await start()
    const sheet = new ProgramDouble(office, spreadsheetApp)

    const list = await sheet.ask<{ cases: readonly CaseView[] }>('GET', '/cases')
    const refused = [
      await sheet.ask<Problem>('POST', '/cases', { body: body({ id: people.bramHendriks.id }), key: '1' }),
      await sheet.ask<Problem>('POST', '/batches', { body: {}, key: '1' }),
      await sheet.ask<Problem>('GET', `/cases/${begun.id}/evidence`),
    ]

    assert.deepEqual(
      list.value.cases.map(({ id }) => id),
      [begun.id],
    )
    for (const { status, value, headers } of refused) {
      assert.deepEqual([status, value.code], [403, 'noRole'])
      assert.match(headers.get('www-authenticate') ?? '', /insufficient_scope/)
    }
  })

  it('turns the pages of a list', async () => {
    const ids: string[] = []
    for (const one of [jan, people.bramHendriks, people.evaWillems])
      ids.push((await start(body({ id: one.id }), one.id)).value.id)

    const first = await desk.ask<{ cases: readonly CaseView[]; next?: string }>('GET', '/cases?limit=2')
    const second = await desk.ask<{ cases: readonly CaseView[]; next?: string }>(
      'GET',
      `/cases?limit=2&olderThan=${first.value.next}`,
    )

    const listed = [...first.value.cases, ...second.value.cases].map(({ id }) => id)
    assert.deepEqual(listed, ids.toReversed())
    assert.equal(second.value.next, undefined)
  })
})

describe('the door for programs', () => {
  let office: Office
  let desk: ProgramDouble
  before(async () => {
    // All of these come from one address, whose limit has a test of its own.
    office = await Office.open({
      environment: forPrograms,
      configuration: { limits: { ...teamsLimits, turns: 100_000, waiting: 1_000, refusals: 100_000 } },
    })
    desk = new ProgramDouble(office)
  })
  after(() => office.close())

  const tokens: Readonly<Record<string, () => string>> = {
    'of another tenant': () =>
      programToken({ tid: otherTenant, iss: `https://login.microsoftonline.com/${otherTenant}/v2.0` }),
    'of another tenant under this one’s issuer': () => programToken({ tid: otherTenant }),
    'of another issuer': () => programToken({ iss: `https://sts.windows.net/${tenantId}/` }),
    'of version 1.0': () =>
      programToken({ iss: `https://sts.windows.net/${tenantId}/`, ver: '1.0', appid: serviceDeskApp }),
    'for another app': () => programToken({ aud: serviceDeskApp }),
    'for several apps': () => programToken({ aud: [interfaceApp, serviceDeskApp] }),
    'that is expired': () => programToken({ exp: soon() - 360 }),
    'that never expires': () => programToken({ exp: undefined }),
    'that is not valid yet': () => programToken({ nbf: soon() + 3_600 }),
    'of a person': () => programToken({ scp: 'user_impersonation' }),
    'of no program': () => programToken({ azp: undefined }),
    'that somebody changed': () => `${programToken().slice(0, -6)}AAAAAA`,
    'that is none': () => 'x.y.z',
  }
  for (const [what, token] of Object.entries(tokens))
    it(`refuses a token ${what}, and says nothing but a status`, async () => {
      const { status, value, headers } = await desk.ask<Problem>('GET', '/cases', { token: token() })

      assert.deepEqual(value, { type: 'about:blank', title: 'Unauthorized', status: 401, code: 'unauthorized' })
      assert.deepEqual([status, headers.get('www-authenticate')], [401, 'Bearer error="invalid_token"'])
    })

  it('says in the log what the app registration lacks whose tokens are of version 1.0', async () => {
    await desk.ask('GET', '/cases', { token: tokens['of version 1.0']?.() ?? '' })

    assert.ok(office.log.some((line) => line.includes('requestedAccessTokenVersion')))
  })

  it('lets in a program without any role, which may nothing', async () => {
    const { status, value } = await desk.ask<Problem>('GET', '/cases', {
      token: programToken({ roles: ['Other.Role'] }),
    })

    assert.deepEqual([status, value.code], [403, 'noRole'])
  })

  it('does not take a program’s token where Teams comes in, nor Teams’ where programs do', async () => {
    const activity = { ...office.teams.activityOf(ilse, {}), type: 'message', text: '/help' }
    const answer = await fetch(`http://127.0.0.1:${office.botPort}/api/v1/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${programToken()}` },
      body: JSON.stringify(activity),
    })

    assert.equal(answer.status, 404)
  })

  for (const [method, path, status] of [
    ['DELETE', '/cases', 405],
    ['PUT', '/cases/00000000-0000-4000-8000-000000000000', 405],
    ['GET', '/cases/00000000-0000-4000-8000-000000000000', 404],
    ['GET', '/cases/00000000-0000-4000-8000-000000000000/evidence', 404],
    ['GET', '/cases/..%2F..%2Fetc%2Fpasswd/evidence', 404],
    ['GET', '/batches/00000000-0000-4000-8000-000000000000', 404],
    ['GET', '/approvals', 404],
    ['POST', '/cases/00000000-0000-4000-8000-000000000000/approve', 404],
  ] as const)
    it(`answers ${method} ${path} with ${status}: nothing decides or approves here`, async () => {
      const answer = await desk.ask(method, path, method === 'POST' ? { body: {}, key: '1' } : {})

      assert.equal(answer.status, status)
    })

  for (const [what, asking, status] of [
    ['without a key', { body: body() }, 400],
    ['with a key that is too long', { body: body(), key: 'x'.repeat(256) }, 400],
    ['with no JSON', { body: '{', key: '1' }, 400],
    ['with another media type', { body: 'a=b', key: '1', headers: { 'content-type': 'text/plain' } }, 415],
    ['above 256 KB', { body: JSON.stringify({ x: 'x'.repeat(300_000) }), key: '1' }, 413],
  ] as const)
    it(`refuses a request ${what}`, async () => {
      assert.equal((await desk.ask('POST', '/cases', asking)).status, status)
    })

  for (const query of ['state=all', 'limit=0', 'limit=x', 'olderThan=1', 'what=else'])
    it(`refuses a list by ${query}`, async () => {
      assert.equal((await desk.ask('GET', `/cases?${query}`)).status, 400)
    })

  it('refuses every body that openapi.json does not describe, by a pointer to what is wrong, and begins nothing', async () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('', ' ', jan.id, ilse.id, 'x'.repeat(400)))
    const somebody = fc.oneof(
      fc.dictionary(fc.constantFrom('id', 'userPrincipalName', 'employeeId', 'other'), fc.oneof(text, fc.integer()), {
        maxKeys: 2,
      }),
      fc.anything(),
    )
    const asked = fc.record(
      { requester: somebody, employee: somebody, at: fc.oneof(text, fc.anything()), other: fc.anything() },
      { requiredKeys: ['requester', 'employee'] },
    )
    await fc.assert(
      fc.asyncProperty(asked, async (one) => {
        const sent: unknown = JSON.parse(JSON.stringify(one))
        fc.pre(!isDescribedBody('StartCase', sent))
        const { status, value } = await desk.ask<Problem>('POST', '/cases', { body: sent, key: 'a key' })
        assert.deepEqual([status, value.code], [400, 'badRequest'])
        assert.ok((value.errors ?? []).length > 0)
      }),
      { numRuns: 200 },
    )
    assert.equal(office.kept()['cases']?.length, 0)
  })

  it('takes exactly the bodies that openapi.json describes', () => {
    const good = fc.constantFrom(jan.id, ilse.id)
    const way = fc.oneof(
      fc.record({ id: good }),
      fc.record({ userPrincipalName: fc.string() }),
      fc.record({ employeeId: fc.string() }),
      fc.record({ id: fc.string(), more: good }),
    )
    const at = fc.oneof(fc.constantFrom('2031-01-01T09:00:00+01:00', '2031-01-01T09:00:00Z', '2031-01-01'), fc.string())
    const one = fc.record({ requester: way, employee: way, at }, { requiredKeys: ['requester', 'employee'] })
    const many = fc.record({ requester: way, name: fc.string(), employees: fc.array(way, { maxLength: 3 }) })
    fc.assert(
      fc.property(one, many, (first, second) => {
        assert.equal(startCaseBody.safeParse(first).success, isDescribedBody('StartCase', first), JSON.stringify(first))
        assert.equal(startBatchBody.safeParse(second).success, isDescribedBody('StartBatch', second))
      }),
      { numRuns: 500 },
    )
    assert.ok(z.toJSONSchema(startCaseBody, { io: 'input' }).additionalProperties === false)
  })
})

describe('a flood of programs', () => {
  let office: Office
  let desk: ProgramDouble
  before(async () => {
    office = await Office.open({ environment: forPrograms, configuration: { limits: teamsLimits } })
    desk = new ProgramDouble(office)
    await desk.signIn()
  })
  after(() => office.close())

  it('of one program’s requests is told to wait, and holds up no other program and nobody in Teams', async () => {
    const sheet = new ProgramDouble(office, spreadsheetApp)
    await sheet.signIn()
    const flood = Promise.all([...Array(100)].map(() => desk.ask<Problem>('GET', '/cases')))

    const beside = await sheet.ask('GET', '/cases')
    await office.teams.say(petra, '/help')

    const answers = await flood
    assert.equal(beside.status, 200)
    await office.cardFor(petra, /offboard/)
    const refused = answers.filter(({ status }) => status === 429)
    assert.ok(refused.length >= 100 - 2 * teamsLimits.turns, `${refused.length} of 100 were refused`)
    assert.match(refused[0]?.headers.get('retry-after') ?? '', /^\d+$/)
  })

  it('of bad tokens is refused at a glance, and locks out no genuine program', async () => {
    const answers = []
    for (let again = 0; again < 80; again += 1)
      answers.push((await desk.ask('GET', '/cases', { token: programToken({ aud: 'x' }) })).status)
    const sheet = new ProgramDouble(office, spreadsheetApp)

    assert.deepEqual([...new Set(answers)], [401, 429])
    assert.equal((await sheet.ask('GET', '/batches/00000000-0000-4000-8000-000000000000')).status, 404)
  })
})

describe('a bot that is not configured for programs', () => {
  let office: Office
  before(async () => {
    office = await Office.open()
  })
  after(() => office.close())

  it('has nothing there for them', async () => {
    const answer = await fetch(`http://127.0.0.1:${office.botPort}/api/v1/cases`, {
      headers: { authorization: `Bearer ${programToken()}` },
    })

    assert.deepEqual([answer.status, await answer.text()], [404, ''])
    assert.deepEqual(
      office.log.filter((line) => /program/i.test(line)),
      [],
    )
  })
})

describe('the tenant’s keys', () => {
  it('out of reach keep every program out, until they are back', async () => {
    const office = await Office.open({ environment: forPrograms })
    await office.control('faults', { path: '/discovery/v2.0/keys', status: 500, count: 1 })
    const desk = new ProgramDouble(office)

    const first = await desk.ask<Problem>('GET', '/cases')
    const second = await desk.ask<Problem>('GET', '/cases')

    assert.deepEqual([first.status, first.value.code], [503, 'unavailable'])
    assert.equal(second.status, 200)
    await office.close()
  })
})
