import { strict as assert } from 'node:assert'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pino from 'pino'
import { createConversations, type Conversations } from '../../bot/conversations'
import { admit } from '../../bot/frontDoor'
import { clouds } from '../../services/remote/clouds'
import type { CaseStore } from '../../services/cases/store/caseStore'
import { JournalFault } from '../../services/cases/store/journalFault'
import { openSqliteCaseStore } from '../../services/cases/store/sqliteCaseStore'

const tenantId = '8f2c1f0a-6d3e-4b57-9a41-2c0d7e5b9a10'
const ilse = '5a1de001-0000-4000-8000-000000000001'
const channel = '19:approvals@thread.tacv2'
const place = { kind: 'person', personId: ilse } as const
const emea = 'https://smba.trafficmanager.net/emea/'
const { teamsHosts, teamsServiceUrl = '' } = clouds.worldwide
const addresses = { teamsHosts, sandbox: false }

describe('conversations', () => {
  let folder: string
  let store: CaseStore
  let conversations: Conversations
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'offboarding-'))
    store = openSqliteCaseStore(path.join(folder, 'offboarding.db'))
    const log = pino({ level: 'silent' })
    conversations = createConversations({ store, approvalsChannelId: channel, teamsServiceUrl, addresses, log })
  })
  afterEach(async () => {
    await store.close()
    await rm(folder, { recursive: true })
  })

  async function visit(changes: object = {}): Promise<void> {
    const visitor = admit(
      {
        type: 'message',
        channelId: 'msteams',
        serviceUrl: emea,
        from: { id: '29:x', aadObjectId: ilse, name: 'Ilse Smit', secret: 'of no use' },
        recipient: { id: '28:bot', name: 'Offboarding' },
        conversation: { id: 'a:1', tenantId, conversationType: 'personal' },
        ...changes,
      },
      { tenantId, ...addresses },
    )
    assert.ok(visitor.ok)
    await conversations.remember(visitor)
  }

  it('are found again as they were, and hold nothing that was not looked at', async () => {
    await visit()

    const found = await conversations.find(place)
    assert.equal(found?.serviceUrl, emea)
    assert.equal(found?.conversation?.id, 'a:1')
    assert.doesNotMatch(JSON.stringify(found), /of no use/)
    assert.equal(await conversations.serviceUrl(), emea)
  })

  it('take the channel’s own place from a message in one of its threads', async () => {
    await visit({
      conversation: { id: `${channel};messageid=1`, tenantId, conversationType: 'channel' },
      channelData: { channel: { id: channel }, tenant: { id: tenantId } },
    })

    assert.equal((await conversations.find({ kind: 'channel' }))?.conversation?.id, channel)
  })

  it('remember the language that somebody chose, and take nothing else for one', async () => {
    assert.equal(await conversations.chosenBy(ilse), undefined)
    await conversations.choose(ilse, 'nl')
    await visit()

    assert.equal(await conversations.chosenBy(ilse), 'nl')
    await store.rememberConversation(`language:${ilse}`, { language: 'fr' })
    assert.equal(await conversations.chosenBy(ilse), undefined)
  })

  it('speak the language of their Teams to everybody while the journal cannot be read', async () => {
    const fault = new JournalFault('failing', 'x')
    const unreadable = { ...store, conversation: () => Promise.reject(fault) }
    const log = pino({ level: 'silent' })
    const made = { store: unreadable, approvalsChannelId: channel, teamsServiceUrl, addresses, log }

    assert.equal(await createConversations(made).chosenBy(ilse), undefined)
  })

  for (const serviceUrl of [
    'https://evil.example/',
    'http://smba.trafficmanager.net/',
    'https://evil.trafficmanager.net/',
    7,
  ])
    it(`do not send the bot’s token to ${serviceUrl}, whoever wrote that into the store`, async () => {
      await visit()
      for (const key of [`person:${ilse}`, 'channel', 'service'])
        await store.rememberConversation(key, { serviceUrl, conversation: { id: 'a:1' } })

      assert.equal(await conversations.find(place), undefined)
      assert.equal(await conversations.find({ kind: 'channel' }), undefined)
      assert.equal(await conversations.serviceUrl(), teamsServiceUrl)
    })
})
