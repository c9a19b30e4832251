using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item.AssignLicense;

/// <summary>What was bought, and who has it.</summary>
static class Licences
{
    private static readonly Guid visio = Guid.Parse("c5928f49-12ba-48f7-ada3-0d743a3601d5");

    public static async Task Run(Calls calls)
    {
        var graph = calls.Graph;
        var jan = graph.Users[calls["jan"]];

        await calls.Works("lists products", () => graph.SubscribedSkus.GetAsync(), all => all.Value!.All(one => one.PrepaidUnits?.Enabled is not null && one.ConsumedUnits is not null));
        await calls.Works("lists products with chosen properties", () => graph.SubscribedSkus.GetAsync(r => r.QueryParameters.Select = ["skuId", "skuPartNumber", "consumedUnits"]), all => all.Value!.Count > 2);
        await calls.Works("gets a product", async () =>
        {
            var first = (await graph.SubscribedSkus.GetAsync())!.Value![0];
            return await graph.SubscribedSkus[first.Id].GetAsync();
        }, one => one.SkuPartNumber is not null);
        await calls.Works("lists subscriptions", () => graph.Directory.Subscriptions.GetAsync(), all => all.Value!.Count > 0);
        await calls.Works("gets a subscription", async () =>
        {
            var first = (await graph.Directory.Subscriptions.GetAsync())!.Value![0];
            return await graph.Directory.Subscriptions[first.Id].GetAsync();
        }, one => one.TotalLicenses > 0);
        await calls.Works("lists somebody's licences", () => jan.LicenseDetails.GetAsync(), all => all.Value!.Count >= 2);
        await calls.Works("gets one of somebody's licences", async () =>
        {
            var first = (await jan.LicenseDetails.GetAsync())!.Value![0];
            return await jan.LicenseDetails[first.Id].GetAsync();
        }, one => one.ServicePlans!.Count > 0);
        await calls.Works("takes a licence away", () => jan.AssignLicense.PostAsync(new AssignLicensePostRequestBody { AddLicenses = [], RemoveLicenses = [visio] }), one => one.Id == calls["jan"]);
        await calls.Works("gives a licence without a part", () => jan.AssignLicense.PostAsync(new AssignLicensePostRequestBody { AddLicenses = [new AssignedLicense { SkuId = visio, DisabledPlans = [] }], RemoveLicenses = [] }), one => one.Id == calls["jan"]);
        await calls.Works("has the licences worked out anew", () => jan.ReprocessLicenseAssignment.PostAsync(), one => one.Id == calls["jan"]);
        await calls.Works("sees how licences came", () => jan.GetAsync(r => r.QueryParameters.Select = ["licenseAssignmentStates"]), one => one.LicenseAssignmentStates!.Any(state => state.AssignedByGroup is not null));
        await calls.Refused("takes nothing that comes by a group", 400, "inherited from a group", () => jan.AssignLicense.PostAsync(new AssignLicensePostRequestBody { AddLicenses = [], RemoveLicenses = [Guid.Parse("05e9a617-0261-4cee-bb44-138d3ef5d965")] }));
        await calls.Refused("gives no unknown product", 400, "", () => jan.AssignLicense.PostAsync(new AssignLicensePostRequestBody { AddLicenses = [new AssignedLicense { SkuId = Guid.Parse("11111111-2222-4333-8444-555555555555") }], RemoveLicenses = [] }));
    }
}
