using Microsoft.Graph.Groups.Item.AssignLicense;
using Microsoft.Graph.Groups.Item.CheckMemberObjects;
using Microsoft.Graph.Groups.Item.GetMemberGroups;
using Microsoft.Graph.Models;

/// <summary>Groups, who is in them and who owns them.</summary>
static class Groups
{
    private static ReferenceCreate Reference(string id) => new() { OdataId = $"https://graph.microsoft.com/v1.0/directoryObjects/{id}" };

    public static async Task Run(Calls calls)
    {
        var graph = calls.Graph;
        var sales = graph.Groups[calls["sales"]];
        var jan = calls["jan"];
        var tom = calls["tom"];

        await calls.Works("lists groups", () => graph.Groups.GetAsync(), all => all.Value!.Count > 10);
        await calls.Works("gets a group", () => sales.GetAsync(), one => one.DisplayName == "Afdeling Sales");
        foreach (var property in new[] { "allowExternalSenders", "assignedLicenses", "assignedLabels", "autoSubscribeNewMembers", "classification", "createdDateTime", "expirationDateTime", "groupTypes", "hideFromAddressLists", "isAssignableToRole", "licenseProcessingState", "mailEnabled", "membershipRule", "onPremisesSyncEnabled", "proxyAddresses", "renewedDateTime", "resourceBehaviorOptions", "resourceProvisioningOptions", "securityIdentifier", "theme", "uniqueName", "visibility" })
            await calls.Works($"selects {property}", () => graph.Groups[calls["atlas"]].GetAsync(r => r.QueryParameters.Select = ["id", property]), one => one.Id == calls["atlas"]);
        foreach (var filter in new[]
        {
            "groupTypes/any(c:c eq 'Unified')", "securityEnabled eq true", "displayName eq 'Afdeling Sales'", "startswith(displayName,'A')", "mailEnabled eq false",
            "groupTypes/any(c:c eq 'DynamicMembership')", "resourceProvisioningOptions/any(x:x eq 'Team')", "assignedLicenses/any(l:l/skuId eq 05e9a617-0261-4cee-bb44-138d3ef5d965)", "isAssignableToRole eq true",
        })
            await calls.Works($"filters: {filter}", () => graph.Groups.GetAsync(r => r.QueryParameters.Filter = filter), all => all.Value!.Count > 0);
        foreach (var filter in new[] { "NOT(groupTypes/any(c:c eq 'Unified'))", "assignedLicenses/$count ne 0", "hasMembersWithLicenseErrors eq true", "NOT groupTypes/any(c:c eq 'DynamicMembership') and onPremisesSyncEnabled ne true" })
            await calls.Works($"filters with an index: {filter}", () => graph.Groups.GetAsync(r =>
            {
                r.QueryParameters.Filter = filter;
                r.QueryParameters.Count = true;
                r.Headers.Add("ConsistencyLevel", "eventual");
            }), all => all.OdataCount >= 0);
        await calls.Works("searches groups", () => graph.Groups.GetAsync(r =>
        {
            r.QueryParameters.Search = "\"displayName:sales\"";
            r.QueryParameters.Count = true;
            r.Headers.Add("ConsistencyLevel", "eventual");
        }), all => all.Value!.Count >= 2);
        await calls.Works("sorts groups", () => graph.Groups.GetAsync(r => r.QueryParameters.Orderby = ["displayName"]), all => all.Value!.Count > 10);
        await calls.Works("counts groups", () => graph.Groups.Count.GetAsync(r => r.Headers.Add("ConsistencyLevel", "eventual")).Boxed(), count => (int)count > 10);
        await calls.Works("gets a group with members", () => sales.GetAsync(r => r.QueryParameters.Expand = ["members($select=id,displayName)"]), one => one.Members!.Count == 3);
        await calls.Works("gets a group with owners", () => sales.GetAsync(r => r.QueryParameters.Expand = ["owners"]), one => one.Owners!.Count == 1);
        await calls.Works("lists groups with owners", () => graph.Groups.GetAsync(r => r.QueryParameters.Expand = ["owners($select=id)"]), all => all.Value!.Any(one => one.Owners!.Count > 0));

        await calls.Works("lists members", () => sales.Members.GetAsync(), all => all.Value!.OfType<User>().Count() == 3);
        await calls.Works("lists members that are users", () => sales.Members.GraphUser.GetAsync(), all => all.Value!.Count == 3);
        await calls.Works("lists members that are groups", () => graph.Groups[calls["everybody"]].Members.GraphGroup.GetAsync(), all => all.Value!.Count == 1);
        await calls.Works("finds members by name", () => sales.Members.GraphUser.GetAsync(r =>
        {
            r.QueryParameters.Filter = "startswith(displayName,'Jan')";
            r.QueryParameters.Count = true;
            r.Headers.Add("ConsistencyLevel", "eventual");
        }), all => all.Value!.Count == 1);
        await calls.Works("counts members", () => sales.Members.Count.GetAsync(r => r.Headers.Add("ConsistencyLevel", "eventual")).Boxed(), count => (int)count == 3);
        await calls.Works("lists members through groups", () => graph.Groups[calls["everybody"]].TransitiveMembers.GetAsync(), all => all.Value!.Count > 3);
        await calls.Works("lists members through groups that are users", () => graph.Groups[calls["everybody"]].TransitiveMembers.GraphUser.GetAsync(), all => all.Value!.Count == 4);
        await calls.Works("lists owners", () => sales.Owners.GetAsync(), all => all.Value!.Count == 1);
        await calls.Works("lists owners that are users", () => sales.Owners.GraphUser.GetAsync(), all => all.Value!.Count == 1);
        await calls.Works("lists the groups of a group", () => sales.MemberOf.GetAsync(), all => all.Value!.Count == 1);
        await calls.Works("lists all groups of a group", () => sales.TransitiveMemberOf.GraphGroup.GetAsync(), all => all.Value!.Count == 1);
        await calls.Works("gets the ids of all groups of a group", () => sales.GetMemberGroups.PostAsGetMemberGroupsPostResponseAsync(new GetMemberGroupsPostRequestBody { SecurityEnabledOnly = true }), all => all.Value!.Count == 1);
        await calls.Works("asks whether a group is in groups", () => sales.CheckMemberObjects.PostAsCheckMemberObjectsPostResponseAsync(new CheckMemberObjectsPostRequestBody { Ids = [calls["everybody"]] }), all => all.Value!.Count == 1);

        await calls.Does("adds a member", () => sales.Members.Ref.PostAsync(Reference(tom)), async () => (await sales.Members.GetAsync())!.Value!.Any(one => one.Id == tom));
        await calls.Refused("adds nobody twice", 400, "One or more added object references already exist", () => sales.Members.Ref.PostAsync(Reference(tom)));
        await calls.Does("removes a member", () => sales.Members[tom].Ref.DeleteAsync(), async () => (await sales.Members.GetAsync())!.Value!.All(one => one.Id != tom));
        await calls.Does("adds several members at once", () => sales.PatchAsync(new Group { AdditionalData = new Dictionary<string, object> { ["members@odata.bind"] = new List<string> { $"https://graph.microsoft.com/v1.0/directoryObjects/{tom}", $"https://graph.microsoft.com/v1.0/directoryObjects/{calls["noor"]}" } } }), async () => (await sales.Members.GetAsync())!.Value!.Count == 5);
        await calls.Does("adds an owner", () => sales.Owners.Ref.PostAsync(Reference(jan)), async () => (await sales.Owners.GetAsync())!.Value!.Any(one => one.Id == jan));
        await calls.Does("removes an owner", () => sales.Owners[jan].Ref.DeleteAsync());
        await calls.Refused("keeps the last owner", 400, "at least one owner", () => sales.Owners[calls["petra"]].Ref.DeleteAsync());
        await calls.Refused("keeps a rule's members", 403, "Insufficient privileges", () => graph.Groups[calls["dynamic"]].Members.Ref.PostAsync(Reference(tom)));
        await calls.Refused("keeps Active Directory's members", 400, "on-premises mastered", () => graph.Groups[calls["synced"]].Members.Ref.PostAsync(Reference(tom)));
        await calls.Refused("keeps Exchange's members", 400, "mail-enabled security groups", () => graph.Groups[calls["newsletter"]].Members.Ref.PostAsync(Reference(tom)));

        await calls.Does("changes a group", () => sales.PatchAsync(new Group { Description = "Verkoop", DisplayName = "Sales" }), async () => (await sales.GetAsync())!.Description == "Verkoop");
        var made = await calls.Works("makes a security group", () => graph.Groups.PostAsync(new Group { DisplayName = "Nieuwe groep", MailEnabled = false, MailNickname = "nieuwegroep", SecurityEnabled = true }), one => one.Id is not null);
        await calls.Works("makes a Microsoft 365 group with an owner and a member", () => graph.Groups.PostAsync(new Group
        {
            DisplayName = "Project Noord",
            GroupTypes = ["Unified"],
            MailEnabled = true,
            MailNickname = "projectnoord",
            SecurityEnabled = false,
            AdditionalData = new Dictionary<string, object>
            {
                ["owners@odata.bind"] = new List<string> { $"https://graph.microsoft.com/v1.0/users/{tom}" },
                ["members@odata.bind"] = new List<string> { $"https://graph.microsoft.com/v1.0/users/{jan}" },
            },
        }), one => one.Mail is not null);
        var id = made?.Id ?? calls["operators"];
        await calls.Works("licenses a group", () => graph.Groups[id].AssignLicense.PostAsync(new AssignLicensePostRequestBody { AddLicenses = [new AssignedLicense { SkuId = Guid.Parse("05e9a617-0261-4cee-bb44-138d3ef5d965"), DisabledPlans = [] }], RemoveLicenses = [] }), one => one.Id == id);
        await calls.Works("takes the licence back", () => graph.Groups[id].AssignLicense.PostAsync(new AssignLicensePostRequestBody { AddLicenses = [], RemoveLicenses = [Guid.Parse("05e9a617-0261-4cee-bb44-138d3ef5d965")] }), one => one.Id == id);
        await calls.Does("deletes a group", () => graph.Groups[calls["atlas"]].DeleteAsync());
        await calls.Works("lists deleted groups", () => graph.Directory.DeletedItems.GraphGroup.GetAsync(), all => all.Value!.Any(one => one.Id == calls["atlas"]));
        await calls.Works("restores a group", () => graph.Directory.DeletedItems[calls["atlas"]].Restore.PostAsync(), one => one.Id == calls["atlas"]);
        await calls.Works("lists the applications of a group", () => graph.Groups[calls["helpdesk"]].AppRoleAssignments.GetAsync(), all => all.Value!.Count == 1);
        await calls.Works("asks for what changed", () => graph.Groups.Delta.GetAsDeltaGetResponseAsync(), all => all.OdataDeltaLink is not null);
        await calls.Works("lists the teams of somebody", () => graph.Users[jan].JoinedTeams.GetAsync(), all => all.Value!.Any(one => one.DisplayName == "Project Atlas"));
        await calls.Works("lists the members of a team", () => graph.Teams[calls["atlas"]].Members.GetAsync(), all => all.Value!.OfType<AadUserConversationMember>().Count() >= 3);
        await calls.Works("adds a member to a team", () => graph.Teams[calls["atlas"]].Members.PostAsync(new AadUserConversationMember { Roles = ["owner"], AdditionalData = new Dictionary<string, object> { ["user@odata.bind"] = $"https://graph.microsoft.com/v1.0/users('{calls["noor"]}')" } }), one => one.Id is not null);
        await calls.Does("removes a member from a team", async () =>
        {
            var members = await graph.Teams[calls["atlas"]].Members.GetAsync();
            var member = members!.Value!.OfType<AadUserConversationMember>().First(one => one.UserId == tom);
            await graph.Teams[calls["atlas"]].Members[member.Id].DeleteAsync();
        }, async () => (await graph.Groups[calls["atlas"]].Members.GetAsync())!.Value!.All(one => one.Id != tom));
    }
}
