import { strict as assert } from 'node:assert'
import sinon from 'sinon'
import { createPhotos } from '../../dialogs/photos'
import { photo } from '../cards/builders'

describe('The photos that are at hand', () => {
  it('are read once for all who look, and then there without waiting', async () => {
    const read = sinon.spy(async () => photo)
    const photos = createPhotos(read)

    await Promise.all([photos.look('jan'), photos.look('jan')])
    await photos.look('jan')

    assert.deepEqual(photos.of('jan'), photo)
    assert.equal(read.callCount, 1)
  })

  it('are those of whoever was looked for, and of nobody else', async () => {
    const photos = createPhotos(async (personId) => (personId === 'jan' ? photo : undefined))

    await Promise.all([photos.look('jan'), photos.look('eva')])

    assert.deepEqual([photos.of('eva'), photos.of('tom')], [undefined, undefined])
  })

  it('lack one that could not be read, and it is not asked for again at each card', async () => {
    const read = sinon.spy(() => Promise.reject(new Error('throttled')))
    const photos = createPhotos(read)

    await photos.look('jan')
    await photos.look('jan')

    assert.deepEqual([photos.of('jan'), read.callCount], [undefined, 1])
  })

  it('keep nobody waiting for one that takes long, and have it once it came', async () => {
    let arrive = (_photo: typeof photo): void => undefined
    const photos = createPhotos(() => new Promise((resolve) => (arrive = resolve)))

    await photos.look('jan')
    await photos.look('jan')
    const meanwhile = photos.of('jan')
    arrive(photo)
    await new Promise(setImmediate)

    assert.equal(meanwhile, undefined)
    assert.deepEqual(photos.of('jan'), photo)
  })
})
