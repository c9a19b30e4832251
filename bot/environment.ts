/** The variables that the bot was started with. */
export type Environment = Readonly<Record<string, string | undefined>>
