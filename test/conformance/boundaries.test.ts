import { strict as assert } from 'node:assert'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** One import as it stands in a source; `target` is a package's name, or the repository path of one of our own files. */
interface Import {
  readonly file: string
  readonly target: string
  /** Gone when the program runs. */
  readonly typeOnly: boolean
}

/** What must never be imported, and from where. Sources are told apart by how their path begins. */
interface Boundary {
  readonly says: string
  readonly crossedBy: (file: string, target: string, typeOnly: boolean) => boolean
}

const folders = ['appPackage', 'bot', 'cards', 'dialogs', 'sandbox', 'services', 'test']
const product = folders.filter((folder) => folder !== 'sandbox' && folder !== 'test')

const chat = /^(botbuilder|botframework|restify)/

const boundaries: readonly Boundary[] = [
  {
    says: 'Only bot/ knows Teams and its web server',
    crossedBy: (file, target) => chat.test(target) && !within(file, 'bot', 'sandbox', 'test'),
  },
  {
    says: 'services/ is below bot/ and dialogs/',
    crossedBy: (file, target) => within(file, 'services') && within(target, 'bot', 'dialogs'),
  },
  {
    says: 'dialogs/ is below bot/',
    crossedBy: (file, target) => within(file, 'dialogs') && within(target, 'bot'),
  },
  {
    says: 'cards/ are leaves: of ours they know each other, and the plain words of services/model',
    crossedBy: (file, target) =>
      within(file, 'cards') && within(target, ...folders) && !within(target, 'cards', 'services/model'),
  },
  {
    says: 'The product does not know its sandbox, nor its tests',
    crossedBy: (file, target) => within(file, ...product) && within(target, 'sandbox', 'test'),
  },
  {
    says: 'The Graph client is used in services/remote/graph only',
    crossedBy: (file, target) =>
      target === '@microsoft/microsoft-graph-client' && !within(file, 'services/remote/graph', 'test'),
  },
  {
    says: 'Credentials are made in services/remote/credential.ts only',
    crossedBy: (file, target, typeOnly) =>
      target.startsWith('@azure/') &&
      !(within(file, 'test') || file === 'services/remote/credential.ts' || (typeOnly && within(file, 'services'))),
  },
  {
    says: 'The database is known in services/cases/store only',
    crossedBy: (file, target) => target === 'libsql' && !within(file, 'services/cases/store', 'test'),
  },
  {
    says: 'Other programs are started by services/remote/powershell, bot/ and sandbox/ only',
    crossedBy: (file, target) =>
      target === 'child_process' && !within(file, 'services/remote/powershell', 'bot', 'sandbox', 'test'),
  },
]

describe('the boundaries between the folders', () => {
  const sources = folders.flatMap(sourcesIn)
  const imports = sources.flatMap((file) => importsOf(file, readFileSync(file, 'utf8')))

  for (const boundary of boundaries)
    it(`hold: ${boundary.says}`, () => {
      const crossings = imports.filter((it) => boundary.crossedBy(it.file, it.target, it.typeOnly))

      assert.deepEqual(
        crossings.map(({ file, target }) => `${file} imports ${target}`),
        [],
      )
    })

  it('are looked at in every folder', () => {
    const looked = new Set(imports.map(({ file }) => file.split('/')[0]))

    assert.deepEqual(looked, new Set(folders))
  })

  for (const [file, source, target] of [
    ['services/steps/mailbox/index.ts', `import { TurnContext } from 'botbuilder'`, 'botbuilder'],
    ['dialogs/case.ts', `import {\n  createServer,\n} from 'restify'`, 'restify'],
    ['services/runner.ts', `import type { Bot } from '../bot/offboardingBot'`, 'bot/offboardingBot'],
    ['services/steps/index.ts', `export * from '../../dialogs/turn'`, 'dialogs/turn'],
    ['dialogs/case.ts', `import '../bot/index'`, 'bot/index'],
    [
      'cards/conversation/plan.ts',
      `import { type Plan, planned } from '../../services/cases/journal/entry'`,
      'services/cases/journal/entry',
    ],
    ['cards/conversation/plan.ts', `import type { Case } from '../../dialogs/case'`, 'dialogs/case'],
    ['bot/index.ts', `const { startSandbox } = await import('../sandbox/server')`, 'sandbox/server'],
    ['services/model/people.ts', `import { builder } from '../../test/support/builders'`, 'test/support/builders'],
    [
      'services/remote/exchange/gateway.ts',
      `import { Client } from "@microsoft/microsoft-graph-client"`,
      '@microsoft/microsoft-graph-client',
    ],
    ['bot/index.ts', `import type { TokenCredential } from '@azure/identity'`, '@azure/identity'],
    [
      'services/remote/graph/gateway.ts',
      `import { ManagedIdentityCredential } from '@azure/identity'`,
      '@azure/identity',
    ],
    ['services/cases/queue/memory.ts', `const Database = require('libsql')`, 'libsql'],
    ['services/remote/teams/gateway.ts', `import { spawn } from 'node:child_process'`, 'child_process'],
  ] as const)
    it(`would not hold if ${file} imported ${target}`, () => {
      const [planted] = importsOf(file, source)

      assert.equal(planted?.target, target)
      assert.ok(boundaries.some(({ crossedBy }) => crossedBy(file, planted.target, planted.typeOnly)))
    })

  for (const [file, source] of [
    ['bot/server.ts', `import { createServer } from 'restify'`],
    ['services/remote/graph/gateway.ts', `import { type TokenCredential } from '@azure/core-auth'`],
    [
      'cards/conversation/person.ts',
      `import type { Person } from '../../services/model/people'\nimport source from './person.json'`,
    ],
    [
      'services/steps/step.ts',
      `// import { Bot } from '../../bot/index'\nimport { defineTexts } from '../../cards/texts'`,
    ],
    ['dialogs/turn.ts', `export function from() {}\nconst text = 'import x from "restify"'`],
  ] as const)
    it(`leave alone what ${file} may import`, () => {
      const crossings = importsOf(file, source).filter(({ target, typeOnly }) =>
        boundaries.some(({ crossedBy }) => crossedBy(file, target, typeOnly)),
      )

      assert.deepEqual(crossings, [])
    })
})

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/')))
    .filter((file) => /\.[cm]?[jt]s$/.test(file) && !file.startsWith('appPackage/build/'))
}

/** `import`, `export ... from`, `import()` and `require()` of a source. Statements begin at the start of a line. */
function importsOf(file: string, source: string): readonly Import[] {
  const statements = source.matchAll(/^(?:import|export)\s+(?:([\w$*\s{},]+?)\s+from\s+)?['"]([^'"]+)['"]/gm)
  const calls = source.matchAll(/\b(?:import|require|require\.resolve)\(\s*['"]([^'"]+)['"]/g)
  return [
    ...[...statements].map(([, clause = '', specifier]) => ({
      file,
      target: targetOf(file, specifier!),
      typeOnly: isTypeOnly(clause),
    })),
    ...[...calls].map(([, specifier]) => ({ file, target: targetOf(file, specifier!), typeOnly: false })),
  ]
}

/** `type { A, B }`, or `{ type A, type B }`. */
function isTypeOnly(clause: string): boolean {
  if (/^type\s+[\w{*]/.test(clause)) return true
  const named = /^\{([^}]+)\}$/.exec(clause)?.[1]?.split(',') ?? []
  const names = named.map((name) => name.trim()).filter((name) => name !== '')
  return names.length > 0 && names.every((name) => name.startsWith('type '))
}

function targetOf(file: string, specifier: string): string {
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(file), specifier)
  const [scope, name] = specifier.replace(/^node:/, '').split('/')
  return scope!.startsWith('@') ? `${scope}/${name}` : scope!
}

function within(file: string, ...folders: readonly string[]): boolean {
  return folders.some((folder) => file.startsWith(`${folder}/`) || file === folder)
}
