using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Notation;

namespace Koseki.Tests.Domain.Certificates;

/// <summary>Registers that certificates are tried on; all names are invented.</summary>
internal static class Specimens
{
    internal static readonly DateOnly IssuedOn = new(2026, 11, 24);

    internal static FamilyRegister Given(string name) => RegisterNotation.Parse(string.Join('\n', File
        .ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Domain", "Notifications", "Birth", "given", name + ".txt"))
        .Where(l => !l.StartsWith('#'))));

    /// <summary>作例10.1C.</summary>
    internal static FamilyRegister Couple => Given("越谷太郎");

    internal static CertificateContent Whole(FamilyRegister register) => CertificateBuilder.Build(
        register, register.State == RegisterState.Removed ? CertificateKind.RemovedWhole : CertificateKind.Whole, [], IssuedOn);

    internal static FamilyRegister WithName(string name)
    {
        var register = Couple;
        return register with { HeadGivenName = name, Entries = register.Entries.SetItem(0, register.Entries[0] with { GivenName = name }) };
    }

    internal static FamilyRegister WithFather(string father)
    {
        var register = Couple;
        return register with { Entries = register.Entries.SetItem(0, register.Entries[0] with { Father = father }) };
    }

    /// <summary>The couple and so many children; every birth date has two digits in month and day.</summary>
    internal static FamilyRegister People(int children)
    {
        var register = Couple;
        var more = Enumerable.Range(1, children).Select(n => register.Entries[1] with
        {
            Person = new(100 + n),
            GivenName = $"子{n}の",
            BirthDate = RegisterDate.Of(new DateOnly(1999, 12, 10).AddDays(n % 20)),
        });
        return register with { Entries = register.Entries.AddRange(more) };
    }

    /// <summary>So many matters on the head, each with a value that wraps and a nested record that wraps.</summary>
    internal static FamilyRegister Matters(int count)
    {
        var register = Couple;
        var more = Enumerable.Range(1, count).Select(n => new StatusMatter("平成15年法律第111号3条",
        [
            new("平成15年法律第111号3条による裁判発効日", $"令和7年12月{n % 28 + 1}日"),
            new("受理者", $"埼玉県越谷市長（職務代理者、第{1000 + n}号）。" + new string('長', 40)),
            new(MatterLine.FormerRecord, "") { Children = [new("父母との続柄", $"長女（{n}）"), new("本籍", new string('浮', 70) + "、123番地45")] },
        ])
        {
            Amendments = [new("更正", [new("更正日", "令和8年10月10日"), new("更正事由", $"平成17年3月20日行政区画変更の{n}")])],
        });
        return register with { Entries = register.Entries.SetItem(0, register.Entries[0] with { Matters = register.Entries[0].Matters.AddRange(more) }) };
    }

    internal static FamilyRegister Removed(FamilyRegister register) => register with { State = RegisterState.Removed };
}
