using Microsoft.Graph.Admin.Teams.TelephoneNumberManagement.NumberAssignments.MicrosoftGraphTeamsAdministrationUnassignNumber;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.TeamsAdministration;
using Microsoft.Graph.Models.Security;
using Microsoft.Graph.Security.Cases.EdiscoveryCases.Item.Searches.Item.MicrosoftGraphSecurityExportResult;

/// <summary>The organisation, its applications, its records, its numbers and its searches.</summary>
static class DirectoryCalls
{
    public static async Task Run(Calls calls)
    {
        var graph = calls.Graph;
        var maarten = calls["maarten"];

        await calls.Works("gets the organisation", () => graph.Organization.GetAsync(), all => all.Value!.Single().VerifiedDomains!.Count > 0);
        await calls.Works("gets the organisation by its id", async () => await graph.Organization[(await graph.Organization.GetAsync())!.Value![0].Id].GetAsync(), one => one.DisplayName is not null);
        await calls.Works("lists domains", () => graph.Domains.GetAsync(), all => all.Value!.Any(one => one.IsDefault == true));
        await calls.Works("lists administrative units", () => graph.Directory.AdministrativeUnits.GetAsync());
        await calls.Works("lists applications", () => graph.Applications.GetAsync(), all => all.Value!.Count > 0);
        await calls.Works("lists enterprise applications", () => graph.ServicePrincipals.GetAsync(), all => all.Value!.Count > 0);
        await calls.Works("lists what an application's owners are", async () => await graph.Applications[(await graph.Applications.GetAsync())!.Value![0].Id].Owners.GetAsync(), all => all.Value!.Any(one => one.Id == maarten));

        await calls.Works("lists consents", () => graph.Oauth2PermissionGrants.GetAsync(), all => all.Value!.Count > 2);
        await calls.Works("finds somebody's consents", () => graph.Oauth2PermissionGrants.GetAsync(r => r.QueryParameters.Filter = $"principalId eq '{maarten}'"), all => all.Value!.Count == 2);
        await calls.Works("lists somebody's consents", () => graph.Users[maarten].Oauth2PermissionGrants.GetAsync(), all => all.Value!.Count == 2);
        await calls.Does("takes a consent away", async () => await graph.Oauth2PermissionGrants[(await graph.Users[maarten].Oauth2PermissionGrants.GetAsync())!.Value![0].Id].DeleteAsync(), async () => (await graph.Users[maarten].Oauth2PermissionGrants.GetAsync())!.Value!.Count == 1);
        await calls.Works("agrees for somebody", () => graph.Oauth2PermissionGrants.PostAsync(new OAuth2PermissionGrant { ClientId = calls["trello"], ConsentType = "Principal", PrincipalId = calls["jan"], ResourceId = calls["graphApp"], Scope = "User.Read" }), one => one.Id is not null);
        await calls.Works("lists somebody's places in applications", () => graph.Users[maarten].AppRoleAssignments.GetAsync(), all => all.Value!.Count == 2);
        await calls.Does("takes a place away", async () => await graph.Users[maarten].AppRoleAssignments[(await graph.Users[maarten].AppRoleAssignments.GetAsync())!.Value![0].Id].DeleteAsync(), async () => (await graph.Users[maarten].AppRoleAssignments.GetAsync())!.Value!.Count == 1);
        await calls.Works("gives a place", () => graph.Users[calls["jan"]].AppRoleAssignments.PostAsync(new AppRoleAssignment { PrincipalId = Guid.Parse(calls["jan"]), ResourceId = Guid.Parse(calls["trello"]), AppRoleId = Guid.Empty }), one => one.Id is not null);

        await calls.Does("changes somebody", () => graph.Users[calls["jan"]].PatchAsync(new Microsoft.Graph.Models.User { JobTitle = "Iets" }));
        await calls.Works("lists what administrators did", () => graph.AuditLogs.DirectoryAudits.GetAsync(), all => all.Value!.Any(one => one.ActivityDisplayName == "Update user"));
        await calls.Works("finds what was done to somebody", () => graph.AuditLogs.DirectoryAudits.GetAsync(r => r.QueryParameters.Filter = $"targetResources/any(t:t/id eq '{calls["jan"]}')"), all => all.Value!.Count > 0);
        await calls.Works("finds what was done since", () => graph.AuditLogs.DirectoryAudits.GetAsync(r => r.QueryParameters.Filter = $"activityDateTime ge {DateTime.UtcNow.AddHours(-1):s}Z and category eq 'UserManagement'"), all => all.Value!.Count > 0);
        await calls.Works("lists sign-ins of somebody", () => graph.AuditLogs.SignIns.GetAsync(r =>
        {
            r.QueryParameters.Filter = "userPrincipalName eq 'jan.devries@contoso.com'";
            r.QueryParameters.Top = 1;
        }), all => all.Value!.Count == 1);

        var numbers = graph.Admin.Teams.TelephoneNumberManagement;
        var assignments = await calls.Works("finds somebody's telephone number", () => numbers.NumberAssignments.GetAsync(r => r.QueryParameters.Filter = $"assignmentTargetId eq '{calls["jan"]}'"), all => all.Value!.Count == 1);
        var number = assignments?.Value?[0];
        await calls.Does("takes a telephone number away", () => numbers.NumberAssignments.MicrosoftGraphTeamsAdministrationUnassignNumber.PostAsync(new UnassignNumberPostRequestBody { TelephoneNumber = number?.TelephoneNumber, NumberType = number?.NumberType }), async () => (await numbers.NumberAssignments.GetAsync(r => r.QueryParameters.Filter = $"assignmentTargetId eq '{calls["jan"]}'"))!.Value!.Count == 0);

        var cases = graph.Security.Cases.EdiscoveryCases;
        var made = await calls.Works("opens a case", () => cases.PostAsync(new EdiscoveryCase { DisplayName = "Jan de Vries" }), one => one.Id is not null);
        var theCase = cases[made?.Id ?? "none"];
        await calls.Works("gets a case", () => theCase.GetAsync(), one => one.DisplayName == "Jan de Vries");
        await calls.Works("lists cases", () => cases.GetAsync(), all => all.Value!.Count > 0);
        var search = await calls.Works("makes a search", () => theCase.Searches.PostAsync(new EdiscoverySearch { DisplayName = "Alles", ContentQuery = "" }), one => one.Id is not null);
        var theSearch = theCase.Searches[search?.Id ?? "none"];
        await calls.Works("searches a mailbox", () => theSearch.AdditionalSources.PostAsync(new UserSource { Email = "jan.devries@contoso.com", IncludedSources = SourceType.Mailbox }), one => one.Id is not null);
        await calls.Does("exports what was found", () => theSearch.MicrosoftGraphSecurityExportResult.PostAsync(new ExportResultPostRequestBody { DisplayName = "Export", ExportCriteria = ExportCriteria.SearchHits, ExportLocation = ExportLocation.ResponsiveLocations, ExportFormat = ExportFormat.Pst, AdditionalOptions = AdditionalOptions.None }));
        await calls.Works("lists what is being done", () => theCase.Operations.GetAsync(), all => all.Value!.OfType<EdiscoveryExportOperation>().Any());
    }
}
