import { strict as assert } from 'node:assert'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { importsOf, isFile } from './imports'

/** The three places in which every step has a room of its name, and what it needs in each. It may have more than that. */
const needed = {
  'services/steps': ['index.ts'],
  'cards/steps': ['card.json', 'card.ts', 'texts.ts'],
  'test/services/steps': ['index.test.ts', 'sample.ts', 'story.ts', 'requests.json'],
} as const
const places = Object.keys(needed) as readonly (keyof typeof needed)[]

const list = 'services/steps/index.ts'
/** Read as text, so that a step of which something is missing is told from one that is not there: nothing is imported here. */
const listed = [...readFileSync(list, 'utf8').matchAll(/^import \{ \w+ \} from '\.\/([a-z][\w-]*)'$/gm)].flatMap(
  ([, id = '']) => (existsSync(`services/steps/${id}.ts`) ? [] : [id]),
)
/** What other steps may import of one: the step, for its facts and its decision, and what follows from those. */
const openToOthers: readonly string[] = ['index.ts', 'afterDecision.ts']
const { STEP: only } = process.env

describe('The rooms of the steps', () => {
  for (const place of places)
    it(`are in ${place} for the steps of the list and for nobody else`, () => {
      const rooms = readdirSync(place, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []))

      const strangers = rooms.filter((room) => !listed.includes(room))
      assert.deepEqual(
        strangers.map((room) => `${place}/${room} has no step in ${list}`),
        [],
      )
    })

  it('are looked at, those of a step that is asked for too', () => {
    assert.ok(listed.length > 20, `${list} could not be read`)
    assert.ok(!only || listed.includes(only), `${list} has no ${only}`)
  })

  for (const id of listed.filter((id) => !only || id === only)) describe(`(${id})`, () => hasItsRooms(id))
})

function hasItsRooms(id: string): void {
  const rooms = places.map((place) => `${place}/${id}`)
  const files = rooms.flatMap((room) =>
    existsSync(room) ? readdirSync(room, { recursive: true, encoding: 'utf8' }).map((name) => `${room}/${name}`) : [],
  )
  const imports = files.filter((file) => file.endsWith('.ts')).flatMap(importsOf)

  it('has its files in its three rooms', () => {
    const missing = places
      .flatMap((place) => needed[place].map((name) => `${place}/${id}/${name}`))
      .filter((file) => !existsSync(file))

    assert.deepEqual(missing.map(isMissing), [])
  })

  it('has what its files import from its rooms', () => {
    const missing = imports
      .map(({ target }) => target)
      .filter((target) => rooms.some((room) => target.startsWith(`${room}/`)) && !isFile(target))

    assert.deepEqual([...new Set(missing)].map(isMissing), [])
  })

  it('names its files for what they do in it, not for the step once more', () => {
    const [first = '', ...rest] = id.split('-')
    const name = [first, ...rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join('')
    const again = files.filter((file) => path.basename(file).startsWith(name) || path.basename(file).startsWith(id))

    assert.deepEqual(again, [])
  })

  it('takes nothing out of another step’s room but that step and its rules: what several share has a room of its own', () => {
    const [own, card] = [`services/steps/${id}`, `cards/steps/${id}`]
    const deep = imports.filter(({ file, target }) => {
      const room = places.map((place) => new RegExp(`^${place}/([^/]+)/`).exec(target)?.[1]).find(Boolean)
      if (room === undefined || room === id || !listed.includes(room)) return false
      if (file.startsWith(`${card}/`)) return true
      return file.startsWith(`${own}/`) && !openToOthers.includes(target.replace(`services/steps/${room}/`, ''))
    })

    assert.deepEqual(
      deep.map(({ file, target }) => `${file} imports ${target}`),
      [],
    )
  })
}

function isMissing(file: string): string {
  return `${file} is missing`
}
