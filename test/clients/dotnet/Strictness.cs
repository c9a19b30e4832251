using System.Net;
using System.Text.Json;
using Microsoft.Graph.Models;

/// <summary>What a tenant refuses, in its words.</summary>
static class Strictness
{
    public static async Task Run(Calls calls)
    {
        var graph = calls.Graph;
        var jan = graph.Users[calls["jan"]];
        var nobody = "00000000-0000-4000-8000-000000000009";

        await calls.Refused("knows nobody of an unknown id", 404, "Request_ResourceNotFound", () => graph.Users[nobody].GetAsync());
        await calls.Refused("knows no group by a name", 400, "Invalid object identifier 'nothing'", () => graph.Groups["nothing"].GetAsync());
        await calls.Refused("knows no device by a name", 400, "Invalid object identifier 'nothing'", () => graph.Devices["nothing"].GetAsync());
        await calls.Refused("knows nothing deleted by a name", 400, "Invalid object identifier 'nothing'", () => graph.Directory.DeletedItems["nothing"].GetAsync());
        await calls.Refused("knows no member by a name", 400, "Invalid object identifier 'nothing'", () => graph.Groups[calls["sales"]].Members["nothing"].Ref.DeleteAsync());
        await calls.Refused("takes no name of 257 letters", 400, "displayName", () => jan.PatchAsync(new User { DisplayName = new string('a', 257) }));
        await calls.Refused("takes no job of 129 letters", 400, "jobTitle", () => jan.PatchAsync(new User { JobTitle = new string('a', 129) }));
        await calls.Refused("takes no department of 65 letters", 400, "department", () => jan.PatchAsync(new User { Department = new string('a', 65) }));
        await calls.Refused("knows no country XX", 400, "usageLocation", () => jan.PatchAsync(new User { UsageLocation = "XX" }));
        await calls.Refused("takes no sign-in name of another domain", 400, "userPrincipalName", () => jan.PatchAsync(new User { UserPrincipalName = "jan@elders.example" }));
        await calls.Refused("takes no sign-in name of somebody else", 400, "userPrincipalName already exists", () => jan.PatchAsync(new User { UserPrincipalName = "petra.deboer@contoso.com" }));
        await calls.Refused("takes no weak password", 400, "password", () => jan.PatchAsync(new User { PasswordProfile = new PasswordProfile { Password = "geheim" } }));
        await calls.Refused("compares with no more than 15 values", 400, "15", () => graph.Users.GetAsync(r => r.QueryParameters.Filter = $"displayName in ({string.Join(',', Enumerable.Range(1, 16).Select(number => $"'{number}'"))})"));
        await calls.Refused("knows no property that is none", 400, "shoeSize", () => graph.Users.GetAsync(r => r.QueryParameters.Select = ["id", "shoeSize"]));
        await calls.Refused("filters by no property that is none", 400, "shoeSize", () => graph.Users.GetAsync(r => r.QueryParameters.Filter = "shoeSize eq '43'"));
        await calls.Refused("expands no property that is none", 400, "boss", () => jan.GetAsync(r => r.QueryParameters.Expand = ["boss"]));
        await calls.Refused("expands two relations of nobody", 400, "Expand failed", () => jan.GetAsync(r => r.QueryParameters.Expand = ["manager", "directReports"]));
        await calls.Refused("searches without an index nothing", 400, "ConsistencyLevel", () => graph.Users.GetAsync(r => r.QueryParameters.Search = "\"displayName:jan\""));
        await calls.Refused("knows no opposite without an index", 400, "Request_UnsupportedQuery", () => graph.Users.GetAsync(r => r.QueryParameters.Filter = "department ne 'Sales'"));
        await calls.Refused("filters memberships with an index only", 400, "Request_UnsupportedQuery", () => jan.MemberOf.GetAsync(r => r.QueryParameters.Filter = "displayName eq 'Afdeling Sales'"));
        await calls.Refused("counts with an index only", 400, "ConsistencyLevel", () => graph.Users.Count.GetAsync());
        await calls.Refused("has no page of a thousand", 400, "page size", () => graph.Users.GetAsync(r => r.QueryParameters.Top = 1000));
        await calls.Refused("skips nothing", 400, "skip", async () =>
        {
            var request = graph.Users.ToGetRequestInformation();
            request.URI = new Uri("https://graph.microsoft.com/v1.0/users?$skip=5");
            await graph.RequestAdapter.SendAsync(request, UserCollectionResponse.CreateFromDiscriminatorValue, Errors);
        });
        await calls.Refused("is nobody itself", 400, "delegated", () => graph.Me.GetAsync());
        await calls.Refused("has no groups itself", 400, "delegated", () => graph.Me.MemberOf.GetAsync());
        await calls.Refused("has no files itself", 400, "delegated", () => graph.Me.Drive.GetAsync());
        await calls.Refused("signs nothing of its own out", 400, "delegated", () => graph.Me.RevokeSignInSessions.PostAsRevokeSignInSessionsPostResponseAsync());
        await calls.Refused("gives no role to nobody", 404, "", () => graph.RoleManagement.Directory.RoleAssignments.PostAsync(new UnifiedRoleAssignment { PrincipalId = nobody, RoleDefinitionId = "729827e3-9c14-49f7-bb1b-9608f156bbb8", DirectoryScopeId = "/" }));
        await calls.Refused("manages nobody by nobody", 404, "Request_ResourceNotFound", () => jan.Manager.Ref.PutAsync(new ReferenceUpdate { OdataId = $"https://graph.microsoft.com/v1.0/users/{nobody}" }));
        await calls.Refused("makes no user without a password", 400, "passwordProfile", () => graph.Users.PostAsync(new User { AccountEnabled = true, DisplayName = "Nieuw", MailNickname = "nieuw", UserPrincipalName = "nieuw@contoso.com" }));
        await calls.Refused("makes no second user of a name", 400, "userPrincipalName already exists", () => graph.Users.PostAsync(new User { AccountEnabled = true, DisplayName = "Jan", MailNickname = "jan", UserPrincipalName = "jan.devries@contoso.com", PasswordProfile = new PasswordProfile { Password = "Zeer-Geheim-2026" } }));
        await calls.Refused("makes no group without an alias", 400, "mailNickname", () => graph.Groups.PostAsync(new Group { DisplayName = "Nieuw", MailEnabled = false, SecurityEnabled = true }));
        await calls.Refused("makes no mailing list", 400, "", () => graph.Groups.PostAsync(new Group { DisplayName = "Nieuw", MailNickname = "nieuw", MailEnabled = true, SecurityEnabled = false }));
        await calls.Refused("changes nothing that Active Directory has", 400, "on-premises mastered", () => graph.Users[calls["lisa"]].PatchAsync(new User { JobTitle = "Iets" }));
        await calls.Refused("changes no file that changed meanwhile", 412, "", () => graph.Drives[calls["janDrive"]].Items[calls["janRoot"]].PatchAsync(new DriveItem { Name = "Anders.xlsx" }, r => r.Headers.Add("If-Match", "\"{gone},7\"")));
        await calls.Refused("makes no folder of a name that is taken", 409, "nameAlreadyExists", () => graph.Drives[calls["janDrive"]].Items["root"].Children.PostAsync(new DriveItem { Name = "Documenten", Folder = new Folder() }));
        await calls.Works("answers an unknown path of beta with an error in its form", async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "https://graph.microsoft.com/beta/nothing");
            request.Headers.Authorization = new("Bearer", "any");
            var answer = await calls.Http.SendAsync(request);
            using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            return answer.StatusCode == HttpStatusCode.BadRequest ? body.RootElement.GetProperty("error").GetProperty("code").GetString() : answer.StatusCode.ToString();
        }, code => code == "BadRequest");
    }

    private static readonly Dictionary<string, Microsoft.Kiota.Abstractions.Serialization.ParsableFactory<Microsoft.Kiota.Abstractions.Serialization.IParsable>> Errors = new()
    {
        ["XXX"] = Microsoft.Graph.Models.ODataErrors.ODataError.CreateFromDiscriminatorValue,
    };
}
