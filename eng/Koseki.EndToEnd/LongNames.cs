using System.Globalization;
using System.Text;
using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Notation;
using Koseki.Eng.Crosstalk;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.UseCases.Linkage;

namespace Koseki.EndToEnd;

/// <summary>
/// A family whose members carry names of 80 characters (氏 40, 名 40), with variants and characters beyond the basic
/// plane, put into a town before its processes start: register, 住民, card, and a birth that waits at every desk.
/// </summary>
/// <param name="Register">The family's register.</param>
/// <param name="Holder">The card of the head.</param>
/// <param name="Received">案件番号 of the birth waiting to be examined.</param>
/// <param name="Typed">案件番号 of the birth that is still being typed.</param>
public sealed record LongNames(RegisterId Register, Truth Holder, long Received, long Typed)
{
    /// <summary>Characters of 氏, and of each 名.</summary>
    public const int Characters = 40;

    private const string Number = "R9001";
    private static readonly string[] Hard = ["葛\U000E0102", "𠮷", "邉\U000E010F", "𣘺", "髙", "﨑", "辻\U000E0102", "邊\U000E0108"];

    /// <summary>氏.</summary>
    public static string FamilyName { get; } = string.Concat(Enumerable.Range(0, Characters).Select(i => Hard[i % Hard.Length]));

    /// <summary>名 of one of the family: the first character tells who.</summary>
    public static string GivenName(char first) => first + string.Concat(Enumerable.Range(1, Characters - 1).Select(i => Hard[(i + 3) % Hard.Length]));

    /// <summary>Puts the family into a town. <paramref name="neighbour"/> lends the issuer of the card.</summary>
    public static async Task<LongNames> PutAsync(Town town, Truth neighbour)
    {
        await using var store = town.Open();
        var register = RegisterNotation.Parse(Notation());
        await store.Get<BulkLoad>().LoadAsync([register], StaffAccounts.Loader, default);
        var head = register.Head!;
        var resident = new Resident("9000000001", "ACTIVE", head.BirthDate.Day!.Value, register, head, "1234", [new(neighbour.Card.IssuerKeyId, "FFFF000000009001", "CARD", true)]);
        await FeedAsync(store, town.Data, resident);
        var holder = new Truth(new(register.HeadName, neighbour.Card.IssuerKeyId, "FFFF000000009001", "CARD", "1234"),
            Number, register.HeadName, head.GivenName, head.BirthDate.Text, register.Domicile.Text, register.HeadName, [.. register.Standing.Select(register.NameOf)]);
        var paper = new BirthPaper(holder, register);
        return new(register.Id, holder, await BringAsync(store, paper, CaseState.Received), await BringAsync(store, paper, CaseState.Draft));
    }

    private static async Task FeedAsync(CityStore store, string folder, Resident resident)
    {
        foreach (var batch in Residents.Feeds([resident], DateTimeOffset.UtcNow))
        {
            var next = batch with { Sequence = batch.Sequence + 1 };
            await File.WriteAllBytesAsync(Path.Combine(folder, TownFolder.Inbox, next.FileName), next.Write());
            if (next.Source == "link")
            {
                await store.Get<ResidentLinks>().ApplyAsync(next, default);
            }
        }
    }

    private static Task<long> BringAsync(CityStore store, BirthPaper paper, CaseState until)
    {
        var values = new Dictionary<string, string>(paper.Values, StringComparer.Ordinal)
        {
            ["child.givenName"] = GivenName('美'),
            ["child.givenNameKana"] = new string('ミ', Characters),
        };
        return Counter.BringAsync(store, "0101", Draft.Of(values), until);
    }

    private static string Notation()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            ＠戸籍 {Number}
            本籍　埼玉県越谷市大字東越谷字東越谷耕地一丁目二千二十五番地三千三百三十三・四千四百四十四番地合併
            氏名　{FamilyName}　{GivenName('太')}
            　【氏の振り仮名】{new string('コ', Characters)}
            戸籍事項
            　戸籍編製　【編製日】平成28年6月10日

            """);
        Append(text, 1, '太', "男", "平成5年4月2日", "夫", GivenName('花'));
        Append(text, 2, '花', "女", "平成6年8月20日", "妻", GivenName('太'));
        Append(text, 3, '一', "男", "平成30年1月3日", null, null);
        Append(text, 4, '二', "女", "令和2年1月3日", null, null);
        return text.ToString().TrimEnd('\n');
    }

    private static void Append(StringBuilder text, int number, char first, string sex, string born, string? mark, string? spouse)
    {
        var parents = spouse is null ? (FamilyName + GivenName('太'), FamilyName + GivenName('花')) : (FamilyName + GivenName('父'), FamilyName + GivenName('母'));
        text.Append(CultureInfo.InvariantCulture, $"""
            戸籍に記録されている者
            　＠人 P{90000 + number}
            　＠性別 {sex}
            　＠入籍 {(mark is null ? born + " 出生" : "平成28年6月10日 婚姻")}
            　【名】{GivenName(first)}
            　【名の振り仮名】{new string('カ', Characters)}
            　【生年月日】{born}
            {(mark is null ? "" : $"　【配偶者区分】{mark}\n")}　【父】{parents.Item1}
            　【母】{parents.Item2}
            　【続柄】{(sex == "男" ? "長男" : "長女")}
            身分事項
            　出生　【出生日】{born}
            　　　　【出生地】埼玉県越谷市
            　　　　【届出日】{born}
            　　　　【届出人】父

            """);
        if (spouse is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"""
                　婚姻　【婚姻日】平成28年6月10日
                　　　　【配偶者氏名】{FamilyName + spouse}
                　　　　【従前戸籍】埼玉県越谷市越ヶ谷四丁目2番地　{parents.Item1}

                """);
        }
    }
}
