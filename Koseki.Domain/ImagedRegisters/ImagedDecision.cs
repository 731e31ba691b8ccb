using System.Globalization;
using Koseki.Domain.Cases;

namespace Koseki.Domain.ImagedRegisters;

/// <summary>Why a delivery of imaged registers is not taken in: closed, with the words for whoever takes it in.</summary>
public abstract record ImagedRefusal : ActRefusal
{
    private ImagedRefusal()
    {
    }

    /// <summary>Its source cannot be called so.</summary>
    /// <param name="Longest">How long a name may be, in characters.</param>
    public sealed record SourceUnfit(int Longest) : ImagedRefusal
    {
        /// <inheritdoc/>
        public override string Words => string.Create(CultureInfo.InvariantCulture, $"移行元の名前は1字から{Longest}字までで、前後に空白を付けずに付けてください。");
    }

    /// <summary>It says something else of a register that is there.</summary>
    /// <param name="Number">管理番号.</param>
    /// <param name="Before">The register as it was taken in.</param>
    public sealed record Different(string Number, ImagedRegisterId Before) : ImagedRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"管理番号 {Number} は、{Before} として取り込んだものと違います。画像の差替え(再製・補正)は未対応です。";
    }

    /// <summary>All its pages are those of a register that is there under another source or number.</summary>
    /// <param name="Number">管理番号.</param>
    /// <param name="Source">移行元 of the one that is there.</param>
    /// <param name="SourceNumber">管理番号 of the one that is there.</param>
    /// <param name="Before">The one that is there.</param>
    public sealed record PagesThere(string Number, string Source, string SourceNumber, ImagedRegisterId Before) : ImagedRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"管理番号 {Number} は取り込み済みです: 頁の画像が、{Source} の管理番号 {SourceNumber} として取り込んだ {Before} とすべて同じです。"
            + "同じ束なら移行元の名前と管理番号を前と同じにし、別の戸籍なら頁のファイルを確かめてください。";
    }
}

/// <summary>Whether a delivery of imaged registers is taken in, beside what is there. Pure.</summary>
public static class ImagedDecision
{
    /// <summary>Why a source cannot be called so; null when it can. Not every database tells a name from one with a space behind it.</summary>
    public static ImagedRefusal? WhyNotSource(string source) =>
        source.Length is 0 or > ImagedIndex.LongestSource || source.Any(char.IsControl) || source != source.Trim() ? new ImagedRefusal.SourceUnfit(ImagedIndex.LongestSource) : null;

    /// <summary>Those of a delivery that are not there.</summary>
    /// <param name="registers">The delivery.</param>
    /// <param name="there">Those of its source that are there, by their number in it.</param>
    public static IReadOnlyList<ImagedRegister> New(IReadOnlyList<ImagedRegister> registers, IReadOnlyDictionary<string, ImagedRegister> there) => [.. registers.Where(r => !there.ContainsKey(r.Origin.Number))];

    /// <summary>
    /// Everything that is wrong with a delivery: those that say something else of a register that is there, else those whose pages are there
    /// under another name or number (the same delivery again, or one person's pages under the name of another). Empty when it is taken in.
    /// </summary>
    /// <param name="registers">The delivery.</param>
    /// <param name="there">Those of its source that are there, by their number in it.</param>
    /// <param name="alike">Those that have the first page of a new one.</param>
    public static IReadOnlyList<ImagedRefusal> WhyNot(IReadOnlyList<ImagedRegister> registers, IReadOnlyDictionary<string, ImagedRegister> there, IReadOnlyList<ImagedRegister> alike)
    {
        var different = registers.Where(r => there.TryGetValue(r.Origin.Number, out var before) && before != r with { Id = before.Id }).ToList();
        return different.Count > 0
            ? [.. different.Select(r => new ImagedRefusal.Different(r.Origin.Number, there[r.Origin.Number].Id))]
            :
            [
                .. from register in New(registers, there)
                   let before = alike.FirstOrDefault(register.HasPagesOf)
                   where before is not null
                   select new ImagedRefusal.PagesThere(register.Origin.Number, before.Origin.Source, before.Origin.Number, before.Id),
            ];
    }
}
