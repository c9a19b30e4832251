using Microsoft.Graph.DeviceManagement.ManagedDevices.Item.Wipe;
using Microsoft.Graph.Models;

/// <summary>Devices: those that Entra knows, and those that Intune manages.</summary>
static class Devices
{
    public static async Task Run(Calls calls)
    {
        var graph = calls.Graph;
        var laptop = graph.Devices[calls["laptop"]];
        var managed = graph.DeviceManagement.ManagedDevices;

        await calls.Works("lists devices", () => graph.Devices.GetAsync(), all => all.Value!.Count > 20);
        await calls.Works("gets a device", () => laptop.GetAsync(), one => one.DisplayName == "CONTOSO-LT-0412");
        await calls.Works("gets chosen properties of a device", () => laptop.GetAsync(r => r.QueryParameters.Select = ["id", "deviceId", "physicalIds", "extensionAttributes", "alternativeSecurityIds"]), one => one.DeviceId is not null);
        await calls.Works("finds a device by its own id", async () =>
        {
            var one = await laptop.GetAsync();
            return await graph.Devices.GetAsync(r => r.QueryParameters.Filter = $"deviceId eq '{one!.DeviceId}'");
        }, all => all.Value!.Single().Id == calls["laptop"]);
        await calls.Works("finds devices by system", () => graph.Devices.GetAsync(r => r.QueryParameters.Filter = "operatingSystem eq 'Windows' and accountEnabled eq true"), all => all.Value!.Count > 5);
        await calls.Works("finds devices that were not seen", () => graph.Devices.GetAsync(r => r.QueryParameters.Filter = "approximateLastSignInDateTime le 2027-01-01T00:00:00Z"), all => all.Value!.Count > 5);
        await calls.Works("searches devices", () => graph.Devices.GetAsync(r =>
        {
            r.QueryParameters.Search = "\"displayName:contoso\"";
            r.QueryParameters.Count = true;
            r.Headers.Add("ConsistencyLevel", "eventual");
        }), all => all.Value!.Count > 5);
        await calls.Works("counts devices", () => graph.Devices.Count.GetAsync(r => r.Headers.Add("ConsistencyLevel", "eventual")).Boxed(), count => (int)count > 20);
        await calls.Works("lists devices with their owners", () => graph.Devices.GetAsync(r => r.QueryParameters.Expand = ["registeredOwners"]), all => all.Value!.Any(one => one.RegisteredOwners!.Count == 1));
        await calls.Works("lists a device's owners", () => laptop.RegisteredOwners.GetAsync(), all => all.Value!.Single().Id == calls["jan"]);
        await calls.Works("lists a device's users", () => laptop.RegisteredUsers.GetAsync(), all => all.Value!.Single().Id == calls["jan"]);
        await calls.Works("lists a device's groups", () => laptop.MemberOf.GetAsync(), all => all.Value!.Count == 0);
        await calls.Does("disables a device", () => laptop.PatchAsync(new Device { AccountEnabled = false }), async () => (await laptop.GetAsync())!.AccountEnabled == false);
        await calls.Does("enables a device", () => laptop.PatchAsync(new Device { AccountEnabled = true }));
        await calls.Does("deletes a device", () => graph.Devices[calls["phone"]].DeleteAsync());
        await calls.Refused("has a deleted device no more", 404, "Request_ResourceNotFound", () => graph.Devices[calls["phone"]].GetAsync());

        await calls.Works("lists managed devices", () => managed.GetAsync(), all => all.Value!.Count > 20);
        await calls.Works("gets a managed device", () => managed[calls["managedLaptop"]].GetAsync(), one => one.UserId == calls["jan"]);
        await calls.Works("finds managed devices of somebody", () => managed.GetAsync(r => r.QueryParameters.Filter = "userPrincipalName eq 'jan.devries@contoso.com'"), all => all.Value!.Count == 2);
        await calls.Works("gets chosen properties of managed devices", () => managed.GetAsync(r => r.QueryParameters.Select = ["id", "deviceName", "userPrincipalName", "lastSyncDateTime"]), all => all.Value!.All(one => one.LastSyncDateTime is not null));
        await calls.Works("lists somebody's managed devices", () => graph.Users[calls["jan"]].ManagedDevices.GetAsync(), all => all.Value!.Count == 2);
        await calls.Works("lists somebody's managed apps", () => graph.Users[calls["jan"]].ManagedAppRegistrations.GetAsync());
        await calls.Does("locks a device", () => managed[calls["managedPhone"]].RemoteLock.PostAsync());
        await calls.Does("has a device report", () => managed[calls["managedPhone"]].SyncDevice.PostAsync());
        await calls.Does("retires a device", () => managed[calls["managedPhone"]].Retire.PostAsync());
        await calls.Does("wipes a device", () => managed[calls["managedLaptop"]].Wipe.PostAsync(new WipePostRequestBody { KeepEnrollmentData = false, KeepUserData = false }));
        await calls.Does("deletes a managed device", () => managed[calls["managedPhone"]].DeleteAsync());
        await calls.Refused("has a deleted managed device no more", 404, "", () => managed[calls["managedPhone"]].GetAsync());
    }
}
