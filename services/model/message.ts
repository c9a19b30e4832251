/** The languages of cards and messages; chosen by the activity's locale, the channel's by configuration. */
export const languages = ['en', 'nl'] as const
export type Language = (typeof languages)[number]

/** What may stand in a text: shown as it is, except dates (ISO 8601 strings formatted by the text's own `{at, date}`). */
export type MessageValue = string | number | boolean | Message | readonly Message[]

/** A text that is not yet in a language: data that can be journalled, and said in Dutch or English when it is shown. */
export interface Message {
  readonly key: string
  readonly values?: Readonly<Record<string, MessageValue>>
}
