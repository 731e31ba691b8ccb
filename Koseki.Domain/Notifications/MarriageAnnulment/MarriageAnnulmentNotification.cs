using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Divorce;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.MarriageAnnulment;

/// <summary>婚姻取消届 as the paper says it, or a prosecutor's request (戸籍法75条).</summary>
public sealed record MarriageAnnulmentNotification : EndingOfMarriage
{
    /// <summary>裁判の主文, or null while it is not chosen.</summary>
    public required MarriageVerdict? Verdict { get; init; }

    /// <summary>The decision of the court.</summary>
    public required Ruling Ruling { get; init; }

    /// <summary>訴えを提起した者, or null while it is not chosen.</summary>
    public required MarriagePlaintiff? Plaintiff { get; init; }

    /// <summary>届出人, or null while it is not chosen, and for a paper accepted elsewhere that does not say it.</summary>
    public required AnnulmentNotifier? Notifier { get; init; }

    /// <summary>届出人の氏名 where it is neither of the two, or null.</summary>
    public required string? NotifierName { get; init; }

    /// <inheritdoc/>
    public override bool IsByAgreement => false;

    /// <inheritdoc/>
    public override RegisterDate EndedOn(Circumstances c) => Ruling.FinalOn;

    /// <summary>夫 or 妻 who notifies, or null where it is neither.</summary>
    public SpouseMark? NotifyingSpouse => Notifier switch
    {
        AnnulmentNotifier.Husband => SpouseMark.Husband,
        AnnulmentNotifier.Wife => SpouseMark.Wife,
        AnnulmentNotifier.Plaintiff or null => Plaintiff switch
        {
            MarriagePlaintiff.Husband => SpouseMark.Husband,
            MarriagePlaintiff.Wife => SpouseMark.Wife,
            MarriagePlaintiff.Relative or MarriagePlaintiff.Prosecutor or null => null,
        },
    };

    /// <summary>【届出人】 as a whole, on the entry of whoever is not that one; null where a prosecutor asks.</summary>
    public string? NotifierWord => NotifyingSpouse is { } mark ? mark.Word() : Ruling.IsRequested ? null : $"親族　{NotifierName ?? DraftReader.Missing}";
}
