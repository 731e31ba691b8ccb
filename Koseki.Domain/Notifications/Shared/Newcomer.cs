using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>Whether a reading of a 名 is one that is generally accepted (戸籍法13条2項).</summary>
public enum ReadingCheck
{
    /// <summary>一般に認められる.</summary>
    Accepted,

    /// <summary>疑義がある.</summary>
    Doubtful,
}

/// <summary>Whether somebody stands in a register already (戸籍法22条): who gets one for the first time stands in none.</summary>
public enum RegisterSearch
{
    /// <summary>Searched for, and found in none.</summary>
    NotFound,

    /// <summary>Only an entry that 国籍喪失 has ended: no bar (国籍法17条).</summary>
    EndedByLoss,

    /// <summary>Stands in a register now.</summary>
    Found,

    /// <summary>Not searched for yet.</summary>
    NotSearched,
}

/// <summary>Who comes to stand in a register for the first time, as the paper says it (戸籍法22条).</summary>
public sealed record Newcomer
{
    /// <summary>The number.</summary>
    public required PersonId Person { get; init; }

    /// <summary>氏 in the new place.</summary>
    public required string FamilyName { get; init; }

    /// <summary>名.</summary>
    public required string GivenName { get; init; }

    /// <summary>名の振り仮名, or null.</summary>
    public required string? GivenNameKana { get; init; }

    /// <summary>読み方の審査, or null while it is not judged.</summary>
    public required ReadingCheck? Reading { get; init; }

    /// <summary>男女の別.</summary>
    public required Sex Sex { get; init; }

    /// <summary>生年月日.</summary>
    public required RegisterDate BornOn { get; init; }

    /// <summary>出生地; null where nobody knows it (就籍).</summary>
    public required string? BirthPlace { get; init; }

    /// <summary>父, 母 and 続柄; father and mother null where unknown.</summary>
    public required (string? Father, string? Mother, string Relationship) Parents { get; init; }

    /// <summary>養父, 養母 and 続柄 with them, or null.</summary>
    public required (string? Father, string? Mother, string? Relationship) Adopters { get; init; }

    /// <summary>国籍 until now; null where there was none to say (就籍).</summary>
    public required string? Nationality { get; init; }

    /// <summary>氏名 until now, as 【従前の氏名】 writes it; null where there was none to say (就籍).</summary>
    public required string? FormerName { get; init; }

    /// <summary>Further matters that are recorded from the paper (認知, 養子縁組, 親権 …).</summary>
    public required ValueList<StatusMatter> OtherMatters { get; init; }

    /// <summary>住所.</summary>
    public required string Address { get; init; }

    /// <summary>住定日; null where there is no 住民票 yet (就籍).</summary>
    public required RegisterDate? SettledOn { get; init; }

    /// <summary>The boxes the person was read from.</summary>
    internal NewcomerBoxes? Boxes { get; init; }

    /// <summary>氏名 in the new place.</summary>
    public string Name => FamilyName + GivenName;

    /// <summary>夫 or 妻, as the person is in a marriage.</summary>
    public SpouseMark Mark => Sex == Sex.Male ? SpouseMark.Husband : SpouseMark.Wife;

    /// <summary>The person in messages.</summary>
    internal Linkage.MessagePerson InMessages(string role, bool isRecordedHere) => new(isRecordedHere ? Person : null, role, Name, BornOn, Sex);

    /// <summary>The changes by which the person comes to stand at the end of a register: the name column, then the matters in their order.</summary>
    internal IEnumerable<RegisterChange> Enter(RegisterId register, SpouseMark? spouse, string cause, Circumstances c, params ReadOnlySpan<StatusMatter?> matters)
    {
        RegisterChange entered = new RegisterChange.Enter(register, new RegisterEntry
        {
            Person = Person,
            GivenName = GivenName,
            // 戸籍法13条1項2号 is in force from that day.
            GivenNameKana = c.ReceiptDate >= LawDates.ReadingsRecorded ? GivenNameKana : null,
            BirthDate = BornOn,
            Spouse = spouse,
            Father = Parents.Father,
            Mother = Parents.Mother,
            Relationship = Parents.Relationship,
            AdoptiveFather = Adopters.Father,
            AdoptiveMother = Adopters.Mother,
            AdoptiveRelationship = Adopters.Relationship,
            Sex = Sex,
            Entered = new(RegisterDate.Of(c.RegisterDay), cause),
        });
        return [entered, .. matters.ToArray().OfType<StatusMatter>().Select(m => new RegisterChange.WriteStatusMatter(register, Person, m))];
    }

    /// <summary>The further matters, as written by this paper.</summary>
    internal IEnumerable<StatusMatter> OthersWritten(Circumstances c) => OtherMatters.Select(m => m with { Receipt = c.Receipt });
}
