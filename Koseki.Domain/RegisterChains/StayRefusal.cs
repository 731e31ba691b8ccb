using System.Globalization;
using Koseki.Domain.Cases;
using Koseki.Domain.ImagedRegisters;
using Koseki.Domain.Registers;

namespace Koseki.Domain.RegisterChains;

/// <summary>Why an imaged register is not said to be of a person: closed, with the words for the screen.</summary>
public abstract record StayRefusal : ActRefusal
{
    private StayRefusal()
    {
    }

    /// <summary>It is settled, or a later one took its place.</summary>
    public sealed record Settled : StayRefusal
    {
        /// <inheritdoc/>
        public override string Words => "この申し出は、もう確認されたか、新しい申し出に置き換わっています。";
    }

    /// <summary>Who said it does not confirm it.</summary>
    public sealed record OwnProposal : StayRefusal
    {
        /// <inheritdoc/>
        public override string Words => "自分の申し出は確認できません。別の人が画像を見て確認してください。";
    }

    /// <summary>There is no reason, or too long a one.</summary>
    /// <param name="Longest">How long it may be.</param>
    public sealed record ReasonUnfit(int Longest) : StayRefusal
    {
        /// <inheritdoc/>
        public override string Words => string.Create(CultureInfo.InvariantCulture, $"何頁の何が合うかを、{Longest}字までで入れてください(氏名だけでは同じ人と言えません)。");
    }

    /// <summary>There is no such imaged register.</summary>
    /// <param name="Image">Its number.</param>
    public sealed record UnknownImage(ImagedRegisterId Image) : StayRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"画像戸籍 {Image} がありません。";
    }

    /// <summary>No register of ours has the person.</summary>
    /// <param name="Person">The number.</param>
    public sealed record UnknownPerson(PersonId Person) : StayRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"人 {Person} は、この市の戸籍に見当たりません。";
    }

    /// <summary>A day cannot be read, or they are not in order.</summary>
    /// <param name="Why">What is wrong.</param>
    public sealed record DaysUnfit(string Why) : StayRefusal
    {
        /// <inheritdoc/>
        public override string Words => Why;
    }

    /// <summary>A register that is kept as images is closed: nobody stands in it.</summary>
    public sealed record StillStands : StayRefusal
    {
        /// <inheritdoc/>
        public override string Words => "除籍・改製原戸籍には、だれも現に在籍していません。除籍か改製の別を選んでください。";
    }

    /// <summary>Who the index names was born on another day.</summary>
    /// <param name="Index">The birth date in the index.</param>
    /// <param name="Recorded">That of the person.</param>
    public sealed record BornOtherwise(string Index, string Recorded) : StayRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"見出しの人の生年月日({Index})が、この人({Recorded})と違います。別の人です。";
    }

    /// <summary>The register was closed before the person was born.</summary>
    /// <param name="Closed">When it was closed.</param>
    public sealed record BornAfter(string Closed) : StayRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"この画像戸籍は{Closed}に消除されています。その後に生まれた人は記録されていません。";
    }
}

/// <summary>Whether an imaged register may be said to be of a person, and confirmed by another of the office. Pure.</summary>
public static class StayDecision
{
    /// <summary>Longest reason, in characters.</summary>
    public const int LongestReason = 200;

    /// <summary>Longest cause and 戸籍の表示, in characters.</summary>
    public const int LongestText = 200;

    /// <summary>The first step, or why it is not taken.</summary>
    /// <param name="stay">What was read.</param>
    /// <param name="reason">By what.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="image">The register as recorded; null when there is none.</param>
    /// <param name="entry">An entry of the person in a register of ours; null when there is none.</param>
    public static Ruling<StayStep> Propose(ReadStay stay, string reason, Actor actor, ImagedRegister? image, RegisterEntry? entry) =>
        Rights.WhyNot(Permission.ConfirmKinship, actor) is { } wanting ? wanting
        : reason.Trim().Length is 0 or > LongestReason ? new StayRefusal.ReasonUnfit(LongestReason)
        : WhyNot(stay, image, entry) is { } unfit ? unfit
        : new StayStep(stay, reason.Trim(), null);

    /// <summary>The second step, by somebody else, or why it is not taken.</summary>
    public static Ruling<StayStep> Confirm(StayProposal? waiting, Actor actor, ImagedRegister? image, RegisterEntry? entry) =>
        Rights.WhyNot(Permission.ConfirmKinship, actor) is { } wanting ? wanting
        : waiting is null ? new StayRefusal.Settled()
        : string.Equals(waiting.Account, actor.Account, StringComparison.OrdinalIgnoreCase) ? new StayRefusal.OwnProposal()
        : WhyNot(waiting.Stay, image, entry) is { } unfit ? unfit
        : new StayStep(waiting.Stay, waiting.Reason, waiting.Number);

    /// <summary>Why it cannot be so, by what is on record; null when it can. That it is somebody else can be said of anybody.</summary>
    public static StayRefusal? WhyNot(ReadStay stay, ImagedRegister? image, RegisterEntry? entry) =>
        image is null ? new StayRefusal.UnknownImage(stay.Image)
        : entry is null ? new StayRefusal.UnknownPerson(stay.Person)
        : !stay.Holds ? null
        : stay.End == StayEnd.Stands ? new StayRefusal.StillStands()
        : new[] { stay.BeginCause, stay.Former, stay.EndCause, stay.Next }.Any(t => t.Length > LongestText || t.Any(char.IsControl)) ? new StayRefusal.DaysUnfit($"原因と戸籍の表示は、それぞれ{LongestText}字までです。")
        : Unreadable(stay.From) || Unreadable(stay.To) ? new StayRefusal.DaysUnfit("日が読めません。戸籍のとおり「昭和40年3月1日」のように入れてください。")
        : ReadStay.Day(stay.From) is { } from && ReadStay.Day(stay.To) is { } to && from.Earliest > to.Latest ? new StayRefusal.DaysUnfit("除かれた日が、記録された日より前です。")
        : ReadStay.Day(stay.To) is { } left && image.RemovedOn is { } ended && left.Earliest > ended.Latest ? new StayRefusal.DaysUnfit($"除かれた日が、この戸籍の消除日({ended.Text})より後です。")
        : image.RemovedOn is { } closed && entry.BirthDate.Earliest > closed.Latest ? new StayRefusal.BornAfter(closed.Text)
        : stay.Position is { } at and > 0 && image.Persons.ElementAtOrDefault(at - 1)?.BirthDate is { } born && (born.Earliest > entry.BirthDate.Latest || born.Latest < entry.BirthDate.Earliest) ? new StayRefusal.BornOtherwise(born.Text, entry.BirthDate.Text)
        : null;

    private static bool Unreadable(string day) => day.Trim().Length > 0 && ReadStay.Day(day) is null;
}
