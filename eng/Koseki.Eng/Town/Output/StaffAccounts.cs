using System.Security.Cryptography;
using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Registers;

namespace Koseki.Eng.Town.Output;

/// <summary>A sample account, as <c>accounts.json</c> keeps it.</summary>
internal sealed record AccountFile(string Account, string Name, IReadOnlyList<StaffRole> Roles, string Office, string Terminal, string Password)
{
    /// <summary>The person at the desk.</summary>
    public Actor AsActor() => new(Account, Name, Roles.ToHashSet(), Office, Terminal);
}

/// <summary>The sample accounts of a town: one for each duty, two who decide.</summary>
internal static class StaffAccounts
{
    private const string Consonants = "bdfghjkmnprstwz";
    private const string Vowels = "aeiou";

    /// <summary>The accounts with a password; it is the same for all and differs from folder to folder.</summary>
    public static IReadOnlyList<AccountFile> All(string password) =>
    [
        new("madoguchi", "小林由美", [StaffRole.Counter], "01", "01-01", password),
        new("shinsa", "高橋健", [StaffRole.Counter, StaffRole.Examiner], "01", "01-02", password),
        new("kessai", "渡辺誠", [StaffRole.Approver], "01", "01-03", password),
        new("kessai2", "中村恵子", [StaffRole.Approver], "01", "01-04", password),
        new("tochoku", "山田修", [StaffRole.NightDuty], "01", "01-05", password),
        new("unyo", "岡本明", [StaffRole.Operator], "01", "01-06", password),
    ];

    /// <summary>Who decided what happened before the town was loaded.</summary>
    public static HistoricStaff Historic { get; } = new(All("")[0].AsActor(), All("")[1].AsActor(), All("")[2].AsActor());

    /// <summary>Who takes the registers over.</summary>
    public static Actor Loader { get; } = new("ikou", "移行作業", new HashSet<StaffRole> { StaffRole.Operator }, "01", "01-19");

    /// <summary>A password that can be read aloud and has capital, small letter, digit and sign: <c>Koba-meti-7431</c>.</summary>
    public static string NewPassword()
    {
        static char One(string from) => from[RandomNumberGenerator.GetInt32(from.Length)];
        static string Pair() => new([One(Consonants), One(Vowels)]);
        var first = Pair() + Pair() + Pair();
        return $"{char.ToUpperInvariant(first[0])}{first[1..]}-{Pair()}{Pair()}{Pair()}-{RandomNumberGenerator.GetInt32(1000, 10_000)}";
    }
}
