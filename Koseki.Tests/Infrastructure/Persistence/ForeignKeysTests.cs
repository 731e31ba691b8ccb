using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>Rows that belong together cannot be without each other, whatever they are written by.</summary>
public sealed class ForeignKeysTests
{
    // Columns that say which row of another table is meant. A register and a person are numbers: no table has one row of each.
    private static readonly HashSet<string> Naming =
        ["CaseId", "Bundle", "Stop", "Confirms", "Message", "Content", "Hash", "Source", "OfficeCode", "Office", "Terminal", "Code", "Device", "AccountId", "UserId", "RoleId"];

    private static readonly Dictionary<string, string> Without = new(StringComparer.Ordinal)
    {
        ["Audit.CaseId"] = "送付物の操作は案件の錠を取らない(ADR 0005)。案件は消えない",
        ["Cases.Bundle"] = "束の番号。初めの届の番号だが、その届は錠の外にあることがある(ADR 0005)",
        ["CitySettings.Content"] = "値そのもの",
        ["Outbox.Content"] = "値そのもの",
        ["ImagedIndex.Source"] = "束の名前。表ではない",
        ["Journal.Hash"] = "自分のハッシュ",
        ["States.Hash"] = "自分のハッシュ",
        ["AccessLog.Hash"] = "自分のハッシュ",
        ["Generations.Hash"] = "自分のハッシュ",
        ["Contents.Hash"] = "自分の番地",
        ["ContentBlobs.Hash"] = "中身はそれを使う行より先にしまう",
        ["Offices.Code"] = "自分の番号",
        ["Terminals.Code"] = "自分の番号",
        ["Audit.Office"] = "そのときの記録",
        ["Audit.Terminal"] = "そのときの記録",
        ["AccessLog.Terminal"] = "そのときの記録",
        ["Cases.Office"] = "そのときの記録",
        ["ReceiptBook.Office"] = "そのときの記録",
        ["CertificateIssues.Office"] = "そのときの記録",
        ["CertificateIssues.Terminal"] = "そのときの記録",
        ["CounterRequests.Office"] = "そのときの記録",
        ["CounterRequests.Terminal"] = "そのときの記録",
        ["SpoiltPapers.Office"] = "そのときの記録",
        ["SpoiltPapers.Terminal"] = "そのときの記録",
        ["PrintJobs.Office"] = "そのときの記録",
        ["PrintJobs.Terminal"] = "そのときの記録",
        ["KioskAlarms.Code"] = "何の警報か。だれの番号でもない",
        ["NightDeposits.Terminal"] = "そのときの記録",
        ["Outages.Terminal"] = "そのときの記録",
        ["RefusalRequests.Terminal"] = "そのときの記録",
        ["StaffSessions.Office"] = "そのときの記録",
        ["StaffSessions.Terminal"] = "そのときの記録",
        ["StaffSessions.AccountId"] = "そのときの記録。操作のたびにアカウントと照らす",
        ["StaffSessions.Device"] = "登録していないブラウザのサインインもある",
        ["AspNetUsers.Office"] = "窓口のない職員もいる",
    };

    [Fact]
    public async Task Model_WhatNamesAnotherRow_HasAForeignKeyOrAReason()
    {
        await using var city = await TestCity.CreateAsync("keys");
        await using var database = city.Open();
        var columns = database.Model.GetEntityTypes().SelectMany(e => e.GetProperties()).Where(p => Naming.Contains(p.Name) && p.ClrType != typeof(bool)).ToDictionary(p => $"{((IEntityType)p.DeclaringType).GetTableName()}.{p.Name}", p => p.IsForeignKey());

        Assert.Equal(Without.Keys.Order(StringComparer.Ordinal), columns.Where(c => !c.Value).Select(c => c.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Delete_ACaseWithItsReceipt_IsRefusedByTheDatabase()
    {
        await using var city = await TestCity.CreateAsync("keysheld");
        await BirthPaper.ReceivedAsync(city);
        await using var database = city.Open();

        var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => database.Cases.ExecuteDeleteAsync());

        Assert.Contains("FOREIGN KEY", refused.Message, StringComparison.Ordinal);
    }
}
