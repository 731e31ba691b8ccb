using System.Security.Cryptography;
using Koseki.Domain.Cases;
using Koseki.Domain.Documents;
using Koseki.Domain.ImagedRegisters;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Documents;
using Koseki.Eng.Images;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Contents;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.ImagedRegisters;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.Persistence.Schema;
using Koseki.Infrastructure.UseCases.ImagedRegisters;
using Koseki.Tests.Infrastructure.Databases;
using Koseki.Tests.Infrastructure.Scans;
using Koseki.Tests.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Infrastructure.Persistence.ImagedRegisters;

/// <summary>画像戸籍: taken in whole or not at all, found, read, verified, refused where it is not what was recorded.</summary>
public sealed class ImagedImportTests
{
    private static readonly Actor Loader = TestCity.Person("ikou", "移行");

    private static readonly Lazy<Task<string>> Saved = new(MakeAsync);

    // A city that has taken in the sample delivery.
    private static async Task<TestCity> TakenInAsync(string name) => await TestCity.CopyOfAsync(await Saved.Value, name);

    private static async Task<string> MakeAsync()
    {
        var city = await TestCity.CreateAsync("imagessaved");
        await ImagedDelivery.ImportAsync(city.Get<ImagedImport>());
        return await city.SaveAsync();
    }

    private static Task<ImagedImportResult> RunAsync(TestCity city, ImagedDelivery delivery) => city.Get<ImagedImport>().RunAsync(delivery.Folder, SampleDelivery.Source, Loader);

    [Fact]
    public async Task Run_ADelivery_IsTakenInByOneActAndTheSameAgainIsNothing()
    {
        await using var city = await TestCity.CreateAsync("images");
        using var delivery = await ImagedDelivery.MakeAsync();

        Assert.Equal(new ImagedImportResult(3, 0), await RunAsync(city, delivery));
        await using var database = city.Open();
        var journal = await database.Journal.CountAsync();
        Assert.Equal(new ImagedImportResult(0, 3), await RunAsync(city, delivery));

        Assert.Equal((journal, 3, 6), (await database.Journal.CountAsync(), await database.Generations.CountAsync(g => g.Kind == DocumentKind.Imaged), await database.Contents.CountAsync()));
        var stored = (await city.Get<ImagedStore>().OpenAsync(new(2), TestCity.Counter))!;
        Assert.Equal(
            ("画2", RegisterState.Removed, ImagedForm.Taisho4, "架空", "勇作", "大正8年2月10日", "昭和21年6月30日"),
            (stored.Register.Id.ToString(), stored.Register.State, stored.Register.Form, stored.Register.FamilyName, stored.Register.HeadGivenName, stored.Register.MadeOn!.Text, stored.Register.RemovedOn!.Text));
        Assert.Equal([("架空", "キヨ", "大正2年11月5日"), ("架空", "一", null)], stored.Register.Persons.Select(p => (p.FamilyName, p.GivenName, p.BirthDate?.Text)));
        Assert.Equal([(DrawnPage.Width, DrawnPage.Height, DrawnPage.Dpi)], stored.Register.Pages.Select(p => (p.Width, p.Height, p.Dpi)).Distinct());
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Run_TwoAtOnce_TakeEachRegisterInOnce()
    {
        await using var city = await TestCity.CreateAsync("imagesrace");
        using var delivery = await ImagedDelivery.MakeAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => RunAsync(city, delivery))));

        Assert.Equal((3, 6), (results.Sum(r => r.New), results.Sum(r => r.Same)));
        await using var database = city.Open();
        Assert.Equal(3, await database.Generations.CountAsync(g => g.Kind == DocumentKind.Imaged));
        Assert.Empty(await city.ProblemsAsync());
    }

    private static readonly (string What, string Instead, string Problem)[] WrongLines =
    [
        ("頁,M001,2,M001-2.png,100", "", "1 行目: M001 は 2 頁のはずですが、頁の行は 1 です。"),
        ("M001-2.png", "M001-9.png", "4 行目: M001-9.png を取り込めません。ファイルがありません。"),
        ("M001-2.png", "../M001-2.png", "4 行目: 「../M001-2.png」はファイルの名前ではありません"),
        ("M001-2.png", "M001-1.png", "4 行目: M001-1.png は 3 行目にもあります。"),
        ("明治31年式", "明治5年式", "1 行目: 様式「明治5年式」は、明治19年式・明治31年式・大正4年式・昭和23年式のどれでもありません"),
        ("戸籍,M001,除籍", "戸籍,M001,現在戸籍", "1 行目: 「現在戸籍」は、除籍・改製原戸籍のどちらでもありません。"),
        ("明治40年5月1日", "　", "1 行目: 編製日「　」が読めません。"),
        ("明治40年5月1日", "昭和40年5月1日", "1 行目: 消除日が編製日より前です。"),
        ("人,M001", "人,M009", "2 行目: 管理番号 M009 の戸籍の行が前にありません。"),
        ("人,M001", "者,M001", "2 行目: 行の種別「者」は、戸籍・人・頁のどれでもありません。"),
        ("戸籍,M002", "戸籍,M002　", "5 行目: 管理番号「M002　」の前後に空白があります。"),
        ("戸籍,M002", "戸籍,M001", "5 行目: 管理番号 M001 が二度あります。"),
        ("M001-2.png,100", "M001-2.png,72", "4 行目: 解像度「72」は"),
        ("見本,ハル", "見本\u0007,ハル", "2 行目: 使えない文字があるか"),
        ("見本,ハル", "\"見本,ハル", "2 行目: 引用符が閉じていないか、欄の途中にあります。"),
        ("見本,ハル", "見\"本,ハル\"", "2 行目: 引用符が閉じていないか、欄の途中にあります。"),
    ];

    /// <summary>Each fault of a delivery is named with its line, and nothing of the delivery is there afterwards, no picture either.</summary>
    [Fact]
    public async Task Run_AWrongLine_RefusesTheWholeWithLineAndReason()
    {
        await using var city = await TestCity.CreateAsync("imagesbad");
        using var delivery = await ImagedDelivery.MakeAsync();
        var index = await File.ReadAllTextAsync(delivery.Index);
        foreach (var (what, instead, problem) in WrongLines)
        {
            var at = index.IndexOf(what, StringComparison.Ordinal);
            await File.WriteAllTextAsync(delivery.Index, index[..at] + instead + index[(at + what.Length)..]);

            var refused = await Record.ExceptionAsync(() => RunAsync(city, delivery)) as ImagedImportException;

            Assert.True(refused?.Problems.Any(p => p.StartsWith(problem, StringComparison.Ordinal)), $"{what} → {instead}: {refused?.Message}");
            await NothingAsync(city);
        }
    }

    [Fact]
    public async Task Run_ASourceThatIsHardToTell_IsRefused()
    {
        await using var city = await TestCity.CreateAsync("imagessource");
        using var delivery = await ImagedDelivery.MakeAsync();
        foreach (var source in new[] { "", " 移行", "移行　", "移\u0007行", new string('移', 101) })
        {
            Assert.StartsWith("移行元の名前は", Assert.Single((await Assert.ThrowsAsync<ImagedImportException>(() => city.Get<ImagedImport>().RunAsync(delivery.Folder, source, Loader))).Problems), StringComparison.Ordinal);
        }

        await NothingAsync(city);
    }

    /// <summary>A link would take in a file that lies elsewhere, an empty file may be a pipe that never ends.</summary>
    [Fact]
    public async Task Run_ALinkOrAnEmptyFile_RefusesTheWhole()
    {
        await using var city = await TestCity.CreateAsync("imageslink");
        using var delivery = await ImagedDelivery.MakeAsync();
        using var elsewhere = await ImagedDelivery.MakeAsync();
        var (one, two) = (Path.Combine(delivery.Folder, "M001-1.png"), Path.Combine(delivery.Folder, "M001-2.png"));
        File.Delete(one);
        File.CreateSymbolicLink(one, Path.Combine(elsewhere.Folder, "M001-1.png"));
        await File.WriteAllBytesAsync(two, []);

        var refused = await Assert.ThrowsAsync<ImagedImportException>(() => RunAsync(city, delivery));

        Assert.Equal(
            ["3 行目: M001-1.png を取り込めません。ほかの場所へのリンクです。ファイルそのものを入れてください。", $"4 行目: M001-2.png を取り込めません。{ScanRules.Empty}"], refused.Problems);
        await NothingAsync(city);
    }

    /// <summary>A pipe among the pages, or in the place of the index, would hold the taking in for ever.</summary>
    [UnixFact]
    public async Task Run_APipe_RefusesTheWholeAtOnce()
    {
        await using var city = await TestCity.CreateAsync("imagespipe");
        using var delivery = await ImagedDelivery.MakeAsync();
        var one = Path.Combine(delivery.Folder, "M001-1.png");
        File.Delete(one);
        Pipe.Make(one);

        var refused = await Assert.ThrowsAsync<ImagedImportException>(() => Task.Run(() => RunAsync(city, delivery)).WaitAsync(Patience.Bound));

        Assert.Equal(["3 行目: M001-1.png を取り込めません。ファイルではありません(パイプか装置です)。"], refused.Problems);
        File.Delete(delivery.Index);
        Pipe.Make(delivery.Index);
        refused = await Assert.ThrowsAsync<ImagedImportException>(() => Task.Run(() => RunAsync(city, delivery)).WaitAsync(Patience.Bound));
        Assert.Contains("index.csv を読めません。ファイルではありません", Assert.Single(refused.Problems), StringComparison.Ordinal);
        await NothingAsync(city);
    }

    /// <summary>The same delivery under another name is not a second one: whoever searches would find each register twice.</summary>
    [Fact]
    public async Task Run_TheSamePagesUnderAnotherSourceOrNumber_IsToldAsTakenInAlready()
    {
        await using var city = await TakenInAsync("imagesagain");
        using var delivery = await ImagedDelivery.MakeAsync();

        var refused = await Assert.ThrowsAsync<ImagedImportException>(() => city.Get<ImagedImport>().RunAsync(delivery.Folder, "別の名前", Loader));

        Assert.Equal(
            [("M001", "画1"), ("M002", "画2"), ("M003", "画3")],
            refused.Problems.Select(p => (p[5..9], p.Contains("として取り込んだ 画", StringComparison.Ordinal) ? p[(p.IndexOf('画', p.IndexOf("として", StringComparison.Ordinal)))..][..2] : p)));
        Assert.StartsWith("管理番号 M001 は取り込み済みです: 頁の画像が、見本の移行 の管理番号 M001 として取り込んだ 画1 とすべて同じです。", refused.Problems[0], StringComparison.Ordinal);
        // One of them under another number and name, with whatever else is new: the same.
        await File.WriteAllTextAsync(delivery.Index, (await File.ReadAllTextAsync(delivery.Index)).Replace("M003,", "M009,", StringComparison.Ordinal).Replace("仮屋", "別人", StringComparison.Ordinal));
        Assert.StartsWith("管理番号 M009 は取り込み済みです: ", Assert.Single((await Assert.ThrowsAsync<ImagedImportException>(() => RunAsync(city, delivery))).Problems), StringComparison.Ordinal);
        await using var database = city.Open();
        Assert.Equal((3, 3), (await database.ImagedIndex.CountAsync(), await database.Generations.CountAsync(g => g.Kind == DocumentKind.Imaged)));
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>The same pictures twice in one delivery: one of the two registers has the other's pages.</summary>
    [Fact]
    public async Task Run_TheSamePagesTwiceInADelivery_RefusesTheWhole()
    {
        await using var city = await TestCity.CreateAsync("imagesdouble");
        using var delivery = await ImagedDelivery.MakeAsync();
        var (one, other) = (Path.Combine(delivery.Folder, "M001-1.png"), Path.Combine(delivery.Folder, "M003-1.png"));
        File.Copy(one, other, overwrite: true);
        File.Delete(Path.Combine(delivery.Folder, "M001-2.png"));
        var index = (await File.ReadAllTextAsync(delivery.Index)).Replace("頁,M001,2,M001-2.png,100\n", "", StringComparison.Ordinal);
        await File.WriteAllTextAsync(delivery.Index, index.Replace(",2\n人,M001", ",1\n人,M001", StringComparison.Ordinal));

        var refused = await Assert.ThrowsAsync<ImagedImportException>(() => RunAsync(city, delivery));

        Assert.EndsWith("管理番号 M003 の頁の画像が、管理番号 M001 とすべて同じです。頁のファイルを確かめてください。", Assert.Single(refused.Problems), StringComparison.Ordinal);
        await NothingAsync(city);
    }

    /// <summary>A number given twice would write another register upon one that was recorded.</summary>
    [Fact]
    public async Task WriteNew_ANumberThatWasGiven_IsRefused()
    {
        await using var city = await TakenInAsync("imagestwice");
        var register = (await city.Get<ImagedStore>().OpenAsync(new(2), TestCity.Counter))!.Register;

        var halted = await Assert.ThrowsAsync<JournalHaltedException>(() => city.Get<JournalWriter>().CommitAsync(Loader, async open =>
        {
            await city.Get<GenerationWriter>().WriteNewAsync(open, [new KeptDocument.OfImaged(register)], new(open.Author, null, open.Now), default);
            return (new Deed(DeedKind.Migration, "試験"), true);
        }, default));

        Assert.StartsWith("記録しません: 画像戸籍 画2 第1世代は台帳に記されています", halted.Message, StringComparison.Ordinal);
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Run_AFileThatDoesNotBelong_RefusesTheWhole()
    {
        await using var city = await TestCity.CreateAsync("imagesfiles");
        using var delivery = await ImagedDelivery.MakeAsync();
        await File.WriteAllBytesAsync(Path.Combine(delivery.Folder, "M001-1.png"), ScanFile.Pdf());
        await File.WriteAllBytesAsync(Path.Combine(delivery.Folder, "M001-2.png"), DrawnPage.Png(1)[..^40]);
        await File.WriteAllBytesAsync(Path.Combine(delivery.Folder, "M002-1.png"), Jpegs.Noise(320, 160, 1));
        await File.WriteAllTextAsync(Path.Combine(delivery.Folder, "memo.txt"), "x");

        var refused = await Assert.ThrowsAsync<ImagedImportException>(() => RunAsync(city, delivery));

        Assert.Equal(3, refused.Problems.Count);
        Assert.Contains("memo.txt は、index.csv のどの行にもありません。", refused.Problems);
        Assert.Contains("3 行目: M001-1.png を取り込めません。画像戸籍の頁は PNG か JPEG です(PDF と TIFF は未対応)。", refused.Problems);
        Assert.Contains(refused.Problems, p => p.StartsWith("4 行目: M001-2.png を取り込めません。", StringComparison.Ordinal));
        await NothingAsync(city);
    }

    [Fact]
    public async Task Run_SomethingElseOfARegisterThatIsThere_IsRefused()
    {
        await using var city = await TestCity.CreateAsync("imageschanged");
        using var delivery = await ImagedDelivery.MakeAsync();
        await RunAsync(city, delivery);
        await File.WriteAllBytesAsync(Path.Combine(delivery.Folder, "M002-3.png"), Jpegs.Noise(320, 160, 1));

        var refused = await Assert.ThrowsAsync<ImagedImportException>(() => RunAsync(city, delivery));

        Assert.StartsWith("管理番号 M002 は、画2 として取り込んだものと違います。", Assert.Single(refused.Problems), StringComparison.Ordinal);
        Assert.DoesNotContain(await city.ProblemsAsync(), p => !p.Contains("使っていない", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Find_ByWhatTheIndexHas_IsFoundAsAnImage()
    {
        await using var city = await TakenInAsync("imagesfound");
        foreach (var (text, id) in new[] { ("見本清吉", "画1"), ("キヨ", "画2"), ("ミホン", "画1"), ("赤山町", "画2"), ("画3", "画3") })
        {
            var found = await city.Get<RegisterSearch>().FindAsync(new(text, null, null, null, null, null, false), TestCity.Counter);

            Assert.Equal((text, id), (text, string.Join(' ', found.Images.Select(i => i.Id.ToString()))));
        }
    }

    [Fact]
    public async Task Find_ByBoxes_AsksAllOfOnePerson()
    {
        await using var city = await TakenInAsync("imagesboxes");
        var search = city.Get<RegisterSearch>();

        Assert.Equal(["画2"], (await search.FindAsync(new(null, "架空キヨ", null, "T2.11.5", null, null, true), TestCity.Counter)).Images.Select(i => i.Id.ToString()));
        Assert.Empty((await search.FindAsync(new(null, "架空一", null, "T2.11.5", null, null, true), TestCity.Counter)).Images);
        Assert.Equal(["画3"], (await search.FindAsync(new(null, null, null, null, null, "仮屋", true), TestCity.Counter)).Images.Select(i => i.Id.ToString()));
    }

    [Fact]
    public async Task Page_ALook_IsLoggedAndTakesTheRight()
    {
        await using var city = await TakenInAsync("imageslook");
        var store = city.Get<ImagedStore>();

        await Assert.ThrowsAsync<CaseException>(() => store.PageAsync(new(1), 1, TestCity.Person("unyo", "運用　五郎", StaffRole.Operator)));
        await using (var content = (await store.PageAsync(new(1), 2, TestCity.Counter))!.Value.Content)
        {
            Assert.Equal(DrawnPage.Png(2).Length, content.Length);
        }

        Assert.Null(await store.PageAsync(new(1), 3, TestCity.Counter));
        Assert.Null(await store.OpenAsync(new(9), TestCity.Counter));
        await using var database = city.Open();
        Assert.Equal(["画像戸籍 画1 の2頁を表示"], await database.AccessLog.Select(a => a.Text).ToListAsync());
    }

    /// <summary>Fault S7: what holds of a register's generations holds of an imaged register, its columns and its pictures.</summary>
    [SqliteTheory]
    [InlineData("UPDATE Generations SET Operator = 'x' WHERE Kind = 'Imaged' AND Number = 2", "Generations の 画2 第1世代 の内容がハッシュと一致しません")]
    [InlineData("DELETE FROM Generations WHERE Kind = 'Imaged' AND Number = 2", "Generations の 画2 第1世代 がありません")]
    [InlineData("UPDATE ImagedIndex SET Head = 'x' WHERE Number = 2", "検索用の列 画2 が画像戸籍と一致しません")]
    [InlineData("DELETE FROM ImagedIndex WHERE Number = 2", "検索用の列 画2 が画像戸籍と一致しません")]
    [InlineData("UPDATE ImagedPersons SET BirthDate = '昭和2年1月1日' WHERE Number = 2 AND Position = 1", "検索用の列 画2 が画像戸籍と一致しません")]
    [InlineData("UPDATE ImagedPages SET Content = (SELECT Content FROM ImagedPages WHERE Number = 1 AND Page = 1) WHERE Number = 2 AND Page = 1", "検索用の列 画2 が画像戸籍と一致しません")]
    [InlineData("UPDATE Counters SET Value = 1 WHERE Name = 'imaged'", "Counters の imaged は 1 ですが、Generations に 3 番まであります")]
    public async Task Verify_Tampered_IsNamed(string sql, string problem)
    {
        await using var city = await TakenInAsync("imagestamper");

        Assert.NotEqual(0, await city.TamperAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql)));

        Assert.Contains(await city.ProblemsAsync(), p => p.StartsWith(problem, StringComparison.Ordinal));
    }

    /// <summary>A document written anew beside the program, with all its hashes, has no signed row: not a page of it is shown.</summary>
    [SqliteFact]
    public async Task Open_AGenerationNobodySigned_IsRefused()
    {
        await using var city = await TakenInAsync("imagesforged");
        await using (var database = city.Open())
        {
            var row = await database.Generations.AsNoTracking().SingleAsync(g => g.Kind == DocumentKind.Imaged && g.Number == 2);
            var bytes = GenerationBytes.Compress(ImagedDocument.Write(((KeptDocument.OfImaged)KeptDocument.Read(row.Kind, GenerationBytes.Expand(row.Bytes))).Imaged with { FamilyName = "別人" }));
            var forged = new GenerationRow
            {
                Kind = row.Kind, Number = row.Number, Generation = row.Generation, Schema = row.Schema, Bytes = bytes, BytesHash = SHA256.HashData(bytes), PreviousHash = row.PreviousHash,
                JournalNumber = row.JournalNumber, CaseId = row.CaseId, Receipt = row.Receipt, RecordedAt = row.RecordedAt, Operator = row.Operator, Approver = row.Approver,
            };
            await city.TamperAsync($"UPDATE Generations SET Bytes = {bytes}, BytesHash = {forged.BytesHash}, Hash = {Canonical.HashOf(forged)} WHERE Kind = 'Imaged' AND Number = 2");
        }

        await Assert.ThrowsAsync<RegisterDocumentException>(() => city.Get<ImagedStore>().OpenAsync(new(2), TestCity.Counter));
        await Assert.ThrowsAsync<RegisterDocumentException>(() => city.Get<ImagedStore>().PageAsync(new(2), 1, TestCity.Counter));
    }

    /// <summary>One that was taken away is not one that the city never had.</summary>
    [SqliteFact]
    public async Task Open_AnImageThatIsGone_IsRefusedAndNotSaidToBeUnknown()
    {
        await using var city = await TakenInAsync("imagesgone");
        await city.TamperAsync($"DELETE FROM Generations WHERE Kind = 'Imaged' AND Number = 2");

        await Assert.ThrowsAsync<RegisterDocumentException>(() => city.Get<ImagedStore>().OpenAsync(new(2), TestCity.Counter));
        await Assert.ThrowsAsync<RegisterDocumentException>(() => city.Get<ImagedStore>().PageAsync(new(2), 1, TestCity.Counter));
    }

    [SqliteFact]
    public async Task Page_PictureChanged_IsNotShownAndNamedByItsPage()
    {
        await using var city = await TakenInAsync("imageswrong");
        var page = (await city.Get<ImagedStore>().OpenAsync(new(2), TestCity.Counter))!.Register.Pages[1];
        var bytes = await File.ReadAllBytesAsync(city.ImageOf(page.Content));
        bytes[^20] ^= 1;
        await File.WriteAllBytesAsync(city.ImageOf(page.Content), bytes);

        await Assert.ThrowsAsync<ContentException>(() => city.Get<ImagedStore>().PageAsync(new(2), 2, TestCity.Counter));

        Assert.Contains(await city.ProblemsAsync(), p => p.StartsWith("画像戸籍 画2 の2頁 の中身が書き換えられています", StringComparison.Ordinal));
    }

    private static async Task NothingAsync(TestCity city)
    {
        await using var database = city.Open();
        Assert.Equal((0, 0, 0), (await database.ImagedIndex.CountAsync(), await database.Contents.CountAsync(), await database.Generations.CountAsync(g => g.Kind == DocumentKind.Imaged)));
        var stored = new List<StoredContent>();
        await foreach (var content in city.Get<IContentStore>().ListAsync(default))
        {
            stored.Add(content);
        }

        Assert.Empty(stored);
    }
}
