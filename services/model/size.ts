/** Bytes of a gigabyte, as Microsoft counts its limits. */
export const gigabyte = 1024 ** 3
