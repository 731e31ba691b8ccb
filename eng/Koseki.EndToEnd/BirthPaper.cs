using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;
using Koseki.Eng.Crosstalk;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Persistence.Registers;

namespace Koseki.EndToEnd;

/// <summary>A family of the town with a usable card, and the paper of a birth in it.</summary>
/// <param name="Person">What the generator says of the card's holder.</param>
/// <param name="Register">The family's register.</param>
public sealed record BirthPaper(Truth Person, FamilyRegister Register)
{
    /// <summary>The child's name: only characters a child may be named with.</summary>
    public const string Child = "美空";

    /// <summary>Couples of the town who can have a child and print at the kiosk.</summary>
    public static async Task<IReadOnlyList<BirthPaper>> FindAsync(Town town, int count)
    {
        await using var store = town.Open();
        var found = new List<BirthPaper>();
        foreach (var person in town.People)
        {
            var register = await store.Get<RegisterStore>().GetAsync(RegisterId.Parse(person.Register));
            if (register is not null && found.All(f => f.Register.Id != register.Id) && Husband(register) is not null && Wife(register) is { } wife && wife.BirthDate.Latest > new DateOnly(1985, 1, 1))
            {
                found.Add(new(person, register));
            }

            if (found.Count == count)
            {
                break;
            }
        }

        return found.Count == count ? found : throw new InvalidOperationException("町に、出生届を出せる夫婦が足りません。");
    }

    /// <summary>The boxes of the paper, by key.</summary>
    public IReadOnlyDictionary<string, string> Values
    {
        get
        {
            var (husband, wife) = (Husband(Register)!, Wife(Register)!);
            var elder = Register.Entries.Count(e => e.Sex == Sex.Female && e.Father == Register.NameOf(husband));
            return new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["parents.where"] = "この市の戸籍",
                ["parents.register"] = Register.Id.ToString(),
                ["child.givenName"] = Child,
                ["child.givenNameKana"] = "ミソラ",
                ["child.readingJudgement"] = "一般に認められる",
                ["child.legitimacy"] = "嫡出子",
                ["child.ordinal"] = new[] { "長", "二", "三", "四", "五", "六", "七" }[elder],
                ["child.sex"] = "女",
                ["birth.date"] = RegisterDate.Of(Paper.Today.AddDays(-3)).Text,
                ["birth.time"] = "9:05",
                ["birth.place"] = "埼玉県越谷市",
                ["child.address"] = "埼玉県越谷市東越谷一丁目5番3号",
                ["father.name"] = Register.NameOf(husband),
                ["mother.name"] = Register.NameOf(wife),
                ["notifier.capacity"] = "父",
                ["notification.place"] = "本籍地",
                ["certificate.by"] = "医師(病院・診療所)",
            };
        }
    }

    private static RegisterEntry? Husband(FamilyRegister register) => register.Standing.FirstOrDefault(e => e.Spouse == SpouseMark.Husband);

    private static RegisterEntry? Wife(FamilyRegister register) => register.Standing.FirstOrDefault(e => e.Spouse == SpouseMark.Wife);
}
