import type { ExistingMailbox } from '../../../../services/steps/mailbox'

/** An ordinary mailbox of 12.4 GB that nothing was done to yet. */
export const ordinaryMailbox = {
  exists: true,
  kind: 'UserMailbox',
  sizeInBytes: 13_314_398_618,
  archive: false,
  hold: false,
  forwardingTo: undefined,
  forwardingAddress: undefined,
  forwardingSmtpAddress: undefined,
  keepsCopy: false,
  hidden: false,
  fullAccess: [],
} satisfies ExistingMailbox
