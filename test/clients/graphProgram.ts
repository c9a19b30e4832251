import { createInterface } from 'node:readline'
import { ManagedIdentityCredential } from '@azure/identity'
import {
  BatchRequestContent,
  BatchResponseContent,
  Client,
  GraphError,
  PageIterator,
  type PageCollection,
} from '@microsoft/microsoft-graph-client'
import { TokenCredentialAuthenticationProvider } from '@microsoft/microsoft-graph-client/authProviders/azureTokenCredentials'

// A program of its own, because Node takes a certificate to trust from NODE_EXTRA_CA_CERTS at its start only. One JSON
// line in, `{"talk": name, "with": [...]}`, one out: the value, or what the client threw.

const scopes = ['https://graph.microsoft.com/.default']

// The client as its documentation says: its own chain of authentication, retry, redirect and telemetry.
const client = Client.initWithMiddleware({
  authProvider: new TokenCredentialAuthenticationProvider(new ManagedIdentityCredential(), { scopes }),
  baseUrl: `${process.env['FRONT_URL']}/`,
  customHosts: new Set(['localhost']),
})

/** One thing to do with Graph in the client's own words; the tests ask for them by name. */
const talks = {
  get: (path: string) => client.api(path).get() as Promise<unknown>,

  select: (path: string, properties: string[]) =>
    client.api(path).select(properties).expand('manager($select=displayName)').get() as Promise<unknown>,

  search: (words: string) =>
    client
      .api('/users')
      .header('ConsistencyLevel', 'eventual')
      .search(words)
      .count(true)
      .select(['id', 'displayName'])
      .top(2)
      .get() as Promise<unknown>,

  patch: (path: string, body: object) => client.api(path).patch(body) as Promise<unknown>,

  post: (path: string, body: object) => client.api(path).post(body) as Promise<unknown>,

  remove: (path: string) => client.api(path).delete() as Promise<unknown>,

  async pages(path: string, size: number): Promise<unknown> {
    const seen: unknown[] = []
    const first = (await client.api(path).top(size).get()) as PageCollection
    await new PageIterator(client, first, (one: { id: string }) => {
      seen.push(one.id)
      return true
    }).iterate()
    return { first: first.value.length, seen }
  },

  async batch(paths: string[]): Promise<unknown> {
    const content = new BatchRequestContent(
      paths.map((path, index) => ({
        id: String(index),
        request: new Request(`https://graph.microsoft.com${path}`, { method: 'GET' }),
      })),
    )
    const body = (await client.api('/$batch').post(await content.getContent())) as ConstructorParameters<
      typeof BatchResponseContent
    >[0]
    const responses = new BatchResponseContent(body)
    const read = async (id: string) => {
      const response = responses.getResponseById(id)
      return { status: response.status, body: await response.json() }
    }
    return Promise.all(paths.map((_, index) => read(String(index))))
  },
} as const

export type TalkName = keyof typeof talks

/** What a talk came to: the client's value, or the error that it threw. */
export type TalkAnswer =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false
      readonly error: {
        /** Whether it is the client's own GraphError. */
        readonly graph: boolean
        readonly message: string
        readonly statusCode?: number
        readonly code?: string | null
        readonly requestId?: string | null
      }
    }

async function main(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    const { talk, with: words } = JSON.parse(line) as { talk: TalkName; with: never[] }
    const perform: (...given: never[]) => Promise<unknown> = talks[talk]
    const answer: TalkAnswer = await perform(...words).then(
      (value) => ({ ok: true, value }),
      (error: unknown) => ({ ok: false, error: told(error) }),
    )
    process.stdout.write(`${JSON.stringify(answer)}\n`)
  }
}

function told(error: unknown): Extract<TalkAnswer, { readonly ok: false }>['error'] {
  if (!(error instanceof GraphError)) return { graph: false, message: String(error) }
  const { message, statusCode, code, requestId } = error
  return { graph: true, message, statusCode, code, requestId }
}

if (require.main === module) void main()
