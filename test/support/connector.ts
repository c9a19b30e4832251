import { createSign, createHmac, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { HttpHeaders } from 'botbuilder-stdlib/lib/azureCoreHttpCompat'
import { AppCredentials } from 'botframework-connector'
import type { TeamsConnection } from '../../bot/teamsAdapter'
import type { ChannelTokens } from '../../services/remote/clouds'

/** A key of the Bot Connector, as it is published. */
interface SigningKey {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
  readonly endorsements: readonly string[] | undefined
}

export interface TokenRecipe {
  /** Claims that differ from a genuine token's; undefined leaves one out. */
  readonly claims?: Readonly<Record<string, unknown>>
  readonly header?: Readonly<Record<string, unknown>>
  /** Signs with the private key of this one of the published keys. */
  readonly signedBy?: string
  /** Signs in another way. */
  readonly sign?: (signedPart: string) => string
}

/** By the key’s id; making a pair takes longer than most tests, and one serves every connector of the process. */
const pairs = new Map<string, Pick<SigningKey, 'privateKey' | 'publicKey'>>()

/** Where the real service is, for activities: the double is reached in its place. */
export const teamsAddress = 'https://smba.trafficmanager.net/teams/'
const issuer = 'https://api.botframework.com'

/**
 * The Bot Connector’s identity: OpenID metadata and keys over HTTP, and tokens by any recipe. Besides, what the bot needs
 * to speak to a Teams double as if that were the real service.
 */
export class ConnectorDouble {
  readonly appId = '4d1f7c5e-8f0b-4d0e-9a55-6d3a3a0c7b21'
  /** What does not answer: the metadata, or the keys that it names. */
  down: 'metadata' | 'keys' | 'both, slowly' | undefined
  /** How often the keys were asked for. */
  asked = 0
  /** How many tokens of its own the bot was given, to show to Teams. */
  given = 0
  readonly keys = new Map<string, SigningKey>()

  private constructor(
    private readonly server: Server,
    private readonly url: string,
  ) {
    this.addKey('teams', ['msteams', 'webchat'])
    this.addKey('for webchat', ['webchat'])
    this.addKey('for anything', undefined)
  }

  static async start(): Promise<ConnectorDouble> {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
    const connector = new ConnectorDouble(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    server.on('request', (request, response) => {
      const isMetadata = request.url === '/metadata'
      if (isMetadata) connector.asked += 1
      if (connector.down === 'both, slowly') return
      response.statusCode = connector.down === (isMetadata ? 'metadata' : 'keys') ? 500 : 200
      if (response.statusCode === 500) return void response.end('inner text of the identity provider')
      response.end(
        JSON.stringify(
          isMetadata ? { issuer, jwks_uri: `${connector.url}/keys` } : { keys: connector.publishedKeys() },
        ),
      )
    })
    return connector
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  get tokens(): ChannelTokens {
    return { issuer, metadataUrl: `${this.url}/metadata` }
  }

  addKey(id: string, endorsements: readonly string[] | undefined): void {
    const pair = pairs.get(id) ?? generateKeyPairSync('rsa', { modulusLength: 2048 })
    pairs.set(id, pair)
    this.keys.set(id, { ...pair, endorsements })
  }

  /** A genuine token, or one that differs from it by the recipe. */
  token({ claims = {}, header = {}, signedBy = 'teams', sign }: TokenRecipe = {}): string {
    const now = Math.floor(Date.now() / 1_000)
    const genuine = { iss: issuer, aud: this.appId, nbf: now - 60, exp: now + 3_600, serviceurl: teamsAddress }
    const signedPart = `${encoded({ alg: 'RS256', kid: signedBy, typ: 'JWT', ...header })}.${encoded({ ...genuine, ...claims })}`
    return `${signedPart}.${sign === undefined ? this.signature(signedBy, signedPart) : sign(signedPart)}`
  }

  signature(key: string, signedPart: string): string {
    return createSign('RSA-SHA256').update(signedPart).sign(this.keyOf(key).privateKey, 'base64url')
  }

  /** The old trick: the public key as the secret of a symmetric signature. */
  symmetricSignature(key: string, signedPart: string): string {
    const secret = this.keyOf(key).publicKey.export({ type: 'spki', format: 'pem' })
    return createHmac('sha256', secret).update(signedPart).digest('base64url')
  }

  /** How a bot is wired to believe this one, and to find the Teams double where the real service would be. */
  connection(teamsUrl: string): TeamsConnection {
    return {
      tokens: this.tokens,
      credentials: {
        isValidAppId: async (appId: string) => appId === this.appId,
        isAuthenticationDisabled: async () => false,
        createCredentials: async () => new OwnCredentials(this.appId, () => (this.given += 1)),
      },
      connector: { httpClient: { sendRequest: (request) => carried(request, teamsUrl) } },
    }
  }

  private publishedKeys(): readonly object[] {
    return [...this.keys].map(([kid, { publicKey, endorsements }]) => ({
      ...publicKey.export({ format: 'jwk' }),
      kid,
      use: 'sig',
      ...(endorsements === undefined ? {} : { endorsements }),
    }))
  }

  private keyOf(id: string): SigningKey {
    const key = this.keys.get(id)
    if (key === undefined) throw new Error(`The connector has no key called ${id}`)
    return key
  }
}

/** The SDK's own keeping of tokens, with one from here each time it asks for another. */
class OwnCredentials extends AppCredentials {
  constructor(
    appId: string,
    private readonly onGiven: () => void,
  ) {
    super(appId, undefined, issuer)
  }

  protected async refreshToken(): Promise<{ accessToken: string; expiresOn: Date }> {
    this.onGiven()
    return { accessToken: `the-bots-own-${randomUUID()}`, expiresOn: new Date(Date.now() + 3_600_000) }
  }
}

type HttpClient = NonNullable<NonNullable<TeamsConnection['connector']>['httpClient']>

/** Carries a request for the real service to the double. */
async function carried(
  request: Parameters<HttpClient['sendRequest']>[0],
  teamsUrl: string,
): ReturnType<HttpClient['sendRequest']> {
  if (!request.url.startsWith(teamsAddress)) throw new Error(`The bot sent its token to ${request.url}`)
  const answer = await fetch(request.url.replace(teamsAddress, teamsUrl), {
    method: request.method,
    headers: { 'content-type': 'application/json', authorization: request.headers.get('authorization') ?? '' },
    ...(request.body === undefined ? {} : { body: String(request.body) }),
  })
  const headers = new HttpHeaders(Object.fromEntries(answer.headers))
  return { request, headers, status: answer.status, bodyAsText: await answer.text() }
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}
