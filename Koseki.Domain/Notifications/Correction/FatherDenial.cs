using Koseki.Domain.Calendar;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Correction;

/// <summary>
/// 父子関係の否定: the judgment that the father who is recorded is none (親子関係不存在確認), or that the child is not legitimate by the presumption of
/// the law (嫡出否認, 民法774条–778条). What it makes of the child's records, wherever they stand.
/// </summary>
internal sealed record FatherDenial
{
    private const int DaysAfterDissolution = 300;

    /// <summary>The register in which the child was chosen.</summary>
    internal required FamilyRegister Register { get; init; }

    /// <summary>Place of the child's entry there.</summary>
    internal required int EntryAt { get; init; }

    /// <summary>Every entry of the child, in registers that the paper names, whose column names the same father.</summary>
    internal required IReadOnlyList<(FamilyRegister Register, int EntryAt)> Places { get; init; }

    /// <summary>Registers of ours that name him too and that the paper does not name.</summary>
    internal required IReadOnlyList<FamilyRegister> Unnamed { get; init; }

    /// <summary>The father by number, or null where no register tells it surely.</summary>
    internal required PersonId? Father { get; init; }

    /// <summary>The mother by number, or null likewise.</summary>
    internal required PersonId? Mother { get; init; }

    /// <summary>The judgment.</summary>
    internal FatherRuling? Ruling { get; init; }

    /// <summary>氏名 of the former husband whose child it is presumed to be instead (772条4項), or null.</summary>
    internal string? NewFather { get; init; }

    /// <summary>父母との続柄 from now on.</summary>
    internal string NewRelationship { get; init; } = "";

    /// <summary>【届出人】 of the birth from now on, or null where it stays.</summary>
    internal string? NewNotifier { get; init; }

    /// <summary>The register of ours to which the child goes, or null.</summary>
    internal FamilyRegister? To { get; init; }

    /// <summary>The register elsewhere to which the child goes, or null.</summary>
    internal RegisterElsewhere? Elsewhere { get; init; }

    /// <summary>氏 there.</summary>
    internal string? FamilyName { get; init; }

    /// <summary>The child's entry that was chosen.</summary>
    internal RegisterEntry Entry => Register.Entries[EntryAt];

    /// <summary>Whether the child changes registers.</summary>
    internal bool Moves => To is not null || Elsewhere is not null;

    /// <summary>Whether the child stands where it was chosen.</summary>
    internal bool IsStanding => Register.State == RegisterState.Current && !Entry.IsRemoved;

    /// <summary>Whether the father became one by 認知, as a register of ours still tells: a judgment of 認知無効 takes him away, and the matter with him (民法786条).</summary>
    internal bool IsByAcknowledgement(Circumstances c) => c.Kin.EntriesOf(Entry.Person).Any(e => !e.Register.State.IsPutAside() && RecordedFacts.AcknowledgementOf(e.Entry) is not null);

    /// <summary>Whether a column that would be corrected is that of a 特別養子縁組 that stands: it names the adopter, or the parent whose spouse adopted.</summary>
    internal bool IsOfSpecialAdoption => Places.Any(p => RecordedFacts.Adoptions(p.Register.Entries[p.EntryAt]).Any(a => a is { IsSpecial: true, IsEnded: false }));

    /// <summary>Whether the child stands where it does by something of its own: 夫婦, 縁組, 入籍, 分籍. Its birth puts it nowhere else then.</summary>
    internal bool IsThereByOwnAct => Couple.Of(Register).Any(e => e.Person == Entry.Person) || RecordedFacts.StandingAdoptions(Entry).Count > 0 || Entry.Matters.Any(m => m is { Title: MatterTitles.Entry, IsErased: false });

    /// <summary>
    /// Whether a matter of 親権 says something of him who is no father: that he holds it, alone or with another one, or that he lost it, gave it up or got it back.
    /// </summary>
    internal static bool IsAuthorityOfFather(StatusMatter matter) => matter is { Title: MatterTitles.ParentalAuthority, IsErased: false }
        && (matter[MatterLabels.HolderOfAuthority] is "父" or "父母" or "父及び養母" || new[] { MatterLabels.JudgedParent, MatterLabels.ResigningParent, MatterLabels.RecoveringParent }.Any(l => matter[l] == "父"));

    /// <summary>Whether somebody whom the birth's 届出人 calls 父 notified it.</summary>
    internal bool WasNotifiedByFather => Entry.Matters.Any(m => IsBirth(m) && m[MatterLabels.Notifier] == CorrectionForm.Father);

    /// <summary>The birth as it stands written.</summary>
    internal static bool IsBirth(StatusMatter matter) => matter is { Title: MatterTitles.Birth, IsErased: false };

    /// <summary>
    /// The husband of the mother's next marriage that the presumption reaches, the denied one left out (民法772条3項・4項): it began before the
    /// birth and lasted then, or had ended within 300 days. Only for children born since then (令和6年4月1日).
    /// </summary>
    internal MarriageLink? NextPresumed(Circumstances c) => Mother is not { } mother || Entry.BirthDate.Day is not { } born || born < LawDates.FatherhoodOfLaterMarriage ? null
        : c.Kin.Kinship.MarriagesOf(mother).LastOrDefault(m => m.SpouseOf(mother) != Father && m.Since is { } since && since.Latest <= born
            && (m.EndedBy is null || m.Ended is not { } ended || born.DayNumber - ended.Earliest.DayNumber <= DaysAfterDissolution));

    /// <summary>氏名 that the one whose child it is presumed to be bears in registers of ours, or that the mother's marriage tells of him; none where nothing tells it.</summary>
    internal IReadOnlyList<string> NamesOf(MarriageLink presumed, Circumstances c) => Mother is { } mother && presumed.SpouseOf(mother) is { } other
        ? [.. c.Kin.EntriesOf(other).Select(e => e.Register.NameOf(e.Entry)).Distinct()] : presumed.OtherName is { } name ? [name] : [];

    /// <summary>
    /// Whether the mother stood in the register when the child was born (民法790条2項): false for certain where she came to it later by what changes the 氏, or had left it, or where she stood
    /// in another one of ours; null where the registers do not tell, and where she made it later with the 氏 that she bore.
    /// </summary>
    internal bool? WasMotherIn(FamilyRegister register, Circumstances c) => Mother is not { } mother ? null
        : register.Entries.Where(e => e.Person == mother).Select(Stood).ToList() is { Count: > 0 } there ? there.Contains(true) ? true : there.Contains(null) ? null : false
        : MotherStoodIn(c) is not null ? false : null;

    /// <summary>The register of ours in which the mother surely stood when the child was born; null where none shows it.</summary>
    internal FamilyRegister? MotherStoodIn(Circumstances c) => Mother is not { } mother ? null
        : c.Kin.Registers.All.Where(r => !r.State.IsPutAside()).FirstOrDefault(r => r.Entries.Any(e => e.Person == mother && Stood(e) == true));

    // By the day of what brought or took her, not by that on which it was recorded.
    private bool? Stood(RegisterEntry mother)
    {
        var since = RecordedFacts.CameFrom(mother) is var (_, at) && RegisterDate.TryParse(mother.Matters[at].Lines[0].Value, out var came) ? came : mother.Entered.On;
        var until = mother.Removed is not { } removed ? null
            : mother.Matters.LastOrDefault(m => (m[MatterLabels.RegisterEntered] ?? m[MatterLabels.NewDomicile]) is not null) is { } left && RegisterDate.TryParse(left.Lines[0].Value, out var gone) ? gone : removed.On;
        var isLater = since?.Earliest > Entry.BirthDate.Latest;
        return (isLater && !MatterTitles.OfNameKept.Contains(mother.Entered.Cause)) || until?.Latest < Entry.BirthDate.Earliest ? false
            : since is null || since.Latest > Entry.BirthDate.Earliest || until?.Earliest <= Entry.BirthDate.Latest ? null : true;
    }

    /// <summary>What the registers show of a child and its father.</summary>
    internal static FatherDenial Of(FamilyRegister register, int entry, Circumstances c)
    {
        var child = register.Entries[entry];
        var places = c.Kin.Registers.All.SelectMany(r => r.Entries.Select((e, i) => (Register: r, EntryAt: i)).Where(p => r.Entries[p.EntryAt].Person == child.Person && r.Entries[p.EntryAt].Father == child.Father)).ToList();
        PersonId? Parent(Sex sex) => c.Kin.Kinship.Links.Parents.Where(p => p.Child == child.Person && p.Ground != ParentGround.Apparent && p.Origin.IsSure() && c.Kin.EntryOf(p.Parent)?.Sex == sex)
            .Select(p => (PersonId?)p.Parent).FirstOrDefault();
        return new()
        {
            Register = register,
            EntryAt = entry,
            Places = [.. places.Where(p => p.Register.State != RegisterState.Superseded && c.Registers.Find(p.Register.Id) is not null)],
            Unnamed = [.. places.Select(p => p.Register).Where(r => r.State != RegisterState.Superseded && c.Registers.Find(r.Id) is null).DistinctBy(r => r.Id)],
            Father = Parent(Sex.Male),
            Mother = Parent(Sex.Female),
        };
    }
}
