using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.RefusalRequests;

/// <summary>How a request, or its withdrawal, reached the office that received it (戸籍法施行規則53条の4).</summary>
public enum RequestMeans
{
    /// <summary>本人が出頭した.</summary>
    InPerson,

    /// <summary>やむを得ない事由で出頭できず、公正証書か公証人の認証を受けた書面を送付した.</summary>
    Deed,

    /// <summary>代理人・使者・認証のない郵送: nothing is taken in so.</summary>
    Agent,
}

/// <summary>By what the person who came was identified (戸籍法施行規則11条の2, 53条の4).</summary>
public enum RequestIdentity
{
    /// <summary>官公署の顔写真付きの書類一点.</summary>
    WithPhoto,

    /// <summary>そのほかの書類二点.</summary>
    TwoPapers,

    /// <summary>公正証書・認証を受けた書面.</summary>
    Deed,

    /// <summary>確認できない.</summary>
    None,
}

/// <summary>Who makes the request.</summary>
public enum RequestCapacity
{
    /// <summary>本人.</summary>
    Self,

    /// <summary>15歳未満の養子の法定代理人.</summary>
    Representative,
}

/// <summary>Where a request stands on a day.</summary>
public enum RequestState
{
    /// <summary>有効.</summary>
    Stands,

    /// <summary>取下げ.</summary>
    Withdrawn,

    /// <summary>死亡による失効.</summary>
    LapsedByDeath,

    /// <summary>特定した相手方との届の受理による失効.</summary>
    LapsedByAcceptance,

    /// <summary>15歳に達したことによる失効.</summary>
    LapsedByAge,
}

/// <summary>What was done about a request after it was made.</summary>
public enum RequestStepKind
{
    /// <summary>取下げ.</summary>
    Withdrawn,

    /// <summary>死亡による失効.</summary>
    LapsedByDeath,

    /// <summary>受理による失効.</summary>
    LapsedByAcceptance,

    /// <summary>新しい本籍地に引き継いだ: it goes on stopping here, where the 届 may be handed in.</summary>
    HandedOver,

    /// <summary>届を不受理とし、申出人に通知する.</summary>
    Stopped,

    /// <summary>届の人は申出人と別人と確かめた.</summary>
    AnotherPerson,

    /// <summary>届の人は申出人と同じ人と確かめた.</summary>
    SamePerson,

    /// <summary>取下げを、受け付けた人とは別の人が確かめた.</summary>
    WithdrawalConfirmed,

    /// <summary>取下げは申出人のものでない: it stands as if nobody had withdrawn it.</summary>
    WithdrawalDenied,

    /// <summary>失効の元となった死亡の記録が消えた: it stands again.</summary>
    DeathUndone,

    /// <summary>失効の元となった届の記録が消えた: it stands again.</summary>
    AcceptanceUndone,
}

/// <summary>The Japanese words of requests.</summary>
public static class RequestWords
{
    /// <summary>How it came.</summary>
    public static string Word(this RequestMeans means) => means switch
    {
        RequestMeans.InPerson => "本人が出頭した",
        RequestMeans.Deed => "出頭できず、公正証書・認証を受けた書面による",
        RequestMeans.Agent => "代理人・使者・認証のない郵送",
    };

    /// <summary>By what the person was identified.</summary>
    public static string Word(this RequestIdentity identity) => identity switch
    {
        RequestIdentity.WithPhoto => "官公署の顔写真付きの書類",
        RequestIdentity.TwoPapers => "そのほかの書類二点",
        RequestIdentity.Deed => "公正証書・認証を受けた書面",
        RequestIdentity.None => "確認できない",
    };

    /// <summary>Who makes it.</summary>
    public static string Word(this RequestCapacity capacity) => capacity switch
    {
        RequestCapacity.Self => "本人",
        RequestCapacity.Representative => "15歳未満の養子の法定代理人",
    };

    /// <summary>Where it stands.</summary>
    public static string Word(this RequestState state) => state switch
    {
        RequestState.Stands => "有効",
        RequestState.Withdrawn => "取下げ",
        RequestState.LapsedByDeath => "失効(死亡)",
        RequestState.LapsedByAcceptance => "失効(相手方との届の受理)",
        RequestState.LapsedByAge => "失効(15歳)",
    };

    /// <summary>What was done.</summary>
    public static string Word(this RequestStepKind kind) => kind switch
    {
        RequestStepKind.Withdrawn => "取下げ",
        RequestStepKind.LapsedByDeath => "失効(死亡)",
        RequestStepKind.LapsedByAcceptance => "失効(相手方との届の受理)",
        RequestStepKind.HandedOver => "新しい本籍地に引き継いだ",
        RequestStepKind.Stopped => "届を不受理とした",
        RequestStepKind.AnotherPerson => "届の人は別人と確かめた",
        RequestStepKind.SamePerson => "届の人は同じ人と確かめた",
        RequestStepKind.WithdrawalConfirmed => "取下げを別の人が確かめた",
        RequestStepKind.WithdrawalDenied => "取下げは申出人のものでない(有効に戻した)",
        RequestStepKind.DeathUndone => "有効に戻った(死亡の記録の消除)",
        RequestStepKind.AcceptanceUndone => "有効に戻った(届の記録の消除)",
    };

    /// <summary>令和8年6月1日 9時10分: a minute of the office's clock.</summary>
    public static string Minute(DateTimeOffset at) =>
        JapanTime.Of(at) is var local ? string.Create(CultureInfo.InvariantCulture, $"{RegisterDate.Of(DateOnly.FromDateTime(local.DateTime)).Text} {local.Hour}時{local.Minute}分") : "";
}

/// <summary>One step.</summary>
/// <param name="Kind">What.</param>
/// <param name="FiledAt">The minute of a withdrawal; null for anything else.</param>
/// <param name="CaseId">The case it is about, or null.</param>
/// <param name="Reason">Why, or how; may be empty.</param>
/// <param name="Account">Account of who did it.</param>
/// <param name="Name">Name of that person.</param>
/// <param name="At">When it was recorded.</param>
public sealed record RequestStep(RequestStepKind Kind, DateTimeOffset? FiledAt, long? CaseId, string Reason, string Account, string Name, DateTimeOffset At)
{
    /// <summary>Of 別人 and 同じ人: what the case said of the persons then. It holds for that alone, however the paper is written anew.</summary>
    public string? Seen { get; init; }
}

/// <summary>
/// 不受理申出 (戸籍法27条の2第3項): somebody asks that a notification of one act be not accepted unless they come themselves. Exact to
/// the minute of receipt; without an end until it is withdrawn or lapses. Never changed: what happens to it is added.
/// </summary>
public sealed record RefusalRequest
{
    /// <summary>The age at which what a representative asked lapses (民法797条1項).</summary>
    public const int OwnAge = 15;

    /// <summary>不 12.</summary>
    public required long Number { get; init; }

    /// <summary>The act it is against: one a request.</summary>
    public required RefusableAct Act { get; init; }

    /// <summary>本人, the one whom it protects.</summary>
    public required KnownPerson Who { get; init; }

    /// <summary>生年月日 as it is written.</summary>
    public required RegisterDate BirthDate { get; init; }

    /// <summary>住所, to which a notice of what was refused goes (5項).</summary>
    public required string Address { get; init; }

    /// <summary>本人 or 法定代理人.</summary>
    public required RequestCapacity Capacity { get; init; }

    /// <summary>氏名 of the representative; null when 本人 makes it.</summary>
    public string? Representative { get; init; }

    /// <summary>相手方; null for one against everybody.</summary>
    public KnownPerson? Against { get; init; }

    /// <summary>When the first office received it, to the minute.</summary>
    public required DateTimeOffset FiledAt { get; init; }

    /// <summary>The office that received it, where it was another one (東京都足立区長 …); null for this city.</summary>
    public string? ReceivedBy { get; init; }

    /// <summary>How it came there.</summary>
    public required RequestMeans Means { get; init; }

    /// <summary>By what the person was identified there.</summary>
    public required RequestIdentity Identity { get; init; }

    /// <summary>When it was entered, by this office's clock; null where nothing tells it.</summary>
    public DateTimeOffset? RecordedAt { get; init; }

    /// <summary>What was done about it, oldest first.</summary>
    public IReadOnlyList<RequestStep> Steps { get; init; } = [];

    /// <summary>不 12, as it is called.</summary>
    public string Called => CalledOf(Number);

    /// <summary>How a number is called.</summary>
    public static string CalledOf(long number) => string.Create(CultureInfo.InvariantCulture, $"不 {number}");

    /// <summary>The minute from which it is withdrawn; null while it is not.</summary>
    public DateTimeOffset? WithdrawnAt => Withdrawal?.FiledAt;

    /// <summary>取下げ; null while it is not withdrawn, and where it was found not to be theirs.</summary>
    public RequestStep? Withdrawal => Steps.LastOrDefault(s => s.Kind is RequestStepKind.Withdrawn or RequestStepKind.WithdrawalDenied) is { Kind: RequestStepKind.Withdrawn } step ? step : null;

    /// <summary>Who else than who took the withdrawal in has confirmed it; null while nobody has.</summary>
    public RequestStep? WithdrawalConfirmed => Withdrawal is not { } withdrawal ? null
        : Steps.LastOrDefault(s => s.Kind == RequestStepKind.WithdrawalConfirmed && s.At >= withdrawal.At && !string.Equals(s.Account, withdrawal.Account, StringComparison.OrdinalIgnoreCase));

    /// <summary>The day on which it lapses because the child can ask itself; null for any other.</summary>
    public DateOnly? LapsesOn => Capacity == RequestCapacity.Representative && Who.BornOn is { } born ? LegalAge.Attains(born, OwnAge) : null;

    /// <summary>Where it stands on a day, as far as it is known now.</summary>
    public RequestState StateOn(DateOnly day) =>
        WithdrawnAt is not null ? RequestState.Withdrawn
        : Has(RequestStepKind.LapsedByDeath, RequestStepKind.DeathUndone) ? RequestState.LapsedByDeath
        : Has(RequestStepKind.LapsedByAcceptance, RequestStepKind.AcceptanceUndone) ? RequestState.LapsedByAcceptance
        : LapsesOn <= day ? RequestState.LapsedByAge
        : RequestState.Stands;

    /// <summary>What people have said of whom a case names, as it names them now: what each said last, in the order they did.</summary>
    public IReadOnlyList<RequestStep> SaidOf(long? caseId, string seen) => caseId is null ? []
        : [.. Steps.Where(s => s.Kind is RequestStepKind.AnotherPerson or RequestStepKind.SamePerson && s.CaseId == caseId && s.Seen == seen).GroupBy(s => s.Account).Select(s => s.Last())];

    /// <summary>Whether whom a case names, as it names them now, is another person or the same: two people have to say so, and nobody otherwise. Null until then.</summary>
    public Sameness? FoundOf(long? caseId, string seen) => SaidOf(caseId, seen) is { Count: >= 2 } said && said.All(s => s.Kind == said[0].Kind)
        ? said[0].Kind == RequestStepKind.AnotherPerson ? Sameness.Different : Sameness.Same : null;

    /// <summary>The minute a time lies in, as the clocks of the office show it.</summary>
    public static DateTimeOffset MinuteOf(DateTimeOffset at) => new(at.Ticks - (at.Ticks % TimeSpan.TicksPerMinute), at.Offset);

    // A lapse counts as long as what it lapsed by stands in the register.
    private bool Has(RequestStepKind kind, RequestStepKind undone) => Steps.LastOrDefault(s => s.Kind == kind || s.Kind == undone)?.Kind == kind;
}
