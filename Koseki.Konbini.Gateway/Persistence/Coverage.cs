using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Chains;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Persistence;

/// <summary>How each table of the gateway's database is covered: the one declaration, followed by saving and verifying (ADR 0013).</summary>
public static class Coverage
{
    /// <summary>Every table once.</summary>
    public static IReadOnlyList<TableCover> Tables { get; } =
    [
        new(typeof(StateRow), Cover.Chain, "状態記録そのもの。署名する"),
        new(typeof(Application), Cover.Versioned, "申請の記録。渡したものと状態") { Asked = Asked.Row },
        new(typeof(JpkiBinding), Cover.Versioned, "電子証明書と住民。誰の証明書かを決める") { Asked = Asked.Row },
        new(typeof(Resident), Cover.Versioned, "住民の状態と照合の手掛かり。出すかを決める") { Asked = Asked.Row },
        new(typeof(Household), Cover.Versioned, "世帯の住所と人数。何を証明するかを決める") { Asked = Asked.Row },
        new(typeof(ResidentRecord), Cover.Versioned, "住民票の写しに載る記載") { Asked = Asked.Row },
        new(typeof(SealRegistration), Cover.Versioned, "印鑑登録と印影。誰の印影を証明するかを決める") { Asked = Asked.Row },
        new(typeof(IncomeRecord), Cover.Versioned, "課税年度ごとの所得。誰のいくらを証明するかを決める") { Asked = Asked.Row },
        new(typeof(FeedBucket), Cover.Versioned, "印鑑登録と所得の照合の結果。合わなければ出さない") { Asked = Asked.Row },
        new(typeof(CityCertifier), Cover.Versioned, "その日の認証者と公印") { Asked = Asked.Row },
        new(typeof(FeedMark), Cover.Versioned, "連携の進み。古ければ止まる") { Asked = Asked.Row },
        new(typeof(FeedRunRow), Cover.Free, "連携の束ごとの経過。画面に見せるだけ"),
        new(typeof(Reconciliation), Cover.Versioned, "センターとの日次の突合の結果。手数料の精算の元") { Asked = Asked.Row },
        new(typeof(QuarantinedRow), Cover.Versioned, "隔離した行") { Asked = Asked.Saved },
        new(typeof(Block), Cover.Versioned, "確かめるまで閉じている人と電子証明書") { Asked = Asked.Listed, Key = [nameof(Block.ResidentNumber), nameof(Block.IssuerKeyId), nameof(Block.Serial), nameof(Block.Id)] },
        new(typeof(KindSwitch), Cover.Versioned, "種類ごとの停止。職員の命令をどこまで行ったかも") { Asked = Asked.Row },
        new(typeof(KindRule), Cover.Versioned, "時間・手数料・部数・様式") { Asked = Asked.Listed },
        new(typeof(TaxYearRule), Cover.Versioned, "所得証明書の年度ごとの交付開始日") { Asked = Asked.Listed },
        new(typeof(ClosedDay), Cover.Versioned, "休止日") { Asked = Asked.Row },
        new(typeof(Counter), Cover.Versioned, "発行番号の続き") { Asked = Asked.Saved },
        new(typeof(Secret), Cover.Versioned, "照会の証の鍵") { Asked = Asked.Row },
        new(typeof(Alarm), Cover.Versioned, "警報") { Asked = Asked.Listed },
        new(typeof(CoreHead), Cover.Versioned, "戸籍システムから聞いた台帳の先頭") { Asked = Asked.Row },
        new(typeof(StateTurn), Cover.Free, "状態記録を書く順番の錠。値は使わない"),
    ];

    /// <summary>
    /// A row in a word, for what leaves this machine and is shown or logged: its key is a 宛名番号, or a serial. Of what is set for a kind
    /// the kind is said.
    /// </summary>
    public static string WordOf(Type row, string kind = "") =>
        Tables.First(t => t.Row == row).Why.Split('。')[0] + (kind.Length == 0 ? "" : $"({KioskKinds.Word(kind)})");

    /// <summary>The same of table and key as messages of the record name a row.</summary>
    internal static string WordOf(string named) => named.Split(" の ", 2) is [var table, var key] && Rows.GetValueOrDefault(table) is { } row
        ? WordOf(row, row == typeof(KindSwitch) || row == typeof(KindRule) ? key.Split('|').ElementAtOrDefault(1) ?? "" : "") : "記録";

    private static readonly Dictionary<string, Type> Rows = typeof(GatewayDbContext).GetProperties().Where(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(DbSet<>))
        .ToDictionary(p => p.Name, p => p.PropertyType.GetGenericArguments()[0], StringComparer.Ordinal);

    /// <summary>The versioned tables among them.</summary>
    internal static StateTables Versioned { get; } = new(Tables) { MaySaveUnrecorded = true };
}
