export interface TelephoneNumber {
  readonly id: string
  readonly telephoneNumber: string
  readonly numberType: 'callingPlan' | 'directRouting' | 'operatorConnect'
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
