using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Azure.Core.Pipeline;
using Azure.Identity;
using Microsoft.Graph;

// An administrator's program by Microsoft's typed SDK, as its documentation has it: it signs in as an application with a
// secret, and knows nothing of a pretend tenant but where the names of Microsoft's services are. One line of JSON for
// each call: its area, its name, and what went wrong, if anything did.

var tenant = Setting("TENANT");
var here = JsonSerializer.Deserialize<Dictionary<string, string>>(Setting("WHO"))!;

var credential = new ClientSecretCredential(
    tenant,
    Setting("CLIENT"),
    "any secret",
    new ClientSecretCredentialOptions { Transport = new HttpClientTransport(new HttpClient(OnlyTheFront())) }
);
// The SDK's own middleware, over connections that lead to this machine only.
var http = GraphClientFactory.Create(finalHandler: OnlyTheFront());
var graph = new GraphServiceClient(http, credential, ["https://graph.microsoft.com/.default"]);
using var plain = new HttpClient(OnlyTheFront());

var areas = new (string Name, Func<Calls, Task> Run)[]
{
    ("Users", Users.Run),
    ("UserQueries", UserQueries.Run),
    ("Groups", Groups.Run),
    ("Roles", Roles.Run),
    ("Methods", Methods.Run),
    ("Licences", Licences.Run),
    ("Mailboxes", Mailboxes.Run),
    ("Drives", Drives.Run),
    ("Uploads", Uploads.Run),
    ("Devices", Devices.Run),
    ("Directory", DirectoryCalls.Run),
    ("Strictness", Strictness.Run),
};
foreach (var (name, run) in areas)
{
    // Each begins with the tenant as it was.
    (await plain.PostAsync("https://graph.microsoft.com/_sandbox/reset", null)).EnsureSuccessStatusCode();
    await run(new Calls(name, graph, here, http, plain));
}

static string Setting(string name) =>
    Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set");

// Microsoft's names lead to the front on this machine, whose certificate is good here only; every other one leads nowhere.
static SocketsHttpHandler OnlyTheFront()
{
    var certificate = X509CertificateLoader.LoadCertificateFromFile(Setting("FRONT_CERTIFICATE"));
    var hosts = Setting("FRONT_HOSTS").Split(',');
    return new SocketsHttpHandler
    {
        ConnectCallback = async (context, stop) =>
        {
            var host = context.DnsEndPoint.Host;
            if (!hosts.Contains(host))
                throw new HttpRequestException($"{host} is not the front");
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync("127.0.0.1", int.Parse(Setting("FRONT_PORT")), stop);
            return new NetworkStream(socket, ownsSocket: true);
        },
        SslOptions = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, given, _, problems) =>
                !problems.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
                && given?.GetCertHashString() == certificate.GetCertHashString(),
        },
    };
}
