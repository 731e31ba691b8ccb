using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.RefusalRequests;
using Koseki.Domain.Registers;

namespace Koseki.Eng.Cases;

/// <summary>
/// ＝不受理申出 of a readable case: a line <c>申出: 12 離婚 令和8年6月1日 9:10 P2</c> (number, act, minute, person; for somebody in no register of ours
/// 氏　名　生年月日　本籍 instead of the number), with lines below it that begin with a full-width space.
/// </summary>
internal static class CaseRequests
{
    internal static IReadOnlyList<RefusalRequest> Read(IReadOnlyList<string> lines, RegisterSet given)
    {
        var requests = new List<RefusalRequest>();
        foreach (var line in lines)
        {
            var (name, value) = line.Trim('　', ' ').Split(':', 2) is [var key, var text] ? (key.Trim(), text.Trim()) : throw new FormatException($"＝不受理申出 の行「{line}」は「名前: 値」の形で書きます。");
            if (line[0] != '　')
            {
                requests.Add(name == "申出" ? Made(value, given) : throw new FormatException($"＝不受理申出 の最初の行は「申出: 12 離婚 令和8年6月1日 9:10 P2」の形で書きます。"));
            }
            else
            {
                requests[^1] = With(requests[^1], name, value, given);
            }
        }

        return requests;
    }

    private static RefusalRequest Made(string text, RegisterSet given)
    {
        if (text.Split(' ', 5) is not [var number, var act, var day, var time, var who])
        {
            throw new FormatException($"「{text}」は「12 離婚 令和8年6月1日 9:10 P2」の形で書きます。");
        }

        var person = PersonOf(who, given);
        return new()
        {
            Number = long.Parse(number, CultureInfo.InvariantCulture),
            Act = Enum.GetValues<RefusableAct>().First(a => a.Word() == act),
            Who = person,
            BirthDate = RegisterDate.Of(person.BornOn ?? throw new FormatException($"「{who}」の生年月日がありません。")),
            Address = "埼玉県越谷市越ヶ谷四丁目2番1号",
            Capacity = RequestCapacity.Self,
            FiledAt = MinuteOf(day, time),
            Means = RequestMeans.InPerson,
            Identity = RequestIdentity.WithPhoto,
        };
    }

    private static RefusalRequest With(RefusalRequest request, string name, string value, RegisterSet given) => name switch
    {
        "相手方" => request with { Against = PersonOf(value, given) },
        "法定代理人" => request with { Capacity = RequestCapacity.Representative, Representative = value },
        "受付した市区町村" => request with { ReceivedBy = value },
        "取下げ" => value.Split(' ') is [var day, var time] ? With(request, RequestStepKind.Withdrawn, MinuteOf(day, time)) : throw new FormatException($"取下げ「{value}」は「令和8年6月2日 10:00」の形で書きます。"),
        "死亡" => With(request, RequestStepKind.LapsedByDeath, null),
        "受理" => With(request, RequestStepKind.LapsedByAcceptance, null),
        _ => throw new FormatException($"＝不受理申出 に「{name}」という行はありません。"),
    };

    private static RefusalRequest With(RefusalRequest request, RequestStepKind kind, DateTimeOffset? at) => request with { Steps = [.. request.Steps, new(kind, at, 1, "", "", "", default)] };

    private static DateTimeOffset MinuteOf(string day, string time) =>
        JapanTime.At(RegisterDate.Parse(day).Day ?? throw new FormatException($"「{day}」は日付として読めません。"), TimeOnly.ParseExact(time, "H:mm", CultureInfo.InvariantCulture));

    // A number, a name alone, or 氏　名　生年月日　本籍 (外国人は「国籍 アメリカ合衆国」).
    private static KnownPerson PersonOf(string text, RegisterSet given)
    {
        if (text is ['P', ..] && given.All.Select(r => (Register: r, Entry: r.EntryOf(PersonId.Parse(text)))).OrderBy(r => r.Entry is { IsRemoved: false }).LastOrDefault(r => r.Entry is not null) is { Entry: { } entry, Register: var register })
        {
            return new(entry.Person, register.FamilyName, entry.GivenName, entry.BirthDate.Day, register.Domicile.Text, null);
        }

        var parts = text.Split('　');
        return parts switch
        {
            [var family, var name] => new(null, family, name, null, null, null),
            [var family, var name, var born, ['国', '籍', ' ', .. var nationality]] => new(null, family, name, RegisterDate.Parse(born).Day, null, nationality),
            [var family, var name, var born, var domicile] => new(null, family, name, RegisterDate.Parse(born).Day, domicile, null),
            _ => throw new FormatException($"「{text}」は「P2」「氏　名」「氏　名　生年月日　本籍」のどれかで書きます。"),
        };
    }
}
