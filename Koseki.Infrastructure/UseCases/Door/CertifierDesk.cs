using Koseki.Domain.Certificates.Door;
using Koseki.Domain.City;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.City;

namespace Koseki.Infrastructure.UseCases.Door;

/// <summary>Who certifies on a day, with the seal: for the papers that the gateway makes itself.</summary>
public sealed class CertifierDesk(CityReader city)
{
    /// <summary>The certifier; throws <see cref="DoorRefusalException"/> when nobody certifies on that day, or the record of it was changed.</summary>
    public async Task<CertifierAnswer> AnswerAsync(CertifierQuestion question, CancellationToken cancellation)
    {
        var certifier = (await SettingsAsync(question.Day, cancellation)).Certifier ?? throw new DoorRefusalException(DoorDenial.NotCertified.Nobody);
        return new(question.Day, certifier.Title, certifier.Name, certifier.Seal.Outline, certifier.Seal.Extent, certifier.Seal.Side);
    }

    private async Task<CitySettings> SettingsAsync(DateOnly day, CancellationToken cancellation)
    {
        try
        {
            return await city.AtAsync(day, cancellation);
        }
        catch (CaseException e) when (e.Why is SettingRefusal.Foreign)
        {
            throw new DoorRefusalException(new DoorDenial.RecordForeign(e.Message));
        }
    }
}
