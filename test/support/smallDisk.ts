import { execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A file system of its own with a few megabytes, so that it can be filled without harm to anybody. */
export class SmallDisk {
  private constructor(private readonly root: string) {}

  /** Undefined where this account may mount nothing; a test then says that it is skipped. */
  static mounted(megabytes: number): SmallDisk | undefined {
    const root = mkdtempSync(path.join(tmpdir(), 'offboarding-disk-'))
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', root], { stdio: 'ignore' })
      return new SmallDisk(root)
    } catch {
      rmSync(root, { recursive: true })
      return undefined
    }
  }

  /** A folder on it, made when it is not there. */
  folder(name: string): string {
    const folder = path.join(this.root, name)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return folder
  }

  /** Leaves no room for one byte more. */
  fill(): void {
    const file = openSync(this.filler, 'a')
    for (const size of [1024 * 1024, 4096, 1]) {
      const block = Buffer.alloc(size, 1)
      try {
        for (;;) if (writeSync(file, block) < size) break
      } catch {
        // It is full, for blocks of this size.
      }
    }
    closeSync(file)
  }

  empty(): void {
    rmSync(this.filler, { force: true })
  }

  unmount(): void {
    execFileSync('umount', ['-l', this.root], { stdio: 'ignore' })
    rmSync(this.root, { recursive: true, force: true })
  }

  private get filler(): string {
    return path.join(this.root, 'filler')
  }
}
