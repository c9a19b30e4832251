import { strict as assert } from 'node:assert'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import type { CaseView } from '../../interface/views'
import { people } from '../../sandbox/seeds/people'
import { ilse, Office } from '../support/office'
import { forPrograms, programToken } from '../support/program'

const jan = people.janDeVries

interface Said {
  readonly isError: boolean
  readonly text: string
}

describe('an assistant, by the Model Context Protocol', () => {
  let office: Office
  let client: Client | undefined
  beforeEach(async () => {
    office = await Office.open({ environment: forPrograms })
  })
  afterEach(async () => {
    await client?.close()
    await office.close()
  })

  const url = () => new URL(`http://127.0.0.1:${office.botPort}/api/v1/mcp`)
  const connect = async (token: string): Promise<Client> => {
    const headers = { authorization: `Bearer ${token}` }
    client = new Client({ name: 'assistant', version: '1.0.0' })
    await client.connect(new StreamableHTTPClientTransport(url(), { requestInit: { headers } }))
    return client
  }
  const call = async (name: string, given: Record<string, unknown>): Promise<Said> => {
    const answer = await client?.callTool({ name, arguments: given })
    const [first] = (answer?.content ?? []) as { readonly text?: string }[]
    return { isError: answer?.isError === true, text: first?.text ?? '' }
  }

  it('prepares an offboarding that its requester decides, and reads how it stands and its evidence', async () => {
    await connect(programToken())
    const asked = { requester: { id: ilse.id }, employee: { userPrincipalName: jan.userPrincipalName } }

    const begun = JSON.parse((await call('prepare_case', { ...asked, idempotencyKey: 'a1' })).text) as CaseView
    const again = JSON.parse((await call('prepare_case', { ...asked, idempotencyKey: 'a1' })).text) as CaseView
    const stands = JSON.parse((await call('read_case', { id: begun.id })).text) as CaseView
    const list = JSON.parse((await call('list_cases', {})).text) as { readonly cases: readonly CaseView[] }
    const evidence = await call('read_evidence', { id: begun.id })

    await office.cardFor(ilse, /TOPdesk asks for an offboarding/)
    await office.cardFor(ilse, /Decisions about/)
    assert.deepEqual([again.id, stands.id, list.cases[0]?.id], [begun.id, begun.id, begun.id])
    assert.equal(stands.state, 'deciding')
    assert.match(evidence.text, /^\{/)
    assert.deepEqual(await office.effects(), [])
  })

  it('has no tool that decides or approves, and only those of its roles', async () => {
    const all = (await (await connect(programToken())).listTools()).tools
    await client?.close()
    const few = (await (await connect(programToken({ roles: ['Offboarding.Read'] }))).listTools()).tools

    assert.deepEqual(
      all.map(({ name }) => name),
      ['list_cases', 'read_case', 'read_batch', 'read_evidence', 'prepare_case', 'prepare_batch'],
    )
    assert.ok(all.every(({ name, annotations }) => annotations?.readOnlyHint === true || name.startsWith('prepare_')))
    assert.deepEqual(
      few.map(({ name }) => name),
      ['list_cases', 'read_case', 'read_batch'],
    )
    assert.equal((await call('prepare_case', { requester: { id: ilse.id } })).isError, true)
    assert.equal(office.kept()['cases']?.length, 0)
  })

  it('is told why nothing was begun', async () => {
    await connect(programToken())

    const answer = await call('prepare_case', {
      requester: { id: people.noorElIdrissi.id },
      employee: { id: jan.id },
      idempotencyKey: 'a1',
    })

    assert.equal(answer.isError, true)
    assert.match(answer.text, /^requesterMayNot: /)
  })

  for (const [what, headers, status] of [
    ['without a token', {}, 401],
    ['with a token that is expired', { authorization: `Bearer ${programToken({ exp: 1_000 })}` }, 401],
    ['without any role', { authorization: `Bearer ${programToken({ roles: [] })}` }, 403],
    ['from a page in a browser', { authorization: `Bearer ${programToken()}`, origin: 'https://evil.example' }, 403],
  ] as const)
    it(`is refused ${what}`, async () => {
      const answer = await fetch(url(), {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
      })

      assert.equal(answer.status, status)
    })
})
