import { strict as assert } from 'node:assert'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A test as a page in docs names it: its file, and its title or a part of that. */
const namedTest = /\[`([\w.-]+)`\]\(\.\.\/(test\/[\w./-]+\.ts)\): “([^”]+)”/g

/** Fails unless a cell of a table in docs names tests, all of which there are, and says nothing else. */
export function assertNamesTests(cell: string): void {
  const tests = [...cell.matchAll(namedTest)]
  assert.ok(tests.length > 0, cell)
  assert.equal(cell.replaceAll(namedTest, '').replaceAll(/[,; ]/g, ''), '', 'nothing but tests stands there')
  for (const [, name = '', file = '', title = ''] of tests) {
    assert.ok([`${name}.test.ts`, `${name}.ts`].includes(path.posix.basename(file)), `${name} is ${file}`)
    assert.ok(existsSync(file), file)
    // As it stands in the source, where an apostrophe of a title in quotes may be escaped.
    const source = readFileSync(file, 'utf8').replaceAll("\\'", "'")
    assert.ok(source.includes(title), `${file} has no test “${title}”`)
  }
}

/** The rows of the only table of a page, or of the part of it below a heading, cell by cell, without its head. */
export function rowsOf(page: string, heading?: string): readonly (readonly string[])[] {
  const part = heading === undefined ? page : (page.split(/^## /m).find((one) => one.startsWith(`${heading}\n`)) ?? '')
  return [...part.matchAll(/^\| (.+) \|$/gm)].map(([, row = '']) => row.split(' | ')).slice(1)
}
