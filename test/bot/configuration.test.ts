import { strict as assert } from 'node:assert'
import { readConfiguration } from '../../bot/configuration'
import type { Environment } from '../../bot/environment'

const tenant: Environment = {
  MicrosoftAppId: '11111111-1111-4111-8111-111111111111',
  MicrosoftAppTenantId: '22222222-2222-4222-8222-222222222222',
  MicrosoftAppPassword: 'from-the-vault',
  OPERATORS_GROUP_ID: '33333333-3333-4333-8333-333333333333',
  APPROVERS_GROUP_ID: '44444444-4444-4444-8444-444444444444',
  APPROVALS_CHANNEL_ID: '19:approvals@thread.tacv2',
  OFFBOARDING_ORGANIZATION: 'contoso.onmicrosoft.com',
}

function ready(environment: Environment) {
  const read = readConfiguration(environment)
  assert.ok(read.kind === 'ready')
  return read.configuration
}

function message(environment: Environment): string {
  const read = readConfiguration(environment)
  assert.ok(read.kind === 'incomplete')
  return read.message
}

describe('configuration', () => {
  it('wants the sandbox when nothing of a tenant is configured', () => {
    assert.deepEqual(readConfiguration({ PATH: '/bin', PORT: '4000' }), {
      kind: 'sandboxWanted',
    })
  })

  it('asks a second person to approve by default on a real tenant, and never uses the sandbox’s addresses there', () => {
    const configuration = ready({
      ...tenant,
      GRAPH_URL: 'http://127.0.0.1:4100/v1.0',
      EXCHANGE_URL: 'http://127.0.0.1',
    })

    assert.equal(configuration.policy, 'second-person')
    assert.equal(configuration.graphUrl, 'https://graph.microsoft.com/v1.0')
    assert.equal(configuration.exchangeUrl, 'https://outlook.office365.com')
    assert.equal(configuration.exchangeTransport, 'powershell')
  })

  it('keeps the cases in a file unless a database is named, and signs in there as it is told', () => {
    assert.equal(ready(tenant).database, undefined)
    const byUrl = ready({ ...tenant, DATABASE_URL: 'postgres://bot:geheim@db.contoso.com/cases' }).database
    assert.deepEqual([byUrl?.address.host, byUrl?.signIn], ['db.contoso.com', 'url'])
    const byToken = { DATABASE_URL: 'postgres://bot@db.contoso.com/cases', DATABASE_AUTHENTICATION: 'managedIdentity' }
    assert.equal(ready({ ...tenant, ...byToken }).database?.signIn, 'managedIdentity')
  })

  for (const [variables, problem] of [
    [{ DATABASE_URL: 'postgres://bot:geheim@' }, /DATABASE_URL is no URL|DATABASE_URL must name a user/],
    [{ DATABASE_AUTHENTICATION: 'managedIdentity' }, /but DATABASE_URL is missing/],
    [
      { DATABASE_URL: 'postgres://bot@db/x', DATABASE_AUTHENTICATION: 'password' },
      /“password”, but must be managedIdentity/,
    ],
    [
      { DATABASE_URL: 'postgres://bot:geheim@db/x', DATABASE_AUTHENTICATION: 'managedIdentity' },
      /DATABASE_URL has a password, and/,
    ],
    [
      { DATABASE_URL: 'postgres://bot@db/x?sslmode=disable', DATABASE_AUTHENTICATION: 'managedIdentity' },
      /without TLS, but a token must not travel in clear/,
    ],
  ] as const)
    it(`refuses a database in words and never with its password: ${Object.keys(variables).join(', ')} ${String(problem)}`, () => {
      const said = message({ ...tenant, ...variables })

      assert.match(said, problem)
      assert.doesNotMatch(said, /geheim/)
    })

  it('names everything that is missing in one message', () => {
    const said = message({ MicrosoftAppId: 'x', MicrosoftAppTenantId: ' ' })

    for (const name of [
      'MicrosoftAppTenantId',
      'OPERATORS_GROUP_ID',
      'APPROVERS_GROUP_ID',
      'APPROVALS_CHANNEL_ID',
      'MicrosoftAppPassword',
      'OFFBOARDING_ORGANIZATION',
    ])
      assert.match(said, new RegExp(name))
  })

  it('is in a dry run only when told so, and limited to those who are named, however they were typed', () => {
    assert.deepEqual(ready(tenant).restraint, { dryRun: false, only: undefined })
    assert.equal(ready({ ...tenant, DRY_RUN: '0' }).restraint.dryRun, false)
    const ONLY = ' Test@Contoso.com ,44444444-4444-4444-8444-44444444444A, test@contoso.com'
    assert.deepEqual(ready({ ...tenant, DRY_RUN: '1', ONLY }).restraint, {
      dryRun: true,
      only: ['test@contoso.com', '44444444-4444-4444-8444-44444444444a'],
    })
  })

  it('never takes what it does not understand for leave to write', () => {
    for (const DRY_RUN of ['true', 'yes', 'on', '2'])
      assert.match(message({ ...tenant, DRY_RUN }), new RegExp(`DRY_RUN is “${DRY_RUN}”, but must be 1 or 0`))
    assert.match(message({ ...tenant, ONLY: ',' }), /ONLY is “,”, which names nobody/)
    assert.match(message({ ...tenant, ONLY: 'jan de vries' }), /ONLY has “jan de vries”, but must have addresses/)
    assert.match(
      message({ ...tenant, ONLY: 'test@contoso.com', PROPOSE_BEFORE_DAYS: '14' }),
      /ONLY and PROPOSE_BEFORE_DAYS exclude each other/,
    )
  })

  it('refuses a word it does not know instead of falling back to something laxer', () => {
    assert.match(message({ ...tenant, APPROVAL_POLICY: 'nobody' }), /APPROVAL_POLICY is “nobody”/)
    assert.match(message({ ...tenant, MicrosoftAppType: 'Multitenant' }), /MicrosoftAppType/)
    assert.match(message({ ...tenant, PORT: 'eighty' }), /PORT is “eighty”/)
    assert.match(message({ ...tenant, EDISCOVERY_EXPORT: 'yes' }), /EDISCOVERY_EXPORT is “yes”/)
  })

  for (const [EDISCOVERY_EXPORT, wanted] of [
    [undefined, false],
    ['false', false],
    ['true', true],
  ] as const)
    it(`${wanted ? 'exports' : 'does not export'} mailboxes by eDiscovery when EDISCOVERY_EXPORT is ${EDISCOVERY_EXPORT ?? 'left out'}`, () => {
      assert.equal(ready({ ...tenant, EDISCOVERY_EXPORT }).steps.ediscoveryExport, wanted)
    })
  it('keeps what is about people for two years after a case was closed, or for as many days as it is told', () => {
    assert.equal(ready(tenant).retentionDays, 730)
    assert.equal(ready({ ...tenant, RETENTION_DAYS: '1' }).retentionDays, 1)
    for (const days of ['0', '-1', '1.5', 'two', '1e3', '9999999'])
      assert.match(message({ ...tenant, RETENTION_DAYS: days }), /RETENTION_DAYS is “.*”, but must be a whole number/)
  })

  it('has three PowerShell sessions for Exchange and two for Teams, or as many as it is told, from 1 to 10', () => {
    assert.deepEqual(ready(tenant).powershellSessions, {
      exchange: 3,
      teams: 2,
    })
    const own = { ...tenant, EXCHANGE_SESSIONS: '1', TEAMS_SESSIONS: '10' }
    assert.deepEqual(ready(own).powershellSessions, { exchange: 1, teams: 10 })
    for (const name of ['EXCHANGE_SESSIONS', 'TEAMS_SESSIONS'])
      for (const count of ['0', '11', '1.5', 'three', '-1'])
        assert.match(
          message({ ...tenant, [name]: count }),
          new RegExp(`${name} is “.*”, but must be a number from 1 to 10`),
        )
  })

  it('needs no password with a managed identity', () => {
    const { MicrosoftAppPassword: _password, ...rest } = tenant

    assert.equal(ready({ ...rest, MicrosoftAppType: 'UserAssignedMsi' }).appId, tenant['MicrosoftAppId'])
  })

  it('listens to this machine only in the sandbox, and refuses another HOST there', () => {
    const pretend = {
      ...tenant,
      SANDBOX: 'true',
      GRAPH_URL: 'http://127.0.0.1:4100/v1.0',
      EXCHANGE_URL: 'http://127.0.0.1:4100',
    }
    const configuration = ready(pretend)

    assert.equal(configuration.host, '127.0.0.1')
    assert.equal(configuration.appId, '')
    assert.equal(configuration.policy, 'any-approver')
    for (const HOST of ['127.0.0.1', 'localhost', '::1']) assert.equal(ready({ ...pretend, HOST }).host, HOST)
    for (const HOST of ['0.0.0.0', '::', '192.168.1.7', 'my-laptop', '127.0.0.1.evil.example'])
      assert.match(message({ ...pretend, HOST }), /HOST is “.*”, but must be this machine itself/)
  })

  it('never lets the sandbox, which lets everybody in, stand in front of a real tenant', () => {
    for (const GRAPH_URL of [undefined, 'https://graph.microsoft.com/v1.0', 'http://127.0.0.1.evil.example/v1.0']) {
      const said = message({
        ...tenant,
        SANDBOX: 'true',
        GRAPH_URL,
        EXCHANGE_URL: 'http://127.0.0.1:4100',
      })

      assert.match(said, /GRAPH_URL must be the pretend tenant’s address/)
    }
  })

  for (const [cloud, graphUrl, exchangeUrl, teamsServiceUrl] of [
    [
      'worldwide',
      'https://graph.microsoft.com/v1.0',
      'https://outlook.office365.com',
      'https://smba.trafficmanager.net/teams/',
    ],
    [
      'usgov',
      'https://graph.microsoft.us/v1.0',
      'https://outlook.office365.us',
      'https://smba.infra.gov.teams.microsoft.us/teams/',
    ],
    [
      'usgov-dod',
      'https://dod-graph.microsoft.us/v1.0',
      'https://outlook-dod.office365.us',
      'https://smba.infra.dod.teams.microsoft.us/teams/',
    ],
  ] as const)
    it(`speaks to the hosts of the cloud ${cloud}`, () => {
      const configuration = ready({ ...tenant, CLOUD: cloud })

      assert.equal(configuration.graphUrl, graphUrl)
      assert.equal(configuration.exchangeUrl, exchangeUrl)
      assert.equal(configuration.teamsServiceUrl, teamsServiceUrl)
    })

  it('is told where Teams is in 21Vianet, since Microsoft publishes no address', () => {
    const address = 'https://frontend.botapi.msg.infra.teams.microsoftonline.cn/teams/'

    assert.match(message({ ...tenant, CLOUD: 'china' }), /TEAMS_SERVICE_URL is missing/)
    const configuration = ready({
      ...tenant,
      CLOUD: 'china',
      TEAMS_SERVICE_URL: address,
    })
    assert.equal(configuration.teamsServiceUrl, address)
    assert.equal(configuration.steps.cloud, 'china')
  })

  it('takes an app registration that trusts a managed identity, and says what is missing of it', () => {
    const { MicrosoftAppPassword: _password, ...rest } = tenant
    const federated = { ...rest, MicrosoftAppType: 'FederatedCredential' }

    assert.match(message(federated), /FEDERATED_IDENTITY_CLIENT_ID is missing/)
    assert.equal(ready({ ...federated, FEDERATED_IDENTITY_CLIENT_ID: 'x' }).appId, tenant['MicrosoftAppId'])
    assert.match(
      message({
        ...federated,
        FEDERATED_IDENTITY_CLIENT_ID: 'x',
        CLOUD: 'usgov',
      }),
      /FederatedCredential in CLOUD=worldwide only/,
    )
  })

  it('refuses a password beside an identity that needs none', () => {
    for (const MicrosoftAppType of ['UserAssignedMsi', 'FederatedCredential'])
      assert.match(message({ ...tenant, MicrosoftAppType }), /MicrosoftAppPassword must not be set/)
  })

  it('takes a certificate worldwide only, where the SDK can sign in with it', () => {
    const { MicrosoftAppPassword: _password, ...rest } = tenant
    const certificate = {
      ...rest,
      CertificateThumbprint: 'AB12',
      CertificatePrivateKey: 'a key',
    }

    assert.ok(ready(certificate))
    assert.match(message({ ...certificate, CLOUD: 'usgov' }), /a certificate in CLOUD=worldwide only/)
  })

  it('sends the bot’s token to no address of Teams that is not https, or dressed up', () => {
    for (const TEAMS_SERVICE_URL of [
      'http://smba.trafficmanager.net/teams/',
      'https://user:secret@smba.trafficmanager.net/',
      'https://smba.trafficmanager.net:8443/',
      'https://localhost/',
      'smba.trafficmanager.net',
    ])
      assert.match(message({ ...tenant, TEAMS_SERVICE_URL }), /TEAMS_SERVICE_URL is/)
  })

  it('refuses the German cloud, with the reason and what to take instead', () => {
    assert.match(
      message({ ...tenant, CLOUD: 'germany' }),
      /closed its cloud in Germany.*29 October 2021.*Take worldwide/,
    )
  })

  it('refuses a cloud that there never was', () => {
    assert.match(message({ ...tenant, CLOUD: 'moon' }), /CLOUD is “moon”, but must be one of: worldwide, usgov/)
  })
})
