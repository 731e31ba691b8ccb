using Koseki.Domain.Documents;

namespace Koseki.Eng.Tamper;

/// <summary>What is done to the files of the images, where database and anchors stay as they are.</summary>
internal static class ImageTrials
{
    /// <summary>Changes, cuts, removes or exchanges a file, or adds one, in turn.</summary>
    internal static (string Done, IReadOnlyList<string> Names) Run(string folder, int trial, Random random)
    {
        var files = TamperCity.ImagesOf(folder);
        var one = files[random.Next(files.Length)];
        var other = files.First(f => f != one);
        string[] names = [$"の中身が書き換えられています(中身 {Path.GetFileName(one)})"];
        switch (trial % 5)
        {
            case 0:
                var bytes = File.ReadAllBytes(one);
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                File.WriteAllBytes(one, bytes);
                return ($"{Path.GetFileName(one)} の1ビット", names);
            case 1:
                var whole = File.ReadAllBytes(one);
                File.WriteAllBytes(one, whole[..random.Next(whole.Length)]);
                return ($"{Path.GetFileName(one)} を切る", names);
            case 2:
                File.Delete(one);
                return ($"{Path.GetFileName(one)} を消す", [$"の中身がありません(中身 {Path.GetFileName(one)})"]);
            case 3:
                var (mine, others) = (File.ReadAllBytes(one), File.ReadAllBytes(other));
                File.WriteAllBytes(one, others);
                File.WriteAllBytes(other, mine);
                return ($"{Path.GetFileName(one)} と {Path.GetFileName(other)} を入れ替える", names);
            default:
                return Extra(one, trial / 5, random);
        }
    }

    private static (string Done, IReadOnlyList<string> Names) Extra(string beside, int way, Random random)
    {
        var bytes = new byte[100];
        random.NextBytes(bytes);
        var hash = ContentHash.Of(bytes).Text;
        var root = Path.GetFullPath(Path.Combine(beside, "..", "..", ".."));
        var path = way % 3 == 0 ? Path.Combine(root, $"x{random.Next(1000)}") : Path.Combine(root, hash[..2], hash[2..4], hash);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, way % 3 == 1 ? [.. bytes, 0] : bytes);
        return ($"{Path.GetRelativePath(root, path)} を足す", [(way % 3) switch
        {
            0 => $"画像の中身ではないもの {Path.GetRelativePath(root, path)}",
            1 => $"名前と中身の違うもの {Path.GetRelativePath(root, path)}",
            _ => "どの記録も使っていない中身 1 件",
        }]);
    }
}
