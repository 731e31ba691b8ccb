using Koseki.Eng.Images;
using Koseki.Infrastructure.Persistence.ImagedRegisters;
using Koseki.Infrastructure.UseCases.ImagedRegisters;

namespace Koseki.Tests.Infrastructure.Persistence.ImagedRegisters;

/// <summary>The sample delivery in a folder of its own: 画1 見本清吉 (2 pages), 画2 架空勇作 (3), 画3 仮屋正 (1).</summary>
internal sealed class ImagedDelivery : IDisposable
{
    /// <summary>Where it lies.</summary>
    internal string Folder { get; } = Directory.CreateTempSubdirectory("koseki-images-").FullName;

    /// <summary>Its index.</summary>
    internal string Index => Path.Combine(Folder, "index.csv");

    /// <summary>Writes it.</summary>
    internal static async Task<ImagedDelivery> MakeAsync()
    {
        var delivery = new ImagedDelivery();
        await SampleDelivery.WriteAsync(delivery.Folder, ["埼玉県越谷市東越谷一丁目5番地", "埼玉県越谷市赤山町二丁目3番地"], default);
        return delivery;
    }

    /// <summary>Writes it and takes it in.</summary>
    internal static async Task<ImagedImportResult> ImportAsync(ImagedImport import)
    {
        using var delivery = await MakeAsync();
        return await import.RunAsync(delivery.Folder, SampleDelivery.Source, TestCity.Person("ikou", "移行"));
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
