using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item.GetMemberGroups;
using Microsoft.Graph.Users.Item.GetMemberObjects;
using Microsoft.Graph.Users.Item.CheckMemberGroups;
using Microsoft.Graph.DirectoryObjects.GetByIds;

/// <summary>What an administrator does with one account, from its making to its end.</summary>
static class Users
{
    public static async Task Run(Calls calls)
    {
        var graph = calls.Graph;
        var jan = calls["jan"];
        var petra = calls["petra"];
        var janUser = graph.Users[jan];

        await calls.Works("lists users", () => graph.Users.GetAsync(), all => all.Value!.Count > 20);
        await calls.Works("gets a user by id", () => janUser.GetAsync(), user => user.DisplayName == "Jan de Vries");
        await calls.Works("gets a user by sign-in name", () => graph.Users["jan.devries@contoso.com"].GetAsync(), user => user.Id == jan);
        foreach (var property in new[]
        {
            "accountEnabled", "ageGroup", "assignedLicenses", "assignedPlans", "businessPhones", "city", "companyName", "consentProvidedForMinor", "country",
            "createdDateTime", "creationType", "department", "employeeHireDate", "employeeId", "employeeOrgData", "employeeType", "externalUserState", "faxNumber",
            "givenName", "identities", "imAddresses", "isResourceAccount", "jobTitle", "lastPasswordChangeDateTime", "legalAgeGroupClassification",
            "licenseAssignmentStates", "mail", "mailNickname", "mobilePhone", "officeLocation", "onPremisesDistinguishedName", "onPremisesDomainName",
            "onPremisesExtensionAttributes", "onPremisesImmutableId", "onPremisesLastSyncDateTime", "onPremisesProvisioningErrors", "onPremisesSamAccountName",
            "onPremisesSecurityIdentifier", "onPremisesSyncEnabled", "onPremisesUserPrincipalName", "otherMails", "passwordPolicies", "postalCode",
            "preferredDataLocation", "preferredLanguage", "provisionedPlans", "proxyAddresses", "securityIdentifier", "showInAddressList",
            "signInActivity", "signInSessionsValidFromDateTime", "state", "streetAddress", "usageLocation", "userType",
        })
            await calls.Works($"selects {property}", () => janUser.GetAsync(r => r.QueryParameters.Select = ["id", property]), user => user.Id == jan);
        await calls.Works("selects employeeLeaveDateTime", () => janUser.GetAsync(r => r.QueryParameters.Select = ["id", "employeeLeaveDateTime"]));
        await calls.Works("selects mailboxSettings", () => janUser.GetAsync(r => r.QueryParameters.Select = ["id", "mailboxSettings"]), user => user.MailboxSettings?.TimeZone is not null);
        await calls.Works("knows who the identities are from", () => janUser.GetAsync(r => r.QueryParameters.Select = ["identities"]), user => user.Identities!.Any(one => one.SignInType == "userPrincipalName" && one.IssuerAssignedId == "jan.devries@contoso.com"));

        await calls.Works("gets a user with the manager", () => janUser.GetAsync(r => r.QueryParameters.Expand = ["manager"]), user => user.Manager?.Id == petra);
        await calls.Works("gets a user with chosen properties of the manager", () => janUser.GetAsync(r => r.QueryParameters.Expand = ["manager($select=id,displayName)"]), user => ((User)user.Manager!).DisplayName == "Petra de Boer");
        await calls.Works("gets a user with all managers above", () => janUser.GetAsync(r =>
        {
            r.QueryParameters.Expand = ["manager($levels=max;$select=id,displayName)"];
            r.QueryParameters.Select = ["id", "displayName"];
            r.Headers.Add("ConsistencyLevel", "eventual");
        }), user => ((User)((User)user.Manager!).Manager!).Id is not null);
        await calls.Works("gets a user with the direct reports", () => graph.Users[petra].GetAsync(r => r.QueryParameters.Expand = ["directReports"]), user => user.DirectReports!.Any(one => one.Id == jan));
        await calls.Works("gets a user with the groups", () => janUser.GetAsync(r => r.QueryParameters.Expand = ["memberOf"]), user => user.MemberOf!.Count > 2);
        await calls.Works("gets a user with what is owned", () => janUser.GetAsync(r => r.QueryParameters.Expand = ["ownedObjects"]), user => user.OwnedObjects!.Count > 0);
        await calls.Works("gets a user with the registered devices", () => janUser.GetAsync(r => r.QueryParameters.Expand = ["registeredDevices"]), user => user.RegisteredDevices!.Count == 2);

        await calls.Works("gets the manager", () => janUser.Manager.GetAsync(), one => one.Id == petra);
        await calls.Does("gets the manager's reference", () => janUser.Manager.Ref.GetAsync());
        await calls.Does("gives another manager", () => janUser.Manager.Ref.PutAsync(new ReferenceUpdate { OdataId = $"https://graph.microsoft.com/v1.0/users/{calls["tom"]}" }), async () => (await janUser.Manager.GetAsync())!.Id == calls["tom"]);
        await calls.Does("takes the manager away", () => janUser.Manager.Ref.DeleteAsync());
        await calls.Works("lists direct reports", () => graph.Users[petra].DirectReports.GetAsync(), all => all.Value!.Count > 0);
        await calls.Works("lists direct reports as users", () => graph.Users[petra].DirectReports.GraphUser.GetAsync(), all => all.Value!.All(one => one.UserPrincipalName is not null));
        await calls.Works("counts direct reports", () => graph.Users[petra].DirectReports.Count.GetAsync(r => r.Headers.Add("ConsistencyLevel", "eventual")).Boxed(), count => (int)count > 0);

        await calls.Works("lists groups and roles", () => janUser.MemberOf.GetAsync(), all => all.Value!.OfType<Group>().Any());
        await calls.Works("lists groups only", () => janUser.MemberOf.GraphGroup.GetAsync(), all => all.Value!.All(one => one.DisplayName is not null));
        await calls.Works("lists roles only", () => graph.Users[calls["daniel"]].MemberOf.GraphDirectoryRole.GetAsync(), all => all.Value!.All(one => one.RoleTemplateId is not null) && all.Value!.Count > 0);
        await calls.Works("lists administrative units only", () => janUser.MemberOf.GraphAdministrativeUnit.GetAsync(), all => all.Value!.Count == 0);
        await calls.Works("counts groups", () => janUser.MemberOf.Count.GetAsync(r => r.Headers.Add("ConsistencyLevel", "eventual")).Boxed(), count => (int)count > 2);
        await calls.Works("lists groups with those of groups", () => janUser.TransitiveMemberOf.GetAsync(), all => all.Value!.Count > 3);
        await calls.Works("lists groups with those of groups, by type", () => janUser.TransitiveMemberOf.GraphGroup.GetAsync(r =>
        {
            r.QueryParameters.Count = true;
            r.QueryParameters.Filter = "securityEnabled eq true";
            r.Headers.Add("ConsistencyLevel", "eventual");
        }), all => all.Value!.All(one => one.SecurityEnabled == true));
        await calls.Works("gets the ids of all groups", () => janUser.GetMemberGroups.PostAsGetMemberGroupsPostResponseAsync(new GetMemberGroupsPostRequestBody { SecurityEnabledOnly = false }), all => all.Value!.Count > 3);
        await calls.Works("gets the ids of all groups and roles", () => janUser.GetMemberObjects.PostAsGetMemberObjectsPostResponseAsync(new GetMemberObjectsPostRequestBody { SecurityEnabledOnly = false }), all => all.Value!.Count > 3);
        await calls.Works("asks whether somebody is in a group", () => janUser.CheckMemberGroups.PostAsCheckMemberGroupsPostResponseAsync(new CheckMemberGroupsPostRequestBody { GroupIds = [calls["sales"], calls["operators"]] }), all => all.Value!.Single() == calls["sales"]);
        await calls.Works("lists what somebody owns", () => janUser.OwnedObjects.GetAsync(), all => all.Value!.Count > 0);
        await calls.Works("lists the groups that somebody owns", () => janUser.OwnedObjects.GraphGroup.GetAsync(), all => all.Value!.Count > 0);
        await calls.Works("lists what somebody made", () => janUser.CreatedObjects.GetAsync());
        await calls.Works("lists owned devices", () => janUser.OwnedDevices.GetAsync(), all => all.Value!.Count == 2);
        await calls.Works("lists registered devices as devices", () => janUser.RegisteredDevices.GraphDevice.GetAsync(), all => all.Value!.All(one => one.DeviceId is not null));
        await calls.Works("lists sponsors", () => graph.Users[calls["oliver"]].Sponsors.GetAsync());
        await calls.Works("gets several objects by their ids", () => graph.DirectoryObjects.GetByIds.PostAsGetByIdsPostResponseAsync(new GetByIdsPostRequestBody { Ids = [jan, calls["sales"]], Types = ["user", "group"] }), all => all.Value!.OfType<User>().Count() == 1 && all.Value!.OfType<Group>().Count() == 1);
        await calls.Works("gets a directory object", () => graph.DirectoryObjects[jan].GetAsync(), one => one is User);

        await calls.Does("changes the job", () => janUser.PatchAsync(new User { JobTitle = "Adviseur", Department = "Sales" }), async () => (await janUser.GetAsync())!.JobTitle == "Adviseur");
        await calls.Does("changes the address", () => janUser.PatchAsync(new User { City = "Utrecht", StreetAddress = "Stationsplein 1", PostalCode = "3511 CE", Country = "Nederland", State = "Utrecht" }));
        await calls.Does("changes phones", () => janUser.PatchAsync(new User { MobilePhone = "+31 6 12345678", BusinessPhones = ["+31 30 1234567"], FaxNumber = "+31 30 7654321" }));
        await calls.Does("changes other addresses", () => janUser.PatchAsync(new User { OtherMails = ["jan@thuis.example"] }));
        await calls.Does("changes the sign-in name", () => graph.Users[calls["eva"]].PatchAsync(new User { UserPrincipalName = "eva.bos@contoso.com" }), async () => (await graph.Users["eva.bos@contoso.com"].GetAsync())!.Id == calls["eva"]);
        await calls.Does("changes the alias", () => janUser.PatchAsync(new User { MailNickname = "jan.devries2" }));
        await calls.Does("says when somebody leaves", () => janUser.PatchAsync(new User { EmployeeLeaveDateTime = new DateTimeOffset(2026, 12, 31, 0, 0, 0, TimeSpan.Zero) }), async () => (await janUser.GetAsync(r => r.QueryParameters.Select = ["employeeLeaveDateTime"]))!.EmployeeLeaveDateTime is not null);
        await calls.Does("says when somebody began", () => janUser.PatchAsync(new User { EmployeeHireDate = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), EmployeeType = "Employee", EmployeeId = "1006" }));
        await calls.Does("says which cost centre somebody is of", () => janUser.PatchAsync(new User { EmployeeOrgData = new EmployeeOrgData { CostCenter = "4711", Division = "Sales" } }));
        await calls.Does("changes an extension attribute", () => janUser.PatchAsync(new User { OnPremisesExtensionAttributes = new OnPremisesExtensionAttributes { ExtensionAttribute1 = "Vertrekt" } }), async () => (await janUser.GetAsync(r => r.QueryParameters.Select = ["onPremisesExtensionAttributes"]))!.OnPremisesExtensionAttributes!.ExtensionAttribute1 == "Vertrekt");
        await calls.Does("changes the country of use", () => janUser.PatchAsync(new User { UsageLocation = "BE" }));
        await calls.Does("hides somebody from the list", () => janUser.PatchAsync(new User { ShowInAddressList = false }));
        await calls.Does("changes how passwords are held", () => janUser.PatchAsync(new User { PasswordPolicies = "DisablePasswordExpiration" }));
        await calls.Does("gives a new password", () => janUser.PatchAsync(new User { PasswordProfile = new PasswordProfile { Password = "Zeer-Geheim-2026", ForceChangePasswordNextSignIn = true } }));
        await calls.Works("sees when the password was given", () => janUser.GetAsync(r => r.QueryParameters.Select = ["lastPasswordChangeDateTime"]), user => user.LastPasswordChangeDateTime > DateTimeOffset.UtcNow.AddMinutes(-5));
        await calls.Does("blocks somebody", () => janUser.PatchAsync(new User { AccountEnabled = false }), async () => (await janUser.GetAsync(r => r.QueryParameters.Select = ["accountEnabled"]))!.AccountEnabled == false);
        await calls.Works("ends all sessions", () => janUser.RevokeSignInSessions.PostAsRevokeSignInSessionsPostResponseAsync(), answer => answer.Value == true);

        var made = await calls.Works("makes a user", () => graph.Users.PostAsync(new User
        {
            AccountEnabled = true,
            DisplayName = "Nieuw Iemand",
            MailNickname = "nieuw.iemand",
            UserPrincipalName = "nieuw.iemand@contoso.com",
            PasswordProfile = new PasswordProfile { Password = "Zeer-Geheim-2026", ForceChangePasswordNextSignIn = true },
        }), user => user.Id is not null);
        var id = made?.Id ?? calls["eva"];
        await calls.Does("deletes a user", () => graph.Users[id].DeleteAsync());
        await calls.Works("lists deleted users", () => graph.Directory.DeletedItems.GraphUser.GetAsync(), all => all.Value!.Any(one => one.Id == id));
        await calls.Works("finds a deleted user by name", () => graph.Directory.DeletedItems.GraphUser.GetAsync(r =>
        {
            r.QueryParameters.Filter = "startswith(displayName,'Nieuw')";
            r.QueryParameters.Count = true;
            r.Headers.Add("ConsistencyLevel", "eventual");
        }), all => all.Value!.Count == 1);
        await calls.Works("sorts deleted users by their day", () => graph.Directory.DeletedItems.GraphUser.GetAsync(r =>
        {
            r.QueryParameters.Orderby = ["deletedDateTime desc"];
            r.QueryParameters.Count = true;
            r.Headers.Add("ConsistencyLevel", "eventual");
        }), all => all.Value![0].Id == id);
        await calls.Works("gets a deleted object", () => graph.Directory.DeletedItems[id].GetAsync(), one => one.DeletedDateTime is not null);
        await calls.Works("restores a user", () => graph.Directory.DeletedItems[id].Restore.PostAsync(), one => one.Id == id);
        await calls.Does("deletes the user again", () => graph.Users[id].DeleteAsync());
        await calls.Does("deletes the user for good", () => graph.Directory.DeletedItems[id].DeleteAsync());
        await calls.Refused("has the user no more", 404, "Request_ResourceNotFound", () => graph.Directory.DeletedItems[id].GetAsync());
    }
}
