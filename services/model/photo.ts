/** A small picture of somebody, small enough to stand on a card. */
export interface Photo {
  readonly mediaType: 'image/jpeg' | 'image/png' | 'image/gif'
  readonly base64: string
}
