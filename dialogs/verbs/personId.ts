const idPattern = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** A directory id from a people picker; the first when several were picked, undefined when it is no id at all. */
export function personId(value: string | undefined): string | undefined {
  const id = value?.split(',')[0]?.trim()
  return id !== undefined && idPattern.test(id) ? id.toLowerCase() : undefined
}
