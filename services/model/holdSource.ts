/**
 * Where a hold on a mailbox can come from: a litigation hold, an eDiscovery case, a retention policy of this mailbox or of
 * the whole organisation, what Exchange keeps for some weeks after a hold was taken off, or a retention label.
 */
export type HoldSource = 'litigation' | 'case' | 'policy' | 'organisation' | 'delay' | 'label'
