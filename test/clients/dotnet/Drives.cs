using System.Text.Json;
using Microsoft.Graph;
using Microsoft.Graph.Drives.Item.Items.Item.Copy;
using Microsoft.Graph.Drives.Item.Items.Item.CreateLink;
using Microsoft.Graph.Drives.Item.Items.Item.Invite;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;

/// <summary>OneDrives: what is in them, and who may look.</summary>
static class Drives
{
    public static async Task Run(Calls calls)
    {
        var graph = calls.Graph;
        var jan = graph.Users[calls["jan"]];
        var drive = graph.Drives[calls["janDrive"]];

        await calls.Works("gets a OneDrive", () => jan.Drive.GetAsync(), one => one.Id == calls["janDrive"] && one.Quota?.Used > 0);
        await calls.Works("lists OneDrives", () => jan.Drives.GetAsync(), all => all.Value!.Count == 1);
        await calls.Works("gets it by its id", () => drive.GetAsync(), one => one.DriveType == "business");
        await calls.Refused("has none of whoever never opened one", 404, "ResourceNotFound", () => graph.Users[calls["tom"]].Drive.GetAsync());
        var root = await calls.Works("gets the root", () => drive.Root.GetAsync(), one => one.Root is not null);
        var top = drive.Items[root?.Id ?? "root"];
        var children = await calls.Works("lists what is in it", () => top.Children.GetAsync(), all => all.Value!.Count == 5);
        var folder = children?.Value?.FirstOrDefault(one => one.Name == "Documenten")?.Id ?? "none";
        var file = children?.Value?.FirstOrDefault(one => one.Name == "Reisdeclaratie.xlsx")?.Id ?? "none";
        await calls.Works("gets the root with what is in it", () => drive.Root.GetAsync(r => r.QueryParameters.Expand = ["children"]), one => one.Children!.Count == 5);
        await calls.Works("gets a file", () => drive.Items[file].GetAsync(), one => one.File is not null && one.Size > 0);
        await calls.Works("gets a folder with chosen properties", () => drive.Items[folder].GetAsync(r => r.QueryParameters.Select = ["id", "name", "folder"]), one => one.Folder?.ChildCount == 3);
        await calls.Works("gets a file by its path", () => drive.Root.ItemWithPath("Documenten/Offerte Fabrikam.docx").GetAsync(), one => one.Name == "Offerte Fabrikam.docx");
        await calls.Works("lists a folder by its path", () => drive.Root.ItemWithPath("Documenten").Children.GetAsync(), all => all.Value!.Count == 3);
        await calls.Works("sorts what is in it", () => top.Children.GetAsync(r => r.QueryParameters.Orderby = ["name"]), all => all.Value!.Count == 5);
        await calls.Works("goes through a folder in pages", () => drive.Items[children?.Value?.FirstOrDefault(one => one.Name!.StartsWith("Foto"))?.Id ?? "none"].Children.GetAsync(r => r.QueryParameters.Top = 50), all => all.OdataNextLink is not null);
        await calls.Works("finds a file by name", () => drive.Items[root?.Id ?? "root"].SearchWithQ("Klantenlijst").GetAsSearchWithQGetResponseAsync(), all => all.Value!.Single().Name == "Klantenlijst 2026.xlsx");
        await calls.Works("asks for all that changed", () => top.Delta.GetAsDeltaGetResponseAsync(), all => all.Value!.Count > 5);
        var made = await calls.Works("makes a folder", () => top.Children.PostAsync(new DriveItem { Name = "Overdracht", Folder = new Folder(), AdditionalData = new Dictionary<string, object> { ["@microsoft.graph.conflictBehavior"] = "rename" } }), one => one.Folder is not null);
        await calls.Works("renames a file", () => drive.Items[file].PatchAsync(new DriveItem { Name = "Reiskosten.xlsx" }), one => one.Name == "Reiskosten.xlsx");
        await calls.Works("moves a file", () => drive.Items[file].PatchAsync(new DriveItem { ParentReference = new ItemReference { Id = made?.Id } }), one => one.ParentReference?.Id == made?.Id);
        await calls.Does("copies a file to somebody else", () => drive.Items[file].Copy.PostAsync(new CopyPostRequestBody { ParentReference = new ItemReference { DriveId = calls["evaDrive"], Id = calls["evaRoot"] }, Name = "Van Jan.xlsx" }), async () => (await graph.Drives[calls["evaDrive"]].Items["root"].Children.GetAsync())!.Value!.Any(one => one.Name == "Van Jan.xlsx"));
        var monitored = new HeadersInspectionHandlerOption { InspectResponseHeaders = true };
        await calls.Does("copies a folder, and is told where to ask about it", async () =>
        {
            await drive.Items[folder].Copy.PostAsync(new CopyPostRequestBody { ParentReference = new ItemReference { DriveId = calls["evaDrive"], Id = calls["evaRoot"] }, Name = "Map van Jan" }, r => r.Options.Add(monitored));
        }, () => Task.FromResult(monitored.ResponseHeaders.ContainsKey("Location")));
        await calls.Works("is told that the copy is whole, and where", async () =>
        {
            using var monitor = await calls.Plain.GetAsync(monitored.ResponseHeaders["Location"].Single());
            using var status = JsonDocument.Parse(await monitor.Content.ReadAsStringAsync());
            var done = status.RootElement.GetProperty("status").GetString() == "completed" && status.RootElement.GetProperty("percentageComplete").GetDouble() == 100;
            return done ? await graph.Drives[calls["evaDrive"]].Items[status.RootElement.GetProperty("resourceId").GetString()].GetAsync() : null;
        }, one => one.Name == "Map van Jan" && one.Folder?.ChildCount == 3);
        await calls.Works("shares all of it", () => top.Invite.PostAsInvitePostResponseAsync(new InvitePostRequestBody { Recipients = [new DriveRecipient { ObjectId = calls["petra"] }], Roles = ["write"], RequireSignIn = true, SendInvitation = false }), all => all.Value!.Single().Roles!.Contains("write"));
        await calls.Works("shares one folder", () => drive.Items[folder].Invite.PostAsInvitePostResponseAsync(new InvitePostRequestBody { Recipients = [new DriveRecipient { Email = "petra.deboer@contoso.com" }], Roles = ["read"], RequireSignIn = true, SendInvitation = false }), all => all.Value!.Count == 1);
        await calls.Works("makes a link", () => drive.Items[folder].CreateLink.PostAsync(new CreateLinkPostRequestBody { Type = "view", Scope = "organization" }), one => one.Link?.WebUrl is not null);
        var permissions = await calls.Works("lists who may look", () => drive.Items[folder].Permissions.GetAsync(), all => all.Value!.Any(one => one.Link is not null));
        var link = permissions?.Value?.FirstOrDefault(one => one.Link is not null)?.Id ?? "none";
        await calls.Works("gets a permission", () => drive.Items[folder].Permissions[link].GetAsync(), one => one.Link is not null);
        await calls.Does("takes a link back", () => drive.Items[folder].Permissions[link].DeleteAsync(), async () => (await drive.Items[folder].Permissions.GetAsync())!.Value!.All(one => one.Id != link));
        await calls.Works("changes what somebody may", async () =>
        {
            var petra = (await top.Permissions.GetAsync())!.Value!.First(one => one.GrantedToV2?.User?.Id == calls["petra"]);
            return await top.Permissions[petra.Id].PatchAsync(new Permission { Roles = ["read"] });
        }, one => one.Roles!.Single() == "read");
        await calls.Refused("takes nobody's access to what changed meanwhile", 412, "resourceModified", async () =>
        {
            var petra = (await top.Permissions.GetAsync())!.Value!.First(one => one.GrantedToV2?.User?.Id == calls["petra"]);
            await top.Permissions[petra.Id].DeleteAsync(r => r.Headers.Add("If-Match", "\"{gone},7\""));
        });
        await calls.Does("deletes a file", () => drive.Items[file].DeleteAsync());
        await calls.Refused("has a deleted file no more", 404, "itemNotFound", () => drive.Items[file].GetAsync());
    }
}
