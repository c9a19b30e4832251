import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'
import type { Image } from './image'

/** How different two colours may be to count as one, of 1: those of a kept picture are rounded to few. */
const threshold = 0.2

/**
 * How many pixels differ between a kept picture and one just drawn, and a picture of where; all of them where there was
 * none, or the size is another. Pure.
 */
export function differenceOf(
  before: Image | undefined,
  now: Image,
): { readonly pixels: number; readonly picture: Buffer } {
  const { width, height } = now
  const picture = new PNG({ width, height })
  if (before?.width !== width || before.height !== height) {
    picture.data.set(now.data)
    return { pixels: width * height, picture: PNG.sync.write(picture) }
  }
  const pixels = pixelmatch(before.data, now.data, picture.data, width, height, { threshold })
  return { pixels, picture: PNG.sync.write(picture) }
}
