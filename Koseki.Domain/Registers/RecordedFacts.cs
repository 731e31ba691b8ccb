using Koseki.Domain.Calendar;

namespace Koseki.Domain.Registers;

/// <summary>
/// What recorded matters say, for whoever needs to know it: the one reader of titles and 【labels】 (戸籍法施行規則35条). It tells
/// what stands written, not who is meant: names are words here.
/// </summary>
public static class RecordedFacts
{
    private static readonly Dictionary<string, IReadOnlyList<string>> MarriageEnds = new(StringComparer.Ordinal)
    {
        [MatterTitles.Divorce] = MatterLabels.DivorcedOn,
        [MatterTitles.AnnulmentOfMarriage] = [MatterLabels.MarriageAnnulledOn],
        [MatterTitles.SpousesDeath] = [MatterLabels.SpouseDiedOn],
        [MatterTitles.Death] = [MatterLabels.DiedOn],
        [MatterTitles.Disappearance] = [MatterLabels.DeemedDeadOn],
        [MatterTitles.SpousesDisappearance] = [MatterLabels.SpouseDeemedDeadOn],
    };

    /// <summary>What stands before the name of somebody who was dead when it was recorded (遺言認知, 死後の認知の裁判).</summary>
    public const string Late = "亡　";

    /// <summary>本籍 of a 戸籍の表示: what stands before the space.</summary>
    public static string DomicileOf(string designation) => designation.Split('　')[0];

    /// <summary>筆頭者 of a 戸籍の表示, or null where it names a 本籍 alone.</summary>
    public static string? HeadOf(string designation) => designation.Split('　') is [_, var head, ..] ? head : null;

    /// <summary>The marriages that the entry tells of, in the order recorded; of one that ended before the carry-over only the end.</summary>
    public static IReadOnlyList<MarriageOnRecord> Marriages(RegisterEntry entry)
    {
        var found = new List<MarriageOnRecord>();
        var isOpen = false;
        var matters = entry.Matters.Where(m => !m.IsErased).ToList();
        foreach (var (matter, index) in matters.Select((m, i) => (m, i)))
        {
            if (matter.Title == MatterTitles.Marriage && matter[MatterLabels.MarriedOn] is { } began)
            {
                found.Add(new(RegisterDate.Parse(began), matter[MatterLabels.SpouseName])
                {
                    Former = matter[MatterLabels.FormerRegister],
                    Destination = matter[MatterLabels.NewDomicile] ?? matter[MatterLabels.RegisterEntered],
                });
                isOpen = true;
            }
            else if (MarriageEnds.TryGetValue(matter.Title, out var days) && DayIn(matter, days) is { } ended)
            {
                End(found, isOpen, matter, ended);
                isOpen = false;
            }
            else if (matter.Title == MatterTitles.EndOfAffinity && matter[MatterLabels.AffinityEndedOn] is { } day && found.FindLastIndex(m => m.EndedBy is MatterTitles.SpousesDeath or MatterTitles.SpousesDisappearance) is >= 0 and var at)
            {
                found[at] = found[at] with { AffinityEnded = RegisterDate.Parse(day) };
            }
            else if (matter.Title == MatterTitles.RevokedDivorce && DayIn(matter, [MatterLabels.DivorceRevokedOn]) is { } revoked)
            {
                isOpen = Revoke(found, matter, revoked) || isOpen;
            }
            else if (found.Count > 0 && IsRevived(entry, found[^1], matter.Title, matters.Skip(index + 1)))
            {
                found[^1] = found[^1] with { Ended = null, EndedBy = null };
                isOpen = true;
            }
        }

        return found;
    }

    /// <summary>The divorces that the entry tells: the day, and the label under which it stands (離婚日 of one by agreement, others of one by a court).</summary>
    public static IEnumerable<(RegisterDate On, string Label)> Divorces(RegisterEntry entry) => entry.Matters.Where(m => m is { Title: MatterTitles.Divorce, IsErased: false })
        .Select(m => m.Lines.FirstOrDefault(l => MatterLabels.DivorcedOn.Contains(l.Label))).OfType<MatterLine>().Select(l => (RegisterDate.Parse(l.Value), l.Label));

    /// <summary>死亡日 or the day on which the person counts as dead, or null.</summary>
    public static RegisterDate? DiedOn(RegisterEntry entry) =>
        entry.Matters.Where(m => m is { Title: MatterTitles.Death, IsErased: false }).Select(m => DayIn(m, [MatterLabels.DiedOn])).LastOrDefault(d => d is not null);

    /// <summary>配偶者の死亡日 of the last spouse who died, or the day on which that spouse counts as dead (失踪宣告 not revoked); null when there is none.</summary>
    public static RegisterDate? SpouseDiedOn(RegisterEntry entry) =>
        entry.Matters.LastOrDefault(m => m is { IsErased: false, Title: MatterTitles.SpousesDeath or MatterTitles.SpousesDisappearance or MatterTitles.SpousesRevokedDisappearance }) is { } matter
            ? DayIn(matter, [MatterLabels.SpouseDiedOn, MatterLabels.SpouseDeemedDeadOn]) : null;

    /// <summary>配偶者氏名 of the latest marriage that stands written, or null.</summary>
    public static string? LatestSpouse(RegisterEntry entry) => entry.Matters.LastOrDefault(m => m is { Title: MatterTitles.Marriage, IsErased: false })?[MatterLabels.SpouseName];

    /// <summary>What stands written after the latest marriage: of the marriages before it nothing. None where no marriage stands written.</summary>
    public static IEnumerable<StatusMatter> SinceMarriage(RegisterEntry entry)
    {
        var at = entry.Matters.ToList().FindLastIndex(m => m is { Title: MatterTitles.Marriage, IsErased: false });
        return at < 0 ? [] : entry.Matters.Skip(at + 1).Where(m => !m.IsErased);
    }

    /// <summary>Every 配偶者氏名 that the entry tells.</summary>
    public static IEnumerable<string> SpouseNames(RegisterEntry entry) => entry.Matters.Select(m => m[MatterLabels.SpouseName]).OfType<string>();

    /// <summary>Every 養父氏名 and 養母氏名 that the entry tells.</summary>
    public static IEnumerable<string> AdopterNames(RegisterEntry entry) =>
        entry.Matters.SelectMany(m => new[] { m[MatterLabels.AdoptiveFather], m[MatterLabels.AdoptiveMother] }).OfType<string>();

    /// <summary>Whether a marriage stands written, its end or not.</summary>
    public static bool HasMarriage(RegisterEntry entry) => entry.Matters.Any(m => m is { Title: MatterTitles.Marriage, IsErased: false });

    /// <summary>Whether the person's death stands written.</summary>
    public static bool HasDeath(RegisterEntry entry) => entry.Matters.Any(m => m is { Title: MatterTitles.Death, IsErased: false });

    /// <summary>The last acknowledgement by which the person got a father, or null; those that the person made of others are none.</summary>
    public static AcknowledgementOnRecord? AcknowledgementOf(RegisterEntry child) => Acknowledgements(child).LastOrDefault(a => a.Father is not null);

    /// <summary>
    /// Whether 更正 of 父母との続柄 because the parents married stands written: as a matter of its own or as 段落ち of another (準正, 民法789条). The words
    /// of the 更正 are not checked against the record examples.
    /// </summary>
    public static bool IsLegitimated(RegisterEntry child) => child.Matters.Where(m => !m.IsErased)
        .SelectMany(m => m.Amendments.Select(a => (a.Title, Lines: a.Lines)).Append((m.Title, m.Lines)))
        .Any(m => m.Title == MatterTitles.Update && m.Lines.Any(l => l.Label == MatterLabels.UpdatedBecause && l.Value.EndsWith(ParentsMarriage, StringComparison.Ordinal))
            && m.Lines.Any(l => l.Label == UpdatedItem && l.Value == EntryItem.Relationship.Word()));

    /// <summary>【更正事由】 of 準正.</summary>
    public const string ParentsMarriage = "父母婚姻";

    private const string UpdatedItem = "更正事項";

    /// <summary>The adoptions of the entry's person that still stand, each with those of its adopters from whom no 離縁 has parted the person, in the order recorded.</summary>
    public static IReadOnlyList<StandingAdoption> StandingAdoptions(RegisterEntry adopted)
    {
        var found = new List<StandingAdoption>();
        foreach (var (matter, at) in adopted.Matters.Select((m, at) => (m, at)).Where(p => !p.m.IsErased && p.m[MatterLabels.AdoptedName] is null))
        {
            var (father, mother) = (Unmarked(matter[MatterLabels.AdoptiveFather]), Unmarked(matter[MatterLabels.AdoptiveMother]));
            if (matter.Title == MatterTitles.Adoption)
            {
                found.Add(new(at, DayIn(matter, [MatterLabels.AdoptedOn]), father, mother) { Former = matter[MatterLabels.FormerRegister] });
            }
            else if (MatterTitles.EndsOfAdoption.Contains(matter.Title))
            {
                var last = found.Count - 1;
                found = [.. found.Select((a, i) => father is null && mother is null ? i == last ? a with { Father = null, Mother = null } : a
                    : a with { Father = a.Father == father ? null : a.Father, Mother = a.Mother == mother ? null : a.Mother }).Where(a => a.Father is not null || a.Mother is not null)];
            }
        }

        return found;
    }

    /// <summary>
    /// The same as the columns of the entry show it: of the last of them one whose column is empty has parted before, though the matter was carried whole and names both. Where no
    /// column shows anybody and nobody has parted, the columns tell nothing.
    /// </summary>
    public static IReadOnlyList<StandingAdoption> ShownAdoptions(RegisterEntry adopted)
    {
        var all = StandingAdoptions(adopted);
        if (all.Count == 0 || adopted.Matters[all[^1].At] is not { } matter
            || (adopted is { AdoptiveFather: null, AdoptiveMother: null } && (all[^1].Father is null) == (matter[MatterLabels.AdoptiveFather] is null) && (all[^1].Mother is null) == (matter[MatterLabels.AdoptiveMother] is null)))
        {
            return all;
        }

        var last = all[^1] with { Father = adopted.AdoptiveFather is null ? null : all[^1].Father, Mother = adopted.AdoptiveMother is null ? null : all[^1].Mother };
        return last is { Father: null, Mother: null } ? [.. all.SkipLast(1)] : [.. all.SkipLast(1), last];
    }

    /// <summary>Where the last adoption that still stands is written among the matters of the adopted; -1 where there is none.</summary>
    public static int StandingAdoptionAt(RegisterEntry adopted)
    {
        for (var at = adopted.Matters.Count - 1; at >= 0; at--)
        {
            if (CarryOverRules.IsStandingAdoption(adopted, at))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>認知した子の氏名, of the last child that the entry's person acknowledged, or null.</summary>
    public static string? AcknowledgedChild(RegisterEntry entry) =>
        entry.Matters.Where(m => m.Title == MatterTitles.Acknowledgement).Select(m => m[MatterLabels.AcknowledgedChild]).LastOrDefault(n => n is not null);

    /// <summary>Whether 親権 stands written and is not erased.</summary>
    public static bool HasParentalAuthority(RegisterEntry entry) => entry.Matters.Any(m => m.Title == MatterTitles.ParentalAuthority && !m.IsErased);

    /// <summary>Who holds the office of 未成年後見人 (or of 未成年後見監督人) by the entry: who came into it and has not left it, until the guardianship ended.</summary>
    public static IReadOnlyList<string> Guardians(RegisterEntry entry, bool supervisors)
    {
        var (office, held) = (supervisors ? MatterLabels.Supervisor : MatterLabels.Guardian, new List<string>());
        foreach (var matter in entry.Matters.Where(m => m is { IsErased: false, Title: MatterTitles.Guardianship }))
        {
            if (matter[MatterLabels.GuardianshipEndedOn] is not null)
            {
                held.Clear();
            }
            else if (matter[office] is { } name)
            {
                held.Remove(name);
                // Whatever older words say how somebody came into the office: only leaving it is told by these.
                if (!matter.Lines.Any(l => l.Label == $"{office}地位喪失日" || l.Label == $"{office}辞任許可の裁判確定日" || l.Label == $"{office}解任の裁判確定日"))
                {
                    held.Add(name);
                }
            }
        }

        return held;
    }

    /// <summary>消除日 of a register that was closed, or null.</summary>
    public static RegisterDate? ClosedOn(FamilyRegister register) =>
        register.Matters.LastOrDefault(m => m is { Title: MatterTitles.Closing, IsErased: false })?[MatterLabels.ClosedOn] is { } day ? RegisterDate.Parse(day) : null;

    /// <summary>The adoptions by which the person was adopted, in the order recorded, with their ends.</summary>
    public static IReadOnlyList<AdoptionOnRecord> Adoptions(RegisterEntry entry)
    {
        var found = new List<AdoptionOnRecord>();
        foreach (var matter in entry.Matters.Where(m => !m.IsErased && m[MatterLabels.AdoptedName] is null))
        {
            if (matter.Title == MatterTitles.Adoption)
            {
                found.AddRange(Adopters(matter).DefaultIfEmpty().Select(name => new AdoptionOnRecord(DayIn(matter, [MatterLabels.AdoptedOn]), name) { Register = matter[MatterLabels.AdoptersRegister] }));
            }
            else if (matter.Title == MatterTitles.SpecialAdoption)
            {
                found.Add(new(SpecialAdoptionDay(matter), null) { IsSpecial = true });
            }
            else if (matter.Title == MatterTitles.DissolutionOfSpecialAdoption)
            {
                found = [.. found.Select(a => a is { IsSpecial: true, IsEnded: false } ? a with { Ended = SpecialAdoptionDay(matter), IsEnded = true } : a)];
            }
            else if (MatterTitles.EndsOfAdoption.Contains(matter.Title))
            {
                Dissolve(found, matter);
            }
        }

        return found;
    }

    /// <summary>養父氏名 and 養母氏名 of a matter, without what marks one who had died.</summary>
    public static IEnumerable<string> AdoptersOf(Matter matter) => Adopters(matter).OfType<string>();

    /// <summary>The adoptions by which the person adopted somebody: the day and 養子氏名.</summary>
    public static IEnumerable<(RegisterDate? On, string Adopted)> AdoptionsMade(RegisterEntry entry) => entry.Matters
        .Where(m => m.Title == MatterTitles.Adoption && m[MatterLabels.AdoptedName] is not null).Select(m => (DayIn(m, [MatterLabels.AdoptedOn]), m[MatterLabels.AdoptedName]!));

    /// <summary>The day on which the judgment of a 特別養子縁組 or of its 離縁 became final, or null.</summary>
    public static RegisterDate? SpecialAdoptionDay(Matter matter) => DayIn(matter, [MatterLabels.SpeciallyAdoptedOn, MatterLabels.LeftBySpecialAdoptionOn, MatterLabels.SpeciallyDissolvedOn]);

    /// <summary>The day of a matter of an adoption or of its dissolution, or null.</summary>
    public static RegisterDate? AdoptionDay(Matter matter) => DayIn(matter, [MatterLabels.AdoptedOn, .. MatterLabels.DissolvedOn, MatterLabels.SpeciallyDissolvedOn]);

    /// <summary>The acknowledgements that the entry tells: of the child by somebody, or by the person of a child.</summary>
    public static IEnumerable<AcknowledgementOnRecord> Acknowledgements(RegisterEntry entry) => entry.Matters
        .Where(m => m.Title == MatterTitles.Acknowledgement && !m.IsErased)
        .Select(m => new AcknowledgementOnRecord(DayIn(m, MatterLabels.AcknowledgedOn), Unmarked(m[MatterLabels.Acknowledger]), m[MatterLabels.AcknowledgersRegister])
        {
            Child = m[MatterLabels.AcknowledgedChild],
            ChildsRegister = m[MatterLabels.AcknowledgedChildsRegister],
        });

    /// <summary>Whether the person came into the register by an adoption.</summary>
    public static bool CameByAdoption(RegisterEntry entry) => entry.Entered.Cause is MatterTitles.Adoption or "縁組" or MatterTitles.SpecialAdoption or MatterTitles.SpecialAdoptionLeft;

    /// <summary>Whether a 戸籍の表示 names the register: as it is, at a 本籍 that it had before, or by a name that its head bore in it before.</summary>
    public static bool IsNamed(FamilyRegister register, string designation) =>
        HeadOf(designation) is { } head && BoreName(register, head) && DomicileOf(designation) is { } domicile && HadDomicile(register, domicile);

    /// <summary>Whether the register has the 本籍, or had it before a 転籍 or before the place was called otherwise.</summary>
    public static bool HadDomicile(FamilyRegister register, string domicile) => domicile == register.Domicile.Text
        || register.Matters.Any(m => (m.Title == MatterTitles.Transfer && m[MatterLabels.FormerDomicile] == domicile) || FormerDomicile(m) == domicile);

    /// <summary>The day since which the register has its 本籍 by record: of compiling, 転籍 or 更正, the latest; null while none tells it.</summary>
    public static RegisterDate? DomicileSince(FamilyRegister register) => register.Matters
        .Select(m => FormerDomicile(m) is null && m[MatterLabels.TransferredOn] is null && m[MatterLabels.CompiledOn] is null ? null
            : DayIn(m, [MatterLabels.UpdatedOn]) ?? DayIn(m, [MatterLabels.TransferredOn]) ?? DayIn(m, [MatterLabels.CompiledOn]))
        .OfType<RegisterDate>().LastOrDefault();

    // What stood as 本籍 before the matter.
    private static string? FormerDomicile(RegisterMatter matter) => matter.Lines.Where(l => l.Label == MatterLine.FormerRecord)
        .SelectMany(l => l.Children).FirstOrDefault(l => l.Label == MatterLabels.Domicile)?.Value;

    /// <summary>従前戸籍 from which the person came, with the place of the matter that says so; the last one.</summary>
    public static (string Register, int At)? CameFrom(RegisterEntry entry)
    {
        var at = entry.Matters.ToList().FindLastIndex(m => m[MatterLabels.FormerRegister] is not null);
        return at < 0 ? null : (entry.Matters[at][MatterLabels.FormerRegister]!, at);
    }

    /// <summary>Every 従前戸籍 that the entry names.</summary>
    public static IEnumerable<string> FormerRegisters(RegisterEntry entry) => entry.Matters.Select(m => m[MatterLabels.FormerRegister]).OfType<string>();

    /// <summary>Every register that the entry names with its 筆頭者: where the person came from and went, and those of acknowledgement and adoption.</summary>
    public static IEnumerable<string> RegistersNamed(RegisterEntry entry) => entry.Matters
        .SelectMany(m => new[]
        {
            m[MatterLabels.FormerRegister], m[MatterLabels.RegisterEntered], m[MatterLabels.AcknowledgersRegister], m[MatterLabels.AcknowledgedChildsRegister], m[MatterLabels.AdoptersRegister],
        })
        .OfType<string>().Where(d => HeadOf(d) is not null).Distinct(StringComparer.Ordinal);

    /// <summary>氏 that everybody in the register bore before 氏の変更.</summary>
    public static IEnumerable<string> FormerFamilyNames(FamilyRegister register) => register.Matters.Where(m => m.Title is MatterTitles.ChangeOfFamilyName or MatterTitles.Correction)
        .SelectMany(m => m.Lines).SelectMany(l => l.Children).Where(l => l.Label == MatterLabels.FamilyName).Select(l => l.Value);

    /// <summary>氏 that everybody in the register bore on a day: that of now, or what the first 氏の変更 after the day has put aside.</summary>
    public static string FamilyNameOn(FamilyRegister register, RegisterDate day) => register.Matters
        .Where(m => m is { Title: MatterTitles.ChangeOfFamilyName, IsErased: false } && DayIn(m, [MatterLabels.FamilyNameChangedOn]) is { } changed && changed.Earliest > day.Latest)
        .SelectMany(m => m.Lines).SelectMany(l => l.Children).FirstOrDefault(l => l.Label == MatterLabels.FamilyName)?.Value ?? register.FamilyName;

    /// <summary>Whether the last marriage that stands written is one with a foreigner, by whom nobody's 氏 changes.</summary>
    public static bool HasForeignSpouse(RegisterEntry entry) => entry.Matters.LastOrDefault(m => m is { Title: MatterTitles.Marriage, IsErased: false })?[MatterLabels.SpousesNationality] is not null;

    /// <summary>
    /// 氏名 at the death of the spouse whom the entry says to have died: of the one of the couple whom the register let go on that day; of a foreigner as
    /// recorded. Null where the register does not show it: 配偶者氏名 of a marriage is the name before it.
    /// </summary>
    public static string? DeadSpouse(FamilyRegister register, RegisterEntry entry) =>
        SpouseDiedOn(entry) is not { } died ? null
        : Couple.Of(register).Where(e => e.Person != entry.Person && DiedOn(e) is { } day && day.IsSameAs(died)).ToList() is [var spouse] ? FamilyNameOn(register, died) + spouse.GivenName
        : HasForeignSpouse(entry) ? LatestSpouse(entry) : null;

    // 氏名 of the head, now or before 氏の変更 and 名の変更.
    private static bool BoreName(FamilyRegister register, string name) => name == register.HeadName
        || FormerFamilyNames(register).Prepend(register.FamilyName).Any(f => name.StartsWith(f, StringComparison.Ordinal)
            && (register.Head is { } head ? FormerGivenNames(head) : []).Prepend(register.HeadGivenName).Contains(name[f.Length..]));

    /// <summary>名 that the person bore before 名の変更.</summary>
    public static IEnumerable<string> FormerGivenNames(RegisterEntry entry) => entry.Matters.Where(m => m.Title == MatterTitles.ChangeOfGivenName)
        .SelectMany(m => m.Lines).SelectMany(l => l.Children).Where(l => l.Label == MatterLabels.GivenName).Select(l => l.Value);

    private static string? Unmarked(string? name) => name?.StartsWith(Late, StringComparison.Ordinal) == true ? name[Late.Length..] : name;

    private static RegisterDate? DayIn(Matter matter, IReadOnlyList<string> labels) =>
        matter.Lines.FirstOrDefault(l => labels.Contains(l.Label)) is { Value.Length: > 0 } line ? RegisterDate.Parse(line.Value) : null;

    private static IEnumerable<string?> Adopters(Matter matter) =>
        matter.Lines.Where(l => l.Label is MatterLabels.AdoptiveFather or MatterLabels.AdoptiveMother).Select(l => Unmarked(l.Value));

    // 失踪宣告の取消し revives a marriage after which neither has married again (民法32条1項). The spouse's entry says so; that of the one who was
    // absent by what ended the marriage later, and by 夫 or 妻 while nothing has.
    private static bool IsRevived(RegisterEntry entry, MarriageOnRecord last, string title, IEnumerable<StatusMatter> later) => title switch
    {
        MatterTitles.SpousesRevokedDisappearance => last.EndedBy == MatterTitles.SpousesDisappearance,
        MatterTitles.RevokedDisappearance => last.EndedBy == MatterTitles.Disappearance
            && later.FirstOrDefault(m => m.Title == MatterTitles.Marriage || MarriageEnds.ContainsKey(m.Title))?.Title switch
            {
                null or MatterTitles.Death or MatterTitles.Disappearance => entry.Spouse is not null,
                MatterTitles.Marriage => false,
                _ => true,
            },
        _ => false,
    };

    private static void End(List<MarriageOnRecord> found, bool isOpen, Matter matter, RegisterDate ended)
    {
        if (isOpen)
        {
            found[^1] = found[^1] with { Ended = ended, EndedBy = matter.Title };
        }
        else if (matter.Title is MatterTitles.Divorce or MatterTitles.AnnulmentOfMarriage or MatterTitles.SpousesDeath or MatterTitles.SpousesDisappearance)
        {
            found.Add(new(null, matter[MatterLabels.SpouseName]) { Former = matter[MatterLabels.FormerRegister], Ended = ended, EndedBy = matter.Title });
        }
    }

    // 離婚取消: the divorced marriage lasts as if nothing had ended it (民法764条). The register of the one who had gone back tells only where that one goes; in the register
    // entered the marriage stands without the divorce. Whether it is the last marriage told.
    private static bool Revoke(List<MarriageOnRecord> found, Matter matter, RegisterDate revoked)
    {
        var at = found.FindLastIndex(m => m.EndedBy == MatterTitles.Divorce);
        if (at < 0 && found is not [.., { EndedBy: null }])
        {
            found.Add(new(null, matter[MatterLabels.SpouseName]));
        }

        at = at < 0 ? found.Count - 1 : at;
        found[at] = found[at] with { Ended = null, EndedBy = null, DivorceRevokedOn = revoked, Destination = found[at].Began is null ? matter[MatterLabels.RegisterEntered] : found[at].Destination };
        return at == found.Count - 1;
    }

    // 離縁 that names nobody ends the adoption before it, with both of a couple.
    private static void Dissolve(List<AdoptionOnRecord> found, Matter matter)
    {
        var named = Adopters(matter).ToList();
        var ended = DayIn(matter, MatterLabels.DissolvedOn);
        var last = found.FindLast(a => a is { Ended: null, IsEnded: false, IsSpecial: false })?.On;
        for (var i = 0; i < found.Count; i++)
        {
            if (found[i] is { IsEnded: false, IsSpecial: false } && (named.Count == 0 ? Equals(found[i].On, last) : named.Contains(found[i].Adopter)))
            {
                found[i] = found[i] with { Ended = ended, IsEnded = true, IsAnnulled = matter.Title == MatterTitles.AnnulmentOfAdoption };
            }
        }
    }
}
