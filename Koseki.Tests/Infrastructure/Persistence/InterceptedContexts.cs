using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Infrastructure.Persistence.Setup;
using Koseki.Infrastructure.UseCases.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>Contexts of a city's file with something set between them and the file; and what works on them.</summary>
internal sealed class InterceptedContexts(TestCity city, params IInterceptor[] between) : IDbContextFactory<KosekiDbContext>
{
    private readonly DbContextOptions<SqliteKosekiDbContext> options = new DbContextOptionsBuilder<SqliteKosekiDbContext>()
        .UseSqlite(city.Place.Connection).UseApplicationServiceProvider(DesignTime.Services).AddInterceptors([new SqlitePragmas(), city.Get<StateLog>(), .. between]).Options;

    /// <summary>A journal on them.</summary>
    public JournalWriter Journal => new(this, city.Get<JournalAnchors>(), city.Get<JournalSignal>(), city.Get<SessionGuard>(), city.Get<CaseGuard>(), city.Get<CityReader>(), city.Get<WriteTurn>(), new(this, city.Get<JournalSignal>(), city.Clock), city.Clock);

    /// <summary>A workflow on them.</summary>
    public CaseWorkflow Workflow
    {
        get
        {
            var (journal, planner, marks) = (Journal, city.Get<CasePlanner>(), city.Get<CaseMarks>());
            var drafts = new CaseDrafts(new(this, city.Get<SessionGuard>(), marks, city.Get<WriteTurn>()), journal, planner, marks, city.Clock);
            return new(new(this), journal, new(this, planner, city.Get<CityReader>()), drafts, planner, city.Get<CaseDecision>(), marks, city.Get<CaseBook>());
        }
    }

    /// <inheritdoc/>
    public KosekiDbContext CreateDbContext() => new SqliteKosekiDbContext(options);
}
