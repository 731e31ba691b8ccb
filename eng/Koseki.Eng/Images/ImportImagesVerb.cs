using Koseki.Eng.Town.Output;
using Koseki.Eng.Verify;
using Koseki.Infrastructure.Persistence.ImagedRegisters;
using Koseki.Infrastructure.UseCases.ImagedRegisters;

namespace Koseki.Eng.Images;

/// <summary>Takes in a folder of imaged registers with its index.</summary>
public sealed class ImportImagesVerb : IVerb
{
    /// <inheritdoc/>
    public string Name => "images import";

    /// <inheritdoc/>
    public string Summary => "画像戸籍(除籍・改製原戸籍)のフォルダを、index.csv と照合して取り込む。一つでも合わなければ何も取り込まない";

    /// <inheritdoc/>
    public string Usage => "--folder <index.csv と画像のフォルダ> --source <移行元の名前> --data <フォルダ> | --connection …(verify と同じ)";

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var (folder, source) = (arguments.Required("folder"), arguments.Required("source"));
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"フォルダ {folder} がありません。");
        }

        await using var store = StoreArguments.Open(arguments);
        try
        {
            var result = await store.Get<ImagedImport>().RunAsync(folder, source, StaffAccounts.Loader, cancellation);
            await output.WriteLineAsync($"画像戸籍 {result.New:N0} 件を取り込みました。" + (result.Same > 0 ? $"{result.Same:N0} 件は取り込み済みで、同じものでした。" : ""));
            return 0;
        }
        catch (ImagedImportException e)
        {
            foreach (var problem in e.Problems)
            {
                await output.WriteLineAsync(problem);
            }

            await output.WriteLineAsync($"{e.Problems.Count:N0} 件の異常があるため、何も取り込んでいません。");
            return 1;
        }
    }
}
