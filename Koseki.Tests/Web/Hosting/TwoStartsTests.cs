using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Security;
using Koseki.Tests.Infrastructure.Databases;
using Koseki.Tests.Infrastructure.SqlServerScripts;
using Koseki.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Koseki.Tests.Web.Hosting;

/// <summary>Fault Q9: two web nodes that start at once on a new database both find it whole, its rows and sample accounts once.</summary>
public sealed class TwoStartsTests
{
    [Fact]
    public async Task Prepare_TwoNodesAtOnce_BothFindItWhole()
    {
        var folder = Directory.CreateTempSubdirectory("koseki-starts-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "accounts.json"), """
            [{"account":"kessai","name":"決裁　三郎","roles":["Approver","Counter"],"office":"01","password":"Koba-meti-7431"},{"account":"unyo","name":"運用　五郎","roles":["Operator"],"office":"01","password":"Koba-meti-7431"}]
            """);
        DevelopmentCertificates.Ensure(Path.Combine(folder, "certificates"), TimeProvider.System);
        var place = TestDatabase.Core(folder);
        await using (var one = Build(folder, place, "web-1"))
        await using (var other = Build(folder, place, "web-2"))
        {
            await Task.WhenAll(new[] { one, other }.Select(n => Task.Run(() => WebApp.PrepareAsync(n.Services))));

            await using var database = await one.Services.GetRequiredService<IDbContextFactory<KosekiDbContext>>().CreateDbContextAsync();
            Assert.Equal(["kessai", "unyo"], (await database.Users.Select(u => u.UserName!).ToListAsync()).Order(StringComparer.Ordinal));
            Assert.Equal([StaffRole.Counter, StaffRole.Approver, StaffRole.Operator], (await database.DutyGrants.Select(g => g.Role).ToListAsync()).Order());
            Assert.Equal(4, await database.Offices.CountAsync());
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await place.DropAsync();
        Directory.Delete(folder, recursive: true);
        SqlServerRules.AssertKept(folder);
    }

    private static WebApplication Build(string folder, TestDatabase place, string node) => WebApp.Build(["--environment", "Development"], builder =>
    {
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(place.Settings("Koseki:"));
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Koseki:Node"] = node,
            ["Koseki:Anchors"] = Path.Combine(folder, "anchors"),
            ["Koseki:HeadKey"] = Path.Combine(folder, "keep", "head-key.pem"),
            ["Koseki:Certificates"] = Path.Combine(folder, "certificates"),
            ["Koseki:SeedAccounts"] = Path.Combine(folder, "accounts.json"),
            ["Koseki:Port"] = "0",
            ["Koseki:DoorPort"] = "0",
        });
    });
}
