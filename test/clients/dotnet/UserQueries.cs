using Microsoft.Graph;
using Microsoft.Graph.Models;

/// <summary>How an administrator finds people.</summary>
static class UserQueries
{
    public static async Task Run(Calls calls)
    {
        var graph = calls.Graph;
        Task<UserCollectionResponse?> Filtered(string filter, bool eventual) => graph.Users.GetAsync(r =>
        {
            r.QueryParameters.Filter = filter;
            r.QueryParameters.Select = ["id", "displayName"];
            if (!eventual)
                return;
            r.QueryParameters.Count = true;
            r.Headers.Add("ConsistencyLevel", "eventual");
        });

        foreach (var (filter, fewest) in new (string, int)[]
        {
            ("displayName eq 'Jan de Vries'", 1),
            ("startswith(displayName,'Jan')", 3),
            ("startsWith(userPrincipalName,'jan.')", 2),
            ("department eq 'Sales'", 3),
            ("department eq 'Sales' and accountEnabled eq true", 3),
            ("jobTitle in ('Account manager','Manager Sales')", 3),
            ("mail eq 'jan.devries@contoso.com' or userPrincipalName eq 'jan.devries@contoso.com'", 1),
            ("userType eq 'Guest'", 1),
            ("onPremisesSyncEnabled eq true", 1),
            ("accountEnabled eq false", 1),
            ("proxyAddresses/any(p:p eq 'SMTP:jan.devries@contoso.com')", 1),
            ("proxyAddresses/any(p:startswith(p,'SMTP:jan.'))", 1),
            ("otherMails/any(x:x eq 'iemand@elders.example')", 0),
            ("assignedLicenses/any(l:l/skuId eq c5928f49-12ba-48f7-ada3-0d743a3601d5)", 1),
            ("assignedPlans/any(p:p/servicePlanId eq 4828c8ec-dc2e-4779-b502-87ac9ce28ab7 and p/capabilityStatus eq 'Enabled')", 1),
            ("identities/any(i:i/issuer eq 'contoso.com' and i/issuerAssignedId eq 'jan.devries@contoso.com')", 1),
            ("createdDateTime ge 2000-01-01T00:00:00Z", 20),
            ("createdDateTime le 2000-01-01T00:00:00Z", 0),
            ("employeeHireDate ge 2000-01-01T00:00:00Z", 0),
            ("signInActivity/lastSignInDateTime le 2026-11-01T00:00:00Z", 1),
            ("usageLocation eq 'NL'", 10),
            ("employeeId eq '1006'", 0),
            ("givenName eq 'Jan' and surname eq 'Jansen'", 1),
            ("mailNickname eq 'jan.devries'", 1),
            ("startswith(givenName,'Jan') or startswith(surname,'Jan')", 3),
        })
            await calls.Works($"filters: {filter}", () => Filtered(filter, false), all => all.Value!.Count >= fewest);
        foreach (var (filter, fewest) in new (string, int)[]
        {
            ("endswith(mail,'contoso.com')", 10),
            ("department ne 'Sales'", 10),
            ("not(startswith(displayName,'Jan'))", 10),
            ("not(department in ('Sales','IT'))", 5),
            ("assignedLicenses/$count ne 0", 10),
            ("assignedLicenses/$count eq 0", 1),
            ("companyName eq null", 1),
            ("NOT(accountEnabled eq true)", 1),
            ("onPremisesExtensionAttributes/extensionAttribute1 eq 'Vertrekt'", 0),
            ("employeeOrgData/costCenter eq '4711'", 0),
            ("proxyAddresses/any(p:endswith(p,'@contoso.com'))", 10),
            ("not(assignedLicenses/any(l:l/skuId eq c5928f49-12ba-48f7-ada3-0d743a3601d5))", 10),
            ("city eq null", 1),
            ("mobilePhone eq null and accountEnabled eq true", 1),
        })
            await calls.Works($"filters with an index: {filter}", () => Filtered(filter, true), all => all.Value!.Count >= fewest && all.OdataCount >= fewest);

        await calls.Works("counts users", () => graph.Users.Count.GetAsync(r => r.Headers.Add("ConsistencyLevel", "eventual")).Boxed(), count => (int)count > 20);
        await calls.Works("counts users of a department", () => graph.Users.Count.GetAsync(r =>
        {
            r.QueryParameters.Filter = "department eq 'Sales'";
            r.Headers.Add("ConsistencyLevel", "eventual");
        }).Boxed(), count => (int)count is > 2 and < 10);
        await calls.Works("searches a name", () => graph.Users.GetAsync(r =>
        {
            r.QueryParameters.Search = "\"displayName:vries\"";
            r.QueryParameters.Count = true;
            r.Headers.Add("ConsistencyLevel", "eventual");
        }), all => all.Value!.Count == 1);
        await calls.Works("searches a name or an address", () => graph.Users.GetAsync(r =>
        {
            r.QueryParameters.Search = "\"displayName:willems\" OR \"mail:jan\"";
            r.QueryParameters.Orderby = ["displayName"];
            r.QueryParameters.Count = true;
            r.Headers.Add("ConsistencyLevel", "eventual");
        }), all => all.Value!.Count > 2);
        await calls.Works("searches and filters", () => graph.Users.GetAsync(r =>
        {
            r.QueryParameters.Search = "\"displayName:jan\"";
            r.QueryParameters.Filter = "department eq 'Sales'";
            r.QueryParameters.Count = true;
            r.Headers.Add("ConsistencyLevel", "eventual");
        }), all => all.Value!.Count == 1);
        await calls.Works("sorts by name", () => graph.Users.GetAsync(r => r.QueryParameters.Orderby = ["displayName desc"]), all => all.Value![0].DisplayName!.StartsWith("Willem"));
        await calls.Works("sorts what was filtered", () => graph.Users.GetAsync(r =>
        {
            r.QueryParameters.Filter = "department eq 'Sales'";
            r.QueryParameters.Orderby = ["displayName"];
            r.QueryParameters.Count = true;
            r.Headers.Add("ConsistencyLevel", "eventual");
        }), all => all.Value!.Count > 2);
        await calls.Works("lists users with their managers", () => graph.Users.GetAsync(r =>
        {
            r.QueryParameters.Expand = ["manager($select=id,displayName)"];
            r.QueryParameters.Select = ["id", "displayName"];
        }), all => all.Value!.Any(one => one.Manager is not null));
        await calls.Works("lists users with their groups", () => graph.Users.GetAsync(r => r.QueryParameters.Expand = ["memberOf"]), all => all.Value!.Any(one => one.MemberOf!.Count > 2));
        await calls.Works("gets the last sign-ins", () => graph.Users.GetAsync(r => r.QueryParameters.Select = ["id", "signInActivity"]), all => all.Value!.Any(one => one.SignInActivity?.LastSignInDateTime is not null));
        await calls.Works("gets a page of five", () => graph.Users.GetAsync(r => r.QueryParameters.Top = 5), all => all.Value!.Count == 5 && all.OdataNextLink is not null);
        await calls.Works("walks through all pages", async () =>
        {
            var seen = new HashSet<string>();
            var first = await graph.Users.GetAsync(r => r.QueryParameters.Top = 7);
            await PageIterator<User, UserCollectionResponse>.CreatePageIterator(graph, first!, user => seen.Add(user.Id!)).IterateAsync();
            return seen.Count.ToString();
        }, count => int.Parse(count) > 20);

        await calls.Works("asks for what changed", () => graph.Users.Delta.GetAsDeltaGetResponseAsync(r => r.QueryParameters.Select = ["displayName", "accountEnabled"]), all => all.Value!.Count > 20 && all.OdataDeltaLink is not null);
        await calls.Works("is told what changed since", async () =>
        {
            var all = await graph.Users.Delta.GetAsDeltaGetResponseAsync(r => r.QueryParameters.Select = ["displayName", "jobTitle"]);
            await graph.Users[calls["jan"]].PatchAsync(new User { JobTitle = "Iets anders" });
            var since = await graph.Users.Delta.WithUrl(all!.OdataDeltaLink!).GetAsDeltaGetResponseAsync();
            return since!.Value!;
        }, changed => changed.Single().JobTitle == "Iets anders");
        await calls.Works("is told who was deleted since", async () =>
        {
            var all = await graph.Users.Delta.GetAsDeltaGetResponseAsync();
            await graph.Users[calls["eva"]].DeleteAsync();
            var since = await graph.Users.Delta.WithUrl(all!.OdataDeltaLink!).GetAsDeltaGetResponseAsync();
            return since!.Value!;
        }, changed => changed.Single(one => one.Id == calls["eva"]).AdditionalData.ContainsKey("@removed"));
        await calls.Works("asks several things in one batch", async () =>
        {
            var batch = new BatchRequestContentCollection(graph);
            var one = await batch.AddBatchRequestStepAsync(graph.Users[calls["jan"]].ToGetRequestInformation());
            var other = await batch.AddBatchRequestStepAsync(graph.Users["nobody@contoso.com"].ToGetRequestInformation());
            var answers = await graph.Batch.PostAsync(batch);
            var statuses = await answers.GetResponsesStatusCodesAsync();
            var user = await answers.GetResponseByIdAsync<User>(one);
            return $"{user.DisplayName} {(int)statuses[other]}";
        }, text => text == "Jan de Vries 404");
    }
}
