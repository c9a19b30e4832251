/** How many times as short the stretches are in which Graph counts, so that a thousand cases end in minutes. */
export const tempo = 20
