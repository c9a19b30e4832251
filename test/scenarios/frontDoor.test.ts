import { strict as assert } from 'node:assert'
import { teamsLimits } from '../../bot/limits'
import { people } from '../../sandbox/seeds/people'
import { planFor, submit, submitAndApprove } from '../support/conversation'
import { ConnectorDouble, teamsAddress, type TokenRecipe } from '../support/connector'
import { ilse, Office, petra, waitFor } from '../support/office'
import { actionsOf, textOf } from '../support/teams'

const jan = people.janDeVries
const otherApp = '0f0f0f0f-1111-4222-8333-444444444444'
const otherTenant = '99999999-1111-4222-8333-444444444444'
const minute = 60

/** An activity that differs from a genuine one, or comes with another token; undefined leaves a field out. */
interface Forgery {
  readonly status: 400 | 401 | 403
  /** The Authorization header; by default a genuine token, or one by the recipe. */
  readonly authorization?: (connector: ConnectorDouble) => string | undefined
  readonly token?: TokenRecipe
  readonly activity?: Readonly<Record<string, unknown>>
}

const soon = () => Math.floor(Date.now() / 1_000)
const conversation = (tenantId: unknown) => ({ id: `a:chat-of-${ilse.id}`, conversationType: 'personal', tenantId })

const forgeries: Readonly<Record<string, Forgery>> = {
  'without a header': { status: 401, authorization: () => undefined },
  'with an empty header': { status: 401, authorization: () => '' },
  'with a password': { status: 401, authorization: () => `Basic ${Buffer.from('a:b').toString('base64')}` },
  'with “Bearer” alone': { status: 401, authorization: () => 'Bearer ' },
  'with garbage for a token': { status: 401, authorization: () => 'Bearer x.y.z' },
  'with a token among others': { status: 401, authorization: (connector) => `Bearer ${connector.token()} x` },
  'with a genuine token under another scheme': {
    status: 401,
    authorization: (connector) => `Token ${connector.token()}`,
  },
  unsigned: { status: 401, token: { sign: () => '' } },
  'with algorithm none': { status: 401, token: { header: { alg: 'none' }, sign: () => '' } },
  'with algorithm none and a signature': { status: 401, token: { header: { alg: 'none' } } },
  'signed with a key made up on the spot': {
    status: 401,
    token: { header: { jwk: { kty: 'oct', k: 'AA' }, kid: undefined } },
  },
  'signed by another key under a known name': {
    status: 401,
    token: { signedBy: 'for webchat', header: { kid: 'teams' } },
  },
  'signed by a key that nobody published': { status: 401, token: { header: { kid: 'unknown' } } },
  'with critical extensions nobody knows': { status: 401, token: { header: { crit: ['x'], x: 1 } } },
  'that is expired': { status: 401, token: { claims: { exp: soon() - 6 * minute } } },
  'that never expires': { status: 401, token: { claims: { exp: undefined } } },
  'that expires on a word': { status: 401, token: { claims: { exp: 'never' } } },
  'that is not valid yet': { status: 401, token: { claims: { nbf: soon() + 24 * 60 * minute } } },
  'for another app': { status: 401, token: { claims: { aud: otherApp } } },
  'for several apps': { status: 401, token: { claims: { aud: [otherApp, '4d1f7c5e-8f0b-4d0e-9a55-6d3a3a0c7b21'] } } },
  'for nobody': { status: 401, token: { claims: { aud: undefined } } },
  'of another issuer': { status: 401, token: { claims: { iss: 'https://evil.example' } } },
  'of no issuer': { status: 401, token: { claims: { iss: undefined } } },
  'of the Bot Connector of another cloud': { status: 401, token: { claims: { iss: 'https://api.botframework.us' } } },
  'of Entra ID (v1), as the emulator has them': {
    status: 401,
    token: {
      claims: { iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', ver: '1.0', appid: 'ours' },
    },
  },
  'of Entra ID (v2) of our tenant': {
    status: 401,
    token: {
      claims: {
        iss: `https://login.microsoftonline.com/${otherTenant}/v2.0`,
        ver: '2.0',
        tid: otherTenant,
        azp: 'ours',
      },
    },
  },
  'of a skill in the same tenant': { status: 401, token: { claims: { ver: '1.0', appid: otherApp } } },
  'of a skill (v2) in the same tenant': { status: 401, token: { claims: { ver: '2.0', azp: otherApp } } },
  'whose key is endorsed for another channel': { status: 403, token: { signedBy: 'for webchat' } },
  'whose token speaks for another service URL': {
    status: 403,
    token: { claims: { serviceurl: 'https://smba.trafficmanager.net/emea/' } },
  },
  'whose token speaks for no service URL': { status: 401, token: { claims: { serviceurl: undefined } } },
  'of another tenant': {
    status: 403,
    activity: { conversation: conversation(otherTenant), channelData: { tenant: { id: otherTenant } } },
  },
  'of another tenant, by the conversation': { status: 403, activity: { conversation: conversation(otherTenant) } },
  'of another tenant, by the channel data': { status: 403, activity: { channelData: { tenant: { id: otherTenant } } } },
  'of no tenant': { status: 403, activity: { conversation: conversation(undefined), channelData: {} } },
  'through web chat': { status: 403, activity: { channelId: 'webchat' } },
  'through Direct Line': { status: 403, activity: { channelId: 'directline' } },
  'through the emulator': { status: 403, activity: { channelId: 'emulator' } },
  'through the App Service channel': { status: 403, activity: { channelId: 'AseChannel' } },
  'through no channel': { status: 400, activity: { channelId: undefined } },
  'without a service URL': { status: 400, activity: { serviceUrl: undefined } },
  'with a service URL that is no address': { status: 403, activity: { serviceUrl: 'smba' } },
}

/** Service URLs that the token vouches for, and that are not Teams' all the same. */
const foreignAddresses = [
  'http://smba.trafficmanager.net/teams/',
  'https://evil.example/teams/',
  'https://smba.trafficmanager.net.evil.example/',
  'https://evil.trafficmanager.net/',
  'https://smba.trafficmanager.net./teams/',
  'https://smba.trafficmanager.net:8443/teams/',
  'https://user:secret@smba.trafficmanager.net/teams/',
  'https://xn--mba-ffd.trafficmanager.net/teams/',
  'http://127.0.0.1:80/',
]

describe('the front door of a real tenant', () => {
  let connector: ConnectorDouble
  let office: Office
  /** A press that would start a case, were it genuine. */
  let press: () => Record<string, unknown>
  before(async () => {
    connector = await ConnectorDouble.start()
    // All of these come from one address, whose limit has a test of its own.
    office = await Office.open({ connector, configuration: { limits: { ...teamsLimits, refusals: 10_000 } } })
    press = () => ({
      ...office.teams.activityOf(ilse, {}),
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb: 'start', data: { employeeId: people.bramHendriks.id } } },
    })
  })
  after(async () => {
    await office.close()
    await connector.stop()
  })

  const send = (activity: object, authorization: string | undefined): Promise<Response> =>
    office.teams.send(activity, authorization === undefined ? {} : { authorization })

  /** Everything that a refused request must leave as it was. */
  const world = async () => ({
    kept: office.kept(),
    effects: await office.effects(),
    messages: office.teams.messages.length,
  })

  async function assertRefused(activity: object, authorization: string | undefined, status: number): Promise<void> {
    const before = await world()

    const answer = await send(activity, authorization)

    assert.equal(await answer.text(), '', 'the answer says nothing')
    assert.equal(answer.status, status)
    assert.deepEqual(await world(), before, 'nothing was changed or stored')
  }

  const rows: readonly (readonly [string, Forgery])[] = [
    ...Object.entries(forgeries),
    ...foreignAddresses.map((serviceUrl): readonly [string, Forgery] => [
      `with the service URL ${serviceUrl}`,
      { status: 403, activity: { serviceUrl }, token: { claims: { serviceurl: serviceUrl } } },
    ]),
  ]
  for (const [what, { status, token, activity = {}, authorization }] of rows)
    for (const type of ['invoke', 'message', 'installationUpdate'])
      it(`refuses ${type === 'message' ? 'a message' : `an ${type}`} ${what}`, async () => {
        const header = (authorization ?? (() => `Bearer ${connector.token(token)}`))(connector)

        await assertRefused({ ...press(), text: '/offboard Jan', type, ...activity }, header, status)
      })

  it('refuses the public key as the secret of a symmetric signature', async () => {
    const sign = (part: string) => connector.symmetricSignature('teams', part)

    await assertRefused(press(), `Bearer ${connector.token({ header: { alg: 'HS256' }, sign })}`, 401)
  })

  it('refuses a genuine token of which a letter was changed', async () => {
    const [header, claims, signature = ''] = connector.token().split('.')
    const other = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`

    await assertRefused(press(), `Bearer ${header}.${claims}.${other}`, 401)
  })

  it('keeps a stranger’s claims out of the log of what people did, and asks for keys at most once', async () => {
    const asked = connector.asked

    for (let times = 0; times < 20; times += 1)
      await send(press(), `Bearer ${connector.token({ header: { kid: `unknown ${times}` } })}`)

    assert.ok(connector.asked - asked <= 1)
  })

  const harmless = () => ({ ...press(), type: 'message', text: '/help' })

  it('takes a key about which Microsoft says nothing, as its SDK does', async () => {
    const answer = await send(harmless(), `Bearer ${connector.token({ signedBy: 'for anything' })}`)

    assert.equal(answer.status, 200)
  })

  it('takes a token whose clock is a few minutes off', async () => {
    for (const claims of [{ exp: soon() - 4 * minute }, { nbf: soon() + 4 * minute }]) {
      const answer = await send(harmless(), `Bearer ${connector.token({ claims })}`)

      assert.equal(answer.status, 200)
    }
  })

  it('knows no more of an activity than that it is of no use', async () => {
    const before = await world()
    for (const type of ['messageReaction', 'typing', 'endOfConversation', 'event', 'trace', 'handoff', 'command', '']) {
      const answer = await send({ ...press(), type }, `Bearer ${connector.token()}`)

      assert.deepEqual([answer.status, await answer.text()], [200, ''])
    }
    assert.deepEqual(await world(), before)
  })

  it('lets somebody of no directory do nothing', async () => {
    const before = (await world()).effects
    const nobody = { id: '29:nobody', name: 'Ilse Smit' }

    const answer = await send({ ...press(), from: nobody }, `Bearer ${connector.token()}`)

    assert.match(await answer.text(), /Nothing was changed/)
    assert.deepEqual((await world()).effects, before)
  })

  it('obeys the genuine thing: a case is opened, its cards arrive, and the approved steps are done', async () => {
    const plan = await planFor(office, jan.userPrincipalName)
    await submitAndApprove(office, plan)

    await waitFor('an effect of what was approved', async () =>
      (await office.effects()).length > 0 ? true : undefined,
    )
    assert.ok(office.kept()['entries']?.some((row) => row.includes('"kind":"approved"')))
    assert.ok(office.kept()['conversations']?.some((row) => row.includes(teamsAddress)))
  })
})

describe('what is delivered again', () => {
  let connector: ConnectorDouble
  let office: Office
  before(async () => {
    connector = await ConnectorDouble.start()
    office = await Office.open({ connector })
  })
  after(async () => {
    await office.close()
    await connector.stop()
  })

  it('has no second effect when it is a message', async () => {
    const message = { ...office.teams.activityOf(ilse, {}), type: 'message', text: '/help' }
    await office.teams.send(message)
    const answers = office.teams.inChatOf(ilse).length
    const before = office.kept()

    for (let times = 0; times < 3; times += 1) assert.equal((await office.teams.send(message)).status, 200)

    assert.equal(office.teams.inChatOf(ilse).length, answers)
    assert.deepEqual(office.kept(), before)
  })

  it('has no second effect when it is an approval', async () => {
    const plan = await planFor(office, jan.userPrincipalName)
    const theCase = await submit(office, plan)
    const approve = await waitFor('the button', () =>
      actionsOf(theCase.card ?? { type: 'AdaptiveCard' }).find(({ title }) => title.startsWith('Approve all')),
    )
    const press = {
      ...office.teams.activityOf(petra, { where: 'channel' }),
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', ...approve } },
    }
    await office.teams.send(press)
    await office.cardFor(ilse, /Everything below was read back|not finished/)
    await office.teams.quiet()
    const effects = await office.effects()
    const approvals = () => office.kept()['entries']?.filter((row) => row.includes('"kind":"approved"')).length

    const approved = approvals()
    const again = await office.teams.send(press)

    assert.equal(again.status, 200)
    await office.teams.quiet()
    assert.deepEqual(await office.effects(), effects)
    assert.equal(approvals(), approved)
  })
})

describe('a Microsoft that cannot be asked for its keys', () => {
  for (const down of ['metadata', 'keys', 'both, slowly'] as const)
    it(`lets nobody in, says so without inner text, and recovers (${down})`, async () => {
      const connector = await ConnectorDouble.start()
      const office = await Office.open({ connector: Object.assign(connector, { down: 'metadata' }) })
      try {
        connector.down = down
        const before = office.kept()
        const activity = { ...office.teams.activityOf(ilse, {}), type: 'message', text: '/help' }

        const answer = await office.teams.send(activity)

        assert.deepEqual([answer.status, await answer.text()], [503, ''])
        assert.match(answer.headers.get('retry-after') ?? '', /^\d+$/)
        assert.deepEqual(office.kept(), before)
        assert.deepEqual(office.teams.messages, [])

        connector.down = undefined
        assert.equal((await office.teams.send(activity)).status, 200)
        assert.match(textOf(office.teams.inChatOf(ilse).at(-1)?.card), /offboard/)
      } finally {
        await office.close()
        await connector.stop()
      }
    }).timeout(60_000)
})
