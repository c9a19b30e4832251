import { strict as assert } from 'node:assert'
import { eachWithSandbox } from '../support'

describe('a file that somebody sends in a chat with the bot', () => {
  const trial = eachWithSandbox()
  const send = async (name = 'lijst.csv') => {
    const { body } = await trial.control('POST', 'send-file', { name, content: Buffer.from('Naam').toString('base64') })
    return `${trial.sandbox.url}${String(body['path'])}`
  }

  it('is given out to whoever has its address, which is all that it takes', async () => {
    const answer = await fetch(await send())

    assert.deepEqual([answer.status, await answer.text()], [200, 'Naam'])
    assert.equal(answer.headers.get('content-type'), 'application/octet-stream')
    assert.match((await fetch(await send('pagina.html'))).headers.get('content-type') ?? '', /^text\/html/)
  })

  it('is not given out by half of its address, with a token, or in another way than by reading', async () => {
    const address = await send()

    assert.equal((await fetch(address.replace(/tempauth=.*/, 'tempauth=guessed'))).status, 403)
    assert.equal((await fetch(address.replace(/UniqueId=[^&]+/, 'UniqueId=other'))).status, 404)
    assert.equal((await fetch(address, { headers: { authorization: 'Bearer x' } })).status, 401)
    assert.equal((await fetch(address, { method: 'POST' })).status, 405)
  })
})
