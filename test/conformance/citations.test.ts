import { strict as assert } from 'node:assert'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { rowsOf } from './namedTests'
import { filesIn, folders } from './sources'

/** Where a reader is sent who cannot go there: documents that were read when this was made, and are not part of it. */
const elsewhere: readonly RegExp[] = [
  // Microsoft’s article has a page of its own for each step: `learn: remove-former-employee-step-4`.
  /[(\s]article(,|\)| "| “|'s|’s)|\bthe article\b|\bArticle[,:]/,
  /\bAPI facts\b/,
  /(^|[^/\w])(reference|seed)\/[\w.-]+/,
  /\bmicrosoft-365-apis\b/,
]

describe('What the sources cite', () => {
  const documents = readdirSync('.').filter((file) => file.endsWith('.md'))
  const files = [...documents, ...(existsSync('docs') ? filesIn('docs') : []), ...folders.flatMap(filesIn)]
  const sources = files.filter((file) => /\.([cm]?[jt]s|ps1)$/.test(file) && !isThisFile(file))

  it('is there for whoever reads it: each document and source that is named exists', () => {
    const missing = sources.flatMap((file) =>
      namedIn(readFileSync(file, 'utf8'))
        .filter((name) => !exists(name, files))
        .map((name) => `${file} names ${name}`),
    )

    assert.deepEqual(missing, [])
  })

  it('is no document that is not in the repository', () => {
    const cited = sources.flatMap((file) => citedIn(readFileSync(file, 'utf8')).map((line) => `${file}: ${line}`))

    assert.deepEqual(cited, [])
  })

  it('is a promise that docs/promises.md has', () => {
    const last = rowsOf(readFileSync('docs/promises.md', 'utf8')).length
    const cited = sources.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bpromises? (\d+)(?: (?:and|to) (\d+))?/g)].flatMap(
        ([, first = '', second = first]) => [Number(first), Number(second)].map((number) => `${file}: ${number}`),
      ),
    )

    assert.ok(cited.length > 20)
    assert.deepEqual(
      cited.filter((one) => Number(one.split(': ')[1]) > last),
      [],
    )
  })

  it('would be noticed', () => {
    for (const line of [
      '/** Source: `microsoft-365-apis.md` section 4. */',
      '// Promise 4 of design.md, section 4.',
      ' * Forward or share (article, "Forward or convert").',
      '// Article: three hours or more.',
      '/** Limits of the article, step 5. */',
      '// See reference/peers.',
      ' * Source: section 9 of the API facts.',
      '/** See `services/cases/forgotten.ts`. */',
      '/** The room of a step: `services/steps/<id>/forgotten.ts`. */',
    ])
      assert.ok(citedIn(line).length > 0 || namedIn(line).some((name) => !exists(name, files)), line)
  })

  it('may be what there is, and Microsoft’s own pages', () => {
    for (const line of [
      '/** See ARCHITECTURE.md and `services/steps/step.ts`; `step.ts` is the contract. */',
      '// learn: remove-former-employee-step-4, “Forward or convert”',
      '/** A room: `services/steps/<id>/index.ts`. */',
      '// particle (physics); a preference/choice of words',
    ]) {
      assert.deepEqual(citedIn(line), [], line)
      assert.deepEqual(
        namedIn(line).filter((name) => !exists(name, files)),
        [],
      )
    }
  })
})

function isThisFile(file: string): boolean {
  return file === 'test/conformance/citations.test.ts'
}

/** Documents by their name, and sources in back-ticks. */
function namedIn(source: string): readonly string[] {
  const documents = [...source.matchAll(/(?<![\w./*-])[\w.-][\w./-]*\.md\b/g)].map(([name]) => name)
  const quoted = [...source.matchAll(/`(\w[\w./<>-]*\.([cm]?[jt]s|ps1))`/g)].map(([, name = '']) => name)
  return [...documents, ...quoted]
}

/** By its path, or by the last parts of it. `<id>` stands for any step. */
function exists(name: string, files: readonly string[]): boolean {
  const wanted = name.replace('<id>', 'mailbox').replace(/^\.\//, '')
  return files.some((file) => file === wanted || file.endsWith(`/${wanted}`))
}

function citedIn(source: string): readonly string[] {
  return source.split('\n').filter((line) => elsewhere.some((pattern) => pattern.test(line)))
}
