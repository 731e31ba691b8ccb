using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>By which way a paper brings a 振り仮名 into the register.</summary>
public enum ReadingManner
{
    /// <summary>The first one, notified within a year (令和5年法律48号附則6条・8条).</summary>
    Notified,

    /// <summary>The one change, without leave, of what the city itself has recorded (附則10条–12条).</summary>
    AfterExOfficio,

    /// <summary>A change by leave of the family court (戸籍法107条の3・107条の4).</summary>
    Permitted,
}

/// <summary>Whether the characters are read so (戸籍法13条2項, 附則6条・8条).</summary>
public enum ReadingJudgement
{
    /// <summary>一般に認められている読み方.</summary>
    Common,

    /// <summary>Not one, but in use, which a paper proves.</summary>
    InUse,

    /// <summary>Neither is sure.</summary>
    Doubtful,
}

/// <summary>What the municipality that keeps the register says of a reading that is to be changed without leave.</summary>
public enum OriginCheck
{
    /// <summary>It has recorded it itself, and it was not changed since.</summary>
    ExOfficio,

    /// <summary>It was notified, permitted or changed already.</summary>
    Otherwise,

    /// <summary>It was not asked yet.</summary>
    NotVerified,
}

/// <summary>What the boxes of the reading say.</summary>
/// <param name="Manner">By which way, or null while it is not chosen.</param>
/// <param name="Former">The reading until now on the paper; null where none is changed.</param>
/// <param name="Kana">The reading from now on.</param>
/// <param name="Judgement">Whether it is one, or null where nobody here judges it.</param>
/// <param name="Proof">What proves its use, or null.</param>
/// <param name="HasPermission">Whether the copy of the leave is there.</param>
/// <param name="Permitted">The reading that the court has permitted, or null.</param>
/// <param name="Check">What the municipality that keeps the register says, or null for one of ours.</param>
public sealed record ReadingRead(ReadingManner? Manner, string? Former, string Kana, ReadingJudgement? Judgement, string? Proof, bool HasPermission, string? Permitted, OriginCheck? Check)
{
    /// <summary>Whether a reading that stands recorded is changed.</summary>
    public bool IsChange => Manner is ReadingManner.AfterExOfficio or ReadingManner.Permitted;

    /// <summary>Whether there is such a record by the day it is written.</summary>
    public bool IsInForce(DateOnly recordDate) => recordDate >= (Manner == ReadingManner.AfterExOfficio ? LawDates.ReadingsByTheCity : LawDates.ReadingsRecorded);
}

/// <summary>The boxes by which a paper says which reading, and on what ground.</summary>
/// <param name="what">氏 or 名.</param>
/// <param name="isElsewhere">Whether another municipality keeps the register.</param>
internal sealed class ReadingBoxes(string what, Func<Draft, bool> isElsewhere)
{
    internal static readonly ChoiceSet<ReadingManner> Manners = new(
        (ReadingManner.Notified, "notified", "初めての振り仮名の届(令和8年5月25日まで)"),
        (ReadingManner.AfterExOfficio, "afterExOfficio", "職権で記載された振り仮名の変更(一度だけ、許可は要らない)"),
        (ReadingManner.Permitted, "permitted", "家庭裁判所の許可による変更"));

    internal static readonly ChoiceSet<ReadingJudgement> Judgements = new(
        (ReadingJudgement.Common, "common", "一般に認められている"), (ReadingJudgement.InUse, "inUse", "一般ではないが、現に使用している"), (ReadingJudgement.Doubtful, "doubtful", "疑義がある"));

    internal static readonly ChoiceSet<OriginCheck> Checks = new(
        (OriginCheck.ExOfficio, "exOfficio", "職権で記載され、その後の変更がない"), (OriginCheck.Otherwise, "otherwise", "届・許可・変更による記載である"), (OriginCheck.NotVerified, "none", "確かめていない"));

    internal FieldKey Manner { get; } = new("reading.manner");

    internal FieldKey Former { get; } = new("reading.former");

    internal FieldKey Kana { get; } = new("reading.kana");

    internal FieldKey Judgement { get; } = new("reading.judgement");

    internal FieldKey Proof { get; } = new("reading.proof");

    internal FieldKey HasPermission { get; } = new("permission.paper");

    internal FieldKey Permitted { get; } = new("permission.kana");

    internal FieldKey Check { get; } = new("reading.check");

    /// <summary>The box that says by which way: the first of the paper.</summary>
    internal FormField MannerField(string article) => new(Manner, "届の種類", FieldKind.Choice) { Required = true, Article = article, Width = 40, Choices = Manners.All };

    /// <param name="article">The article of the change by leave, e.g. 戸籍法107条の3.</param>
    /// <param name="known">What the register says now.</param>
    internal IEnumerable<FormField> Fields(string article, Func<Draft, RegisterSet, string?> known) =>
    [
        new(Former, $"今の{what}の振り仮名", FieldKind.Kana) { Required = true, Article = article, Visible = IsChange, Support = "戸籍のとおり。", Known = known },
        new(Kana, $"これからの{what}の振り仮名", FieldKind.Kana) { Required = true, Article = "戸籍法13条1項2号・3項", Support = "カタカナ。小書きの「ャュョッ」は大きい字と別の振り仮名です。" },
        new(Judgement, "読み方の審査", FieldKind.Choice) { Required = true, Article = "戸籍法13条2項、令和5年法律48号附則6条・8条", Visible = IsJudged, Width = 30, Choices = Judgements.All, Support = "部分の音訓(心愛=ココア)・熟字訓・置き字(美空=ソラ)は認められます。" },
        new(Proof, "使用を証する書面", FieldKind.Text) { Article = "令和5年法律48号附則6条・8条", Visible = d => IsJudged(d) && Judgements.Is(d, Judgement, ReadingJudgement.InUse), Width = 30, Support = "例: 旅券、預貯金通帳" },
        new(HasPermission, "許可の審判書の謄本がある", FieldKind.Check) { Article = $"{article}・38条2項", Visible = IsPermitted },
        new(Permitted, $"審判書に書かれた{what}の振り仮名", FieldKind.Kana) { Required = true, Article = article, Visible = IsPermitted, Support = "審判書の主文のとおり、一字ずつ写します。" },
        new(Check, "職権による記載の確認", FieldKind.Choice) { Required = true, Article = "令和5年法律48号附則10条〜12条・戸籍法27条の3", Visible = d => Manners.Is(d, Manner, ReadingManner.AfterExOfficio) && isElsewhere(d), Width = 30, Choices = Checks.All, Support = "本籍地に確かめます。" },
    ];

    internal ReadingRead Read(DraftReader reader)
    {
        var manner = reader.Choice(Manner, Manners);
        return new(
            manner, reader.IsVisible(Former) ? reader.Text(Former) : null, reader.Text(Kana), AcceptedPaper.Choice(reader, Judgement, Judgements), reader.Optional(Proof),
            reader.IsChecked(HasPermission), reader.IsVisible(Permitted) ? reader.Text(Permitted) : null, reader.IsVisible(Check) ? reader.Choice(Check, Checks) : null);
    }

    /// <summary>件名 of the receipt book by the manner; the first while none is chosen.</summary>
    internal NotificationSubject SubjectOf(Draft draft, IReadOnlyList<string> codes)
    {
        var code = codes[(int)(Manners.Of(draft[Manner]) ?? ReadingManner.Notified)];
        return NotificationCatalogue.Subjects.First(s => s.Code == code);
    }

    internal bool IsPermitted(Draft draft) => Manners.Is(draft, Manner, ReadingManner.Permitted);

    private bool IsChange(Draft draft) => Manners.Is(draft, Manner, ReadingManner.AfterExOfficio, ReadingManner.Permitted);

    // The court has judged what it permits.
    private bool IsJudged(Draft draft) => Manners.Is(draft, Manner, ReadingManner.Notified, ReadingManner.AfterExOfficio);
}

/// <summary>The rules about which reading may be recorded, by which way and when (stopping rules F01, F02, F05, F06).</summary>
/// <typeparam name="T">The paper.</typeparam>
/// <param name="prefix">Prefix of the numbers, e.g. 氏読: they are 20 to 36.</param>
/// <param name="what">氏 or 名.</param>
/// <param name="article">The article of the change by leave.</param>
/// <param name="boxes">The boxes.</param>
/// <param name="where">The box that says where the register is.</param>
/// <param name="read">The boxes as read.</param>
/// <param name="recorded">What a register of ours says now, null for one elsewhere and where it says nothing.</param>
/// <param name="isOurs">Whether the register is ours.</param>
/// <param name="origin">Where that comes from.</param>
internal sealed class ReadingRules<T>(
    string prefix, string what, string article, ReadingBoxes boxes, FieldKey where, Func<T, ReadingRead> read, Func<T, string?> recorded, Func<T, bool> isOurs, Func<T, Circumstances, ReadingOrigin> origin)
{
    private const string Law = "令和5年法律48号附則";

    internal IEnumerable<Requirement<T>> All() => [.. OfThePeriod(), .. OfTheOrigin(), .. OfThePermission(), .. OfTheKana()];

    private IEnumerable<Requirement<T>> OfThePeriod()
    {
        yield return new($"{prefix}-20", $"{what}の振り仮名は、令和7年5月26日から記載する。", "戸籍法13条1項2号、令和5年法律48号", Severity.Refusal, [boxes.Manner],
            (_, c) => c.ReceiptDate < LawDates.ReadingsRecorded ? "この日には、まだ振り仮名を届け出られません。" : null,
            "令和7年5月26日より後に届け出てもらってください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new($"{prefix}-21", $"初めての{what}の振り仮名の届は、令和8年5月25日までに受け付ける(郵便は、届いた日による)。", $"{Law}6条・8条", Severity.Refusal, [boxes.Manner],
            (n, c) => read(n).Manner == ReadingManner.Notified && c.ReceiptDate >= LawDates.ReadingsByTheCity ? "届出の期間を過ぎています。" : null,
            "職権で記載された後に、一度だけ許可なしに変更を届け出られることを説明してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new($"{prefix}-22", $"{what}の振り仮名の記載がある戸籍には、初めての届をすることができない(同籍者が何人も届け出たときは、最初の届による)。", $"{Law}6条・8条", Severity.Refusal, [boxes.Manner, where],
            (n, _) => read(n).Manner == ReadingManner.Notified && recorded(n) is { } kana ? $"既に「{kana}」と記載されています。" : null,
            "記載が届によるものなら、変更には家庭裁判所の許可が要ることを説明してください。")
        { AcceptedElsewhere = Severity.Correction };
    }

    private IEnumerable<Requirement<T>> OfTheOrigin()
    {
        yield return new($"{prefix}-27", $"職権で記載された{what}の振り仮名の変更は、令和8年5月26日からすることができる。", $"{Law}10条〜12条", Severity.Refusal, [boxes.Manner],
            (n, c) => read(n).Manner == ReadingManner.AfterExOfficio && c.ReceiptDate < LawDates.ReadingsByTheCity ? "職権による記載は、まだ始まっていません。" : null,
            "届出の期間のうちなので、初めての届によることを説明してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new($"{prefix}-23", $"許可のない{what}の振り仮名の変更は、職権で記載されたものについて、一度だけすることができる。", $"{Law}10条〜12条・{article}", Severity.Refusal, [boxes.Manner, where],
            (n, c) => read(n) is not { Manner: ReadingManner.AfterExOfficio } paper ? null
                : paper.Check == OriginCheck.Otherwise ? "本籍地の回答では、職権で記載されたままの振り仮名ではありません。"
                : origin(n, c) switch
                {
                    ReadingOrigin.Notified => "届出によって記載された振り仮名です。",
                    ReadingOrigin.ChangedAfterwards => "許可のない変更は、既に一度されています。",
                    ReadingOrigin.Permitted => "家庭裁判所の許可によって記載された振り仮名です。",
                    ReadingOrigin.First => "出生などの届とともに記載された振り仮名です。",
                    ReadingOrigin.None or ReadingOrigin.ExOfficio or ReadingOrigin.Unknown => null,
                },
            $"変更には家庭裁判所の許可({article})が要ることを説明してください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new($"{prefix}-24", $"{what}の振り仮名が職権で記載されたものかを確かめられないときは、照会して定める。", $"{Law}10条〜12条・戸籍法27条の3", Severity.Inquiry, [boxes.Manner, where],
            (n, c) => read(n) is { Manner: ReadingManner.AfterExOfficio } paper && (paper.Check == OriginCheck.NotVerified || (isOurs(n) && origin(n, c) == ReadingOrigin.Unknown))
                ? "この振り仮名がどう記載されたかを、戸籍の記録からは確かめられません。" : null,
            "従前の戸籍の本籍地の職権記載の一覧と、既にされた変更の有無を確かめてください。");
        yield return new($"{prefix}-25", $"変更する{what}の振り仮名は、戸籍に記載されている。", $"{article}・{Law}10条〜12条", Severity.Correction, [boxes.Manner, where],
            (n, _) => read(n).IsChange && isOurs(n) && recorded(n) is null ? $"戸籍に{what}の振り仮名の記載がありません。" : null,
            "職権による記載がまだなら、記載の後に届け出てもらってください。");
        yield return new($"{prefix}-26", $"届書の今の{what}の振り仮名は、戸籍の記載と一致しなければならない。", "戸籍法29条4号", Severity.Correction, [boxes.Former, where],
            (n, _) => read(n).Former is { } former && recorded(n) is { } kana && former != kana ? $"戸籍の{what}の振り仮名は「{kana}」です。" : null,
            "届書と戸籍を照らし合わせてください(小書きの仮名は別の仮名です)。");
    }

    private IEnumerable<Requirement<T>> OfThePermission()
    {
        yield return new($"{prefix}-30", $"許可による{what}の振り仮名の変更の届出には、家庭裁判所の許可の審判書の謄本を添えなければならない。", $"{article}・38条2項", Severity.Correction, [boxes.HasPermission],
            (n, _) => read(n) is { Manner: ReadingManner.Permitted, HasPermission: false } ? "許可の審判書の謄本がありません。" : null,
            "謄本を出してもらってください。");
        yield return new($"{prefix}-31", $"届け出る{what}の振り仮名は、許可された振り仮名と一字も違ってはならない。", article, Severity.Correction, [boxes.Kana, boxes.Permitted],
            (n, _) => read(n) is { Permitted: { } permitted } paper && paper.Kana != permitted ? $"許可された振り仮名は「{permitted}」です。" : null,
            "審判書の主文と照らし合わせてください(小書きの仮名は別の仮名です)。審判書の誤記なら、更正の決定を得てもらいます。");
    }

    private IEnumerable<Requirement<T>> OfTheKana()
    {
        yield return new($"{prefix}-32", $"変更後の{what}の振り仮名は、今の振り仮名と違うものである。", $"{article}・{Law}10条〜12条", Severity.Correction, [boxes.Kana, where],
            (n, _) => read(n).IsChange && (recorded(n) ?? read(n).Former) == read(n).Kana ? "今の振り仮名と同じです。" : null,
            "同じ届が既に記録されていないかも確かめてください。");
        yield return new($"{prefix}-33", $"{what}の振り仮名は、定められた仮名と記号で書かなければならない。", "戸籍法13条1項2号・3項", Severity.Correction, [boxes.Kana],
            (n, _) => KanaReading.Problem(read(n).Kana),
            "カタカナと長音の「ー」で書き直してください(平仮名・空白・中点・半角は使えません)。");
        yield return new($"{prefix}-34", $"{what}の振り仮名は、読み方として一般に認められるものか、現に使用しているものでなければならない。", $"戸籍法13条2項、{Law}6条・8条", Severity.Inquiry, [boxes.Judgement, boxes.Kana],
            (n, _) => read(n).Judgement == ReadingJudgement.Doubtful ? $"「{read(n).Kana}」と読むことに疑義があります。" : null,
            "反対の意味・別の名・無関係な読みでないかを確かめ、管轄法務局に照会してください。");
        yield return new($"{prefix}-35", "一般に認められているものでない読み方を届け出るときは、現に使用していることを証する書面を添えなければならない。", $"{Law}6条・8条", Severity.Correction, [boxes.Proof, boxes.Judgement],
            (n, _) => read(n) is { Judgement: ReadingJudgement.InUse, Proof: null } ? "使用を証する書面がありません。" : null,
            "旅券・預貯金通帳など、その読み方の書かれた書面を出してもらってください。");
    }
}
