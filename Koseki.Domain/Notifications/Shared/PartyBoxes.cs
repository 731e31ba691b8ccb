using Koseki.Domain.RefusalRequests;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>The boxes by which the paper names one of those it is about, and how they are read.</summary>
/// <param name="key">child, mother, father …</param>
/// <param name="word">子, 母, 父, 養父 …</param>
/// <param name="visible">When the paper names one in that role.</param>
internal sealed class PartyBoxes(string key, string word, Func<Draft, bool> visible)
{
    /// <summary>本籍の所在 of somebody without a register.</summary>
    internal const string Foreigner = "外国人";

    internal string Key { get; } = key;

    internal string Word { get; } = word;

    internal Func<Draft, bool> Visible { get; } = visible;

    internal RegisterRole Role { get; } = new(key, word + "の") { Picked = (_, entry) => (new($"{key}.givenName"), entry.GivenName) };

    internal FieldKey FamilyName { get; } = new($"{key}.familyName");

    internal FieldKey GivenName { get; } = new($"{key}.givenName");

    internal FieldKey BornOn { get; } = new($"{key}.birthDate");

    internal FieldKey Nationality { get; } = new($"{key}.nationality");

    internal FieldKey Address { get; } = new($"{key}.address");

    internal bool IsForeign(Draft draft) => draft[Role.Where] == Foreigner;

    /// <summary>As a party whose 不受理申出 can stop the paper; the box says that the person came and was identified.</summary>
    internal PaperParty Party(FieldKey identified) => new(Word, Role, FamilyName, GivenName, BornOn, Nationality, IsForeign)
    {
        IsNamed = Visible,
        HasAppeared = d => d[identified] == "1",
    };

    internal IEnumerable<FormField> RegisterFields(string article) =>
    [
        .. Role.Fields(article, Foreigner).Select(f => f with { Visible = d => Visible(d) && f.Visible(d) }),
        new(Nationality, $"{Word}の国籍", FieldKind.Text) { Required = true, Article = "戸籍法施行規則36条2項", Visible = d => Visible(d) && IsForeign(d), Support = "例: アメリカ合衆国" },
    ];

    internal IEnumerable<FormField> PersonFields(string article) =>
    [
        new(FamilyName, $"{Word}の氏", FieldKind.Name) { Required = true, NeededWhen = d => !IsForeign(d), Article = article, Visible = Visible, Support = "氏のない外国人は空のままにします。", Known = (d, r) => RegisterIn(d, r)?.FamilyName },
        new(GivenName, $"{Word}の名", FieldKind.Name) { Required = true, Article = article, Visible = Visible, Support = "戸籍のとおり。この名で戸籍から探します。" },
        new(BornOn, $"{Word}の生年月日", FieldKind.Date) { Required = true, Article = article, Visible = Visible, Support = "外国人は西暦(1990-01-01)", Known = (d, r) => EntryIn(d, r)?.BirthDate.Text },
        new(Address, $"{Word}の住所", FieldKind.Address) { Article = "戸籍法29条", Visible = Visible, Width = 40 },
    ];

    internal string NameIn(Draft draft) =>
        IsForeign(draft) && draft[FamilyName].Length > 0 && draft[GivenName].Length > 0 ? ForeignPerson.Name(draft[FamilyName], draft[GivenName]) : draft[FamilyName] + draft[GivenName];

    internal RegisterEntry? EntryIn(Draft draft, RegisterSet registers) =>
        RegisterIn(draft, registers) is { } register ? NamedEntry.Typed(register, draft[GivenName], e => e.GivenName, draft[BornOn]) ?? PartyOnPaper.DeadIn(register, draft[GivenName]) : null;

    /// <summary>The one the paper names, or null (with a finding) when the register shows nobody of that name.</summary>
    internal PartyOnPaper? Read(DraftReader reader)
    {
        var where = reader.Choice(Role.Where);
        var isForeign = where == Foreigner;
        var name = reader.Text(GivenName);
        var register = where == RegisterRole.Here ? reader.Register(Role.Register) : null;
        var found = register is null ? null : Find(reader, register, name);
        if (where != RegisterRole.Elsewhere && !isForeign && found is null)
        {
            return null;
        }

        return new()
        {
            Register = found?.Register,
            Entry = found?.Entry,
            Elsewhere = where == RegisterRole.Elsewhere ? Role.ReadElsewhere(reader) : null,
            Nationality = isForeign ? reader.Text(Nationality) : null,
            FamilyName = isForeign ? reader.Optional(FamilyName) ?? "" : reader.Text(FamilyName),
            GivenName = name,
            BornOn = isForeign ? ForeignPerson.Born(reader.Date(BornOn)) : reader.RecordedDate(BornOn, found is null ? null : [found.Value.Entry.BirthDate]),
            Address = reader.Optional(Address),
        };
    }

    private (FamilyRegister Register, RegisterEntry Entry)? Find(DraftReader reader, FamilyRegister register, string name)
    {
        var entry = NamedEntry.Of(register, name, e => e.GivenName, reader.Circumstances.Characters, e => NamedEntry.Says(reader.Optional(BornOn) ?? "", e.BirthDate)) ?? PartyOnPaper.DeadIn(register, name);
        if (entry is not null)
        {
            return (register, entry);
        }

        if (AfterTheBundle(reader.Circumstances.Registers, register, name) is { } moved)
        {
            return moved;
        }

        if (reader.IsReadable(GivenName))
        {
            reader.Unreadable(
                GivenName,
                register.State != RegisterState.Removed && register.Entries.LastOrDefault(e => e.GivenName == name)?.Removed is { } removed ? $"「{name}」は、{removed.Cause}により{removed.On.Text}にこの戸籍から除かれています。"
                    : register.MovedTo is { } place ? $"この戸籍は「{place}」へ転籍しています。" : $"「{name}」はこの戸籍に在籍していません。",
                $"{Word}の今の戸籍と名を確かめてください(死亡した人は、死亡により除かれた戸籍)。");
        }

        return null;
    }

    // The paper before this one in the bundle may have made a register, whose number nobody could type: by a marriage for the person, by a
    // birth for the mother (戸籍法16条, 17条).
    private static (FamilyRegister Register, RegisterEntry Entry)? AfterTheBundle(RegisterSet registers, FamilyRegister named, string name)
    {
        if (named.Entries.LastOrDefault(e => e.GivenName == name) is { IsRemoved: true } gone
            && registers.All.Where(r => r.Id != named.Id && r.Standing.Any(e => e.Person == gone.Person)).ToList() is [var now])
        {
            return (now, now.EntryOf(gone.Person)!);
        }

        foreach (var register in registers.All.Where(r => r.Id != named.Id && r.Head is { IsRemoved: false } head && named.EntryOf(head.Person) is { IsRemoved: true }))
        {
            if (register.Standing.LastOrDefault(e => e.GivenName == name && e.Entered.Cause == MatterTitles.Birth) is { } entry)
            {
                return (register, entry);
            }
        }

        return null;
    }

    private FamilyRegister? RegisterIn(Draft draft, RegisterSet registers) => Role.IsHere(draft) && draft.RegisterIn(Role.Register) is { } id ? registers.Find(id) : null;
}
