import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

describe('the script of the PowerShell worker', () => {
  const script = readFileSync(join(__dirname, '../../../services/powershell/worker.ps1'), 'utf8')
  const allowed = [...script.matchAll(/'([A-Z][a-z]+-[A-Za-z]+)'/g)].map(([, cmdlet]) => cmdlet)

  it('allows cmdlets by name, each once, and none that deletes an account or a mailbox', () => {
    assert.ok(allowed.length > 20)
    assert.equal(new Set(allowed).size, allowed.length)
    for (const cmdlet of ['Remove-Mailbox', 'Disable-Mailbox', 'Remove-User', 'Invoke-Expression'])
      assert.ok(!allowed.includes(cmdlet))
  })

  it('has brackets that close', () => {
    const code = script.replaceAll(/'[^']*'|"[^"]*"|#.*$/gm, '')
    for (const [open, close] of [
      ['{', '}'],
      ['(', ')'],
      ['[', ']'],
    ] as const)
      assert.equal(code.split(open).length, code.split(close).length)
  })
})
