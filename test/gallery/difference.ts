import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'
import type { Image } from './image'

/** How different two colours may be to count as one, of 1: those of a kept picture are rounded to few. */
const threshold = 0.2

/** How many pixels differ between a kept picture and one just drawn; all of them where there was none, or the size is another. Pure. */
export function differingPixels(before: Image | undefined, now: Image): number {
  return compared(before, now, undefined)
}

/** A picture of where they differ; the one just drawn where there was none, or the size is another. Pure. */
export function pictureOfDifference(before: Image | undefined, now: Image): Buffer {
  const picture = new PNG({ width: now.width, height: now.height })
  picture.data.set(now.data)
  compared(before, now, picture.data)
  return PNG.sync.write(picture)
}

function compared(before: Image | undefined, { width, height, data }: Image, drawn: Uint8Array | undefined): number {
  const isAlike = before?.width === width && before.height === height
  return isAlike ? pixelmatch(before.data, data, drawn, width, height, { threshold }) : width * height
}
