using Koseki.Domain.Cases;
using Koseki.Domain.Registers;

namespace Koseki.Domain.ImagedRegisters;

/// <summary>What must be true of every imaged register; checked before a generation is stored.</summary>
public static class ImagedInvariants
{
    /// <summary>Most pages.</summary>
    public const int MostPages = 500;

    /// <summary>Lowest resolution that is legible.</summary>
    public const int LeastDpi = 100;

    /// <summary>Highest resolution that a reader has.</summary>
    public const int MostDpi = 1200;

    /// <summary>Every broken invariant, in words; empty when it is sound.</summary>
    public static IReadOnlyList<string> Violations(ImagedRegister register)
    {
        var found = new List<string>();
        void Check(bool holds, string problem)
        {
            if (!holds)
            {
                found.Add($"画像戸籍 {register.Id}: {problem}");
            }
        }

        Check(register.Id.Value > 0, "番号がありません。");
        Check(register.State != RegisterState.Current, "現在の戸籍は画像では保存しません。");
        Check(register.Domicile.Length > 0, "本籍がありません。");
        Check(register.FamilyName.Length > 0 || register.HeadGivenName.Length > 0, "筆頭者(戸主)がありません。");
        Check(register.MadeOn is null || register.RemovedOn is null || register.MadeOn.Earliest <= register.RemovedOn.Latest, "消除日が編製日より前です。");
        Check(register.Pages.Count is > 0 and <= MostPages, $"頁は1から{MostPages}までです({register.Pages.Count}頁)。");
        Check(register.Origin.Source.Length > 0 && register.Origin.Number.Length > 0, "移行元がありません。");
        foreach (var (page, number) in register.Pages.Select((p, i) => (p, i + 1)))
        {
            Check(page.Format is ScanFormat.Png or ScanFormat.Jpeg, $"{number}頁は PNG か JPEG ではありません。");
            Check(page is { Length: > 0, Width: > 0, Height: > 0 }, $"{number}頁の大きさがありません。");
            Check(page.Dpi is >= LeastDpi and <= MostDpi, $"{number}頁の解像度 {page.Dpi}dpi は、{LeastDpi}から{MostDpi}までではありません。");
        }

        return found;
    }
}
