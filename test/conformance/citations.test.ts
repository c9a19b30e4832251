import { strict as assert } from 'node:assert'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { rowsOf } from './namedTests'

const folders = ['appPackage', 'docs', 'sandbox', 'test']
const lastPromise = rowsOf(readFileSync('docs/promises.md', 'utf8')).length
const pages = new Set(
  filesIn('.', 1)
    .concat(filesIn('docs'))
    .map((file) => path.basename(file)),
)

describe('What is cited', () => {
  for (const folder of folders)
    it(`in ${folder} can be opened by whoever reads it`, () => {
      const sources = filesIn(folder).filter((file) => /\.(c?js|mjs|ts|ps1|md|json)$/.test(file))

      assert.deepEqual(
        sources.flatMap((file) => unreadable(readFileSync(file, 'utf8')).map((cited) => `${file}: ${cited}`)),
        [],
      )
    })

  for (const [text, found] of [
    [`see ${['facts', 'md'].join('.')}, section 4`, true],
    ['see ARCHITECTURE.md', false],
    ['MicrosoftDocs/office-docs-powershell app-only-auth-powershell-v2.md', false],
    [`(promise ${lastPromise + 1})`, true],
    [`(promises 1 and ${lastPromise})`, false],
    [['..', 'shared', 'notes'].join('/'), true],
  ] as const)
    it(`is ${found ? '' : 'not '}found wanting in “${text}”`, () => {
      assert.equal(unreadable(text).length > 0, found)
    })
})

/** What a text sends its reader to that is not in this repository. Microsoft’s own pages are believed. */
function unreadable(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const cited = [...line.matchAll(/[\w./-]*\w\.md\b/g)].map(([page]) => page)
    const gone = line.includes('MicrosoftDocs/') ? [] : cited.filter((page) => !isHere(page))
    const promises = [...line.matchAll(/\bpromises? (\d+)(?: (?:and|to) (\d+))?/g)]
      .flatMap(([, first = '', second = '']) => [first, second])
      .filter((number) => Number(number) > lastPromise)
    return [...gone, ...promises, ...(line.match(/\.\.\/shared\b|\bAPI\sfacts\b/g) ?? [])]
  })
}

function isHere(page: string): boolean {
  return existsSync(page) || pages.has(path.posix.basename(page))
}

function filesIn(folder: string, depth = 9): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name)
    if (!entry.isDirectory()) return [file]
    return depth > 1 && entry.name !== 'build' ? filesIn(file, depth - 1) : []
  })
}
