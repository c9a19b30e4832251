import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/** One cmdlet by Microsoft’s page about it. */
export interface ReferenceCmdlet {
  readonly module: string
  /** By name, its type, and behind a semicolon whether it is mandatory and positional. */
  readonly sets: readonly { readonly name: string; readonly parameters: Readonly<Record<string, string>> }[]
  readonly more?: Readonly<Record<string, { readonly aliases?: readonly string[] | undefined }>> | undefined
}

const referenceSchema = z.object({
  cmdlets: z.record(
    z.string(),
    z.object({
      module: z.string(),
      sets: z.array(z.object({ name: z.string(), parameters: z.record(z.string(), z.string()) })),
      more: z.record(z.string(), z.object({ aliases: z.array(z.string()).optional() })).optional(),
    }),
  ),
})

/** Where Microsoft’s cmdlet reference stands: beside the repository. */
export const referenceFile = path.join(__dirname, '../../../shared/reference/cmdlets.json')

/** Microsoft’s cmdlet reference, as far as it was written down: name, parameter sets, types. */
export function readReference(): Readonly<Record<string, ReferenceCmdlet>> {
  return referenceSchema.parse(JSON.parse(readFileSync(referenceFile, 'utf8'))).cmdlets
}

/** What the pages say elsewhere than in their syntax: the sign-in by a managed identity, and the choice of a cloud. */
const besides: Readonly<Record<string, ReferenceCmdlet>> = {
  'Connect-MicrosoftTeams': {
    module: 'MicrosoftTeams',
    sets: [{ name: 'ManagedServiceLogin', parameters: { Identity: 'Switch; mandatory' } }],
  },
  'Set-TeamsEnvironmentConfig': {
    module: 'MicrosoftTeams',
    sets: [{ name: 'Default', parameters: { TeamsEnvironmentName: 'String' } }],
  },
}

/** What the reference leaves open: Microsoft’s page on Set-CASMailbox says that `$null` inherits the organisation’s setting. */
const nullable = new Set(['Set-CASMailbox SmtpClientAuthenticationDisabled'])

const netTypes: Readonly<Record<string, string>> = {
  Array: 'Array',
  Boolean: 'bool',
  CultureInfo: 'cultureinfo',
  DateTime: 'DateTime',
  ExDateTime: 'DateTime',
  EnhancedTimeSpan: 'TimeSpan',
  Guid: 'Guid',
  Int16: 'int16',
  Int32: 'int',
  Integer: 'int',
  List: 'Collections.Generic.List[string]',
  Object: 'object',
  PSCredential: 'pscredential',
  PSSessionOption: 'Management.Automation.Remoting.PSSessionOption',
  SecureString: 'securestring',
  String: 'string',
  Switch: 'switch',
  UInt32: 'uint32',
  X509Certificate2: 'Security.Cryptography.X509Certificates.X509Certificate2',
  int: 'int',
  string: 'string',
}
const own = new Set([
  'ActiveDirectorySecurityInheritance',
  'ByteQuantifiedSize',
  'ConvertibleMailboxSubType',
  'ExchangeEnvironment',
  'MailboxRights',
  'MultiValuedProperty',
  'ProxyAddress',
  'SmtpAddress',
  'Unlimited',
])
const misspelt: Readonly<Record<string, string>> = {
  MultiValuedPropert: 'MultiValuedProperty',
  MultiValueProperty: 'MultiValuedProperty',
  ProxyAddressCollection: 'MultiValuedProperty',
  'Sustem.Guid': 'Guid',
}

interface StubType {
  /** As PowerShell writes it, in brackets. */
  readonly name: string
  /** A class to be made for it: a name of something. */
  readonly made?: string
}

function typeOf(written: string): StubType {
  const list = written.endsWith('[]') ? '[]' : ''
  const bare = written.replace(/\[\]$/, '').split('.').at(-1) ?? written
  const known = misspelt[written] ?? misspelt[bare] ?? bare
  if (known === 'ICallGroupMembershipDetails') return { name: `object${list}` }
  const net = netTypes[known]
  if (net !== undefined) return { name: `${net}${list}` }
  if (own.has(known)) return { name: `Stub.${known}${list}` }
  return { name: `Stub.${known}${list}`, made: known }
}

/** Sets of both, under the name of one cmdlet. */
function withWhatIsBesides(reference: Readonly<Record<string, ReferenceCmdlet>>): Record<string, ReferenceCmdlet> {
  const all: Record<string, ReferenceCmdlet> = { ...reference }
  for (const [name, more] of Object.entries(besides)) {
    const known = all[name]
    all[name] = known === undefined ? more : { ...known, sets: [...known.sets, ...more.sets] }
  }
  return all
}

/** Verbs whose cmdlets ask before they do it, as Microsoft’s pages have it of destructive ones. */
const asks = /^(Remove|Clear|Disable)-/

/** A cmdlet as a function that binds as it does. @param made collects the names of types that have to be made for it */
export function functionOf(name: string, cmdlet: ReferenceCmdlet, made: Set<string>): string {
  const sets = cmdlet.sets.map(({ name: set, parameters }) => ({ name: set.replace(/ \(Default\)$/, ''), parameters }))
  const chosen =
    cmdlet.sets.find(({ name: set }) => set.endsWith('(Default)')) ??
    cmdlet.sets.find(({ name: set }) => set === 'Identity')
  const standard = (chosen ?? cmdlet.sets[0])?.name.replace(/ \(Default\)$/, '') ?? 'Default'
  const names = [...new Set(sets.flatMap(({ parameters }) => Object.keys(parameters)))]
  const processes = names.includes('Confirm')
  const impact = processes ? `, SupportsShouldProcess, ConfirmImpact='${asks.test(name) ? 'High' : 'Medium'}'` : ''
  const parameters = names
    .filter((parameter) => parameter !== 'Confirm' && parameter !== 'WhatIf')
    .map((parameter) => parameterOf(name, parameter, sets, cmdlet, names, made))
  const work = name.startsWith('Connect-')
    ? 'Connect-Stub $PSBoundParameters'
    : name.startsWith('Disconnect-') || name === 'Set-TeamsEnvironmentConfig'
      ? `if ($env:STUB_DIARY) { Add-Content -LiteralPath $env:STUB_DIARY -Value "${name} $(ConvertTo-Json (Get-Bound $PSBoundParameters) -Compress)" }`
      : `Invoke-Stub $PSCmdlet '${name}' $PSBoundParameters`
  const guarded =
    processes && !name.startsWith('Connect-') ? `if ($PSCmdlet.ShouldProcess('${name}')) { ${work} }` : work
  return [
    `function ${name} {`,
    `  [CmdletBinding(DefaultParameterSetName='${standard}'${impact})]`,
    `  param(`,
    parameters.join(',\n'),
    `  )`,
    `  ${guarded}`,
    `}`,
  ].join('\n')
}

function parameterOf(
  cmdletName: string,
  name: string,
  sets: readonly { readonly name: string; readonly parameters: Readonly<Record<string, string>> }[],
  { more }: ReferenceCmdlet,
  names: readonly string[],
  made: Set<string>,
): string {
  const attributes: string[] = []
  let type: StubType = { name: 'object' }
  for (const { name: set, parameters } of sets) {
    const written = parameters[name]
    if (written === undefined) continue
    const [typeName = '', rules = ''] = written.split(';').map((part) => part.trim())
    type = typeOf(typeName)
    const positional = Object.entries(parameters).filter(([, other]) => /\bpositional\b/.test(other))
    const position = positional.findIndex(([other]) => other === name)
    const parts = [
      `ParameterSetName='${set}'`,
      ...(/\bmandatory\b/.test(rules) ? ['Mandatory'] : []),
      ...(position < 0 ? [] : [`Position=${position}`]),
    ]
    attributes.push(`[Parameter(${parts.join(', ')})]`)
  }
  if (type.made !== undefined) made.add(type.made)
  const aliases = (more?.[name]?.aliases ?? []).filter((alias) => !names.includes(alias))
  const alias = aliases.length === 0 ? '' : `[Alias(${aliases.map((one) => `'${one}'`).join(', ')})]`
  const typeName = nullable.has(`${cmdletName} ${name}`) ? `Nullable[${type.name}]` : type.name
  return `    ${attributes.join('')}${alias}[${typeName}] $${name}`
}

/** What the two modules are, by the name of a module. */
const modules = {
  ExchangeOnlineManagement: { version: '3.10.0', connects: 'Connect-ExchangeOnline', signedOut: 'UnAuthorized' },
  MicrosoftTeams: {
    version: '7.4.0',
    connects: 'Connect-MicrosoftTeams',
    signedOut:
      'Error occurred while executing \nCode: InvalidAuthenticationToken\nMessage: Access token validation failure.',
  },
} as const

/**
 * Writes both modules, unless the same were written before.
 * @param compile makes the C# source a library at this place
 * @returns the folder for PSModulePath
 */
export async function writeStubModules(compile: (source: string, library: string) => Promise<void>): Promise<string> {
  const made = new Set<string>()
  const cmdlets = Object.entries(withWhatIsBesides(readReference()))
  const tenant = readFileSync(path.join(__dirname, 'stubTenant.ps1'), 'utf8')
  const texts = Object.entries(modules).map(([module, { version, connects, signedOut }]) => {
    const mine = cmdlets.filter(([, cmdlet]) => cmdlet.module === module)
    const functions = mine.map(([name, cmdlet]) => functionOf(name, cmdlet, made))
    const settings = `$connects = '${connects}'\n$signedOut = ${JSON.stringify(signedOut).replaceAll('\\n', '`n')}`
    return {
      module,
      version,
      script: [
        settings,
        tenant,
        ...functions,
        `Export-ModuleMember -Function '${mine.map(([name]) => name).join("','")}'`,
      ].join('\n\n'),
      names: mine.map(([name]) => name),
    }
  })
  const classes = [...made]
    .sort()
    .map(
      (name) =>
        `  public sealed class ${name} : Named { public ${name}(string text) : base(text) {} public ${name}(System.Guid id) : base(id.ToString()) {} }`,
    )
  const source = `${readFileSync(path.join(__dirname, 'stubTypes.cs'), 'utf8')}\nnamespace Stub {\n${classes.join('\n')}\n}\n`
  const hash = createHash('sha256').update(source).update(JSON.stringify(texts)).digest('hex').slice(0, 12)
  const folder = path.join(__dirname, '../../build/powershell', hash)
  if (existsSync(path.join(folder, 'written'))) return folder
  const library = path.join(folder, 'StubTypes.dll')
  mkdirSync(folder, { recursive: true })
  await compile(source, library)
  for (const { module, version, script, names } of texts) {
    mkdirSync(path.join(folder, module), { recursive: true })
    writeFileSync(path.join(folder, module, `${module}.psm1`), script)
    const functions = names.map((name) => `'${name}'`).join(', ')
    const manifest = `@{ RootModule = '${module}.psm1'; ModuleVersion = '${version}'; GUID = '${module === 'MicrosoftTeams' ? 'd910df43-3ca6-4c9c-a2e3-e9f45a8e2ad9' : 'b5eced50-afa4-455b-847a-d8fb64140a22'}'; RequiredAssemblies = '../StubTypes.dll'; FunctionsToExport = @(${functions}); CmdletsToExport = @(); AliasesToExport = @() }`
    writeFileSync(path.join(folder, module, `${module}.psd1`), manifest)
  }
  writeFileSync(path.join(folder, 'written'), '')
  return folder
}
