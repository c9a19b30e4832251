import { strict as assert } from 'node:assert'
import { existsSync, readFileSync } from 'node:fs'

/** A row of README's threat model: the cells as they stand there. */
interface Threat {
  readonly who: string
  readonly tries: string
  readonly stops: string
  readonly shown: string
}

const readme = readFileSync('README.md', 'utf8')
const section = /^## Security\n(.*?)^## /ms.exec(readme)?.[1] ?? ''
const threats: readonly Threat[] = [...section.matchAll(/^\| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$/gm)]
  .map(([, who = '', tries = '', stops = '', shown = '']) => ({ who, tries, stops, shown }))
  .filter(({ who }) => who !== 'who' && !/^[-: ]+$/.test(who))

/** A test as README names it: its file, and its title or how that begins. */
const namedTest = /\[`([\w.-]+)`\]\((test\/[\w./-]+\.ts)\): “([^”]+)”/g

describe('the threat model in README', () => {
  it('has a row for everybody who could try something', () => {
    assert.ok(threats.length >= 20, `${threats.length} rows`)
  })

  for (const { who, tries, stops, shown } of threats) {
    it(`shows by a test that there is, what stops: ${who}, ${tries}`, () => {
      const tests = [...shown.matchAll(namedTest)]
      assert.ok(tests.length > 0, shown)
      assert.equal(shown.replaceAll(namedTest, '').replaceAll(/[,; ]/g, ''), '', 'nothing but tests stands there')
      assert.ok(stops.length > 20)
      for (const [, name = '', file = '', title = ''] of tests) {
        assert.ok(file.endsWith(`/${name}.test.ts`) || file.endsWith(`/${name}.ts`), `${name} is ${file}`)
        assert.ok(existsSync(file), file)
        // As it stands in the source, where an apostrophe of a title in quotes may be escaped.
        const source = readFileSync(file, 'utf8').replaceAll("\\'", "'")
        assert.ok(source.includes(title), `${file} has no test “${title}”`)
      }
    })
  }
})
