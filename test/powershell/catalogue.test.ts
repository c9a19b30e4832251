import { strict as assert } from 'node:assert'
import { existsSync } from 'node:fs'
import { cmdlets, type CmdletContract } from '../../services/remote/cmdlets/catalogue'
import { readReference, referenceFile, type ReferenceCmdlet } from './stubModules'

const moduleOf = { exchange: 'ExchangeOnlineManagement', teams: 'MicrosoftTeams' } as const

/** Values of which one at least is what a parameter of the type takes. */
const samplesOf: Readonly<Record<string, readonly unknown[]>> = {
  Boolean: [true],
  Switch: [true],
  Int32: [5],
  Guid: ['11111111-1111-4111-8111-111111111111'],
}

describe('the catalogue of cmdlets, held against Microsoft’s reference', function () {
  before(function () {
    if (existsSync(referenceFile)) return
    if (process.env['REQUIRE_PWSH'] === '1') throw new Error(`There is no ${referenceFile}, and REQUIRE_PWSH is 1`)
    console.warn(`SKIPPED, since there is no ${referenceFile}: the catalogue of cmdlets against Microsoft’s reference`)
    this.skip()
  })

  for (const [name, contract] of Object.entries(cmdlets) as readonly (readonly [string, CmdletContract])[])
    it(`has ${name} as the page has it`, () => {
      const reference = readReference()[name]
      assert.ok(reference !== undefined, 'there is no such cmdlet')
      assert.equal(reference.module, moduleOf[contract.system])

      assert.deepEqual(mistakesIn(contract, reference), [])
    })
})

function mistakesIn(contract: CmdletContract, { sets }: ReferenceCmdlet): readonly string[] {
  const all = Object.assign({}, ...sets.map(({ parameters }) => parameters)) as Readonly<Record<string, string>>
  const mistakes: string[] = []
  for (const [name, type] of Object.entries(contract.parameters)) {
    const written = all[name]
    if (written === undefined) {
      mistakes.push(`${name} is not a parameter of it`)
      continue
    }
    const samples = samplesOf[written.split(';')[0]?.split('.').at(-1) ?? '']
    if (samples !== undefined && !samples.some((sample) => type.safeParse(sample).success))
      mistakes.push(`${name} is a ${written}`)
    if (samples === undefined && type.safeParse(true).success) mistakes.push(`${name} is a ${written}, and no Boolean`)
  }
  const own = contract.sets ?? [{ needs: [], may: Object.keys(contract.parameters) }]
  for (const { needs, may } of own) {
    const least = [...contract.required, ...needs]
    const most = [...least, ...may]
    const fits = sets.some(({ parameters }) => {
      const mandatory = Object.keys(parameters).filter((name) => /\bmandatory\b/.test(parameters[name] ?? ''))
      return most.every((name) => parameters[name] !== undefined) && mandatory.every((name) => least.includes(name))
    })
    if (!fits) mistakes.push(`no parameter set takes ${most.join(', ')} with no more than ${least.join(', ')} given`)
  }
  return mistakes
}
