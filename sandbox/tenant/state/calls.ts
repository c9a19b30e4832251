export interface TelephoneNumber {
  readonly id: string
  readonly telephoneNumber: string
  /** The last is what Graph calls a kind that its v1.0 has no name for, such as an operator's of Teams Phone Mobile. */
  readonly numberType: 'callingPlan' | 'directRouting' | 'operatorConnect' | 'unknownFutureValue'
  /** It is written by the organisation's own Active Directory (msRTCSIP-Line); here when left out. */
  readonly source?: 'onPremises'
  holder: string | null
}

export interface NumberOperation {
  readonly id: string
  readonly createdDateTime: string
  readonly telephoneNumber: string
  status: 'notStarted' | 'running' | 'succeeded' | 'failed'
  statusDetail: string | null
}

export interface CallSettings {
  isForwardingEnabled: boolean
  forwardingType: string
  forwardingTargetType: string
  forwardingTarget: string
  isUnansweredEnabled: boolean
  unansweredTargetType: string
  unansweredTarget: string
  unansweredDelay: string
}
