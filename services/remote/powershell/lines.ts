import { StringDecoder } from 'node:string_decoder'
import type { Readable } from 'node:stream'

/**
 * Cuts a stream of UTF-8 into lines, the last one also without its end. A line beyond `longest` characters is told once
 * and the stream is read no further into memory: what follows until the next line end is thrown away.
 */
export function onLines(
  stream: Readable,
  longest: number,
  { line, tooLong }: { readonly line: (text: string) => void; readonly tooLong: () => void },
): void {
  const decoder = new StringDecoder('utf8')
  let parts: string[] = []
  let size = 0
  let skipping = false
  const finish = () => {
    if (!skipping && size > 0) line(parts.join('').replace(/\r$/, ''))
    parts = []
    size = 0
    skipping = false
  }
  const take = (text: string) => {
    if (skipping) return
    parts.push(text)
    size += text.length
    if (size <= longest) return
    skipping = true
    parts = []
    tooLong()
  }
  stream.on('data', (chunk: Buffer) => {
    const [rest = '', ...more] = decoder.write(chunk).split('\n')
    take(rest)
    for (const next of more) {
      finish()
      take(next)
    }
  })
  stream.on('end', finish)
}
