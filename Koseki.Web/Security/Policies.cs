using Koseki.Domain.Cases;
using Microsoft.AspNetCore.Authorization;

namespace Koseki.Web.Security;

/// <summary>Which pages which duties may open (<see cref="Rights"/>). What may be done with a case is decided by <see cref="CaseRules"/>.</summary>
public static class Policies
{
    /// <summary>Search, registers, receipt book.</summary>
    public const string Registers = nameof(Permission.SeeRegisters);

    /// <summary>Typing and receiving notifications.</summary>
    public const string Entry = nameof(Permission.EnterPapers);

    /// <summary>The screen of certificates.</summary>
    public const string Certificates = nameof(Permission.SeeCertificates);

    /// <summary>Enrolling terminals.</summary>
    public const string Terminals = nameof(Permission.ManageTerminals);

    /// <summary>What the city sets (認証者と公印): 運用, 決裁.</summary>
    public const string Settings = nameof(Permission.ManageSettings);

    /// <summary>Accounts and duties: 運用, 決裁.</summary>
    public const string Accounts = nameof(Permission.ConfirmAccounts);

    /// <summary>The terminal of the night: 当直 alone.</summary>
    public const string Night = nameof(Permission.HoldAtNight);

    /// <summary>What was deposited out of hours, in the morning.</summary>
    public const string NightList = nameof(Permission.SettleNight);

    /// <summary>Watching コンビニ交付, stopping and opening it: 運用, 決裁.</summary>
    public const string Kiosks = nameof(Permission.OperateKiosks);

    /// <summary>Signed in with two factors.</summary>
    public const string Mfa = "mfa";

    private static readonly string[] SecondFactors = ["mfa", "hwk", "swk", "otp", "fpt", "face"];

    /// <summary>Defines all policies; with <paramref name="requireMfa"/> each of them also asks for two factors.</summary>
    public static void Define(AuthorizationOptions options, bool requireMfa)
    {
        options.AddPolicy(Mfa, p => p.RequireAuthenticatedUser().RequireAssertion(HasSecondFactor));
        foreach (var right in Enum.GetValues<Permission>())
        {
            options.AddPolicy(right.ToString(), p =>
            {
                p.RequireRole(Rights.RolesOf(right).Select(r => r.ToString()));
                if (requireMfa)
                {
                    p.RequireAssertion(HasSecondFactor);
                }
            });
        }

        var signedIn = new AuthorizationPolicyBuilder().RequireAuthenticatedUser();
        options.DefaultPolicy = (requireMfa ? signedIn.RequireAssertion(HasSecondFactor) : signedIn).Build();
    }

    private static bool HasSecondFactor(AuthorizationHandlerContext context) =>
        context.User.FindAll(StaffClaims.Method).Any(c => SecondFactors.Contains(c.Value, StringComparer.Ordinal));
}
