using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Koseki.Infrastructure.Mail;

/// <summary>Sends a mail to those on duty through the city's mail server.</summary>
public sealed class SmtpSender(MailSettings settings, TimeProvider clock)
{
    private const int PatienceMilliseconds = 15_000;

    /// <summary>Sends it, or throws: a mail that the server has not taken was not sent.</summary>
    public async Task SendAsync(string subject, string text, CancellationToken cancellation)
    {
        using var message = new MimeMessage { Subject = subject, Date = clock.GetUtcNow(), Body = new TextPart("plain") { Text = text } };
        message.From.Add(MailboxAddress.Parse(settings.From));
        message.To.AddRange(settings.Receivers.Select(MailboxAddress.Parse));
        using var client = new SmtpClient { Timeout = PatienceMilliseconds };
        await client.ConnectAsync(settings.Server!, settings.Port, Of(settings.Security), cancellation);
        if (settings.User is { } user)
        {
            await client.AuthenticateAsync(user, (await File.ReadAllLinesAsync(settings.PasswordFile!, cancellation)).FirstOrDefault() ?? "", cancellation);
        }

        await client.SendAsync(message, cancellation);
        await client.DisconnectAsync(quit: true, cancellation);
    }

    private static SecureSocketOptions Of(MailSecurity security) => security switch
    {
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.None => SecureSocketOptions.None,
    };
}
