import { strict as assert } from 'node:assert'
import { circlesIn, importsIn, importsOfAll, type Import } from './imports'
import { filesIn, folders, isSource } from './sources'

/** What must never be imported, and from where. Sources are told apart by how their path begins. */
interface Boundary {
  readonly says: string
  readonly crossedBy: (file: string, target: string, typeOnly: boolean) => boolean
}

const product = folders.filter((folder) => folder !== 'sandbox' && folder !== 'test')

/** The floors of the product, the lowest first. A file imports from its own floor and from those below, types included. */
const floors: readonly (readonly string[])[] = [
  ['services/model'],
  ['services/remote', 'cards'],
  ['services/facts', 'services/directory', 'services/moments', 'services/leavers'],
  ['services/steps'],
  ['services/planning', 'services/permissions', 'services/joining', 'services/returning'],
  ['services/cases', 'services/batches'],
  ['dialogs'],
  ['interface'],
  ['bot'],
]

const chat = /^(botbuilder|botframework|restify)/

const boundaries: readonly Boundary[] = [
  {
    says: 'Only bot/ knows Teams and its web server',
    crossedBy: (file, target) => chat.test(target) && !within(file, 'bot', 'sandbox', 'test'),
  },
  {
    says: 'Nothing imports from a floor above its own',
    crossedBy: (file, target) => floorOf(file) < floorOf(target),
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
    says: 'PostgreSQL is known in services/cases only; bot/ knows where it is',
    crossedBy: (file, target, typeOnly) =>
      /^pg(-|$)/.test(target) && !(within(file, 'services/cases', 'test') || (typeOnly && within(file, 'bot'))),
  },
  {
    says: 'Other programs are started by services/remote/powershell, bot/ and sandbox/ only',
    crossedBy: (file, target) =>
      target === 'child_process' && !within(file, 'services/remote/powershell', 'bot', 'sandbox', 'test'),
  },
]

describe('the boundaries between the folders', () => {
  const files = folders.flatMap(filesIn)
  const sources = files.filter(isSource)
  const imports = importsOfAll(sources, new Set(files))

  for (const boundary of boundaries)
    it(`hold: ${boundary.says}`, () => {
      const crossings = imports.filter((it) => boundary.crossedBy(it.file, it.target, it.typeOnly))

      assert.deepEqual(
        crossings.map(({ file, target }) => `${file} imports ${target}`),
        [],
      )
    })

  it('hold: No file imports itself in a circle, types included', () => {
    assert.deepEqual(
      circlesIn(imports).map((circle) => circle.join(', ')),
      [],
    )
  })

  it('hold: Every file of services/ lies in a room that has a floor', () => {
    assert.deepEqual(
      files.filter((file) => within(file, 'services') && !file.endsWith('.md') && Number.isNaN(floorOf(file))),
      [],
    )
  })

  it('are looked at in every folder, and at every import of our own', () => {
    const looked = new Set(imports.map(({ file }) => file.split('/')[0]))
    // This file quotes imports of files that are not there.
    const unseen = imports.filter(
      ({ file, target }) =>
        within(target, ...folders) && !files.includes(target) && !file.endsWith('/boundaries.test.ts'),
    )

    assert.deepEqual(looked, new Set(folders))
    assert.deepEqual(unseen, [])
  })

  for (const [from, to] of [
    ['services/steps/mailbox/afterDecision.ts', 'services/steps/mailbox/index.ts'],
    ['services/model/operation.ts', 'services/cases/engine/runStep.ts'],
    ['bot/environment.ts', 'bot/index.ts'],
    ['cards/texts.ts', 'cards/conversation/person.ts'],
  ] as const)
    it(`would not hold if one arrow were turned: ${from} importing ${to}`, () => {
      const turned: Import = { file: from, target: to, typeOnly: true }
      const holdsBoth = (circle: readonly string[]) => circle.includes(from) && circle.includes(to)

      assert.ok(!circlesIn(imports).some(holdsBoth))
      assert.ok(circlesIn([...imports, turned]).some(holdsBoth))
    })

  for (const [file, source, target] of [
    ['services/steps/mailbox/index.ts', `import { TurnContext } from 'botbuilder'`, 'botbuilder'],
    ['dialogs/case.ts', `import {\n  createServer,\n} from 'restify'`, 'restify'],
    ['services/planning/planner.ts', `import type { Bot } from '../../bot/offboardingBot'`, 'bot/offboardingBot'],
    ['services/model/people.ts', `import type { Finding } from '../../cards/person'`, 'cards/person'],
    ['services/model/cloud.ts', `import { clouds } from '../remote/clouds'`, 'services/remote/clouds'],
    ['services/remote/reader.ts', `import type { User } from '../facts/user'`, 'services/facts/user'],
    ['services/facts/licences.ts', `import { known } from '../steps/context'`, 'services/steps/context'],
    ['services/directory/search.ts', `import { known } from '../steps/context'`, 'services/steps/context'],
    [
      'services/steps/seats/rules.ts',
      `import type { PlannerInput } from '../../planning/planner'`,
      'services/planning/planner',
    ],
    [
      'services/planning/planHash.ts',
      `import type { Entry } from '../cases/journal/entry'`,
      'services/cases/journal/entry',
    ],
    ['cards/conversation/person.ts', `import type { Finding } from '../../services/steps/step'`, 'services/steps/step'],
    ['cards/conversation/person.ts', `import { clouds } from '../../services/remote/clouds'`, 'services/remote/clouds'],
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
      const [planted] = importsIn(file, source)

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
      const crossings = importsIn(file, source).filter(({ target, typeOnly }) =>
        boundaries.some(({ crossedBy }) => crossedBy(file, target, typeOnly)),
      )

      assert.deepEqual(crossings, [])
    })
})

function within(file: string, ...folders: readonly string[]): boolean {
  return folders.some((folder) => file.startsWith(`${folder}/`) || file === folder)
}

/** The number of the floor; NaN, which is neither above nor below any, for what is not in the table. */
function floorOf(file: string): number {
  const floor = floors.findIndex((rooms) => within(file, ...rooms))
  return floor < 0 ? NaN : floor
}
