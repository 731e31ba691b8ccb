using System.Buffers.Binary;
using Koseki.Domain.Certificates.SealRegistrations;
using Koseki.Konbini.Gateway.Families.Holders;
using Koseki.Konbini.Gateway.Persistence;

namespace Koseki.Konbini.Gateway.Families.Seals;

/// <summary>A registration of nobody, for the test before opening: a square of ink, ten millimetres wide.</summary>
internal static class SealSpecimen
{
    private const int Pixels = 240;
    private const string Name = "見本　印鑑", Address = "埼玉県越谷市越ヶ谷四丁目２番１号";

    internal static (SealSnapshot Snapshot, SealHolder Holder) Make(DateOnly birth, DateTimeOffset now)
    {
        var impression = new SealImpression(Pixels, Pixels, SealImpression.CoarsestResolution, new byte[Pixels / 8 * Pixels]);
        // What the check reads of the picture is its size.
        var head = new byte[24];
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(16), Pixels);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(20), Pixels);
        var pair = new HousematePair(
            new ResidentRecord { Number = "", Household = "", Name = Name, BirthDate = birth, Address = Address },
            new Resident { Number = "", Status = "ACTIVE", BirthDate = birth, Name = Name });
        var seal = new SealRegistration { Number = "0", ResidentNumber = "", Name = Name, Image = head, Resolution = impression.Resolution, PixelHash = impression.Sha256 };
        return (new(new(new() { Number = "", Address = Address, HeadName = Name, MemberCount = 1 }, [pair], pair, false), [new(seal, null)], now), new(Name, birth, Address, false, impression));
    }
}
