using System.Net.Http.Headers;
using System.Text;
using Microsoft.Graph;
using Microsoft.Graph.Drives.Item.Items.Item.CreateUploadSession;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Abstractions.Authentication;

/// <summary>Files that are written: small ones at once, large ones by the SDK's own task for them.</summary>
static class Uploads
{
    private const int unit = 320 * 1024;

    public static async Task Run(Calls calls)
    {
        var graph = calls.Graph;
        var drive = graph.Drives[calls["janDrive"]];
        // The parts of a file go to an address that is all they take.
        var anonymous = new BaseGraphRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: calls.Plain);

        await calls.Works("writes a small file", () => drive.Root.ItemWithPath("Brief.txt").Content.PutAsync(Text("één regel")), one => one.Name == "Brief.txt" && one.Size == 11 && one.File is not null);
        await calls.Works("writes over it by its place", () => drive.Root.ItemWithPath("Brief.txt").Content.PutAsync(Text("anders")), one => one.Size == 6);
        var letter = await calls.Works("sees how large it is", () => drive.Root.ItemWithPath("Brief.txt").GetAsync(), one => one.Size == 6);
        await calls.Works("writes over it by its id", () => drive.Items[letter?.Id ?? "none"].Content.PutAsync(Text("nog eens")), one => one.Id == letter?.Id && one.Size == 8);
        await calls.Refused("writes no file over a folder", 409, "nameAlreadyExists", () => drive.Root.ItemWithPath("Documenten").Content.PutAsync(Text("x")));
        await calls.Refused("writes no file into nothing", 404, "itemNotFound", () => drive.Root.ItemWithPath("Nergens/Brief.txt").Content.PutAsync(Text("x")));

        await calls.Works("sends a large file in parts", async () =>
        {
            var session = await drive.Root.ItemWithPath("Opnamen/Lang.mp4").CreateUploadSession.PostAsync(Named("rename"));
            using var content = new MemoryStream(new byte[2 * unit + 77]);
            var told = new List<long>();
            var result = await new LargeFileUploadTask<DriveItem>(session, content, unit, anonymous).UploadAsync(new Counted(told));
            return result.UploadSucceeded && told.Count == 3 ? result.ItemResponse : null;
        }, one => one.Name == "Lang.mp4" && one.Size == 2 * unit + 77);
        await calls.Works("keeps one of that name", async () => await drive.Root.ItemWithPath("Opnamen/Lang.mp4").GetAsync(), one => one.Size == 2 * unit + 77);
        await calls.Refused("begins no file of a name that is taken", 409, "nameAlreadyExists", () => drive.Root.ItemWithPath("Opnamen/Lang.mp4").CreateUploadSession.PostAsync(Named("fail")));
        await calls.Refused("begins nothing on what changed meanwhile", 412, "resourceModified", () => drive.Items[letter?.Id ?? "none"].CreateUploadSession.PostAsync(new CreateUploadSessionPostRequestBody(), r => r.Headers.Add("If-Match", "\"{gone},7\"")));
        await calls.Works("goes on with a file that came in part", async () =>
        {
            var session = await drive.Root.ItemWithPath("Opnamen/Later.mp4").CreateUploadSession.PostAsync(Named("rename"));
            using (var first = Part(new byte[unit], 0, unit + 5))
                (await calls.Plain.PutAsync(session!.UploadUrl, first)).EnsureSuccessStatusCode();
            using var content = new MemoryStream(new byte[unit + 5]);
            var result = await new LargeFileUploadTask<DriveItem>(session, content, unit, anonymous).ResumeAsync();
            return result.ItemResponse;
        }, one => one.Size == unit + 5);
        await calls.Does("forgets a file that came in part", async () =>
        {
            var session = await drive.Root.ItemWithPath("Weg.mp4").CreateUploadSession.PostAsync(Named("rename"));
            using var content = new MemoryStream(new byte[unit]);
            await new LargeFileUploadTask<DriveItem>(session, content, unit, anonymous).DeleteSessionAsync();
            if ((await calls.Plain.GetAsync(session!.UploadUrl)).IsSuccessStatusCode)
                throw new InvalidOperationException("the session is still there");
        });
    }

    private static MemoryStream Text(string words) => new(Encoding.UTF8.GetBytes(words));

    private static CreateUploadSessionPostRequestBody Named(string behaviour) =>
        new() { Item = new DriveItemUploadableProperties { AdditionalData = new Dictionary<string, object> { ["@microsoft.graph.conflictBehavior"] = behaviour } } };

    private static ByteArrayContent Part(byte[] bytes, long first, long total)
    {
        var part = new ByteArrayContent(bytes);
        part.Headers.ContentRange = new ContentRangeHeaderValue(first, first + bytes.Length - 1, total);
        return part;
    }

    private sealed class Counted(List<long> told) : IProgress<long>
    {
        public void Report(long value) => told.Add(value);
    }
}
