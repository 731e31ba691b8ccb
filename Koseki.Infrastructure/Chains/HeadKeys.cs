using System.Security.Cryptography.X509Certificates;

namespace Koseki.Infrastructure.Chains;

/// <summary>Opens the key a setting names: the path of a PEM file, or <c>store:CurrentUser/&lt;thumbprint&gt;</c> (LocalMachine likewise).</summary>
public static class HeadKeys
{
    private const string Store = "store:";

    /// <summary>Where the key file lies when nothing is set: with the user, not with the data.</summary>
    public static string DefaultFile(string name) =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "koseki", name);

    /// <summary>The key of a setting. It is read when it is first used.</summary>
    public static IHeadKey Open(string setting)
    {
        if (!setting.StartsWith(Store, StringComparison.Ordinal))
        {
            return new HeadKeyFile(Path.GetFullPath(setting));
        }

        return setting[Store.Length..].Split('/') is [var location, { Length: > 0 } thumbprint] && Enum.TryParse<StoreLocation>(location, out var where)
            ? new HeadKeyCertificate(where, thumbprint)
            : throw new HeadKeyException($"署名鍵の設定「{setting}」が読めません。鍵ファイルの場所か、store:LocalMachine/<拇印> を指定してください。");
    }
}
