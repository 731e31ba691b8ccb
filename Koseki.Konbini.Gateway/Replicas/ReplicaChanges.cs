using Koseki.Konbini.Gateway.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Koseki.Konbini.Gateway.Replicas;

/// <summary>What a batch is about to change, item by item, in counts: it names nobody and may leave the gateway.</summary>
internal static class ReplicaChanges
{
    private static readonly Dictionary<Type, string> Words = new()
    {
        [typeof(Resident)] = "住民", [typeof(JpkiBinding)] = "電子証明書", [typeof(Household)] = "世帯", [typeof(ResidentRecord)] = "住民票", [typeof(SealRegistration)] = "印鑑登録", [typeof(IncomeRecord)] = "所得", [typeof(Block)] = "発行しない人",
    };

    private static readonly Dictionary<string, string> Items = new(StringComparer.Ordinal)
    {
        ["Status"] = "状態", ["BirthDate"] = "生年月日", ["Name"] = "氏名", ["Domicile"] = "本籍", ["HeadName"] = "筆頭者", ["Address"] = "住所", ["Means"] = "手段", ["ResidentNumber"] = "宛名番号", ["LiftedAt"] = "解除",
        ["Sex"] = "男女の別", ["Relationship"] = "続柄", ["Image"] = "印影", ["Members"] = "人数", ["Sequence"] = "束",
    };

    /// <summary>The same in words; empty where nothing changes.</summary>
    internal static string Of(DbContext database) => string.Join("　", database.ChangeTracker.Entries().Where(e => Words.ContainsKey(e.Metadata.ClrType) && e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
        .GroupBy(e => e.Metadata.ClrType).OrderBy(g => Words[g.Key], StringComparer.Ordinal).Select(g => $"{Words[g.Key]}: {string.Join("、", PartsOf([.. g]))}"));

    private static IEnumerable<string> PartsOf(IReadOnlyList<EntityEntry> entries)
    {
        var (added, gone, changed) = (entries.Count(e => e.State == EntityState.Added), entries.Count(e => e.State == EntityState.Deleted), entries.Where(e => e.State == EntityState.Modified).ToList());
        if (added > 0)
        {
            yield return $"追加{added}";
        }

        if (gone > 0)
        {
            yield return $"削除{gone}";
        }

        if (changed.Count > 0)
        {
            var items = changed.SelectMany(e => e.Properties.Where(p => p.IsModified).Select(p => p.Metadata.Name)).GroupBy(n => n).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal);
            yield return $"変更{changed.Count}({string.Join("、", items.Select(i => $"{Items.GetValueOrDefault(i.Key, i.Key)}{i.Count()}"))})";
        }
    }
}
