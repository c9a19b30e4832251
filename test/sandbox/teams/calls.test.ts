import { strict as assert } from 'node:assert'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text as textOf } from 'node:stream/consumers'
import { skus } from '../../../sandbox/tenant/products'
import { groups } from '../../../sandbox/seeds/groups'
import { numbers } from '../../../sandbox/seeds/numbers'
import { people } from '../../../sandbox/seeds/people'
import { eachWithSandbox, inStillTime, startTrial } from '../support'

const { janDeVries, evaWillems, petraDeBoer, tomVisser } = people
const Identity = janDeVries.id
const management = '/admin/teams/telephoneNumberManagement'

describe('calls in the pretend tenant', () => {
  const trial = eachWithSandbox()
  const set = async (parameters: object): Promise<string> => {
    const { body } = await trial.cmdlet('Set-CsUserCallingSettings', { Identity, ...parameters })
    return String(body['error']?.['message'] ?? 'done')
  }
  const forward = (ForwardingTarget: string) =>
    set({
      IsForwardingEnabled: true,
      ForwardingType: 'Immediate',
      ForwardingTargetType: 'SingleTarget',
      ForwardingTarget,
    })
  const missed = (UnansweredTarget: string, UnansweredTargetType = 'SingleTarget') =>
    set({ IsUnansweredEnabled: true, UnansweredDelay: '00:00:20', UnansweredTarget, UnansweredTargetType })

  it('are forwarded to a number, or to somebody else, and never to oneself', async () => {
    assert.equal(await forward('+31205550111'), 'done')
    assert.equal(await forward(`sip:${evaWillems.userPrincipalName}`), 'done')
    assert.match(await forward(janDeVries.id), /ForwardingTarget '.*' is not valid/)
    assert.match(await forward('0205550111'), /ForwardingTarget '.*' is not valid/)
  })

  it('go to an extension of a number, and never to voicemail while they ring elsewhere', async () => {
    const both = { IsForwardingEnabled: true, ForwardingType: 'Simultaneous', ForwardingTargetType: 'Voicemail' }

    assert.equal(await forward('+1206555000;ext=1234'), 'done')
    assert.match(await set(both), /Voicemail is only supported for Immediate/)
    assert.equal(await set({ ...both, ForwardingType: 'Immediate' }), 'done')
  })

  it('ring as long as Microsoft lets them before they are missed, and for no other time', async () => {
    const ringing = (UnansweredDelay: string) =>
      set({ IsUnansweredEnabled: true, UnansweredDelay, UnansweredTargetType: 'Voicemail' })

    for (const seconds of ['00:05', '00:10', '00:15', '00:20', '00:30', '00:40', '00:50', '01:00'])
      assert.equal(await ringing(`00:${seconds}`), 'done', seconds)
    for (const seconds of ['00:00', '00:25', '01:10']) assert.notEqual(await ringing(`00:${seconds}`), 'done', seconds)
  })

  it('that are missed go to somebody whom the tenant has', async () => {
    assert.equal(await missed(evaWillems.id), 'done')
    assert.match(await missed('nobody'), /ForwardingTarget 'nobody' is not valid/)
    assert.equal(await missed('nobody', 'Voicemail'), 'done')
  })
})

describe('phone numbers of the pretend tenant', () => {
  const trial = eachWithSandbox()
  const post = (action: string, body: object) =>
    trial.graph('POST', `${management}/numberAssignments/${action}`, { body })
  const { telephoneNumber, numberType } = numbers.free
  const outcome = async (action: string, body: object): Promise<string> => {
    const { headers } = await post(action, body)
    const location = (headers.get('location') ?? '').replace(`${trial.sandbox.url}/v1.0`, '')
    const operation = (await trial.graph('GET', location)).body
    return `${String(operation['status'])} ${String(operation['numbers']?.[0]?.['statusDetail'])}`
  }

  it('are given to nobody who is not there, and taken from nobody', async () => {
    const assignmentTargetId = '00000000-0000-4000-8000-000000000000'

    assert.match(
      await outcome('assignNumber', { telephoneNumber, numberType, assignmentTargetId }),
      /^failed The assignment target does not exist/,
    )
    assert.match(await outcome('unassignNumber', { telephoneNumber, numberType }), /^failed .* is not assigned/)
  })

  it('are not taken where Active Directory writes them, but there', async () => {
    const lisa = people.lisaVanDijk.id
    const written = { telephoneNumber: '+31205550130', numberType: 'directRouting' as const }
    const another = { ...written, telephoneNumber: '+31205550131' }
    const plain = { ...written, telephoneNumber: '+31205550132' }
    const seeded = await startTrial({
      seed: (tenant) =>
        void tenant.numbers.push(
          { ...another, id: '31205550131', source: 'onPremises', holder: people.fleurPeters.id },
          { ...plain, id: '31205550132', holder: lisa },
          { ...written, id: '31205550130', source: 'onPremises', holder: lisa },
        ),
    })
    try {
      const list = async () =>
        JSON.stringify((await seeded.graph('GET', `${management}/numberAssignments`)).body['value'])
      const { headers } = await seeded.graph('POST', `${management}/numberAssignments/unassignNumber`, {
        body: written,
      })
      const location = (headers.get('location') ?? '').replace(`${seeded.sandbox.url}/v1.0`, '')
      const { body } = await seeded.graph('GET', location)
      assert.match(JSON.stringify(body), /"failed".*managed on-premises/)
      assert.match(await list(), /"numberSource":"onPremises"/)

      const clear = () => seeded.control('POST', 'change-active-directory', { id: lisa, change: 'clearNumber' })
      assert.equal((await clear()).status, 204)
      const left = await list()
      assert.match(left, /"\+31205550131"[^}]*"onPremises"/, 'of somebody else')
      assert.equal(left.match(/onPremises/g)?.length, 1)
      assert.match(left, new RegExp(`"\\+31205550132"[^}]*${lisa}`), 'hers, and not written there')
      assert.equal((await clear()).status, 400)
    } finally {
      await seeded.sandbox.stop()
    }
  })

  it(
    'are taken once, also when somebody looks again',
    inStillTime(async (pass) => {
      await trial.control('POST', 'delays', { numberOperation: 30 })
      const { telephoneNumber, numberType } = numbers.janDeVries
      const { headers } = await post('unassignNumber', { telephoneNumber, numberType })
      const location = (headers.get('location') ?? '').replace(`${trial.sandbox.url}/v1.0`, '')
      const look = async (): Promise<string> => String((await trial.graph('GET', location)).body['status'])

      const first = await look()
      pass(30)

      assert.deepEqual([first, await look(), await look()], ['running', 'succeeded', 'succeeded'])
    }),
  )

  for (const more of [{ assignmentTargetId: 'eva' }, { locationId: 'Utrecht' }, { target: evaWillems.id }])
    it(`refuse ${JSON.stringify(more)}`, async () => {
      const body = { telephoneNumber, numberType, assignmentTargetId: evaWillems.id }

      assert.equal((await post('assignNumber', { ...body, ...more })).status, 400)
      assert.equal((await post('unassignNumber', { telephoneNumber, numberType, more })).status, 400)
    })

  it('have no operation that nobody started', async () => {
    assert.equal((await trial.graph('GET', `${management}/operations/none`)).status, 404)
  })
})

describe('call queues of the pretend tenant', () => {
  const trial = eachWithSandbox()
  interface Queue {
    readonly Identity: string
    readonly Users: readonly string[]
  }
  const queues = async (parameters: object = {}): Promise<readonly Queue[]> =>
    (await trial.cmdlet('Get-CsCallQueue', parameters)).body['value'] as unknown as readonly Queue[]
  const setAgents = async (Identity: string, Users: readonly string[]): Promise<string> => {
    const { body } = await trial.cmdlet('Set-CsCallQueue', { Identity, Users })
    return String(body['error']?.['message'] ?? 'done')
  }

  it('are read one by one, or all at once', async () => {
    const all = await queues()
    const last = all.at(-1)?.Identity

    assert.ok(all.length > 1)
    assert.deepEqual(
      (await queues({ Identity: last })).map(({ Identity }) => Identity),
      [last],
    )
  })

  it('are answered by people with a phone, and by those who do already', async () => {
    const [queue] = (await queues()).filter(({ Users }) => Users.length > 0)
    const Identity = queue?.Identity ?? ''
    const users = queue?.Users ?? []

    assert.equal(await setAgents(Identity, [...users, petraDeBoer.id]), 'done')
    assert.match(await setAgents(Identity, [...users, tomVisser.id]), /not enabled for Enterprise Voice/)
    assert.match(await setAgents(Identity, [...users, groups.sales.id]), /not enabled for Enterprise Voice/)
    await trial.graph('POST', `/users/${evaWillems.id}/assignLicense`, {
      body: { addLicenses: [], removeLicenses: [skus.phone.skuId] },
    })
    assert.equal(await setAgents(Identity, users), 'done')
  })
})

describe('the stand-in for PowerShell by itself', () => {
  const trial = eachWithSandbox()
  const run = async (variables: Record<string, string>, ...lines: object[]) => {
    const [command = '', ...rest] = JSON.parse(trial.sandbox.environment['POWERSHELL_COMMAND'] ?? '[]') as string[]
    const { SANDBOX_URL: _, ...environment } = process.env
    const worker = spawn(command, rest, { cwd: '/', env: { ...environment, ...variables } })
    worker.stdin.on('error', () => undefined)
    worker.stdin.end(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    const exit = once(worker, 'exit') as Promise<[number]>
    const [said, complained, [code]] = await Promise.all([textOf(worker.stdout), textOf(worker.stderr), exit])
    const answers = said
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { ok?: boolean; error?: { type: string; message: string } })
    return { answers, complained, code }
  }

  for (const [what, variables] of [
    ['no tenant', {}],
    ['a tenant elsewhere', { SANDBOX_URL: 'http://192.0.2.1:80' }],
  ] as const)
    it(`says that it was given ${what}`, async () => {
      const { answers, complained, code } = await run(variables)

      assert.deepEqual([answers, code], [[], 1])
      assert.match(complained, /SANDBOX_URL must be the address of a sandbox on this machine/)
    })

  it('runs cmdlets of the module that it stands in for, and of no other', async () => {
    const { answers } = await run(
      { SANDBOX_URL: trial.sandbox.url, OFFBOARDING_POWERSHELL_MODULES: 'teams' },
      { id: '1', cmdlet: 'Get-Mailbox', parameters: { Identity } },
      { id: '2', cmdlet: 'Get-CsUserCallingSettings', parameters: { Identity } },
    )

    assert.deepEqual(
      answers.map(({ ok }) => ok),
      [undefined, false, true],
    )
    assert.equal(answers[1]?.error?.type, 'System.UnauthorizedAccessException')
  })

  for (const [module, cmdlet, message] of [
    ['exchange', 'Get-Mailbox', /^UnAuthorized$/],
    ['teams', 'Get-CsUserCallingSettings', /Access token validation failure/],
  ] as const)
    it(`says as the module of ${module} does that its session is signed out`, async () => {
      await trial.control('POST', 'faults', { cmdlet, status: 401 })

      const { answers } = await run(
        { SANDBOX_URL: trial.sandbox.url, OFFBOARDING_POWERSHELL_MODULES: module },
        { id: '1', cmdlet, parameters: { Identity } },
      )

      assert.match(answers[1]?.error?.message ?? '', message)
    })

  it('says that the tenant is gone before it ends', async () => {
    await trial.sandbox.stop()

    const { complained, code } = await run({ SANDBOX_URL: trial.sandbox.url }, { id: '1', cmdlet: 'Get-Mailbox' })

    assert.match(complained, /The sandbox cannot be reached/)
    assert.equal(code, 1)
  })
})

describe('what answers by itself in the pretend tenant', () => {
  const trial = eachWithSandbox()
  const read = async (cmdlet: string, parameters: object) =>
    (await trial.cmdlet(cmdlet, parameters)).body['value'] as unknown as readonly Readonly<Record<string, unknown>>[]
  const attendant = 'c8a5d3e2-71f4-4b09-9e26-3d7b5a1f8c01'
  const queue = 'b3f7a1c0-9d52-4e68-8a17-5c0e4d2f6b03'
  const lead = (body: object) => trial.control('POST', 'lead-callers', body)

  it('passes callers on to whom an administrator chose, and to nobody at the start', async () => {
    const targets = async () => [
      ...(await read('Get-CsAutoAttendant', { Identity: attendant })).map(
        ({ Operator, DefaultCallFlow }) => [Operator, JSON.stringify(DefaultCallFlow).includes(evaWillems.id)] as const,
      ),
      ...(await read('Get-CsCallQueue', { Identity: queue })).map(({ OverflowActionTarget }) => OverflowActionTarget),
    ]
    const before = await targets()
    await lead({ id: petraDeBoer.id, from: attendant, by: 'operator' })
    await lead({ id: evaWillems.id, from: attendant, by: 'firstKey' })
    await lead({ id: evaWillems.id, from: queue, by: 'overflow' })

    assert.deepEqual(before, [[null, false], null])
    assert.deepEqual(await targets(), [
      [{ Id: petraDeBoer.id, Type: 'User' }, true],
      { Id: evaWillems.id, Type: 'User' },
    ])
  })

  it('is read in pages, or one by its id', async () => {
    assert.equal((await read('Get-CsAutoAttendant', { First: 1 })).length, 1)
    assert.equal((await read('Get-CsAutoAttendant', { First: 1, Skip: 1 })).length, 0)
    const { body } = await trial.cmdlet('Get-CsAutoAttendant', { Identity: queue })
    assert.match(JSON.stringify(body), /AutoAttendant with id .* was not found/)
  })

  for (const [from, by] of [
    [attendant, 'overflow'],
    [queue, 'operator'],
    [groups.sales.id, 'overflow'],
  ])
    it(`has no ${by} where there is none`, async () => {
      assert.equal((await lead({ id: null, from, by })).status, 404)
    })
})
