import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { people } from '../../sandbox/seeds/people'
import { sandboxPace } from '../../services/remote/pace'
import { cmdlets } from '../../services/remote/cmdlets/catalogue'
import { planFor, submitAndApprove } from '../support/conversation'
import { ilse, Office } from '../support/office'
import { textOf } from '../support/teams'
import { findPwsh, Pwsh } from './pwsh'
import { functionOf, readReference } from './stubModules'

/** What each cmdlet takes, milliseconds: so long that all else is little beside it, and the ratio says what the sessions do. */
const cmdletTakes = 400

/** Functions of a module of real size. Microsoft says “hundreds”; each is as wide as those of the reference are. */
const functions = 800

/** Ratios of times in one run on one machine; the times themselves say little about another. */
async function main(): Promise<void> {
  console.log(`A case of Jan, each cmdlet taking ${cmdletTakes} ms:`)
  const one = await caseWith(1)
  const three = await caseWith(3)
  tell('from the command to the plan', three.plan / one.plan)
  tell('from the approval to the summary', three.run / one.run)

  const file = findPwsh()
  if (file === undefined)
    return console.log('There is no pwsh here (docs/developers.md): start and memory are not measured')
  await startOf(file)
}

function tell(what: string, ratio: number): void {
  console.log(`  ${what}: ${ratio.toFixed(2)} of what one session takes`)
}

async function caseWith(sessions: number): Promise<{ readonly plan: number; readonly run: number }> {
  const office = await Office.open({
    environment: { EXCHANGE_TRANSPORT: 'powershell', OFFBOARDING_ORGANIZATION: 'contoso.onmicrosoft.com' },
    configuration: {
      pace: { ...sandboxPace, cmdletTimeout: 120_000 },
      powershellSessions: { exchange: sessions, teams: sessions },
    },
  })
  try {
    await office.control('faults', { path: '/_sandbox/cmdlets', hang: cmdletTakes, count: 10_000 })
    const began = performance.now()
    const plan = await planFor(office, people.janDeVries.userPrincipalName)
    const planned = performance.now()
    await submitAndApprove(office, plan)
    const approved = performance.now()
    await summaryOf(office)
    return { plan: planned - began, run: performance.now() - approved }
  } finally {
    await office.close()
  }
}

/** As long as it takes: a test would give up. */
async function summaryOf(office: Office): Promise<void> {
  while (!office.teams.inChatOf(ilse).some(({ card }) => textOf(card).includes('Jan de Vries: completed')))
    await pause(20)
}

const ways = [
  { name: 'all of it', parameters: '' },
  { name: 'without format data', parameters: '-SkipLoadingFormatData' },
  { name: 'what is used', parameters: '-CommandName $used' },
  { name: 'what is used, without format data', parameters: '-CommandName $used -SkipLoadingFormatData' },
] as const

/** Start and memory of a PowerShell that has connected, by how much of the module it loads. */
async function startOf(file: string): Promise<void> {
  const pwsh = new Pwsh(file)
  await pwsh.prepare()
  const folder = mkdtempSync(path.join(tmpdir(), 'pwsh-size-'))
  try {
    writeModule(folder)
    const measured = []
    for (const { name, parameters } of ways) {
      const said = await pwsh.output(scriptFor(folder, parameters))
      const [, seconds, bytes] = /(\d+\.\d+) (\d+)/.exec(said) ?? []
      if (seconds === undefined) throw new Error(`PowerShell did not measure: ${said}`)
      measured.push({ name, seconds: Number(seconds), bytes: Number(bytes) })
    }
    const [whole] = measured
    console.log(`Connecting with a module of ${functions} functions and as many formats, as a ratio to all of it:`)
    for (const { name, seconds, bytes } of measured)
      console.log(
        `  ${name}: ${(seconds / (whole?.seconds ?? NaN)).toFixed(2)} of the time, ${(bytes / (whole?.bytes ?? NaN)).toFixed(2)} of the memory`,
      )
    console.log(`  All of it has ${Math.round((whole?.bytes ?? NaN) / 1024 / 1024)} MB here.`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** As Exchange’s module does it: functions and formats that are made at the sign-in, and imported. */
function writeModule(folder: string): void {
  const names = Object.keys(cmdlets).filter((name) => cmdlets[name as keyof typeof cmdlets].system === 'exchange')
  const reference = Object.entries(readReference()).filter(([, { module }]) => module === 'ExchangeOnlineManagement')
  const texts = Array.from({ length: functions }, (_none, index) => {
    const own = names[index]
    const [name, cmdlet] = reference.find(([other]) => other === own) ?? reference[index % reference.length] ?? []
    if (name === undefined || cmdlet === undefined) throw new Error('The reference is empty')
    const called = own ?? `${name}${index}`
    return [called, functionOf(name, cmdlet, new Set()).replace(`function ${name} `, `function global:${called} `)]
  })
  writeFileSync(path.join(folder, 'functions.json'), JSON.stringify(Object.fromEntries(texts)))
  const views = Array.from(
    { length: functions },
    (_none, index) =>
      `<View><Name>View${index}</Name><ViewSelectedBy><TypeName>Stub.Type${index}</TypeName></ViewSelectedBy><TableControl><TableHeaders>${'<TableColumnHeader><Width>20</Width></TableColumnHeader>'.repeat(4)}</TableHeaders><TableRowEntries><TableRowEntry><TableColumnItems>${[1, 2, 3, 4].map((column) => `<TableColumnItem><PropertyName>Property${column}</PropertyName></TableColumnItem>`).join('')}</TableColumnItems></TableRowEntry></TableRowEntries></TableControl></View>`,
  )
  writeFileSync(
    path.join(folder, 'formats.ps1xml'),
    `<?xml version="1.0" encoding="utf-8"?><Configuration><ViewDefinitions>${views.join('')}</ViewDefinitions></Configuration>`,
  )
  writeFileSync(
    path.join(folder, 'Connect.ps1'),
    `function Connect-Big([string[]]$CommandName, [switch]$SkipLoadingFormatData) {
  $all = ConvertFrom-Json ([IO.File]::ReadAllText('${folder}/functions.json')) -AsHashtable
  $names = if ($CommandName) { $CommandName } else { $all.Keys }
  [IO.File]::WriteAllText('${folder}/made.psm1', (@($names | ForEach-Object { $all[$_] }) -join "\`n"))
  Import-Module ExchangeOnlineManagement -DisableNameChecking
  Import-Module '${folder}/made.psm1' -Force -DisableNameChecking
  if (-not $SkipLoadingFormatData) { Update-FormatData -PrependPath '${folder}/formats.ps1xml' }
}
$used = '${names.join("','")}'
`,
  )
}

function scriptFor(folder: string, parameters: string): string {
  return `. '${folder}/Connect.ps1'; $watch = [Diagnostics.Stopwatch]::StartNew(); Connect-Big ${parameters}; Get-Command $used -ErrorAction Stop | Out-Null; $watch.Stop(); [GC]::Collect(); "$($watch.Elapsed.TotalSeconds.ToString([cultureinfo]::InvariantCulture)) $([Diagnostics.Process]::GetCurrentProcess().WorkingSet64)"`
}

void main()
