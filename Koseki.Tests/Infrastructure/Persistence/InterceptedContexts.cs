using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Infrastructure.Persistence.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>Contexts of a city's file with something set between them and the file; and what works on them.</summary>
internal sealed class InterceptedContexts(TestCity city, params IInterceptor[] between) : IDbContextFactory<KosekiDbContext>
{
    private readonly DbContextOptions<SqliteKosekiDbContext> options = new DbContextOptionsBuilder<SqliteKosekiDbContext>()
        .UseSqlite(city.Place.Connection).UseApplicationServiceProvider(DesignTime.Services).AddInterceptors([new SqlitePragmas(), city.Get<StateLog>(), .. between]).Options;

    /// <summary>A journal on them.</summary>
    public JournalWriter Journal => new(this, city.Get<JournalAnchors>(), city.Get<JournalSignal>(), city.Get<SessionGuard>(), city.Get<CaseGuard>(), city.Get<CityReader>(), city.Get<WriteTurn>(), city.Clock);

    /// <summary>A workflow on them.</summary>
    public CaseWorkflow Workflow => new(this, Journal, city.Get<CasePlanner>(), city.Get<CaseDecision>(), city.Get<CaseMarks>(), city.Get<SessionGuard>(), city.Get<CityReader>(), city.Get<WriteTurn>(), city.Clock);

    /// <inheritdoc/>
    public KosekiDbContext CreateDbContext() => new SqliteKosekiDbContext(options);
}
