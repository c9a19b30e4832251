using Microsoft.Graph.Models;

/// <summary>Administrator roles: those that can be used now, and those of Privileged Identity Management.</summary>
static class Roles
{
    private const string helpdeskAdministrator = "729827e3-9c14-49f7-bb1b-9608f156bbb8";
    private const string userAdministrator = "fe930be7-5e62-47db-91af-98c3a49a38b1";

    public static async Task Run(Calls calls)
    {
        var directory = calls.Graph.RoleManagement.Directory;
        var jan = calls["jan"];
        var daniel = calls["daniel"];

        await calls.Works("lists roles", () => directory.RoleDefinitions.GetAsync(), all => all.Value!.Count > 4);
        await calls.Works("gets a role", () => directory.RoleDefinitions[userAdministrator].GetAsync(), one => one.DisplayName == "User Administrator");
        await calls.Works("finds a role by name", () => directory.RoleDefinitions.GetAsync(r => r.QueryParameters.Filter = "displayName eq 'Helpdesk Administrator'"), all => all.Value!.Single().Id == helpdeskAdministrator);
        await calls.Works("lists who has roles", () => directory.RoleAssignments.GetAsync(), all => all.Value!.Count > 3);
        await calls.Works("lists somebody's roles", () => directory.RoleAssignments.GetAsync(r => r.QueryParameters.Filter = $"principalId eq '{daniel}'"), all => all.Value!.Count >= 2);
        await calls.Works("lists who has a role", () => directory.RoleAssignments.GetAsync(r =>
        {
            r.QueryParameters.Filter = $"roleDefinitionId eq '{userAdministrator}'";
            r.QueryParameters.Expand = ["principal"];
        }), all => all.Value!.All(one => one.Principal?.Id is not null));
        await calls.Works("lists roles with their names", () => directory.RoleAssignments.GetAsync(r => r.QueryParameters.Expand = ["roleDefinition"]), all => all.Value!.All(one => one.RoleDefinition?.DisplayName is not null));
        var given = await calls.Works("gives a role", () => directory.RoleAssignments.PostAsync(new UnifiedRoleAssignment { PrincipalId = jan, RoleDefinitionId = helpdeskAdministrator, DirectoryScopeId = "/" }), one => one.Id is not null);
        await calls.Works("gets an assignment", () => directory.RoleAssignments[given?.Id ?? "none"].GetAsync(), one => one.PrincipalId == jan);
        await calls.Refused("gives no role twice", 400, "already exist", () => directory.RoleAssignments.PostAsync(new UnifiedRoleAssignment { PrincipalId = jan, RoleDefinitionId = helpdeskAdministrator, DirectoryScopeId = "/" }));
        await calls.Does("takes a role away", () => directory.RoleAssignments[given?.Id ?? "none"].DeleteAsync());

        await calls.Works("lists what can be activated", () => directory.RoleEligibilityScheduleInstances.GetAsync(), all => all.Value!.Count > 0);
        await calls.Works("lists what somebody can activate, with names", () => directory.RoleEligibilityScheduleInstances.GetAsync(r =>
        {
            r.QueryParameters.Filter = $"principalId eq '{daniel}'";
            r.QueryParameters.Expand = ["roleDefinition", "principal"];
        }), all => all.Value!.Single().RoleDefinition?.DisplayName is not null);
        await calls.Works("lists what is active", () => directory.RoleAssignmentScheduleInstances.GetAsync(r => r.QueryParameters.Filter = $"principalId eq '{daniel}'"), all => all.Value!.Count >= 2);
        await calls.Works("lists schedules of what is active", () => directory.RoleAssignmentSchedules.GetAsync(r => r.QueryParameters.Filter = $"principalId eq '{daniel}'"), all => all.Value!.Count >= 2);
        await calls.Works("lists schedules of what can be activated", () => directory.RoleEligibilitySchedules.GetAsync(r => r.QueryParameters.Filter = $"principalId eq '{daniel}'"), all => all.Value!.Count == 1);
        var forever = new RequestSchedule { StartDateTime = DateTimeOffset.UtcNow, Expiration = new ExpirationPattern { Type = ExpirationPatternType.NoExpiration } };
        await calls.Works("makes a role activable", () => directory.RoleEligibilityScheduleRequests.PostAsync(new UnifiedRoleEligibilityScheduleRequest { Action = UnifiedRoleScheduleRequestActions.AdminAssign, PrincipalId = jan, RoleDefinitionId = userAdministrator, DirectoryScopeId = "/", Justification = "Waarneming", ScheduleInfo = forever }), one => one.Status == "Provisioned");
        await calls.Works("makes a role activable no more", () => directory.RoleEligibilityScheduleRequests.PostAsync(new UnifiedRoleEligibilityScheduleRequest { Action = UnifiedRoleScheduleRequestActions.AdminRemove, PrincipalId = jan, RoleDefinitionId = userAdministrator, DirectoryScopeId = "/", Justification = "Vertrekt" }), one => one.Status == "Revoked");
        await calls.Works("gives a role until a day", () => directory.RoleAssignmentScheduleRequests.PostAsync(new UnifiedRoleAssignmentScheduleRequest
        {
            Action = UnifiedRoleScheduleRequestActions.AdminAssign,
            PrincipalId = jan,
            RoleDefinitionId = userAdministrator,
            DirectoryScopeId = "/",
            Justification = "Waarneming",
            ScheduleInfo = new RequestSchedule { StartDateTime = DateTimeOffset.UtcNow, Expiration = new ExpirationPattern { Type = ExpirationPatternType.AfterDuration, Duration = TimeSpan.FromHours(5) } },
        }), one => one.Status == "Provisioned");
        await calls.Works("takes a role away by request", () => directory.RoleAssignmentScheduleRequests.PostAsync(new UnifiedRoleAssignmentScheduleRequest { Action = UnifiedRoleScheduleRequestActions.AdminRemove, PrincipalId = jan, RoleDefinitionId = userAdministrator, DirectoryScopeId = "/", Justification = "Vertrekt" }), one => one.Status == "Revoked");
        await calls.Works("lists requests", () => directory.RoleAssignmentScheduleRequests.GetAsync(r => r.QueryParameters.Filter = $"principalId eq '{jan}'"), all => all.Value!.Count == 2);

        await calls.Works("lists roles in use", () => calls.Graph.DirectoryRoles.GetAsync(), all => all.Value!.Count > 1);
        await calls.Works("lists who has a role in use", async () =>
        {
            var role = (await calls.Graph.DirectoryRoles.GetAsync())!.Value!.First(one => one.RoleTemplateId == userAdministrator);
            return await calls.Graph.DirectoryRoles[role.Id].Members.GetAsync();
        }, all => all.Value!.Any(one => one.Id == daniel));
        await calls.Works("lists roles in use with who has them", () => calls.Graph.DirectoryRoles.GetAsync(r => r.QueryParameters.Expand = ["members"]), all => all.Value!.Any(one => one.Members!.Count > 0));
        await calls.Works("lists all roles there are", () => calls.Graph.DirectoryRoleTemplates.GetAsync(), all => all.Value!.Count > 4);
    }
}
