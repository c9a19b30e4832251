using Microsoft.Graph.Models;

/// <summary>What people sign in with.</summary>
static class Methods
{
    public static async Task Run(Calls calls)
    {
        var tom = calls.Graph.Users[calls["tom"]].Authentication;
        const string mobile = "3179e48a-750b-4051-897c-87b9720928f7";
        const string password = "28c10230-6103-485e-b985-444c60001490";

        await calls.Works("lists all methods", () => tom.Methods.GetAsync(), all => all.Value!.OfType<PhoneAuthenticationMethod>().Any() && all.Value!.OfType<PasswordAuthenticationMethod>().Any());
        await calls.Works("sees the phone number", () => tom.Methods.GetAsync(), all => all.Value!.OfType<PhoneAuthenticationMethod>().Single().PhoneNumber is not null);
        await calls.Works("sees the key's model", () => tom.Methods.GetAsync(), all => all.Value!.OfType<Fido2AuthenticationMethod>().Single().Model is not null);
        await calls.Works("gets one method", () => tom.Methods[password].GetAsync(), one => one is PasswordAuthenticationMethod);
        await calls.Works("lists passwords", () => tom.PasswordMethods.GetAsync(), all => all.Value!.Single().Password is null);
        await calls.Works("lists phones", () => tom.PhoneMethods.GetAsync(), all => all.Value!.Single().PhoneNumber is not null);
        await calls.Works("gets a phone", () => tom.PhoneMethods[mobile].GetAsync(), one => one.PhoneType == AuthenticationPhoneType.Mobile);
        await calls.Works("lists addresses", () => tom.EmailMethods.GetAsync(), all => all.Value!.Single().EmailAddress is not null);
        await calls.Works("lists keys", () => tom.Fido2Methods.GetAsync(), all => all.Value!.Single().DisplayName is not null);
        await calls.Works("lists authenticators", () => tom.MicrosoftAuthenticatorMethods.GetAsync(), all => all.Value!.Single().DisplayName is not null);
        await calls.Works("lists code generators", () => tom.SoftwareOathMethods.GetAsync(), all => all.Value!.Count == 1);
        await calls.Works("lists temporary passes", () => tom.TemporaryAccessPassMethods.GetAsync(), all => all.Value!.Single().LifetimeInMinutes is not null);
        await calls.Works("lists Windows Hello", () => tom.WindowsHelloForBusinessMethods.GetAsync(), all => all.Value!.Single().DisplayName is not null);
        await calls.Works("lists platform credentials", () => tom.PlatformCredentialMethods.GetAsync(), all => all.Value!.Single().DisplayName is not null);
        await calls.Works("lists external methods", () => tom.ExternalAuthenticationMethods.GetAsync(), all => all.Value!.Count == 1);

        await calls.Works("gives a phone", () => calls.Graph.Users[calls["jan"]].Authentication.PhoneMethods.PostAsync(new PhoneAuthenticationMethod { PhoneNumber = "+31 612345678", PhoneType = AuthenticationPhoneType.Mobile }), one => one.Id == mobile);
        await calls.Works("changes a phone", () => calls.Graph.Users[calls["jan"]].Authentication.PhoneMethods[mobile].PatchAsync(new PhoneAuthenticationMethod { PhoneNumber = "+31 687654321", PhoneType = AuthenticationPhoneType.Mobile }));
        await calls.Works("gives an address", () => calls.Graph.Users[calls["jan"]].Authentication.EmailMethods.PostAsync(new EmailAuthenticationMethod { EmailAddress = "jan@thuis.example" }), one => one.EmailAddress == "jan@thuis.example");
        await calls.Works("gives a temporary pass", () => calls.Graph.Users[calls["jan"]].Authentication.TemporaryAccessPassMethods.PostAsync(new TemporaryAccessPassAuthenticationMethod { LifetimeInMinutes = 60, IsUsableOnce = true }), one => one.TemporaryAccessPass is not null);
        await calls.Works("shows a temporary pass no second time", () => calls.Graph.Users[calls["jan"]].Authentication.TemporaryAccessPassMethods.GetAsync(), all => all.Value!.Single().TemporaryAccessPass is null);

        await calls.Refused("keeps the default until it is the last", 400, "default", () => tom.MicrosoftAuthenticatorMethods["6f1a9d3c-52b8-4e07-b6c4-0d8e21f7a303"].DeleteAsync());
        await calls.Does("deletes a phone", () => tom.PhoneMethods[mobile].DeleteAsync());
        await calls.Does("deletes an address", () => tom.EmailMethods["3ddfcfc8-9383-446f-83cc-3ab9be4be18f"].DeleteAsync());
        await calls.Does("deletes a key", () => tom.Fido2Methods["-2_GRUg2-HYz6_1YG4YRAQ2"].DeleteAsync());
        await calls.Does("deletes a code generator", () => tom.SoftwareOathMethods["c0b6d5a1-3f0e-4a6c-8d27-19e4b7f05a01"].DeleteAsync());
        await calls.Does("deletes a temporary pass", () => tom.TemporaryAccessPassMethods["c0b6d5a1-3f0e-4a6c-8d27-19e4b7f05a02"].DeleteAsync());
        await calls.Does("deletes Windows Hello", () => tom.WindowsHelloForBusinessMethods["c0b6d5a1-3f0e-4a6c-8d27-19e4b7f05a03"].DeleteAsync());
        await calls.Does("deletes a platform credential", () => tom.PlatformCredentialMethods["c0b6d5a1-3f0e-4a6c-8d27-19e4b7f05a04"].DeleteAsync());
        await calls.Does("deletes an external method", () => tom.ExternalAuthenticationMethods["c0b6d5a1-3f0e-4a6c-8d27-19e4b7f05a05"].DeleteAsync());
        await calls.Does("deletes the default at last", () => tom.MicrosoftAuthenticatorMethods["6f1a9d3c-52b8-4e07-b6c4-0d8e21f7a303"].DeleteAsync(), async () => (await tom.Methods.GetAsync())!.Value!.Count == 1);
        await calls.Refused("has a deleted phone no more", 404, "", () => tom.PhoneMethods[mobile].GetAsync());
    }
}
