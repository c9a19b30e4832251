/**
 * A table to take away: text of columns parted by semicolons, which every Excel of the languages that the bot speaks opens, with
 * a mark of its encoding. Nothing in it begins a formula. Pure.
 * @param rows the first has what the columns are called
 */
export function tableOf(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((cells) => cells.map(cell).join(';')).join('\r\n')}\r\n`
}

/**
 * A cell that a spreadsheet takes as text: what begins with a sign that begins a formula there has an apostrophe before it
 * (OWASP, CSV injection), and every cell is quoted. Pure.
 */
export function cell(text: string): string {
  const line = text.replaceAll(/[\r\n\t]+/g, ' ')
  const harmless = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(line) ? `'${line}` : line
  return `"${harmless.replaceAll('"', '""')}"`
}
