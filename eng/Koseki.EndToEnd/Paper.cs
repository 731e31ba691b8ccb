using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;

namespace Koseki.EndToEnd;

/// <summary>The papers a town's people bring, box by box as they are printed on the form.</summary>
public static class Paper
{
    /// <summary>件名コード of 婚姻.</summary>
    public const string Marriage = "0401";

    /// <summary>件名コード of 死亡.</summary>
    public const string Death = "0601";

    /// <summary>Today in Japan.</summary>
    public static DateOnly Today => JapanTime.DayOf(TimeProvider.System.GetUtcNow());

    /// <summary>死亡届 of somebody whose relative lives elsewhere, yesterday at five past six.</summary>
    public static Draft OfDeath(FamilyRegister register, RegisterEntry dead) => Of(Death, new()
    {
        ["届出・報告の別"] = "死亡届",
        ["死亡した人の本籍の所在"] = "この市の戸籍",
        ["死亡した人の戸籍(本籍・筆頭者)"] = register.Id.ToString(),
        ["死亡した人の氏名"] = register.NameOf(dead),
        ["男女の別"] = dead.Sex.Word(),
        ["生年月日"] = dead.BirthDate.Text,
        ["死亡した年月日"] = RegisterDate.Of(Today.AddDays(-1)).Text,
        ["死亡した時刻"] = "6:05",
        ["死亡地(最小行政区画)"] = "埼玉県越谷市",
        ["住所"] = "埼玉県越谷市東越谷一丁目5番3号",
        ["夫または妻"] = dead.Spouse is null ? "" : "いる",
        ["届出人の資格"] = "同居していない親族",
        ["届出人の氏名(報告者の職名)"] = "春日部健二",
        ["届出地"] = "本籍地",
        ["診断書・検案書"] = "死亡診断書",
    });

    /// <summary>婚姻届 of two people of the city for whom it is the first; they take the other's surname and a new domicile.</summary>
    public static Draft OfMarriage((FamilyRegister Register, RegisterEntry Entry) husband, (FamilyRegister Register, RegisterEntry Entry) wife, Sex surname, string domicile)
    {
        var boxes = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["婚姻の成立"] = "届出による婚姻",
            ["証人1の氏名"] = "春日部健二",
            ["証人1の生年月日"] = "S42.9.1",
            ["証人2の氏名"] = "春日部洋子",
            ["証人2の生年月日"] = "S43.2.3",
            ["不受理申出の照会"] = "申出はない",
            ["婚姻後の夫婦の氏"] = surname == Sex.Male ? "夫の氏" : "妻の氏",
            ["新しい本籍の所在"] = "この市",
            ["新しい本籍"] = domicile,
            ["届出地"] = surname == Sex.Male ? "夫の本籍地" : "妻の本籍地",
        };
        foreach (var (word, (register, entry)) in new[] { ("夫", husband), ("妻", wife) })
        {
            boxes[word + "の本籍の所在"] = "この市の戸籍";
            boxes[word + "の戸籍(本籍・筆頭者)"] = register.Id.ToString();
            boxes[word + "の氏"] = register.FamilyName;
            boxes[word + "の名"] = entry.GivenName;
            boxes[word + "の生年月日"] = entry.BirthDate.Text;
            boxes[word + "の住所"] = "埼玉県越谷市東越谷一丁目5番3号";
            boxes[word + "の父の氏名"] = entry.Father ?? "";
            boxes[word + "の母の氏名"] = entry.Mother ?? "";
            boxes[word + "の父母との続柄"] = entry.Relationship;
            boxes[word + "の初婚・再婚の別"] = "初婚";
            boxes[word + "の署名がある"] = "1";
            boxes[word + "の本人確認"] = "本人と確認した";
        }

        return Of(Marriage, boxes);
    }

    private static Draft Of(string kind, Dictionary<string, string> boxes)
    {
        var form = NotificationCatalogue.Find(kind)!.Form;
        return Draft.Of(boxes.Where(b => b.Value.Length > 0).ToDictionary(b => form.Fields.First(f => f.Label == b.Key).Key.Value, b => b.Value, StringComparer.Ordinal));
    }
}
