namespace Koseki.Eng.DevelopmentCertificates;

/// <summary>Makes development certificates.</summary>
public sealed class DevelopmentCertificatesVerb : IVerb
{
    /// <inheritdoc/>
    public string Name => "certificates development";

    /// <inheritdoc/>
    public string Summary => "開発用の証明書(相互TLS・署名)を作る";

    /// <inheritdoc/>
    public string Usage => "--out <フォルダ>";

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var folder = arguments.Required("out");
        arguments.RefuseUnknown();
        var made = Infrastructure.Security.DevelopmentCertificates.Ensure(folder, TimeProvider.System);
        await output.WriteLineAsync(made ? $"開発用の証明書を {folder} に作りました。" : $"開発用の証明書は {folder} にあります。");
        return 0;
    }
}
