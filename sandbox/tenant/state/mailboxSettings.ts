export interface Moment {
  readonly dateTime: string
  readonly timeZone: string
}

/** Whether and what a mailbox answers by itself, under Graph's own names. */
export interface AutomaticReplies {
  readonly status: 'disabled' | 'alwaysEnabled' | 'scheduled'
  readonly externalAudience: 'none' | 'contactsOnly' | 'all'
  readonly internalReplyMessage: string
  readonly externalReplyMessage: string
  readonly scheduledStartDateTime: Moment
  readonly scheduledEndDateTime: Moment
}

export interface MailboxSettings {
  readonly automaticRepliesSetting: AutomaticReplies
  readonly dateFormat: string
  readonly timeFormat: string
  readonly timeZone: string
  readonly language: { readonly locale: string; readonly displayName?: string | null | undefined }
  readonly delegateMeetingMessageDeliveryOptions: string
}
