import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { commandLine } from '../../../services/joining/commandLine'
import { settings } from '../planning/situations'

describe('a cmdlet as a person types it', () => {
  it('has its texts in quotes, its own words bare, and yes and no as PowerShell has them', () => {
    const line = commandLine('Add-MailboxPermission', {
      User: 'jan.devries@contoso.com',
      AccessRights: { word: 'FullAccess' },
      AutoMapping: true,
      Deny: false,
    })

    assert.equal(
      line,
      "Add-MailboxPermission -User 'jan.devries@contoso.com' -AccessRights FullAccess -AutoMapping $true -Deny $false",
    )
  })

  it('is one line, in which no name ends its own quotes, with curly ones neither', () => {
    const name = fc.string({
      unit: fc.constantFrom("'", '\u2018', '\u2019', '\u201A', '\u201B', '$', ';', '\n', 'a', ' '),
    })
    fc.assert(
      fc.property(name, (text) => {
        const line = commandLine('Get-Mailbox', { Identity: text })
        const inside = line.slice("Get-Mailbox -Identity '".length, -1)

        assert.equal(line.includes('\n'), false)
        // Whatever could end it stands there twice.
        assert.equal(
          inside.replaceAll(/(['\u2018-\u201B])\1/g, ''),
          text.replaceAll(/\n+/g, ' ').replaceAll(/['\u2018-\u201B]/g, ''),
        )
      }),
      settings,
    )
  })
})
