/** A service plan of a product: what a licence really switches on. */
export interface ServicePlan {
  readonly servicePlanId: string
  readonly servicePlanName: string
  /** The service as `assignedPlans` names it. */
  readonly service: string
}

/** A product that the tenant has bought. */
export interface Sku {
  readonly skuId: string
  readonly skuPartNumber: string
  readonly seats: number
  readonly plans: readonly ServicePlan[]
}

/** Service plans with Microsoft's own ids. */
export const plans = {
  exchangeEnterprise: plan('efb87545-963c-4e0d-99df-69c6916d9eb0', 'EXCHANGE_S_ENTERPRISE', 'exchange'),
  exchangeStandard: plan('9aaf7827-d63c-4b61-89c3-182f06f82e5c', 'EXCHANGE_S_STANDARD', 'exchange'),
  exchangeArchiving: plan('176a09a6-7ec5-4039-ac02-b2791c6ba793', 'EXCHANGE_S_ARCHIVE_ADDON', 'exchange'),
  /** Comes along with products such as Visio, and gives no mailbox. */
  exchangeFoundation: plan('113feb6c-3fe4-4440-bddc-54d774bf0318', 'EXCHANGE_S_FOUNDATION', 'exchange'),
  phone: plan('4828c8ec-dc2e-4779-b502-87ac9ce28ab7', 'MCOEV', 'MicrosoftCommunicationsOnline'),
  audioConferencing: plan('3e26ee1f-8a5f-4d52-aee2-b81ce45c8f40', 'MCOMEETADV', 'MicrosoftCommunicationsOnline'),
  teams: plan('57ff2da0-773e-42df-b2af-ffb7a2317929', 'TEAMS1', 'TeamspaceAPI'),
  sharePoint: plan('5dbe027f-2339-4123-9542-606e4d348a72', 'SHAREPOINTENTERPRISE', 'SharePoint'),
  office: plan('43de0ff5-c92c-492b-9116-175376d08c38', 'OFFICESUBSCRIPTION', 'MicrosoftOffice'),
  entraPremium: plan('41781fb2-bc02-4b7c-bd55-b576c07bb09d', 'AAD_PREMIUM', 'AADPremiumService'),
  visio: plan('663a804f-1c30-4ff0-9915-9db84f0d1cea', 'VISIO_CLIENT_SUBSCRIPTION', 'MicrosoftOffice'),
} as const

/** The products that the tenant has bought, with Microsoft's own ids. */
export const skus = {
  e5: sku('06ebc4ee-1bb5-47dd-8120-11324bc54e06', 'SPE_E5', 30, [
    plans.exchangeEnterprise,
    plans.phone,
    plans.audioConferencing,
    plans.teams,
    plans.sharePoint,
    plans.office,
    plans.entraPremium,
  ]),
  e3: sku('05e9a617-0261-4cee-bb44-138d3ef5d965', 'SPE_E3', 40, [
    plans.exchangeEnterprise,
    plans.teams,
    plans.sharePoint,
    plans.office,
    plans.entraPremium,
  ]),
  visio: sku('c5928f49-12ba-48f7-ada3-0d743a3601d5', 'VISIOCLIENT', 5, [plans.visio, plans.exchangeFoundation]),
  exchangePlan1: sku('4b9405b0-7788-4568-add1-99614e613b69', 'EXCHANGESTANDARD', 10, [plans.exchangeStandard]),
  exchangePlan2: sku('19ec0d23-8335-4cbd-94ac-6050e30712fa', 'EXCHANGEENTERPRISE', 10, [plans.exchangeEnterprise]),
  exchangeArchiving: sku('ee02fd1b-340e-4a4b-b355-4a514e4c8943', 'EXCHANGEARCHIVE_ADDON', 5, [plans.exchangeArchiving]),
  phone: sku('e43b5b99-8dfb-405f-9987-dc307f34bcbd', 'MCOEV', 10, [plans.phone]),
} as const

/** Plans that cannot work without another, and pairs that cannot stand beside one another. */
export const dependencies: readonly { readonly plan: ServicePlan; readonly needs: ServicePlan }[] = [
  { plan: plans.phone, needs: plans.teams },
  { plan: plans.audioConferencing, needs: plans.teams },
]
export const exclusions: readonly (readonly [ServicePlan, ServicePlan])[] = [
  [plans.exchangeEnterprise, plans.exchangeStandard],
]

/** Products that the tenant does not have at first, made up: what an organisation with very many has besides. */
export const addOns: readonly Sku[] = Array.from({ length: 500 }, (_, index) => addOn(index + 1))

/** All that Microsoft sells here. */
export const products: readonly Sku[] = [...Object.values<Sku>(skus), ...addOns]

const byId = new Map(products.map((product) => [product.skuId, product]))

/** The product with this id, or undefined when there is none. */
export function skuOf(skuId: string): Sku | undefined {
  return byId.get(skuId)
}

function addOn(number: number): Sku {
  const mark = String(number).padStart(12, '0')
  const name = `ADDON_${String(number).padStart(3, '0')}`
  return sku(`add00000-0000-4000-8000-${mark}`, name, 25, [
    plan(`add00001-0000-4000-8000-${mark}`, `${name}_PLAN`, 'MicrosoftOffice'),
  ])
}

function plan(servicePlanId: string, servicePlanName: string, service: string): ServicePlan {
  return { servicePlanId, servicePlanName, service }
}

function sku(skuId: string, skuPartNumber: string, seats: number, contents: readonly ServicePlan[]): Sku {
  return { skuId, skuPartNumber, seats, plans: contents }
}
