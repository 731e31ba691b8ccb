using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.City;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Pdf.Fonts;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Infrastructure.Persistence.Journal;

namespace Koseki.Infrastructure.UseCases.City;

/// <summary>
/// 市の設定: entered by one person, confirmed by another, each a row of the journal that nobody changes. Who may do what is
/// decided by <see cref="SettingRules"/>.
/// </summary>
public sealed class CityDesk(ReadScopes scopes, CityReader reader, JournalWriter journal, CertificateRenderer renderer, TimeProvider clock)
{
    /// <summary>Every entry, the newest first.</summary>
    public Task<IReadOnlyList<SettingEntry>> ListAsync(CancellationToken cancellation = default) => reader.EntriesAsync(cancellation);

    /// <summary>The offices in the order of lists, by code.</summary>
    public async Task<IReadOnlyList<(string Code, string Name)>> OfficesAsync(CancellationToken cancellation = default)
    {
        await using var scope = await scopes.OpenAsync(cancellation);
        return await SettingStore.OfficesAsync(scope.Database, cancellation);
    }

    /// <summary>Enters one; it waits for a second person. Gives its number; throws <see cref="CaseException"/>.</summary>
    /// <param name="from">First day; of a 閉庁日 the day itself is taken.</param>
    /// <param name="setting">What is to hold.</param>
    /// <param name="actor">Who enters it.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<long> EnterAsync(DateOnly from, CitySetting setting, Actor actor, CancellationToken cancellation = default)
    {
        var asked = SettingRules.AsKept(setting);
        var begins = SettingRules.BeginOf(asked, from);
        var (_, number) = await journal.CommitAsync(actor, async open =>
        {
            Rulings.Refuse(SettingRules.WhyNot(actor));
            Rulings.Refuse(SettingRules.WhyNotEnter(begins, asked, Today, await reader.EntriesAsync(cancellation)) ?? WhyNotPrintable(asked));
            Rulings.Refuse(SettingRules.WhyNotOffice(asked, await SettingStore.OfficesAsync(open.Database, cancellation)));
            var entry = await SettingStore.AddAsync(open, begins, asked);
            return (new Deed(DeedKind.Setting, $"{entry.Called} を入れた(確認待ち)"), entry.Number);
        }, cancellation);
        return number;
    }

    /// <summary>確認: from its first day on the entry holds.</summary>
    public Task ConfirmAsync(long number, Actor actor, CancellationToken cancellation = default) => DecideAsync(number, true, "", actor, cancellation);

    /// <summary>差戻し: the entry never comes into force.</summary>
    public Task SendBackAsync(long number, string reason, Actor actor, CancellationToken cancellation = default) =>
        DecideAsync(number, false, CasePaper.Reason(reason).Demand(), actor, cancellation);

    private async Task DecideAsync(long number, bool confirmed, string reason, Actor actor, CancellationToken cancellation) =>
        await journal.CommitAsync(actor, async open =>
        {
            var known = await reader.EntriesAsync(cancellation);
            var entry = known.FirstOrDefault(e => e.Number == number) ?? throw new CaseException(new SettingRefusal.Unknown(number));
            Rulings.Refuse(confirmed ? SettingRules.WhyNotConfirm(entry, actor, Today, known) : SettingRules.WhyNotDecide(entry, actor));
            SettingStore.AddDecision(open, number, confirmed, reason);
            return (new Deed(DeedKind.Setting, $"{entry.Called} を{(confirmed ? "確認した" : "差し戻した")}", Reason: confirmed ? null : reason), true);
        }, cancellation);

    // What cannot be printed must not wait for the first certificate to say so.
    private SettingRefusal.Unprintable? WhyNotPrintable(CitySetting setting)
    {
        if (setting is not CitySetting.OfCertifier { Certifier: var certifier })
        {
            return null;
        }

        try
        {
            renderer.Require($"{certifier.Title}{certifier.Name}");
            OutlineReader.Read(certifier.Seal, 0, 0, certifier.Seal.Side);
            return null;
        }
        catch (Exception e) when (e is UnknownCharacterException or FormatException)
        {
            return new(e.Message);
        }
    }

    private DateOnly Today => JapanTime.DayOf(clock.GetUtcNow());
}
