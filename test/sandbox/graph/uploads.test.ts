import { strict as assert } from 'node:assert'
import { request } from 'node:http'
import { drives } from '../../../sandbox/seeds/drives'
import { people } from '../../../sandbox/seeds/people'
import { eachWithSandbox, inStillTime, type Answer } from '../support'

const { janDeVries: owner } = people
const jan = drives.janDeVries
const drive = `/drives/${jan.id}`
const root = `${drive}/items/${jan.rootId}`
const unit = 320 * 1024

describe('files that are sent to the pretend tenant', () => {
  const trial = eachWithSandbox()
  const saidBy = ({ status, body }: Answer) =>
    status < 300 ? String(status) : `${status} ${String(body['error']?.['code'])}`
  const put = async (path: string, content: string) =>
    trial.graph('PUT', path, { body: content, headers: { 'content-type': 'text/plain' } })
  const fileAt = async (place: string) => (await trial.graph('GET', `${drive}/root:/${place}`)).body
  const idOf = async (place: string) => String((await fileAt(place))['id'])

  describe('at once', () => {
    it('are there with their size, and are written over by their name', async () => {
      const made = await put(`${root}:/Brief.txt:/content`, 'één regel')
      const again = await put(`${drive}/root:/Brief.txt:/content`, 'anders')

      assert.deepEqual([made.status, made.body['size'], made.body['name']], [201, 11, 'Brief.txt'])
      assert.deepEqual([again.status, again.body['size'], again.body['id']], [200, 6, made.body['id']])
      assert.notEqual(again.body['eTag'], made.body['eTag'])
      assert.equal((await fileAt('Brief.txt'))['size'], 6)
    })

    it('are written over by their id', async () => {
      const id = await idOf('Reisdeclaratie.xlsx')

      assert.equal(saidBy(await put(`${drive}/items/${id}/content`, 'nieuw')), '200')
      assert.deepEqual([(await fileAt('Reisdeclaratie.xlsx'))['size'], await idOf('Reisdeclaratie.xlsx')], [5, id])
      assert.equal(
        saidBy(await put(`${drive}/items/${await idOf('Documenten')}/content`, 'x')),
        '409 nameAlreadyExists',
      )
    })

    it('may be larger than any other request', async () => {
      const large = 'x'.repeat(5 * 1024 * 1024)

      assert.equal(saidBy(await put(`${root}:/Groot.txt:/content`, large)), '201')
      assert.equal(await declared(`/v1.0${root}:/Groot.txt:/content`, large.length, {}, 'POST'), 413)
    })

    it('are kept beside what has their name, or refused, as is asked for', async () => {
      const as = async (behaviour: string) =>
        put(`${root}:/Documenten/Verkooppresentatie.pptx:/content?@microsoft.graph.conflictBehavior=${behaviour}`, 'x')

      assert.equal(saidBy(await as('fail')), '409 nameAlreadyExists')
      assert.equal((await as('rename')).body['name'], 'Verkooppresentatie 1.pptx')
      assert.equal(saidBy(await as('replace')), '200')
      assert.equal(saidBy(await as('maybe')), '400 invalidRequest')
    })

    it('have a name, a folder that is there, a type, and no more bytes than Microsoft takes at once', async () => {
      assert.equal(saidBy(await put(`${root}:/a*b.txt:/content`, 'x')), '400 invalidRequest')
      assert.equal(saidBy(await put(`${root}:/Nergens/a.txt:/content`, 'x')), '404 itemNotFound')
      assert.equal(saidBy(await put(`${root}:/Reisdeclaratie.xlsx/a.txt:/content`, 'x')), '400 invalidRequest')
      assert.equal(saidBy(await put(`${root}:/Documenten:/content`, 'x')), '409 nameAlreadyExists')
      assert.equal(await declared(`/v1.0${root}:/a.txt:/content`, 250 * 1024 * 1024 + 1), 413)
      const file = `${drive}/items/${await idOf('Reisdeclaratie.xlsx')}`
      for (const path of [`${root}:/a.txt:/content`, `${file}/content`])
        assert.equal(await declared(`/v1.0${path}`, 3, { 'content-type': undefined }), 400)
    })
  })

  describe('in parts', () => {
    const open = async (path: string, body?: unknown, headers = {}) =>
      trial.graph('POST', `${path}/createUploadSession`, body === undefined ? { headers } : { body, headers })
    const send = async (address: unknown, method: string, headers: Record<string, string> = {}, content?: string) => {
      const response = await fetch(String(address), { method, headers, body: content ?? null })
      const text = await response.text()
      return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) } as Answer
    }
    const part = async (address: unknown, first: number, size: number, total: number, sent = size) =>
      send(address, 'PUT', { 'content-range': `bytes ${first}-${first + size - 1}/${total}` }, 'x'.repeat(sent))

    it('are there after the last one, and not before', async () => {
      const { status, body } = await open(`${root}:/Groot.dat:`)
      const address = body['uploadUrl']
      assert.deepEqual([status, String(address).includes('/v1.0/')], [200, false])
      const first = await part(address, 0, unit, unit + 5)
      const between = await fileAt('Groot.dat')
      const asked = await send(address, 'GET')

      const last = await part(address, unit, 5, unit + 5)

      assert.deepEqual([first.status, first.body['nextExpectedRanges']], [202, [`${unit}-`]])
      assert.deepEqual([asked.status, asked.body], [200, first.body])
      assert.equal(between['error']?.['code'], 'itemNotFound')
      assert.deepEqual([last.status, last.body['size'], last.body['name']], [201, unit + 5, 'Groot.dat'])
      assert.equal((await fileAt('Groot.dat'))['size'], unit + 5)
      assert.equal(saidBy(await send(address, 'GET')), '404 itemNotFound')
      assert.match(JSON.stringify((await trial.control('GET', 'effects')).body), new RegExp(`${owner.id}.*Groot.dat`))
    })

    it('come in their order, as large as they say, and of one file', async () => {
      const { uploadUrl } = (await open(`${root}:/Groot.dat:`)).body as Record<string, unknown>
      assert.equal(saidBy(await part(uploadUrl, 0, unit, 3 * unit)), '202')

      assert.equal(saidBy(await part(uploadUrl, 0, unit, 3 * unit)), '416 invalidRange')
      assert.equal(saidBy(await part(uploadUrl, 2 * unit, unit, 3 * unit)), '416 invalidRange')
      assert.equal(saidBy(await part(uploadUrl, unit, unit, 4 * unit)), '400 invalidRequest')
      assert.equal(saidBy(await part(uploadUrl, unit, unit, 3 * unit, unit - 1)), '400 invalidRequest')
      assert.equal(saidBy(await part(uploadUrl, unit, 3 * unit, 3 * unit)), '400 invalidRequest')
      assert.equal(saidBy(await send(uploadUrl, 'PUT', { 'content-range': 'bytes 0-1' }, 'xy')), '400 invalidRequest')
      assert.match(JSON.stringify((await send(uploadUrl, 'PUT', {}, 'xy')).body), /missing or malformed/)
      assert.equal(await declared(new URL(String(uploadUrl)).pathname, 60 * 1024 * 1024), 413)
      assert.deepEqual((await send(uploadUrl, 'GET')).body['nextExpectedRanges'], [`${unit}-`])
    })

    it('may be larger than any other request', async () => {
      const { uploadUrl } = (await open(`${root}:/Groot.dat:`)).body as Record<string, unknown>

      assert.equal(saidBy(await part(uploadUrl, 0, 16 * unit, 17 * unit)), '202')
    })

    it('fail at their end when one was no multiple of 320 KiB', async () => {
      const { uploadUrl } = (await open(`${root}:/Groot.dat:`)).body as Record<string, unknown>

      assert.equal(saidBy(await part(uploadUrl, 0, 1_000, 2_000)), '202')
      assert.equal(saidBy(await part(uploadUrl, 1_000, 1_000, 2_000)), '400 invalidRequest')
    })

    it('take no token, and no other method than they have', async () => {
      const { uploadUrl } = (await open(`${root}:/Groot.dat:`)).body as Record<string, unknown>

      assert.equal(saidBy(await send(uploadUrl, 'GET', { authorization: 'Bearer x' })), '401 unauthenticated')
      assert.equal((await send(uploadUrl, 'PATCH', {}, 'x')).status, 405)
      assert.equal((await send(uploadUrl, 'DELETE')).status, 204)
      assert.equal(saidBy(await send(uploadUrl, 'GET')), '404 itemNotFound')
    })

    it('end when somebody says so, where that was asked for', async () => {
      const { uploadUrl } = (await open(`${root}:/Groot.dat:`, { deferCommit: true })).body as Record<string, unknown>
      assert.equal(saidBy(await send(uploadUrl, 'POST')), '400 invalidRequest')

      const all = await part(uploadUrl, 0, 7, 7)
      assert.deepEqual([all.status, all.body['nextExpectedRanges']], [202, []])

      assert.deepEqual((await send(uploadUrl, 'POST')).status, 201)
      assert.equal((await fileAt('Groot.dat'))['size'], 7)
    })

    it('write over a file by its id, and by its name only as is asked for', async () => {
      const [file, folder] = [await idOf('Reisdeclaratie.xlsx'), await idOf('Documenten')]
      const { uploadUrl } = (await open(`${drive}/items/${file}`)).body as Record<string, unknown>
      const as = async (behaviour: string) =>
        open(`${root}:/Reisdeclaratie.xlsx:`, { item: { '@microsoft.graph.conflictBehavior': behaviour } })

      const written = await part(uploadUrl, 0, 9, 9)

      assert.deepEqual([written.status, written.body['id'], written.body['size']], [200, file, 9])
      assert.equal(saidBy(await open(`${root}:/Reisdeclaratie.xlsx:`)), '409 nameAlreadyExists')
      assert.equal(saidBy(await open(`${drive}/items/${folder}`)), '400 invalidRequest')
      assert.equal(saidBy(await open(`${root}:/Documenten:`)), '409 nameAlreadyExists')
      assert.equal((await part((await as('replace')).body['uploadUrl'], 0, 8, 8)).body['id'], file)
      assert.equal((await part((await as('rename')).body['uploadUrl'], 0, 8, 8)).body['name'], 'Reisdeclaratie 1.xlsx')
    })

    it('are kept when their name was taken meanwhile', async () => {
      const { uploadUrl } = (await open(`${root}:/Groot.dat:`)).body as Record<string, unknown>
      await put(`${root}:/Groot.dat:/content`, 'eerder')

      const { status, body } = await part(uploadUrl, 0, 5, 5)

      assert.deepEqual(
        [status, String(body['error']?.['message']).slice(0, 43)],
        [409, 'Another file exists with the same name as t'],
      )
      assert.deepEqual((await send(uploadUrl, 'GET')).body['nextExpectedRanges'], [])
    })

    it(
      'are forgotten after a while',
      inStillTime(async (pass) => {
        const { uploadUrl, expirationDateTime } = (await open(`${root}:/Groot.dat:`)).body as Record<string, unknown>
        pass(Date.parse(String(expirationDateTime)) - Date.now() - 1)
        assert.equal(saidBy(await send(uploadUrl, 'GET')), '200')

        pass(1)

        assert.equal(saidBy(await send(uploadUrl, 'GET')), '404 itemNotFound')
      }),
    )

    it('are begun with properties that there are, and by a name that is that of the path', async () => {
      const at = `${root}:/Groot.dat:`

      assert.equal(saidBy(await open(at, { item: { name: 'Groot.dat', fileSize: 5, description: 'x' } })), '200')
      assert.equal(saidBy(await open(at, { item: { name: 'Klein.dat' } })), '400 invalidRequest')
      assert.equal(saidBy(await open(at, { item: { size: 5 } })), '400 Request_BadRequest')
      assert.equal(saidBy(await open(at, { item: { fileSize: -1 } })), '400 Request_BadRequest')
      assert.equal(saidBy(await open(at, { item: { fileSize: 0.5 } })), '400 Request_BadRequest')
      assert.equal(saidBy(await open(at, { deferCommit: true, madeUp: 1 })), '400 Request_BadRequest')
    })

    it('are begun on what is still as somebody saw it', async () => {
      const { id, eTag, cTag } = (await fileAt('Reisdeclaratie.xlsx')) as Record<string, unknown>
      const file = `${drive}/items/${String(id)}`
      const begin = async (headers: object) => saidBy(await open(file, undefined, headers))

      assert.equal(await begin({ 'if-match': eTag }), '200')
      assert.equal(await begin({ 'if-match': cTag }), '200')
      assert.equal(await begin({ 'if-match': '"{gone},7"' }), '412 resourceModified')
      assert.equal(await begin({ 'if-none-match': eTag }), '412 resourceModified')
      assert.equal(await begin({ 'if-none-match': '"{gone},7"' }), '200')
      assert.equal(saidBy(await open(`${root}:/Groot.dat:`, undefined, { 'if-match': eTag })), '200')
    })
  })

  /** What a body is answered that is said to be so large, and of which nothing comes. */
  async function declared(
    path: string,
    size: number,
    more: Record<string, string | undefined> = {},
    method = 'PUT',
  ): Promise<number> {
    const given = {
      authorization: 'Bearer anybody',
      'content-type': 'text/plain',
      'content-range': 'bytes 0-2/3',
      ...more,
    }
    const headers = Object.fromEntries(
      Object.entries(given).filter(([name]) => more[name] !== undefined || !(name in more)),
    )
    return new Promise((resolve, reject) => {
      const sent = request(trial.sandbox.url + path, { method, headers: { ...headers, 'content-length': size } })
      sent.once('response', (answer) => {
        resolve(answer.statusCode ?? 0)
        sent.destroy()
      })
      sent.once('error', reject)
      sent.flushHeaders()
      if (size < 10) sent.end('x'.repeat(size))
    })
  }
})

describe('a OneDrive of the pretend tenant that takes only little more', () => {
  const trial = eachWithSandbox({
    seed: ({ drives: { byId } }) => {
      const full = byId.get(drives.petraDeBoer.id)
      assert.ok(full !== undefined)
      full.total = 10
    },
  })
  const at = `/drives/${drives.petraDeBoer.id}/root:/a.txt:`
  const code = ({ status, body }: Answer) => `${status} ${String(body['error']?.['code'])}`

  it('takes no file that is larger than that, neither at once nor in parts', async () => {
    const put = async (content: string) =>
      trial.graph('PUT', `${at}/content`, { body: content, headers: { 'content-type': 'text/plain' } })
    const open = async (fileSize: number) =>
      trial.graph('POST', `${at}/createUploadSession`, { body: { item: { fileSize } } })

    assert.equal(code(await put('x'.repeat(11))), '507 quotaLimitReached')
    assert.equal(code(await open(11)), '507 quotaLimitReached')
    assert.equal((await put('x'.repeat(10))).status, 201)
    assert.equal(code(await put('x'.repeat(11))), '507 quotaLimitReached')
    assert.equal((await put('y'.repeat(10))).status, 200)
  })
})
