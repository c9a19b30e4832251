import { strict as assert } from 'node:assert'
import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import Ajv from 'ajv'
import { strFromU8, unzipSync } from 'fflate'
import { load } from 'js-yaml'
import { packageApp } from '../../appPackage/packageApp'
import { readConfiguration } from '../../bot/configuration'
import schema from './schemas/m365agents-v1.13.schema.json'

/** A step of a lifecycle: what the toolkit is asked to do. */
interface Action {
  readonly uses: string
  readonly with: Readonly<Record<string, unknown>>
  readonly writeToEnvironmentFile?: Readonly<Record<string, string>>
}

interface Project {
  readonly version: string
  readonly provision?: readonly Action[]
  readonly deploy?: readonly Action[]
  readonly publish?: readonly Action[]
}

const projects = [
  { file: 'm365agents.yml', environment: 'env/.env.dev' },
  { file: 'm365agents.local.yml', environment: 'env/.env.local' },
  { file: 'm365agents.playground.yml', environment: 'env/.env.playground' },
] as const
const isProject = new Ajv({ strict: false, allErrors: true }).compile(schema)
const template = text('infra/main.bicep')

for (const { file, environment } of projects)
  describe(file, () => {
    const project = projectOf(file)
    const actions = [...(project.provision ?? []), ...(project.deploy ?? []), ...(project.publish ?? [])]

    it('is what the Agents Toolkit takes', () => {
      assert.ok(isProject(project), JSON.stringify(isProject.errors?.slice(0, 3), undefined, 2))
    })

    it('names only files that are there', () => {
      const named = text(file).match(/\.\/(?!appPackage\/build|\.localConfigs|env\b)[\w./-]+/g) ?? []

      assert.deepEqual(
        named.filter((one) => !existsSync(one)),
        [],
      )
    })

    it('is told every variable that it and its files ask for, or writes it itself', () => {
      const known = new Set([...Object.keys(variablesIn(environment)), ...writtenBy(actions)])
      const asked = [file, ...filesOf(actions)].flatMap((one) => placeholdersIn(text(one)))

      assert.deepEqual(
        [...new Set(asked)].filter((name) => !known.has(name)),
        [],
      )
    })

    it('is told no variable that nothing asks for', () => {
      const asked = new Set([file, ...filesOf(actions)].flatMap((one) => placeholdersIn(text(one))))
      const told = Object.keys(variablesIn(environment)).filter((name) => name !== 'TEAMSFX_ENV')
      const written = new Set(writtenBy(actions))

      assert.deepEqual(
        told.filter((name) => !asked.has(name) && !written.has(name) && name !== 'BOT_DOMAIN'),
        [],
      )
    })

    it('has no secret in a file that is kept', () => {
      for (const [name, value] of Object.entries(variablesIn(environment)))
        assert.ok(!/SECRET|PASSWORD|KEY/.test(name), `${name}=${value}`)
    })
  })

describe('the Agents Toolkit', () => {
  for (const [flaw, broken] of [
    ['does not know what it asks for', { ...projectOf('m365agents.yml'), provision: [{ uses: 'teamsApp/guess' }] }],
    ['leaves out what an action needs', { version: 'v1.13', provision: [{ uses: 'arm/deploy', with: {} }] }],
    ['is of another version', { ...projectOf('m365agents.yml'), version: 'v1.2' }],
  ] as const)
    it(`would refuse a file that ${flaw}`, () => {
      assert.equal(isProject(broken), false)
    })

  it('compiles with the compiler that the templates are looked at with', () => {
    const [, version] = /linux-x64" Version="\[([\d.]+)\]"/.exec(text('test/infra/bicep.csproj')) ?? []
    const asked = deployments().map(({ with: given }) => given['bicepCliVersion'])

    assert.deepEqual([...new Set(asked)], [`v${version}`])
  })

  it('gives the template every parameter that has no other value, the same as Azure CLI does, and an image once there is one', () => {
    const parameters = [...template.matchAll(/^param (\w+) (?:\w+)( =)?/gm)]
    const needed = parameters.filter(([, , given]) => given === undefined).map(([, name]) => name!)
    const byCli = Object.fromEntries(
      [...text('infra/main.bicepparam').matchAll(/^param (\w+) = readEnvironmentVariable\('(\w+)'/gm)].map(
        ([, name, variable]) => [name!, `\${{${variable}}}`],
      ),
    )
    const [before, after] = ['provision', 'deploy'].map((name) => valuesIn(`infra/${name}.parameters.json`))

    assert.deepEqual(after, byCli)
    assert.deepEqual({ ...before, image: '${{IMAGE}}' }, byCli)
    assert.deepEqual(
      needed.filter((name) => !(name in before!)),
      [],
    )
  })

  it('starts a bot on this machine with a complete configuration, for this machine alone', () => {
    const [written] = projectOf('m365agents.local.yml').deploy!.filter(({ uses }) => uses.startsWith('file/'))
    const values = written!.with['envs'] as Readonly<Record<string, string>>
    const made = Object.entries(values).map(([name, value]) => [name, value.includes('{{') ? `${name}-1` : value])
    const read = readConfiguration({
      ...Object.fromEntries(made),
      APPROVALS_CHANNEL_ID: '19:approvals@thread.tacv2',
      OFFBOARDING_ORGANIZATION: 'contoso.onmicrosoft.com',
    })

    assert.ok(read.kind === 'ready', read.kind === 'incomplete' ? read.message : read.kind)
    assert.equal(read.configuration.host, '127.0.0.1')
  })

  it('packs the same app as npm run package', async () => {
    const values = {
      BOT_ID: '3f0c9a52-6a0e-4f52-9d0f-0d0a8b9c1d2e',
      TEAMS_APP_ID: '8d1f7c30-52f4-4c58-8b3a-7e2d6f0a1b9c',
      PUBLISHER_NAME: 'Contoso IT',
      PUBLISHER_WEBSITE: 'https://contoso.example',
      PUBLISHER_PRIVACY: 'https://contoso.example/privacy',
      PUBLISHER_TERMS: 'https://contoso.example/terms',
    }
    const byToolkit = Object.entries(values).reduce(
      (manifest, [name, value]) => manifest.replaceAll(`\${{${name}}}`, value),
      text('appPackage/manifest.json'),
    )
    const ours = strFromU8(unzipSync(await packageApp(values))['manifest.json']!)

    assert.deepEqual(JSON.parse(ours), JSON.parse(byToolkit))
  })
})

describe('debugging in Visual Studio Code', () => {
  const { configurations, compounds } = JSON.parse(text('.vscode/launch.json')) as {
    readonly configurations: readonly Launch[]
    readonly compounds: readonly (Launch & { readonly configurations: readonly string[] })[]
  }
  const { tasks } = JSON.parse(text('.vscode/tasks.json')) as { readonly tasks: readonly Task[] }

  it('asks only for what there is', () => {
    const labels = new Set(tasks.map(({ label }) => label))
    const names = new Set(configurations.map(({ name }) => name))
    const wanted = [
      ...[...configurations, ...compounds].flatMap(({ preLaunchTask }) => preLaunchTask ?? []),
      ...tasks.flatMap(({ dependsOn }) => dependsOn ?? []),
    ]

    assert.deepEqual(
      wanted.filter((label) => !labels.has(label)),
      [],
    )
    assert.deepEqual(
      compounds.flatMap((one) => one.configurations).filter((name) => !names.has(name)),
      [],
    )
    for (const { args } of tasks.filter((one) => ['provision', 'deploy'].includes(one.command ?? '')))
      assert.ok(
        projects.some(({ file }) => file === `m365agents.${args?.env}.yml`),
        args?.env,
      )
  })

  it('is offered in the Playground and in Teams, as the toolkit’s own projects have it', () => {
    const shown = [...configurations, ...compounds].filter(({ presentation }) => presentation?.hidden !== true)

    assert.deepEqual(
      shown.map(({ name }) => name),
      ['Debug in Microsoft 365 Agents Playground', 'Debug in Teams (Edge)', 'Debug in Teams (Chrome)'],
    )
  })

  it('opens the Playground when the bot says where it is', () => {
    const [{ serverReadyAction } = {}] = configurations
    const said = text('bot/sandboxProcess.ts').replaceAll('${playgroundUrl}', 'http://127.0.0.1:56150')

    assert.equal(new RegExp(serverReadyAction?.pattern ?? '$^').exec(said)?.[1], 'http://127.0.0.1:56150')
  })
})

interface Launch {
  readonly name: string
  readonly preLaunchTask?: string
  readonly presentation?: { readonly hidden?: boolean }
  readonly serverReadyAction?: { readonly pattern: string }
}

interface Task {
  readonly label: string
  readonly command?: string
  readonly args?: { readonly env?: string }
  readonly dependsOn?: readonly string[]
}

function text(file: string): string {
  return readFileSync(file, 'utf8')
}

function projectOf(file: string): Project {
  return load(text(file)) as Project
}

function variablesIn(file: string): Readonly<Record<string, string | undefined>> {
  return parseEnv(text(file))
}

function valuesIn(file: string): Readonly<Record<string, string>> {
  const { parameters } = JSON.parse(text(file)) as {
    readonly parameters: Readonly<Record<string, { readonly value: string }>>
  }
  return Object.fromEntries(Object.entries(parameters).map(([name, { value }]) => [name, value]))
}

function placeholdersIn(content: string): readonly string[] {
  return [...content.matchAll(/\$\{\{(\w+)\}\}/g)].map(([, name]) => name!)
}

function deployments(): readonly Action[] {
  const { provision = [], deploy = [] } = projectOf('m365agents.yml')
  return [...provision, ...deploy].filter(({ uses }) => uses === 'arm/deploy')
}

/** Files whose placeholders an action fills. */
function filesOf(actions: readonly Action[]): readonly string[] {
  return [
    ...new Set(
      actions.flatMap(({ with: given }) => {
        const templates = (given['templates'] ?? []) as readonly { readonly parameters: string }[]
        const manifest = given['manifestPath']
        return [...templates.map(({ parameters }) => parameters), ...(typeof manifest === 'string' ? [manifest] : [])]
      }),
    ),
  ]
}

/** Variables that actions write: what they say, what the template gives, and what a script sets. */
function writtenBy(actions: readonly Action[]): readonly string[] {
  const outputs = [...template.matchAll(/^output (\w+) /gm)].map(([, name]) => name!.toUpperCase())
  return actions.flatMap(({ uses, with: given, writeToEnvironmentFile = {} }) => [
    ...Object.values(writeToEnvironmentFile),
    ...(uses === 'arm/deploy' ? outputs : []),
    ...(uses === 'teamsApp/create' ? ['TEAMS_APP_TENANT_ID'] : []),
    ...[...JSON.stringify(given).matchAll(/::set-teamsfx-env (\w+)=/g)].map(([, name]) => name!),
  ])
}
