import { randomFillSync } from 'node:crypto'

const length = 16
// Asking the kernel costs more than all the rest of sealing an entry.
const pool = Buffer.alloc(256 * length)
let used = pool.length

/** 16 random bytes, base64url: each is given once. */
export function newSalt(): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += length
  return pool.toString('base64url', used - length, used)
}
