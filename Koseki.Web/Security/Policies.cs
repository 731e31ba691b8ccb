using Koseki.Domain.Cases;
using Microsoft.AspNetCore.Authorization;

namespace Koseki.Web.Security;

/// <summary>Which pages which roles may open. What may be done with a case is decided by <see cref="CaseRules"/>.</summary>
public static class Policies
{
    /// <summary>Search, registers, receipt book: 窓口, 審査, 決裁.</summary>
    public const string Registers = "registers";

    /// <summary>Typing and receiving notifications: 窓口, 審査.</summary>
    public const string Entry = "entry";

    /// <summary>Issuing certificates: 窓口, 審査.</summary>
    public const string Certificates = "certificates";

    /// <summary>What the city sets (認証者と公印): 運用, 決裁.</summary>
    public const string Settings = "settings";

    /// <summary>Signed in with two factors.</summary>
    public const string Mfa = "mfa";

    private static readonly string[] SecondFactors = ["mfa", "hwk", "swk", "otp", "fpt", "face"];

    /// <summary>Defines all policies; with <paramref name="requireMfa"/> each of them also asks for two factors.</summary>
    public static void Define(AuthorizationOptions options, bool requireMfa)
    {
        options.AddPolicy(Mfa, p => p.RequireAuthenticatedUser().RequireAssertion(HasSecondFactor));
        Add(Registers, StaffRole.Counter, StaffRole.Examiner, StaffRole.Approver);
        Add(Entry, StaffRole.Counter, StaffRole.Examiner);
        Add(Certificates, StaffRole.Counter, StaffRole.Examiner);
        Add(Settings, StaffRole.Operator, StaffRole.Approver);
        var signedIn = new AuthorizationPolicyBuilder().RequireAuthenticatedUser();
        options.DefaultPolicy = (requireMfa ? signedIn.RequireAssertion(HasSecondFactor) : signedIn).Build();

        void Add(string name, params StaffRole[] roles) => options.AddPolicy(name, p =>
        {
            p.RequireRole(roles.Select(r => r.ToString()));
            if (requireMfa)
            {
                p.RequireAssertion(HasSecondFactor);
            }
        });
    }

    private static bool HasSecondFactor(AuthorizationHandlerContext context) =>
        context.User.FindAll(StaffClaims.Method).Any(c => SecondFactors.Contains(c.Value, StringComparer.Ordinal));
}
