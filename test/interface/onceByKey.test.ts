import { strict as assert } from 'node:assert'
import { createOnceByKey } from '../../interface/onceByKey'

const day = 24 * 60 * 60_000

describe('What a program asked for by a key', () => {
  const kept = new Map<string, Readonly<Record<string, unknown>>>()
  let time = Date.parse('2026-11-23T09:00:00.000Z')
  const once = createOnceByKey(
    {
      conversation: async (key) => kept.get(key),
      rememberConversation: async (key, value) => void kept.set(key, value),
      forgetConversation: async (key) => void kept.delete(key),
      conversationKeys: async (beginning) => [...kept.keys()].filter((key) => key.startsWith(beginning)),
    },
    (_name, act) => act(),
    () => new Date(time),
  )
  const ask = (program: string, key: string, body: unknown) => once.run(program, key, body, async () => ({ ok: true }))

  it('has an id of its own for each program and key, in the form of a UUID, and the same each time', async () => {
    const ids = [await ask('a', '1', 'x'), await ask('a', '2', 'x'), await ask('b', '1', 'x')].map((one) => one?.id)

    assert.equal(new Set(ids).size, 3)
    for (const id of ids)
      assert.match(id ?? '', /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    assert.equal((await ask('a', '1', 'x'))?.id, ids[0])
  })

  it('is kept as a fingerprint only, whose order of properties is of no account, and forgotten after 30 days', async () => {
    await ask('c', '1', { employee: 'jan@contoso.com', requester: 'ilse' })
    assert.ok(!JSON.stringify([...kept]).includes('jan'))
    assert.notEqual(await ask('c', '1', { requester: 'ilse', employee: 'jan@contoso.com' }), undefined)
    assert.equal(await ask('c', '1', { employee: 'another' }), undefined)

    time += 29 * day
    await once.forgetOld()
    assert.ok(kept.size > 0)
    time += day
    await once.forgetOld()

    assert.equal(kept.size, 0)
  })
})
