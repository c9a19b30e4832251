/** Where the bot’s tables are, so that it may share a database. */
export const schema = 'offboarding'

/** The first of the two numbers of every advisory lock of the bot in its database; others use other numbers. */
const family = 1_112_493_138

/** Advisory locks, as the two numbers that `pg_advisory_lock` takes. The server lets go of one when its session ends, however that ends. */
export const locks = {
  /** Held by whoever brings the schema up to date. */
  migrating: `${family}, 1`,
  /** Shared by every bot that is up; alone by whoever moves the cases, or changes the schema so that older bots would fail. */
  inUse: `${family}, 2`,
  /** Held while something is written that must be so of several cases at once. */
  alone: `${family}, 3`,
  /** Shared by every replica that is there, on a session that ends when it is frozen or cut off. */
  replica: `${family}, 4`,
} as const
