using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item.Events.Item.Cancel;
using Microsoft.Graph.Users.Item.SendMail;

/// <summary>Mailboxes: what they answer by themselves, their rules and their calendars.</summary>
static class Mailboxes
{
    public static async Task Run(Calls calls)
    {
        var jan = calls.Graph.Users[calls["jan"]];
        var daniel = calls.Graph.Users[calls["daniel"]];

        await calls.Works("gets the settings", () => jan.MailboxSettings.GetAsync(), one => one.TimeZone is not null && one.UserPurpose is UserPurpose.User);
        await calls.Works("gets the automatic reply", () => jan.MailboxSettings.GetAsync(r => r.QueryParameters.Select = ["automaticRepliesSetting"]), one => one.AutomaticRepliesSetting?.Status is not null);
        await calls.Works("gets the working hours", () => jan.MailboxSettings.GetAsync(), one => one.WorkingHours?.TimeZone?.Name is not null);
        await calls.Works("switches the automatic reply on", () => jan.MailboxSettings.PatchAsync(new MailboxSettings { AutomaticRepliesSetting = new AutomaticRepliesSetting { Status = AutomaticRepliesStatus.AlwaysEnabled, ExternalAudience = ExternalAudienceScope.All, InternalReplyMessage = "Weg", ExternalReplyMessage = "Gone" } }), one => one.AutomaticRepliesSetting!.Status == AutomaticRepliesStatus.AlwaysEnabled);
        await calls.Works("switches it on for a while", () => jan.MailboxSettings.PatchAsync(new MailboxSettings { AutomaticRepliesSetting = new AutomaticRepliesSetting { Status = AutomaticRepliesStatus.Scheduled, ScheduledStartDateTime = new DateTimeTimeZone { DateTime = "2026-12-01T00:00:00", TimeZone = "UTC" }, ScheduledEndDateTime = new DateTimeTimeZone { DateTime = "2026-12-31T00:00:00", TimeZone = "UTC" } } }), one => one.AutomaticRepliesSetting!.Status == AutomaticRepliesStatus.Scheduled);
        await calls.Works("changes the time zone", () => jan.MailboxSettings.PatchAsync(new MailboxSettings { TimeZone = "GMT Standard Time" }), one => one.TimeZone == "GMT Standard Time");
        await calls.Works("changes the language", () => jan.MailboxSettings.PatchAsync(new MailboxSettings { Language = new LocaleInfo { Locale = "en-US" } }), one => one.Language!.Locale == "en-US");
        await calls.Refused("has no settings without a mailbox", 404, "MailboxNotEnabledForRESTAPI", () => calls.Graph.Users[calls["breakGlass"]].MailboxSettings.GetAsync());

        await calls.Works("lists folders", () => jan.MailFolders.GetAsync(), all => all.Value!.Any(one => one.DisplayName is not null));
        await calls.Works("gets the inbox", () => jan.MailFolders["inbox"].GetAsync(), one => one.TotalItemCount is not null);
        var rules = daniel.MailFolders["inbox"].MessageRules;
        await calls.Works("lists rules", () => rules.GetAsync(), all => all.Value!.Any(one => one.Actions?.ForwardTo?.Count > 0));
        var made = await calls.Works("makes a rule", () => rules.PostAsync(new MessageRule { DisplayName = "Doorsturen", Sequence = 2, IsEnabled = true, Conditions = new MessageRulePredicates { SenderContains = ["klant"] }, Actions = new MessageRuleActions { ForwardTo = [new Recipient { EmailAddress = new EmailAddress { Address = "petra.deboer@contoso.com", Name = "Petra" } }], StopProcessingRules = true } }), one => one.Id is not null);
        var rule = rules[made?.Id ?? "none"];
        await calls.Works("gets a rule", () => rule.GetAsync(), one => one.DisplayName == "Doorsturen");
        await calls.Works("switches a rule off", () => rule.PatchAsync(new MessageRule { IsEnabled = false }), one => one.IsEnabled == false);
        await calls.Does("deletes a rule", () => rule.DeleteAsync(), async () => (await rules.GetAsync())!.Value!.All(one => one.Id != made?.Id));

        var from = DateTimeOffset.UtcNow.ToString("o");
        var until = DateTimeOffset.UtcNow.AddDays(60).ToString("o");
        await calls.Works("sees the calendar", () => jan.CalendarView.GetAsync(r => (r.QueryParameters.StartDateTime, r.QueryParameters.EndDateTime) = (from, until)), all => all.Value!.Any(one => one.IsOrganizer == true && one.Attendees!.Count > 0));
        await calls.Works("sees every time of a series", () => jan.CalendarView.GetAsync(r => (r.QueryParameters.StartDateTime, r.QueryParameters.EndDateTime, r.QueryParameters.Top) = (from, until, 100)), all => all.Value!.Count(one => one.Type == EventType.Occurrence) > 5);
        await calls.Works("lists events", () => jan.Events.GetAsync(r => r.QueryParameters.Select = ["subject", "organizer", "type"]), all => all.Value!.Any(one => one.Type == EventType.SeriesMaster));
        await calls.Works("gets the calendar", () => jan.Calendar.GetAsync(), one => one.CanEdit == true);
        await calls.Works("lists who may see the calendar", () => jan.Calendar.CalendarPermissions.GetAsync(), all => all.Value!.Count > 0);
        var meeting = await calls.Works("makes a meeting", () => jan.Events.PostAsync(new Event { Subject = "Overdracht", Start = new DateTimeTimeZone { DateTime = DateTime.UtcNow.AddDays(2).ToString("s"), TimeZone = "UTC" }, End = new DateTimeTimeZone { DateTime = DateTime.UtcNow.AddDays(2).AddHours(1).ToString("s"), TimeZone = "UTC" }, Attendees = [new Attendee { Type = AttendeeType.Required, EmailAddress = new EmailAddress { Address = "petra.deboer@contoso.com" } }] }), one => one.Id is not null);
        await calls.Works("gets a meeting", () => jan.Events[meeting?.Id ?? "none"].GetAsync(), one => one.Subject == "Overdracht");
        await calls.Does("cancels a meeting", () => jan.Events[meeting?.Id ?? "none"].Cancel.PostAsync(new CancelPostRequestBody { Comment = "Jan vertrekt." }));
        await calls.Refused("has a cancelled meeting no more", 404, "ErrorItemNotFound", () => jan.Events[meeting?.Id ?? "none"].GetAsync());
        await calls.Does("deletes an appointment", async () =>
        {
            var all = await jan.Events.GetAsync();
            await jan.Events[all!.Value!.First(one => one.Attendees!.Count == 0).Id].DeleteAsync();
        });
        await calls.Does("sends mail", () => jan.SendMail.PostAsync(new SendMailPostRequestBody { Message = new Message { Subject = "Overdracht", Body = new ItemBody { ContentType = BodyType.Text, Content = "Hallo" }, ToRecipients = [new Recipient { EmailAddress = new EmailAddress { Address = "petra.deboer@contoso.com" } }] }, SaveToSentItems = true }));
    }
}
