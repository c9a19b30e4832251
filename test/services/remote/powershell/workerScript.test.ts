import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Language, type Node, Parser } from '@vscode/tree-sitter-wasm'
import { cmdlets } from '../../../../services/remote/cmdlets/catalogue'
import { workerEnvironment } from '../../../../services/remote/powershell/environment'

const script = readFileSync(join(__dirname, '../../../../services/remote/powershell/worker.ps1'), 'utf8')

describe('the script of the PowerShell worker', () => {
  let parser: Parser
  before(async () => {
    await Parser.init()
    parser = new Parser()
    parser.setLanguage(
      await Language.load(require.resolve('@vscode/tree-sitter-wasm/wasm/tree-sitter-powershell.wasm')),
    )
  })

  function parsed(source: string): Node {
    const tree = parser.parse(source)
    assert.ok(tree !== null)
    return tree.rootNode
  }

  it('is PowerShell by the grammar', () => {
    assert.deepEqual(mistakesIn(parsed(script)), [])
  })

  for (const [what, from, to] of [
    ['a brace that does not close', 'exit 1\n}', 'exit 1\n'],
    ['a string that does not end', `"$cmdlet is not allowed"`, `"$cmdlet is not allowed`],
    ['a hash table that does not close', 'module = $module }', 'module = $module'],
    ['a loop over nothing', 'foreach ($name in $value.Keys)', 'foreach ($name $value.Keys)'],
    ['a condition without its bracket', 'if (-not $line.Trim())', 'if (-not $line.Trim()'],
  ] as const)
    it(`would not be with ${what}`, () => {
      assert.ok(script.includes(from), 'the place to break is gone')

      assert.notDeepEqual(mistakesIn(parsed(script.replace(from, to))), [])
    })

  for (const system of ['exchange', 'teams'] as const)
    it(`allows exactly the cmdlets of the catalogue for ${system}`, () => {
      const wanted = Object.entries(cmdlets).filter(([, contract]) => contract.system === system)

      assert.deepEqual(allowedFor(parsed(script), system).sort(), wanted.map(([name]) => name).sort())
    })

  it('runs no text as code, and calls nothing but what the list allows', () => {
    const calls = descendants(parsed(script), 'command_name').map(({ text }) => text)
    const dynamic = [...script.matchAll(/& (\S+)/g)].map(([, what]) => what)

    assert.deepEqual(dynamic, ['$cmdlet'])
    for (const call of calls) assert.doesNotMatch(call, /^(Invoke-|iex|Start-|Add-Type|New-Object|\.$)/i)
  })

  it('takes from the environment only what the worker is given', () => {
    const variables = [...script.matchAll(/\$env:(\w+)/g)].map(([, name = '']) => name)
    const everything = Object.fromEntries(variables.map((name) => [name, 'x']))

    const given = workerEnvironment(everything, 'the-tenant', 'exchange', 'O365China')

    assert.ok(variables.length > 5)
    for (const name of variables) assert.ok(given[name] !== undefined, name)
  })

  it('writes a secret nowhere: the certificate’s password goes into the certificate and nowhere else', () => {
    const uses = script.split('\n').filter((line) => /PASSWORD/.test(line) && !line.startsWith('#'))

    assert.equal(uses.length, 1)
    assert.match(uses[0] ?? '', /^ +return @\{ Certificate = \$file::new\(/)
  })
})

describe('what the worker’s process is given', () => {
  it('names the cloud that the bot is in, whatever the environment says, and none for the worldwide one', () => {
    const environment = { OFFBOARDING_CLOUD_ENVIRONMENT: 'forged' }

    const china = workerEnvironment(environment, 'the-tenant', 'teams', 'TeamsChina')
    const worldwide = workerEnvironment(environment, 'the-tenant', 'teams')

    assert.equal(china['OFFBOARDING_CLOUD_ENVIRONMENT'], 'TeamsChina')
    assert.equal(worldwide['OFFBOARDING_CLOUD_ENVIRONMENT'], undefined)
  })

  it('is what a process needs and what it signs in with, and none of the bot’s secrets', () => {
    const given = workerEnvironment(
      {
        PATH: '/bin',
        Path: 'C:\\bin',
        HTTPS_PROXY: 'http://proxy:3128',
        IDENTITY_HEADER: 'header',
        OFFBOARDING_CERTIFICATE_FILE: '/run/app.pfx',
        MicrosoftAppPassword: 'secret',
        CertificatePrivateKey: 'secret',
        AZURE_CLIENT_SECRET: 'secret',
        DATABASE_URL: 'secret',
        OFFBOARDING_POWERSHELL_MODULES: 'exchange,teams',
      },
      'the-tenant',
      'teams',
    )

    assert.deepEqual(given, {
      PATH: '/bin',
      Path: 'C:\\bin',
      HTTPS_PROXY: 'http://proxy:3128',
      IDENTITY_HEADER: 'header',
      OFFBOARDING_CERTIFICATE_FILE: '/run/app.pfx',
      AZURE_TENANT_ID: 'the-tenant',
      OFFBOARDING_POWERSHELL_MODULES: 'teams',
      POWERSHELL_TELEMETRY_OPTOUT: '1',
      POWERSHELL_UPDATECHECK: 'Off',
    })
  })
})

function descendants(node: Node, type: string): readonly Node[] {
  return node.descendantsOfType(type).filter((found) => found !== null)
}

/** Where the grammar did not find its way, as `line: what`. */
function mistakesIn(node: Node): readonly string[] {
  if (!node.hasError) return []
  const own = node.isError || node.isMissing ? [`${node.startPosition.row + 1}: ${node.text.slice(0, 80)}`] : []
  const inside = node.children.flatMap((child) => (child === null ? [] : mistakesIn(child)))
  return [...own, ...inside]
}

/** The names in `$allowed`'s list of one module. */
function allowedFor(root: Node, module: string): string[] {
  const entry = descendants(root, 'hash_entry').find(({ text }) => text.startsWith(`${module} = @(`))
  return [...(entry?.text ?? '').matchAll(/'([^']+)'/g)].map(([, name = '']) => name)
}
