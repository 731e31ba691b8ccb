using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Completion;

/// <summary>追完届 as the paper says it (戸籍法45条).</summary>
public sealed record CompletionNotification
{
    /// <summary>追完の内容, or null while it is not chosen.</summary>
    public required CompletionContent? Content { get; init; }

    /// <summary>The register of ours that the completed paper is about, or null.</summary>
    public required FamilyRegister? Register { get; init; }

    /// <summary>The one of another municipality, or null.</summary>
    public required RegisterElsewhere? Elsewhere { get; init; }

    /// <summary>Place in the register of the child who gets a name; null for a register that is not ours and for another content.</summary>
    public required int? EntryAt { get; init; }

    /// <summary>件名 of the completed paper; null for 名.</summary>
    public required string? Subject { get; init; }

    /// <summary>受付番号 of the completed paper.</summary>
    public required string Receipt { get; init; }

    /// <summary>受理日 of the completed paper.</summary>
    public required RegisterDate AcceptedOn { get; init; }

    /// <summary>氏名 of whom it is about; of a child without a name the 氏.</summary>
    public required string Person { get; init; }

    /// <summary>生年月日.</summary>
    public required RegisterDate BornOn { get; init; }

    /// <summary>名; null for another content.</summary>
    public required string? GivenName { get; init; }

    /// <summary>名の振り仮名, or null.</summary>
    public required string? Kana { get; init; }

    /// <summary>読み方の審査, or null.</summary>
    public required ReadingCheck? Reading { get; init; }

    /// <summary>住所 of the child; null for another content.</summary>
    public required string? Address { get; init; }

    /// <summary>Who completes, or null while it is not chosen.</summary>
    public required CompletionNotifier? By { get; init; }

    /// <summary>Why those who notified at first do not, or null.</summary>
    public required string? Reason { get; init; }

    /// <summary>届出人の資格; null for another content.</summary>
    public required string? Capacity { get; init; }

    /// <summary>届出人の氏名, or null.</summary>
    public required string? NotifierName { get; init; }

    /// <summary>The end of the period that the mayor set, or null.</summary>
    public required RegisterDate? RemindedUntil { get; init; }

    /// <summary>届出地; null for what another office accepted.</summary>
    public required NotificationPlace? Place { get; init; }

    /// <summary>The court that is told of a late paper, or null.</summary>
    public required string? Court { get; init; }

    /// <summary>The entry of the child who gets a name, or null.</summary>
    public RegisterEntry? Entry => EntryAt is { } at ? Register!.Entries[at] : null;

    /// <summary>Place of the matter of birth in that entry, below which it is written; -1 where there is none.</summary>
    public int BirthAt => Entry?.Matters.ToList().FindLastIndex(m => m is { Title: MatterTitles.Birth, IsErased: false }) ?? -1;

    /// <summary>【届出人】: 父 and 母 by capacity alone.</summary>
    public string NotifierOnRecord => CompletionForm.IsParent(Capacity) ? Capacity! : Capacity is null ? NotifierName! : $"{Capacity}　{NotifierName}";

    /// <summary>The end of the period where it has passed; null otherwise. The office that accepted the paper judges it.</summary>
    public DateOnly? Overdue(Circumstances c) => c.Origin is Origin.Here && RemindedUntil?.Day is { } day && c.ReceiptDate > day ? day : null;
}
