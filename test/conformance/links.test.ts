import { strict as assert } from 'node:assert'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { allDocuments, readDocument } from './markdown'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>
}
/** How a path of this repository begins, where a document names one. */
const ofOurs = /^(appPackage|bot|cards|dialogs|docs|sandbox|services|test|\.ci|\.github)\/[\w./-]*$/
/** Is made by a command, and not kept. */
const made = /^appPackage\/build\//

for (const { file, text, targets, codeWords } of allDocuments())
  describe(file, () => {
    it('leads only to what exists', () => {
      const dead = targets.filter((target) => !leadsSomewhere(file, target))

      assert.deepEqual(dead, [])
    })

    it('names only files and folders that exist', () => {
      const gone = codeWords.filter((word) => ofOurs.test(word) && !made.test(word) && !existsSync(word))

      assert.deepEqual(gone, [])
    })

    it('names only commands that exist', () => {
      const named = [...text.matchAll(/npm run ([\w:-]*\w)/g)].map(([, name = '']) => name)

      assert.deepEqual(
        named.filter((name) => !(name in scripts)),
        [],
      )
    })
  })

describe('the READMEs of folders', () => {
  it('say what is in them in two lines, and nothing longer', () => {
    const readmes = allDocuments().filter(({ file }) => isOfFolder(file))

    assert.ok(readmes.length > 0)
    for (const { file, text } of readmes) assert.match(text, /^.+\n.+\n$/, file)
  })
})

describe('the documents lead somewhere', () => {
  it('from README to every page, by few links', () => {
    const reached = new Set(['README.md'])
    for (const file of reached)
      for (const target of readDocument(file).targets.map((one) => one.split('#')[0] ?? ''))
        if (target.endsWith('.md') && !target.includes(':'))
          reached.add(path.posix.join(path.posix.dirname(file), target))

    assert.deepEqual(
      allDocuments()
        .map(({ file }) => file)
        .filter((file) => !isOfFolder(file))
        .filter((file) => !reached.has(file)),
      [],
    )
  })

  for (const [target, leads] of [
    ['docs/evidence.md#checking-it-without-the-bot', true],
    ['docs/evidence.md#checking-it-with-the-bot', false],
    ['#the-steps', true],
    ['#the-stairs', false],
    ['docs/evidence.html', false],
    ['docs/decisions', true],
    ['https://learn.microsoft.com/graph', true],
  ] as const)
    it(`as README would ${leads ? '' : 'not '}by ${target}`, () => {
      assert.equal(leadsSomewhere('README.md', target), leads)
    })
})

function isOfFolder(file: string): boolean {
  return file.endsWith('/README.md') && !file.startsWith('docs/')
}

/** Whether a link of a file has an end: a page elsewhere is believed, one of ours is looked at with its anchor. */
function leadsSomewhere(file: string, target: string): boolean {
  if (/^https?:/.test(target)) return true
  const [address = '', anchor] = decodeURI(target).split('#')
  const found = address === '' ? file : path.posix.join(path.posix.dirname(file), address)
  if (!existsSync(found)) return false
  return anchor === undefined || (found.endsWith('.md') && readDocument(found).anchors.includes(anchor))
}
