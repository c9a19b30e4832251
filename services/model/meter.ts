import { portionOf, type Share } from './share'

/** At most so many in any stretch of this many milliseconds. */
export interface Window {
  readonly most: number
  readonly milliseconds: number
}

/** What went out of one kind, by windows of which several processes may have a share. Times in milliseconds of a clock that never jumps. */
export class Meter {
  private underWay = 0
  private ended: number[] = []

  constructor(
    private readonly windows: readonly Window[],
    private readonly share: () => Share,
  ) {}

  /** For how many milliseconds there is no room; 0 when there is. Until something ends: infinity. */
  wait(now: number): number {
    return Math.max(0, ...this.windows.map((window) => this.waitIn(window, now)))
  }
  begin(): void {
    this.underWay += 1
  }
  /** It counts from its answer on: nobody knows when on the way it arrived. */
  end(now: number): void {
    this.underWay -= 1
    const longest = Math.max(0, ...this.windows.map(({ milliseconds }) => milliseconds))
    this.ended = [...this.ended.filter((at) => at > now - longest), now]
  }

  private waitIn({ most, milliseconds }: Window, now: number): number {
    const free = portionOf(most, this.share()) - this.underWay
    if (free <= 0) return Infinity
    const last = this.ended.at(-free)
    return last === undefined ? 0 : Math.max(0, last + milliseconds - now)
  }
}
