import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { parse } from 'csv-parse/sync'
import { cell } from '../../../dialogs/batches/table'

describe('a cell of a list to take away', () => {
  it('begins no formula, and reads back as the text that it was', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom('=1+1', '+31', '-2', '@SUM(1)', '  =x', '\t=x', '＝1')),
        (text) => {
          const [[read = ''] = []] = parse(cell(text), { delimiter: ';' })
          const line = text.replaceAll(/[\r\n\t]+/g, ' ')

          assert.ok(!/^\s*[=+\-@＝＋－＠]/.test(read), read)
          assert.ok(read === line || read === `'${line}`)
        },
      ),
    )
  })
})
