import { strict as assert } from 'node:assert'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { readTable } from '../../../services/leavers/readTable'
import { mostColumns, mostLines, type TableRead } from '../../../services/leavers/table'
import { zipOf } from './zips'
import { workbookOf } from '../../support/lists'

const textsOf = (read: TableRead) =>
  read.ok ? read.table.sheets.map(({ rows }) => rows.map(({ cells }) => cells.map(({ text }) => text))) : read.why
const linesOf = (read: TableRead) =>
  read.ok ? read.table.sheets.flatMap(({ rows }) => rows.map(({ line }) => line)) : []
const csv = (text: string) => readTable(Buffer.from(text))

describe('A table in a file', () => {
  for (const [as, bytes] of Object.entries({
    'UTF-8': Buffer.from('Naam;E-mail\nZoë Çelik;z@x.nl'),
    'UTF-8 with its mark': Buffer.from('\uFEFFNaam;E-mail\nZoë Çelik;z@x.nl'),
    'UTF-16 as Excel writes “Unicode text”': Buffer.from('\uFEFFNaam\tE-mail\r\nZoë Çelik\tz@x.nl', 'utf16le'),
    'UTF-16 without its mark': Buffer.from('Naam\tE-mail\r\nZoë Çelik\tz@x.nl', 'utf16le'),
    'UTF-16 the other way round': Buffer.from('\uFEFFNaam;E-mail\nZoë Çelik;z@x.nl', 'utf16le').swap16(),
    'Windows-1252': Buffer.from('Naam;E-mail\nZoë Çelik;z@x.nl', 'latin1'),
    'letters with their marks apart': Buffer.from('Naam;E-mail\nZoe\u0308 C\u0327elik;z@x.nl'),
    'blanks and signs that nobody sees': Buffer.from('Naam\u200B;E-mail\n\u202AZoë\u00A0 Çelik\u202C;z@x.nl '),
  }))
    it(`is read as ${as}`, () => {
      assert.deepEqual(textsOf(readTable(bytes)), [
        [
          ['Naam', 'E-mail'],
          ['Zoë Çelik', 'z@x.nl'],
        ],
      ])
    })

  it('has Excel’s signs in Windows-1252, whatever Node makes of them', () => {
    assert.deepEqual(textsOf(readTable(Buffer.from([0x4e, 0x61, 0x61, 0x6d, 0x0a, 0x8a, 0xe9, 0x80, 0x9c]))), [
      [['Naam'], ['Šé€œ']],
    ])
  })

  for (const [as, text] of Object.entries({
    semicolons: 'Naam;Uit dienst per\n"Vries, Jan de";31-12-2026',
    commas: 'Naam,Uit dienst per\n"Vries, Jan de",31-12-2026',
    tabs: 'Naam\tUit dienst per\nVries, Jan de\t31-12-2026',
    'the sign that it names itself': 'sep=|\nNaam|Uit dienst per\nVries, Jan de|31-12-2026',
  }))
    it(`has its columns parted by ${as}`, () => {
      assert.deepEqual(textsOf(csv(text)), [
        [
          ['Naam', 'Uit dienst per'],
          ['Vries, Jan de', '31-12-2026'],
        ],
      ])
    })

  it('says on which line each row begins, past blanks and line breaks in a cell', () => {
    assert.deepEqual(linesOf(csv('Naam;E-mail\r\n"Jan\r\nde Vries";x\r\n\r\n;\r\nEva;y')), [1, 2, 6])
    assert.deepEqual(linesOf(csv('sep=;\nNaam;E-mail\nJan;x')), [2, 3])
  })

  it('keeps a quotation mark in the middle, and is cut off where one is never closed', () => {
    assert.deepEqual(textsOf(csv(`Naam;E-mail\nJan "Jantje" Vries;'t x`)), [
      [
        ['Naam', 'E-mail'],
        ['Jan "Jantje" Vries', "'t x"],
      ],
    ])
    assert.equal(textsOf(csv('Naam;E-mail\n"Jan;x\nEva;y')), 'cutOff')
  })

  it('has in a workbook what one sees: noughts before a number, merged cells, no hidden sheet', () => {
    const bytes = workbookOf(
      {
        Lijst: [
          ['Pers.nr.', 'Naam', 'Uit dienst'],
          [{ t: 'n', v: 42, z: '00000' }, 'Jan', { t: 'n', v: 46_387, z: 'd-m-yyyy' }],
          [{ t: 'n', v: 1043 }, 'Eva'],
          [undefined, { t: 'e', v: 42 }],
        ],
        Oud: [['Naam'], ['Piet']],
      },
      (book) => {
        book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 2 }] }
        book.Sheets['Lijst']!['!merges'] = [{ s: { r: 1, c: 2 }, e: { r: 2, c: 2 } }]
      },
    )
    const read = readTable(bytes)

    assert.deepEqual(textsOf(read), [
      [
        ['Pers.nr.', 'Naam', 'Uit dienst'],
        ['00042', 'Jan', '46387'],
        ['1043', 'Eva', '46387'],
        ['', '#N/A', ''],
      ],
    ])
    assert.ok(read.ok && read.table.hiddenSheets === 1)
    assert.deepEqual(
      read.table.sheets[0]?.rows.map(({ cells }) => cells[2]?.serialDay),
      [undefined, '2026-12-31', '2026-12-31', undefined],
    )
  })

  it('has the hour of a day that a number in a workbook stands for', () => {
    const read = readTable(
      workbookOf({
        Lijst: [
          ['Naam', 'Uit dienst'],
          ['Jan', 46_387.729_166_7],
          ['Eva', 46_387],
        ],
      }),
    )

    assert.ok(read.ok)
    assert.deepEqual(
      read.table.sheets[0]?.rows.map(({ cells }) => [cells[1]?.serialDay, cells[1]?.serialHour]),
      [
        [undefined, undefined],
        ['2026-12-31', '17:30'],
        ['2026-12-31', undefined],
      ],
    )
  })

  it('counts formulas and links as what stood there, and reads nothing that a workbook points at', () => {
    const bytes = workbookOf({
      Lijst: [
        ['Naam'],
        [{ t: 's', v: 'Jan', f: 'WEBSERVICE("http://127.0.0.1:9/")', l: { Target: 'http://127.0.0.1:9/' } }],
      ],
    })

    assert.deepEqual(textsOf(readTable(bytes)), [[['Naam'], ['Jan']]])
  })

  it('that unpacks to more than it may is not unpacked, whatever it says of its size', () => {
    const bomb = Buffer.alloc(13_000_000, 0x20)
    const declared = zipOf([{ name: 'xl/workbook.xml', packed: deflateRawSync(bomb), size: bomb.length }])
    const denied = zipOf([{ name: 'xl/workbook.xml', packed: deflateRawSync(bomb), size: 10 }])
    const inParts = zipOf(
      Array.from({ length: 40 }, (_, index) => ({
        name: `xl/worksheets/sheet${index}.xml`,
        packed: deflateRawSync(bomb.subarray(0, 1_000_000)),
        size: 1_000_000,
      })),
    )
    for (const zip of [declared, denied, inParts]) {
      assert.ok(zip.length < 100_000)
      assert.equal(textsOf(readTable(zip)), 'tooLarge')
    }
  })

  it('is bounded: rows, columns, and a million empty lines', () => {
    assert.equal(textsOf(csv(`Naam\n${'Jan\n'.repeat(mostLines)}`)), 'tooManyRows')
    assert.equal(textsOf(csv(`Naam\n${'\n'.repeat(1_000_000)}Jan`)), 'tooManyRows')
    const wide = csv(`Naam${';x'.repeat(10_000)}`)
    assert.equal(wide.ok && wide.table.sheets[0]?.rows[0]?.cells.length, mostColumns)
    const tall = workbookOf({ Lijst: [['Naam'], ...Array.from({ length: mostLines }, () => ['Jan'])] })
    assert.equal(textsOf(readTable(tall)), 'tooManyRows')
  })

  it('or anything else: whatever the bytes are, the answer is rows or a reason, and never a mistake', () => {
    const good = [Buffer.from('Naam;E-mail\nJan;x'), workbookOf({ Lijst: [['Naam'], ['Jan']] })]
    const spoilt = fc
      .tuple(fc.constantFrom(...good), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }), fc.nat())
      .map(([bytes, changes, end]) => {
        const copy = Buffer.from(bytes)
        for (const [at, byte] of changes) copy[at % copy.length] = byte
        return end % 3 === 0 ? copy.subarray(0, end % copy.length) : copy
      })
    fc.assert(
      fc.property(
        fc.oneof(
          spoilt,
          fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
        ),
        (bytes) => {
          const read = readTable(bytes)
          assert.equal(typeof (read.ok ? read.table.hiddenSheets : read.why), read.ok ? 'number' : 'string')
        },
      ),
      { numRuns: 300 },
    )
  })
})
