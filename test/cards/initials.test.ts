import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { initialsOf } from '../../cards/conversation/initials'

describe('Initials', () => {
  for (const [name, initials] of [
    ['Jan de Vries', 'JV'],
    ['Vincent van der Berg-de Groot', 'VG'],
    ['Noor el Idrissi', 'NI'],
    ['petra de boer', 'PB'],
    ['Vries, Jan de', 'JV'],
    ['de Vries, Jan', 'JV'],
    ['Jan de Vries (Contoso)', 'JV'],
    ['Bakker [extern]', 'B'],
    ['Jan-Willem Bakker', 'JB'],
    ['Åsa Öberg', 'ÅÖ'],
    // The same, in letters and marks of their own.
    ['A\u030Asa O\u0308berg', 'ÅÖ'],
    ['’t Hooft', 'TH'],
    ['Madonna', 'M'],
    ['王小明', '王'],
    ['김 민준', '김민'],
    ['हिमांशु शर्मा', 'हिश'],
    ['Ольга Иванова', 'ОИ'],
    ['ßa ŉa', 'ßŉ'],
    ['🎉 Ilse Smit 🎉', 'IS'],
    ['4711 Balie', 'B'],
    ['4711', '4'],
    ['🎉', ''],
    ['', ''],
  ] as const)
    it(`of “${name}” are “${initials}”`, () => {
      assert.equal(initialsOf(name), initials)
    })

  it('are read from right to left by themselves, and stay two letters in a joined script', () => {
    assert.equal(initialsOf('دانا כהן'), '\u2068د\u200Cכ\u2069')
    assert.equal(initialsOf('דנה כהן'), '\u2068דכ\u2069')
  })

  it('are at most two letters, without anything that hides or turns the text, whatever the name is', () => {
    const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const bare = initialsOf(name).replaceAll(/[\u2068\u2069\u200C]/g, '')

        assert.ok([...graphemes.segment(bare)].length <= 2)
        assert.match(bare, /^([\p{L}\p{N}][^\s\p{Cc}]*)?$/u)
      }),
    )
  })
})
