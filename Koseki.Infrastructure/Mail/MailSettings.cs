using Koseki.Infrastructure.StartUp;

namespace Koseki.Infrastructure.Mail;

/// <summary>How the connection to the mail server is protected.</summary>
public enum MailSecurity
{
    /// <summary>TLS from STARTTLS on; a server without it gets nothing.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,

    /// <summary>None: a server on this machine or in a network of its own.</summary>
    None,
}

/// <summary>Configuration section <c>Koseki:AlarmMail</c>: who is called by mail when nobody sees an alarm.</summary>
public sealed record MailSettings
{
    /// <summary>Name of the mail server; without it nobody is called.</summary>
    public string? Server { get; init; }

    /// <summary>Its port.</summary>
    public int Port { get; init; } = 587;

    /// <summary>How the connection is protected.</summary>
    public MailSecurity Security { get; init; } = MailSecurity.StartTls;

    /// <summary>Address of the sender.</summary>
    public string From { get; init; } = "";

    /// <summary>Addresses of those on duty, separated by a semicolon.</summary>
    public string To { get; init; } = "";

    /// <summary>Account at the mail server, or null where it asks for none.</summary>
    public string? User { get; init; }

    /// <summary>File whose first line is the password.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>The addresses of those on duty.</summary>
    public IReadOnlyList<string> Receivers => To.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Throws <see cref="StartFailedException"/> when a server is set and something is missing for it.</summary>
    public MailSettings Demand()
    {
        var missing = Server is null ? null
            : !IsAddress(From) ? "From(送り主の番地)"
            : Receivers.Count == 0 || !Receivers.All(IsAddress) ? "To(当番の番地。; で区切る)"
            : User is not null && !File.Exists(PasswordFile) ? "PasswordFile(パスワードを一行目に書いたファイル)"
            : null;
        return missing is null ? this : throw new StartFailedException(StartFailure.Setting, $"設定 Koseki:AlarmMail:{missing} がないか、読めません。警報のメールを使わないときは Koseki:AlarmMail:Server を消してください。");
    }

    // A name alone is read as an address of no host.
    private static bool IsAddress(string text) => MimeKit.MailboxAddress.TryParse(text, out var read) && read.Address.Contains('@', StringComparison.Ordinal);
}
