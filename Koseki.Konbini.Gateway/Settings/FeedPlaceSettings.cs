using Koseki.Infrastructure.StartUp;

namespace Koseki.Konbini.Gateway.Settings;

/// <summary>What kind of place it is.</summary>
public enum FeedPlaceKind
{
    /// <summary>A folder of this machine, or one that is mounted here.</summary>
    Folder,

    /// <summary>A folder of an SSH server.</summary>
    Sftp,

    /// <summary>A list and files of an HTTPS server, on mutual TLS.</summary>
    Https,
}

/// <summary>Configuration section <c>Gateway:Places:&lt;feed&gt;</c>. A feed without one is put into the inbox by somebody else.</summary>
public sealed class FeedPlaceSettings
{
    /// <summary>Most files a place may hold: a source that clears nothing up for years is told so.</summary>
    public const int MostFiles = 100_000;

    /// <summary>Which kind.</summary>
    public FeedPlaceKind Kind { get; set; }

    /// <summary>The folder, the name of the SSH server, or the address of the list (ending with a slash).</summary>
    public string Address { get; set; } = "";

    /// <summary>Port of the SSH server.</summary>
    public int Port { get; set; } = 22;

    /// <summary>Folder at the SSH server.</summary>
    public string Path { get; set; } = ".";

    /// <summary>Account at the SSH server.</summary>
    public string User { get; set; } = "";

    /// <summary>File with the private key for it.</summary>
    public string KeyFile { get; set; } = "";

    /// <summary>SHA-256 of the server's key, as <c>ssh-keygen -lf</c> writes it after <c>SHA256:</c>; no other server is talked to.</summary>
    public string HostKey { get; set; } = "";

    /// <summary>Name of the HTTPS server's certificate in the folder of certificates, without its end.</summary>
    public string Server { get; set; } = "";

    /// <summary>Largest file in bytes: 10,000 rows of 印鑑登録 with their impressions are a tenth of it.</summary>
    public int MostBytes { get; set; } = 256 * 1024 * 1024;

    /// <summary>Seconds for the list and for each file.</summary>
    public int Seconds { get; set; } = 30;

    /// <summary>Throws <see cref="StartFailedException"/> naming the setting that is missing.</summary>
    public void Demand(string source)
    {
        var missing = Address.Length == 0 ? nameof(Address)
            : Kind == FeedPlaceKind.Sftp ? User.Length == 0 ? nameof(User) : HostKey.Length == 0 ? nameof(HostKey) : !File.Exists(KeyFile) ? nameof(KeyFile) : null
            : Kind == FeedPlaceKind.Https && (!Uri.TryCreate(Address, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps || !Address.EndsWith('/')) ? nameof(Address)
            : Kind == FeedPlaceKind.Https && Server.Length == 0 ? nameof(Server)
            : MostBytes < 1 ? nameof(MostBytes) : Seconds < 1 ? nameof(Seconds) : null;
        if (missing is not null)
        {
            throw new StartFailedException(StartFailure.Setting, $"連携を受け取る場所の設定 Gateway:Places:{source}:{missing} がないか、読めません。");
        }
    }
}
