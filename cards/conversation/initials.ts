import { apart, visible } from '../speech'

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
/** Keeps two letters of a joined script from being written as one. */
const nonJoiner = '\u200C'
const joined = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Adlam}]/u

/**
 * The first letters of the first and the last word of a name, for where there is no photo: “Jan de Vries” is JV. What stands
 * in brackets is no part of a name, and what stands before a comma is a family name. One word gives one letter; no letter or
 * digit at all, an empty text. Pure.
 */
export function initialsOf(displayName: string): string {
  const words = inOrder(visible(displayName).normalize('NFC')).split(/\s+/)
  const named = words.flatMap((word) => /\p{L}.*/su.exec(word)?.[0] ?? [])
  const counted = named.length > 0 ? named : words.flatMap((word) => /\p{N}.*/su.exec(word)?.[0] ?? [])
  const [first, ...others] = counted
  const letters = [first, others.at(-1)].flatMap((word) => (word === undefined ? [] : [firstLetter(word)]))
  return apart(letters.join(letters.some((letter) => joined.test(letter)) ? nonJoiner : ''))
}

/** Without brackets, and a name with its family name in front turned round. */
function inOrder(name: string): string {
  const bare = name.replaceAll(/\([^)]*\)|\[[^\]]*\]/g, ' ')
  const [family = '', ...given] = bare.split(/[,،、]/)
  return [...given, family].join(' ')
}

/** With the marks that belong to it; a capital where that is one letter, too. */
function firstLetter(word: string): string {
  const letter = [...graphemes.segment(word)][0]?.segment ?? ''
  const capital = letter.toUpperCase()
  return [...graphemes.segment(capital)].length === 1 ? capital : letter
}
